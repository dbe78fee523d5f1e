/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-table.h"

G_BEGIN_DECLS

typedef struct _IsmsTableBuilder IsmsTableBuilder;

IsmsTableBuilder *isms_table_builder_new (const char *encoding, char delimiter);
void isms_table_builder_free (IsmsTableBuilder *self);

void isms_table_builder_begin_row (IsmsTableBuilder *self, guint line);
gboolean isms_table_builder_add_cell (IsmsTableBuilder *self, const char *text, gsize length, GError **error);
void isms_table_builder_mark_malformed (IsmsTableBuilder *self);
gboolean isms_table_builder_end_row (IsmsTableBuilder *self, GError **error);

void isms_table_builder_take_problem (IsmsTableBuilder *self, guint line, IsmsTableProblemKind kind, char *sentence);
void isms_table_builder_take_error (IsmsTableBuilder *self, guint line, guint column, const char *value);
void isms_table_builder_mark_merged (IsmsTableBuilder *self, guint line, guint n_columns);

char *isms_table_letters (guint column);

IsmsTable *isms_table_builder_finish (IsmsTableBuilder *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsTableBuilder, isms_table_builder_free)

G_END_DECLS

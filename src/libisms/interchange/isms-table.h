/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "interchange/isms-table-problem.h"

G_BEGIN_DECLS

#define ISMS_TYPE_TABLE (isms_table_get_type ())
#define ISMS_TABLE_ERROR (isms_table_error_quark ())

#define ISMS_TABLE_MAX_BYTES (64u * 1024 * 1024)
#define ISMS_TABLE_MAX_ROWS 1000000u
#define ISMS_TABLE_MAX_COLUMNS 4096u
#define ISMS_TABLE_MAX_CELL_BYTES (1024u * 1024)
#define ISMS_TABLE_MAX_PROBLEMS 1000u

typedef struct _IsmsTable IsmsTable;

typedef enum
{
  ISMS_TABLE_ERROR_TOO_LARGE,
  ISMS_TABLE_ERROR_NOT_TEXT,
  ISMS_TABLE_ERROR_EMPTY,
  ISMS_TABLE_ERROR_DAMAGED,
  ISMS_TABLE_ERROR_LOCKED,
  ISMS_TABLE_ERROR_NO_SHEET,
  ISMS_TABLE_ERROR_NO_ROW,
} IsmsTableError;

GType isms_table_get_type (void) G_GNUC_CONST;
GQuark isms_table_error_quark (void);

IsmsTable *isms_table_ref (IsmsTable *self);
void isms_table_unref (IsmsTable *self);

const char *isms_table_get_encoding (IsmsTable *self);
char isms_table_get_delimiter (IsmsTable *self);

guint isms_table_get_n_columns (IsmsTable *self);
const char *isms_table_get_column_name (IsmsTable *self, guint column);
const char *isms_table_get_column_label (IsmsTable *self, guint column);
guint isms_table_get_first_column (IsmsTable *self);

guint isms_table_get_header_line (IsmsTable *self);
IsmsTable *isms_table_with_header (IsmsTable *self, guint line, GError **error);
guint isms_table_get_n_lines (IsmsTable *self);
guint isms_table_get_nth_line (IsmsTable *self, guint index);
char *isms_table_describe_nth_line (IsmsTable *self, guint index);

guint isms_table_get_n_rows (IsmsTable *self);
const char *isms_table_get_cell (IsmsTable *self, guint row, guint column);
guint isms_table_get_line (IsmsTable *self, guint row);
gboolean isms_table_row_is_malformed (IsmsTable *self, guint row);
gboolean isms_table_row_is_heading (IsmsTable *self, guint row);
gboolean isms_table_row_is_record (IsmsTable *self, guint row);
guint isms_table_get_n_extra_cells (IsmsTable *self, guint row);
const char *isms_table_get_extra_cell (IsmsTable *self, guint row, guint index);

GPtrArray *isms_table_get_problems (IsmsTable *self);
guint isms_table_get_n_problems (IsmsTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsTable, isms_table_unref)

G_END_DECLS

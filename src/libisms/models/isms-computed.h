/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsComputedValue:
 * @number: what it sorts by
 * @group: the key of the record that names the range of numbers it lies in; 0 where none does
 */
typedef struct
{
  gint64 number;
  gint64 group;
} IsmsComputedValue;

#define ISMS_TYPE_COMPUTED (isms_computed_get_type ())
G_DECLARE_DERIVABLE_TYPE (IsmsComputed, isms_computed, ISMS, COMPUTED, GObject)

/**
 * IsmsComputedClass:
 * @watch: begins to follow what the values are read off; called once
 * @read: finds the value of a record, %FALSE where there is nothing to say; called for each row, so it looks up what is known already
 * @explain: (nullable): says why there is none, as a translated word or two; %NULL where the column's own word will do
 */
struct _IsmsComputedClass
{
  GObjectClass parent_class;

  void (*watch) (IsmsComputed *self, IsmsStore *store);
  gboolean (*read) (IsmsComputed *self, guint place, gint64 record, IsmsComputedValue *value);
  const char *(*explain) (IsmsComputed *self, guint place, gint64 record);
};

IsmsComputed *isms_computed_find (IsmsStore *store, const IsmsKind *kind);
IsmsStore *isms_computed_get_store (IsmsComputed *self);
void isms_computed_changed (IsmsComputed *self);

gboolean isms_computed_read (IsmsComputed *self, guint column, gint64 record, IsmsComputedValue *value);
IsmsRecord *isms_computed_find_group (IsmsComputed *self, guint column, gint64 record);
char *isms_computed_format (IsmsComputed *self, guint column, gint64 record);

void isms_computed_narrow (IsmsComputed *self, GArray *records, const IsmsFilter *filters, const char *except);
void isms_computed_sort (IsmsComputed *self, guint column, GArray *records, gboolean descending);
GPtrArray *isms_computed_tally (IsmsComputed *self, guint column, GArray *records);

G_END_DECLS

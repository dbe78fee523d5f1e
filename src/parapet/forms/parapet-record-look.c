/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "forms/parapet-new-dialog.h"
#include "forms/parapet-record-look.h"

static GHashTable *looks;

static GHashTable *
get_looks (void)
{
  if (looks == NULL)
    looks = g_hash_table_new (g_str_hash, g_str_equal);
  return looks;
}

/**
 * parapet_record_look_register:
 * @look: in static storage; takes the place of one registered before for the same kind
 */
void
parapet_record_look_register (const ParapetRecordLook *look)
{
  g_hash_table_replace (get_looks (), (gpointer) look->kind, (gpointer) look);
}

/**
 * parapet_record_look_find:
 *
 * Returns: (transfer none) (nullable): what is special about the kind's records
 */
const ParapetRecordLook *
parapet_record_look_find (const IsmsKind *kind)
{
  return g_hash_table_lookup (get_looks (), kind->name);
}

/**
 * parapet_record_look_ask:
 *
 * Returns: (transfer floating): the dialog that makes a record of that kind, with the signal "created"
 */
AdwDialog *
parapet_record_look_ask (IsmsStore *store,
                         const IsmsKind *kind)
{
  const ParapetRecordLook *look = parapet_record_look_find (kind);

  return look != NULL && look->add != NULL ? look->add (store) : parapet_new_dialog_new (store, kind, NULL);
}

/**
 * parapet_record_look_hides:
 *
 * Returns: whether the general way leaves that field to the kind's own head or tail
 */
gboolean
parapet_record_look_hides (const IsmsKind *kind,
                           const char *field)
{
  const ParapetRecordLook *look = parapet_record_look_find (kind);

  return look != NULL && look->hidden != NULL && g_strv_contains (look->hidden, field);
}

/**
 * parapet_record_look_warn:
 *
 * Returns: (transfer full) (nullable): what speaks against what stands in the field, in a sentence
 */
char *
parapet_record_look_warn (IsmsStore *store,
                          IsmsRecord *record,
                          const char *field)
{
  const ParapetRecordLook *look = parapet_record_look_find (isms_record_get_kind (record));

  return look != NULL && look->warn != NULL ? look->warn (store, record, field) : NULL;
}

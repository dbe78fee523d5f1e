/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/isms-field-type.h"
#include "store/isms-seal.h"
#include "store/isms-store.h"

static char *
describe_target (IsmsStore *self,
                 gint64 key)
{
  g_autoptr (IsmsRecord) target = isms_store_get_any (self, key);

  if (target == NULL)
    return g_strdup ("?");
  return g_strdup (isms_seal_get_title (self, target));
}

/**
 * isms_store_format:
 * @field: the field's place in the kind's table
 *
 * Returns: (transfer full): what a person reads; links by the title of what they lead to
 */
char *
isms_store_format (IsmsStore *self,
                   IsmsRecord *record,
                   guint field)
{
  const IsmsField *described = &isms_record_get_kind (record)->fields[field];
  const IsmsValue *value = isms_record_get_value (record, field);
  g_autoptr (GStrvBuilder) titles = NULL;
  g_auto (GStrv) keys = NULL;
  g_auto (GStrv) words = NULL;

  if (!isms_field_is_link (described) || isms_value_is_null (value))
    return isms_field_format (described, value);
  if (value->storage == ISMS_STORAGE_INTEGER)
    return describe_target (self, value->integer);

  titles = g_strv_builder_new ();
  keys = isms_value_members (value);
  for (guint i = 0; keys[i] != NULL; i++)
    g_strv_builder_take (titles, describe_target (self, g_ascii_strtoll (keys[i], NULL, 10)));
  words = g_strv_builder_end (titles);
  return g_strjoinv (", ", words);
}

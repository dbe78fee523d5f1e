/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-filter-words.h"
#include "models/isms-scale.h"
#include "store/isms-seal.h"

static char *
name_record (IsmsStore *store,
             const char *key)
{
  g_autoptr (IsmsRecord) record = isms_store_get_any (store, g_ascii_strtoll (key, NULL, 10));

  return g_strdup (record != NULL ? isms_seal_get_title (store, record) : key);
}

static char *
name_value (IsmsStore *store,
            const IsmsField *field,
            const char *value)
{
  const IsmsChoice *choice = isms_field_find_choice (field, value);
  g_autoptr (IsmsRecord) step = field->type == ISMS_SCALE ? isms_scale_find_step (store, NULL, field, g_ascii_strtoll (value, NULL, 10)) : NULL;

  if (*value == '\0')
    return g_strdup (field->unsaid != NULL ? _(field->unsaid) : _("not said"));
  if (isms_field_is_link (field) || (field->computed && field->links_to != NULL))
    return name_record (store, value);
  if (field->type == ISMS_BOOLEAN)
    return g_strdup (*value == '1' ? _("yes") : _("no"));
  if (step != NULL)
    return g_strdup (isms_record_get_title (step));
  return g_strdup (choice != NULL ? _(choice->label) : value);
}

static char *
tell_values (IsmsStore *store,
             const IsmsField *field,
             const char *const *values)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *list = NULL;

  for (guint i = 0; values[i] != NULL; i++)
    g_strv_builder_take (names, name_value (store, field, values[i]));
  all = g_strv_builder_end (names);
  list = g_strjoinv (C_("list", ", "), all);
  /* Translators: a field and the values that are let through: "Risk owner: Ada Berg, Falk Grothe" */
  return g_strdup_printf (C_("filter", "%s: %s"), isms_field_label (field), list);
}

/**
 * isms_filter_words_tell:
 *
 * Returns: (transfer full): by what the list is narrowed down, in words: "“mail”; Risk owner: Ada Berg"; empty where it is not
 */
char *
isms_filter_words_tell (IsmsRecordList *list)
{
  const IsmsKind *kind = isms_record_list_get_kind (list);
  const char *match = isms_record_list_get_match (list);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (match != NULL && *match != '\0')
    /* Translators: words that were searched for */
    g_strv_builder_take (parts, g_strdup_printf (_("“%s”"), match));
  for (guint i = 0; i < isms_kind_n_columns (kind); i++)
    {
      const IsmsField *column = isms_kind_column (kind, i);
      const char *const *values = isms_record_list_get_filter (list, column->name);

      if (values != NULL && values[0] != NULL)
        g_strv_builder_take (parts, tell_values (isms_record_list_get_store (list), column, values));
    }
  all = g_strv_builder_end (parts);
  return g_strjoinv ("; ", all);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "store/isms-store-private.h"

/* What a record may not say of itself before others say theirs: only the store sees them both. */

static const char *
get_text (IsmsRecord *record,
          const char *field)
{
  const char *text = isms_record_get_text (record, field);

  return text != NULL ? text : "";
}

/* An action that is dropped asks for nothing. Returns: (nullable): why the nonconformity cannot be closed. */
static char *
find_unfinished (IsmsRecord *action)
{
  const char *status = get_text (action, "status");
  const char *code = isms_record_get_code (action);

  if (g_str_equal (status, "dropped"))
    return NULL;
  if (!g_str_equal (status, "done"))
    return g_strdup_printf (_("corrective action %s is not done yet (10.2 c)."), code);
  if (!isms_record_has (action, "effect_checked_on") || !isms_record_has (action, "effect_result"))
    return g_strdup_printf (_("nobody checked yet whether corrective action %s worked (10.2 d)."), code);
  if (g_strcmp0 (isms_record_get_text (action, "effect_checked_on"), isms_record_get_text (action, "effect_check_planned_on")) < 0)
    return g_strdup_printf (_("the effect of corrective action %s was checked before the day planned for it (10.2 d)."), code);
  return NULL;
}

/**
 * isms_demand_check:
 * @error: return location: %ISMS_FIELD_ERROR_REQUIRED
 *
 * Asks of a nonconformity that is closed: is each of its corrective actions done, and was its effect checked after the waiting time?
 *
 * Returns: whether the record may stand
 */
gboolean
isms_demand_check (IsmsStore *self,
                   IsmsRecord *record,
                   GError **error)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  g_autoptr (GPtrArray) actions = NULL;

  if (kind != &isms_kind_nonconformity || !g_str_equal (get_text (record, "status"), "closed"))
    return TRUE;
  actions = isms_store_get_backlinks (self, isms_record_get_key (record), &isms_kind_corrective_action, "nonconformity");
  for (guint i = 0; i < actions->len; i++)
    {
      g_autofree char *why = find_unfinished (g_ptr_array_index (actions, i));

      if (why != NULL)
        return isms_record_refuse (record, isms_kind_field (kind, "status"), ISMS_FIELD_ERROR_REQUIRED, why, error);
    }
  return TRUE;
}

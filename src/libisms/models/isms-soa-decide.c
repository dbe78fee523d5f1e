/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-soa-decide.h"

/**
 * isms_soa_needs_reason:
 *
 * Returns: whether the decision has to come with a reason that nobody has written yet (6.1.3 d: each exclusion is justified)
 */
gboolean
isms_soa_needs_reason (IsmsRecord *control,
                       IsmsSoaState state)
{
  return state == ISMS_SOA_EXCLUDED && !isms_record_has (control, "exclusion_reason");
}

static char *
make_label (IsmsRecord *control,
            IsmsSoaState state)
{
  const char *code = isms_record_get_code (control);

  if (state == ISMS_SOA_EXCLUDED)
    return g_strdup_printf (_("Exclude %s"), code);
  if (state == ISMS_SOA_UNDECIDED)
    return g_strdup_printf (_("Leave %s undecided"), code);
  /* Translators: "Apply A.5.7: Partly in place" */
  return g_strdup_printf (_("Apply %s: %s"), code, isms_soa_state_get_label (state));
}

static gboolean
set_fields (IsmsStore *store,
            IsmsRecord *control,
            IsmsSoaState state,
            const char *exclusion_reason,
            GError **error)
{
  gboolean applies = state < ISMS_SOA_EXCLUDED;
  g_auto (IsmsValue) applicable = ISMS_VALUE_NULL;

  if (state != ISMS_SOA_UNDECIDED)
    isms_value_set_integer (&applicable, applies);
  if (!isms_store_set (store, control, "applicable", &applicable, error))
    return FALSE;
  if (applies && !isms_store_set_from_text (store, control, "state", isms_soa_state_get_name (state), error))
    return FALSE;
  return exclusion_reason == NULL || isms_store_set_from_text (store, control, "exclusion_reason", exclusion_reason, error);
}

/**
 * isms_soa_decide:
 * @state: what holds from now on
 * @exclusion_reason: (nullable): why nothing is lost without it; with %ISMS_SOA_EXCLUDED, unless it is written already
 * @error: return location: #IsmsFieldError where a reason is missing, #IsmsStoreError
 *
 * Decides about a control in one step (6.1.3 c, d). What was written before stays, so that a decision can be turned back.
 *
 * Returns: whether it holds now
 */
gboolean
isms_soa_decide (IsmsStore *store,
                 IsmsRecord *control,
                 IsmsSoaState state,
                 const char *exclusion_reason,
                 GError **error)
{
  g_autofree char *label = make_label (control, state);

  if (isms_soa_needs_reason (control, state) && (exclusion_reason == NULL || *exclusion_reason == '\0'))
    return isms_record_refuse (control, isms_kind_field (isms_record_get_kind (control), "exclusion_reason"), ISMS_FIELD_ERROR_REQUIRED,
                               _("Say why nothing is lost without it."), error);
  if (!isms_store_begin (store, label, exclusion_reason, error))
    return FALSE;
  if (set_fields (store, control, state, exclusion_reason, error))
    return isms_store_commit (store, error);
  isms_store_rollback (store);
  return FALSE;
}

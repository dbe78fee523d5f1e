/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-acceptance.h"
#include "models/isms-scale.h"
#include "models/isms-standing.h"

static char *
tell_risk (IsmsStore *store,
           IsmsRecord *risk,
           const char *day)
{
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, risk);
  gint64 likelihood = isms_record_get_integer (risk, "current_likelihood", 0), impact = isms_record_get_integer (risk, "current_impact", 0);
  g_autoptr (IsmsRecord) band = NULL;
  gint64 level;

  if (!isms_scale_get_level (store, method, likelihood, impact, &level))
    return NULL;
  band = isms_scale_find_band (store, method, level);
  if (band == NULL)
    return g_strdup_printf (_("Level %d."), (int) level);
  /* Translators: the level of a risk, and what the acceptance criteria ask for at that level */
  return g_strdup_printf (_("Level %d, %s."), (int) level, isms_record_get_title (band));
}

static const struct
{
  const char *kind;
  char *(*tell) (IsmsStore *store, IsmsRecord *record, const char *day);
} tellers[] = {
  { "acceptance", isms_acceptance_explain },
  { "risk", tell_risk },
};

/**
 * isms_standing_tell:
 * @day: (nullable): as of which day, as 2026-11-23; %NULL for today
 *
 * What is worked out about a record and stands in none of its fields: the level of a risk (6.1.2 d), whether an acceptance holds
 * (6.1.3 f).
 *
 * Returns: (transfer full) (nullable): a sentence, where there is one to say
 */
char *
isms_standing_tell (IsmsStore *store,
                    IsmsRecord *record,
                    const char *day)
{
  for (guint i = 0; i < G_N_ELEMENTS (tellers); i++)
    if (g_str_equal (tellers[i].kind, isms_record_get_kind (record)->name))
      return tellers[i].tell (store, record, day);
  return NULL;
}

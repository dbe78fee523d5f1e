/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-acceptance.h"
#include "models/isms-audit.h"
#include "models/isms-improvement.h"
#include "models/isms-scale.h"
#include "models/isms-standing.h"
#include "models/isms-trend.h"
#include "records/isms-kinds.h"

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

static char *
tell_nonconformity (IsmsStore *store,
                    IsmsRecord *nonconformity,
                    const char *day)
{
  int days = isms_improvement_get_days (nonconformity);

  return days >= 0 ? g_strdup_printf (ngettext ("Closed after %d day.", "Closed after %d days.", (gulong) days), days) : NULL;
}

static guint
count_grade (GPtrArray *findings,
             const char *grade)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_strcmp0 (isms_record_get_text (g_ptr_array_index (findings, i), "grade"), grade) == 0;
  return n;
}

static char *
join (GPtrArray *words)
{
  g_autofree char *joined = NULL;

  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  joined = g_strjoinv (C_("list", ", "), (char **) words->pdata);
  return g_strconcat (joined, ".", NULL);
}

static char *
tell_audit (IsmsStore *store,
            IsmsRecord *audit,
            const char *day)
{
  g_autoptr (GPtrArray) findings = isms_audit_list_findings (store, audit);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (const IsmsChoice *grade = isms_kind_field (&isms_kind_finding, "grade")->choices; grade->value != NULL; grade++)
    {
      guint n = count_grade (findings, grade->value);

      /* Translators: a grade of findings, and how many there are of it: "Minor: 2" */
      if (n > 0)
        g_ptr_array_add (words, g_strdup_printf (_("%s: %u"), _(grade->label), n));
    }
  return join (words);
}

static char *
tell_measure (IsmsStore *store,
              IsmsRecord *measure,
              const char *day)
{
  g_autoptr (IsmsTrend) trend = isms_trend_new (store, measure, day);
  const IsmsTrendValue *last = isms_trend_get_last (trend, 0);
  g_autofree char *value = last != NULL ? isms_trend_format (trend, last->value) : NULL;
  double target;
  g_autofree char *wanted = isms_trend_get_target (trend, &target) ? isms_trend_format (trend, target) : NULL;

  if (value == NULL)
    return g_strdup_printf (_("%s has no value yet"), isms_record_get_code (measure));
  /* Translators: the code of a measure, its last value, and its target: "M-02 is 93 %, the target 95 %" */
  return wanted != NULL ? g_strdup_printf (_("%s is %s, the target %s"), isms_record_get_code (measure), value, wanted)
                        : g_strdup_printf (_("%s is %s"), isms_record_get_code (measure), value);
}

static char *
tell_objective (IsmsStore *store,
                IsmsRecord *objective,
                const char *day)
{
  g_autoptr (GPtrArray) measures = isms_store_get_links (store, objective, "measures");
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < measures->len; i++)
    g_ptr_array_add (words, tell_measure (store, g_ptr_array_index (measures, i), day));
  return join (words);
}

static const struct
{
  const char *kind;
  char *(*tell) (IsmsStore *store, IsmsRecord *record, const char *day);
} tellers[] = {
  { "acceptance", isms_acceptance_explain },
  { "audit", tell_audit },
  { "nonconformity", tell_nonconformity },
  { "objective", tell_objective },
  { "risk", tell_risk },
};

/**
 * isms_standing_tell:
 * @day: (nullable): as of which day, as 2026-11-23; %NULL for today
 *
 * What is worked out about a record and stands in none of its fields: the level of a risk (6.1.2 d), whether an acceptance holds
 * (6.1.3 f), what an audit found (9.2), how long a nonconformity took (10.2), how far an objective is (6.2).
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

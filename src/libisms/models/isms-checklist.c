/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "catalogue/isms-catalogue.h"
#include "models/isms-checklist.h"
#include "records/isms-kinds.h"

/**
 * isms_checklist_list:
 *
 * Returns: (transfer full) (element-type IsmsRecord): the checks of the audit, by code
 */
GPtrArray *
isms_checklist_list (IsmsStore *store,
                     IsmsRecord *audit)
{
  return isms_store_get_backlinks (store, isms_record_get_key (audit), &isms_kind_audit_check, "audit");
}

static gboolean
has_check (GPtrArray *checks,
           const char *criterion)
{
  for (guint i = 0; i < checks->len; i++)
    if (g_strcmp0 (isms_record_get_text (g_ptr_array_index (checks, i), "criterion"), criterion) == 0)
      return TRUE;
  return FALSE;
}

static const char *
get_questions (const IsmsClause *clause)
{
  return clause->auditor_questions != NULL && *clause->auditor_questions != '\0' ? clause->auditor_questions : clause->looks_for;
}

/* A heading such as 7.2 asks what the clauses below it ask. */
static char *
join_questions (const IsmsClause *clause)
{
  const char *own = get_questions (clause);
  g_autoptr (GString) all = g_string_new (own);
  guint n;
  const IsmsClause *clauses = isms_catalogue_get_clauses (&n);

  for (guint i = 0; i < n && (own == NULL || *own == '\0'); i++)
    if (g_strcmp0 (clauses[i].parent, clause->id) == 0 && get_questions (&clauses[i]) != NULL)
      g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", get_questions (&clauses[i]));
  return g_string_free_and_steal (g_steal_pointer (&all));
}

static char *
find_question (const char *criterion)
{
  const IsmsControl *control = isms_catalogue_find_control (criterion);
  const IsmsClause *clause = isms_catalogue_find_clause (criterion);

  return control != NULL ? g_strdup (control->evidence) : clause != NULL ? join_questions (clause)
                                                                         : NULL;
}

static gboolean
add_check (IsmsStore *store,
           IsmsRecord *audit,
           const char *criterion,
           GError **error)
{
  g_autoptr (IsmsRecord) check = isms_store_create (store, &isms_kind_audit_check, NULL);
  g_autofree char *question = find_question (criterion);

  return isms_store_set_text (store, check, "criterion", criterion, error) && isms_store_set_link (store, check, "audit", audit, error) &&
         isms_store_set_text (store, check, "question", question, error);
}

static GPtrArray *
list_criteria (IsmsStore *store,
               IsmsRecord *audit)
{
  GPtrArray *criteria = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) clauses = isms_record_get_members (audit, "clauses");
  g_autoptr (GPtrArray) controls = isms_store_get_links (store, audit, "controls");

  for (guint i = 0; clauses[i] != NULL; i++)
    g_ptr_array_add (criteria, g_strdup (clauses[i]));
  for (guint i = 0; i < controls->len; i++)
    g_ptr_array_add (criteria, g_strdup (isms_record_get_code (g_ptr_array_index (controls, i))));
  return criteria;
}

static int
add_checks (IsmsStore *store,
            IsmsRecord *audit,
            GPtrArray *criteria,
            GError **error)
{
  g_autoptr (GPtrArray) checks = isms_checklist_list (store, audit);
  int n = 0;

  for (guint i = 0; i < criteria->len; i++)
    {
      if (has_check (checks, g_ptr_array_index (criteria, i)))
        continue;
      if (!add_check (store, audit, g_ptr_array_index (criteria, i), error))
        return -1;
      n++;
    }
  return n;
}

/**
 * isms_checklist_prepare:
 * @error: return location: %ISMS_FIELD_ERROR, %ISMS_STORE_ERROR
 *
 * Adds in one step a check for each clause and control of the audit that has none yet, with what an auditor looks for.
 *
 * Returns: how many were added; -1 on error
 */
int
isms_checklist_prepare (IsmsStore *store,
                        IsmsRecord *audit,
                        GError **error)
{
  g_autoptr (GPtrArray) criteria = list_criteria (store, audit);
  g_autofree char *label = g_strdup_printf (_("Prepare the checklist of %s"), isms_record_get_code (audit));
  int n;

  if (!isms_store_begin (store, label, NULL, error))
    return -1;
  n = add_checks (store, audit, criteria, error);
  if (n < 0)
    isms_store_rollback (store);
  else if (!isms_store_commit (store, error))
    return -1;
  return n;
}

/**
 * isms_checklist_count_missing:
 *
 * Returns: how many clauses and controls of the audit isms_checklist_prepare() would add
 */
guint
isms_checklist_count_missing (IsmsStore *store,
                              IsmsRecord *audit)
{
  g_autoptr (GPtrArray) criteria = list_criteria (store, audit);
  g_autoptr (GPtrArray) checks = isms_checklist_list (store, audit);
  guint n = 0;

  for (guint i = 0; i < criteria->len; i++)
    n += !has_check (checks, g_ptr_array_index (criteria, i));
  return n;
}

/**
 * isms_checklist_asks_evidence:
 * @result: (nullable): a word of the field "result" of a check: "conform"
 *
 * Returns: whether such an answer says nothing without what shows it (9.2.2)
 */
gboolean
isms_checklist_asks_evidence (const char *result)
{
  for (const IsmsDemand *demand = isms_kind_audit_check.demands; demand->field != NULL; demand++)
    if (g_strcmp0 (demand->value, result) == 0 && g_str_equal (demand->needs, "evidence"))
      return TRUE;
  return FALSE;
}

/**
 * isms_checklist_answer:
 * @check: an "audit_check"
 * @result: (nullable): a word of its field "result"; %NULL while there is evidence and no answer yet
 * @evidence: (nullable): what shows it
 * @today: as 2026-11-24; the day it was looked at, where it says none
 * @error: return location: %ISMS_FIELD_ERROR, %ISMS_STORE_ERROR
 *
 * Writes in one step whether a criterion is met and what shows it (9.2.2).
 *
 * Returns: whether it was written; not where the answer needs evidence and there is none
 */
gboolean
isms_checklist_answer (IsmsStore *store,
                       IsmsRecord *check,
                       const char *result,
                       const char *evidence,
                       const char *today,
                       GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Answer %s of the checklist"), isms_record_get_title (check));
  gboolean done;

  if (!isms_store_begin (store, label, NULL, error))
    return FALSE;
  done = isms_store_set_text (store, check, "evidence", evidence, error) && isms_store_set_text (store, check, "result", result, error) &&
         (result == NULL || isms_record_has (check, "checked_on") || isms_store_set_text (store, check, "checked_on", today, error));
  return isms_store_end (store, done, error);
}

static gboolean
say_criterion (IsmsStore *store,
               IsmsRecord *finding,
               const char *criterion,
               GError **error)
{
  g_autoptr (IsmsRecord) control = isms_store_find (store, &isms_kind_control, criterion);
  g_autofree char *key = control != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (control)) : NULL;

  if (key != NULL)
    return isms_store_set_text (store, finding, "controls", key, error);
  return isms_catalogue_find_clause (criterion) == NULL || isms_store_set_text (store, finding, "clause", criterion, error);
}

static IsmsRecord *
make_finding (IsmsStore *store,
              IsmsRecord *check,
              const char *title,
              const char *grade,
              const char *today,
              GError **error)
{
  g_autoptr (IsmsRecord) finding = isms_store_create (store, &isms_kind_finding, NULL);
  const char *day = isms_record_get_text (check, "checked_on");

  if (isms_store_set_text (store, finding, "text", title, error) && isms_store_set_text (store, finding, "grade", grade, error) &&
      isms_store_set_text (store, finding, "found_on", day != NULL ? day : today, error) && isms_store_set_same (store, finding, "evidence", check, "evidence", error) &&
      isms_store_set_same (store, finding, "audit", check, "audit", error) &&
      say_criterion (store, finding, isms_record_get_text (check, "criterion"), error) &&
      isms_store_set_link (store, check, "finding", finding, error))
    return g_steal_pointer (&finding);
  return NULL;
}

/**
 * isms_checklist_raise:
 * @check: an "audit_check"
 * @title: what was found, in one line
 * @grade: a word of the field "grade" of a finding: "minor"
 * @today: as 2026-11-24
 * @error: return location: %ISMS_FIELD_ERROR, %ISMS_STORE_ERROR
 *
 * Makes a finding of what the check saw, in one step: audit, criterion and evidence are carried over, and each leads to the other.
 *
 * Returns: (transfer full) (nullable): the finding
 */
IsmsRecord *
isms_checklist_raise (IsmsStore *store,
                      IsmsRecord *check,
                      const char *title,
                      const char *grade,
                      const char *today,
                      GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Raise a finding on %s"), isms_record_get_title (check));
  g_autoptr (IsmsRecord) finding = NULL;

  if (!isms_store_begin (store, label, NULL, error))
    return NULL;
  finding = make_finding (store, check, title, grade, today, error);
  return isms_store_end (store, finding != NULL, error) ? g_steal_pointer (&finding) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-programme.h"
#include "models/isms-rhythm.h"
#include "records/isms-kinds.h"

/* So many of what no audit looks at are named; a whole standard is a number. */
#define MOST_NAMED 20

static const char *
get_text (IsmsRecord *record,
          const char *field)
{
  const char *text = isms_record_get_text (record, field);

  return text != NULL ? text : "";
}

/* What began is better than what will begin, of that the last, of what will begin the first. */
static gboolean
is_better (IsmsRecord *programme,
           IsmsRecord *best,
           const char *day)
{
  const char *mine = get_text (programme, "starts_on"), *other = get_text (best, "starts_on");
  gboolean began = strcmp (mine, day) <= 0;

  if (began != (strcmp (other, day) <= 0))
    return began;
  return began ? strcmp (mine, other) >= 0 : strcmp (mine, other) < 0;
}

/**
 * isms_programme_find:
 * @day: as 2026-11-24
 *
 * Returns: (transfer full) (nullable): the programme in force on that day: of those that are not withdrawn, the one that began last; before
 *   any began, the one that will begin first
 */
IsmsRecord *
isms_programme_find (IsmsStore *store,
                     const char *day)
{
  g_autoptr (GPtrArray) programmes = isms_store_list_records (store, &isms_kind_programme);
  IsmsRecord *best = NULL;

  for (guint i = 0; i < programmes->len; i++)
    {
      IsmsRecord *programme = g_ptr_array_index (programmes, i);

      if (!g_str_equal (get_text (programme, "status"), "withdrawn") && (best == NULL || is_better (programme, best, day)))
        best = programme;
    }
  return best != NULL ? g_object_ref (best) : NULL;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  IsmsRecord *first = *(IsmsRecord *const *) a;
  IsmsRecord *second = *(IsmsRecord *const *) b;
  int days = strcmp (get_text (first, "planned_on"), get_text (second, "planned_on"));

  return days != 0 ? days : strcmp (isms_record_get_code (first), isms_record_get_code (second));
}

/**
 * isms_programme_list_audits:
 *
 * Returns: (transfer full) (element-type IsmsRecord): its audits by the day for which they are planned, those that count for nothing too
 */
GPtrArray *
isms_programme_list_audits (IsmsStore *store,
                            IsmsRecord *programme)
{
  GPtrArray *audits = isms_store_get_backlinks (store, isms_record_get_key (programme), &isms_kind_audit, "programme");

  g_ptr_array_sort (audits, compare_days);
  return audits;
}

static gboolean
is_over (IsmsRecord *audit)
{
  const char *status = get_text (audit, "status");

  return g_str_equal (status, "done") || g_str_equal (status, "cancelled");
}

/**
 * isms_programme_is_late:
 * @today: the day, as 2026-11-24
 *
 * Returns: whether the audit was to be held by then, and was not
 */
gboolean
isms_programme_is_late (IsmsRecord *audit,
                        const char *today)
{
  const char *planned = isms_record_get_text (audit, "planned_on");

  return planned != NULL && strcmp (planned, today) < 0 && !is_over (audit);
}

/**
 * isms_programme_count:
 * @criteria: (element-type IsmsCriterion): of isms_audit_list_coverage() or isms_audit_list_scope()
 */
IsmsProgrammeCount
isms_programme_count (GArray *criteria)
{
  IsmsProgrammeCount n = { .all = criteria->len };

  for (guint i = 0; i < criteria->len; i++)
    {
      const IsmsCriterion *criterion = &g_array_index (criteria, IsmsCriterion, i);

      n.done += criterion->done->len > 0;
      n.planned += criterion->done->len == 0 && criterion->planned->len > 0;
    }
  return n;
}

static void
find_unsaid (IsmsRecord *programme,
             GArray *gaps)
{
  static const char *const asked[] = { "starts_on", "ends_on", "interval_days", "rationale", "methods", "owner" };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    if (!isms_record_has (programme, asked[i]))
      isms_gaps_add_field (gaps, "9.2.2", asked[i], g_strdup_printf (_("Nothing is said under “%s”."), isms_field_label (isms_kind_field (&isms_kind_programme, asked[i]))));
  if (!g_str_equal (get_text (programme, "status"), "approved"))
    isms_gaps_add_field (gaps, "9.2.2", "status", g_strdup (_("The programme is not approved.")));
}

static void
find_late (GPtrArray *audits,
           const char *today,
           GArray *gaps)
{
  for (guint i = 0; i < audits->len; i++)
    {
      IsmsRecord *audit = g_ptr_array_index (audits, i);
      const char *code = isms_record_get_code (audit);

      if (isms_programme_is_late (audit, today))
        isms_gaps_add_elsewhere (gaps, "9.2.1", audit, g_strdup_printf (_("Audit %s was planned for %s and is not done."), code, isms_record_get_text (audit, "planned_on")));
      if (!is_over (audit) && !isms_record_has (audit, "planned_on"))
        isms_gaps_add_elsewhere (gaps, "9.2.1", audit, g_strdup_printf (_("Audit %s is planned for no day."), code));
      if (!is_over (audit) && !isms_record_has (audit, "lead_auditor"))
        isms_gaps_add_elsewhere (gaps, "9.2.2", audit, g_strdup_printf (_("Nobody is named to lead audit %s."), code));
    }
}

/* The interval is the programme's own word: audits are to be held at least that often. */
static void
find_silence (IsmsStore *store,
              IsmsRecord *programme,
              const char *today,
              GArray *gaps)
{
  g_autoptr (GArray) turns = isms_rhythm_list (store, "programme");

  for (guint i = 0; i < turns->len; i++)
    {
      const IsmsTurn *turn = &g_array_index (turns, IsmsTurn, i);

      if (turn->record == programme && strcmp (turn->day, today) < 0)
        isms_gaps_add_field (gaps, "9.2.1", "interval_days", g_strdup_printf (_("By its own interval an audit was due on %s."), turn->day));
    }
}

/* Returns: (nullable): what no audit looks at, as a list: clauses and controls, or parts of the scope */
static char *
list_unseen (GArray *criteria,
             gboolean of_scope)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint never = 0;

  for (guint i = 0; i < criteria->len; i++)
    {
      const IsmsCriterion *criterion = &g_array_index (criteria, IsmsCriterion, i);

      if (isms_criterion_is_seen (criterion) || (criterion->scope != NULL) != of_scope)
        continue;
      if (never++ < MOST_NAMED)
        g_string_append_printf (list, "%s%s", list->len > 0 ? C_("list", ", ") : "", criterion->scope != NULL ? criterion->title : criterion->id);
    }
  if (never > MOST_NAMED)
    g_string_append_printf (list, ngettext (" and %u more", " and %u more", never - MOST_NAMED), never - MOST_NAMED);
  return never > 0 ? g_string_free_and_steal (g_steal_pointer (&list)) : NULL;
}

static void
find_unseen (GArray *criteria,
             GArray *scope,
             GArray *gaps)
{
  g_autofree char *clauses = list_unseen (criteria, FALSE);
  g_autofree char *parts = list_unseen (scope, TRUE);

  if (clauses != NULL)
    /* Translators: %s is a list of clauses and controls */
    isms_gaps_add (gaps, "9.2.1", g_strdup_printf (_("No audit looks at %s."), clauses));
  if (parts != NULL)
    /* Translators: %s is a list of processes, units and sites */
    isms_gaps_add (gaps, "9.2.2", g_strdup_printf (_("No audit looks at these parts of the scope: %s."), parts));
}

/**
 * isms_programme_list_gaps:
 * @criteria: (element-type IsmsCriterion): what isms_audit_list_coverage() gives of it
 * @scope: (element-type IsmsCriterion): what isms_audit_list_scope() gives of it; both may be in one array
 * @today: the day, as 2026-11-24
 *
 * Returns: (transfer full) (element-type IsmsGap): what the programme lacks before somebody would rely on it: what none of its audits looks
 *   at first, audits that were not held when they were planned, and what it does not say
 */
GArray *
isms_programme_list_gaps (IsmsStore *store,
                          IsmsRecord *programme,
                          GArray *criteria,
                          GArray *scope,
                          const char *today)
{
  GArray *gaps = isms_gaps_new ();
  g_autoptr (GPtrArray) audits = isms_programme_list_audits (store, programme);

  if (audits->len == 0)
    isms_gaps_add (gaps, "9.2.1", g_strdup (_("No audit belongs to it yet.")));
  find_unseen (criteria, scope, gaps);
  find_late (audits, today, gaps);
  find_silence (store, programme, today, gaps);
  find_unsaid (programme, gaps);
  return gaps;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "models/isms-audit.h"
#include "models/isms-calendar-step.h"
#include "models/isms-case.h"
#include "models/isms-improvement.h"
#include "models/isms-measurement.h"
#include "models/isms-review-step.h"
#include "models/isms-review.h"
#include "models/isms-rhythm.h"
#include "records/isms-kinds.h"
#include "store/isms-history.h"

/* What checking and improving does with one click: each is one step, and what is missing is said. */

#define TODAY "2026-11-24"

static IsmsStore *
open_empty (void)
{
  g_autoptr (GError) error = NULL;
  IsmsStore *store = isms_store_open (":memory:", 7, &error);

  g_assert_no_error (error);
  return store;
}

/* @...: pairs of a field and its text, ended by NULL */
static IsmsRecord *
add (IsmsStore *store,
     const IsmsKind *kind,
     ...)
{
  g_autoptr (GError) error = NULL;
  IsmsRecord *record;
  const char *field;
  va_list pairs;

  g_assert_true (isms_store_begin (store, "Add", NULL, NULL));
  record = isms_store_create (store, kind, NULL);
  va_start (pairs, kind);
  while ((field = va_arg (pairs, const char *)) != NULL)
    isms_store_set_from_text (store, record, field, va_arg (pairs, const char *), &error);
  va_end (pairs);
  g_assert_no_error (error);
  g_assert_true (isms_store_commit (store, &error));
  return record;
}

static guint
count_due (IsmsStore *store)
{
  g_autoptr (GArray) dues = isms_calendar_list (store);

  return dues->len;
}

static void
test_finish (void)
{
  g_autoptr (IsmsStore) store = open_empty ();
  g_autoptr (IsmsRecord) action = add (store, &isms_kind_action, "title", "Restore a backup", "due", "2026-11-12", "status", "planned", NULL);
  g_autoptr (GArray) dues = isms_calendar_list (store);
  const IsmsDue *due = &g_array_index (dues, IsmsDue, 0);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dues->len, ==, 1);
  g_assert_cmpuint (isms_calendar_count_until (dues, "2026-11-12"), ==, 0);
  g_assert_cmpuint (isms_calendar_count_until (dues, TODAY), ==, 1);
  g_assert_true (isms_calendar_can_finish (due));
  g_assert_true (isms_calendar_finish (store, due, TODAY, &error));
  g_assert_cmpstr (isms_record_get_text (action, "done_on"), ==, TODAY);
  g_assert_cmpuint (count_due (store), ==, 0);
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpuint (count_due (store), ==, 1);
}

/* A certificate that was renewed asks for nothing; one for something else, or of no day, does not renew it. */
static void
test_renewed (void)
{
  const struct
  {
    const char *skill;
    const char *obtained;
    guint due;
  } cases[] = { { "First aid", "2026-02-01", 1 }, { "Welding", "2026-02-01", 2 }, { "First aid", "", 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IsmsStore) store = open_empty ();

      g_object_unref (add (store, &isms_kind_competence, "skill", "First aid", "obtained_on", "2024-01-01", "valid_until", "2026-01-31", NULL));
      g_assert_cmpuint (count_due (store), ==, 1);
      g_object_unref (add (store, &isms_kind_competence, "skill", cases[i].skill, "obtained_on", cases[i].obtained, "valid_until", "2028-01-31", NULL));
      g_assert_cmpuint (count_due (store), ==, cases[i].due);
    }
}

/* The audits of others are none of the programme's own; and what came to its end needs no audit. */
static void
test_programme (void)
{
  g_autoptr (IsmsStore) store = open_empty ();
  g_autoptr (IsmsRecord) programme = add (store, &isms_kind_programme, "title", "Three years", "interval_days", "365", "starts_on", "2025-01-01", NULL);
  g_autoptr (IsmsRecord) process = add (store, &isms_kind_process, "name", "Telex", "status", "ended", NULL);
  g_autoptr (GArray) scope = isms_audit_list_scope (store, NULL);
  g_autoptr (IsmsRecord) person = add (store, &isms_kind_person, "name", "Ada Berg", NULL);
  const char *const kinds[] = { "certification", "internal" };

  g_assert_cmpuint (scope->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (IsmsRecord) audit = add (store, &isms_kind_audit, "title", "Audit", "programme", isms_record_get_code (programme), "kind", kinds[i], "status", "done",
                                          "done_on", "2026-06-01", "lead_auditor", isms_record_get_code (person), "evidence", "Samples", NULL);
      g_autoptr (GArray) turns = isms_rhythm_list (store, "programme");

      g_assert_cmpuint (turns->len, ==, 1);
      g_assert_cmpstr (g_array_index (turns, IsmsTurn, 0).day, ==, i == 0 ? "2026-01-01" : "2027-06-01");
    }
}

/* What is late is put off from today, what is to come from its own day. */
static void
test_postpone (void)
{
  const struct
  {
    const char *day;
    const char *week_later;
  } cases[] = {
    { "2026-11-12", "2026-12-01" },
    { TODAY, "2026-12-01" },
    { "2026-12-28", "2027-01-04" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IsmsStore) store = open_empty ();
      g_autoptr (IsmsRecord) action = add (store, &isms_kind_action, "title", "Restore a backup", "due", cases[i].day, NULL);
      g_autoptr (GArray) dues = isms_calendar_list (store);
      g_autoptr (GError) error = NULL;
      g_autofree char *day = isms_calendar_postpone (store, &g_array_index (dues, IsmsDue, 0), TODAY, 7, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (day, ==, cases[i].week_later);
      g_assert_cmpstr (isms_record_get_text (action, "due"), ==, cases[i].week_later);
    }
}

static void
test_next_period (void)
{
  const struct
  {
    const char *frequency;
    const char *end; /* of the last period with a value */
    const char *period;
    const char *next;
  } cases[] = {
    { "monthly", "2026-12-31", "2027-01", "2027-01-31" },
    { "monthly", "2028-01-31", "2028-02", "2028-02-29" },
    { "monthly", NULL, "2026-10", "2026-10-31" },
    { "quarterly", "2026-06-30", "2026-Q3", "2026-09-30" },
    { "half_yearly", "2026-06-30", "2026-12-31", "2026-12-31" },
    { "yearly", NULL, "2025", "2025-12-31" },
    { "weekly", "2026-11-22", "2026-11-29", "2026-11-29" },
    { "daily", NULL, TODAY, TODAY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IsmsStore) store = open_empty ();
      g_autoptr (IsmsRecord) measure = add (store, &isms_kind_measure, "name", "Patches", "frequency", cases[i].frequency, NULL);
      g_autoptr (IsmsRecord) value = NULL;
      g_autoptr (IsmsTrend) trend = NULL;
      g_autofree char *end = NULL, *period = NULL;

      if (cases[i].end != NULL)
        value = add (store, &isms_kind_measurement, "period", cases[i].end, "measure", isms_record_get_code (measure), "value", "1", "period_end", cases[i].end, NULL);
      trend = isms_trend_new (store, measure, NULL);
      period = isms_measurement_find_next (trend, TODAY, &end);
      g_assert_cmpstr (period, ==, cases[i].period);
      g_assert_cmpstr (end, ==, cases[i].next);
    }
}

static void
test_add_value (void)
{
  g_autoptr (IsmsStore) store = open_empty ();
  g_autoptr (IsmsRecord) measure = add (store, &isms_kind_measure, "name", "Patches", "frequency", "monthly", NULL);
  g_autoptr (IsmsTrend) trend = isms_trend_new (store, measure, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) wrong = isms_measurement_add (store, trend, "many", TODAY, &error);
  g_autoptr (IsmsRecord) right = NULL;

  g_assert_null (wrong);
  g_assert_nonnull (error);
  g_assert_cmpuint (isms_store_count (store, &isms_kind_measurement), ==, 0);
  g_clear_error (&error);
  right = isms_measurement_add (store, trend, "97.5", TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (isms_record_get_real (right, "value", 0), ==, 97.5);
  g_assert_cmpstr (isms_record_get_text (right, "taken_on"), ==, TODAY);
}

/* It cannot be closed while something is missing, and what is missing is named with its clause. */
static void
test_close (void)
{
  static const char *const needs[] = { "correction", "effects", "cause", "similar_check", "isms_changes" };
  g_autoptr (IsmsStore) store = open_empty ();
  g_autoptr (IsmsRecord) record = add (store, &isms_kind_nonconformity, "title", "A leaver kept access", "status", "open", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (isms_case_find_missing (record)->needs, ==, needs[i]);
      g_assert_false (isms_case_close (store, record, TODAY, &error));
      g_assert_nonnull (strstr (error->message, "10.2"));
      g_assert_cmpstr (isms_record_get_text (record, "status"), ==, "open");
      g_assert_true (isms_store_begin (store, "Write", NULL, NULL));
      g_assert_true (isms_store_set_from_text (store, record, needs[i], "Written down", NULL));
      g_assert_true (isms_store_commit (store, NULL));
    }
  g_assert_null (isms_case_find_missing (record));
}

static void
test_whys (void)
{
  g_autoptr (IsmsStore) store = open_empty ();
  g_autoptr (IsmsRecord) record = add (store, &isms_kind_nonconformity, "title", "A leaver kept access", NULL);

  g_assert_true (isms_case_add_why (store, record, "Nobody was told", NULL));
  g_assert_true (isms_case_add_why (store, record, "No rule says who tells", NULL));
  g_assert_cmpstr (isms_record_get_text (record, "cause"), ==, "Nobody was told\nNo rule says who tells");
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpstr (isms_record_get_text (record, "cause"), ==, "Nobody was told");
}

static void
test_incident (void)
{
  g_autoptr (IsmsStore) store = open_empty ();
  g_autoptr (IsmsRecord) incident = add (store, &isms_kind_incident, "title", "Laptop lost", "description", "In a train", NULL);
  g_autoptr (IsmsRecord) nonconformity = NULL;

  g_assert_true (isms_case_decide (store, incident, TRUE, "It was not encrypted", TODAY, NULL));
  nonconformity = isms_store_get_link (store, incident, "nonconformity");
  g_assert_cmpstr (isms_record_get_title (nonconformity), ==, "Laptop lost");
  g_assert_cmpstr (isms_record_get_text (nonconformity, "origin"), ==, "incident");
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpuint (isms_store_count (store, &isms_kind_nonconformity), ==, 0);
  g_assert_true (isms_case_decide (store, incident, FALSE, "It was encrypted", TODAY, NULL));
  g_assert_cmpint (isms_record_get_integer (incident, "nc_decision", -1), ==, 0);
  g_assert_cmpuint (isms_store_count (store, &isms_kind_nonconformity), ==, 0);
}

static void
test_finding (void)
{
  g_autoptr (IsmsStore) store = open_empty ();
  g_autoptr (IsmsRecord) audit = add (store, &isms_kind_audit, "title", "Surveillance", "kind", "certification", NULL);
  g_autoptr (IsmsRecord) finding = add (store, &isms_kind_finding, "text", "Access not removed", "audit", isms_record_get_code (audit), "grade", "minor",
                                        "clause", "7.2", "found_on", "2026-11-03", "evidence", "Two accounts", NULL);
  g_autoptr (IsmsRecord) nonconformity = isms_case_hand_over (store, finding, TODAY, NULL);
  g_autoptr (IsmsRecord) action = isms_case_add_action (store, nonconformity, "Tell IT on the last day", TODAY, NULL);
  g_autoptr (GPtrArray) origins = isms_improvement_list_origins (store, nonconformity);

  g_assert_cmpuint (origins->len, ==, 1);
  g_assert_true (g_ptr_array_index (origins, 0) == finding);
  g_assert_cmpstr (isms_record_get_text (nonconformity, "origin"), ==, "external_audit");
  g_assert_cmpstr (isms_record_get_text (nonconformity, "detected_on"), ==, "2026-11-03");
  g_assert_cmpstr (isms_record_get_text (nonconformity, "description"), ==, "Two accounts");
  g_assert_cmpint (isms_record_get_integer (finding, "nonconformity", 0), ==, isms_record_get_key (nonconformity));
  g_assert_cmpint (isms_record_get_integer (action, "nonconformity", 0), ==, isms_record_get_key (nonconformity));
  g_assert_cmpstr (isms_record_get_text (action, "due"), ==, "2026-12-24");
}

static guint
count_gaps (IsmsStore *store,
            IsmsRecord *review)
{
  g_autoptr (IsmsReview) held = isms_review_new (store, review, TODAY);
  g_autoptr (GArray) gaps = isms_review_list_gaps (held);

  return gaps->len;
}

static void
test_review (void)
{
  g_autoptr (IsmsStore) store = open_empty ();
  g_autoptr (IsmsRecord) person = add (store, &isms_kind_person, "name", "Aylin Ertem", NULL);
  g_autoptr (IsmsRecord) review = add (store, &isms_kind_review, "title", "Review 2026", NULL);
  guint gaps = count_gaps (store, review);

  for (guint i = 0; i < ISMS_N_REVIEW_TOPICS; i++)
    {
      g_assert_true (isms_review_say (store, review, i, "Nothing to report.", NULL));
      g_assert_cmpuint (count_gaps (store, review), ==, gaps - 1 - i);
    }
  for (guint kind = ISMS_REVIEW_DECISION_ALONE; kind <= ISMS_REVIEW_DECISION_RESOURCE; kind++)
    {
      const IsmsReviewDecision words = { kind, "A deputy", person, "2027-03-31", TODAY };
      g_autoptr (GError) error = NULL;
      g_autoptr (IsmsRecord) decision = isms_review_decide (store, review, &words, &error);
      g_autoptr (GPtrArray) became = NULL;

      g_assert_no_error (error);
      became = isms_store_get_links (store, decision, "links");
      g_assert_cmpuint (became->len, ==, kind != ISMS_REVIEW_DECISION_ALONE);
      g_assert_cmpuint (count_gaps (store, review), ==, gaps - ISMS_N_REVIEW_TOPICS - 1);
    }
  g_assert_cmpuint (isms_store_count (store, &isms_kind_action), ==, 1);
  g_assert_cmpuint (isms_store_count (store, &isms_kind_change), ==, 1);
  g_assert_cmpuint (isms_store_count (store, &isms_kind_resource), ==, 1);
}

/* "Held" needs those who were there. */
static void
test_hold (void)
{
  g_autoptr (IsmsStore) store = open_empty ();
  g_autoptr (IsmsRecord) person = add (store, &isms_kind_person, "name", "Aylin Ertem", NULL);
  g_autoptr (IsmsRecord) review = add (store, &isms_kind_review, "title", "Review 2026", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (isms_review_hold (store, review, TODAY, &error));
  g_assert_nonnull (strstr (error->message, "9.3.1"));
  g_assert_false (isms_record_has (review, "held_on"));
  g_assert_true (isms_store_begin (store, "Write", NULL, NULL));
  g_assert_true (isms_store_set_from_text (store, review, "attendees", isms_record_get_code (person), NULL));
  g_assert_true (isms_store_commit (store, NULL));
  g_assert_true (isms_review_hold (store, review, TODAY, NULL));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steps/finish", test_finish);
  g_test_add_func ("/steps/renewed", test_renewed);
  g_test_add_func ("/steps/programme", test_programme);
  g_test_add_func ("/steps/postpone", test_postpone);
  g_test_add_func ("/steps/next-period", test_next_period);
  g_test_add_func ("/steps/add-value", test_add_value);
  g_test_add_func ("/steps/close", test_close);
  g_test_add_func ("/steps/whys", test_whys);
  g_test_add_func ("/steps/incident", test_incident);
  g_test_add_func ("/steps/finding", test_finding);
  g_test_add_func ("/steps/review", test_review);
  g_test_add_func ("/steps/hold", test_hold);
  return g_test_run ();
}

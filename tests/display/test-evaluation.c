/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "forms/parapet-new-dialog.h"
#include "forms/parapet-record-form.h"
#include "looks/audit/parapet-audit-check.h"
#include "looks/audit/parapet-audit-coverage.h"
#include "looks/audit/parapet-audit-plan.h"
#include "looks/audit/parapet-audit-work.h"
#include "looks/case/parapet-case-trends.h"
#include "looks/parapet-looks.h"
#include "looks/measure/parapet-measure-head.h"
#include "looks/review/parapet-review-agenda.h"
#include "looks/review/parapet-review-bands.h"
#include "looks/review/parapet-review-minutes.h"
#include "looks/measure/parapet-trend-mark.h"
#include "models/isms-audit.h"
#include "models/isms-checklist.h"
#include "models/isms-rate.h"
#include "models/isms-review-step.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "reports/isms-approval.h"
#include "store/isms-history.h"
#include "search-widgets.h"
#include "sample-fixture.h"

/* The screens with which one checks and improves. */

/* The trends count what the list holds, and follow it. */
static void
test_trends (void)
{
  IsmsStore *store = open_sample ();
  const IsmsQuery query = { .kind = &isms_kind_nonconformity };
  IsmsRecordList *list = isms_record_list_new (store, &query);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *trends = parapet_case_trends_new (store, list);
  g_autoptr (IsmsRecord) one = isms_store_find (store, &isms_kind_nonconformity, "NC-03");

  gtk_window_set_child (GTK_WINDOW (window), trends);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (trends, "6 nonconformities · 2 open");
  g_assert_true (says (trends, "Rule missing or unclear"));
  g_assert_true (isms_store_begin (store, "Reject", NULL, NULL));
  g_assert_true (isms_store_set_from_text (store, one, "status", "rejected", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  wait_for (trends, "6 nonconformities · 1 open");
  isms_record_list_set_filter (list, "status", (const char *const[]) { "closed", NULL });
  wait_for (trends, "4 nonconformities · 0 open");
  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_object (&one);
  g_object_unref (list);
  g_assert_finalize_object (store);
}

static void
wait_for_cell (GtkWidget *from,
               int column,
               int row,
               const char *words)
{
  GtkGrid *grid = GTK_GRID (find_child (from, GTK_TYPE_GRID));
  GtkWidget *cell = NULL;

  while (cell == NULL || !g_str_equal (gtk_label_get_text (GTK_LABEL (cell)), words))
    {
      g_main_context_iteration (NULL, TRUE);
      cell = gtk_grid_get_child_at (grid, column, row);
    }
}

/* The risks at the last review stay what they were; those of this one follow. */
static void
test_bands (void)
{
  IsmsStore *store = open_sample ();
  g_autofree char *today = isms_day_dup_today ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, -5); /* the sample has its last rating long before that, whatever today is */
  g_autofree char *since = g_date_time_format (then, "%F");
  GtkWidget *window = gtk_window_new ();
  GtkWidget *bands = parapet_review_bands_new (store, since, today);
  g_autoptr (IsmsRecord) risk = isms_store_find (store, &isms_kind_risk, "RK-01");
  const IsmsRateWords words = { .stage = ISMS_STAGE_CURRENT, .likelihood = 5, .impact = 5, .reason = "Twice a week" };

  gtk_window_set_child (GTK_WINDOW (window), bands);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_cell (bands, 2, 1, "0");
  g_assert_true (isms_rate_risk (store, risk, &words, NULL));
  wait_for_cell (bands, 2, 1, "1");
  wait_for_cell (bands, 2, 3, "13");
  wait_for_cell (bands, 1, 1, "0");
  wait_for_cell (bands, 1, 3, "14");
  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_object (&risk);
  g_assert_finalize_object (store);
}

static gboolean
leads_to_field (GtkWidget *from,
                const char *field)
{
  GVariant *target = GTK_IS_BUTTON (from) ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (from)) : NULL;

  if (target != NULL && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (from)), "record.edit-field") == 0 && g_str_equal (g_variant_get_string (target, NULL), field))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (leads_to_field (child, field))
      return TRUE;
  return FALSE;
}

/* What is missing leads to where it is written down, and is gone once it is. */
static void
test_gaps (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) audit = isms_store_find (store, &isms_kind_audit, "IA-2027-1");
  GtkWidget *work;

  g_assert_true (isms_store_begin (store, "Empty", NULL, NULL));
  g_assert_true (isms_store_set_from_text (store, audit, "scope", "", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  work = g_object_ref_sink (parapet_audit_work_new (store, audit));
  g_assert_true (leads_to_field (work, "scope"));
  g_assert_true (isms_store_begin (store, "Fill in", NULL, NULL));
  g_assert_true (isms_store_set_from_text (store, audit, "scope", "All sites", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  g_assert_false (leads_to_field (work, "scope"));
  g_clear_object (&audit);
  g_assert_finalize_object (work);
  g_assert_finalize_object (store);
}

/* One between two others: a gap in the chart. */
static void
take_out_value (IsmsStore *store,
                IsmsRecord *measure)
{
  g_autoptr (IsmsTrend) trend = isms_trend_new (store, measure, NULL);

  g_assert_true (isms_store_begin (store, "Take out", NULL, NULL));
  isms_store_delete (store, isms_trend_get_value (trend, 1)->record);
  g_assert_true (isms_store_commit (store, NULL));
}

/* The legend explains the signs that are in the chart. What is typed becomes the value of the next period; what is no number changes nothing. */
static void
test_measure (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) measure = isms_store_find (store, &isms_kind_measure, "M-01");
  GtkWidget *head = g_object_ref_sink (parapet_measure_head_new (store, measure));
  GtkWidget *entry = find_child (head, GTK_TYPE_ENTRY);
  GtkWidget *legend = find_child (head, ADW_TYPE_WRAP_BOX);
  guint before = isms_store_count (store, &isms_kind_measurement);

  g_assert_nonnull (find_child (legend, PARAPET_TYPE_TREND_MARK));
  g_assert_true (says (legend, "Target reached") && says (legend, "Target missed") && !says (legend, "Beyond the alarm value"));
  g_assert_true (says (legend, "Target 5 %") && !says (legend, "Alarm "));
  gtk_editable_set_text (GTK_EDITABLE (entry), "many");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (isms_store_count (store, &isms_kind_measurement), ==, before);
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "12");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (isms_store_count (store, &isms_kind_measurement), ==, before + 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_false (says (legend, "No value for this time"));
  take_out_value (store, measure);
  g_assert_true (says (legend, "No value for this time"));
  g_clear_object (&measure);
  g_assert_finalize_object (head);
  g_assert_finalize_object (store);
}

static void
add_months (IsmsStore *store,
            IsmsRecord *measure,
            guint from,
            guint n)
{
  g_assert_true (isms_store_begin (store, "Measure", NULL, NULL));
  for (guint i = from; i < from + n; i++)
    {
      g_autoptr (IsmsRecord) value = isms_store_create (store, &isms_kind_measurement, NULL);
      g_autofree char *day = g_strdup_printf ("%u-%02u-28", 2000 + i / 12, 1 + i % 12);

      g_assert_true (isms_store_set_link (store, value, "measure", measure, NULL) && isms_store_set_text (store, value, "period", day, NULL));
      g_assert_true (isms_store_set_text (store, value, "period_end", day, NULL) && isms_store_set_from_text (store, value, "value", "3", NULL));
    }
  g_assert_true (isms_store_commit (store, NULL));
}

static guint
count_rows (GtkWidget *head)
{
  GtkWidget *table = gtk_expander_get_child (GTK_EXPANDER (find_child (head, GTK_TYPE_EXPANDER)));
  guint n = 0;

  while (gtk_grid_get_child_at (GTK_GRID (table), 0, (int) n) != NULL)
    n++;
  return n;
}

/* The table is made when somebody opens it, all of it, and again when a value comes. */
static void
test_table (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) measure = isms_store_find (store, &isms_kind_measure, "M-01");
  GtkWidget *head = g_object_ref_sink (parapet_measure_head_new (store, measure));
  g_autoptr (IsmsTrend) trend = NULL;
  guint n;

  add_months (store, measure, 0, 100);
  trend = isms_trend_new (store, measure, NULL);
  n = isms_trend_get_n_values (trend);
  g_assert_cmpuint (n, >, 100);
  g_assert_cmpuint (count_rows (head), ==, 0);
  gtk_expander_set_expanded (GTK_EXPANDER (find_child (head, GTK_TYPE_EXPANDER)), TRUE);
  g_assert_cmpuint (count_rows (head), <, n);
  while (count_rows (head) < n)
    g_main_context_iteration (NULL, TRUE);
  add_months (store, measure, 100, 1);
  while (count_rows (head) < n + 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (isms_history_undo (store, NULL));
  while (count_rows (head) != n)
    g_main_context_iteration (NULL, TRUE);
  gtk_expander_set_expanded (GTK_EXPANDER (find_child (head, GTK_TYPE_EXPANDER)), FALSE);
  g_assert_cmpuint (count_rows (head), ==, 0);
  g_clear_object (&measure);
  g_assert_finalize_object (head);
  g_clear_pointer (&trend, isms_trend_unref);
  g_assert_finalize_object (store);
}

/* "14 things are missing" */
static int
count_missing (GtkWidget *from)
{
  int n = GTK_IS_LABEL (from) && strstr (gtk_label_get_text (GTK_LABEL (from)), "missing") != NULL ? atoi (gtk_label_get_text (GTK_LABEL (from))) : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL && n == 0; child = gtk_widget_get_next_sibling (child))
    n = count_missing (child);
  return n;
}

/* A topic that was spoken about is one gap less, and the minutes say so at once. */
static void
test_review (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) review = NULL;
  GtkWidget *minutes;
  int before;

  g_assert_true (isms_store_begin (store, "Add", NULL, NULL));
  review = isms_store_create (store, &isms_kind_review, NULL);
  g_assert_true (isms_store_set_from_text (store, review, "title", "Review", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  minutes = g_object_ref_sink (parapet_review_minutes_new (store, review));
  before = count_missing (minutes);
  g_assert_cmpint (before, >, 10);
  g_assert_true (isms_review_say (store, review, 0, "All of it is done.", NULL));
  g_assert_cmpint (count_missing (minutes), ==, before - 1);
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpint (count_missing (minutes), ==, before);
  g_clear_object (&review);
  g_assert_finalize_object (minutes);
  g_assert_finalize_object (store);
}

static GtkWidget *
find_button (GtkWidget *from,
             const char *label)
{
  if (GTK_IS_BUTTON (from) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (from)), label) == 0)
    return from;
  if (GTK_IS_CHECK_BUTTON (from) && g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (from)), label) == 0)
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
assert_turned (GtkWidget *agenda,
               IsmsRecord *review)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (find_child (agenda, GTK_TYPE_DROP_DOWN)));

  g_assert_cmpstr (gtk_string_object_get_string (chosen), ==, isms_record_get_title (review));
}

/* A topic is chosen on the left and spoken about on the right; that there is nothing to say is kept as a fact. */
static void
test_agenda (void)
{
  IsmsStore *store = open_sample ();
  IsmsQuery query = { .kind = &isms_kind_review };
  g_autoptr (IsmsRecord) held = isms_store_find (store, &isms_kind_review, "MR-2026-1");
  g_autoptr (IsmsRecord) review = NULL;
  g_autoptr (IsmsRecordList) list = NULL;
  g_autoptr (GPtrArray) inputs = NULL;
  GtkWidget *agenda, *entries;

  g_assert_true (isms_store_begin (store, "Add", NULL, NULL));
  review = isms_store_create (store, &isms_kind_review, NULL);
  g_assert_true (isms_store_set_text (store, review, "title", "Review", NULL));
  g_assert_true (isms_store_set_text (store, review, "planned_on", "2099-01-01", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  list = isms_record_list_new (store, &query);
  agenda = g_object_ref_sink (parapet_review_agenda_new (store, list));
  entries = find_child (agenda, GTK_TYPE_LIST_BOX);
  gtk_list_box_select_row (GTK_LIST_BOX (entries), gtk_list_box_get_row_at_index (GTK_LIST_BOX (entries), 3));
  g_signal_emit_by_name (find_button (agenda, "N_othing to Report"), "clicked");
  g_assert_null (find_button (agenda, "N_othing to Report"));
  inputs = isms_store_get_backlinks (store, isms_record_get_key (review), &isms_kind_review_input, "review");
  g_assert_cmpuint (inputs->len, ==, 1);
  g_assert_cmpstr (isms_record_get_text (g_ptr_array_index (inputs, 0), "point"), ==, "c");
  g_assert_cmpint (isms_record_get_integer (g_ptr_array_index (inputs, 0), "nothing_to_report", 0), ==, 1);
  g_assert_false (isms_record_has (g_ptr_array_index (inputs, 0), "content"));
  g_clear_pointer (&inputs, g_ptr_array_unref);
  assert_turned (agenda, review);
  /* Who jumps to another review finds its agenda. */
  parapet_review_agenda_turn (agenda, held);
  assert_turned (agenda, held);
  g_clear_object (&held);
  g_assert_finalize_object (agenda);
  g_clear_object (&list);
  g_clear_object (&review);
  g_assert_finalize_object (store);
}

static IsmsRecord *
add_audit (IsmsStore *store)
{
  IsmsRecord *audit;

  g_assert_true (isms_store_begin (store, "Add", NULL, NULL));
  audit = isms_store_create (store, &isms_kind_audit, NULL);
  g_assert_true (isms_store_set_from_text (store, audit, "title", "Support", NULL));
  g_assert_true (isms_store_set_from_text (store, audit, "clauses", "7.2; 7.3", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  return audit;
}

/* An answer that nothing shows waits; with what shows it, it is taken, and what is not met becomes a finding. Each is one step. */
static void
answer (IsmsStore *store,
        GtkWidget *row,
        IsmsRecord *check)
{
  GtkWidget *entry = find_child (row, GTK_TYPE_ENTRY);
  GtkWidget *title;
  guint findings = isms_store_count (store, &isms_kind_finding);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_button (row, "Not met")), TRUE);
  g_assert_false (isms_record_has (check, "result"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Two people have no record");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (isms_record_get_text (check, "result"), ==, "nonconform");
  g_assert_cmpstr (isms_record_get_text (check, "evidence"), ==, "Two people have no record");
  title = find_child (gtk_widget_get_parent (find_button (row, "_Raise Minor Finding")), GTK_TYPE_ENTRY);
  g_signal_emit_by_name (find_button (row, "_Raise Minor Finding"), "clicked");
  g_assert_cmpuint (isms_store_count (store, &isms_kind_finding), ==, findings);
  gtk_editable_set_text (GTK_EDITABLE (title), "Competence is not shown");
  g_signal_emit_by_name (find_button (row, "_Raise Minor Finding"), "clicked");
  g_assert_cmpuint (isms_store_count (store, &isms_kind_finding), ==, findings + 1);
  g_assert_true (isms_record_has (check, "finding"));
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_false (isms_record_has (check, "finding"));
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_false (isms_record_has (check, "result"));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_button (row, "Not met"))));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

static void
test_audit (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) audit = add_audit (store);
  GtkWidget *work = g_object_ref_sink (parapet_audit_work_new (store, audit));
  g_autoptr (GPtrArray) checks = NULL;
  GtkWidget *row;

  g_signal_emit_by_name (find_button (work, "_Prepare the Checklist"), "clicked");
  g_assert_null (find_button (work, "_Prepare the Checklist"));
  checks = isms_checklist_list (store, audit);
  g_assert_cmpuint (checks->len, ==, 2);
  g_assert_null (find_child (work, PARAPET_TYPE_AUDIT_CHECK));
  gtk_expander_set_expanded (GTK_EXPANDER (find_child (work, GTK_TYPE_EXPANDER)), TRUE);
  row = find_child (work, PARAPET_TYPE_AUDIT_CHECK);
  gtk_expander_set_expanded (GTK_EXPANDER (find_child (row, GTK_TYPE_EXPANDER)), TRUE);
  answer (store, row, g_ptr_array_index (checks, 0));
  g_clear_pointer (&checks, g_ptr_array_unref);
  g_clear_object (&audit);
  g_assert_finalize_object (work);
  g_assert_finalize_object (store);
}

static void
unfold (GtkWidget *coverage,
        const char *theme)
{
  GtkWidget *button = coverage;

  while (button != NULL && !(GTK_IS_BUTTON (button) && says (button, theme)))
    {
      GtkWidget *within = gtk_widget_get_first_child (button);

      while (within != NULL && !says (within, theme))
        within = gtk_widget_get_next_sibling (within);
      button = within;
    }
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
keep_cb (AdwDialog *dialog,
         IsmsRecord *record,
         IsmsRecord **kept)
{
  g_set_object (kept, record);
}

/* What no audit looks at any more is planned with one button. */
static void
plan_audit (IsmsStore *store,
            IsmsRecord *programme,
            IsmsRecord *cancelled)
{
  g_autoptr (GArray) criteria = isms_audit_list_coverage (store, programme);
  AdwDialog *dialog = g_object_ref_sink (parapet_audit_plan_new (store, programme, criteria));
  ParapetFieldList *list = parapet_new_dialog_get_list (PARAPET_NEW_DIALOG (dialog));
  static const char *const asked[] = { "title", "lead_auditor", "planned_on", NULL };
  g_autoptr (IsmsRecord) audit = NULL;
  g_auto (IsmsValue) title = ISMS_VALUE_NULL;

  for (guint i = 0; i < isms_kind_audit.n_fields; i++)
    g_assert_true ((parapet_field_list_peek_row (list, i) != NULL) == g_strv_contains (asked, isms_kind_audit.fields[i].name));
  isms_value_set_text (&title, "The rest");
  parapet_field_row_set_value (parapet_field_list_get_row (list, isms_kind_field_index (&isms_kind_audit, "title")), &title);
  g_signal_connect (dialog, "created", G_CALLBACK (keep_cb), &audit);
  g_assert_true (parapet_new_dialog_add (PARAPET_NEW_DIALOG (dialog)));
  g_assert_cmpstr (isms_record_get_text (audit, "clauses"), ==, "7.5.1;7.5.2;7.5.3;9.3.1;9.3.2;9.3.3");
  g_assert_cmpstr (isms_record_get_text (audit, "controls"), ==, isms_record_get_text (cancelled, "controls"));
  g_clear_object (&dialog);
}

/* Returns: (nullable): the first label that says it */
static const char *
find_text (GtkWidget *from,
           const char *words)
{
  const char *text = GTK_IS_LABEL (from) && strstr (gtk_label_get_text (GTK_LABEL (from)), words) != NULL ? gtk_label_get_text (GTK_LABEL (from)) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL && text == NULL; child = gtk_widget_get_next_sibling (child))
    text = find_text (child, words);
  return text;
}

static const char *
get_summary (GtkWidget *coverage)
{
  return find_text (coverage, " clauses and controls audited");
}

/* Each clause and control is audited, planned or never; what an audit takes in is seen at once. */
static void
test_coverage (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) programme = isms_store_find (store, &isms_kind_programme, "AP-01");
  g_autoptr (IsmsRecord) audit = isms_store_find (store, &isms_kind_audit, "IA-2027-1");
  GtkWidget *coverage = g_object_ref_sink (parapet_audit_coverage_new (store, programme));
  g_autofree char *before = g_strdup (get_summary (coverage));

  g_assert_nonnull (strstr (before, " 51 planned"));
  g_assert_true (says (coverage, "Sites"));
  g_assert_true (says (coverage, "No audit looks at these parts of the scope: Management, Billing operations, "));
  g_assert_false (says (coverage, "5.2 Policy"));
  unfold (coverage, "Clause 5: Leadership");
  g_assert_true (says (coverage, "5.2 Policy"));
  g_assert_true (isms_store_begin (store, "Cancel", NULL, NULL));
  g_assert_true (isms_store_set_from_text (store, audit, "status", "cancelled", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  g_assert_nonnull (strstr (get_summary (coverage), " 0 planned"));
  g_assert_true (says (coverage, "No audit looks at 7.5.1, 7.5.2, 7.5.3, 9.3.1, 9.3.2, 9.3.3, A.5.1, "));
  g_assert_true (gtk_widget_get_visible (find_button (coverage, "_Plan an Audit of What Is Left…")));
  plan_audit (store, programme, audit);
  g_assert_cmpstr (get_summary (coverage), ==, before);
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpstr (get_summary (coverage), ==, before);
  g_clear_object (&audit);
  g_clear_object (&programme);
  g_assert_finalize_object (coverage);
  g_assert_finalize_object (store);
}

/* A programme just begun lacks more than five things: those below unfold, each with a way to where it is mended. */
static void
test_all_gaps (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) programme = NULL;
  GtkWidget *coverage, *rest;

  g_assert_true (isms_store_begin (store, "Begin", NULL, NULL));
  programme = isms_store_create (store, &isms_kind_programme, NULL);
  g_assert_true (isms_store_set_from_text (store, programme, "title", "Next cycle", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  coverage = g_object_ref_sink (parapet_audit_coverage_new (store, programme));
  rest = find_child (coverage, GTK_TYPE_EXPANDER);
  g_assert_nonnull (rest);
  g_assert_false (says (rest, "The programme is not approved."));
  gtk_expander_set_expanded (GTK_EXPANDER (rest), TRUE);
  g_assert_true (says (rest, "The programme is not approved."));
  g_assert_true (says (rest, "Edit…"));
  g_clear_object (&programme);
  g_assert_finalize_object (coverage);
  g_assert_finalize_object (store);
}

static void
set (IsmsStore *store,
     IsmsRecord *record,
     const char *field,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (isms_store_begin (store, "Set", NULL, NULL));
  g_assert_true (isms_store_set_from_text (store, record, field, text, &error));
  g_assert_true (isms_store_commit (store, &error));
}

static ParapetFieldRow *
get_row (GtkWidget *form,
         IsmsRecord *record,
         const char *field)
{
  return parapet_field_list_get_row (parapet_record_form_get_list (PARAPET_RECORD_FORM (form)), isms_kind_field_index (isms_record_get_kind (record), field));
}

/* Chooses a state in the form as a person does. Returns: what stands below it then */
static char *
choose_state (IsmsStore *store,
              IsmsRecord *record,
              const char *state)
{
  GtkWidget *form = g_object_ref_sink (parapet_record_form_new (store, record, NULL));
  ParapetFieldRow *row = get_row (form, record, "status");
  const IsmsChoice *choices = isms_kind_field (isms_record_get_kind (record), "status")->choices;
  guint i = 0;
  char *said;

  while (!g_str_equal (choices[i].value, state))
    i++;
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), i + 1);
  said = g_strdup (parapet_field_row_get_error (row));
  g_assert_finalize_object (form);
  return said;
}

static void
assert_refused (IsmsStore *store,
                IsmsRecord *record,
                const char *state,
                const char *clause)
{
  g_autofree char *before = g_strdup (isms_record_get_text (record, "status"));
  g_autofree char *said = choose_state (store, record, state);

  g_assert_nonnull (said);
  g_assert_nonnull (strstr (said, clause));
  g_assert_cmpstr (isms_record_get_text (record, "status"), ==, before);
}

/* No form offers what only an approval brings about, and none comes to be before its clause is fulfilled. */
static void
assert_not_approved (IsmsStore *store,
                     IsmsRecord *record,
                     const char *clause)
{
  g_autoptr (IsmsRecord) manager = isms_store_find (store, &isms_kind_person, "P-01");
  g_autofree char *today = isms_day_dup_today ();
  const IsmsApprovalWords words = { .version = "1", .approver = manager, .date = today };
  g_autoptr (GError) error = NULL;
  GtkWidget *form = g_object_ref_sink (parapet_record_form_new (store, record, NULL));
  GListModel *states = adw_combo_row_get_model (ADW_COMBO_ROW (get_row (form, record, "status")));

  g_assert_cmpuint (g_list_model_get_n_items (states), ==, 3); /* none, planned, held */
  g_assert_false (isms_approval_approve (store, record, &words, &error));
  g_assert_nonnull (strstr (error->message, clause));
  g_assert_cmpstr (isms_record_get_text (record, "status"), !=, "approved");
  g_assert_finalize_object (form);
}

static GtkWidget *
find_warning (GtkWidget *from)
{
  if (GTK_IS_LABEL (from) && gtk_widget_has_css_class (from, "warning"))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (find_warning (child) != NULL)
      return find_warning (child);
  return NULL;
}

/* Whoever audits their own area is told where the auditor is picked, and the audit is not done before it says how that is made up for. */
static void
test_own_area (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) audit = isms_store_find (store, &isms_kind_audit, "IA-2027-1");
  g_autoptr (GPtrArray) processes = isms_store_get_links (store, audit, "processes");
  g_autoptr (IsmsRecord) owner = isms_store_get_link (store, g_ptr_array_index (processes, 0), "owner");
  GtkWidget *form = g_object_ref_sink (parapet_record_form_new (store, audit, NULL));
  GtkWidget *row = GTK_WIDGET (get_row (form, audit, "lead_auditor"));
  g_autofree char *said = NULL;

  g_assert_null (find_warning (row));
  set (store, audit, "lead_auditor", isms_record_get_code (owner));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (find_warning (row))), "own area"));
  set (store, audit, "evidence", "Ten tickets");
  assert_refused (store, audit, "done", "9.2.2 b");
  set (store, audit, "compensating_measure", "A colleague reads that part over");
  g_assert_null (find_warning (row));
  g_assert_finalize_object (form);
  said = choose_state (store, audit, "done");
  g_assert_null (said);
  g_assert_cmpstr (isms_record_get_text (audit, "status"), ==, "done");
  g_clear_pointer (&processes, g_ptr_array_unref);
  g_clear_object (&owner);
  g_clear_object (&audit);
  g_assert_finalize_object (store);
}

/* What would be no audit, no management review and no closed case does not call itself one. */
static void
test_refused (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) audit = isms_store_find (store, &isms_kind_audit, "IA-2027-1");
  g_autoptr (IsmsRecord) review = isms_store_find (store, &isms_kind_review, "MR-2026-1");
  g_autoptr (IsmsRecord) nonconformity = isms_store_find (store, &isms_kind_nonconformity, "NC-01");

  assert_refused (store, audit, "done", "9.2.2");
  set (store, nonconformity, "status", "open");
  set (store, nonconformity, "effects", "");
  assert_refused (store, nonconformity, "closed", "10.2 a");
  set (store, review, "status", "held");
  set (store, review, "attendees", "P-05");
  assert_not_approved (store, review, "9.3.1");
  g_clear_object (&nonconformity);
  g_clear_object (&review);
  g_clear_object (&audit);
  g_assert_finalize_object (store);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  parapet_looks_register ();
  g_test_add_func ("/evaluation/audit", test_audit);
  g_test_add_func ("/evaluation/coverage", test_coverage);
  g_test_add_func ("/evaluation/all-gaps", test_all_gaps);
  g_test_add_func ("/evaluation/measure", test_measure);
  g_test_add_func ("/evaluation/table", test_table);
  g_test_add_func ("/evaluation/gaps", test_gaps);
  g_test_add_func ("/evaluation/trends", test_trends);
  g_test_add_func ("/evaluation/bands", test_bands);
  g_test_add_func ("/evaluation/review", test_review);
  g_test_add_func ("/evaluation/agenda", test_agenda);
  g_test_add_func ("/evaluation/own-area", test_own_area);
  g_test_add_func ("/evaluation/refused", test_refused);
  return g_test_run ();
}

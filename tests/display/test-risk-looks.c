/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "forms/parapet-record-look.h"
#include "looks/round/parapet-agreement-view.h"
#include "looks/asset/parapet-asset-risks.h"
#include "looks/risk/parapet-contradictions.h"
#include "looks/parapet-looks.h"
#include "looks/method/parapet-method-version.h"
#include "looks/approval/parapet-revise-dialog.h"
#include "looks/risk/parapet-rate-dialog.h"
#include "looks/risk/parapet-risk-answer.h"
#include "looks/risk/parapet-risk-look.h"
#include "looks/round/parapet-round-view.h"
#include "looks/round/parapet-settle-dialog.h"
#include "looks/asset/parapet-suggest-dialog.h"
#include "looks/round/parapet-test-dialog.h"
#include "models/isms-agreement.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "reports/isms-approval.h"
#include "search-widgets.h"
#include "store/isms-history.h"
#include "sample-fixture.h"

/* What the pages of an asset, an assessment and a risk say about risks. */

static void
collect (GtkWidget *from,
         GType type,
         GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (from), type))
    g_ptr_array_add (found, from);
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GtkWidget *
find_button (GtkWidget *from,
             const char *label)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  collect (from, GTK_TYPE_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (g_ptr_array_index (buttons, i)), label) == 0)
      return g_ptr_array_index (buttons, i);
  return NULL;
}

static IsmsRecord *
add_asset (IsmsStore *store)
{
  IsmsRecord *asset;

  g_assert_true (isms_store_begin (store, "Add", NULL, NULL));
  asset = isms_store_create (store, &isms_kind_asset, NULL);
  g_assert_true (isms_store_set_from_text (store, asset, "name", "Sales laptop", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  return asset;
}

static void
set (IsmsStore *store,
     IsmsRecord *record,
     const char *field,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  isms_store_begin (store, "Set", NULL, NULL);
  isms_store_set_from_text (store, record, field, text, &error);
  g_assert_no_error (error);
  isms_store_commit (store, NULL);
}

/* An asset that nothing looks at says so; what is suggested and chosen becomes risks, in one step. */
static void
test_asset (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) asset = add_asset (store);
  GtkWidget *risks = g_object_ref_sink (parapet_asset_risks_new (store, asset));
  GtkWidget *suggest = find_button (risks, "_Suggest Risks…");
  guint before = isms_store_count (store, &isms_kind_risk);
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  AdwDialog *dialog;
  GtkWidget *content;

  g_assert_true (says (risks, "No open risk looks at this asset"));
  g_assert_true (says (risks, "Say what kind"));
  g_assert_false (gtk_widget_get_visible (suggest));
  set (store, asset, "kind", "device");
  g_assert_true (gtk_widget_get_visible (suggest));
  dialog = parapet_suggest_dialog_new (store, asset, risks);
  adw_dialog_present (dialog, NULL);
  content = adw_dialog_get_child (dialog);
  collect (content, GTK_TYPE_CHECK_BUTTON, marks);
  g_assert_cmpuint (marks->len, >, 2);
  g_assert_false (gtk_widget_get_sensitive (find_button (content, "_Add")));
  gtk_check_button_set_active (g_ptr_array_index (marks, 0), TRUE);
  gtk_check_button_set_active (g_ptr_array_index (marks, 2), TRUE);
  g_signal_emit_by_name (find_button (content, "_Add 2 Risks"), "clicked");
  g_assert_cmpuint (isms_store_count (store, &isms_kind_risk), ==, before + 2);
  g_assert_true (says (risks, "2 open risks look at this asset"));
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpuint (isms_store_count (store, &isms_kind_risk), ==, before);
  g_assert_true (says (risks, "No open risk looks at this asset"));
  set (store, asset, "in_scope", "no");
  g_assert_true (says (risks, "none has to"));
  g_assert_false (gtk_widget_get_visible (suggest));
  g_clear_object (&asset);
  g_assert_finalize_object (risks);
  g_assert_finalize_object (store);
}

static IsmsRecord *
add_round (IsmsStore *store)
{
  IsmsRecord *round;

  g_assert_true (isms_store_begin (store, "Add", NULL, NULL));
  round = isms_store_create (store, &isms_kind_assessment, NULL);
  g_assert_true (isms_store_set_from_text (store, round, "title", "Yearly round", NULL));
  g_assert_true (isms_store_set_from_text (store, round, "participants", "P-02", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  return round;
}

/* A planned round is performed where it is read, and then says what became of each risk since the one before. */
static void
test_round (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) round = add_round (store);
  g_autoptr (IsmsRecord) risk = isms_store_find (store, &isms_kind_risk, "RK-16");
  GtkWidget *view = g_object_ref_sink (parapet_round_view_new (store, round));
  GtkWidget *perform = find_button (view, "_Perform");

  g_assert_true (says (view, "Not performed yet"));
  g_assert_true (gtk_widget_get_visible (perform));
  set (store, risk, "current_likelihood", "5");
  g_signal_emit_by_name (perform, "clicked");
  g_assert_true (isms_record_has (round, "performed_on"));
  g_assert_false (gtk_widget_get_visible (perform));
  wait_for (view, "Worse: 1");
  g_assert_true (says (view, "Before: "));
  set (store, risk, "current_likelihood", "1"); /* later: no part of the round */
  g_assert_true (says (view, "Worse: 1"));
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_true (says (view, "Not performed yet"));
  g_assert_false (says (view, "Worse: 1"));
  g_clear_object (&risk);
  g_clear_object (&round);
  g_assert_finalize_object (view);
  g_assert_finalize_object (store);
}

/* What cannot be right together is said on the page of the risk, until it is repaired. */
static void
test_contradiction (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) risk = isms_store_find (store, &isms_kind_risk, "RK-16");
  GtkWidget *answer = g_object_ref_sink (parapet_risk_answer_new (store, risk));

  g_assert_false (says (answer, "rated higher now"));
  set (store, risk, "inherent_likelihood", "1");
  set (store, risk, "current_likelihood", "5");
  g_assert_true (says (answer, "rated higher now"));
  g_assert_true (says (answer, "Clause 6.1.2 d)"));
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_false (says (answer, "rated higher now"));
  g_clear_object (&risk);
  g_assert_finalize_object (answer);
  g_assert_finalize_object (store);
}

static void
add_contradictions (IsmsStore *store,
                    guint n)
{
  isms_store_begin (store, "Lower without a control", NULL, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IsmsRecord) risk = isms_store_create (store, &isms_kind_risk, NULL);

      isms_store_set_from_text (store, risk, "title", "Leak", NULL);
      isms_store_set_from_text (store, risk, "inherent_likelihood", "5", NULL);
      isms_store_set_from_text (store, risk, "inherent_impact", "5", NULL);
      isms_store_set_from_text (store, risk, "current_likelihood", "2", NULL);
      isms_store_set_from_text (store, risk, "current_impact", "2", NULL);
    }
  g_assert_true (isms_store_commit (store, NULL));
}

/* A risk that is not rated asks for that, unless it is gone. */
static void
test_unrated (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) risk = isms_store_find (store, &isms_kind_risk, "RK-13");
  GtkWidget *answer = g_object_ref_sink (parapet_risk_answer_new (store, risk));
  GtkWidget *rate = find_button (answer, "_Rate…");

  g_assert_false (gtk_widget_has_css_class (rate, "suggested-action"));
  set (store, risk, "status", "open");
  g_assert_true (gtk_widget_has_css_class (rate, "suggested-action"));
  g_clear_object (&risk);
  g_assert_finalize_object (answer);
  g_assert_finalize_object (store);
}

/* Where a rating is missing one is led to give it. */
static void
test_not_rated_yet (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) risk = isms_store_find (store, &isms_kind_risk, "RK-13");
  GtkWidget *window = adw_window_new ();
  GtkWidget *head = parapet_risk_look.head (store, risk);

  gtk_window_set_default_size (GTK_WINDOW (window), 600, 700);
  adw_window_set_content (ADW_WINDOW (window), head);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_emit_by_name (find_button (head, "Not rated yet"), "clicked");
  g_assert_true (PARAPET_IS_RATE_DIALOG (adw_window_get_visible_dialog (ADW_WINDOW (window))));
  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_object (&risk);
  g_object_unref (store);
}

/* All of them can be read, however many there are, and the list says how many. */
static void
test_contradictions (void)
{
  IsmsStore *store = open_sample ();
  GtkWidget *window = adw_window_new ();
  GtkWidget *banner, *list;

  add_contradictions (store, 150);
  adw_window_set_content (ADW_WINDOW (window), parapet_contradictions_new (store));
  gtk_window_present (GTK_WINDOW (window));
  banner = find_child (window, ADW_TYPE_BANNER);
  while (!adw_banner_get_revealed (ADW_BANNER (banner)))
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (banner, "button-clicked");
  while ((list = find_child (window, GTK_TYPE_LIST_VIEW)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  while (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) < 150)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (says (window, "150, each gone once it is repaired"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (store);
}

/* What no open risk looks at is told above the list, and which it is a click away. */
static void
test_uncovered (void)
{
  IsmsStore *store = open_sample ();
  GtkWidget *window = adw_window_new ();
  AdwBanner *banner;
  g_autoptr (IsmsRecord) asset = NULL;

  adw_window_set_content (ADW_WINDOW (window), parapet_record_look_find (&isms_kind_asset)->above (store));
  gtk_window_present (GTK_WINDOW (window));
  banner = ADW_BANNER (find_child (window, ADW_TYPE_BANNER));
  while (!adw_banner_get_revealed (banner))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (adw_banner_get_title (banner), ==, "No open risk looks at 1 asset in scope");
  asset = add_asset (store);
  while (!g_str_equal (adw_banner_get_title (banner), "No open risk looks at 2 assets in scope"))
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (banner, "button-clicked");
  g_assert_true (says (adw_dialog_get_child (adw_window_get_visible_dialog (ADW_WINDOW (window))), "Sales laptop"));
  set (store, asset, "in_scope", "no");
  while (!g_str_equal (adw_banner_get_title (banner), "No open risk looks at 1 asset in scope"))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (store);
}

/* A test is begun by choosing two people; each rates by the words of the scales. */
static IsmsRecord *
begin_test (IsmsStore *store)
{
  AdwDialog *dialog = parapet_test_dialog_new (store);
  g_autoptr (GPtrArray) sizes = g_ptr_array_new ();

  adw_dialog_present (dialog, NULL);
  g_assert_true (says (adw_dialog_get_child (dialog), "10 risks, spread over the matrix"));
  collect (adw_dialog_get_child (dialog), ADW_TYPE_SPIN_ROW, sizes);
  adw_spin_row_set_value (g_ptr_array_index (sizes, 0), 2);
  g_assert_true (says (adw_dialog_get_child (dialog), "2 risks, spread over the matrix"));
  g_signal_emit_by_name (find_button (adw_dialog_get_child (dialog), "_Begin"), "clicked");
  return isms_store_find (store, &isms_kind_double_rating, "DR-02");
}

static GtkWidget *
find_icon_button (GtkWidget *from,
                  const char *icon)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  collect (from, GTK_TYPE_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_icon_name (g_ptr_array_index (buttons, i)), icon) == 0)
      return g_ptr_array_index (buttons, i);
  return NULL;
}

/* More than two may rate; nobody twice, and who was added can be left out again. */
static void
test_more_raters (void)
{
  IsmsStore *store = open_sample ();
  AdwDialog *dialog = parapet_test_dialog_new (store);
  GtkWidget *begin = find_button (adw_dialog_get_child (dialog), "_Begin");
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) raters = NULL;
  g_autoptr (IsmsRecord) test = NULL;

  adw_dialog_present (dialog, NULL);
  g_assert_null (find_icon_button (adw_dialog_get_child (dialog), "list-remove-symbolic"));
  for (guint i = 0; i < 2; i++)
    g_signal_emit_by_name (find_icon_button (adw_dialog_get_child (dialog), "list-add-symbolic"), "clicked");
  collect (adw_dialog_get_child (dialog), ADW_TYPE_COMBO_ROW, rows);
  g_assert_cmpuint (rows->len, ==, 4);
  g_signal_emit_by_name (find_icon_button (g_ptr_array_index (rows, 2), "list-remove-symbolic"), "clicked");
  g_assert_cmpstr (adw_preferences_row_get_title (g_ptr_array_index (rows, 3)), ==, "Person 3");
  adw_combo_row_set_selected (g_ptr_array_index (rows, 3), 0);
  g_assert_true (says (adw_dialog_get_child (dialog), "Somebody is chosen twice"));
  g_assert_false (gtk_widget_get_sensitive (begin));
  adw_combo_row_set_selected (g_ptr_array_index (rows, 3), 5);
  g_signal_emit_by_name (begin, "clicked");
  test = isms_store_find (store, &isms_kind_double_rating, "DR-02");
  raters = isms_store_get_links (store, test, "raters");
  g_assert_cmpuint (raters->len, ==, 3);
  g_object_unref (store);
}

static void
rate_all (IsmsStore *store,
          IsmsRecord *test)
{
  g_autoptr (IsmsAgreement) agreement = isms_agreement_new (store, test, NULL);
  GPtrArray *raters = isms_agreement_get_raters (agreement);

  for (guint i = 0; i < raters->len; i++)
    for (guint j = 0; j < isms_agreement_get_n_risks (agreement); j++)
      {
        IsmsRateWords words = { .stage = ISMS_STAGE_CURRENT, .likelihood = 2 + (j == 0 ? i : 0), .impact = 3, .reason = i == 0 ? "By the log" : "By gut" };

        g_assert_true (isms_agreement_rate (store, test, g_ptr_array_index (raters, i), isms_agreement_get_risk (agreement, j)->risk, &words, NULL));
      }
}

/* What two people see differently is settled in one step: one of the two is taken, with a reason. */
static void
test_settle (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) test = begin_test (store);
  GtkWidget *view = g_object_ref_sink (parapet_agreement_view_new (store, test));
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (IsmsRecord) risk = NULL;
  AdwDialog *dialog;
  GtkWidget *content;

  g_assert_nonnull (test);
  g_assert_true (says (view, "0 of 2 rated"));
  g_assert_null (find_button (view, "_Settle…"));
  rate_all (store, test);
  g_assert_true (says (view, "1 step apart"));
  g_assert_nonnull (find_button (view, "_Settle…"));
  dialog = parapet_settle_dialog_new (store, test, view);
  adw_dialog_present (dialog, NULL);
  content = adw_dialog_get_child (dialog);
  g_assert_true (says (content, "By the log") && says (content, "By gut"));
  g_assert_false (gtk_widget_get_sensitive (find_button (content, "_Settle")));
  g_signal_emit_by_name (find_button (content, "Take"), "clicked");
  g_assert_false (gtk_widget_get_sensitive (find_button (content, "_Settle")));
  collect (content, ADW_TYPE_ENTRY_ROW, entries);
  gtk_editable_set_text (g_ptr_array_index (entries, 0), "The log says so");
  g_assert_true (gtk_widget_get_sensitive (find_button (content, "_Settle")));
  g_signal_emit_by_name (find_button (content, "_Settle"), "clicked");
  g_assert_true (isms_record_has (test, "resolved_on"));
  g_assert_true (says (view, "Settled"));
  g_assert_null (find_button (view, "_Settle…"));
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_nonnull (find_button (view, "_Settle…"));
  g_clear_object (&test);
  g_assert_finalize_object (view);
  g_object_unref (store);
}

static void
approve (IsmsStore *store,
         IsmsRecord *method)
{
  g_autoptr (IsmsRecord) approver = isms_store_find (store, &isms_kind_person, "P-01");
  g_autofree char *today = isms_day_dup_today ();
  IsmsApprovalWords words = { .version = "2.0", .approver = approver, .date = today };
  g_autoptr (GError) error = NULL;

  isms_approval_approve (store, method, &words, &error);
  g_assert_no_error (error);
}

/* The next version is drafted, says how old steps are read and what that does, and converts all ratings in one step. */
static void
test_version (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) old = isms_store_find (store, &isms_kind_method, "RM-01");
  g_autoptr (IsmsRecord) risk = isms_store_find (store, &isms_kind_risk, "RK-01");
  g_autoptr (IsmsRecord) draft = NULL;
  g_autoptr (GPtrArray) maps = g_ptr_array_new ();
  GtkWidget *view = g_object_ref_sink (parapet_method_version_new (store, old));
  GtkWidget *next;
  AdwDialog *dialog = parapet_revise_dialog_new (store, old, view);
  gint64 before = isms_record_get_integer (risk, "current_impact", 0);

  g_assert_true (gtk_widget_get_visible (find_button (view, "New _Version…")));
  adw_dialog_present (dialog, NULL);
  collect (adw_dialog_get_child (dialog), GTK_TYPE_CHECK_BUTTON, maps);
  gtk_check_button_set_active (g_ptr_array_index (maps, 1), TRUE); /* 3 × 3 */
  g_signal_emit_by_name (find_button (adw_dialog_get_child (dialog), "_Draft"), "clicked");
  draft = isms_store_find (store, &isms_kind_method, "RM-02");
  g_assert_nonnull (draft);
  g_assert_false (gtk_widget_get_visible (find_button (view, "New _Version…")));
  next = g_object_ref_sink (parapet_method_version_new (store, draft));
  g_ptr_array_set_size (maps, 0);
  collect (next, ADW_TYPE_COMBO_ROW, maps);
  g_assert_cmpuint (maps->len, ==, 10);
  g_assert_true (says (next, "rated risks, "));
  g_assert_cmpuint (adw_combo_row_get_selected (g_ptr_array_index (maps, 0)), ==, 3);
  adw_combo_row_set_selected (g_ptr_array_index (maps, 0), 2);
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpuint (adw_combo_row_get_selected (g_ptr_array_index (maps, 0)), ==, 3);
  approve (store, draft);
  g_assert_true (says (next, "are rated by older scales"));
  g_signal_emit_by_name (find_button (next, "_Convert the Ratings"), "clicked");
  g_assert_cmpint (isms_record_get_integer (risk, "current_impact", 0), <=, 3);
  g_assert_false (says (next, "are rated by older scales"));
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpint (isms_record_get_integer (risk, "current_impact", 0), ==, before);
  g_object_unref (next);
  g_object_unref (view);
  g_object_unref (store);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  parapet_looks_register ();
  g_test_add_func ("/risk-looks/asset", test_asset);
  g_test_add_func ("/risk-looks/round", test_round);
  g_test_add_func ("/risk-looks/contradiction", test_contradiction);
  g_test_add_func ("/risk-looks/unrated", test_unrated);
  g_test_add_func ("/risk-looks/not-rated-yet", test_not_rated_yet);
  g_test_add_func ("/risk-looks/contradictions", test_contradictions);
  g_test_add_func ("/risk-looks/uncovered", test_uncovered);
  g_test_add_func ("/risk-looks/settle", test_settle);
  g_test_add_func ("/risk-looks/version", test_version);
  g_test_add_func ("/risk-looks/more-raters", test_more_raters);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "forms/parapet-field-row.h"
#include "looks/approval/parapet-approval-bar.h"
#include "models/isms-review-step.h"
#include "models/isms-review.h"
#include "models/isms-scale.h"
#include "records/isms-kinds.h"
#include "reports/isms-approval.h"
#include "store/isms-history.h"
#include "sample-fixture.h"

/* What can be approved says so on its page, and is approved there. */

typedef struct
{
  IsmsStore *store;
  GtkWindow *window;
  GtkWidget *bar;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *fixture,
        const IsmsKind *kind,
        const char *code)
{
  g_autoptr (IsmsRecord) subject = NULL;
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->store = open_sample ();
  subject = isms_store_find (fixture->store, kind, code);
  fixture->bar = parapet_approval_bar_new (fixture->store, subject);
  fixture->window = GTK_WINDOW (adw_window_new ());
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->bar);
  adw_window_set_content (ADW_WINDOW (fixture->window), overlay);
  gtk_window_present (fixture->window);
  settle ();
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (fixture->window);
  settle ();
  g_object_unref (fixture->store);
}

/* Whether a text that can be seen has these words in it. */
static gboolean
says (GtkWidget *widget,
      const char *words)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): the button, also where nobody sees it */
static GtkWidget *
find_button (GtkWidget *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_approve (Fixture *fixture)
{
  return find_button (fixture->bar, "Appro_ve…");
}

static AdwDialog *
open_dialog (Fixture *fixture)
{
  AdwDialog *dialog;

  g_assert_true (gtk_widget_get_sensitive (find_approve (fixture)));
  g_signal_emit_by_name (find_approve (fixture), "clicked");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_nonnull (dialog);
  return dialog;
}

static void
answer (AdwDialog *dialog)
{
  g_signal_emit_by_name (adw_dialog_get_default_widget (dialog), "clicked");
  settle ();
}

static ParapetFieldRow *
find_row (GtkWidget *widget,
          const char *field)
{
  if (PARAPET_IS_FIELD_ROW (widget) && g_str_equal (parapet_field_row_get_field (PARAPET_FIELD_ROW (widget))->name, field))
    return PARAPET_FIELD_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      ParapetFieldRow *found = find_row (child, field);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
set (IsmsStore *store,
     IsmsRecord *record,
     const char *field,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (isms_store_begin (store, "Change", NULL, NULL));
  isms_store_set_from_text (store, record, field, text, &error);
  g_assert_no_error (error);
  g_assert_true (isms_store_commit (store, NULL));
  settle ();
}

static void
test_method (void)
{
  Fixture fixture;
  g_autoptr (IsmsRecord) method = NULL;
  g_autoptr (IsmsRecord) approval = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  gint64 head;

  set_up (&fixture, &isms_kind_method, "RM-01");
  method = isms_store_find (fixture.store, &isms_kind_method, "RM-01");
  steps = isms_scale_list_steps (fixture.store, method, "impact");
  head = isms_history_get_head (fixture.store);
  answer (open_dialog (&fixture));
  g_assert_cmpint (isms_history_get_head (fixture.store), ==, head + 1);
  approval = isms_approval_find (fixture.store, method);
  g_assert_nonnull (approval);
  g_assert_true (says (gtk_window_get_child (fixture.window), "RM-01 approved")); /* the toast */
  g_assert_true (says (fixture.bar, "Approved by"));
  g_assert_false (says (fixture.bar, "differs"));
  g_assert_false (gtk_widget_get_visible (find_approve (&fixture)));

  set (fixture.store, g_ptr_array_index (steps, 0), "anchor", "Nobody notices");
  g_assert_true (says (fixture.bar, "differs"));
  g_assert_true (says (fixture.bar, "1 change since"));
  g_assert_true (gtk_widget_get_visible (find_approve (&fixture)));
  set (fixture.store, g_ptr_array_index (steps, 0), "anchor", "");
  g_assert_true (says (fixture.bar, "1 thing missing"));
  g_assert_false (gtk_widget_get_sensitive (find_approve (&fixture)));
  g_assert_true (isms_history_undo (fixture.store, NULL));
  g_assert_true (isms_history_undo (fixture.store, NULL));
  settle ();
  g_assert_false (says (fixture.bar, "differs"));
  g_assert_false (says (fixture.bar, "missing"));
  g_assert_true (isms_history_undo (fixture.store, NULL));
  settle ();
  g_assert_null (isms_approval_find (fixture.store, method));
  g_assert_true (gtk_widget_get_visible (find_approve (&fixture)));
  tear_down (&fixture);
}

/* There is nothing to report, and nothing to change. */
static void
say_all (IsmsStore *store,
         IsmsRecord *review)
{
  g_autoptr (IsmsRecord) decision = NULL;

  for (guint i = 0; i < ISMS_N_REVIEW_TOPICS; i++)
    g_assert_true (isms_review_say (store, review, i, NULL, NULL));
  g_assert_true (isms_store_begin (store, "Decide", NULL, NULL));
  decision = isms_store_create (store, &isms_kind_decision, NULL);
  g_assert_true (isms_store_set_text (store, decision, "text", "No change needed", NULL));
  g_assert_true (isms_store_set_link (store, decision, "review", review, NULL));
  g_assert_true (isms_store_commit (store, NULL));
  set (store, decision, "outcome", "no_change");
}

/* Nothing is approved of a review that does not say yet when it was held. */
static void
test_review (void)
{
  Fixture fixture;
  g_autoptr (IsmsRecord) review = NULL;
  g_autoptr (IsmsRecord) person = NULL;
  g_auto (IsmsValue) key = ISMS_VALUE_NULL;
  AdwDialog *dialog;

  set_up (&fixture, &isms_kind_method, "RM-01");
  g_assert_true (isms_store_begin (fixture.store, "Add", NULL, NULL));
  review = isms_store_create (fixture.store, &isms_kind_review, NULL);
  g_assert_true (isms_store_set_from_text (fixture.store, review, "title", "Review", NULL));
  g_assert_true (isms_store_commit (fixture.store, NULL));
  parapet_approval_bar_watch (PARAPET_APPROVAL_BAR (fixture.bar), fixture.store, review);
  g_assert_true (says (fixture.bar, "Not approved yet"));
  g_assert_true (says (fixture.bar, "16 things missing"));
  g_assert_false (gtk_widget_get_sensitive (find_approve (&fixture)));
  set (fixture.store, review, "held_on", "2026-11-23");
  set (fixture.store, review, "attendees", "P-01");
  set (fixture.store, review, "suitable", "yes");
  set (fixture.store, review, "adequate", "yes");
  set (fixture.store, review, "effective", "yes");
  g_assert_true (says (fixture.bar, "11 things missing"));
  say_all (fixture.store, review);
  g_assert_false (says (fixture.bar, "missing"));
  person = isms_store_find (fixture.store, &isms_kind_person, "P-01");
  dialog = open_dialog (&fixture);
  isms_value_set_integer (&key, isms_record_get_key (person));
  parapet_field_row_set_value (find_row (GTK_WIDGET (dialog), "approved_by"), &key);
  answer (dialog);
  g_assert_cmpstr (isms_record_get_text (review, "status"), ==, "approved");
  g_assert_false (says (fixture.bar, "Not approved yet"));
  tear_down (&fixture);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/approval-bar/method", test_method);
  g_test_add_func ("/approval-bar/review", test_review);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "forms/parapet-period-dialog.h"
#include "search-widgets.h"
#include "widgets/parapet-ask.h"

/* Of which days a report is to tell. */

static GtkWidget *
find_row (GtkWidget *from,
          const char *title)
{
  GtkWidget *found = ADW_IS_ACTION_ROW (from) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (from)), title) ? from : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static void
keep_cb (AdwDialog *dialog,
         guint span,
         int *chosen)
{
  g_assert_cmpint (*chosen, ==, -1);
  *chosen = (int) span;
}

static void
closed_cb (AdwDialog *dialog,
           gboolean *closed)
{
  *closed = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* @row: (nullable): what is chosen before one answers. Returns: the answer, or -1 where nothing was asked for */
static int
ask (const char *row,
     gboolean answer)
{
  GtkWidget *window = g_object_ref_sink (adw_window_new ());
  AdwDialog *dialog = parapet_period_dialog_new ("Measures");
  gboolean closed = FALSE;
  int chosen = -1;

  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (dialog, window);
  g_signal_connect (dialog, "chosen", G_CALLBACK (keep_cb), &chosen);
  g_signal_connect (dialog, "closed", G_CALLBACK (closed_cb), &closed);
  if (row != NULL)
    gtk_widget_activate (find_row (adw_dialog_get_child (dialog), row));
  if (answer)
    g_signal_emit_by_name (adw_dialog_get_default_widget (dialog), "clicked");
  else
    adw_dialog_close (dialog);
  wait_until (is_true, &closed, "the dialog is closed");
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
  return chosen;
}

/* A year is what most reports tell of; each row stands for the span whose name it bears. */
static void
test_spans (void)
{
  g_assert_cmpint (ask (NULL, TRUE), ==, ISMS_REPORT_SPAN_YEAR);
  for (IsmsReportSpan span = 0; span < ISMS_REPORT_N_SPANS; span++)
    g_assert_cmpint (ask (isms_report_span_get_label (span), TRUE), ==, span);
  g_assert_cmpint (ask (isms_report_span_get_label (ISMS_REPORT_SPAN_ALL), FALSE), ==, -1);
}

static gboolean
is_asked (gpointer window)
{
  return find_mapped (window, ADW_TYPE_ALERT_DIALOG) != NULL;
}

/* What was typed into any dialog that asks goes only when that is said twice; what stood there before is not typed. */
static void
test_guard (void)
{
  GtkWidget *window = g_object_ref_sink (adw_window_new ());

  gtk_window_present (GTK_WINDOW (window));
  for (guint typed = 0; typed < 2; typed++)
    {
      AdwDialog *dialog = adw_dialog_new ();
      GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "text", "Before", NULL);
      gboolean closed = FALSE;
      GtkWidget *answer;

      gtk_box_append (parapet_ask_build (dialog, "Why?", "_Answer", &answer), entry);
      g_signal_connect (dialog, "closed", G_CALLBACK (closed_cb), &closed);
      adw_dialog_present (dialog, window);
      if (typed > 0)
        {
          gtk_editable_set_text (GTK_EDITABLE (entry), "Because");
          adw_dialog_close (dialog);
          wait_until (is_asked, window, "the question");
          g_assert_false (closed);
          g_signal_emit_by_name (find_mapped (window, ADW_TYPE_ALERT_DIALOG), "response::discard", "discard");
        }
      else
        adw_dialog_close (dialog);
      wait_until (is_true, &closed, "the dialog is closed");
    }
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/period-dialog/spans", test_spans);
  g_test_add_func ("/period-dialog/guard", test_guard);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "forms/parapet-record-page.h"
#include "looks/parapet-looks.h"
#include "models/isms-calendar.h"
#include "models/isms-calendar-step.h"
#include "pages/calendar/parapet-calendar-page.h"
#include "pages/calendar/parapet-due.h"
#include "records/isms-kinds.h"
#include "store/isms-history.h"
#include "search-widgets.h"
#include "sample-fixture.h"

/* All that is due, on screen. */

static guint
count_due (IsmsStore *store)
{
  g_autoptr (GArray) dues = isms_calendar_list (store);

  return dues->len;
}

static guint
count (ParapetCalendarPage *page)
{
  return g_list_model_get_n_items (parapet_calendar_page_get_shown (page));
}

/* Whether the form is in the place of what one reads. */
static gboolean
is_edited (ParapetRecordPane *pane)
{
  GtkWidget *page = find_child (GTK_WIDGET (pane), PARAPET_TYPE_RECORD_PAGE);
  gboolean editing;

  g_object_get (page, "editing", &editing, NULL);
  return editing;
}

/* The list is that of the model, in sections that follow each other, and follows each step. */
static void
test_calendar (void)
{
  IsmsStore *store = open_sample ();
  ParapetCalendarPage *page = g_object_ref_sink (PARAPET_CALENDAR_PAGE (parapet_calendar_page_new (store)));
  g_autoptr (IsmsRecord) action = NULL;
  guint before = count (page);
  guint group = 0;

  g_assert_cmpuint (before, >, 0);
  g_assert_cmpuint (before, ==, count_due (store));
  for (guint i = 0; i < before; i++)
    {
      g_autoptr (ParapetDue) due = g_list_model_get_item (parapet_calendar_page_get_shown (page), i);

      g_assert_cmpuint (parapet_due_get_group (due), >=, group);
      group = parapet_due_get_group (due);
    }
  g_assert_true (isms_store_begin (store, "Add", NULL, NULL));
  action = isms_store_create (store, &isms_kind_action, NULL);
  g_assert_true (isms_store_set_from_text (store, action, "title", "Restore a backup", NULL));
  g_assert_true (isms_store_set_from_text (store, action, "due", "2020-01-01", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  g_assert_cmpuint (count (page), ==, before + 1);
  gtk_widget_activate_action (GTK_WIDGET (page), "calendar.edit", "(xs)", isms_record_get_key (action), "due");
  g_assert_true (parapet_record_pane_get_shown (parapet_page_get_pane (PARAPET_PAGE (page))) == action);
  g_assert_true (is_edited (parapet_page_get_pane (PARAPET_PAGE (page))));
  gtk_widget_activate_action (GTK_WIDGET (page), "calendar.finish", "(xs)", isms_record_get_key (action), "due");
  g_assert_cmpuint (count (page), ==, before);
  g_assert_cmpstr (isms_record_get_text (action, "status"), ==, "done");
  g_assert_true (isms_history_undo (store, NULL));
  gtk_widget_activate_action (GTK_WIDGET (page), "calendar.postpone", "(xsi)", isms_record_get_key (action), "due", 7);
  g_assert_cmpuint (count (page), ==, before + 1);
  g_assert_cmpstr (isms_record_get_text (action, "due"), >, "2026-01-01");
  g_clear_object (&action);
  g_assert_finalize_object (page);
  g_assert_finalize_object (store);
}

static void
test_when (void)
{
  const struct
  {
    const char *day;
    const char *when;
    const char *group;
  } cases[] = {
    { "2026-11-12", "12 days late", "Overdue" },
    { "2026-11-23", "1 day late", "Overdue" },
    { "2026-11-24", "today", "This Week" },
    { "2026-11-25", "tomorrow", "This Week" },
    { "2026-11-29", "in 5 days", "This Week" },
    { "2026-11-30", "in 6 days", "Later This Month" },
    { "2026-12-01", "in 7 days", "December 2026" },
    { "2027-03-03", "3 March 2027", "March 2027" },
  };
  IsmsStore *store = open_sample ();
  g_autoptr (GPtrArray) actions = isms_store_list_records (store, &isms_kind_action);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = g_strdup (cases[i].day);
      const IsmsDue due = { .record = g_ptr_array_index (actions, 0), .field = isms_kind_field (&isms_kind_action, "due"), .what = "Due", .day = day };
      g_autoptr (ParapetDue) seen = parapet_due_new (store, &due, "2026-11-24");
      g_autofree char *when = parapet_due_dup_when (seen);
      g_autofree char *group = parapet_due_dup_group_title (seen);

      g_assert_cmpstr (when, ==, cases[i].when);
      g_assert_cmpstr (group, ==, cases[i].group);
    }
  g_clear_pointer (&actions, g_ptr_array_unref);
  g_assert_finalize_object (store);
}

/* Activates the first row whose day is the record's own to change, or follows from another. Returns: (transfer full): what it tells of */
static ParapetDue *
activate_first (ParapetCalendarPage *page,
                gboolean own)
{
  GtkWidget *list = find_child (GTK_WIDGET (page), GTK_TYPE_LIST_VIEW);

  for (guint i = 0; i < count (page); i++)
    {
      g_autoptr (ParapetDue) due = g_list_model_get_item (parapet_calendar_page_get_shown (page), i);

      if (isms_calendar_can_postpone (parapet_due_get (due)) != own)
        continue;
      g_signal_emit_by_name (list, "activate", i);
      return g_steal_pointer (&due);
    }
  g_assert_not_reached ();
}

/* A row leads to the field that says when; where that follows from something else, to the record. */
static void
test_activate (void)
{
  IsmsStore *store = open_sample ();
  ParapetCalendarPage *page = g_object_ref_sink (PARAPET_CALENDAR_PAGE (parapet_calendar_page_new (store)));
  ParapetRecordPane *pane = parapet_page_get_pane (PARAPET_PAGE (page));
  g_autoptr (ParapetDue) due = activate_first (page, FALSE);

  g_assert_true (parapet_record_pane_get_shown (pane) == parapet_due_get (due)->record);
  g_assert_false (is_edited (pane));
  g_clear_object (&due);
  due = activate_first (page, TRUE);
  g_assert_true (parapet_record_pane_get_shown (pane) == parapet_due_get (due)->record);
  g_assert_true (is_edited (pane));
  g_clear_object (&due);
  g_assert_finalize_object (page);
  g_assert_finalize_object (store);
}

static IsmsRecord *
get_selected (ParapetCalendarPage *page)
{
  ParapetDue *due = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (parapet_calendar_page_get_shown (page)));

  return due != NULL ? parapet_due_get (due)->record : NULL;
}

static void
set (IsmsStore *store,
     IsmsRecord *record,
     const char *field,
     const char *text)
{
  g_assert_true (isms_store_begin (store, "Change", NULL, NULL));
  g_assert_true (isms_store_set_from_text (store, record, field, text, NULL));
  g_assert_true (isms_store_commit (store, NULL));
}

/* Who gives what is due another day goes on in the same form, wherever its row went, and also where it went away. */
static void
test_stays (void)
{
  IsmsStore *store = open_sample ();
  ParapetCalendarPage *page = g_object_ref_sink (PARAPET_CALENDAR_PAGE (parapet_calendar_page_new (store)));
  ParapetRecordPane *pane = parapet_page_get_pane (PARAPET_PAGE (page));
  ParapetDue *due = activate_first (page, TRUE);
  g_autoptr (IsmsRecord) record = g_object_ref (parapet_due_get (due)->record);
  g_autofree char *field = g_strdup (parapet_due_get (due)->field->name);
  guint before = count (page);

  g_object_unref (due);
  for (guint i = 0; i < 2; i++)
    {
      set (store, record, field, i == 0 ? "2099-12-31" : "");
      g_assert_true (get_selected (page) == (i == 0 ? record : NULL));
      g_assert_true (parapet_record_pane_get_shown (pane) == record);
      g_assert_true (is_edited (pane));
    }
  g_assert_cmpuint (count (page), ==, before - 1);
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_true (get_selected (page) == record);
  g_assert_true (is_edited (pane));
  g_clear_object (&record);
  g_assert_finalize_object (page);
  g_assert_finalize_object (store);
}

/* Every day that is laid out and seen stands on one line. Returns: how many there are */
static guint
count_days (GtkWidget *from)
{
  guint n = 0;

  if (GTK_IS_LABEL (from) && gtk_widget_has_css_class (from, "numeric") && gtk_widget_get_mapped (from))
    {
      g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (from))), ==, 1);
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_days (child);
  return n;
}

static gboolean
shows_days (gpointer page)
{
  return gtk_widget_get_width (page) > 0 && count_days (page) >= 4;
}

/* A title that needs two lines takes no room from the day. */
static void
test_days (void)
{
  IsmsStore *store = open_sample ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = parapet_calendar_page_new (store);

  g_object_set (page, "title", "Calendar", NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 600);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (page, "days late");
  wait_until (shows_days, page, "four rows say their days");
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (store);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  parapet_looks_register ();
  g_test_add_func ("/calendar/list", test_calendar);
  g_test_add_func ("/calendar/days", test_days);
  g_test_add_func ("/calendar/when", test_when);
  g_test_add_func ("/calendar/activate", test_activate);
  g_test_add_func ("/calendar/stays", test_stays);
  return g_test_run ();
}

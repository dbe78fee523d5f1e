/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "forms/parapet-record-form.h"
#include "looks/review/parapet-review-agenda.h"
#include "looks/review/parapet-review-topic.h"
#include "models/isms-review.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "search-widgets.h"
#include "sample-fixture.h"

/* What a review has to look at, though no date of a record says so. */

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

typedef struct
{
  IsmsStore *store;
  IsmsRecordList *list;
  GtkWidget *agenda;
} Fixture;

/* The agenda of a review after that of the sample, with the topic shown whose row it is. */
static void
set_up (Fixture *self,
        gconstpointer row)
{
  const IsmsQuery query = { .kind = &isms_kind_review };
  g_autoptr (IsmsRecord) review = NULL;
  GtkWidget *entries;

  self->store = open_sample ();
  g_assert_true (isms_store_begin (self->store, "Add", NULL, NULL));
  review = isms_store_create (self->store, &isms_kind_review, NULL);
  g_assert_true (isms_store_set_text (self->store, review, "title", "Review", NULL));
  g_assert_true (isms_store_set_text (self->store, review, "planned_on", "2099-01-01", NULL));
  g_assert_true (isms_store_commit (self->store, NULL));
  self->list = isms_record_list_new (self->store, &query);
  self->agenda = g_object_ref_sink (parapet_review_agenda_new (self->store, self->list));
  entries = find_child (self->agenda, GTK_TYPE_LIST_BOX);
  gtk_list_box_select_row (GTK_LIST_BOX (entries), gtk_list_box_get_row_at_index (GTK_LIST_BOX (entries), GPOINTER_TO_INT (row)));
}

static void
tear_down (Fixture *self,
           gconstpointer row)
{
  g_assert_finalize_object (self->agenda);
  g_clear_object (&self->list);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->store);
}

/* An issue that is changed while the review is prepared is news, and so is one that is taken out. */
static void
test_changed (Fixture *self,
              gconstpointer row)
{
  g_autoptr (IsmsRecord) first = isms_store_find (self->store, &isms_kind_issue, "I-05");
  g_autoptr (IsmsRecord) second = isms_store_find (self->store, &isms_kind_issue, "I-06");

  set (self->store, first, "text", "Something that nobody dated");
  g_assert_false (says (self->agenda, "Something that nobody dated"));
  wait_for (self->agenda, "Something that nobody dated");
  set (self->store, second, "text", "Something else that nobody dated");
  wait_for (self->agenda, "Something else that nobody dated");
  g_assert_false (says (self->agenda, "removed"));
  g_assert_true (isms_store_begin (self->store, "Remove", NULL, NULL));
  isms_store_delete (self->store, first);
  g_assert_true (isms_store_commit (self->store, NULL));
  wait_for (self->agenda, "removed");
}

/* One sees by what to judge a record, and what all of them come to. */
static void
test_told (Fixture *self,
           gconstpointer row)
{
  g_autoptr (IsmsRecord) finding = isms_store_find (self->store, &isms_kind_finding, "F-03");

  wait_for (self->agenda, "Grade: Chance to improve");
  g_assert_false (says (self->agenda, "Grade: Major nonconformity"));
  set (self->store, finding, "grade", "major");
  wait_for (self->agenda, "Grade: Major nonconformity");
}

/* Of very many some are shown, the late ones first, and all are counted. */
static void
test_many (Fixture *self,
           gconstpointer row)
{
  g_autofree char *today = isms_day_dup_today ();

  g_assert_true (isms_store_begin (self->store, "Add", NULL, NULL));
  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *title = g_strdup_printf ("Action number %u", i);
      g_autoptr (IsmsRecord) action = isms_store_create (self->store, &isms_kind_corrective_action, NULL);

      g_assert_true (isms_store_set_text (self->store, action, "title", title, NULL) && isms_store_set_text (self->store, action, "status", "planned", NULL));
      g_assert_true (isms_store_set_text (self->store, action, "due", i == 79 ? "2020-01-01" : today, NULL));
    }
  g_assert_true (isms_store_commit (self->store, NULL));
  wait_for (self->agenda, "Action number 79");
  g_assert_false (says (self->agenda, "Action number 78"));
  g_assert_true (says (self->agenda, "more are in the minutes."));
}

/* What is approved is read, not greyed: while it is open it is a form. */
static void
test_approved (void)
{
  const IsmsQuery query = { .kind = &isms_kind_review };
  IsmsStore *store = open_sample ();
  IsmsRecordList *list;
  IsmsRecord *manager;
  GtkWidget *agenda;

  list = isms_record_list_new (store, &query);
  agenda = g_object_ref_sink (parapet_review_agenda_new (store, list));
  g_assert_null (find_child (agenda, PARAPET_TYPE_RECORD_FORM));
  g_assert_true (says (agenda, "Henrike Aldag"));
  manager = isms_store_find (store, &isms_kind_person, "P-01");
  set (store, manager, "name", "Henrike Brandt");
  g_assert_true (says (agenda, "Henrike Brandt"));
  g_clear_object (&manager);
  g_assert_finalize_object (agenda);
  g_object_unref (list);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (store);
}

static void
test_open (Fixture *self,
           gconstpointer row)
{
  g_assert_nonnull (find_child (self->agenda, PARAPET_TYPE_RECORD_FORM));
  g_assert_false (says (self->agenda, "Henrike Aldag"));
}

/* Who types, or says when it was held, goes on in the same place once that is known. */
static void
test_held (Fixture *self,
           gconstpointer row)
{
  g_autoptr (IsmsRecord) review = isms_review_find (self->store);
  GType type = GPOINTER_TO_INT (row) == 0 ? PARAPET_TYPE_RECORD_FORM : PARAPET_TYPE_REVIEW_TOPIC;
  g_autoptr (GtkWidget) before = g_object_ref (find_child (self->agenda, type));
  gboolean offers = says (self->agenda, "Held Today");

  g_assert_cmpstr (isms_record_get_text (review, "planned_on"), ==, "2099-01-01");
  g_assert_true (offers == (GPOINTER_TO_INT (row) == 0));
  set (self->store, review, "held_on", "2026-01-01");
  g_assert_true (find_child (self->agenda, type) == before);
  g_assert_false (says (self->agenda, "Held Today"));
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/review-agenda/changed", Fixture, GINT_TO_POINTER (2), set_up, test_changed, tear_down);
  g_test_add ("/review-agenda/told", Fixture, GINT_TO_POINTER (6), set_up, test_told, tear_down);
  g_test_add ("/review-agenda/many", Fixture, GINT_TO_POINTER (4), set_up, test_many, tear_down);
  g_test_add_func ("/review-agenda/approved", test_approved);
  g_test_add ("/review-agenda/open", Fixture, GINT_TO_POINTER (0), set_up, test_open, tear_down);
  g_test_add ("/review-agenda/held", Fixture, GINT_TO_POINTER (0), set_up, test_held, tear_down);
  g_test_add ("/review-agenda/held-in-topic", Fixture, GINT_TO_POINTER (2), set_up, test_held, tear_down);
  return g_test_run ();
}

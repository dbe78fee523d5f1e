/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "interchange/isms-seed.h"
#include "looks/parapet-review-agenda.h"
#include "records/isms-kinds.h"
#include "search-widgets.h"

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

/* An issue that is over is news, and so is one that is changed while the review is prepared. */
static void
test_changed (void)
{
  IsmsStore *store = isms_store_open (":memory:", 7, NULL);
  const IsmsQuery query = { .kind = &isms_kind_review };
  g_autoptr (IsmsRecordList) list = NULL;
  g_autoptr (IsmsRecord) review = NULL, first = NULL, second = NULL;
  GtkWidget *agenda, *entries;

  isms_seed_load_sample (store, NULL);
  first = isms_store_find (store, &isms_kind_issue, "I-05");
  second = isms_store_find (store, &isms_kind_issue, "I-06");
  g_assert_true (isms_store_begin (store, "Add", NULL, NULL));
  review = isms_store_create (store, &isms_kind_review, NULL);
  g_assert_true (isms_store_set_text (store, review, "title", "Review", NULL));
  g_assert_true (isms_store_set_text (store, review, "planned_on", "2099-01-01", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  set (store, first, "text", "Something that nobody dated");
  list = isms_record_list_new (store, &query);
  agenda = g_object_ref_sink (parapet_review_agenda_new (store, list));
  entries = find_child (agenda, GTK_TYPE_LIST_BOX);
  gtk_list_box_select_row (GTK_LIST_BOX (entries), gtk_list_box_get_row_at_index (GTK_LIST_BOX (entries), 2));
  g_assert_false (says (agenda, "Something that nobody dated"));
  wait_for (agenda, "Something that nobody dated");
  set (store, second, "text", "Something else that nobody dated");
  wait_for (agenda, "Something else that nobody dated");
  g_assert_finalize_object (agenda);
  g_clear_object (&list);
  g_clear_object (&review);
  g_clear_object (&first);
  g_clear_object (&second);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (store);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/review-agenda/changed", test_changed);
  return g_test_run ();
}

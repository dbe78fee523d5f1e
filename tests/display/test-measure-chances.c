/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "looks/measure/parapet-measure-chances.h"
#include "models/isms-measures.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "search-widgets.h"
#include "sample-fixture.h"

/* What is worth measuring. */

static void
list_titles (GtkWidget *from,
             GPtrArray *titles)
{
  if (ADW_IS_ACTION_ROW (from))
    g_ptr_array_add (titles, g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (from))));
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_titles (child, titles);
}

static GPtrArray *
ask (IsmsStore *store)
{
  GtkWidget *from = g_object_ref_sink (gtk_button_new ());
  AdwDialog *dialog = g_object_ref_sink (parapet_measure_chances_dialog_new (store, from));
  GPtrArray *titles = g_ptr_array_new_with_free_func (g_free);

  while (says (adw_dialog_get_child (dialog), "Looking for what carries the most risk…"))
    g_main_context_iteration (NULL, TRUE);
  list_titles (adw_dialog_get_child (dialog), titles);
  g_assert_finalize_object (dialog);
  g_assert_finalize_object (from);
  return titles;
}

static void
measure (IsmsStore *store,
         IsmsRecord *control)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (control));
  g_autoptr (IsmsRecord) one = NULL;

  g_assert_true (isms_store_begin (store, "Add", NULL, NULL));
  one = isms_store_create (store, &isms_kind_measure, NULL);
  g_assert_true (isms_store_set_text (store, one, "name", "How well it works", NULL));
  g_assert_true (isms_store_set_text (store, one, "status", "active", NULL));
  g_assert_true (isms_store_set_text (store, one, "links", key, NULL));
  g_assert_true (isms_store_commit (store, NULL));
}

/* The control that carries the most comes first, until something measures it. */
static void
test_ranked (void)
{
  IsmsStore *store = open_sample ();
  g_autofree char *today = isms_day_dup_today ();
  g_autoptr (GPtrArray) before = NULL, after = NULL, none = NULL;
  g_autoptr (GArray) chances = NULL;
  const IsmsMeasureChance *first, *second;

  chances = isms_measures_list_chances (store, today);
  first = &g_array_index (chances, IsmsMeasureChance, 0);
  second = &g_array_index (chances, IsmsMeasureChance, 1);
  g_assert_cmpint (first->carried, >=, second->carried);
  before = ask (store);
  g_assert_cmpuint (before->len, >, 2);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (before, 0), isms_record_get_code (first->control)));
  g_assert_true (g_str_has_prefix (g_ptr_array_index (before, 1), isms_record_get_code (second->control)));
  measure (store, first->control);
  after = ask (store);
  g_assert_cmpstr (g_ptr_array_index (after, 0), ==, g_ptr_array_index (before, 1));
  for (guint i = 1; i < chances->len; i++)
    measure (store, g_array_index (chances, IsmsMeasureChance, i).control);
  none = ask (store);
  g_assert_cmpuint (none->len, ==, 0);
  g_clear_pointer (&chances, g_array_unref);
  g_assert_finalize_object (store);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/measure-chances/ranked", test_ranked);
  return g_test_run ();
}

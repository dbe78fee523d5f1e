/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "looks/parapet-case-path.h"
#include "models/isms-case.h"
#include "records/isms-kinds.h"

/* The way through a case. */

static gboolean
leads_to (GtkWidget *from,
          const char *field)
{
  GVariant *target = GTK_IS_BUTTON (from) ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (from)) : NULL;

  if (target != NULL && g_str_equal (g_variant_get_string (target, NULL), field))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (leads_to (child, field))
      return TRUE;
  return FALSE;
}

/* What keeps a case from being closed leads to where it is written down. */
static void
test_closing (void)
{
  IsmsStore *store = isms_store_open (":memory:", 7, NULL);
  g_autoptr (IsmsRecord) open = NULL;
  const IsmsDemand *missing;
  GtkWidget *path;

  g_assert_true (isms_store_begin (store, "Add", NULL, NULL));
  open = isms_store_create (store, &isms_kind_nonconformity, NULL);
  g_assert_true (isms_store_set_text (store, open, "title", "Backup not tested", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  path = g_object_ref_sink (parapet_case_path_new (store, open, NULL, 0));
  missing = isms_case_find_missing (open);
  g_assert_nonnull (missing);
  g_assert_true (leads_to (path, missing->needs));
  g_clear_object (&open);
  g_assert_finalize_object (path);
  g_assert_finalize_object (store);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/case-path/closing", test_closing);
  return g_test_run ();
}

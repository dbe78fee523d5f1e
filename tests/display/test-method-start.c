/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "looks/method/parapet-method-start.h"
#include "models/isms-scale.h"
#include "records/isms-kinds.h"
#include "store/isms-history.h"

/* As long as there is no risk method, one to begin with is offered; undo offers it again. */
static void
test_begin (void)
{
  IsmsStore *store = isms_store_open (":memory:", 7, NULL);
  GtkWidget *overlay = g_object_ref_sink (adw_toast_overlay_new ());
  GtkWidget *start = parapet_method_start_new (store);
  g_autoptr (IsmsRecord) method = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), start);
  g_assert_true (gtk_widget_get_visible (start));
  g_assert_true (gtk_widget_activate_action (start, "method.start", "u", 4));
  g_assert_false (gtk_widget_get_visible (start));
  method = isms_scale_find_method (store, NULL);
  g_assert_nonnull (method);
  steps = isms_scale_list_steps (store, method, "likelihood");
  g_assert_cmpuint (steps->len, ==, 4);
  g_clear_pointer (&steps, g_ptr_array_unref);
  g_clear_object (&method);
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_true (gtk_widget_get_visible (start));
  g_object_unref (overlay);
  g_assert_finalize_object (store);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/method-start/begin", test_begin);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "widgets/parapet-share-bar.h"

static int
width_of (GtkWidget *bar,
          guint part)
{
  GtkWidget *child = gtk_widget_get_first_child (bar);

  while (part-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return gtk_widget_get_width (child);
}

static void
test_shares (void)
{
  GtkWidget *bar = g_object_ref_sink (parapet_share_bar_new ());

  parapet_share_bar_add (PARAPET_SHARE_BAR (bar), "implemented", 860);
  parapet_share_bar_add (PARAPET_SHARE_BAR (bar), "partial", 0);
  parapet_share_bar_add (PARAPET_SHARE_BAR (bar), "planned", 1);
  parapet_share_bar_add (PARAPET_SHARE_BAR (bar), "excluded", 430);
  gtk_widget_size_allocate (bar, &(GtkAllocation) { 0, 0, 400, 8 }, -1);

  g_assert_cmpint (width_of (bar, 0) + width_of (bar, 1) + width_of (bar, 2) + 2 * 2, ==, 400);
  g_assert_cmpint (width_of (bar, 1), >=, 4);
  g_assert_cmpint (ABS (width_of (bar, 0) - 2 * width_of (bar, 2)), <=, 8);

  parapet_share_bar_clear (PARAPET_SHARE_BAR (bar));
  g_assert_null (gtk_widget_get_first_child (bar));
  gtk_widget_size_allocate (bar, &(GtkAllocation) { 0, 0, 400, 8 }, -1);
  g_assert_finalize_object (bar);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/share-bar/shares", test_shares);
  return g_test_run ();
}

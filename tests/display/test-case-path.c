/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "looks/case/parapet-case-path.h"
#include "models/isms-case.h"
#include "records/isms-kinds.h"
#include "sample-fixture.h"

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

static gboolean
can_close (GtkWidget *from)
{
  if (GTK_IS_BUTTON (from) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (from)), "_Close the Case") == 0)
    return gtk_widget_get_sensitive (from);
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (can_close (child))
      return TRUE;
  return FALSE;
}

static gboolean
answer_nothing (GtkWidget *from)
{
  const char *words = GTK_IS_BUTTON (from) && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (from))) ? gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (from)))) : NULL;

  if (g_strcmp0 (words, "Nothing had to change.") == 0)
    {
      g_signal_emit_by_name (from, "clicked");
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (answer_nothing (child))
      return TRUE;
  return FALSE;
}

/* A case that says all itself still waits until its actions were found to work. */
static void
test_waiting (void)
{
  static const ParapetCaseStep steps[] = { { "change", "Change the ISMS where needed", "10.2 e", "isms_changes", .nothing = "Nothing had to change." } };
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) open = NULL;
  g_autoptr (IsmsRecord) action = NULL;
  GtkWidget *path;

  open = isms_store_find (store, &isms_kind_nonconformity, "NC-03");
  action = isms_store_find (store, &isms_kind_corrective_action, "CA-03");
  path = g_object_ref_sink (parapet_case_path_new (store, open, steps, G_N_ELEMENTS (steps)));
  g_assert_cmpstr (isms_case_find_missing (open)->needs, ==, "isms_changes");
  answer_nothing (path);
  g_assert_cmpstr (isms_record_get_text (open, "isms_changes"), ==, "Nothing had to change.");
  g_assert_null (isms_case_find_missing (open));
  g_assert_false (can_close (path));
  g_assert_true (isms_store_begin (store, "Drop", NULL, NULL));
  g_assert_true (isms_store_set_text (store, action, "status", "dropped", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  g_assert_false (can_close (path));
  g_assert_true (isms_store_begin (store, "Say why", NULL, NULL));
  g_assert_true (isms_store_set_text (store, open, "no_action_reason", "It cannot come again", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  g_assert_true (can_close (path));
  g_clear_object (&action);
  g_clear_object (&open);
  g_assert_finalize_object (path);
  g_assert_finalize_object (store);
}

/* An incident has no corrective actions: when it says all itself, it can be closed. */
static void
test_incident (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) incident = NULL;
  GtkWidget *path;

  incident = isms_store_find (store, &isms_kind_incident, "INC-02");
  g_assert_true (isms_store_begin (store, "Open again", NULL, NULL));
  g_assert_true (isms_store_set_text (store, incident, "status", "contained", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  path = g_object_ref_sink (parapet_case_path_new (store, incident, NULL, 0));
  g_assert_true (can_close (path));
  g_clear_object (&incident);
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
  g_test_add_func ("/case-path/waiting", test_waiting);
  g_test_add_func ("/case-path/incident", test_incident);
  return g_test_run ();
}

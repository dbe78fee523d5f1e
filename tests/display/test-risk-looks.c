/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "interchange/isms-seed.h"
#include "looks/parapet-asset-risks.h"
#include "looks/parapet-looks.h"
#include "looks/parapet-suggest-dialog.h"
#include "records/isms-kinds.h"
#include "store/isms-history.h"

/* What the pages of an asset, an assessment and a risk say about risks. */

static IsmsStore *
open_sample (void)
{
  g_autoptr (GError) error = NULL;
  IsmsStore *store = isms_store_open (":memory:", 7, &error);

  g_assert_no_error (error);
  isms_seed_load_sample (store, &error);
  g_assert_no_error (error);
  return store;
}

static void
collect (GtkWidget *from,
         GType type,
         GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (from), type))
    g_ptr_array_add (found, from);
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/* Whether the words are read somewhere in the widget. */
static gboolean
says (GtkWidget *from,
      const char *words)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  collect (from, GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (labels, i)) && strstr (gtk_label_get_text (g_ptr_array_index (labels, i)), words) != NULL)
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_button (GtkWidget *from,
             const char *label)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  collect (from, GTK_TYPE_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (g_ptr_array_index (buttons, i)), label) == 0)
      return g_ptr_array_index (buttons, i);
  return NULL;
}

static IsmsRecord *
add_asset (IsmsStore *store)
{
  IsmsRecord *asset;

  g_assert_true (isms_store_begin (store, "Add", NULL, NULL));
  asset = isms_store_create (store, &isms_kind_asset, NULL);
  g_assert_true (isms_store_set_from_text (store, asset, "name", "Sales laptop", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  return asset;
}

static void
set (IsmsStore *store,
     IsmsRecord *record,
     const char *field,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  isms_store_begin (store, "Set", NULL, NULL);
  isms_store_set_from_text (store, record, field, text, &error);
  g_assert_no_error (error);
  isms_store_commit (store, NULL);
}

/* An asset that nothing looks at says so; what is suggested and chosen becomes risks, in one step. */
static void
test_asset (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) asset = add_asset (store);
  GtkWidget *risks = g_object_ref_sink (parapet_asset_risks_new (store, asset));
  GtkWidget *suggest = find_button (risks, "_Suggest Risks…");
  guint before = isms_store_count (store, &isms_kind_risk);
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  AdwDialog *dialog;
  GtkWidget *content;

  g_assert_true (says (risks, "No open risk looks at this asset"));
  g_assert_true (says (risks, "Say what kind"));
  g_assert_false (gtk_widget_get_visible (suggest));
  set (store, asset, "kind", "device");
  g_assert_true (gtk_widget_get_visible (suggest));
  dialog = parapet_suggest_dialog_new (store, asset, risks);
  adw_dialog_present (dialog, NULL);
  content = adw_dialog_get_child (dialog);
  collect (content, GTK_TYPE_CHECK_BUTTON, marks);
  g_assert_cmpuint (marks->len, >, 2);
  g_assert_false (gtk_widget_get_sensitive (find_button (content, "_Add")));
  gtk_check_button_set_active (g_ptr_array_index (marks, 0), TRUE);
  gtk_check_button_set_active (g_ptr_array_index (marks, 2), TRUE);
  g_signal_emit_by_name (find_button (content, "_Add 2 Risks"), "clicked");
  g_assert_cmpuint (isms_store_count (store, &isms_kind_risk), ==, before + 2);
  g_assert_true (says (risks, "2 open risks look at this asset"));
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpuint (isms_store_count (store, &isms_kind_risk), ==, before);
  g_assert_true (says (risks, "No open risk looks at this asset"));
  set (store, asset, "in_scope", "no");
  g_assert_true (says (risks, "none has to"));
  g_assert_false (gtk_widget_get_visible (suggest));
  g_clear_object (&asset);
  g_assert_finalize_object (risks);
  g_assert_finalize_object (store);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  parapet_looks_register ();
  g_test_add_func ("/risk-looks/asset", test_asset);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/asset/parapet-suggest-dialog.h"
#include "models/isms-coverage.h"
#include "widgets/parapet-ask.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetSuggestDialog:
 *
 * What usually threatens things like an asset, to be chosen from: the risks that are checked are added in one step (6.1.2 c).
 */
struct _ParapetSuggestDialog
{
  AdwDialog parent_instance;

  IsmsStore *store;
  IsmsRecord *asset;
  GtkWidget *overlay; /* weak: where the toast goes */

  GPtrArray *suggestions; /* (element-type IsmsSuggestion) */
  GPtrArray *checks;      /* (element-type GtkCheckButton): one a suggestion */
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (ParapetSuggestDialog, parapet_suggest_dialog, ADW_TYPE_DIALOG)

/* Returns: (transfer container) (element-type IsmsSuggestion): what is checked */
static GPtrArray *
list_chosen (ParapetSuggestDialog *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_ptr_array_add (chosen, g_ptr_array_index (self->suggestions, i));
  return chosen;
}

static void
check (ParapetSuggestDialog *self)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);
  g_autofree char *label = chosen->len == 0 ? g_strdup (_("_Add")) : g_strdup_printf (ngettext ("_Add %u Risk", "_Add %u Risks", chosen->len), chosen->len);

  gtk_button_set_label (GTK_BUTTON (self->add), label);
  gtk_widget_set_sensitive (self->add, chosen->len > 0);
}

static void
add_cb (ParapetSuggestDialog *self)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) risks = isms_coverage_create (self->store, self->asset, chosen, &error);
  g_autofree char *title = NULL;

  if (risks == NULL)
    {
      parapet_toast_show_error (self->overlay != NULL ? self->overlay : GTK_WIDGET (self), error);
      return;
    }
  title = g_strdup_printf (ngettext ("%u risk added, to be rated", "%u risks added, to be rated", risks->len), risks->len);
  if (self->overlay != NULL)
    parapet_toast_show_undo (self->overlay, title);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
parapet_suggest_dialog_dispose (GObject *object)
{
  ParapetSuggestDialog *self = PARAPET_SUGGEST_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->asset);
  g_clear_weak_pointer (&self->overlay);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (parapet_suggest_dialog_parent_class)->dispose (object);
}

static void
parapet_suggest_dialog_class_init (ParapetSuggestDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_suggest_dialog_dispose;
}

static void
parapet_suggest_dialog_init (ParapetSuggestDialog *self)
{
  self->checks = g_ptr_array_new ();
}

static GtkWidget *
make_row (ParapetSuggestDialog *self,
          const IsmsSuggestion *suggestion)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", suggestion->title, "subtitle", suggestion->scenario, NULL);
  GtkWidget *mark = g_object_new (GTK_TYPE_CHECK_BUTTON, "valign", GTK_ALIGN_CENTER, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), mark);
  g_ptr_array_add (self->checks, mark);
  g_signal_connect_object (mark, "notify::active", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  return row;
}

static void
build (ParapetSuggestDialog *self)
{
  /* Translators: the title of a dialog: "Risks of A-01" */
  g_autofree char *title = g_strdup_printf (_("Risks of %s"), isms_record_get_code (self->asset));
  GtkBox *body = parapet_ask_build (ADW_DIALOG (self), title, _("_Add"), &self->add);
  GtkWidget *group = parapet_ask_group (body, isms_record_get_title (self->asset));

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("What usually threatens things of this kind. Check what could happen here; rate it afterwards."));
  for (guint i = 0; i < self->suggestions->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, g_ptr_array_index (self->suggestions, i)));
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
}

/**
 * parapet_suggest_dialog_new:
 * @asset: an asset
 * @from: a widget of the screen that asks; a toast there tells what was done
 */
AdwDialog *
parapet_suggest_dialog_new (IsmsStore *store,
                            IsmsRecord *asset,
                            GtkWidget *from)
{
  ParapetSuggestDialog *self = g_object_new (PARAPET_TYPE_SUGGEST_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->asset = g_object_ref (asset);
  self->suggestions = isms_coverage_suggest (store, asset);
  g_set_weak_pointer (&self->overlay, gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY));
  build (self);
  check (self);
  return ADW_DIALOG (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/approval/parapet-revise-dialog.h"
#include "models/isms-method.h"
#include "widgets/parapet-ask.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetReviseDialog:
 *
 * Drafts the next version of a risk method (6.1.2 a): with the scales as they are, or with others. What is rated stays as it is until
 * the draft is approved and the ratings are converted.
 */
struct _ParapetReviseDialog
{
  AdwDialog parent_instance;

  IsmsStore *store;
  IsmsRecord *method;
  GtkWidget *from; /* weak: where the draft is opened */
  guint size;      /* of the scales; 0 keeps them */

  GtkWidget *hint;
};

G_DEFINE_FINAL_TYPE (ParapetReviseDialog, parapet_revise_dialog, ADW_TYPE_DIALOG)

static const struct
{
  guint size;
  const char *title;
  const char *about;
} choices[] = {
  { 0, N_("The Same Scales"), N_("To change words, acceptance or rules; steps can still be added and removed") },
  { 3, N_("3 × 3"), N_("Quick to agree on") },
  { 4, N_("4 × 4"), N_("No middle to hide in") },
  { 5, N_("5 × 5"), N_("Tells more apart") },
  { 6, N_("6 × 6"), N_("Tells rare things apart, without a middle") },
  { 7, N_("7 × 7"), N_("The finest; worth it with numbers to rate by") },
};

static void
chosen_cb (ParapetReviseDialog *self,
           GParamSpec *pspec,
           GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    self->size = choices[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "choice"))].size;
}

static void
draft_cb (ParapetReviseDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) draft = isms_method_revise (self->store, self->method, self->size, &error);

  if (draft == NULL)
    {
      parapet_ask_refuse (self->hint, error->message);
      return;
    }
  if (self->from != NULL)
    {
      parapet_toast_show_undo (self->from, _("Draft begun: nothing is rated by it before it is approved"));
      gtk_widget_activate_action (self->from, "record.open", "x", isms_record_get_key (draft));
    }
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
parapet_revise_dialog_dispose (GObject *object)
{
  ParapetReviseDialog *self = PARAPET_REVISE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->method);
  g_clear_weak_pointer (&self->from);

  G_OBJECT_CLASS (parapet_revise_dialog_parent_class)->dispose (object);
}

static void
parapet_revise_dialog_class_init (ParapetReviseDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_revise_dialog_dispose;
}

static void
parapet_revise_dialog_init (ParapetReviseDialog *self)
{
}

static void
add_choice (ParapetReviseDialog *self,
            GtkWidget *group,
            guint i,
            GtkWidget **first)
{
  GtkWidget *button = parapet_ask_choice (group, _(choices[i].title), _(choices[i].about), first);

  g_object_set_data (G_OBJECT (button), "choice", GUINT_TO_POINTER (i));
  g_signal_connect_object (button, "notify::active", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
build (ParapetReviseDialog *self)
{
  GtkWidget *draft, *group, *first = NULL;
  GtkBox *body = parapet_ask_build (ADW_DIALOG (self), _("New Version of the Method"), _("_Draft"), &draft);

  group = parapet_ask_group (body, _("Which Scales"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("The version in force stays in force until the draft is approved. Ratings keep the version they were made by, and are converted in one step."));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    add_choice (self, group, i, &first);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), TRUE);
  self->hint = parapet_ask_hint (body);
  g_signal_connect_object (draft, "clicked", G_CALLBACK (draft_cb), self, G_CONNECT_SWAPPED);
}

/**
 * parapet_revise_dialog_new:
 * @method: the version that the new one comes after
 * @from: a widget of the screen that asks; the draft is opened from there
 */
AdwDialog *
parapet_revise_dialog_new (IsmsStore *store,
                           IsmsRecord *method,
                           GtkWidget *from)
{
  ParapetReviseDialog *self = g_object_new (PARAPET_TYPE_REVISE_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->method = g_object_ref (method);
  g_set_weak_pointer (&self->from, from);
  build (self);
  return ADW_DIALOG (self);
}

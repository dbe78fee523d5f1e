/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-actor.h"
#include "app/parapet-making.h"
#include "app/parapet-start-dialog.h"

/**
 * ParapetStartDialog:
 *
 * Asks for the two things an ISMS cannot begin without: whose it is, and who begins it.
 */
struct _ParapetStartDialog
{
  AdwDialog parent_instance;

  GSettings *settings;

  GtkButton *start;
  GtkEditable *organisation;
  GtkEditable *actor;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (ParapetStartDialog, parapet_start_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_STARTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_text (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

static void
changed_cb (ParapetStartDialog *self)
{
  g_autofree char *organisation = dup_text (self->organisation);

  gtk_widget_set_sensitive (GTK_WIDGET (self->start), *organisation != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
show_problem (ParapetStartDialog *self,
              const GError *error)
{
  gtk_label_set_text (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->start), TRUE);
}

static void
made_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (ParapetStartDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsDocument) document = parapet_making_finish (result, &error);

  if (document == NULL)
    {
      show_problem (self, error);
      return;
    }
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_STARTED], 0, document);
}

static void
start_cb (ParapetStartDialog *self)
{
  g_autofree char *organisation = dup_text (self->organisation);
  g_autofree char *actor = dup_text (self->actor);

  if (*organisation == '\0')
    return;
  parapet_actor_set (self->settings, actor);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->start), FALSE);
  parapet_making_start_async (organisation, *actor != '\0' ? actor : NULL, made_cb, g_object_ref (self));
}

static void
parapet_start_dialog_dispose (GObject *object)
{
  ParapetStartDialog *self = PARAPET_START_DIALOG (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_START_DIALOG);

  G_OBJECT_CLASS (parapet_start_dialog_parent_class)->dispose (object);
}

static void
parapet_start_dialog_class_init (ParapetStartDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_start_dialog_dispose;

  /**
   * ParapetStartDialog::started:
   * @document: what was begun, for whoever takes it
   */
  signals[SIGNAL_STARTED] = g_signal_new ("started", PARAPET_TYPE_START_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, ISMS_TYPE_DOCUMENT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-start-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetStartDialog, start);
  gtk_widget_class_bind_template_child (widget_class, ParapetStartDialog, organisation);
  gtk_widget_class_bind_template_child (widget_class, ParapetStartDialog, actor);
  gtk_widget_class_bind_template_child (widget_class, ParapetStartDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
}

static void
parapet_start_dialog_init (ParapetStartDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * parapet_start_dialog_new:
 * @settings: the application's, which remember the person's name
 */
AdwDialog *
parapet_start_dialog_new (GSettings *settings)
{
  ParapetStartDialog *self = g_object_new (PARAPET_TYPE_START_DIALOG, NULL);
  g_autofree char *actor = parapet_actor_dup (settings);

  self->settings = g_object_ref (settings);
  gtk_editable_set_text (self->actor, actor);
  return ADW_DIALOG (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/parapet-actor.h"
#include "app/parapet-preferences.h"

/**
 * ParapetPreferences:
 *
 * What a person decides once for all their documents.
 */
struct _ParapetPreferences
{
  AdwPreferencesDialog parent_instance;

  GSettings *settings;

  GtkEditable *actor;
  GObject *remind;
};

G_DEFINE_FINAL_TYPE (ParapetPreferences, parapet_preferences, ADW_TYPE_PREFERENCES_DIALOG)

static void
show_actor (ParapetPreferences *self)
{
  g_autofree char *name = parapet_actor_dup (self->settings);

  gtk_editable_set_text (self->actor, name);
}

static void
apply_cb (ParapetPreferences *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->actor)));

  parapet_actor_set (self->settings, name);
  show_actor (self);
}

static void
parapet_preferences_dispose (GObject *object)
{
  ParapetPreferences *self = PARAPET_PREFERENCES (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_PREFERENCES);

  G_OBJECT_CLASS (parapet_preferences_parent_class)->dispose (object);
}

static void
parapet_preferences_class_init (ParapetPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetPreferences, actor);
  gtk_widget_class_bind_template_child (widget_class, ParapetPreferences, remind);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
parapet_preferences_init (ParapetPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * parapet_preferences_new:
 * @settings: the application's
 */
AdwDialog *
parapet_preferences_new (GSettings *settings)
{
  ParapetPreferences *self = g_object_new (PARAPET_TYPE_PREFERENCES, NULL);

  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "remind", self->remind, "active", G_SETTINGS_BIND_DEFAULT);
  show_actor (self);
  return ADW_DIALOG (self);
}

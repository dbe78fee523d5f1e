/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/statement/parapet-control-row.h"
#include "looks/control/parapet-statement-words.h"

/**
 * ParapetControlRow:
 *
 * One control in the list: number, title, decision, owner and state.
 */
struct _ParapetControlRow
{
  GtkBox parent_instance;

  ParapetStatement *statement;
  IsmsRecord *control;
  char *description;

  GtkLabel *number;
  GtkLabel *title;
  GtkLabel *about;
  GtkImage *icon;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (ParapetControlRow, parapet_control_row, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_about (ParapetControlRow *self,
           const IsmsSoaEntry *entry,
           const char *owner)
{
  g_autofree char *decision = parapet_entry_decision (entry);
  g_autofree char *about = NULL;

  /* That it is undecided stands beside it already. */
  if (entry->state == ISMS_SOA_UNDECIDED)
    about = g_strdup (owner != NULL ? owner : "");
  else
    about = owner != NULL ? g_strdup_printf ("%s · %s", decision, owner) : g_strdup (decision);
  gtk_label_set_text (self->about, about);
}

static void
set_description (ParapetControlRow *self,
                 const IsmsSoaEntry *entry,
                 const char *owner)
{
  g_autofree char *description = parapet_entry_label (entry, owner);

  if (g_set_str (&self->description, description))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

static void
refresh (ParapetControlRow *self)
{
  const IsmsSoaEntry *entry = parapet_statement_get_entry (self->statement, self->control);
  g_autoptr (IsmsRecord) person = isms_store_get_link (parapet_statement_get_store (self->statement), self->control, "owner");
  const char *owner = person != NULL ? isms_record_get_title (person) : NULL;

  /* It was deleted: the list is about to take the row away. */
  if (entry == NULL)
    return;
  gtk_label_set_text (self->number, isms_record_get_code (self->control));
  gtk_label_set_text (self->title, isms_record_get_title (self->control));
  gtk_image_set_from_icon_name (self->icon, parapet_state_icon (entry->state));
  gtk_label_set_text (self->state, isms_soa_state_get_label (entry->state));
  set_about (self, entry, owner);
  set_description (self, entry, owner);
}

static void
parapet_control_row_get_property (GObject *object,
                                  guint id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DESCRIPTION:
      g_value_set_string (value, PARAPET_CONTROL_ROW (object)->description);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parapet_control_row_dispose (GObject *object)
{
  parapet_control_row_unbind (PARAPET_CONTROL_ROW (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), PARAPET_TYPE_CONTROL_ROW);

  G_OBJECT_CLASS (parapet_control_row_parent_class)->dispose (object);
}

static void
parapet_control_row_finalize (GObject *object)
{
  g_clear_pointer (&PARAPET_CONTROL_ROW (object)->description, g_free);

  G_OBJECT_CLASS (parapet_control_row_parent_class)->finalize (object);
}

static void
parapet_control_row_class_init (ParapetControlRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = parapet_control_row_get_property;
  object_class->dispose = parapet_control_row_dispose;
  object_class->finalize = parapet_control_row_finalize;

  /**
   * ParapetControlRow:description:
   *
   * The whole row in words, for screen readers.
   */
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-control-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetControlRow, number);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlRow, title);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlRow, about);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlRow, icon);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlRow, state);
}

static void
parapet_control_row_init (ParapetControlRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
parapet_control_row_new (void)
{
  return g_object_new (PARAPET_TYPE_CONTROL_ROW, NULL);
}

/**
 * parapet_control_row_bind:
 *
 * Shows the control, and keeps showing it as it is until another is bound.
 */
void
parapet_control_row_bind (ParapetControlRow *self,
                          ParapetStatement *statement,
                          IsmsRecord *control)
{
  parapet_control_row_unbind (self);
  self->statement = g_object_ref (statement);
  self->control = g_object_ref (control);
  g_signal_connect_object (statement, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

void
parapet_control_row_unbind (ParapetControlRow *self)
{
  if (self->statement != NULL)
    g_signal_handlers_disconnect_by_data (self->statement, self);
  g_clear_object (&self->statement);
  g_clear_object (&self->control);
}

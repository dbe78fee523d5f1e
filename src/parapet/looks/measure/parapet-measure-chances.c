/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-new-dialog.h"
#include "looks/measure/parapet-measure-chances.h"
#include "models/isms-measures.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-label.h"

#define MOST_ROWS 30 /* nobody measures more at once */

/* Which controls to measure (9.1 a): those that the most risk rests on, of which nobody knows how well they work. */

static void
created_cb (GtkWidget *from,
            IsmsRecord *measure)
{
  gtk_widget_activate_action (from, "win.show-record", "x", isms_record_get_key (measure));
}

/* A measure that tells about the control, begun. */
static void
measure_cb (GtkWidget *from,
            GtkWidget *row)
{
  IsmsStore *store = g_object_get_data (G_OBJECT (row), "store");
  IsmsRecord *control = g_object_get_data (G_OBJECT (row), "control");
  AdwDialog *dialog = parapet_new_dialog_new (store, &isms_kind_measure, _("Measure a Control"));
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (control));
  /* Translators: why something is measured: the number and title of a control */
  g_autofree char *reason = g_strdup_printf (_("Whether %s %s works"), isms_record_get_code (control), isms_record_get_title (control));

  adw_dialog_close (ADW_DIALOG (gtk_widget_get_ancestor (row, ADW_TYPE_DIALOG)));
  parapet_new_dialog_preset_text (PARAPET_NEW_DIALOG (dialog), "links", key);
  parapet_new_dialog_preset_text (PARAPET_NEW_DIALOG (dialog), "reason", reason);
  parapet_new_dialog_preset_text (PARAPET_NEW_DIALOG (dialog), "status", "active");
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), from, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, from);
}

static char *
describe (const IsmsUnmeasured *chance)
{
  g_autofree char *risks = g_strdup_printf (ngettext ("%u risk", "%u risks", chance->risks), chance->risks);
  g_autofree char *carried = g_strdup_printf ("%" G_GINT64_FORMAT, chance->carried);

  /* Translators: how many risks rest on a control, the sum of their levels, and whether evidence shows that it works */
  return g_strdup_printf (_("Carries %s, levels together %s · %s"), risks, carried, chance->proven ? _("evidence of the last year") : _("no evidence of the last year"));
}

static GtkWidget *
make_row (IsmsStore *store,
          IsmsRecord *control,
          const IsmsUnmeasured *chance,
          GtkWidget *from)
{
  g_autofree char *title = g_strdup_printf ("%s %s", isms_record_get_code (control), isms_record_get_title (control));
  g_autofree char *words = describe (chance);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", words, "activatable", TRUE, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "store", g_object_ref (store), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "control", g_object_ref (control), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (measure_cb), from, G_CONNECT_SWAPPED);
  return row;
}

/* Who closes a document must be the last to hold its store: what is asked of it is cancelled before. */
typedef struct
{
  IsmsStore *store;
  GtkWidget *from;
  GtkWidget *group;
  GCancellable *cancellable;
} Filling;

static void
filling_free (Filling *self)
{
  g_signal_handlers_disconnect_by_data (self->group, self->cancellable);
  g_object_unref (self->store);
  g_object_unref (self->from);
  g_object_unref (self->group);
  g_object_unref (self->cancellable);
  g_free (self);
}

static void
fill (Filling *self,
      GArray *unmeasured)
{
  for (guint i = 0; i < unmeasured->len; i++)
    {
      const IsmsUnmeasured *one = &g_array_index (unmeasured, IsmsUnmeasured, i);
      g_autoptr (IsmsRecord) control = isms_store_get (self->store, &isms_kind_control, one->control);

      if (control != NULL)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), make_row (self->store, control, one, self->from));
    }
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group), unmeasured->len > 0 ? _("No measure tells about these controls yet. First comes what carries the most risk; choose one to measure it.")
                                                                                                  : _("No open risk rests on a control that nothing measures. Name the controls in the risks, and they are ranked here."));
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  Filling *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) unmeasured = isms_measures_list_unmeasured_finish (result, &error);

  if (unmeasured != NULL)
    fill (self, unmeasured);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group), error->message);
  filling_free (self);
}

static GtkWidget *
make_group (IsmsStore *store,
            GtkWidget *from)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *today = isms_day_dup_today ();
  Filling *filling = g_new0 (Filling, 1);

  *filling = (Filling) { g_object_ref (store), g_object_ref (from), g_object_ref_sink (group), g_cancellable_new () };
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("Looking for what carries the most risk…"));
  g_signal_connect_swapped (group, "unmap", G_CALLBACK (g_cancellable_cancel), filling->cancellable);
  isms_measures_list_unmeasured_async (store, today, MOST_ROWS, filling->cancellable, listed_cb, filling);
  return group;
}

/**
 * parapet_measure_chances_dialog_new:
 * @from: a widget of the window
 *
 * Returns: (transfer floating): the controls that nobody measures, in the order of the risk they carry; choosing one begins a measure of it
 */
AdwDialog *
parapet_measure_chances_dialog_new (IsmsStore *store,
                                    GtkWidget *from)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_group (store, from)));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _("What to Measure"));
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  return dialog;
}

static void
show_cb (GtkWidget *button)
{
  adw_dialog_present (parapet_measure_chances_dialog_new (g_object_get_data (G_OBJECT (button), "store"), button), button);
}

/**
 * parapet_measure_chances_new:
 *
 * Returns: (transfer floating) (nullable): a button that leads to what is worth measuring; none in the past, where nothing can be added
 */
GtkWidget *
parapet_measure_chances_new (IsmsStore *store)
{
  GtkWidget *button;

  if (isms_store_is_past (store))
    return NULL;
  button = parapet_label_wrapped_button_new (_("_What to Measure…"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_start (button, 12);
  gtk_widget_set_margin_top (button, 6);
  gtk_widget_set_margin_bottom (button, 6);
  gtk_widget_set_tooltip_text (button, _("Controls that nobody measures, in the order of the risk they carry"));
  g_object_set_data_full (G_OBJECT (button), "store", g_object_ref (store), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (show_cb), NULL);
  return button;
}

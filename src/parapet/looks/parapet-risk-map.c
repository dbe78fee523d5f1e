/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/parapet-rate-popover.h"
#include "looks/parapet-risk-map.h"
#include "looks/parapet-heatmap.h"

/**
 * ParapetRiskMap:
 *
 * A list of risks as a picture: the matrix, which rating of the risks it shows, and what its colours mean. A click picks a risk in the
 * list around it, a move asks why and rates it.
 */
struct _ParapetRiskMap
{
  AdwBin parent_instance;

  IsmsMatrix *matrix;
  IsmsRecordList *risks;
  ParapetHeatmap *heatmap;
  AdwToggleGroup *stages;
  AdwWrapBox *legend;
  GtkLabel *foreign;
  GtkWidget *popover;
  gint64 asked; /* the risk it asks about */
  guint closed_id;
};

G_DEFINE_FINAL_TYPE (ParapetRiskMap, parapet_risk_map, ADW_TYPE_BIN)

static const char *const swatches[] = { "bare", "acceptable", "decide", "treat" };

static guint
count_band (ParapetRiskMap *self,
            IsmsRecord *band)
{
  IsmsStage stage = parapet_heatmap_get_stage (self->heatmap);
  guint n = 0;

  for (guint i = 1; i <= isms_matrix_get_size (self->matrix, ISMS_AXIS_LIKELIHOOD); i++)
    for (guint j = 1; j <= isms_matrix_get_size (self->matrix, ISMS_AXIS_IMPACT); j++)
      if (isms_matrix_get_band (self->matrix, i, j) == band)
        n += isms_matrix_count_cell (self->matrix, stage, i, j);
  return n;
}

static GtkWidget *
make_entry (IsmsRecord *band,
            guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = g_object_new (GTK_TYPE_BOX, "css-name", "heatcell", "valign", GTK_ALIGN_CENTER, NULL);
  /* Translators: what a level demands, and how many risks there are of it: "must be treated · 3" */
  g_autofree char *text = g_strdup_printf (C_("legend", "%s · %u"), isms_record_get_title (band), n);

  gtk_widget_add_css_class (swatch, "swatch");
  gtk_widget_add_css_class (swatch, swatches[isms_tone_of_band (band)]);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_widget_add_css_class (box, "caption");
  return box;
}

static void
show_legend (ParapetRiskMap *self)
{
  g_autoptr (GPtrArray) bands = g_ptr_array_new ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    adw_wrap_box_remove (self->legend, child);
  for (guint i = 1; i <= isms_matrix_get_size (self->matrix, ISMS_AXIS_LIKELIHOOD); i++)
    for (guint j = 1; j <= isms_matrix_get_size (self->matrix, ISMS_AXIS_IMPACT); j++)
      {
        IsmsRecord *band = isms_matrix_get_band (self->matrix, i, j);

        if (band == NULL || g_ptr_array_find (bands, band, NULL))
          continue;
        g_ptr_array_add (bands, band);
        adw_wrap_box_append (self->legend, make_entry (band, count_band (self, band)));
      }
}

static void
show_foreign (ParapetRiskMap *self)
{
  g_autoptr (GPtrArray) foreign = isms_matrix_list_foreign (self->matrix);
  g_autofree char *text = g_strdup_printf (ngettext ("%u risk was rated by other scales: rate it again by this method.",
                                                     "%u risks were rated by other scales: rate them again by this method.", foreign->len),
                                           foreign->len);

  gtk_label_set_text (self->foreign, text);
  gtk_widget_set_visible (GTK_WIDGET (self->foreign), foreign->len > 0);
}

static void
refresh (ParapetRiskMap *self)
{
  show_legend (self);
  show_foreign (self);
}

static void
stage_cb (ParapetRiskMap *self)
{
  parapet_heatmap_set_stage (self->heatmap, adw_toggle_group_get_active (self->stages));
  show_legend (self);
}

static void
selected_cb (ParapetRiskMap *self,
             IsmsRecord *risk)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "records.pick", "x", isms_record_get_key (risk));
}

static void
opened_cb (ParapetRiskMap *self,
           IsmsRecord *risk)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "records.open", "x", isms_record_get_key (risk));
}

static void
filter (ParapetRiskMap *self,
        IsmsAxis axis,
        guint step)
{
  g_autofree char *value = step > 0 ? g_strdup_printf ("%u", step) : g_strdup ("");

  isms_record_list_set_filter (self->risks, isms_stage_get_field (parapet_heatmap_get_stage (self->heatmap), axis), (const char *const[]) { value, NULL });
}

/* The risks of a cell, as a list: the filters say why it is only those. */
static void
listed_cb (ParapetRiskMap *self,
           guint likelihood,
           guint impact)
{
  filter (self, ISMS_AXIS_LIKELIHOOD, likelihood);
  filter (self, ISMS_AXIS_IMPACT, impact);
  gtk_widget_activate_action (GTK_WIDGET (self), "records.show-list", NULL);
}

/* It could not be let go of while it was closing. The keyboard goes back to the risk, wherever it lies now. */
static void
closed_idle_cb (gpointer data)
{
  ParapetRiskMap *self = data;

  self->closed_id = 0;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  parapet_heatmap_focus_risk (self->heatmap, self->asked);
}

static void
closed_cb (ParapetRiskMap *self)
{
  if (self->closed_id == 0)
    self->closed_id = g_idle_add_once (closed_idle_cb, self);
}

static void
moved_cb (ParapetRiskMap *self,
          IsmsRecord *risk,
          guint likelihood,
          guint impact)
{
  GtkWidget *cell = parapet_heatmap_find_cell (self->heatmap, likelihood, impact);
  graphene_rect_t bounds;

  if (self->popover != NULL || !gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &bounds))
    return;
  self->popover = parapet_rate_popover_new (self->matrix, risk, parapet_heatmap_get_stage (self->heatmap), likelihood, impact);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height });
  self->asked = isms_record_get_key (risk);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
parapet_risk_map_dispose (GObject *object)
{
  ParapetRiskMap *self = PARAPET_RISK_MAP (object);

  g_clear_handle_id (&self->closed_id, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->matrix != NULL)
    g_signal_handlers_disconnect_by_data (self->matrix, self);
  g_clear_object (&self->matrix);
  g_clear_object (&self->risks);

  G_OBJECT_CLASS (parapet_risk_map_parent_class)->dispose (object);
}

static void
parapet_risk_map_class_init (ParapetRiskMapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_risk_map_dispose;
}

static void
parapet_risk_map_init (ParapetRiskMap *self)
{
}

static GtkWidget *
make_stages (ParapetRiskMap *self)
{
  self->stages = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  for (guint stage = 0; stage < ISMS_N_STAGES; stage++)
    adw_toggle_group_add (self->stages, g_object_new (ADW_TYPE_TOGGLE, "label", isms_stage_get_label (stage), NULL));
  adw_toggle_group_set_active (self->stages, ISMS_STAGE_CURRENT);
  gtk_widget_set_halign (GTK_WIDGET (self->stages), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->stages), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Which rating"), -1);
  g_signal_connect_swapped (self->stages, "notify::active", G_CALLBACK (stage_cb), self);
  return GTK_WIDGET (self->stages);
}

static GtkWidget *
make_legend (ParapetRiskMap *self)
{
  self->legend = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->legend, 18);
  adw_wrap_box_set_line_spacing (self->legend, 6);
  adw_wrap_box_set_align (self->legend, 0.5f);
  return GTK_WIDGET (self->legend);
}

static GtkWidget *
make_foreign (ParapetRiskMap *self)
{
  self->foreign = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->foreign, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->foreign), "dimmed");
  return GTK_WIDGET (self->foreign);
}

static GtkWidget *
make_heatmap (ParapetRiskMap *self)
{
  self->heatmap = PARAPET_HEATMAP (parapet_heatmap_new (self->matrix));
  gtk_widget_set_vexpand (GTK_WIDGET (self->heatmap), TRUE);
  g_signal_connect_swapped (self->heatmap, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->heatmap, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (self->heatmap, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->heatmap, "listed", G_CALLBACK (listed_cb), self);
  return GTK_WIDGET (self->heatmap);
}

/**
 * parapet_risk_map_new:
 * @risks: the risks it shows, as filtered
 */
GtkWidget *
parapet_risk_map_new (IsmsStore *store,
                      IsmsRecordList *risks)
{
  ParapetRiskMap *self = g_object_new (PARAPET_TYPE_RISK_MAP, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->matrix = isms_matrix_new (store, risks);
  self->risks = g_object_ref (risks);
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 18, NULL);
  gtk_box_append (GTK_BOX (box), make_stages (self));
  gtk_box_append (GTK_BOX (box), make_heatmap (self));
  gtk_box_append (GTK_BOX (box), make_legend (self));
  gtk_box_append (GTK_BOX (box), make_foreign (self));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), box);
  adw_bin_set_child (ADW_BIN (self), scroll);
  refresh (self);
  g_signal_connect_swapped (self->matrix, "changed", G_CALLBACK (refresh), self);
  return GTK_WIDGET (self);
}

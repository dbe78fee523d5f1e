/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-export.h"
#include "looks/heatmap/parapet-heat-chip.h"
#include "looks/heatmap/parapet-heat-list.h"
#include "looks/heatmap/parapet-heat-past.h"
#include "looks/heatmap/parapet-heat-present.h"
#include "looks/heatmap/parapet-heatmap.h"
#include "looks/heatmap/parapet-risk-map.h"
#include "looks/method/parapet-method-start.h"
#include "looks/risk/parapet-rate-popover.h"
#include "reports/isms-risk-reports.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-lazy-menu.h"
#include "widgets/parapet-slices.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetRiskMap:
 *
 * A list of risks as a picture: the matrix, which rating of the risks it shows, and what its colours mean. A click picks a risk in the
 * list around it, a move asks why and rates what was moved. A cell opens as a list, a slider looks back to another day.
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
  GtkWidget *convert;
  GtkStack *stack; /* the matrix, or over it the list of one cell */
  AdwBanner *banner;
  GtkRevealer *slider;
  ParapetHeatPast *past;
  GSimpleActionGroup *actions;
  guint zoomed[2];
  GtkWidget *popover;
  gint64 asked; /* the risk it asks about */
  guint closed_id;
  guint day_id;
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

/* @band is nullable: of levels that no band speaks of. */
static GtkWidget *
make_entry (IsmsRecord *band,
            guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = g_object_new (GTK_TYPE_BOX, "css-name", "heatcell", "valign", GTK_ALIGN_CENTER, NULL);
  /* Translators: what a level demands, and how many risks there are of it: "must be treated · 3" */
  g_autofree char *text = g_strdup_printf (C_("legend", "%s · %u"), band != NULL ? isms_record_get_title (band) : _("no band"), n);

  gtk_widget_add_css_class (swatch, "swatch");
  gtk_widget_add_css_class (swatch, swatches[isms_tone_of_band (band)]);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_widget_add_css_class (box, "caption");
  return box;
}

static GtkWidget *
make_closed_entry (guint n)
{
  /* Translators: below the risk matrix, after how many risks each colour has; closed ones take no place in it */
  g_autofree char *text = g_strdup_printf (ngettext ("and %u closed", "and %u closed", n), n);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_tooltip_text (label, _("Closed risks stand in the list, and not in the matrix"));
  return label;
}

static void
show_legend (ParapetRiskMap *self)
{
  g_autoptr (GPtrArray) bands = g_ptr_array_new ();
  guint closed = isms_matrix_count_closed (self->matrix);
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
  if (count_band (self, NULL) > 0)
    adw_wrap_box_append (self->legend, make_entry (NULL, count_band (self, NULL)));
  if (closed > 0)
    adw_wrap_box_append (self->legend, make_closed_entry (closed));
}

static void
show_foreign (ParapetRiskMap *self)
{
  guint n = isms_matrix_count_foreign (self->matrix);
  IsmsRecord *method = isms_matrix_get_method (self->matrix);
  g_autofree char *text = g_strdup_printf (ngettext ("%u risk is rated by older scales. It can be compared with these once its rating is converted.",
                                                     "%u risks are rated by older scales. They can be compared with these once their ratings are converted.", n),
                                           n);

  gtk_label_set_text (self->foreign, text);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->foreign)), n > 0);
  if (method != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->convert), "x", isms_record_get_key (method));
}

static void
refresh (gpointer map)
{
  show_legend (map);
  show_foreign (map);
}

/* Beside the list, nobody sees it: ten thousand risks are not counted with every letter of a search. */
static void
changed_cb (ParapetRiskMap *self)
{
  parapet_slices_when_seen (GTK_WIDGET (self), refresh);
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

static void
show_matrix (ParapetRiskMap *self)
{
  GtkWidget *list = gtk_stack_get_child_by_name (self->stack, "list");

  gtk_stack_set_visible_child_name (self->stack, "matrix");
  if (list != NULL)
    gtk_stack_remove (self->stack, list);
}

/* The risks of a cell, as a list in the place of the matrix. */
static void
listed_cb (ParapetRiskMap *self,
           guint likelihood,
           guint impact)
{
  GtkWidget *list = parapet_heat_list_new (self->matrix, parapet_heatmap_get_stage (self->heatmap), likelihood, impact);

  show_matrix (self);
  self->zoomed[ISMS_AXIS_LIKELIHOOD] = likelihood;
  self->zoomed[ISMS_AXIS_IMPACT] = impact;
  gtk_stack_add_named (self->stack, list, "list");
  gtk_stack_set_visible_child_name (self->stack, "list");
  parapet_heat_list_focus (PARAPET_HEAT_LIST (list));
}

static void
back_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  ParapetRiskMap *self = data;
  GtkWidget *cell = parapet_heatmap_find_cell (self->heatmap, self->zoomed[0], self->zoomed[1]);

  show_matrix (self);
  if (cell != NULL)
    gtk_widget_grab_focus (cell);
}

/* The filters of the register say why it is only those. */
static void
show_list_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  ParapetRiskMap *self = data;

  show_matrix (self);
  filter (self, ISMS_AXIS_LIKELIHOOD, self->zoomed[ISMS_AXIS_LIKELIHOOD]);
  filter (self, ISMS_AXIS_IMPACT, self->zoomed[ISMS_AXIS_IMPACT]);
  gtk_widget_activate_action (GTK_WIDGET (self), "records.show-list", NULL);
}

static void
ways_cb (GSimpleAction *action,
         GVariant *state,
         gpointer data)
{
  ParapetRiskMap *self = data;

  g_simple_action_set_state (action, state);
  if (!parapet_heatmap_set_all_ways (self->heatmap, g_variant_get_boolean (state)))
    parapet_toast_show (GTK_WIDGET (self), _("Too many arrows to be read: filter the risks, or pick some"));
}

static void
past_cb (GSimpleAction *action,
         GVariant *state,
         gpointer data)
{
  ParapetRiskMap *self = data;

  g_simple_action_set_state (action, state);
  gtk_revealer_set_reveal_child (self->slider, g_variant_get_boolean (state));
  if (!g_variant_get_boolean (state))
    parapet_heat_past_leave (self->past);
}

static void
export_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer data)
{
  ParapetRiskMap *self = data;
  IsmsRecordList *risks = parapet_heat_past_get_risks (self->past);

  parapet_export_report (GTK_WIDGET (self), isms_heatmap_report_new_of (risks, parapet_heatmap_get_stage (self->heatmap)));
}

static void
present_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer data)
{
  ParapetRiskMap *self = data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    parapet_heat_present (GTK_WIDGET (self), isms_record_list_get_store (self->risks), self->risks);
}

static const GActionEntry entries[] = {
  { .name = "back", .activate = back_cb },
  { .name = "show-list", .activate = show_list_cb },
  { .name = "ways", .state = "false", .change_state = ways_cb },
  { .name = "past", .state = "false", .change_state = past_cb },
  { .name = "export", .activate = export_cb },
  { .name = "present", .activate = present_cb },
};

static void
set_matrix (ParapetRiskMap *self,
            IsmsRecordList *risks)
{
  if (self->matrix != NULL)
    g_signal_handlers_disconnect_by_data (self->matrix, self);
  g_clear_object (&self->matrix);
  self->matrix = isms_matrix_new (isms_record_list_get_store (risks), risks);
  g_signal_connect_swapped (self->matrix, "changed", G_CALLBACK (changed_cb), self);
}

static void
show_day_cb (gpointer data)
{
  ParapetRiskMap *self = data;

  self->day_id = 0;
  parapet_heatmap_set_matrix (self->heatmap, self->matrix);
  adw_banner_set_revealed (self->banner, parapet_heat_past_get_risks (self->past) != self->risks);
  refresh (self);
}

/* Another day has its own records and perhaps its own method; a question about today's is no longer one. Ten thousand risks are read in one turn
 * of the main loop and shown in the next. */
static void
day_cb (ParapetRiskMap *self)
{
  show_matrix (self);
  set_matrix (self, parapet_heat_past_get_risks (self->past));
  isms_matrix_count (self->matrix);
  if (self->day_id == 0)
    self->day_id = g_idle_add_once (show_day_cb, self);
}

static void
today_cb (ParapetRiskMap *self)
{
  parapet_heat_past_leave (self->past);
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
          GPtrArray *risks,
          guint likelihood,
          guint impact)
{
  GtkWidget *cell = parapet_heatmap_find_cell (self->heatmap, likelihood, impact);
  graphene_rect_t bounds;

  if (self->popover != NULL || !gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &bounds))
    return;
  self->popover = parapet_rate_popover_new (self->matrix, risks, parapet_heatmap_get_stage (self->heatmap), likelihood, impact);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height });
  self->asked = isms_record_get_key (g_ptr_array_index (risks, 0));
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
parapet_risk_map_dispose (GObject *object)
{
  ParapetRiskMap *self = PARAPET_RISK_MAP (object);

  g_clear_handle_id (&self->closed_id, g_source_remove);
  g_clear_handle_id (&self->day_id, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->matrix != NULL)
    g_signal_handlers_disconnect_by_data (self->matrix, self);
  g_clear_object (&self->matrix);
  g_clear_object (&self->risks);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (parapet_risk_map_parent_class)->dispose (object);
}

static void
parapet_risk_map_class_init (ParapetRiskMapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_risk_map_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "riskmap");
}

static void
parapet_risk_map_init (ParapetRiskMap *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "map", G_ACTION_GROUP (self->actions));
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
make_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) views = g_menu_new ();
  g_autoptr (GMenu) out = g_menu_new ();
  GtkWidget *button;

  g_menu_append (views, _("_Arrows of All Risks"), "map.ways");
  g_menu_append (views, _("_Look Back"), "map.past");
  g_menu_append (out, _("_Present Full Screen"), "map.present");
  g_menu_append (out, _("_Export…"), "map.export");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (views));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (out));
  button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "tooltip-text", _("The Matrix"), "css-classes", (const char *const[]) { "flat", NULL }, NULL);
  parapet_lazy_menu_set (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  return button;
}

static GtkWidget *
make_bar (ParapetRiskMap *self)
{
  GtkWidget *bar = g_object_new (GTK_TYPE_BOX, "spacing", 6, "halign", GTK_ALIGN_CENTER, NULL);

  gtk_box_append (GTK_BOX (bar), make_stages (self));
  gtk_box_append (GTK_BOX (bar), make_menu ());
  return bar;
}

static GtkWidget *
make_slider (ParapetRiskMap *self)
{
  self->past = PARAPET_HEAT_PAST (parapet_heat_past_new (self->risks));
  self->slider = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->slider, GTK_WIDGET (self->past));
  g_signal_connect_object (self->past, "changed", G_CALLBACK (day_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->slider);
}

static GtkWidget *
make_banner (ParapetRiskMap *self)
{
  self->banner = ADW_BANNER (adw_banner_new (_("The risks as they were: nothing can be moved")));
  adw_banner_set_button_label (self->banner, _("Back to _Today"));
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (today_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->banner);
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

/* Converting is done where it is seen what it would do. */
static GtkWidget *
make_foreign (ParapetRiskMap *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->foreign = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->foreign, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->foreign), "dimmed");
  self->convert = parapet_label_wrapped_button_new (_("_Open the Risk Method"));
  gtk_widget_set_halign (self->convert, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->convert), "x", (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->convert), "win.show-record");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->foreign));
  gtk_box_append (GTK_BOX (box), self->convert);
  return box;
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

static GtkWidget *
make_page (ParapetRiskMap *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 18, NULL);
  gtk_box_append (GTK_BOX (box), parapet_method_start_new (isms_record_list_get_store (self->risks)));
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), make_slider (self));
  gtk_box_append (GTK_BOX (box), make_heatmap (self));
  gtk_box_append (GTK_BOX (box), make_legend (self));
  gtk_box_append (GTK_BOX (box), make_foreign (self));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), box);
  return scroll;
}

/* F11 fills the screen here as everywhere, with what people came to look at. The window of the presentation has keys of its own. */
static void
add_keys (ParapetRiskMap *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts), GTK_SHORTCUT_SCOPE_MANAGED);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F11, 0), gtk_named_action_new ("map.present")));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

/* A finger on a risk means the risk; elsewhere it scrolls. Whoever is asked first, before the scrolling takes the touch, decides. */
static void
touched_cb (GtkGestureClick *click,
            int n_press,
            double x,
            double y,
            ParapetRiskMap *self)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  gboolean risk = under != NULL && gtk_widget_get_ancestor (under, PARAPET_TYPE_HEAT_CHIP) != NULL;

  gtk_scrolled_window_set_kinetic_scrolling (GTK_SCROLLED_WINDOW (gtk_stack_get_child_by_name (self->stack, "matrix")), !risk);
}

static void
add_touch (ParapetRiskMap *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (click), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (touched_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->risks = g_object_ref (risks);
  set_matrix (self, risks);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_transition_type (self->stack, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, make_page (self), "matrix");
  gtk_box_append (GTK_BOX (box), make_banner (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
  add_keys (self);
  add_touch (self);
  refresh (self);
  return GTK_WIDGET (self);
}

/**
 * parapet_risk_map_turn:
 * @map: a #ParapetRiskMap
 * @risk: one of those it shows
 *
 * Marks the risk, and no other.
 */
void
parapet_risk_map_turn (GtkWidget *map,
                       IsmsRecord *risk)
{
  ParapetRiskMap *self = PARAPET_RISK_MAP (map);

  parapet_heat_selection_select (parapet_heatmap_get_selection (self->heatmap), isms_record_get_key (risk));
}

/**
 * parapet_risk_map_get_heatmap:
 *
 * Returns: (transfer none): its matrix
 */
ParapetHeatmap *
parapet_risk_map_get_heatmap (ParapetRiskMap *self)
{
  return self->heatmap;
}

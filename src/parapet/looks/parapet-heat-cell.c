/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "looks/parapet-heat-cell.h"
#include "looks/parapet-heat-chip.h"

/* Kept free around what lies in it. No padding: what a screen reader is told of a place leaves that out. */
#define INSET 4
#define LEAST_WIDTH (44 + 2 * INSET)
#define LEAST_HEIGHT (42 + 2 * INSET)

/**
 * ParapetHeatCell:
 *
 * A cell of the matrix, or below it the place of the risks that nobody has rated (both steps are 0). It shows as many risks as it is
 * told to and counts the others; a risk dropped on it goes to the action "heat.move" of the matrix, the count to "heat.list".
 */
struct _ParapetHeatCell
{
  GtkWidget parent_instance;

  IsmsMatrix *matrix;
  guint likelihood;
  guint impact;
  GtkWidget *level;
  AdwWrapBox *chips;
};

G_DEFINE_FINAL_TYPE (ParapetHeatCell, parapet_heat_cell, GTK_TYPE_WIDGET)

static const char *const tones[] = {
  [ISMS_TONE_NONE] = "bare",
  [ISMS_TONE_ACCEPTABLE] = "acceptable",
  [ISMS_TONE_DECIDE] = "decide",
  [ISMS_TONE_TREAT] = "treat",
};

static gboolean
is_shelf (ParapetHeatCell *self)
{
  return self->likelihood == 0;
}

static guint
count (ParapetHeatCell *self,
       IsmsStage stage)
{
  return is_shelf (self) ? isms_matrix_count_unrated (self->matrix, stage)
                         : isms_matrix_count_cell (self->matrix, stage, self->likelihood, self->impact);
}

static GPtrArray *
list (ParapetHeatCell *self,
      IsmsStage stage,
      guint limit)
{
  if (limit == 0)
    return g_ptr_array_new ();
  return is_shelf (self) ? isms_matrix_list_unrated (self->matrix, stage, limit)
                         : isms_matrix_list_cell (self->matrix, stage, self->likelihood, self->impact, limit);
}

static const char *
name_step (ParapetHeatCell *self,
           IsmsAxis axis,
           guint step)
{
  const char *name = isms_matrix_get_step_name (self->matrix, axis, step);

  return name != NULL ? name : "";
}

/* "Likely, Serious: level 12, must be treated, 3 risks" */
static char *
make_name (ParapetHeatCell *self,
           guint n)
{
  IsmsRecord *band = isms_matrix_get_band (self->matrix, self->likelihood, self->impact);
  g_autofree char *risks = g_strdup_printf (ngettext ("%u risk", "%u risks", n), n);

  if (is_shelf (self))
    return g_strdup_printf (_("Not rated: %s"), risks);
  /* Translators: a cell of the risk matrix: likelihood, impact: level 12, what the level demands, 3 risks */
  return g_strdup_printf (_("%s, %s: level %d, %s, %s"), name_step (self, ISMS_AXIS_LIKELIHOOD, self->likelihood),
                          name_step (self, ISMS_AXIS_IMPACT, self->impact),
                          (int) isms_matrix_get_level (self->matrix, self->likelihood, self->impact),
                          band != NULL ? isms_record_get_title (band) : _("no band"), risks);
}

static GtkWidget *
make_more (ParapetHeatCell *self,
           guint more)
{
  g_autofree char *text = g_strdup_printf ("+%u", more);
  g_autofree char *name = g_strdup_printf (ngettext ("%u more risk: show all in the register", "%u more risks: show all in the register", more), more);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "heat-more");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", self->likelihood, self->impact);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "heat.list");
  return button;
}

static gboolean
drop_cb (ParapetHeatCell *self,
         const GValue *value)
{
  IsmsRecord *risk = g_value_get_object (value);

  return gtk_widget_activate_action (GTK_WIDGET (self), "heat.move", "(xuu)", isms_record_get_key (risk), self->likelihood, self->impact);
}

/* All cells are of one size, whatever lies in them; the matrix knows how much that may be. */
static void
parapet_heat_cell_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  ParapetHeatCell *self = PARAPET_HEAT_CELL (widget);

  gtk_widget_measure (GTK_WIDGET (self->chips), orientation, for_size > 2 * INSET ? for_size - 2 * INSET : -1, minimum, natural, NULL, NULL);
  *minimum += 2 * INSET;
  *natural += 2 * INSET;
  if (is_shelf (self))
    return;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT;
  *natural = *minimum;
}

static GtkSizeRequestMode
parapet_heat_cell_get_request_mode (GtkWidget *widget)
{
  return is_shelf (PARAPET_HEAT_CELL (widget)) ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
parapet_heat_cell_size_allocate (GtkWidget *widget,
                                 int width,
                                 int height,
                                 int baseline)
{
  ParapetHeatCell *self = PARAPET_HEAT_CELL (widget);
  int above = 0, least;

  if (!is_shelf (self))
    {
      gtk_widget_measure (self->level, GTK_ORIENTATION_VERTICAL, -1, &above, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->level, &(GtkAllocation) { INSET, INSET / 2, width - 2 * INSET, above }, -1);
    }
  gtk_widget_measure (GTK_WIDGET (self->chips), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  width = MAX (width - 2 * INSET, least);
  gtk_widget_measure (GTK_WIDGET (self->chips), GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->chips), &(GtkAllocation) { INSET, above + INSET, width, MAX (height - above - 2 * INSET, least) }, -1);
}

static void
parapet_heat_cell_dispose (GObject *object)
{
  ParapetHeatCell *self = PARAPET_HEAT_CELL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->matrix);

  G_OBJECT_CLASS (parapet_heat_cell_parent_class)->dispose (object);
}

static void
parapet_heat_cell_class_init (ParapetHeatCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_heat_cell_dispose;
  widget_class->measure = parapet_heat_cell_measure;
  widget_class->get_request_mode = parapet_heat_cell_get_request_mode;
  widget_class->size_allocate = parapet_heat_cell_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "heatcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
parapet_heat_cell_init (ParapetHeatCell *self)
{
  GtkWidget *chips = adw_wrap_box_new ();

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->level = gtk_label_new (NULL);
  gtk_widget_set_halign (self->level, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->level, "heat-level");
  gtk_widget_add_css_class (self->level, "numeric");
  gtk_widget_set_parent (self->level, GTK_WIDGET (self));
  self->chips = ADW_WRAP_BOX (chips);
  adw_wrap_box_set_child_spacing (self->chips, 4);
  adw_wrap_box_set_line_spacing (self->chips, 4);
  gtk_widget_set_parent (chips, GTK_WIDGET (self));
}

static void
accept_drops (ParapetHeatCell *self)
{
  GtkDropTarget *target = gtk_drop_target_new (ISMS_TYPE_RECORD, GDK_ACTION_MOVE);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * parapet_heat_cell_new:
 * @likelihood: its step; with @impact 0 for the risks that are not rated
 */
GtkWidget *
parapet_heat_cell_new (IsmsMatrix *matrix,
                       guint likelihood,
                       guint impact)
{
  ParapetHeatCell *self = g_object_new (PARAPET_TYPE_HEAT_CELL, NULL);
  g_autofree char *level = g_strdup_printf ("%d", (int) isms_matrix_get_level (matrix, likelihood, impact));

  self->matrix = g_object_ref (matrix);
  self->likelihood = likelihood;
  self->impact = impact;
  gtk_widget_set_visible (self->level, !is_shelf (self));
  gtk_label_set_text (GTK_LABEL (self->level), level);
  gtk_widget_set_focusable (GTK_WIDGET (self), !is_shelf (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), is_shelf (self) ? "shelf" : tones[isms_matrix_get_tone (matrix, likelihood, impact)]);
  if (!is_shelf (self) && !isms_store_is_past (isms_matrix_get_store (matrix)))
    accept_drops (self);
  return GTK_WIDGET (self);
}

/**
 * parapet_heat_cell_show:
 * @limit: how many risks there is room for; the others are counted
 */
void
parapet_heat_cell_show (ParapetHeatCell *self,
                        IsmsStage stage,
                        guint limit)
{
  guint n = count (self, stage);
  g_autoptr (GPtrArray) risks = list (self, stage, n > limit ? limit - 1 : limit);
  g_autofree char *name = make_name (self, n);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    adw_wrap_box_remove (self->chips, child);
  for (guint i = 0; i < risks->len; i++)
    adw_wrap_box_append (self->chips, parapet_heat_chip_new (g_ptr_array_index (risks, i), !isms_store_is_past (isms_matrix_get_store (self->matrix))));
  if (n > risks->len)
    adw_wrap_box_append (self->chips, make_more (self, n - risks->len));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
parapet_heat_cell_get_place (ParapetHeatCell *self,
                             guint *likelihood,
                             guint *impact)
{
  *likelihood = self->likelihood;
  *impact = self->impact;
}

/**
 * parapet_heat_cell_find:
 *
 * Returns: (transfer none) (nullable): the chip of that risk
 */
GtkWidget *
parapet_heat_cell_find (ParapetHeatCell *self,
                        gint64 key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->chips)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (PARAPET_IS_HEAT_CHIP (child) && isms_record_get_key (parapet_heat_chip_get_risk (PARAPET_HEAT_CHIP (child))) == key)
      return child;
  return NULL;
}

/**
 * parapet_heat_cell_get_first:
 *
 * Returns: (transfer none): where the keyboard goes that comes to the cell: its first risk, or itself
 */
GtkWidget *
parapet_heat_cell_get_first (ParapetHeatCell *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

  return first != NULL ? first : GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "looks/heatmap/parapet-heat-cell.h"
#include "looks/heatmap/parapet-heat-chip.h"
#include "widgets/parapet-label.h"

/* Kept free around what lies in it. No padding: what a screen reader is told of a place leaves that out. */
#define INSET 4
#define LEAST_WIDTH (44 + 2 * INSET)
#define HUNDRED 100 /* more digits than two need the room of a code */
#define LEAST_WIDTH_OF_MANY 34 /* a long scale, where a cell has room for a count alone */
#define LINES 2.5 /* of the height of its level: the level, and below it a risk */
#define USUAL_STEPS 5

/**
 * ParapetHeatCell:
 *
 * A cell of the matrix, or below it the place of the risks that nobody has rated (both steps are 0). It shows as many risks as it is
 * told to and counts the others; the count, a double click and Enter on the cell lead to the action "heat.list" of the matrix.
 */
struct _ParapetHeatCell
{
  GtkWidget parent_instance;

  IsmsMatrix *matrix;
  guint likelihood;
  guint impact;
  GtkWidget *level;
  AdwWrapBox *chips;
  char *sign; /* what the chips say: they are made anew only where that is something else */
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
           guint more,
           gboolean alone)
{
  g_autofree char *text = g_strdup_printf (alone ? "%u" : "+%u", more);
  g_autofree char *name = alone ? g_strdup_printf (ngettext ("%u risk: list what lies here", "%u risks: list what lies here", more), more)
                                : g_strdup_printf (ngettext ("%u more risk: list all that lie here", "%u more risks: list all that lie here", more), more);
  GtkWidget *button = parapet_label_button_new (text, name);

  gtk_widget_add_css_class (button, "heat-more");
  gtk_widget_set_tooltip_text (button, name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", self->likelihood, self->impact);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "heat.list");
  return button;
}

static void
list_all (ParapetHeatCell *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "heat.list", "(uu)", self->likelihood, self->impact);
}

static gboolean
list_cb (GtkWidget *widget,
         GVariant *args,
         gpointer data)
{
  list_all (PARAPET_HEAT_CELL (widget));
  return TRUE;
}

/* What lies in the cell hears of its own clicks. */
static void
pressed_cb (ParapetHeatCell *self,
            int n_press,
            double x,
            double y)
{
  GtkWidget *chips = GTK_WIDGET (self->chips);
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (n_press == 2 && (under == NULL || under == chips || !gtk_widget_is_ancestor (under, chips)))
    list_all (self);
}

static int
get_least_width (ParapetHeatCell *self)
{
  return isms_matrix_get_size (self->matrix, ISMS_AXIS_IMPACT) > USUAL_STEPS ? LEAST_WIDTH_OF_MANY : LEAST_WIDTH;
}

static int
get_least_height (ParapetHeatCell *self)
{
  int height;

  gtk_widget_measure (self->level, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  return (int) (height * LINES) + 2 * INSET;
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
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? get_least_width (self) : get_least_height (self);
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
  g_clear_pointer (&self->sign, g_free);
  g_clear_object (&self->matrix);

  G_OBJECT_CLASS (parapet_heat_cell_parent_class)->dispose (object);
}

static void
parapet_heat_cell_class_init (ParapetHeatCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const guint opening[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  G_OBJECT_CLASS (klass)->dispose = parapet_heat_cell_dispose;
  widget_class->measure = parapet_heat_cell_measure;
  widget_class->get_request_mode = parapet_heat_cell_get_request_mode;
  widget_class->size_allocate = parapet_heat_cell_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "heatcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  for (guint i = 0; i < G_N_ELEMENTS (opening); i++)
    gtk_widget_class_add_binding (widget_class, opening[i], 0, list_cb, NULL);
}

static void
listen (ParapetHeatCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
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
  if (!is_shelf (self))
    listen (self);
  return GTK_WIDGET (self);
}

/* "Without controls 16 → Now 6 → Wanted 4" */
static char *
describe_way (ParapetHeatCell *self,
              IsmsRecord *risk)
{
  GString *way = g_string_new (NULL);

  for (guint stage = 0; stage < ISMS_N_STAGES; stage++)
    {
      guint likelihood, impact;

      if (!isms_matrix_locate (self->matrix, stage, isms_record_get_key (risk), &likelihood, &impact))
        continue;
      g_string_append_printf (way, "%s%s %d", way->len > 0 ? " → " : "", isms_stage_get_label (stage), (int) isms_matrix_get_level (self->matrix, likelihood, impact));
    }
  return g_string_free_and_steal (way);
}

static char *
make_sign (ParapetHeatCell *self,
           GPtrArray *risks,
           guint n,
           gboolean wide)
{
  GString *sign = g_string_new (wide ? "wide" : "");

  g_string_append_printf (sign, " %u", n);
  for (guint i = 0; i < risks->len; i++)
    {
      IsmsRecord *risk = g_ptr_array_index (risks, i);
      g_autofree char *way = describe_way (self, risk);

      g_string_append_printf (sign, "\n%" G_GINT64_FORMAT " %s %s %s", isms_record_get_key (risk), isms_record_get_code (risk), isms_record_get_title (risk), way);
    }
  return g_string_free_and_steal (sign);
}

static void
fill (ParapetHeatCell *self,
      GPtrArray *risks,
      guint n,
      gboolean wide)
{
  gboolean movable = !isms_store_is_past (isms_matrix_get_store (self->matrix));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    adw_wrap_box_remove (self->chips, child);
  adw_wrap_box_set_justify (self->chips, wide ? ADW_JUSTIFY_FILL : ADW_JUSTIFY_NONE);
  adw_wrap_box_set_justify_last_line (self->chips, wide);
  for (guint i = 0; i < risks->len; i++)
    {
      g_autofree char *way = describe_way (self, g_ptr_array_index (risks, i));

      adw_wrap_box_append (self->chips, parapet_heat_chip_new (g_ptr_array_index (risks, i), way, wide, movable));
    }
  if (n > risks->len)
    adw_wrap_box_append (self->chips, make_more (self, n - risks->len, risks->len == 0));
}

/**
 * parapet_heat_cell_show:
 * @room: what finds place in it
 *
 * Shows the risks of the cell: with their titles where all of them find room so, else by their codes; what does not fit is counted.
 */
void
parapet_heat_cell_show (ParapetHeatCell *self,
                        IsmsStage stage,
                        const ParapetHeatRoom *room)
{
  guint n = count (self, stage), limit = room->across * room->down;
  gboolean titled = room->across > 1 && n <= room->down;
  gboolean beside = n <= limit || (room->beside && n < limit + HUNDRED);
  g_autoptr (GPtrArray) risks = list (self, stage, limit > 0 && !beside ? limit - 1 : limit);
  g_autofree char *name = make_name (self, n);
  g_autofree char *sign = make_sign (self, risks, n, titled);

  if (g_set_str (&self->sign, sign))
    fill (self, risks, n, titled);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * parapet_heat_cell_foreach:
 *
 * Calls the function with each chip in it.
 */
void
parapet_heat_cell_foreach (ParapetHeatCell *self,
                           GFunc function,
                           gpointer data)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->chips)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (PARAPET_IS_HEAT_CHIP (child))
      function (child, data);
}

/**
 * parapet_heat_cell_dup_place_name:
 *
 * Returns: (transfer full): where it is, in words: "Likely · Serious"
 */
char *
parapet_heat_cell_dup_place_name (ParapetHeatCell *self)
{
  if (is_shelf (self))
    return g_strdup (_("Not rated"));
  return g_strdup_printf ("%s · %s", name_step (self, ISMS_AXIS_LIKELIHOOD, self->likelihood), name_step (self, ISMS_AXIS_IMPACT, self->impact));
}

/**
 * parapet_heat_cell_dup_level_name:
 *
 * Returns: (transfer full): what a risk in it would be: "Level 12 · must be treated"
 */
char *
parapet_heat_cell_dup_level_name (ParapetHeatCell *self)
{
  IsmsRecord *band = isms_matrix_get_band (self->matrix, self->likelihood, self->impact);
  int level = (int) isms_matrix_get_level (self->matrix, self->likelihood, self->impact);

  if (band == NULL)
    return g_strdup_printf (_("Level %d"), level);
  /* Translators: a level, and what it demands: "Level 12 · must be treated" */
  return g_strdup_printf (_("Level %d · %s"), level, isms_record_get_title (band));
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

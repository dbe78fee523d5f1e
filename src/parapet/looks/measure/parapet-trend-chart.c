/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "looks/measure/parapet-trend-chart.h"
#include "looks/measure/parapet-trend-mark.h"
#include "models/isms-plot.h"
#include "models/isms-ticks.h"

/* In pixels: how high the chart is by nature, without its labels, what is kept free around it, and how large its marks are. */
#define HEIGHT 172
#define SMALL_HEIGHT 64
#define SMALL_ROOM 6
#define RIGHT_ROOM 12
#define LABEL_ROOM 8
#define DAY_GAP 12
#define MARK 4.5f
#define GAP_FOOT 4 /* the bar below a gap, which is seen where it is narrow */

/**
 * ParapetTrendChart:
 *
 * The values of a measure in the order of time, with lines for target and alarm value, which a legend names. What is reached, missed or beyond the alarm value is told by the
 * shape of its mark; nothing needs a colour. The arrow keys go along the values and say them, Enter opens the one in view. A small chart is a
 * picture beside words: it has no labels and takes no keys.
 */
struct _ParapetTrendChart
{
  GtkWidget parent_instance;

  IsmsTrend *trend;
  gboolean small;
  int selected; /* by the keyboard; -1 for none */
  int hovered;  /* by the pointer; -1 for none */
};

G_DEFINE_FINAL_TYPE (ParapetTrendChart, parapet_trend_chart, GTK_TYPE_WIDGET)

static PangoLayout *
make_label (ParapetTrendChart *self,
            const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* @along: how much of its width lies left of @x, and @above: of its height above @y. */
static void
draw_label (ParapetTrendChart *self,
            GtkSnapshot *snapshot,
            const char *text,
            float x,
            float y,
            float along,
            float above)
{
  g_autoptr (PangoLayout) layout = make_label (self, text);
  GdkRGBA color;
  int width, height;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (x - along * width, 0, MAX (gtk_widget_get_width (GTK_WIDGET (self)) - width, 0));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y - above * height));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
measure_label (ParapetTrendChart *self,
               const char *text,
               int *width,
               int *height)
{
  g_autoptr (PangoLayout) layout = make_label (self, text);

  pango_layout_get_pixel_size (layout, width, height);
}

static float
measure_labels (ParapetTrendChart *self,
                IsmsPlot *plot)
{
  int widest = 0;

  for (guint i = 0; i < plot->values->len; i++)
    {
      int width;

      measure_label (self, g_array_index (plot->values, IsmsPlotTick, i).label, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

static double
measure_cb (const char *label,
            gpointer self)
{
  int width;

  measure_label (self, label, &width, NULL);
  return width;
}

static int
get_line_height (ParapetTrendChart *self)
{
  int height;

  measure_label (self, "0", NULL, &height);
  return height;
}

/* How wide the labels are is known once they are: the ticks depend on the height alone. */
static IsmsPlot *
make_plot (ParapetTrendChart *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  IsmsPlotArea area = { SMALL_ROOM, SMALL_ROOM, MAX (width - 2 * SMALL_ROOM, 1), MAX (height - 2 * SMALL_ROOM, 1), 0, 0 };
  g_autoptr (IsmsPlot) first = NULL;

  if (self->small)
    return isms_plot_new (self->trend, &area);
  area.label_width = isms_ticks_measure_days (measure_cb, self) + DAY_GAP;
  area.label_height = get_line_height (self);
  /* Above it stands what is pointed at, below it the labels of days, and half of a value's reaches into either. */
  area.y = area.label_height * 1.5;
  area.height = MAX (height - 2 * area.y, 1);
  first = isms_plot_new (self->trend, &area);
  area.x = measure_labels (self, first) + LABEL_ROOM;
  area.width = MAX (width - area.x - RIGHT_ROOM, 1);
  return isms_plot_new (self->trend, &area);
}

static void
draw_line (GtkSnapshot *snapshot,
           float x1,
           float x2,
           float y,
           const GskStroke *stroke,
           const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_move_to (builder, x1, y);
  gsk_path_builder_line_to (builder, x2, y);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

static void
draw_axes (ParapetTrendChart *self,
           GtkSnapshot *snapshot,
           IsmsPlot *plot)
{
  const IsmsPlotArea *area = &plot->area;
  g_autoptr (GskStroke) thin = gsk_stroke_new (1);
  GdkRGBA faint;

  gtk_widget_get_color (GTK_WIDGET (self), &faint);
  faint.alpha *= 0.15f;
  for (guint i = 0; i < plot->values->len; i++)
    {
      const IsmsPlotTick *tick = &g_array_index (plot->values, IsmsPlotTick, i);

      draw_line (snapshot, area->x, area->x + area->width, tick->at, thin, &faint);
      draw_label (self, snapshot, tick->label, area->x - LABEL_ROOM, tick->at, 1, 0.5f);
    }
  for (guint i = 0; i < plot->days->len; i++)
    {
      const IsmsPlotTick *tick = &g_array_index (plot->days, IsmsPlotTick, i);

      draw_label (self, snapshot, tick->label, tick->at, area->y + area->height + area->label_height / 2, 0.5f, 0);
    }
}

static void
draw_gaps (ParapetTrendChart *self,
           GtkSnapshot *snapshot,
           IsmsPlot *plot)
{
  GdkRGBA color;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  for (guint i = 0; i < plot->gaps->len; i++)
    {
      const IsmsPlotGap *gap = &g_array_index (plot->gaps, IsmsPlotGap, i);
      graphene_rect_t band = GRAPHENE_RECT_INIT ((float) gap->from, (float) plot->area.y, (float) (gap->to - gap->from), (float) plot->area.height);

      parapet_trend_mark_append_gap (snapshot, &band, self->small ? GAP_FOOT / 2 : GAP_FOOT, &color);
    }
}

static void
draw_limits (ParapetTrendChart *self,
             GtkSnapshot *snapshot,
             IsmsPlot *plot)
{
  const IsmsPlotArea *area = &plot->area;
  GdkRGBA color;
  double limit;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  if (isms_trend_get_target (self->trend, &limit))
    parapet_trend_mark_append_line (snapshot, FALSE, area->x, area->x + area->width, plot->target, &color);
  if (isms_trend_get_alarm (self->trend, &limit))
    parapet_trend_mark_append_line (snapshot, TRUE, area->x, area->x + area->width, plot->alarm, &color);
}

static float
get_mark_size (ParapetTrendChart *self)
{
  return self->small ? MARK * 0.7f : MARK;
}

static void
draw_runs (ParapetTrendChart *self,
           GtkSnapshot *snapshot,
           IsmsPlot *plot,
           const GdkRGBA *color)
{
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2);

  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  for (guint i = 0; i < plot->runs->len; i++)
    {
      const IsmsPlotRun *run = &g_array_index (plot->runs, IsmsPlotRun, i);
      g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
      g_autoptr (GskPath) path = NULL;

      for (guint j = run->first; j < run->first + run->n; j++)
        {
          const IsmsPlotPoint *point = &g_array_index (plot->points, IsmsPlotPoint, j);

          if (j == run->first)
            gsk_path_builder_move_to (builder, point->x, point->y);
          else
            gsk_path_builder_line_to (builder, point->x, point->y);
        }
      path = gsk_path_builder_to_path (builder);
      gtk_snapshot_append_stroke (snapshot, path, stroke, color);
    }
}

static void
draw_marks (ParapetTrendChart *self,
            GtkSnapshot *snapshot,
            IsmsPlot *plot,
            const GdkRGBA *color)
{
  for (guint i = 0; i < plot->points->len; i++)
    {
      const IsmsPlotPoint *point = &g_array_index (plot->points, IsmsPlotPoint, i);

      if (point->marked)
        parapet_trend_mark_append (snapshot, point->state, point->x, point->y, get_mark_size (self), color);
    }
}

/* No line goes through a ring. */
static void
push_rings (ParapetTrendChart *self,
            GtkSnapshot *snapshot,
            IsmsPlot *plot)
{
  gtk_snapshot_push_mask (snapshot, GSK_MASK_MODE_INVERTED_ALPHA);
  for (guint i = 0; i < plot->points->len; i++)
    {
      const IsmsPlotPoint *point = &g_array_index (plot->points, IsmsPlotPoint, i);

      if (point->marked && point->state == ISMS_TREND_MISSED)
        parapet_trend_mark_append (snapshot, ISMS_TREND_REACHED, point->x, point->y, get_mark_size (self), &(GdkRGBA) { 0, 0, 0, 1 });
    }
  gtk_snapshot_pop (snapshot);
}

static int
get_shown (ParapetTrendChart *self)
{
  int shown = self->hovered >= 0 ? self->hovered : gtk_widget_has_visible_focus (GTK_WIDGET (self)) ? self->selected
                                                                                                    : -1;

  return shown < (int) isms_trend_get_n_values (self->trend) ? shown : -1;
}

static void
draw_shown (ParapetTrendChart *self,
            GtkSnapshot *snapshot,
            IsmsPlot *plot)
{
  int shown = get_shown (self);
  const IsmsPlotPoint *point = shown >= 0 ? &g_array_index (plot->points, IsmsPlotPoint, shown) : NULL;
  g_autofree char *words = shown >= 0 ? parapet_trend_value_words (self->trend, shown) : NULL;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2);
  g_autoptr (GskPath) ring = NULL;
  GdkRGBA color;

  if (point == NULL)
    return;
  gtk_widget_get_color (GTK_WIDGET (self), &color);
  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (point->x, point->y), MARK * 2);
  ring = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, ring, stroke, &color);
  draw_label (self, snapshot, words, point->x, 0, 0.5f, 0);
}

static void
parapet_trend_chart_snapshot (GtkWidget *widget,
                              GtkSnapshot *snapshot)
{
  ParapetTrendChart *self = PARAPET_TREND_CHART (widget);
  g_autoptr (IsmsPlot) plot = make_plot (self);
  GdkRGBA color;

  parapet_trend_mark_get_color (widget, &color);
  if (!self->small)
    draw_axes (self, snapshot, plot);
  draw_gaps (self, snapshot, plot);
  push_rings (self, snapshot, plot);
  draw_limits (self, snapshot, plot);
  draw_runs (self, snapshot, plot, &color);
  gtk_snapshot_pop (snapshot);
  draw_marks (self, snapshot, plot, &color);
  if (!self->small)
    draw_shown (self, snapshot, plot);
}

static void
parapet_trend_chart_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  ParapetTrendChart *self = PARAPET_TREND_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = self->small ? 96 : 200;
  else
    *minimum = self->small ? SMALL_HEIGHT : HEIGHT + 3 * get_line_height (self);
  *natural = *minimum;
}

static void
select_value (ParapetTrendChart *self,
              int selected)
{
  int n = isms_trend_get_n_values (self->trend);
  g_autofree char *words = NULL;

  if (n == 0)
    return;
  self->selected = CLAMP (selected, 0, n - 1);
  words = parapet_trend_value_words (self->trend, self->selected);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The first key says the newest value. */
static gboolean
move_cb (GtkWidget *widget,
         GVariant *arguments,
         gpointer data)
{
  ParapetTrendChart *self = PARAPET_TREND_CHART (widget);
  int step = g_variant_get_int32 (arguments);
  int last = (int) isms_trend_get_n_values (self->trend) - 1;

  select_value (self, self->selected < 0 ? last : self->selected + step);
  return GDK_EVENT_STOP;
}

static gboolean
open_cb (GtkWidget *widget,
         GVariant *arguments,
         gpointer data)
{
  ParapetTrendChart *self = PARAPET_TREND_CHART (widget);

  if (self->selected < 0 || self->selected >= (int) isms_trend_get_n_values (self->trend))
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_activate_action (widget, "record.open", "x", isms_record_get_key (isms_trend_get_value (self->trend, self->selected)->record));
}

static void
moved_cb (ParapetTrendChart *self,
          double x,
          double y)
{
  g_autoptr (IsmsPlot) plot = make_plot (self);

  self->hovered = isms_plot_find_point (plot, x);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
left_cb (ParapetTrendChart *self)
{
  self->hovered = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
parapet_trend_chart_finalize (GObject *object)
{
  g_clear_pointer (&PARAPET_TREND_CHART (object)->trend, isms_trend_unref);

  G_OBJECT_CLASS (parapet_trend_chart_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, move_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, move_cb, "i", -G_MAXINT16);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, move_cb, "i", G_MAXINT16);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_cb, NULL);
}

static void
parapet_trend_chart_class_init (ParapetTrendChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = parapet_trend_chart_finalize;
  widget_class->snapshot = parapet_trend_chart_snapshot;
  widget_class->measure = parapet_trend_chart_measure;

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "trendchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
parapet_trend_chart_init (ParapetTrendChart *self)
{
  self->selected = self->hovered = -1;
}

static void
add_pointer (ParapetTrendChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/**
 * parapet_trend_chart_new:
 * @small: whether it is a picture beside words
 */
GtkWidget *
parapet_trend_chart_new (IsmsTrend *trend,
                         gboolean small)
{
  ParapetTrendChart *self = g_object_new (PARAPET_TYPE_TREND_CHART, "focusable", !small, "hexpand", TRUE, NULL);

  self->small = small;
  parapet_trend_chart_set_trend (self, trend);
  if (!small)
    add_pointer (self);
  return GTK_WIDGET (self);
}

void
parapet_trend_chart_set_trend (ParapetTrendChart *self,
                               IsmsTrend *trend)
{
  g_autofree char *words = isms_trend_dup_sentence (trend);

  isms_trend_ref (trend);
  g_clear_pointer (&self->trend, isms_trend_unref);
  self->trend = trend;
  self->selected = self->hovered = -1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * parapet_trend_chart_get_selected:
 *
 * Returns: the index of the value that the keyboard is on; -1 before it was on any
 */
int
parapet_trend_chart_get_selected (ParapetTrendChart *self)
{
  return self->selected;
}

/**
 * parapet_trend_value_words:
 * @i: the index of a value
 *
 * Returns: (transfer full): the value in words: "2026-05: 97 %, Target reached"
 */
char *
parapet_trend_value_words (IsmsTrend *trend,
                           guint i)
{
  const IsmsTrendValue *value = isms_trend_get_value (trend, i);
  g_autofree char *words = isms_trend_format (trend, value->value);
  const char *state = isms_trend_state_get_label (value->state);

  if (*state == '\0')
    /* Translators: a period and a value */
    return g_strdup_printf (C_("trend", "%s: %s"), isms_record_get_title (value->record), words);
  /* Translators: a period, a value, and how it stands to its target */
  return g_strdup_printf (C_("trend", "%s: %s, %s"), isms_record_get_title (value->record), words, state);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "looks/measure/parapet-trend-mark.h"

#define SIZE 12
#define WIDE 20
#define GAP_FOOT 3
#define LINE 1.5f

typedef enum
{
  SIGN_VALUE,
  SIGN_GAP,
  SIGN_TARGET,
  SIGN_ALARM,
} Sign;

/**
 * ParapetTrendMark:
 *
 * A sign that a chart has, to stand beside the words for it: how a value stands to its target, that there is none, the lines of target and
 * alarm value. Paper has the same signs.
 */
struct _ParapetTrendMark
{
  GtkWidget parent_instance;

  Sign sign;
  IsmsTrendState state; /* of a value */
};

G_DEFINE_FINAL_TYPE (ParapetTrendMark, parapet_trend_mark, GTK_TYPE_WIDGET)

static void
parapet_trend_mark_snapshot (GtkWidget *widget,
                             GtkSnapshot *snapshot)
{
  ParapetTrendMark *self = PARAPET_TREND_MARK (widget);
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  switch (self->sign)
    {
    case SIGN_GAP:
      parapet_trend_mark_append_gap (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height), GAP_FOOT, &color);
      break;
    case SIGN_TARGET:
    case SIGN_ALARM:
      parapet_trend_mark_append_line (snapshot, self->sign == SIGN_ALARM, 0, width, height / 2, &color);
      break;
    case SIGN_VALUE:
    default:
      parapet_trend_mark_get_color (widget, &color);
      parapet_trend_mark_append (snapshot, self->state, width / 2, height / 2, SIZE * 0.375f, &color);
    }
}

static void
parapet_trend_mark_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  gboolean wide = PARAPET_TREND_MARK (widget)->sign != SIGN_VALUE && orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = *natural = wide ? WIDE : SIZE;
}

static void
parapet_trend_mark_class_init (ParapetTrendMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = parapet_trend_mark_snapshot;
  widget_class->measure = parapet_trend_mark_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
parapet_trend_mark_init (ParapetTrendMark *self)
{
}

static GtkWidget *
create (Sign sign,
        IsmsTrendState state)
{
  ParapetTrendMark *self = g_object_new (PARAPET_TYPE_TREND_MARK, "valign", GTK_ALIGN_CENTER, NULL);

  self->sign = sign;
  self->state = state;
  return GTK_WIDGET (self);
}

GtkWidget *
parapet_trend_mark_new (IsmsTrendState state)
{
  return create (SIGN_VALUE, state);
}

/**
 * parapet_trend_mark_new_gap:
 *
 * Returns: (transfer floating): the sign of a time without a value
 */
GtkWidget *
parapet_trend_mark_new_gap (void)
{
  return create (SIGN_GAP, ISMS_TREND_UNKNOWN);
}

/**
 * parapet_trend_mark_new_line:
 * @alarm: that of the alarm value, not of the target
 */
GtkWidget *
parapet_trend_mark_new_line (gboolean alarm)
{
  return create (alarm ? SIGN_ALARM : SIGN_TARGET, ISMS_TREND_UNKNOWN);
}

static GskPath *
make_triangle (float x,
               float y,
               float size)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();

  gsk_path_builder_move_to (builder, x, y - size);
  gsk_path_builder_line_to (builder, x + size, y + size * 0.8f);
  gsk_path_builder_line_to (builder, x - size, y + size * 0.8f);
  gsk_path_builder_close (builder);
  return gsk_path_builder_to_path (builder);
}

static GskPath *
make_circle (float x,
             float y,
             float radius)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, y), radius);
  return gsk_path_builder_to_path (builder);
}

/**
 * parapet_trend_mark_append:
 * @size: half of what the mark is wide
 *
 * Draws a disc where the target is reached, a ring where it is missed, a triangle beyond the alarm value, and a dot where there is none.
 */
void
parapet_trend_mark_append (GtkSnapshot *snapshot,
                           IsmsTrendState state,
                           float x,
                           float y,
                           float size,
                           const GdkRGBA *color)
{
  g_autoptr (GskStroke) stroke = gsk_stroke_new (LINE);
  g_autoptr (GskPath) path = state == ISMS_TREND_ALARM    ? make_triangle (x, y, size * 1.3f)
                             : state == ISMS_TREND_MISSED ? make_circle (x, y, size - LINE / 2)
                                                          : make_circle (x, y, state == ISMS_TREND_UNKNOWN ? size * 0.6f : size);

  if (state == ISMS_TREND_MISSED)
    gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  else
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
}

/**
 * parapet_trend_mark_append_gap:
 * @band: the time without a value, as high as the chart
 * @foot: how high the bar below it is, which is seen where the band is narrow
 * @color: that of the text
 */
void
parapet_trend_mark_append_gap (GtkSnapshot *snapshot,
                               const graphene_rect_t *band,
                               float foot,
                               const GdkRGBA *color)
{
  GdkRGBA faint = *color, strong = *color;
  graphene_rect_t upper = *band, lower = *band;

  upper.size.height -= foot;
  lower.origin.y += upper.size.height;
  lower.size.height = foot;
  faint.alpha *= 0.1f;
  strong.alpha *= 0.6f;
  gtk_snapshot_append_color (snapshot, &faint, &upper);
  gtk_snapshot_append_color (snapshot, &strong, &lower);
}

/**
 * parapet_trend_mark_append_line:
 * @alarm: draws that of the alarm value, dotted; else that of the target, dashed
 * @color: that of the text
 */
void
parapet_trend_mark_append_line (GtkSnapshot *snapshot,
                                gboolean alarm,
                                double from,
                                double to,
                                double y,
                                const GdkRGBA *color)
{
  static const float dashed[] = { 6, 4 };
  static const float dotted[] = { 2, 3 };
  g_autoptr (GskStroke) stroke = gsk_stroke_new (LINE);
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GdkRGBA faint = *color;

  faint.alpha *= 0.7f;
  gsk_stroke_set_dash (stroke, alarm ? dotted : dashed, 2);
  gsk_path_builder_move_to (builder, (float) from, (float) y);
  gsk_path_builder_line_to (builder, (float) to, (float) y);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &faint);
}

/**
 * parapet_trend_mark_get_color:
 * @color: (out): the colour of lines and marks: that of the text where contrast is wanted
 */
void
parapet_trend_mark_get_color (GtkWidget *widget,
                              GdkRGBA *color)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  gtk_widget_get_color (widget, color);
  if (!adw_style_manager_get_high_contrast (style))
    adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (style), adw_style_manager_get_dark (style), color);
}

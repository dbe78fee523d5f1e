/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/heatmap/parapet-heat-ways.h"
#include "records/isms-kinds.h"

#define HEAD 9.0f
#define GAP 3.0f /* kept free round what an arrow comes from and points to */
#define DOT 4.0f

/* The way of a risk through the matrix: from where it lay without controls to where it lies now, and dashed to where it is wanted. */

typedef struct
{
  ParapetHeatmap *map;
  GtkSnapshot *snapshot;
  GdkRGBA ink;
  GdkRGBA halo;
} Pen;

/* An end of an arrow: a risk that is to be seen, which is as large as it is, or a mere point. */
typedef struct
{
  GtkWidget *cell;
  graphene_rect_t area;
  graphene_point_t centre;
} End;

/* Where several risks share a cell, their arrows do not. */
static void
spread (gint64 key,
        const graphene_rect_t *cell,
        graphene_rect_t *point)
{
  float a = (float) ((key >> 3) & 7) / 7 - 0.5f, b = (float) ((key >> 6) & 7) / 7 - 0.5f;

  graphene_rect_init (point, cell->origin.x + cell->size.width * (0.5f + a * 0.4f), cell->origin.y + cell->size.height * (0.5f + b * 0.4f), 0, 0);
  graphene_rect_inset (point, -DOT / 2, -DOT / 2);
}

static gboolean
find_end (Pen *pen,
          IsmsRecord *risk,
          IsmsStage stage,
          End *end)
{
  guint likelihood, impact;
  gint64 key = isms_record_get_key (risk);
  graphene_rect_t bounds;
  GtkWidget *chip = stage == parapet_heatmap_get_stage (pen->map) ? parapet_heatmap_find_chip (pen->map, key) : NULL;

  if (!isms_matrix_locate (parapet_heatmap_get_matrix (pen->map), stage, isms_record_get_key (risk), &likelihood, &impact))
    return FALSE;
  end->cell = parapet_heatmap_find_cell (pen->map, likelihood, impact);
  if (end->cell == NULL || !gtk_widget_compute_bounds (chip != NULL ? chip : end->cell, GTK_WIDGET (pen->map), &bounds))
    return FALSE;
  if (chip != NULL)
    end->area = bounds;
  else
    spread (key, &bounds, &end->area);
  graphene_rect_get_center (&end->area, &end->centre);
  graphene_rect_inset (&end->area, -GAP, -GAP);
  return TRUE;
}

/* Where a line from its centre leaves the end. */
static void
leave (const End *end,
       float dx,
       float dy,
       graphene_point_t *point)
{
  float across = fabsf (dx) > 0 ? end->area.size.width / 2 / fabsf (dx) : G_MAXFLOAT;
  float down = fabsf (dy) > 0 ? end->area.size.height / 2 / fabsf (dy) : G_MAXFLOAT;
  float part = MIN (MIN (across, down), 0.45f);

  graphene_point_init (point, end->centre.x + dx * part, end->centre.y + dy * part);
}

static GskPath *
make_curve (const End *from,
            const End *to)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  float dx = to->centre.x - from->centre.x, dy = to->centre.y - from->centre.y;
  graphene_point_t start, stop;

  leave (from, dx, dy, &start);
  leave (to, -dx, -dy, &stop);
  gsk_path_builder_move_to (builder, start.x, start.y);
  gsk_path_builder_quad_to (builder, from->centre.x + dx * 0.5f - dy * 0.12f, from->centre.y + dy * 0.5f + dx * 0.12f, stop.x, stop.y);
  return gsk_path_builder_free_to_path (builder);
}

static GskPath *
cut (GskPath *path,
     float part,
     graphene_point_t *tip,
     graphene_vec2_t *direction)
{
  g_autoptr (GskPathMeasure) measure = gsk_path_measure_new (path);
  GskPathBuilder *builder = gsk_path_builder_new ();
  GskPathPoint start, end;

  gsk_path_get_start_point (path, &start);
  if (!gsk_path_measure_get_point (measure, part * gsk_path_measure_get_length (measure), &end))
    gsk_path_get_end_point (path, &end);
  gsk_path_builder_add_segment (builder, path, &start, &end);
  gsk_path_point_get_position (&end, path, tip);
  gsk_path_point_get_tangent (&end, path, GSK_PATH_FROM_START, direction);
  return gsk_path_builder_free_to_path (builder);
}

static void
draw_head (Pen *pen,
           const graphene_point_t *tip,
           const graphene_vec2_t *direction)
{
  g_autoptr (GskPath) head = NULL;
  GskPathBuilder *builder = gsk_path_builder_new ();
  float x = graphene_vec2_get_x (direction), y = graphene_vec2_get_y (direction);

  gsk_path_builder_move_to (builder, tip->x, tip->y);
  gsk_path_builder_line_to (builder, tip->x - x * HEAD - y * HEAD * 0.6f, tip->y - y * HEAD + x * HEAD * 0.6f);
  gsk_path_builder_line_to (builder, tip->x - x * HEAD + y * HEAD * 0.6f, tip->y - y * HEAD - x * HEAD * 0.6f);
  gsk_path_builder_close (builder);
  head = gsk_path_builder_free_to_path (builder);
  gtk_snapshot_append_fill (pen->snapshot, head, GSK_FILL_RULE_WINDING, &pen->ink);
}

static void
draw_arrow (Pen *pen,
            const End *from,
            const End *to,
            gboolean wish,
            float part)
{
  g_autoptr (GskPath) whole = make_curve (from, to);
  graphene_point_t tip;
  graphene_vec2_t direction;
  g_autoptr (GskPath) path = cut (whole, part, &tip, &direction);
  GskStroke *stroke = gsk_stroke_new (5);

  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gtk_snapshot_append_stroke (pen->snapshot, path, stroke, &pen->halo);
  gsk_stroke_set_line_width (stroke, 2);
  if (wish)
    gsk_stroke_set_dash (stroke, (const float[]) { 4, 5 }, 2);
  gtk_snapshot_append_stroke (pen->snapshot, path, stroke, &pen->ink);
  gsk_stroke_free (stroke);
  draw_head (pen, &tip, &direction);
}

static void
draw_way (Pen *pen,
          IsmsRecord *risk,
          double progress)
{
  for (guint stage = 0; stage < ISMS_STAGE_TARGET; stage++)
    {
      End from, to;
      float part = (float) CLAMP (progress * ISMS_STAGE_TARGET - stage, 0, 1);

      if (part > 0 && find_end (pen, risk, stage, &from) && find_end (pen, risk, stage + 1, &to) && from.cell != to.cell)
        draw_arrow (pen, &from, &to, stage == ISMS_STAGE_CURRENT, part);
    }
}

/**
 * parapet_heat_ways_snapshot:
 * @keys: (element-type gint64): the risks
 * @progress: how much of the ways is drawn, from 0 to 1
 *
 * Draws the ways of the risks from without controls over now to wanted, as far as they are rated so.
 */
void
parapet_heat_ways_snapshot (ParapetHeatmap *map,
                            GArray *keys,
                            double progress,
                            GtkSnapshot *snapshot)
{
  Pen pen = { .map = map, .snapshot = snapshot };
  IsmsStore *store = isms_matrix_get_store (parapet_heatmap_get_matrix (map));

  gtk_widget_get_color (GTK_WIDGET (map), &pen.ink);
  pen.halo = (GdkRGBA) { 1 - pen.ink.red, 1 - pen.ink.green, 1 - pen.ink.blue, 0.6f };
  pen.ink.alpha = 0.85f;
  for (guint i = 0; i < keys->len; i++)
    {
      g_autoptr (IsmsRecord) risk = isms_store_get (store, &isms_kind_risk, g_array_index (keys, gint64, i));

      if (risk != NULL)
        draw_way (&pen, risk, progress);
    }
}

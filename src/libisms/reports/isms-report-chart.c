/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/isms-report-chart.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *key;
  char *label;
  IsmsReportMark mark;
} Axis;

struct _IsmsReportChart
{
  IsmsReportBlock parent_instance;

  GArray *groups;
  GArray *series;
  GHashTable *counts; /* "group/series" -> count */
  char *groups_label;
  char *alt;
};

G_DEFINE_FINAL_TYPE (IsmsReportChart, isms_report_chart, ISMS_TYPE_REPORT_BLOCK)

static void
axis_clear (gpointer data)
{
  Axis *axis = data;

  g_free (axis->key);
  g_free (axis->label);
}

static GArray *
axes_new (void)
{
  GArray *axes = g_array_new (FALSE, TRUE, sizeof (Axis));

  g_array_set_clear_func (axes, axis_clear);
  return axes;
}

static void
add_axis (GArray *axes,
          const char *key,
          const char *label,
          IsmsReportMark mark)
{
  Axis axis = { g_strdup (key), g_strdup (label), mark };

  g_array_append_val (axes, axis);
}

static const Axis *
get_axis (GArray *axes,
          guint i)
{
  g_return_val_if_fail (i < axes->len, NULL);

  return &g_array_index (axes, Axis, i);
}

static gboolean
has_axis (GArray *axes,
          const char *key)
{
  for (guint i = 0; i < axes->len; i++)
    {
      if (g_str_equal (get_axis (axes, i)->key, key))
        return TRUE;
    }
  return FALSE;
}

static void
isms_report_chart_finalize (GObject *object)
{
  IsmsReportChart *self = ISMS_REPORT_CHART (object);

  g_array_unref (self->groups);
  g_array_unref (self->series);
  g_hash_table_unref (self->counts);
  g_free (self->groups_label);
  g_free (self->alt);
  G_OBJECT_CLASS (isms_report_chart_parent_class)->finalize (object);
}

static void
isms_report_chart_class_init (IsmsReportChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_report_chart_finalize;
}

static void
isms_report_chart_init (IsmsReportChart *self)
{
  self->groups = axes_new ();
  self->series = axes_new ();
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * isms_report_chart_new:
 * @key: (nullable): its name in JSON
 * @title: (nullable): its heading on paper
 *
 * Creates a chart of counts: one stacked bar a group, one segment a series. In data it is an object by group, each an
 * object of counts by series.
 *
 * Returns: (transfer full): a new block
 */
IsmsReportChart *
isms_report_chart_new (const char *key,
                       const char *title)
{
  IsmsReportChart *self = g_object_new (ISMS_TYPE_REPORT_CHART, NULL);

  isms_report_block_setup (ISMS_REPORT_BLOCK (self), key, title, ISMS_REPORT_EVERYWHERE);
  return self;
}

/**
 * isms_report_chart_add_series:
 * @self: a chart
 * @key: the series' name in JSON
 * @label: what paper calls it
 * @mark: the shape that goes with it; it chooses the segment's fill too
 */
void
isms_report_chart_add_series (IsmsReportChart *self,
                              const char *key,
                              const char *label,
                              IsmsReportMark mark)
{
  add_axis (self->series, key, label, mark);
}

/**
 * isms_report_chart_add_group:
 * @self: a chart
 * @key: the group's name in JSON
 * @label: what paper calls it
 */
void
isms_report_chart_add_group (IsmsReportChart *self,
                             const char *key,
                             const char *label)
{
  add_axis (self->groups, key, label, ISMS_REPORT_MARK_NONE);
}

/**
 * isms_report_chart_set_count:
 * @self: a chart
 * @group: key of a group
 * @series: key of a series
 * @count: how many; 0 until set
 */
void
isms_report_chart_set_count (IsmsReportChart *self,
                             const char *group,
                             const char *series,
                             guint count)
{
  g_return_if_fail (has_axis (self->groups, group));
  g_return_if_fail (has_axis (self->series, series));

  g_hash_table_replace (self->counts, g_strconcat (group, "/", series, NULL), GUINT_TO_POINTER (count));
}

/**
 * isms_report_chart_set_groups_label:
 * @self: a chart
 * @label: (nullable): what the groups are, such as "Theme"
 */
void
isms_report_chart_set_groups_label (IsmsReportChart *self,
                                    const char *label)
{
  g_set_str (&self->groups_label, label);
}

/**
 * isms_report_chart_get_groups_label:
 * @self: a chart
 *
 * Returns: what the groups are; "Group" unless set
 */
const char *
isms_report_chart_get_groups_label (IsmsReportChart *self)
{
  /* Translators: heading of the column that names the groups of a chart. */
  return self->groups_label != NULL ? self->groups_label : _("Group");
}

/**
 * isms_report_chart_set_alt:
 * @self: a chart
 * @alt: (nullable): the chart in a sentence, for those who do not see it
 *
 * Sets the alternative text. Without one the chart says its counts.
 */
void
isms_report_chart_set_alt (IsmsReportChart *self,
                           const char *alt)
{
  g_set_str (&self->alt, alt);
}

/**
 * isms_report_chart_get_n_series:
 * @self: a chart
 *
 * Returns: how many series it has
 */
guint
isms_report_chart_get_n_series (IsmsReportChart *self)
{
  return self->series->len;
}

/**
 * isms_report_chart_get_n_groups:
 * @self: a chart
 *
 * Returns: how many groups it has
 */
guint
isms_report_chart_get_n_groups (IsmsReportChart *self)
{
  return self->groups->len;
}

/**
 * isms_report_chart_get_series_key:
 * @self: a chart
 * @series: which series
 *
 * Returns: its name in JSON
 */
const char *
isms_report_chart_get_series_key (IsmsReportChart *self,
                                  guint series)
{
  return get_axis (self->series, series)->key;
}

/**
 * isms_report_chart_get_series_label:
 * @self: a chart
 * @series: which series
 *
 * Returns: what paper calls it
 */
const char *
isms_report_chart_get_series_label (IsmsReportChart *self,
                                    guint series)
{
  return get_axis (self->series, series)->label;
}

/**
 * isms_report_chart_get_series_mark:
 * @self: a chart
 * @series: which series
 *
 * Returns: its shape
 */
IsmsReportMark
isms_report_chart_get_series_mark (IsmsReportChart *self,
                                   guint series)
{
  return get_axis (self->series, series)->mark;
}

/**
 * isms_report_chart_get_group_key:
 * @self: a chart
 * @group: which group
 *
 * Returns: its name in JSON
 */
const char *
isms_report_chart_get_group_key (IsmsReportChart *self,
                                 guint group)
{
  return get_axis (self->groups, group)->key;
}

/**
 * isms_report_chart_get_group_label:
 * @self: a chart
 * @group: which group
 *
 * Returns: what paper calls it
 */
const char *
isms_report_chart_get_group_label (IsmsReportChart *self,
                                   guint group)
{
  return get_axis (self->groups, group)->label;
}

/**
 * isms_report_chart_get_count:
 * @self: a chart
 * @group: which group
 * @series: which series
 *
 * Returns: how many
 */
guint
isms_report_chart_get_count (IsmsReportChart *self,
                             guint group,
                             guint series)
{
  g_autofree char *key = g_strconcat (get_axis (self->groups, group)->key, "/",
                                      get_axis (self->series, series)->key, NULL);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));
}

/**
 * isms_report_chart_get_total:
 * @self: a chart
 * @group: which group
 *
 * Returns: the sum of a group's counts
 */
guint
isms_report_chart_get_total (IsmsReportChart *self,
                             guint group)
{
  guint total = 0;

  for (guint s = 0; s < self->series->len; s++)
    total += isms_report_chart_get_count (self, group, s);
  return total;
}

/**
 * isms_report_chart_dup_alt:
 * @self: a chart
 *
 * Returns: (transfer full): the alternative text, or else the counts in words
 */
char *
isms_report_chart_dup_alt (IsmsReportChart *self)
{
  g_autoptr (GString) alt = g_string_new (self->alt);

  if (self->alt != NULL)
    return g_string_free_and_steal (g_steal_pointer (&alt));
  for (guint g = 0; g < self->groups->len; g++)
    {
      g_string_append_printf (alt, "%s%s: ", g > 0 ? " " : "", get_axis (self->groups, g)->label);
      for (guint s = 0; s < self->series->len; s++)
        {
          /* Translators: one count in the description of a chart, such as "12 implemented". */
          g_string_append_printf (alt, _("%u %s"), isms_report_chart_get_count (self, g, s), get_axis (self->series, s)->label);
          g_string_append (alt, s + 1 < self->series->len ? ", " : ".");
        }
    }
  return g_string_free_and_steal (g_steal_pointer (&alt));
}

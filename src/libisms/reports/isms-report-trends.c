/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/isms-report-trends.h"

struct _IsmsReportTrends
{
  IsmsReportBlock parent_instance;

  GPtrArray *trends;
};

G_DEFINE_FINAL_TYPE (IsmsReportTrends, isms_report_trends, ISMS_TYPE_REPORT_BLOCK)

static void
isms_report_trends_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_REPORT_TRENDS (object)->trends);
  G_OBJECT_CLASS (isms_report_trends_parent_class)->finalize (object);
}

static void
isms_report_trends_class_init (IsmsReportTrendsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_report_trends_finalize;
}

static void
isms_report_trends_init (IsmsReportTrends *self)
{
  self->trends = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_trend_unref);
}

/**
 * isms_report_trends_new:
 * @title: (nullable): its heading on paper
 *
 * Creates a block of line charts, one a measure, side by side. It is on paper only: the report's tables hold the values.
 *
 * Returns: (transfer full): a new block
 */
IsmsReportTrends *
isms_report_trends_new (const char *title)
{
  IsmsReportTrends *self = g_object_new (ISMS_TYPE_REPORT_TRENDS, NULL);

  isms_report_block_setup (ISMS_REPORT_BLOCK (self), NULL, title, ISMS_REPORT_ON_PAPER);
  return self;
}

void
isms_report_trends_add (IsmsReportTrends *self,
                        IsmsTrend *trend)
{
  g_ptr_array_add (self->trends, isms_trend_ref (trend));
}

guint
isms_report_trends_get_n_trends (IsmsReportTrends *self)
{
  return self->trends->len;
}

IsmsTrend *
isms_report_trends_get_trend (IsmsReportTrends *self,
                              guint i)
{
  return g_ptr_array_index (self->trends, i);
}

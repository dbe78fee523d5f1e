/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "models/isms-ticks.h"
#include "models/isms-plot.h"
#include "reports/isms-trend-parts.h"
#include "reports/isms-report-period.h"
#include "risk-fixture.h"

static void
assert_axis (double low,
             double high,
             guint most,
             gboolean whole,
             const char *expected)
{
  IsmsTicks axis = isms_ticks_fit (low, high, most, whole);
  g_autoptr (GString) ticks = g_string_new (NULL);

  for (guint i = 0; i < axis.n; i++)
    {
      g_autofree char *label = isms_ticks_format_tick (&axis, i);

      g_string_append_printf (ticks, "%s%s", i > 0 ? " " : "", label);
    }
  g_assert_cmpstr (ticks->str, ==, expected);
}

/* Worked out by hand: the smallest step of 1, 2 or 5 that fits, from the tick below the least to the one above the greatest. */
static void
test_axis (void)
{
  assert_axis (0, 10, 6, FALSE, "0 2 4 6 8 10");
  assert_axis (92, 99.5, 4, FALSE, "90 95 100");
  assert_axis (92, 99.5, 6, FALSE, "92 94 96 98 100");
  assert_axis (95, 97, 3, FALSE, "95 96 97");
  assert_axis (0.1, 0.3, 6, FALSE, "0.0 0.1 0.2 0.3");
  assert_axis (0.002, 0.0021, 3, FALSE, "0.00200 0.00205 0.00210");
  assert_axis (-3, 4, 6, FALSE, "-4 -2 0 2 4");
  assert_axis (-40, -35, 6, FALSE, "-40 -39 -38 -37 -36 -35");
  assert_axis (-40, -10, 6, FALSE, "-40 -30 -20 -10 0");
  assert_axis (1, 3, 6, TRUE, "0 1 2 3");
  assert_axis (0, 1, 6, TRUE, "0 1");
  assert_axis (3, 5, 2, TRUE, "0 5");
  assert_axis (1200, 9800, 6, TRUE, "0 2000 4000 6000 8000 10000");
}

static void
test_axis_of_equal_values (void)
{
  assert_axis (97, 97, 6, FALSE, "0 20 40 60 80 100");
  assert_axis (-2, -2, 3, FALSE, "-2 -1 0");
  assert_axis (0, 0, 6, TRUE, "0 1");
  assert_axis (100, 100, 3, FALSE, "0 50 100");
}

static void
test_axis_of_anything (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (27001);

  for (guint i = 0; i < 20000; i++)
    {
      double scale = pow (10, g_rand_int_range (dice, -6, 9));
      double low = g_rand_double_range (dice, -1, 1) * scale;
      double high = low + (g_rand_boolean (dice) ? g_rand_double (dice) * scale : 0);
      guint most = (guint) g_rand_int_range (dice, 2, 9);
      IsmsTicks axis = isms_ticks_fit (low, high, most, FALSE);

      g_assert_cmpuint (axis.n, >=, 2);
      g_assert_cmpuint (axis.n, <=, most);
      g_assert_cmpfloat (isms_ticks_place (&axis, low), >=, -1e-6);
      g_assert_cmpfloat (isms_ticks_place (&axis, high), <=, 1 + 1e-6);
    }
}

static guint32
julian (guint year,
        guint month,
        guint day)
{
  GDate date;

  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

static void
assert_days (guint32 first,
             guint32 last,
             guint most,
             const char *expected)
{
  g_autoptr (GArray) ticks = isms_ticks_list_days (first, last, most);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    {
      const IsmsDayTick *tick = &g_array_index (ticks, IsmsDayTick, i);

      g_assert_true (tick->day >= first && tick->day <= last);
      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", tick->label);
    }
  g_assert_cmpstr (words->str, ==, expected);
}

static void
assert_first_day (guint32 first,
                  guint32 last,
                  guint most,
                  guint32 expected)
{
  g_autoptr (GArray) ticks = isms_ticks_list_days (first, last, most);

  g_assert_cmpuint (g_array_index (ticks, IsmsDayTick, 0).day, ==, expected);
}

/* A label stands where one reads it: below the value of the whole year or month, else where that begins. */
static void
test_label_places (void)
{
  assert_first_day (julian (2015, 12, 31), julian (2025, 12, 31), 6, julian (2016, 12, 31));
  assert_first_day (julian (2015, 1, 5), julian (2026, 6, 29), 3, julian (2020, 1, 1));
  assert_first_day (julian (2026, 5, 31), julian (2026, 10, 31), 4, julian (2026, 6, 30));
  assert_first_day (julian (2026, 5, 4), julian (2026, 10, 26), 4, julian (2026, 7, 1));
}

static void
test_days (void)
{
  assert_days (julian (2026, 5, 31), julian (2026, 10, 31), 8, "May 2026, Jun, Jul, Aug, Sep, Oct");
  assert_days (julian (2026, 5, 31), julian (2026, 10, 31), 4, "Jun 2026, Aug, Oct");
  assert_days (julian (2025, 11, 30), julian (2026, 2, 28), 5, "Nov 2025, Dec, Jan 2026, Feb");
  assert_days (julian (2025, 4, 1), julian (2026, 11, 30), 4, "Jul 2025, Jan 2026, Jul");
  assert_days (julian (2025, 6, 30), julian (2026, 6, 30), 5, "Jun 2025, Sep, Dec, Mar 2026, Jun");
  assert_days (julian (2025, 9, 30), julian (2026, 4, 30), 4, "Oct 2025, Dec, Feb 2026, Apr");
  assert_days (julian (2020, 1, 31), julian (2026, 1, 31), 7, "2021, 2022, 2023, 2024, 2025, 2026");
  assert_days (julian (1976, 1, 1), julian (2026, 1, 1), 7, "1980, 1990, 2000, 2010, 2020");
  assert_days (julian (2015, 12, 31), julian (2025, 12, 31), 6, "2016, 2018, 2020, 2022, 2024");
  assert_days (julian (2015, 1, 5), julian (2026, 6, 29), 3, "2020, 2025");
  assert_days (julian (2026, 11, 24), julian (2026, 11, 24), 5, "24 Nov");
  assert_days (julian (2026, 11, 1), julian (2026, 11, 4), 5, "1 Nov, 2 Nov, 3 Nov, 4 Nov");
  assert_days (julian (2026, 11, 1), julian (2026, 11, 20), 3, "1 Nov, 8 Nov, 15 Nov");
  assert_days (julian (2026, 12, 21), julian (2027, 1, 18), 5, "21 Dec, 28 Dec, 4 Jan '27, 11 Jan, 18 Jan");
}

static IsmsStore *
make_store (void)
{
  IsmsStore *store = isms_store_open (":memory:", 7, NULL);

  isms_store_begin_origin (store, "Start", NULL, 0);
  return store;
}

static void
add_value (IsmsStore *store,
           const char *period,
           const char *end,
           const char *value)
{
  g_autoptr (IsmsRecord) record = risk_fixture_add (store, "measurement", NULL, "period", period, "measure", "M-01", "period_end", end, "value", value, NULL);
}

static IsmsTrend *
read_trend (IsmsStore *store,
            const char *until)
{
  g_autoptr (IsmsRecord) measure = risk_fixture_find (store, "measure", "M-01");

  return isms_trend_new (store, measure, until);
}

static void
add_measure (IsmsStore *store,
             const char *direction,
             const char *target,
             const char *alarm)
{
  g_autoptr (IsmsRecord) measure = risk_fixture_add (store, "measure", "M-01", "name", "Patches in time", "unit", "%", "frequency", "monthly",
                                                     "direction", direction, "target", target, "alarm_value", alarm, NULL);
}

static void
test_values_and_gaps (void)
{
  g_autoptr (IsmsStore) store = make_store ();
  g_autoptr (IsmsTrend) trend = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  add_measure (store, "at_least", "95", "80");
  add_value (store, "2026-06", "2026-06-30", "96");
  add_value (store, "2026-02", "2026-02-28", "79.5");
  add_value (store, "2026-03", "2026-03-31", "");
  add_value (store, "2026-01", "", "94"); /* its end is read off its name */
  add_value (store, "2026-07", "2026-07-31", "97.5");
  add_value (store, "2026-08", "2026-08-31", "99");
  g_assert_true (isms_store_commit (store, &error));
  g_assert_no_error (error);
  trend = read_trend (store, "2026-07-31");
  g_assert_cmpuint (isms_trend_get_n_values (trend), ==, 4);
  g_assert_cmpuint (isms_trend_get_value (trend, 0)->day, ==, julian (2026, 1, 31));
  g_assert_cmpint (isms_trend_get_value (trend, 0)->state, ==, ISMS_TREND_MISSED);
  g_assert_cmpint (isms_trend_get_value (trend, 1)->state, ==, ISMS_TREND_ALARM);
  g_assert_cmpint (isms_trend_get_value (trend, 2)->state, ==, ISMS_TREND_REACHED);
  g_assert_cmpuint (isms_trend_get_value (trend, 1)->missing, ==, 0);
  g_assert_cmpuint (isms_trend_get_value (trend, 2)->missing, ==, 3);
  g_assert_cmpuint (isms_trend_count_missing (trend), ==, 3);
  g_assert_cmpint (isms_trend_get_move (trend), ==, ISMS_TREND_MOVE_BETTER);
  sentence = isms_trend_dup_sentence (trend);
  g_assert_cmpstr (sentence, ==, "Patches in time: 4 values, the last is 97.5 %. The target is 95 %. Target reached. 3 periods have no value.");
}

/* Where nobody measures any more, the periods that ended since are missing as well. */
static void
test_missing_since (void)
{
  static const struct
  {
    const char *until;
    guint missing;
  } cases[] = { { "2026-07-31", 0 }, { "2026-08-30", 0 }, { "2026-08-31", 1 }, { "2026-11-30", 4 } };
  g_autoptr (IsmsStore) store = make_store ();
  g_autoptr (GError) error = NULL;

  add_measure (store, "at_least", "95", "80");
  add_value (store, "2026-07", "2026-07-31", "96");
  g_assert_true (isms_store_commit (store, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IsmsTrend) trend = read_trend (store, cases[i].until);

      g_assert_cmpuint (isms_trend_count_missing (trend), ==, cases[i].missing);
    }
}

/* A period is read whole or not at all: half of what somebody wrote is another day. */
static void
test_periods (void)
{
  static const struct
  {
    const char *period;
    guint year, month, day;
  } cases[] = {
    { "2026", 2026, 12, 31 },
    { "2026-Q2", 2026, 6, 30 },
    { "2026-H1", 2026, 6, 30 },
    { "2026-5", 2026, 5, 31 },
    { "2028-02", 2028, 2, 29 },
    { "2026-05-07", 2026, 5, 7 },
    { "2026-13" },
    { "2026-Q5" },
    { "12/2026" },
    { "2026-W05" },
    { "2026 Q2" },
    { "May 2026" },
    { "2026-05-07x" },
    { "2026-" },
    { "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IsmsStore) store = make_store ();
      g_autoptr (IsmsTrend) trend = NULL;
      g_autofree char *undated = NULL;

      add_measure (store, "at_least", "95", "80");
      add_value (store, *cases[i].period != '\0' ? cases[i].period : "then", "", "96");
      g_assert_true (isms_store_commit (store, NULL));
      trend = read_trend (store, NULL);
      undated = isms_trend_dup_undated (trend);
      g_assert_cmpuint (isms_trend_get_n_values (trend), ==, cases[i].year != 0);
      g_assert_true ((undated == NULL) == (cases[i].year != 0));
      if (cases[i].year != 0)
        g_assert_cmpuint (isms_trend_get_value (trend, 0)->day, ==, julian (cases[i].year, cases[i].month, cases[i].day));
    }
}

static void
assert_state (const char *direction,
              const char *target,
              const char *alarm,
              const char *value,
              IsmsTrendState state,
              IsmsTrendMove move)
{
  g_autoptr (IsmsStore) store = make_store ();
  g_autoptr (IsmsTrend) trend = NULL;

  add_measure (store, direction, target, alarm);
  add_value (store, "2026-01", "2026-01-31", "10");
  add_value (store, "2026-02", "2026-02-28", value);
  g_assert_true (isms_store_commit (store, NULL));
  trend = read_trend (store, NULL);
  g_assert_cmpint (isms_trend_get_last (trend, 0)->state, ==, state);
  g_assert_cmpint (isms_trend_get_move (trend), ==, move);
}

static void
test_states (void)
{
  assert_state ("at_most", "5", "8", "5", ISMS_TREND_REACHED, ISMS_TREND_MOVE_BETTER);
  assert_state ("at_most", "5", "8", "8", ISMS_TREND_MISSED, ISMS_TREND_MOVE_BETTER);
  assert_state ("at_most", "5", "8", "12", ISMS_TREND_ALARM, ISMS_TREND_MOVE_WORSE);
  assert_state ("at_least", "5", "", "4", ISMS_TREND_MISSED, ISMS_TREND_MOVE_WORSE);
  assert_state ("exactly", "10", "12", "9", ISMS_TREND_MISSED, ISMS_TREND_MOVE_WORSE);
  assert_state ("exactly", "10", "12", "7", ISMS_TREND_ALARM, ISMS_TREND_MOVE_WORSE);
  assert_state ("exactly", "10", "12", "10", ISMS_TREND_REACHED, ISMS_TREND_MOVE_SAME);
  assert_state ("", "10", "", "11", ISMS_TREND_UNKNOWN, ISMS_TREND_MOVE_UP);
  assert_state ("at_least", "", "", "11", ISMS_TREND_UNKNOWN, ISMS_TREND_MOVE_BETTER);
}

/* In tables as in charts, on paper as on screen: a disc, a ring, a triangle. */
static void
test_marks (void)
{
  static const IsmsReportMark marks[] = { ISMS_REPORT_MARK_NONE, ISMS_REPORT_MARK_FULL, ISMS_REPORT_MARK_EMPTY, ISMS_REPORT_MARK_ALARM };

  for (IsmsTrendState state = ISMS_TREND_UNKNOWN; state <= ISMS_TREND_ALARM; state++)
    {
      g_autoptr (IsmsReportValue) value = isms_trend_value_state (state);

      g_assert_cmpint (isms_trend_state_get_mark (state), ==, marks[state]);
      g_assert_cmpint (isms_report_value_get_mark (value), ==, marks[state]);
    }
}

static const IsmsPlotArea area = { 40, 10, 320, 120, 56, 12 };

static void
test_plot (void)
{
  g_autoptr (IsmsStore) store = make_store ();
  g_autoptr (IsmsTrend) trend = NULL;
  g_autoptr (IsmsPlot) plot = NULL;

  add_measure (store, "at_least", "95", "");
  add_value (store, "2026-01", "2026-01-31", "80");
  add_value (store, "2026-02", "2026-02-28", "100");
  add_value (store, "2026-05", "2026-05-31", "90");
  g_assert_true (isms_store_commit (store, NULL));
  trend = read_trend (store, NULL);
  plot = isms_plot_new (trend, &area);
  g_assert_cmpuint (plot->points->len, ==, 3);
  g_assert_cmpuint (plot->runs->len, ==, 2);
  g_assert_cmpuint (g_array_index (plot->runs, IsmsPlotRun, 0).n, ==, 2);
  g_assert_cmpuint (plot->gaps->len, ==, 1);
  g_assert_cmpuint (g_array_index (plot->gaps, IsmsPlotGap, 0).missing, ==, 2);
  /* From 80 at the bottom to 100 at the top. */
  g_assert_cmpfloat (g_array_index (plot->points, IsmsPlotPoint, 0).x, ==, 48);
  g_assert_cmpfloat (g_array_index (plot->points, IsmsPlotPoint, 0).y, ==, 130);
  g_assert_cmpfloat (g_array_index (plot->points, IsmsPlotPoint, 1).y, ==, 10);
  g_assert_cmpfloat (g_array_index (plot->points, IsmsPlotPoint, 2).x, ==, 352);
  g_assert_cmpfloat (g_array_index (plot->points, IsmsPlotPoint, 2).y, ==, 70);
  g_assert_cmpfloat (plot->target, ==, 40);
  g_assert_true (isnan (plot->alarm));
  g_assert_cmpint (isms_plot_find_point (plot, 0), ==, 0);
  g_assert_cmpint (isms_plot_find_point (plot, 340), ==, 2);
}

static void
test_plot_of_little (void)
{
  g_autoptr (IsmsStore) store = make_store ();
  g_autoptr (IsmsTrend) none = NULL, one = NULL;
  g_autoptr (IsmsPlot) empty = NULL, single = NULL;

  add_measure (store, "at_least", "", "");
  g_assert_true (isms_store_commit (store, NULL));
  none = read_trend (store, NULL);
  empty = isms_plot_new (none, &area);
  g_assert_cmpuint (empty->points->len, ==, 0);
  g_assert_cmpint (isms_plot_find_point (empty, 100), ==, -1);
  g_assert_true (isms_store_begin (store, "Measure", NULL, NULL));
  add_value (store, "2026-01", "2026-01-31", "0");
  g_assert_true (isms_store_commit (store, NULL));
  one = read_trend (store, NULL);
  single = isms_plot_new (one, &area);
  g_assert_cmpfloat (g_array_index (single->points, IsmsPlotPoint, 0).x, ==, 200);
  g_assert_cmpfloat (g_array_index (single->points, IsmsPlotPoint, 0).y, ==, 130);
  g_assert_true (g_array_index (single->points, IsmsPlotPoint, 0).marked);
  g_assert_cmpuint (single->days->len, ==, 1);
}

/* Fifty years of months: every point lies inside, marks do not touch, and the newest has one. */
static void
test_plot_of_much (void)
{
  g_autoptr (IsmsStore) store = make_store ();
  g_autoptr (IsmsTrend) trend = NULL;
  g_autoptr (IsmsPlot) plot = NULL;
  double before = -INFINITY;

  add_measure (store, "at_most", "5", "");
  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *period = g_strdup_printf ("%u-%02u", 1976 + i / 12, i % 12 + 1);
      g_autofree char *value = g_strdup_printf ("%u", i % 7);

      add_value (store, period, "", value);
    }
  g_assert_true (isms_store_commit (store, NULL));
  trend = read_trend (store, NULL);
  plot = isms_plot_new (trend, &area);
  g_assert_cmpuint (plot->points->len, ==, 600);
  g_assert_cmpuint (plot->runs->len, ==, 1);
  for (guint i = 0; i < plot->points->len; i++)
    {
      const IsmsPlotPoint *point = &g_array_index (plot->points, IsmsPlotPoint, i);

      g_assert_true (point->x >= area.x && point->x <= area.x + area.width && point->y >= area.y && point->y <= area.y + area.height);
      if (!point->marked)
        continue;
      g_assert_cmpfloat (point->x - before, >=, 8.99);
      before = point->x;
    }
  g_assert_true (g_array_index (plot->points, IsmsPlotPoint, 599).marked);
  g_assert_cmpuint (plot->days->len, <=, 5);
}

static IsmsTrend *
make_days (guint n,
           const char *(*get_value) (guint i))
{
  g_autoptr (IsmsStore) store = make_store ();
  g_autoptr (IsmsRecord) measure = risk_fixture_add (store, "measure", "M-01", "name", "Backups", "frequency", "daily", "direction", "at_least",
                                                     "target", "95", "alarm_value", "80", NULL);
  guint32 first = julian (2025, 1, 1);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *day = isms_trend_format_day (first + i);

      if (get_value (i) != NULL)
        add_value (store, day, day, get_value (i));
    }
  g_assert_true (isms_store_commit (store, NULL));
  return read_trend (store, NULL);
}

static const char *
get_alarming (guint i)
{
  return i == 100 || i == 303 || i == 304 || i == 450 ? "60" : i == 305  ? "79"
                                                           : i % 10 == 0 ? "90"
                                                                         : "99";
}

static double
measure_cb (const char *label,
            gpointer unit)
{
  return g_utf8_strlen (label, -1) * *(double *) unit;
}

/* Labels of days and values do not touch each other, however large the letters are. */
static void
test_plot_of_large_text (void)
{
  double units[] = { 6, 7.5, 12, 15, 30 };
  guint lengths[] = { 10, 40, 130, 300, 600 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths) * G_N_ELEMENTS (units); i++)
    {
      double unit = units[i % G_N_ELEMENTS (units)];
      g_autoptr (IsmsTrend) trend = make_days (lengths[i / G_N_ELEMENTS (units)], get_alarming);
      IsmsPlotArea large = { 40, 10, 320, 120, isms_ticks_measure_days (measure_cb, &unit) + 12, unit * 2 };
      g_autoptr (IsmsPlot) plot = isms_plot_new (trend, &large);
      const IsmsPlotTick *days = (const IsmsPlotTick *) (gpointer) plot->days->data;
      const IsmsPlotTick *values = (const IsmsPlotTick *) (gpointer) plot->values->data;

      g_assert_cmpuint (plot->days->len, >, 0);
      for (guint j = 1; j < plot->days->len; j++)
        g_assert_cmpfloat (days[j].at - days[j - 1].at, >, (measure_cb (days[j].label, &unit) + measure_cb (days[j - 1].label, &unit)) / 2);
      for (guint j = 1; j < plot->values->len; j++)
        g_assert_cmpfloat (values[j - 1].at - values[j].at, >=, unit * 2 - 0.001);
    }
}

/* Of 600 values those beyond the alarm value are seen, whatever lies beside them; two at the same place need one mark. */
static void
test_plot_of_alarms (void)
{
  g_autoptr (IsmsTrend) trend = make_days (600, get_alarming);
  g_autoptr (IsmsPlot) plot = isms_plot_new (trend, &area);
  guint alarms = 0, others = 0;

  for (guint i = 0; i < plot->points->len; i++)
    {
      const IsmsPlotPoint *point = &g_array_index (plot->points, IsmsPlotPoint, i);

      alarms += point->marked && point->state == ISMS_TREND_ALARM;
      others += point->marked && point->state != ISMS_TREND_ALARM;
    }
  g_assert_cmpuint (alarms, ==, 4);
  g_assert_cmpuint (others, >=, 20);
  g_assert_true (g_array_index (plot->points, IsmsPlotPoint, 100).marked);
  g_assert_true (g_array_index (plot->points, IsmsPlotPoint, 304).marked);
  g_assert_true (g_array_index (plot->points, IsmsPlotPoint, 305).marked);
  g_assert_true (g_array_index (plot->points, IsmsPlotPoint, 450).marked);
  g_assert_true (g_array_index (plot->points, IsmsPlotPoint, 599).marked);
}

static const char *
get_interrupted (guint i)
{
  return i == 99 || (i >= 200 && i < 207) || (i >= 300 && i < 400) ? NULL : "99";
}

/* A day is half a unit wide here: its gap is made as wide as can be seen, and a long one spans all that it lasted. */
static void
test_plot_of_gaps (void)
{
  g_autoptr (IsmsTrend) trend = make_days (600, get_interrupted);
  g_autoptr (IsmsPlot) plot = isms_plot_new (trend, &area);
  const IsmsPlotGap *gaps = (const IsmsPlotGap *) (gpointer) plot->gaps->data;
  double day = (area.width - 16) / 599;

  g_assert_cmpuint (plot->gaps->len, ==, 3);
  g_assert_cmpuint (gaps[0].missing, ==, 1);
  g_assert_cmpfloat_with_epsilon (gaps[0].to - gaps[0].from, 3, 0.001);
  g_assert_cmpfloat_with_epsilon ((gaps[0].to + gaps[0].from) / 2, area.x + 8 + 99 * day, 0.001);
  g_assert_cmpfloat_with_epsilon (gaps[1].to - gaps[1].from, 8 * day, 0.001);
  g_assert_cmpuint (gaps[2].missing, ==, 100);
  g_assert_cmpfloat_with_epsilon (gaps[2].from, area.x + 8 + 299 * day, 0.001);
  g_assert_cmpfloat_with_epsilon (gaps[2].to, area.x + 8 + 400 * day, 0.001);
}

static void
test_spans (void)
{
  static const struct
  {
    IsmsReportSpan span;
    const char *today, *from, *until;
  } cases[] = {
    { ISMS_REPORT_SPAN_MONTHS, "2026-11-28", "2026-08-29", "2026-11-28" },
    { ISMS_REPORT_SPAN_MONTHS, "2026-05-31", "2026-03-01", "2026-05-31" },
    { ISMS_REPORT_SPAN_YEAR, "2026-11-28", "2025-11-29", "2026-11-28" },
    { ISMS_REPORT_SPAN_YEAR, "2028-02-29", "2027-03-01", "2028-02-29" },
    { ISMS_REPORT_SPAN_THIS_YEAR, "2026-01-01", "2026-01-01", "2026-12-31" },
    { ISMS_REPORT_SPAN_LAST_YEAR, "2026-01-01", "2025-01-01", "2025-12-31" },
  };
  IsmsReportPeriod period;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (isms_report_period_set_span (&period, cases[i].span, cases[i].today));
      g_assert_cmpstr (period.from, ==, cases[i].from);
      g_assert_cmpstr (period.until, ==, cases[i].until);
    }
  g_assert_false (isms_report_period_set_span (&period, ISMS_REPORT_SPAN_ALL, "2026-11-28"));
  g_assert_cmpstr (period.from, ==, "");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trend/missing-since", test_missing_since);
  g_test_add_func ("/trend/periods", test_periods);
  g_test_add_func ("/trend/axis", test_axis);
  g_test_add_func ("/trend/axis/equal", test_axis_of_equal_values);
  g_test_add_func ("/trend/axis/anything", test_axis_of_anything);
  g_test_add_func ("/trend/days", test_days);
  g_test_add_func ("/trend/label-places", test_label_places);
  g_test_add_func ("/trend/values", test_values_and_gaps);
  g_test_add_func ("/trend/states", test_states);
  g_test_add_func ("/trend/marks", test_marks);
  g_test_add_func ("/trend/plot", test_plot);
  g_test_add_func ("/trend/plot/little", test_plot_of_little);
  g_test_add_func ("/trend/plot/much", test_plot_of_much);
  g_test_add_func ("/trend/plot/alarms", test_plot_of_alarms);
  g_test_add_func ("/trend/plot/gaps", test_plot_of_gaps);
  g_test_add_func ("/trend/plot/text", test_plot_of_large_text);
  g_test_add_func ("/trend/spans", test_spans);
  return g_test_run ();
}

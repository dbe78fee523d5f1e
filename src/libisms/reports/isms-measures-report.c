/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-measures.h"
#include "models/isms-rhythm.h"
#include "reports/isms-measures-report.h"
#include "reports/isms-record-values.h"
#include "reports/isms-report-cover.h"
#include "reports/isms-trend-parts.h"

/* Of the controls that nobody measures, those that carry most are a start. */
#define MOST_CHANCES 15

/* So many values of each measure are printed: a month of what is measured every day. */
#define MOST_PRINTED 31

typedef struct
{
  IsmsStore *store;
  IsmsReport *report;
  const IsmsReportPeriod *period; /* (nullable) */
  GPtrArray *trends;              /* (element-type IsmsTrend): up to the end of the period, where the measures stand then */
  GPtrArray *shown;               /* (element-type IsmsTrend): in the period */
  char *today;
  const char *until; /* of the period as far as it is over */
} Maker;

static IsmsReportValue *
day_value (const char *day)
{
  return *day != '\0' ? isms_report_value_new_date (day) : isms_report_value_new_null (NULL);
}

static void
add_cover (Maker *maker)
{
  isms_report_cover_begin (maker->report, maker->store);
  isms_report_describe (maker->report, maker->store, NULL, maker->today);
  isms_report_facts_add (isms_report_get_cover (maker->report), "date", _("Date"), isms_report_value_new_date (maker->today));
  if (maker->period != NULL)
    {
      isms_report_facts_add (isms_report_get_cover (maker->report), "from", _("Values from"), day_value (maker->period->from));
      isms_report_facts_add (isms_report_get_cover (maker->report), "until", _("Values until"), day_value (*maker->period->until != '\0' ? maker->until : ""));
    }
  isms_report_cover_end (maker->report, maker->store);
}

static void
set_turn (Maker *maker,
          IsmsReportRow *row,
          GArray *turns,
          IsmsRecord *measure,
          const char *rhythm,
          const char *column)
{
  for (guint i = 0; i < turns->len; i++)
    {
      const IsmsTurn *turn = &g_array_index (turns, IsmsTurn, i);
      g_autofree char *late = g_strconcat (column, "_late", NULL);
      gboolean is_late = strcmp (turn->day, maker->today) < 0;

      if (isms_record_get_key (turn->record) != isms_record_get_key (measure) || !g_str_equal (turn->field->name, rhythm))
        continue;
      isms_report_row_set (row, column, isms_report_value_new_date (turn->day));
      isms_report_row_set (row, late, isms_report_value_new_boolean (is_late, is_late ? _("Overdue") : ""));
    }
}

static void
add_measure (Maker *maker,
             IsmsReportTable *table,
             IsmsTrend *trend,
             GArray *turns)
{
  IsmsReportRow *row = isms_report_table_add_row (table);
  IsmsRecord *measure = isms_trend_get_measure (trend);
  const IsmsTrendValue *last = isms_trend_get_last (trend, 0);

  isms_trend_fill_row (trend, row);
  isms_report_row_set (row, "alarm", isms_trend_value_field (trend, "alarm_value"));
  isms_report_row_set (row, "move", isms_trend_value_move (isms_trend_get_move (trend)));
  isms_report_row_set (row, "state", isms_trend_value_state (last != NULL ? last->state : ISMS_TREND_UNKNOWN));
  isms_report_row_set (row, "values", isms_report_value_new_integer (isms_trend_get_n_values (trend)));
  isms_report_row_set (row, "missing", isms_report_value_new_integer (isms_trend_count_missing (trend)));
  isms_report_row_set (row, "measurer", isms_record_value_link (maker->store, measure, "measurer"));
  isms_report_row_set (row, "evaluator", isms_record_value_link (maker->store, measure, "evaluator"));
  isms_report_row_set (row, "frequency", isms_record_value_choice (measure, "frequency"));
  set_turn (maker, row, turns, measure, "frequency", "next");
  set_turn (maker, row, turns, measure, "evaluation_rhythm", "evaluation");
}

static void
add_measures (Maker *maker)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 40, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Measure"), ISMS_REPORT_VALUE_TEXT, .width = 2.6 },
    { "direction", _("Good is"), ISMS_REPORT_VALUE_CODE, .width = 1.4 },
    { "target", _("Target"), ISMS_REPORT_VALUE_NUMBER, .width = 0.8, .flags = ISMS_REPORT_COLUMN_END },
    { "before", _("Before"), ISMS_REPORT_VALUE_NUMBER, .width = 0.8, .flags = ISMS_REPORT_COLUMN_END },
    { "last", _("Last"), ISMS_REPORT_VALUE_NUMBER, .width = 0.8, .flags = ISMS_REPORT_COLUMN_END | ISMS_REPORT_COLUMN_STRONG },
    { "unit", _("Unit"), ISMS_REPORT_VALUE_TEXT, .width = 0.8 },
    { "period", _("Period"), ISMS_REPORT_VALUE_TEXT, .width = 0.9 },
    { "move", _("Change"), ISMS_REPORT_VALUE_CODE, .width = 0.8 },
    { "state", _("State"), ISMS_REPORT_VALUE_CODE, .width = 1.6 },
    { "next", _("Next value by"), ISMS_REPORT_VALUE_DATE, .width = 1.2 },
    { "next_late", NULL, ISMS_REPORT_VALUE_BOOLEAN, .under = "next" },
    { "evaluation", _("Evaluate by"), ISMS_REPORT_VALUE_DATE, .width = 1.2 },
    { "evaluation_late", NULL, ISMS_REPORT_VALUE_BOOLEAN, .under = "evaluation" },
    { "alarm", NULL, ISMS_REPORT_VALUE_NUMBER, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "frequency", NULL, ISMS_REPORT_VALUE_CODE, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "values", NULL, ISMS_REPORT_VALUE_INTEGER, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "missing", NULL, ISMS_REPORT_VALUE_INTEGER, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "measurer", NULL, ISMS_REPORT_VALUE_REF, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "evaluator", NULL, ISMS_REPORT_VALUE_REF, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("measures", _("Measures"), columns, G_N_ELEMENTS (columns));
  g_autoptr (GArray) turns = isms_rhythm_list (maker->store, "measure");

  isms_report_table_set_empty_text (table, _("Nothing is measured yet."));
  for (guint i = 0; i < maker->trends->len; i++)
    add_measure (maker, table, g_ptr_array_index (maker->trends, i), turns);
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
  isms_report_set_main_table (maker->report, table);
}

static void
add_charts (Maker *maker)
{
  IsmsReportTrends *block = isms_report_trends_new (_("How they developed"));

  for (guint i = 0; i < maker->shown->len; i++)
    isms_report_trends_add (block, g_ptr_array_index (maker->shown, i));
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (block));
}

static void
add_objectives (Maker *maker)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 40, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Objective"), ISMS_REPORT_VALUE_TEXT, .width = 3 },
    { "measures", _("Measures"), ISMS_REPORT_VALUE_REFS, .width = 0.9, .refs = ISMS_REPORT_REFS_CODE },
    { "owner", _("Owner"), ISMS_REPORT_VALUE_REF, .width = 1.2, .refs = ISMS_REPORT_REFS_TITLE },
    { "due", _("Due"), ISMS_REPORT_VALUE_DATE, .width = 0.9 },
    { "progress", _("Progress"), ISMS_REPORT_VALUE_CODE, .width = 0.9 },
    { "status", _("State"), ISMS_REPORT_VALUE_CODE, .width = 0.9 },
    { "evaluated_on", _("Judged on"), ISMS_REPORT_VALUE_DATE, .width = 0.9 },
    { "result", _("Result"), ISMS_REPORT_VALUE_TEXT, .width = 2 },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("objectives", _("Objectives"), columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) objectives = isms_store_list_records (maker->store, isms_kind_find ("objective"));

  isms_report_block_set_note (ISMS_REPORT_BLOCK (table), _("6.2: what is to be reached, and by when."));
  isms_report_table_set_empty_text (table, _("No objective is set yet."));
  for (guint i = 0; i < objectives->len; i++)
    {
      IsmsRecord *objective = g_ptr_array_index (objectives, i);
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_report_row_set_for (row, objective);
      isms_report_row_set (row, "key", isms_record_value_key (objective));
      isms_report_row_set (row, "code", isms_report_value_new_text (isms_record_get_code (objective)));
      isms_report_row_set (row, "title", isms_report_value_new_text (isms_record_get_title (objective)));
      isms_report_row_set (row, "measures", isms_record_value_links (maker->store, objective, "measures"));
      isms_report_row_set (row, "owner", isms_record_value_link (maker->store, objective, "owner"));
      isms_report_row_set (row, "due", isms_record_value_date (objective, "due"));
      isms_report_row_set (row, "progress", isms_record_value_choice (objective, "progress"));
      isms_report_row_set (row, "status", isms_record_value_choice (objective, "status"));
      isms_report_row_set (row, "evaluated_on", isms_record_value_date (objective, "evaluated_on"));
      isms_report_row_set (row, "result", isms_record_value_text (objective, "result"));
    }
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
}

static void
add_chances (Maker *maker)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 44, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Control"), ISMS_REPORT_VALUE_TEXT, .width = 4 },
    { "carried", _("Risk it carries"), ISMS_REPORT_VALUE_INTEGER, .width = 0.9, .flags = ISMS_REPORT_COLUMN_END },
    { "risks", _("Risks"), ISMS_REPORT_VALUE_INTEGER, .width = 0.7, .flags = ISMS_REPORT_COLUMN_END },
    { "proven", _("Evidence of the last year"), ISMS_REPORT_VALUE_BOOLEAN, .width = 1.2 },
    { "measures", _("Measured by"), ISMS_REPORT_VALUE_REFS, .width = 1, .refs = ISMS_REPORT_REFS_CODE },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("chances", _("Controls that would be worth measuring"), columns, G_N_ELEMENTS (columns));
  g_autoptr (GArray) chances = isms_measures_list_chances (maker->store, maker->today);

  isms_report_block_set_note (ISMS_REPORT_BLOCK (table), _("9.1 a): the sum of the levels of all open risks that rest on the control; first what nobody measures."));
  isms_report_table_set_empty_text (table, _("No risk names a control yet."));
  for (guint i = 0; i < MIN (chances->len, MOST_CHANCES); i++)
    {
      const IsmsMeasureChance *chance = &g_array_index (chances, IsmsMeasureChance, i);
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_report_row_set (row, "key", isms_record_value_key (chance->control));
      isms_report_row_set (row, "code", isms_report_value_new_text (isms_record_get_code (chance->control)));
      isms_report_row_set (row, "title", isms_report_value_new_text (isms_record_get_title (chance->control)));
      isms_report_row_set (row, "carried", isms_report_value_new_integer (chance->carried));
      isms_report_row_set (row, "risks", isms_report_value_new_integer (chance->risks));
      isms_report_row_set (row, "proven", isms_report_value_new_boolean (chance->proven, chance->proven ? _("Yes") : _("None")));
      isms_report_row_set (row, "measures", isms_record_value_records (chance->measures));
    }
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
}

static IsmsReportTable *
make_values (void)
{
  const IsmsReportColumn columns[] = {
    { "period", _("Period"), ISMS_REPORT_VALUE_TEXT, .width = 1.2, .flags = ISMS_REPORT_COLUMN_ROW_HEADER },
    { "measure", NULL, ISMS_REPORT_VALUE_REF, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "day", _("Last day"), ISMS_REPORT_VALUE_DATE, .width = 1 },
    { "value", _("Value"), ISMS_REPORT_VALUE_NUMBER, .width = 0.8, .flags = ISMS_REPORT_COLUMN_END },
    { "state", _("State"), ISMS_REPORT_VALUE_CODE, .width = 1.4 },
    { "missing", _("Periods without a value before it"), ISMS_REPORT_VALUE_INTEGER, .width = 1.3, .flags = ISMS_REPORT_COLUMN_END },
    { "note", _("Notes"), ISMS_REPORT_VALUE_TEXT, .width = 3 },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };

  return isms_report_table_new ("values", _("Values"), columns, G_N_ELEMENTS (columns));
}

static void
add_value (IsmsReportTable *table,
           IsmsTrend *trend,
           const IsmsTrendValue *value)
{
  g_autofree char *day = isms_trend_format_day (value->day);
  IsmsReportRow *row = isms_report_table_add_row (table);

  isms_report_row_set (row, "key", isms_record_value_key (value->record));
  isms_report_row_set (row, "period", isms_record_value_text (value->record, "period"));
  isms_report_row_set (row, "measure", isms_record_value_record (isms_trend_get_measure (trend)));
  isms_report_row_set (row, "day", isms_report_value_new_date (day));
  isms_report_row_set (row, "value", isms_trend_value_number (value));
  isms_report_row_set (row, "state", isms_trend_value_state (value->state));
  isms_report_row_set (row, "missing", isms_report_value_new_integer (value->missing));
  isms_report_row_set (row, "note", isms_record_value_text (value->record, "note"));
}

/* @left_out: how many of its values do not follow */
static void
add_values_head (IsmsReportTable *table,
                 IsmsTrend *trend,
                 guint left_out)
{
  const char *title = isms_record_get_title (isms_trend_get_measure (trend));
  /* Translators: the name of a measure, and how many of its values are left out below */
  g_autofree char *words = g_strdup_printf (ngettext ("%s (%u earlier value is not printed)", "%s (%u earlier values are not printed)", left_out), title, left_out);

  isms_report_table_add_group (table, left_out > 0 ? words : title);
}

/* Returns: how many values of all measures are left out, since of each no more than @most follow, the newest. */
static guint
fill_values (Maker *maker,
             IsmsReportTable *table,
             guint most)
{
  guint left_out = 0;

  for (guint i = 0; i < maker->shown->len; i++)
    {
      IsmsTrend *trend = g_ptr_array_index (maker->shown, i);
      guint n = isms_trend_get_n_values (trend);
      guint first = n > most ? n - most : 0;

      if (n > 0)
        add_values_head (table, trend, first);
      for (guint j = first; j < n; j++)
        add_value (table, trend, isms_trend_get_value (trend, j));
      left_out += first;
    }
  return left_out;
}

/* Hundreds of values are for a program to read: the paper ends earlier, and says so. */
static void
add_values (Maker *maker)
{
  IsmsReportTable *paper = make_values ();
  IsmsReportTable *data = make_values ();
  guint left_out = fill_values (maker, paper, MOST_PRINTED);

  fill_values (maker, data, G_MAXUINT);
  if (left_out > 0)
    {
      g_autofree char *note = g_strdup_printf (ngettext ("%u earlier value is not printed here. All are in the data that is attached to this document.",
                                                         "%u earlier values are not printed here. All are in the data that is attached to this document.", left_out),
                                               left_out);

      isms_report_block_set_note (ISMS_REPORT_BLOCK (paper), note);
    }
  isms_report_table_set_empty_text (paper, maker->period != NULL ? _("No value of this period is written down.") : _("No value is written down yet."));
  isms_report_block_set_places (ISMS_REPORT_BLOCK (paper), ISMS_REPORT_ON_PAPER);
  isms_report_block_set_places (ISMS_REPORT_BLOCK (data), ISMS_REPORT_IN_DATA);
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (paper));
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (data));
}

/* @from: (nullable) */
static GPtrArray *
read_trends (IsmsStore *store,
             const char *from,
             const char *until)
{
  g_autoptr (GPtrArray) measures = isms_measures_list_active (store);
  GPtrArray *trends = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_trend_unref);

  for (guint i = 0; i < measures->len; i++)
    {
      g_autoptr (IsmsTrend) trend = isms_trend_new_between (store, g_ptr_array_index (measures, i), from, until);

      if (from == NULL || isms_trend_get_n_values (trend) > 0)
        g_ptr_array_add (trends, g_steal_pointer (&trend));
    }
  return trends;
}

static IsmsReport *
make (IsmsStore *store,
      const IsmsReportPeriod *period)
{
  IsmsReport *report = isms_report_new ("measures", _("Measures and objectives"), C_("language of reports", "en"));
  g_autofree char *today = isms_report_dup_day (store);
  const char *from = period != NULL && *period->from != '\0' ? period->from : NULL;
  const char *until = period != NULL && *period->until != '\0' && strcmp (period->until, today) < 0 ? period->until : today;
  g_autoptr (GPtrArray) trends = read_trends (store, NULL, until);
  g_autoptr (GPtrArray) shown = from != NULL ? read_trends (store, from, until) : g_ptr_array_ref (trends);
  Maker maker = { store, report, period, trends, shown, today, until };

  isms_report_set_subtitle (report, _("ISO/IEC 27001, clauses 6.2 and 9.1"));
  isms_report_set_landscape (report, TRUE);
  add_cover (&maker);
  add_measures (&maker);
  add_charts (&maker);
  add_objectives (&maker);
  add_chances (&maker);
  add_values (&maker);
  isms_report_append_head (report, store);
  return report;
}

/**
 * isms_measures_report_new:
 * @about: unused
 * @error: unused
 *
 * Makes the report on measures and objectives (6.2, 9.1): where each stands, how it developed, what is to be measured next, and which
 * controls would be worth measuring.
 *
 * Returns: (transfer full) (nullable): the report
 */
IsmsReport *
isms_measures_report_new (IsmsStore *store,
                          IsmsRecord *about,
                          GError **error)
{
  return make (store, NULL);
}

/**
 * isms_measures_report_new_of:
 * @period: whose values are told; measures stand as they did at its end
 * @error: unused
 *
 * Makes the same of a period.
 *
 * Returns: (transfer full) (nullable): the report
 */
IsmsReport *
isms_measures_report_new_of (IsmsStore *store,
                             const IsmsReportPeriod *period,
                             GError **error)
{
  return make (store, period);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-improvement.h"
#include "models/isms-review-figures.h"
#include "reports/isms-improvement-parts.h"
#include "reports/isms-record-values.h"
#include "reports/isms-review-topics.h"
#include "reports/isms-risk-parts.h"
#include "reports/isms-trend-parts.h"

#define QUARTERS 4
#define TOP_RISKS 10
#define MOST_PRINTED 200 /* of one topic: a meeting does not read more, and the data attached to the paper names all */

typedef struct
{
  IsmsReport *report;
  IsmsReview *review;
  IsmsReviewTold *told;
} Maker;

static const struct
{
  IsmsReviewNews news;
  const char *name;
  const char *label;
} news_words[] = {
  { ISMS_REVIEW_NEW, "new", N_("new") },
  { ISMS_REVIEW_CHANGED, "changed", N_("changed or looked at again") },
  { ISMS_REVIEW_CLOSED, "closed", N_("ended") },
  { ISMS_REVIEW_OPEN, "open", N_("open") },
  { ISMS_REVIEW_LATE, "overdue", N_("overdue") },
  { ISMS_REVIEW_ENDING, "ending", N_("ends soon") },
  { ISMS_REVIEW_REMOVED, "removed", N_("removed") },
};

static IsmsReportValue *
news_value (IsmsReviewNews news)
{
  IsmsReportValue *value = isms_report_value_new_codes ();

  for (guint i = 0; i < G_N_ELEMENTS (news_words); i++)
    if ((news & news_words[i].news) != 0)
      isms_report_value_add_code (value, news_words[i].name, _(news_words[i].label));
  return value;
}

static IsmsReportValue *
news_text (IsmsReviewNews news)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (news_words); i++)
    if ((news & news_words[i].news) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? C_("list", ", ") : "", _(news_words[i].label));
  return isms_report_value_new_text (text->str);
}

/* Some names are taken by what is told of every record. */
static const char *
get_column (const IsmsKind *kind,
            const char *field)
{
  g_autofree char *own = g_strconcat (kind->name, "_", field, NULL);

  return g_str_equal (field, "kind") ? g_intern_string (own) : field;
}

/* A record is named by its code, which the minutes may have a line of, people by name. */
static char *
dup_value_words (IsmsReportValue *value)
{
  GString *words;

  if (isms_report_value_get_value_type (value) != ISMS_REPORT_VALUE_REF && isms_report_value_get_value_type (value) != ISMS_REPORT_VALUE_REFS)
    return isms_report_value_dup_words (value);
  words = g_string_new (NULL);
  for (guint i = 0; i < isms_report_value_get_n_items (value); i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? C_("list", ", ") : "",
                            isms_report_value_is_known_by_name (value, i) ? isms_report_value_get_item_title (value, i) : isms_report_value_get_item_code (value, i));
  return g_string_free (words, FALSE);
}

static void
tell_field (Maker *maker,
            IsmsReportRow *row,
            IsmsRecord *record,
            const char *name,
            GPtrArray *says)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  IsmsReportValue *value = isms_record_value_field (isms_review_get_inputs (maker->review), kind, record, name);
  const char *label = isms_field_label (isms_kind_field (kind, name));
  g_autofree char *words = isms_record_has (record, name) ? dup_value_words (value) : NULL;

  /* Translators: first a question such as “Did it work?” and its answer, else what a field is called and what it says */
  if (words != NULL)
    g_ptr_array_add (says, g_strdup_printf (g_str_has_suffix (label, "?") ? C_("question", "%s %s") : _("%s: %s"), label, words));
  isms_report_row_set (row, get_column (kind, name), value);
}

static void
set_levels (Maker *maker,
            IsmsReportRow *row,
            IsmsRecord *risk)
{
  gint64 level = isms_review_told_get_level (maker->told, risk), before = isms_review_told_get_level_before (maker->told, risk);

  isms_report_row_set (row, "level", level > 0 ? isms_report_value_new_integer (level) : isms_report_value_new_null (NULL));
  isms_report_row_set (row, "level_before", before > 0 ? isms_report_value_new_integer (before) : isms_report_value_new_null (NULL));
}

/* What one judges the record by: on paper in one line below its title. */
static void
tell_item (Maker *maker,
           IsmsReportRow *row,
           guint topic,
           IsmsRecord *record)
{
  g_autoptr (GPtrArray) says = g_ptr_array_new_with_free_func (g_free);
  const char *const *fields = isms_review_told_list_fields (topic, isms_record_get_kind (record));
  g_autofree char *reckoned = isms_review_told_reckon (maker->told, record);
  g_autofree char *facts = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; fields[i] != NULL; i++)
    tell_field (maker, row, record, fields[i], says);
  g_ptr_array_add (says, NULL);
  facts = g_strjoinv (" · ", (char **) says->pdata);
  text = g_strconcat (facts, reckoned == NULL || *facts == '\0' ? "" : g_str_has_suffix (facts, ".") ? " "
                                                                                                     : ". ",
                      reckoned, NULL);
  isms_report_row_set (row, "reckoned", isms_report_value_new_text (reckoned));
  isms_report_row_set (row, "says", isms_report_value_new_text (*text != '\0' ? text : NULL));
  if (g_str_equal (isms_record_get_kind (record)->name, "risk"))
    set_levels (maker, row, record);
}

static void
add_item (Maker *maker,
          IsmsReportTable *table,
          guint topic,
          const IsmsReviewItem *item)
{
  const IsmsKind *kind = isms_record_get_kind (item->record);
  const IsmsField *status = isms_kind_field (kind, "status");
  IsmsReportRow *row = isms_report_table_add_row (table);

  isms_report_row_set_head (row, item->record);
  isms_report_row_set (row, "kind", isms_report_value_new_code (kind->name, _(kind->label), ISMS_REPORT_MARK_NONE));
  isms_report_row_set (row, "news_words", news_text (item->news));
  isms_report_row_set (row, "news", news_value (item->news));
  if (status != NULL && status->type == ISMS_CHOICE)
    isms_report_row_set (row, "status", isms_record_value_choice (item->record, "status"));
  if (isms_kind_field (kind, "owner") != NULL)
    isms_report_row_set (row, "owner", isms_record_value_link (isms_review_get_inputs (maker->review), item->record, "owner"));
  if (item->due != NULL)
    isms_report_row_set (row, "due", isms_report_value_new_date (item->due));
  tell_item (maker, row, topic, item->record);
}

static gboolean
has_column (GArray *columns,
            const char *key)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (g_array_index (columns, IsmsReportColumn, i).key, key))
      return TRUE;
  return FALSE;
}

static IsmsReportValueType
find_type (const IsmsField *field)
{
  switch (field->type)
    {
    case ISMS_LINK:
      return ISMS_REPORT_VALUE_REF;
    case ISMS_LINKS:
      return ISMS_REPORT_VALUE_REFS;
    case ISMS_DATE:
      return ISMS_REPORT_VALUE_DATE;
    case ISMS_CHOICE:
    case ISMS_REFERENCE:
      return ISMS_REPORT_VALUE_CODE;
    case ISMS_CHOICE_SET:
      return ISMS_REPORT_VALUE_CODES;
    case ISMS_BOOLEAN:
      return ISMS_REPORT_VALUE_BOOLEAN;
    default:
      return ISMS_REPORT_VALUE_TEXT;
    }
}

/* A column for each field by which any kind of the topic is judged. */
static void
add_field_columns (guint topic,
                   GArray *columns)
{
  g_autoptr (GPtrArray) kinds = isms_review_list_kinds (topic);

  for (guint i = 0; i < kinds->len; i++)
    {
      const IsmsKind *kind = g_ptr_array_index (kinds, i);
      const char *const *fields = isms_review_told_list_fields (topic, kind);

      for (guint j = 0; fields[j] != NULL; j++)
        {
          const IsmsField *field = isms_kind_field (kind, fields[j]);
          const IsmsReportColumn column = { get_column (kind, fields[j]), isms_field_label (field), find_type (field), .flags = ISMS_REPORT_COLUMN_DATA_ONLY };

          if (!has_column (columns, column.key))
            g_array_append_val (columns, column);
        }
    }
}

static IsmsReportTable *
make_topic (guint topic)
{
  const IsmsReportColumn shared[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 62, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Record"), ISMS_REPORT_VALUE_TEXT, .width = 5.6 },
    { "says", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_PAPER_ONLY, .under = "title" },
    { "kind", _("Kind"), ISMS_REPORT_VALUE_CODE, .width = 1.3 },
    { "news_words", _("Since the last review"), ISMS_REPORT_VALUE_TEXT, .width = 1.5, .flags = ISMS_REPORT_COLUMN_PAPER_ONLY },
    { "news", _("Since the last review"), ISMS_REPORT_VALUE_CODES, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "status", _("State"), ISMS_REPORT_VALUE_CODE, .width = 1.1 },
    { "owner", _("Owner"), ISMS_REPORT_VALUE_REF, .width = 1.2, .refs = ISMS_REPORT_REFS_TITLE },
    { "due", _("Due"), ISMS_REPORT_VALUE_DATE, .width = 1.2 },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "reckoned", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  static const IsmsReportColumn levels[] = {
    { "level", NULL, ISMS_REPORT_VALUE_INTEGER, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "level_before", NULL, ISMS_REPORT_VALUE_INTEGER, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  g_autofree char *key = g_strconcat ("input_", isms_review_get_point (topic), NULL);
  g_autofree char *title = g_strconcat ("9.3.2 ", isms_review_get_title (topic), NULL);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (IsmsReportColumn));

  g_array_append_vals (columns, shared, G_N_ELEMENTS (shared));
  add_field_columns (topic, columns);
  if (g_str_equal (isms_review_get_point (topic), "f"))
    g_array_append_vals (columns, levels, G_N_ELEMENTS (levels));
  return isms_report_table_new (key, title, &g_array_index (columns, IsmsReportColumn, 0), columns->len);
}

static gboolean
is_late (GArray *items,
         guint i)
{
  return (g_array_index (items, IsmsReviewItem, i).news & ISMS_REVIEW_LATE) != 0;
}

/* Of many, paper names what is late, and as many of the others as there is room for. */
static void
leave_off_paper (IsmsReportTable *table,
                 GArray *items)
{
  guint late = 0, others;

  for (guint i = 0; i < items->len; i++)
    late += is_late (items, i);
  late = MIN (late, MOST_PRINTED);
  others = MOST_PRINTED - late;
  for (guint i = 0; i < items->len; i++)
    {
      guint *room = is_late (items, i) ? &late : &others;

      if (*room == 0)
        isms_report_row_leave_off_paper (isms_report_table_get_row (table, i));
      else
        --*room;
    }
}

static void
add_topic (Maker *maker,
           guint topic)
{
  IsmsReportTable *table = make_topic (topic);
  g_autoptr (GArray) items = isms_review_list_items (maker->review, topic);
  g_autoptr (GPtrArray) said = isms_review_list_said (maker->review, topic);
  g_autofree char *text = isms_review_dup_said (said);

  if (text != NULL)
    isms_report_block_set_note (ISMS_REPORT_BLOCK (table), text);
  isms_report_table_set_empty_text (table, _("The records hold nothing on this for the time looked at."));
  for (guint i = 0; i < items->len; i++)
    add_item (maker, table, topic, &g_array_index (items, IsmsReviewItem, i));
  leave_off_paper (table, items);
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
}

static IsmsReportValue *
figure_value (const IsmsReviewFigure *figure)
{
  if (figure->is_day)
    return isms_report_value_new_date (figure->day);
  return figure->number >= 0 ? isms_report_value_new_integer (figure->number) : isms_report_value_new_null (NULL);
}

/* What says nothing takes no room on paper. */
static void
add_figures (Maker *maker,
             guint topic)
{
  g_autofree char *key = g_strconcat ("figures_", isms_review_get_point (topic), NULL);
  g_autoptr (GArray) figures = isms_review_list_figures (maker->review, topic);
  IsmsReportFacts *facts = isms_report_facts_new (key, NULL);

  for (guint i = 0; i < figures->len; i++)
    {
      const IsmsReviewFigure *figure = &g_array_index (figures, IsmsReviewFigure, i);

      if (figure->says)
        isms_report_facts_add (facts, figure->name, figure->label, figure_value (figure));
      else
        isms_report_facts_add_data (facts, figure->name, figure_value (figure));
    }
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (facts));
}

static IsmsReportValue *
reached_value (const IsmsTrendValue *last)
{
  gboolean reached = last != NULL && last->state == ISMS_TREND_REACHED;

  if (last == NULL || last->state == ISMS_TREND_UNKNOWN)
    return isms_report_value_new_null (NULL);
  return isms_report_value_new_boolean (reached, isms_trend_state_get_label (last->state));
}

static void
add_trend (Maker *maker,
           IsmsReportTable *table,
           IsmsTrend *trend)
{
  IsmsReportRow *row = isms_report_table_add_row (table);

  isms_trend_fill_row (trend, row);
  isms_report_row_set (row, "values", isms_report_value_new_integer (isms_review_count_values (maker->review, trend)));
  isms_report_row_set (row, "reached", reached_value (isms_trend_get_last (trend, 0)));
}

static void
add_trends (Maker *maker)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 44, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Measure"), ISMS_REPORT_VALUE_TEXT, .width = 3 },
    { "direction", _("Good is"), ISMS_REPORT_VALUE_CODE, .width = 1.5 },
    { "target", _("Target"), ISMS_REPORT_VALUE_NUMBER, .width = 0.8, .flags = ISMS_REPORT_COLUMN_END },
    { "before", _("Before"), ISMS_REPORT_VALUE_NUMBER, .width = 0.8, .flags = ISMS_REPORT_COLUMN_END },
    { "last", _("Last"), ISMS_REPORT_VALUE_NUMBER, .width = 0.8, .flags = ISMS_REPORT_COLUMN_END | ISMS_REPORT_COLUMN_STRONG },
    { "unit", _("Unit"), ISMS_REPORT_VALUE_TEXT, .width = 0.8 },
    { "period", _("Period"), ISMS_REPORT_VALUE_TEXT, .width = 0.9 },
    { "values", _("Values"), ISMS_REPORT_VALUE_INTEGER, .width = 0.7, .flags = ISMS_REPORT_COLUMN_END },
    { "reached", _("Target"), ISMS_REPORT_VALUE_BOOLEAN, .width = 1.1 },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("measures", _("How the measures developed"), columns, G_N_ELEMENTS (columns));
  IsmsReportTrends *charts = isms_report_trends_new (NULL);
  g_autoptr (GPtrArray) trends = isms_review_list_trends (maker->review);

  isms_report_block_set_note (ISMS_REPORT_BLOCK (table), _("9.3.2 d) 2). The two newest values until the day of the review, and how many lie in the time looked at."));
  isms_report_table_set_empty_text (table, _("Nothing is measured yet."));
  for (guint i = 0; i < trends->len; i++)
    {
      add_trend (maker, table, g_ptr_array_index (trends, i));
      isms_report_trends_add (charts, g_ptr_array_index (trends, i));
    }
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (charts));
}

static void
add_top_risk (Maker *maker,
              IsmsReportTable *table,
              IsmsRecord *risk)
{
  IsmsReportRow *row = isms_report_table_add_row (table);

  isms_report_row_set_head (row, risk);
  set_levels (maker, row, risk);
  isms_report_row_set (row, "option", isms_record_value_choice (risk, "option"));
  isms_report_row_set (row, "status", isms_record_value_choice (risk, "status"));
  isms_report_row_set (row, "owner", isms_record_value_link (isms_review_get_inputs (maker->review), risk, "owner"));
}

static void
add_top_risks (Maker *maker)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 62, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Risk"), ISMS_REPORT_VALUE_TEXT, .width = 4.4 },
    { "level", _("Level"), ISMS_REPORT_VALUE_INTEGER, .width = 0.7, .flags = ISMS_REPORT_COLUMN_END | ISMS_REPORT_COLUMN_STRONG },
    { "level_before", _("Level at the last review"), ISMS_REPORT_VALUE_INTEGER, .width = 1, .flags = ISMS_REPORT_COLUMN_END },
    { "option", _("Treatment option"), ISMS_REPORT_VALUE_CODE, .width = 1.4 },
    { "status", _("State"), ISMS_REPORT_VALUE_CODE, .width = 1.1 },
    { "owner", _("Risk owner"), ISMS_REPORT_VALUE_REF, .width = 1.4, .refs = ISMS_REPORT_REFS_TITLE },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("top_risks", _("The highest risks"), columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) risks = isms_review_list_top_risks (maker->review, maker->told, TOP_RISKS);

  isms_report_table_set_empty_text (table, _("No risk is rated by the scales in force."));
  for (guint i = 0; i < risks->len; i++)
    add_top_risk (maker, table, g_ptr_array_index (risks, i));
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
}

/* As of the day of the review, and of the one before. */
static void
add_risks (Maker *maker)
{
  IsmsMatrix *now = isms_review_told_get_matrix (maker->told);
  g_autoptr (GArray) bands = isms_risk_bands_compare (isms_review_told_get_matrix_before (maker->told), now);

  isms_risk_parts_add_bands (maker->report, bands);
  isms_risk_parts_add_chart (maker->report, now);
  add_top_risks (maker);
}

static void
add_nonconformities (Maker *maker)
{
  g_autoptr (GPtrArray) all = isms_store_list_records (isms_review_get_inputs (maker->review), isms_kind_find ("nonconformity"));

  isms_improvement_parts_add_quarters (maker->report, all, isms_review_get_until (maker->review), QUARTERS);
  isms_improvement_parts_add_groups (maker->report, all, "cause_code");
}

/**
 * isms_review_topics_append:
 * @review: has to know its past by now
 *
 * Appends to the minutes what the review looked at under each input of 9.3.2: the figures, the records one by one with what one judges them by,
 * and how things developed (9.3.2 d 1, d 2, f).
 */
void
isms_review_topics_append (IsmsReport *report,
                           IsmsReview *review)
{
  static const struct
  {
    const char *point;
    void (*add) (Maker *maker);
  } more[] = {
    { "d1", add_nonconformities },
    { "d2", add_trends },
    { "f", add_risks },
  };
  g_autoptr (IsmsReviewTold) told = isms_review_told_new (review);
  Maker maker = { report, review, told };

  for (guint i = 0; i < ISMS_N_REVIEW_TOPICS; i++)
    {
      add_topic (&maker, i);
      add_figures (&maker, i);
      for (guint j = 0; j < G_N_ELEMENTS (more); j++)
        if (g_str_equal (more[j].point, isms_review_get_point (i)))
          more[j].add (&maker);
    }
}

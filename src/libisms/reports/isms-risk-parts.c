/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "reports/isms-record-values.h"
#include "reports/isms-report-cover.h"
#include "reports/isms-risk-parts.h"

static const char *const matrix_titles[ISMS_N_STAGES] = { N_("Risk matrix without controls"), N_("Risk matrix now"), N_("Risk matrix as it is wanted") };
static const IsmsReportMark tone_marks[] = {
  [ISMS_TONE_NONE] = ISMS_REPORT_MARK_NONE,
  [ISMS_TONE_ACCEPTABLE] = ISMS_REPORT_MARK_EMPTY,
  [ISMS_TONE_DECIDE] = ISMS_REPORT_MARK_HALF,
  [ISMS_TONE_TREAT] = ISMS_REPORT_MARK_FULL,
};

IsmsReportMark
isms_risk_parts_get_mark (IsmsTone tone)
{
  return tone_marks[tone];
}

static const char *
step_name (IsmsMatrix *matrix,
           IsmsAxis axis,
           guint step)
{
  const char *name = isms_matrix_get_step_name (matrix, axis, step);

  return name != NULL ? name : "";
}

/* "12  Yearly × Serious" with the shape of its band */
static IsmsReportValue *
rating_value (IsmsMatrix *matrix,
              guint likelihood,
              guint impact)
{
  const char *first = step_name (matrix, ISMS_AXIS_LIKELIHOOD, likelihood);
  const char *second = step_name (matrix, ISMS_AXIS_IMPACT, impact);
  g_autofree char *code = g_strdup_printf ("%" G_GINT64_FORMAT, isms_matrix_get_level (matrix, likelihood, impact));
  g_autofree char *label = *first != '\0' && *second != '\0' ? g_strdup_printf ("%s  %s × %s", code, first, second)
                                                             : g_strdup_printf ("%s  %u × %u", code, likelihood, impact);

  return isms_report_value_new_code (code, label, isms_risk_parts_get_mark (isms_matrix_get_tone (matrix, likelihood, impact)));
}

static void
set_figure (IsmsReportRow *row,
            IsmsStage stage,
            const char *which,
            gint64 figure)
{
  g_autofree char *column = g_strconcat (isms_stage_get_name (stage), "_", which, NULL);

  isms_report_row_set (row, column, isms_report_value_new_integer (figure));
}

/**
 * isms_risk_parts_set_ratings:
 * @row: a row with the columns of %ISMS_RISK_RATINGS_COLUMNS
 *
 * Fills in the ratings of the risk. A rating by other scales than those in force is left out: it says something else (6.1.2 b).
 */
void
isms_risk_parts_set_ratings (IsmsReportRow *row,
                             IsmsMatrix *matrix,
                             IsmsRecord *risk)
{
  for (IsmsStage stage = 0; stage < ISMS_N_STAGES; stage++)
    {
      guint likelihood, impact;
      IsmsRecord *band;

      if (!isms_matrix_locate (matrix, stage, isms_record_get_key (risk), &likelihood, &impact))
        continue;
      band = isms_matrix_get_band (matrix, likelihood, impact);
      isms_report_row_set (row, isms_stage_get_name (stage), rating_value (matrix, likelihood, impact));
      set_figure (row, stage, "likelihood", likelihood);
      set_figure (row, stage, "impact", impact);
      set_figure (row, stage, "level", isms_matrix_get_level (matrix, likelihood, impact));
      if (stage == ISMS_STAGE_CURRENT && band != NULL)
        isms_report_row_set (row, "band", isms_report_value_new_text (isms_record_get_title (band)));
    }
}

/**
 * isms_risk_parts_set_risk:
 * @row: a row with the columns key, code, title, owner and those of %ISMS_RISK_RATINGS_COLUMNS
 */
void
isms_risk_parts_set_risk (IsmsReportRow *row,
                          IsmsMatrix *matrix,
                          IsmsRecord *risk)
{
  isms_report_row_set_for (row, risk);
  isms_report_row_set (row, "key", isms_record_value_key (risk));
  isms_report_row_set (row, "code", isms_report_value_new_text (isms_record_get_code (risk)));
  isms_report_row_set (row, "title", isms_record_value_text (risk, "title"));
  isms_report_row_set (row, "owner", isms_record_value_link (isms_matrix_get_store (matrix), risk, "owner"));
  isms_risk_parts_set_ratings (row, matrix, risk);
}

/**
 * isms_risk_parts_get_level:
 *
 * Returns: its level at that stage, 0 where it is not rated by the scales in force
 */
gint64
isms_risk_parts_get_level (IsmsMatrix *matrix,
                           IsmsStage stage,
                           IsmsRecord *risk)
{
  guint likelihood, impact;

  return isms_matrix_locate (matrix, stage, isms_record_get_key (risk), &likelihood, &impact) ? isms_matrix_get_level (matrix, likelihood, impact) : 0;
}

/**
 * isms_risk_parts_new_report:
 * @name: its name in the catalogue
 * @clause: where the standard asks for it, as the subtitle
 *
 * Returns: (transfer full): an empty report on sheets that lie on their long side
 */
IsmsReport *
isms_risk_parts_new_report (const char *name,
                            const char *title,
                            const char *clause)
{
  IsmsReport *report = isms_report_new (name, title, C_("language of reports", "en"));

  isms_report_set_subtitle (report, clause);
  isms_report_set_landscape (report, TRUE);
  return report;
}

/**
 * isms_risk_parts_add_cover:
 * @version: (nullable): the version that is printed; of a report that has none of its own the risk method
 */
void
isms_risk_parts_add_cover (IsmsReport *report,
                           IsmsMatrix *matrix,
                           IsmsRecord *version)
{
  IsmsStore *store = isms_matrix_get_store (matrix);
  IsmsRecord *method = isms_matrix_get_method (matrix);
  g_autofree char *day = isms_report_dup_day (store);

  isms_report_cover_begin (report, store);
  if (version != NULL)
    isms_report_cover_add_version (report, store, version);
  else
    {
      isms_report_describe (report, store, NULL, day);
      isms_report_facts_add (isms_report_get_cover (report), "date", _("Date"), isms_report_value_new_date (day));
    }
  isms_report_facts_add (isms_report_get_cover (report), "method", _("Risk method"), isms_record_value_record (method));
  isms_report_facts_add (isms_report_get_cover (report), "method_version", _("Version of the method"), isms_record_value_text (method, "version"));
  isms_report_cover_end (report, store);
}

static void
add_steps (IsmsReportMatrix *figure,
           IsmsMatrix *matrix,
           IsmsReportAxis drawn,
           IsmsAxis axis)
{
  for (guint i = 1; i <= isms_matrix_get_size (matrix, axis); i++)
    {
      const char *name = isms_matrix_get_step_name (matrix, axis, i);
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *both = name != NULL ? g_strdup_printf ("%u  %s", i, name) : NULL;

      isms_report_matrix_add_step (figure, drawn, both != NULL ? both : number);
    }
}

static char *
dup_band_label (IsmsRecord *band)
{
  return g_strdup_printf ("%d–%d  %s", (int) isms_record_get_integer (band, "from_level", 1), (int) isms_record_get_integer (band, "to_level", 0), isms_record_get_title (band));
}

/* The bands in the order in which they are met from the lowest cell up. */
static int
find_band (IsmsReportMatrix *figure,
           GHashTable *indices,
           IsmsRecord *band)
{
  g_autofree char *label = NULL;
  gpointer index;
  guint added;

  if (band == NULL)
    return -1;
  if (g_hash_table_lookup_extended (indices, band, NULL, &index))
    return GPOINTER_TO_INT (index);
  label = dup_band_label (band);
  added = isms_report_matrix_add_band (figure, isms_record_get_title (band), label, isms_risk_parts_get_mark (isms_tone_of_band (band)));
  g_hash_table_insert (indices, band, GUINT_TO_POINTER (added));
  return (int) added;
}

static void
set_cells (IsmsReportMatrix *figure,
           IsmsMatrix *matrix,
           IsmsStage stage)
{
  g_autoptr (GHashTable) indices = g_hash_table_new (NULL, NULL);

  for (guint i = 1; i <= isms_matrix_get_size (matrix, ISMS_AXIS_LIKELIHOOD); i++)
    for (guint j = 1; j <= isms_matrix_get_size (matrix, ISMS_AXIS_IMPACT); j++)
      {
        g_autoptr (GPtrArray) risks = isms_matrix_list_cell (matrix, stage, i, j, 0);

        isms_report_matrix_set_cell (figure, i - 1, j - 1, isms_matrix_get_level (matrix, i, j),
                                     find_band (figure, indices, isms_matrix_get_band (matrix, i, j)), isms_record_value_records (risks));
      }
}

/**
 * isms_risk_parts_has_scale:
 *
 * Returns: whether the steps of the axis have names: without them a matrix is a grid of numbers that nobody agreed on (6.1.2 a)
 */
gboolean
isms_risk_parts_has_scale (IsmsMatrix *matrix,
                           IsmsAxis axis)
{
  return isms_matrix_get_step_name (matrix, axis, 1) != NULL;
}

static gboolean
has_matrix (IsmsReport *report)
{
  for (guint i = 0; i < isms_report_get_n_blocks (report); i++)
    if (ISMS_IS_REPORT_MATRIX (isms_report_get_block (report, i)))
      return TRUE;
  return FALSE;
}

static char *
count_risks (IsmsMatrix *matrix,
             guint placed)
{
  g_autofree char *day = isms_report_dup_day (isms_matrix_get_store (matrix));
  guint closed = isms_matrix_count_closed (matrix);
  /* Translators: below the title of a risk matrix; the last is a date */
  g_autofree char *rated = g_strdup_printf (_("%u of %u open risks are rated here. State of %s."), placed, isms_matrix_count (matrix), day);
  g_autofree char *left_out = g_strdup_printf (ngettext ("%u closed risk is left out.", "%u closed risks are left out.", closed), closed);

  return closed > 0 ? g_strdup_printf ("%s %s", rated, left_out) : g_steal_pointer (&rated);
}

static char *
describe_matrix (IsmsMatrix *matrix,
                 guint placed,
                 gboolean named)
{
  g_autofree char *rated = count_risks (matrix, placed);

  if (named)
    return g_steal_pointer (&rated);
  if (placed == 0)
    return g_strdup (_("There is no matrix yet, as no risk method says what its steps are. Begin with a method; risks are rated by it (6.1.2 a)."));
  return g_strdup_printf ("%s %s", rated, _("No risk method says what these steps mean: begin with one (6.1.2 a)."));
}

/**
 * isms_risk_parts_add_matrix:
 *
 * Adds the matrix with the risks in its cells; its note says how many of how many it shows. Where there are neither steps nor ratings, the
 * first in a report says so, and none has a cell.
 */
void
isms_risk_parts_add_matrix (IsmsReport *report,
                            IsmsMatrix *matrix,
                            IsmsStage stage)
{
  IsmsReportMatrix *figure = isms_report_matrix_new (isms_stage_get_name (stage), _(matrix_titles[stage]), "risks");
  gboolean named = isms_risk_parts_has_scale (matrix, ISMS_AXIS_LIKELIHOOD) && isms_risk_parts_has_scale (matrix, ISMS_AXIS_IMPACT);
  guint placed = isms_matrix_count_placed (matrix, stage);
  gboolean drawn = named || placed > 0;
  g_autofree char *note = describe_matrix (matrix, placed, named);

  isms_report_block_set_note (ISMS_REPORT_BLOCK (figure), note);
  isms_report_matrix_set_axis (figure, ISMS_REPORT_ROWS, "likelihood", _("Likelihood"));
  isms_report_matrix_set_axis (figure, ISMS_REPORT_COLUMNS, "impact", _("Impact"));
  if (drawn)
    {
      add_steps (figure, matrix, ISMS_REPORT_ROWS, ISMS_AXIS_LIKELIHOOD);
      add_steps (figure, matrix, ISMS_REPORT_COLUMNS, ISMS_AXIS_IMPACT);
      set_cells (figure, matrix, stage);
    }
  else if (has_matrix (report))
    isms_report_block_set_places (ISMS_REPORT_BLOCK (figure), ISMS_REPORT_IN_DATA);
  isms_report_append (report, ISMS_REPORT_BLOCK (figure));
}

/**
 * isms_risk_parts_add_summary:
 *
 * Adds how many open risks there are, and how many of them the criteria ask what of.
 */
void
isms_risk_parts_add_summary (IsmsReport *report,
                             IsmsMatrix *matrix)
{
  IsmsReportFacts *facts = isms_report_facts_new ("summary", _("Summary"));
  g_autoptr (GPtrArray) foreign = isms_matrix_list_foreign (matrix);

  isms_report_facts_add_count (facts, "risks", _("Open risks"), isms_matrix_count (matrix));
  for (guint i = 0; i < ISMS_N_RISK_BANDS; i++)
    isms_report_facts_add_count (facts, isms_risk_bands_get_name (i), isms_risk_bands_get_label (i), isms_risk_bands_count (matrix, ISMS_STAGE_CURRENT, i));
  if (foreign->len > 0)
    isms_report_facts_add_count (facts, "to_be_converted", _("Rated by other scales"), foreign->len);
  else
    isms_report_facts_add_data (facts, "to_be_converted", isms_report_value_new_integer (0));
  isms_report_append (report, ISMS_REPORT_BLOCK (facts));
}

/**
 * isms_risk_parts_add_bands:
 * @bands: (element-type IsmsRiskBand): from isms_risk_bands_compare()
 *
 * Adds of how many open risks the criteria ask what, then and now.
 */
void
isms_risk_parts_add_bands (IsmsReport *report,
                           GArray *bands)
{
  const IsmsReportColumn columns[] = {
    { "band", _("Risks now rated as"), ISMS_REPORT_VALUE_CODE, .width = 3, .flags = ISMS_REPORT_COLUMN_ROW_HEADER },
    { "before", _("At the last review"), ISMS_REPORT_VALUE_INTEGER, .width = 1, .flags = ISMS_REPORT_COLUMN_END },
    { "after", _("At this review"), ISMS_REPORT_VALUE_INTEGER, .width = 1, .flags = ISMS_REPORT_COLUMN_END | ISMS_REPORT_COLUMN_STRONG },
  };
  IsmsReportTable *table = isms_report_table_new ("bands", _("Risks by band, before and after"), columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < bands->len; i++)
    {
      const IsmsRiskBand *band = &g_array_index (bands, IsmsRiskBand, i);
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_report_row_set (row, "band", isms_report_value_new_code (band->name, _(band->label), ISMS_REPORT_MARK_NONE));
      isms_report_row_set (row, "before", band->before >= 0 ? isms_report_value_new_integer (band->before) : isms_report_value_new_null (NULL));
      isms_report_row_set (row, "after", isms_report_value_new_integer (band->after));
    }
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
}

/**
 * isms_risk_parts_add_chart:
 *
 * Adds what the criteria ask of the risks without controls, now, and as it is wanted.
 */
void
isms_risk_parts_add_chart (IsmsReport *report,
                           IsmsMatrix *matrix)
{
  IsmsReportChart *chart = isms_report_chart_new ("levels", _("What treatment changes"));

  isms_report_chart_set_groups_label (chart, _("Rating"));
  for (guint i = 0; i < ISMS_N_RISK_BANDS; i++)
    {
      IsmsTone tone = isms_risk_bands_get_tone (i);

      isms_report_chart_add_series (chart, isms_risk_bands_get_name (i), isms_risk_bands_get_label (i), tone != ISMS_TONE_NONE ? tone_marks[tone] : ISMS_REPORT_MARK_OPEN);
    }
  for (IsmsStage stage = 0; stage < ISMS_N_STAGES; stage++)
    {
      isms_report_chart_add_group (chart, isms_stage_get_name (stage), isms_stage_get_label (stage));
      for (guint i = 0; i < ISMS_N_RISK_BANDS; i++)
        isms_report_chart_set_count (chart, isms_stage_get_name (stage), isms_risk_bands_get_name (i), isms_risk_bands_count (matrix, stage, i));
    }
  isms_report_append (report, ISMS_REPORT_BLOCK (chart));
}

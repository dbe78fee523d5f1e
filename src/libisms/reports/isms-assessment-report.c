/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-coverage.h"
#include "models/isms-method.h"
#include "models/isms-scale.h"
#include "reports/isms-consistency-parts.h"
#include "reports/isms-record-values.h"
#include "reports/isms-report-cover.h"
#include "reports/isms-risk-parts.h"
#include "reports/isms-risk-reports.h"

/* So many of the highest risks are told in words. */
#define MOST_TOLD 10

static void
add_method (IsmsReport *report,
            IsmsMatrix *matrix)
{
  static const struct
  {
    const char *field;
    const char *label;
  } texts[] = {
    { "identification", N_("How risks are found") },
    { "analysis", N_("How risks are rated") },
    { "treatment", N_("How options and controls are chosen") },
    { "acceptance", N_("How residual risk is accepted") },
  };
  IsmsRecord *method = isms_matrix_get_method (matrix);
  IsmsReportFacts *facts = isms_report_facts_new ("method", _("Method"));

  isms_report_facts_add (facts, "level_rule", _("Level is"), isms_record_value_choice (method, "level_rule"));
  isms_report_facts_add (facts, "interval_days", _("Full assessment every … days"), isms_record_value_integer (method, "interval_days"));
  isms_report_facts_add (facts, "approved_on", _("Approved on"), isms_record_value_date (method, "approved_on"));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    isms_report_facts_add (facts, texts[i].field, _(texts[i].label), isms_record_value_text (method, texts[i].field));
  isms_report_append (report, ISMS_REPORT_BLOCK (facts));
}

static void
add_scale (IsmsReport *report,
           IsmsMatrix *matrix,
           IsmsAxis axis,
           const char *key,
           const char *title)
{
  const IsmsReportColumn columns[] = {
    { "step", _("Step"), ISMS_REPORT_VALUE_INTEGER, .width = 40, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "name", _("Name"), ISMS_REPORT_VALUE_TEXT, .width = 1, .flags = ISMS_REPORT_COLUMN_STRONG },
    { "anchor", _("What it means"), ISMS_REPORT_VALUE_TEXT, .width = 4 },
  };
  IsmsReportTable *table = isms_report_table_new (key, title, columns, G_N_ELEMENTS (columns));
  guint n = isms_risk_parts_has_scale (matrix, axis) ? isms_matrix_get_size (matrix, axis) : 0;

  isms_report_table_set_empty_text (table, _("No risk method describes its steps yet."));
  for (guint i = 1; i <= n; i++)
    {
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_report_row_set (row, "step", isms_report_value_new_integer (i));
      isms_report_row_set (row, "name", isms_report_value_new_text (isms_matrix_get_step_name (matrix, axis, i)));
      isms_report_row_set (row, "anchor", isms_report_value_new_text (isms_matrix_get_step_anchor (matrix, axis, i)));
    }
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
}

static void
add_bands (IsmsReport *report,
           IsmsMatrix *matrix)
{
  const IsmsReportColumn columns[] = {
    { "from_level", _("From level"), ISMS_REPORT_VALUE_INTEGER, .width = 52, .flags = ISMS_REPORT_COLUMN_FIXED },
    { "to_level", _("To level"), ISMS_REPORT_VALUE_INTEGER, .width = 52, .flags = ISMS_REPORT_COLUMN_FIXED },
    { "name", _("Band"), ISMS_REPORT_VALUE_TEXT, .width = 1.4, .flags = ISMS_REPORT_COLUMN_ROW_HEADER },
    { "demand", _("What has to happen"), ISMS_REPORT_VALUE_CODE, .width = 2 },
    { "acceptance_by", _("Who may accept"), ISMS_REPORT_VALUE_CODE, .width = 2 },
    { "max_days", _("For at most … days"), ISMS_REPORT_VALUE_INTEGER, .width = 1 },
  };
  IsmsStore *store = isms_matrix_get_store (matrix);
  IsmsReportTable *table = isms_report_table_new ("bands", _("Acceptance criteria"), columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) bands = isms_scale_list_bands (store, isms_matrix_get_method (matrix));

  isms_report_table_set_empty_text (table, _("The method names none yet: nobody can tell which risks may be lived with."));
  for (guint i = 0; i < bands->len; i++)
    {
      IsmsRecord *band = g_ptr_array_index (bands, i);
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_report_row_set (row, "from_level", isms_record_value_integer (band, "from_level"));
      isms_report_row_set (row, "to_level", isms_record_value_integer (band, "to_level"));
      isms_report_row_set (row, "name", isms_record_value_text (band, "name"));
      isms_report_row_set (row, "demand", isms_record_value_choice (band, "demand"));
      isms_report_row_set (row, "acceptance_by", isms_record_value_choice (band, "acceptance_by"));
      isms_report_row_set (row, "max_days", isms_record_value_integer (band, "max_days"));
    }
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
}

static void
add_assessments (IsmsReport *report,
                 IsmsStore *store)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 60, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Assessment"), ISMS_REPORT_VALUE_TEXT, .width = 2 },
    { "coverage", _("Coverage"), ISMS_REPORT_VALUE_CODE, .width = 1 },
    { "performed_on", _("Performed on"), ISMS_REPORT_VALUE_DATE, .width = 1 },
    { "participants", _("Who took part"), ISMS_REPORT_VALUE_REFS, .width = 2, .refs = ISMS_REPORT_REFS_TITLE },
    { "summary", _("What came out"), ISMS_REPORT_VALUE_TEXT, .width = 3.5 },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("assessments", _("Assessments"), columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) rounds = isms_store_list_records (store, isms_kind_find ("assessment"));

  isms_report_table_set_empty_text (table, _("None was performed yet."));
  for (guint i = 0; i < rounds->len; i++)
    {
      IsmsRecord *round = g_ptr_array_index (rounds, i);
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_report_row_set_for (row, round);
      isms_report_row_set (row, "key", isms_record_value_key (round));
      isms_report_row_set (row, "code", isms_report_value_new_text (isms_record_get_code (round)));
      isms_report_row_set (row, "title", isms_record_value_text (round, "title"));
      isms_report_row_set (row, "coverage", isms_record_value_choice (round, "coverage"));
      isms_report_row_set (row, "performed_on", isms_record_value_date (round, "performed_on"));
      isms_report_row_set (row, "participants", isms_record_value_links (store, round, "participants"));
      isms_report_row_set (row, "summary", isms_record_value_text (round, "summary"));
    }
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
}

static int
compare_levels (gconstpointer a,
                gconstpointer b,
                gpointer matrix)
{
  gint64 first = isms_risk_parts_get_level (matrix, ISMS_STAGE_CURRENT, *(IsmsRecord *const *) a);
  gint64 second = isms_risk_parts_get_level (matrix, ISMS_STAGE_CURRENT, *(IsmsRecord *const *) b);

  return (first < second) - (first > second);
}

/* The highest first; within a level they stay in the order of their codes. */
static GPtrArray *
list_by_level (IsmsMatrix *matrix)
{
  g_autoptr (GPtrArray) all = isms_store_list_records (isms_matrix_get_store (matrix), isms_kind_find ("risk"));
  GPtrArray *rated = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    if (isms_risk_parts_get_level (matrix, ISMS_STAGE_CURRENT, g_ptr_array_index (all, i)) > 0)
      g_ptr_array_add (rated, g_object_ref (g_ptr_array_index (all, i)));
  g_ptr_array_sort_with_data (rated, compare_levels, matrix);
  return rated;
}

static IsmsReportTable *
make_highest (void)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 44, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Risk"), ISMS_REPORT_VALUE_TEXT, .width = 3, .flags = ISMS_REPORT_COLUMN_STRONG },
    { "scenario", _("What could happen"), ISMS_REPORT_VALUE_TEXT, .under = "title" },
    { "owner", _("Risk owner"), ISMS_REPORT_VALUE_REF, .width = 1.1, .refs = ISMS_REPORT_REFS_TITLE },
    ISMS_RISK_RATINGS_COLUMNS,
    { "likelihood_reason", _("Why"), ISMS_REPORT_VALUE_TEXT, .width = 2.6 },
    { "impact_reason", _("Why this impact"), ISMS_REPORT_VALUE_TEXT, .under = "likelihood_reason" },
    { "inherent_reason", _("Without controls"), ISMS_REPORT_VALUE_TEXT, .under = "likelihood_reason", .flags = ISMS_REPORT_COLUMN_LABELLED },
    { "target_reason", _("Wanted"), ISMS_REPORT_VALUE_TEXT, .under = "likelihood_reason", .flags = ISMS_REPORT_COLUMN_LABELLED },
    { "theme", _("Theme"), ISMS_REPORT_VALUE_TEXT, .under = "title", .flags = ISMS_REPORT_COLUMN_LABELLED },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };

  return isms_report_table_new ("highest", _("The highest risks"), columns, G_N_ELEMENTS (columns));
}

static void
add_highest (IsmsReport *report,
             IsmsMatrix *matrix)
{
  IsmsReportTable *table = make_highest ();
  g_autoptr (GPtrArray) risks = list_by_level (matrix);

  isms_report_block_set_starts_page (ISMS_REPORT_BLOCK (table), TRUE);
  isms_report_table_set_empty_text (table, _("No risk is rated yet."));
  for (guint i = 0; i < MIN (risks->len, MOST_TOLD); i++)
    {
      IsmsRecord *risk = g_ptr_array_index (risks, i);
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_risk_parts_set_risk (row, matrix, risk);
      isms_report_row_set (row, "scenario", isms_record_value_text (risk, "scenario"));
      isms_report_row_set (row, "likelihood_reason", isms_record_value_text (risk, "likelihood_reason"));
      isms_report_row_set (row, "impact_reason", isms_record_value_text (risk, "impact_reason"));
      isms_report_row_set (row, "inherent_reason", isms_record_value_text (risk, "inherent_reason"));
      isms_report_row_set (row, "target_reason", isms_record_value_text (risk, "target_reason"));
      isms_report_row_set (row, "theme", isms_record_value_text (risk, "theme"));
    }
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
  isms_report_set_main_table (report, table);
}

static IsmsReportTable *
make_gaps (void)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 48, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "record", _("What it is"), ISMS_REPORT_VALUE_TEXT, .width = 1 },
    { "title", _("Title"), ISMS_REPORT_VALUE_TEXT, .width = 3 },
    { "owner", _("Owner"), ISMS_REPORT_VALUE_REF, .width = 1, .refs = ISMS_REPORT_REFS_TITLE },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };

  return isms_report_table_new ("without_risk", _("What no risk looks at"), columns, G_N_ELEMENTS (columns));
}

static void
add_gap_rows (IsmsReportTable *table,
              IsmsStore *store,
              GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_report_row_set_for (row, record);
      isms_report_row_set (row, "key", isms_record_value_key (record));
      isms_report_row_set (row, "code", isms_report_value_new_text (isms_record_get_code (record)));
      isms_report_row_set (row, "record", isms_report_value_new_text (_(isms_record_get_kind (record)->label)));
      isms_report_row_set (row, "title", isms_report_value_new_text (isms_record_get_title (record)));
      isms_report_row_set (row, "owner", isms_record_value_link (store, record, "owner"));
    }
}

static gboolean
has_in_scope (IsmsStore *store,
              const char *kind)
{
  g_autoptr (GPtrArray) records = isms_store_list_records (store, isms_kind_find (kind));

  for (guint i = 0; i < records->len; i++)
    if (isms_coverage_is_in_scope (g_ptr_array_index (records, i)))
      return TRUE;
  return FALSE;
}

/* An asset or a process in scope that no risk looks at: found harmless, or overlooked? The report cannot tell, but asks. */
static void
add_gaps (IsmsReport *report,
          IsmsStore *store)
{
  IsmsReportTable *table = make_gaps ();
  g_autoptr (GPtrArray) assets = isms_coverage_list_assets (store);
  g_autoptr (GPtrArray) processes = isms_coverage_list_processes (store);

  isms_report_table_set_empty_text (table, has_in_scope (store, "asset") || has_in_scope (store, "process")
                                               ? _("Every asset and process in scope has a risk that looks at it.")
                                               : _("No asset and no process in scope is written down yet."));
  add_gap_rows (table, store, assets);
  add_gap_rows (table, store, processes);
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
}

/**
 * isms_assessment_report_new:
 * @about: unused
 * @error: unused
 *
 * Makes the risk assessment report (8.2): by which rules risks were assessed, when and by whom, and what came out.
 *
 * Returns: (transfer full) (nullable): the report
 */
IsmsReport *
isms_assessment_report_new (IsmsStore *store,
                            IsmsRecord *about,
                            GError **error)
{
  g_autoptr (IsmsMatrix) matrix = isms_risk_bands_new_matrix (store);
  g_autofree char *day = isms_report_dup_day (store);
  IsmsReport *report = isms_risk_parts_new_report ("risks", _("Risk assessment report"), _("ISO/IEC 27001, clauses 6.1.2 and 8.2"));

  isms_risk_parts_add_cover (report, matrix, NULL);
  isms_risk_parts_add_summary (report, matrix);
  isms_risk_parts_add_chart (report, matrix);
  isms_risk_parts_add_matrix (report, matrix, ISMS_STAGE_CURRENT);
  add_highest (report, matrix);
  isms_risk_parts_add_matrix (report, matrix, ISMS_STAGE_INHERENT);
  isms_risk_parts_add_matrix (report, matrix, ISMS_STAGE_TARGET);
  add_assessments (report, store);
  isms_consistency_parts_add_rounds (report, store);
  isms_consistency_parts_add_test (report, store);
  isms_consistency_parts_add_contradictions (report, store, day);
  add_gaps (report, store);
  add_method (report, matrix);
  add_scale (report, matrix, ISMS_AXIS_LIKELIHOOD, "likelihood_scale", _("Scale of likelihood"));
  add_scale (report, matrix, ISMS_AXIS_IMPACT, "impact_scale", _("Scale of impact"));
  add_bands (report, matrix);
  isms_report_append_head (report, store);
  return report;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "reports/isms-record-values.h"
#include "reports/isms-risk-parts.h"
#include "reports/isms-risk-reports.h"

static IsmsReportTable *
make_table (void)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 44, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Risk"), ISMS_REPORT_VALUE_TEXT, .width = 2.6, .flags = ISMS_REPORT_COLUMN_STRONG },
    { "assets", _("Assets"), ISMS_REPORT_VALUE_REFS, .under = "title", .flags = ISMS_REPORT_COLUMN_LABELLED, .refs = ISMS_REPORT_REFS_CODE },
    { "theme", _("Theme"), ISMS_REPORT_VALUE_TEXT, .under = "title", .flags = ISMS_REPORT_COLUMN_LABELLED },
    { "owner", _("Risk owner"), ISMS_REPORT_VALUE_REF, .width = 1.2, .refs = ISMS_REPORT_REFS_TITLE },
    ISMS_RISK_RATINGS_COLUMNS,
    { "option", _("Treatment"), ISMS_REPORT_VALUE_CODE, .width = 1.5 },
    { "controls", _("Controls"), ISMS_REPORT_VALUE_REFS, .under = "option", .refs = ISMS_REPORT_REFS_CODE },
    { "status", _("State"), ISMS_REPORT_VALUE_CODE, .width = 1.3 },
    { "next_review_on", _("Next review"), ISMS_REPORT_VALUE_DATE, .under = "status", .flags = ISMS_REPORT_COLUMN_LABELLED },
    { "inherent_reason", _("Why so without controls"), ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "likelihood_reason", _("Why this likelihood"), ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "impact_reason", _("Why this impact"), ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "target_reason", _("Why this is wanted"), ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("risks", _("Risks"), columns, G_N_ELEMENTS (columns));

  isms_report_table_set_empty_text (table, _("No risk is written down yet."));
  return table;
}

/* On paper the assessment tells them; a table of ten thousand risks has no room. */
static void
set_reasons (IsmsReportRow *row,
             IsmsRecord *risk)
{
  static const char *const reasons[] = { "inherent_reason", "likelihood_reason", "impact_reason", "target_reason" };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    isms_report_row_set (row, reasons[i], isms_record_value_text (risk, reasons[i]));
}

static void
add_risks (IsmsReport *report,
           IsmsStore *store)
{
  g_autoptr (IsmsMatrix) matrix = isms_matrix_new (store, NULL); /* closed ones too */
  g_autoptr (GPtrArray) risks = isms_store_list_records (store, isms_kind_find ("risk"));
  IsmsReportTable *table = make_table ();

  for (guint i = 0; i < risks->len; i++)
    {
      IsmsRecord *risk = g_ptr_array_index (risks, i);
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_risk_parts_set_risk (row, matrix, risk);
      set_reasons (row, risk);
      isms_report_row_set (row, "theme", isms_record_value_text (risk, "theme"));
      isms_report_row_set (row, "assets", isms_record_value_links (store, risk, "assets"));
      isms_report_row_set (row, "option", isms_record_value_choice (risk, "option"));
      isms_report_row_set (row, "controls", isms_record_value_links (store, risk, "controls"));
      isms_report_row_set (row, "status", isms_record_value_choice (risk, "status"));
      isms_report_row_set (row, "next_review_on", isms_record_value_date (risk, "next_review_on"));
    }
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
  isms_report_set_main_table (report, table);
}

/**
 * isms_register_report_new:
 * @about: unused
 * @error: unused
 *
 * Makes the risk register: every risk with its ratings, its owner and what is done about it (6.1.2 c to e, 6.1.3).
 *
 * Returns: (transfer full) (nullable): the report
 */
IsmsReport *
isms_register_report_new (IsmsStore *store,
                          IsmsRecord *about,
                          GError **error)
{
  g_autoptr (IsmsMatrix) matrix = isms_risk_bands_new_matrix (store);
  IsmsReport *report = isms_risk_parts_new_report ("register", _("Risk register"), _("ISO/IEC 27001, clauses 6.1.2, 6.1.3 and 8.2"));

  isms_risk_parts_add_cover (report, matrix, NULL);
  isms_risk_parts_add_summary (report, matrix);
  isms_risk_parts_add_matrix (report, matrix, ISMS_STAGE_CURRENT);
  add_risks (report, store);
  isms_report_append_head (report, store);
  return report;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "reports/isms-record-values.h"
#include "reports/isms-risk-parts.h"
#include "reports/isms-risk-reports.h"

static void
add_risks (IsmsReport *report,
           IsmsMatrix *matrix)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 48, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Risk"), ISMS_REPORT_VALUE_TEXT, .width = 3.4 },
    { "owner", _("Risk owner"), ISMS_REPORT_VALUE_REF, .width = 1.2, .refs = ISMS_REPORT_REFS_TITLE },
    ISMS_RISK_RATINGS_COLUMNS,
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("risks", _("Risks in the matrix"), columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) risks = isms_store_list_records (isms_matrix_get_store (matrix), isms_kind_find ("risk"));

  isms_report_block_set_starts_page (ISMS_REPORT_BLOCK (table), TRUE);
  isms_report_table_set_empty_text (table, _("No risk is written down yet."));
  for (guint i = 0; i < risks->len; i++)
    if (g_strcmp0 (isms_record_get_text (g_ptr_array_index (risks, i), "status"), "closed") != 0)
      isms_risk_parts_set_risk (isms_report_table_add_row (table), matrix, g_ptr_array_index (risks, i));
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
  isms_report_set_main_table (report, table);
}

/**
 * isms_heatmap_report_new:
 * @about: unused
 * @error: unused
 *
 * Makes the risk matrix for the wall: now, without controls, and as it is wanted, and what the numbers in it stand for. As a picture it
 * is the matrix of now.
 *
 * Returns: (transfer full) (nullable): the report
 */
IsmsReport *
isms_heatmap_report_new (IsmsStore *store,
                         IsmsRecord *about,
                         GError **error)
{
  static const IsmsStage stages[] = { ISMS_STAGE_CURRENT, ISMS_STAGE_INHERENT, ISMS_STAGE_TARGET };
  g_autoptr (IsmsMatrix) matrix = isms_risk_parts_new_matrix (store);
  IsmsReport *report = isms_risk_parts_new_report ("heatmap", _("Risk matrix"), _("ISO/IEC 27001, clause 6.1.2"));

  isms_risk_parts_add_cover (report, matrix, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    isms_risk_parts_add_matrix (report, matrix, stages[i]);
  add_risks (report, matrix);
  isms_report_append_head (report, store);
  return report;
}

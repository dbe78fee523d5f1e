/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "reports/isms-audit-parts.h"
#include "reports/isms-record-values.h"

/**
 * isms_audit_parts_state:
 *
 * Returns: (transfer full): "audited", "planned" or "never"
 */
IsmsReportValue *
isms_audit_parts_state (const IsmsCriterion *criterion)
{
  if (criterion->done->len > 0)
    return isms_report_value_new_code ("audited", _("Audited"), ISMS_REPORT_MARK_FULL);
  if (criterion->planned->len > 0)
    return isms_report_value_new_code ("planned", _("Planned"), ISMS_REPORT_MARK_EMPTY);
  return isms_report_value_new_code ("never", _("In no audit"), ISMS_REPORT_MARK_CROSS);
}

static IsmsReportTable *
add_table (IsmsReport *report,
           const char *key,
           const char *title,
           const char *what,
           GArray *criteria)
{
  const IsmsReportColumn columns[] = {
    { "id", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 48, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", what, ISMS_REPORT_VALUE_TEXT, .width = 3.4 },
    { "state", _("State"), ISMS_REPORT_VALUE_CODE, .width = 1 },
    { "done", _("Audited in"), ISMS_REPORT_VALUE_REFS, .width = 1.2, .refs = ISMS_REPORT_REFS_CODE },
    { "planned", _("Planned in"), ISMS_REPORT_VALUE_REFS, .width = 1.2, .refs = ISMS_REPORT_REFS_CODE },
  };
  IsmsReportTable *table = isms_report_table_new (key, title, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < criteria->len; i++)
    {
      const IsmsCriterion *criterion = &g_array_index (criteria, IsmsCriterion, i);
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_report_row_set (row, "id", isms_report_value_new_text (criterion->id));
      isms_report_row_set (row, "title", isms_report_value_new_text (criterion->title));
      isms_report_row_set (row, "state", isms_audit_parts_state (criterion));
      isms_report_row_set (row, "done", isms_record_value_records (criterion->done));
      isms_report_row_set (row, "planned", isms_record_value_records (criterion->planned));
    }
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
  return table;
}

/**
 * isms_audit_parts_add_coverage:
 * @criteria: (element-type IsmsCriterion): of isms_audit_list_coverage()
 *
 * Returns: (transfer none): the table of clauses and controls at the end of the report
 */
IsmsReportTable *
isms_audit_parts_add_coverage (IsmsReport *report,
                               GArray *criteria)
{
  IsmsReportTable *table = add_table (report, "coverage", _("What the programme covers"), _("Clause or control"), criteria);

  isms_report_block_set_note (ISMS_REPORT_BLOCK (table), _("Only audits that are done count; a team's own check or look back is none (9.2.2)."));
  return table;
}

/**
 * isms_audit_parts_add_scope:
 * @scope: (element-type IsmsCriterion): of isms_audit_list_scope()
 *
 * Returns: (transfer none): the table of processes, units and sites at the end of the report
 */
IsmsReportTable *
isms_audit_parts_add_scope (IsmsReport *report,
                            GArray *scope)
{
  IsmsReportTable *table = add_table (report, "scope", _("Which parts of the scope it covers"), _("Process, unit or site"), scope);

  isms_report_table_set_empty_text (table, _("No process, unit or site is written down yet (4.3)."));
  return table;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-gap.h"
#include "reports/isms-report-gaps.h"

/**
 * isms_report_append_gaps:
 * @gaps: (element-type IsmsGap): what is missing
 * @empty: what stands there where nothing is
 *
 * Prints what is missing, each with the clause that asks for it.
 */
void
isms_report_append_gaps (IsmsReport *report,
                         GArray *gaps,
                         const char *empty)
{
  const IsmsReportColumn columns[] = {
    { "clause", _("Clause"), ISMS_REPORT_VALUE_TEXT, .width = 64, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "sentence", _("What is missing"), ISMS_REPORT_VALUE_TEXT, .width = 1 },
  };
  IsmsReportTable *table = isms_report_table_new ("gaps", _("What is still missing"), columns, G_N_ELEMENTS (columns));

  isms_report_table_set_empty_text (table, empty);
  for (guint i = 0; i < gaps->len; i++)
    {
      const IsmsGap *gap = &g_array_index (gaps, IsmsGap, i);
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_report_row_set (row, "clause", isms_report_value_new_text (gap->clause));
      isms_report_row_set (row, "sentence", isms_report_value_new_text (gap->sentence));
    }
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
}

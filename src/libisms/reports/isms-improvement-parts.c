/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "reports/isms-improvement-parts.h"

/**
 * isms_improvement_parts_days:
 * @days: how many days something took; -1 where nobody knows
 */
IsmsReportValue *
isms_improvement_parts_days (int days)
{
  return days >= 0 ? isms_report_value_new_integer (days) : isms_report_value_new_null (NULL);
}

/**
 * isms_improvement_parts_group:
 * @field: by which the nonconformities are grouped
 *
 * Returns: (transfer full): what those of the group have in common
 */
IsmsReportValue *
isms_improvement_parts_group (const IsmsField *field,
                              const IsmsImprovementGroup *group)
{
  return group->value != NULL ? isms_report_value_new_code (group->value, _(isms_field_find_choice (field, group->value)->label), ISMS_REPORT_MARK_NONE)
                              : isms_report_value_new_null (_("Not said yet"));
}

/**
 * isms_improvement_parts_add_quarters:
 * @nonconformities: (element-type IsmsRecord): those that are counted
 * @until: a day of the last quarter, as 2026-11-24
 * @most: how many quarters at most
 *
 * Adds how many nonconformities were found and closed in each quarter, and how long that took (9.3.2 d 1).
 */
void
isms_improvement_parts_add_quarters (IsmsReport *report,
                                     GPtrArray *nonconformities,
                                     const char *until,
                                     guint most)
{
  const IsmsReportColumn columns[] = {
    { "quarter", _("Quarter"), ISMS_REPORT_VALUE_TEXT, .width = 3, .flags = ISMS_REPORT_COLUMN_ROW_HEADER },
    { "found", _("Found"), ISMS_REPORT_VALUE_INTEGER, .width = 1, .flags = ISMS_REPORT_COLUMN_END },
    { "closed", _("Closed"), ISMS_REPORT_VALUE_INTEGER, .width = 1, .flags = ISMS_REPORT_COLUMN_END },
    { "open", _("Open at its end"), ISMS_REPORT_VALUE_INTEGER, .width = 1, .flags = ISMS_REPORT_COLUMN_END },
    { "days", _("Days to close, in the middle"), ISMS_REPORT_VALUE_INTEGER, .width = 1.4, .flags = ISMS_REPORT_COLUMN_END },
  };
  IsmsReportTable *table = isms_report_table_new ("quarters", _("How they come and go"), columns, G_N_ELEMENTS (columns));
  g_autoptr (GArray) quarters = isms_improvement_list_quarters (nonconformities, until, most);

  isms_report_table_set_empty_text (table, _("None."));
  for (guint i = 0; i < quarters->len; i++)
    {
      const IsmsImprovementQuarter *quarter = &g_array_index (quarters, IsmsImprovementQuarter, i);
      IsmsReportRow *row = isms_report_table_add_row (table);
      g_autofree char *label = isms_improvement_quarter_dup_label (quarter);

      isms_report_row_set (row, "quarter", isms_report_value_new_text (label));
      isms_report_row_set (row, "found", isms_report_value_new_integer (quarter->found));
      isms_report_row_set (row, "closed", isms_report_value_new_integer (quarter->closed));
      isms_report_row_set (row, "open", isms_report_value_new_integer (quarter->open));
      isms_report_row_set (row, "days", isms_improvement_parts_days (quarter->days));
    }
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
}

static void
add_group (IsmsReportTable *table,
           const char *key,
           const IsmsField *field,
           const IsmsImprovementGroup *group)
{
  IsmsReportRow *row = isms_report_table_add_row (table);

  isms_report_row_set (row, key, isms_improvement_parts_group (field, group));
  isms_report_row_set (row, "count", isms_report_value_new_integer (group->count));
  isms_report_row_set (row, "open", isms_report_value_new_integer (group->open));
  isms_report_row_set (row, "repeats", isms_report_value_new_integer (group->repeats));
  isms_report_row_set (row, "days", isms_improvement_parts_days (group->days));
}

/**
 * isms_improvement_parts_add_groups:
 * @nonconformities: (element-type IsmsRecord): those that are counted
 * @field: by which they are grouped: "cause_code" or "origin"
 *
 * Adds how many nonconformities have the same cause, or come from the same.
 */
void
isms_improvement_parts_add_groups (IsmsReport *report,
                                   GPtrArray *nonconformities,
                                   const char *field)
{
  gboolean causes = g_str_equal (field, "cause_code");
  const char *key = causes ? "cause" : field;
  const IsmsField *described = isms_kind_field (isms_kind_find ("nonconformity"), field);
  const IsmsReportColumn columns[] = {
    { key, isms_field_label (described), ISMS_REPORT_VALUE_CODE, .width = 3, .flags = ISMS_REPORT_COLUMN_ROW_HEADER },
    { "count", _("Nonconformities"), ISMS_REPORT_VALUE_INTEGER, .width = 1, .flags = ISMS_REPORT_COLUMN_END },
    { "open", _("Open"), ISMS_REPORT_VALUE_INTEGER, .width = 1, .flags = ISMS_REPORT_COLUMN_END },
    { "repeats", _("Came before"), ISMS_REPORT_VALUE_INTEGER, .width = 1, .flags = ISMS_REPORT_COLUMN_END },
    { "days", _("Days to close, in the middle"), ISMS_REPORT_VALUE_INTEGER, .width = 1.4, .flags = ISMS_REPORT_COLUMN_END },
  };
  IsmsReportTable *table = isms_report_table_new (causes ? "causes" : "origins", causes ? _("What causes them") : _("Where they come from"), columns, G_N_ELEMENTS (columns));
  g_autoptr (GArray) groups = isms_improvement_list_groups (nonconformities, field);

  isms_report_block_set_note (ISMS_REPORT_BLOCK (table), _("“Came before” counts those that followed another with the same cause in the same process."));
  isms_report_table_set_empty_text (table, _("None."));
  for (guint i = 0; i < groups->len; i++)
    add_group (table, key, described, &g_array_index (groups, IsmsImprovementGroup, i));
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-improvement.h"
#include "reports/isms-improvement-parts.h"
#include "reports/isms-improvement-report.h"
#include "reports/isms-record-values.h"
#include "reports/isms-report-cover.h"

#define QUARTERS 8

typedef struct
{
  IsmsStore *store;
  IsmsReport *report;
  GPtrArray *nonconformities;
  GHashTable *repeats;
  char *today;
} Maker;

static void
add_cover (Maker *maker)
{
  IsmsReportFacts *cover = isms_report_get_cover (maker->report);
  guint open = 0;

  for (guint i = 0; i < maker->nonconformities->len; i++)
    open += g_strcmp0 (isms_record_get_text (g_ptr_array_index (maker->nonconformities, i), "status"), "closed") != 0 &&
            g_strcmp0 (isms_record_get_text (g_ptr_array_index (maker->nonconformities, i), "status"), "rejected") != 0;
  isms_report_cover_begin (maker->report, maker->store);
  isms_report_describe (maker->report, maker->store, NULL, maker->today);
  isms_report_facts_add (cover, "date", _("Date"), isms_report_value_new_date (maker->today));
  isms_report_facts_add_count (cover, "nonconformities", _("Nonconformities"), maker->nonconformities->len);
  isms_report_facts_add_count (cover, "open", _("Open"), open);
  isms_report_facts_add (cover, "days", _("Days to close, in the middle"), isms_improvement_parts_days (isms_improvement_find_median (maker->nonconformities)));
  isms_report_cover_end (maker->report, maker->store);
}

static void
add_nonconformity (Maker *maker,
                   IsmsReportTable *table,
                   IsmsRecord *one)
{
  IsmsReportRow *row = isms_report_table_add_row (table);
  g_autoptr (GPtrArray) origins = isms_improvement_list_origins (maker->store, one);
  gboolean repeat = g_hash_table_contains (maker->repeats, one);

  isms_report_row_set_head (row, one);
  isms_report_row_set (row, "cause", isms_record_value_text (one, "cause"));
  isms_report_row_set (row, "cause_code", isms_record_value_choice (one, "cause_code"));
  isms_report_row_set (row, "area", isms_record_value_link (maker->store, one, "area"));
  isms_report_row_set (row, "repeat", isms_report_value_new_boolean (repeat, repeat ? _("Came before") : ""));
  isms_report_row_set (row, "origin", isms_record_value_choice (one, "origin"));
  isms_report_row_set (row, "origins", isms_record_value_records (origins));
  isms_report_row_set (row, "owner", isms_record_value_link (maker->store, one, "owner"));
  isms_report_row_set (row, "detected_on", isms_record_value_date (one, "detected_on"));
  isms_report_row_set (row, "closed_on", isms_record_value_date (one, "closed_on"));
  isms_report_row_set (row, "days", isms_improvement_parts_days (isms_improvement_get_days (one)));
  isms_report_row_set (row, "status", isms_record_value_choice (one, "status"));
  isms_report_row_set (row, "correction", isms_record_value_text (one, "correction"));
  isms_report_row_set (row, "effects", isms_record_value_text (one, "effects"));
  isms_report_row_set (row, "similar_check", isms_record_value_text (one, "similar_check"));
  isms_report_row_set (row, "no_action_reason", isms_record_value_text (one, "no_action_reason"));
  isms_report_row_set (row, "isms_changes", isms_record_value_text (one, "isms_changes"));
  isms_report_row_set (row, "links", isms_record_value_links (maker->store, one, "links"));
}

static void
add_log (Maker *maker)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 44, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Nonconformity"), ISMS_REPORT_VALUE_TEXT, .width = 3.2, .flags = ISMS_REPORT_COLUMN_STRONG },
    { "cause", _("Cause"), ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_LABELLED, .under = "title" },
    { "cause_code", _("Kind of cause"), ISMS_REPORT_VALUE_CODE, .width = 1.5 },
    { "repeat", NULL, ISMS_REPORT_VALUE_BOOLEAN, .under = "cause_code" },
    { "area", _("Process"), ISMS_REPORT_VALUE_REF, .width = 1.2, .refs = ISMS_REPORT_REFS_TITLE },
    { "origin", _("Comes from"), ISMS_REPORT_VALUE_CODE, .width = 1.2 },
    { "origins", NULL, ISMS_REPORT_VALUE_REFS, .refs = ISMS_REPORT_REFS_CODE, .under = "origin" },
    { "owner", _("Owner"), ISMS_REPORT_VALUE_REF, .width = 1.2, .refs = ISMS_REPORT_REFS_TITLE },
    { "detected_on", _("Found on"), ISMS_REPORT_VALUE_DATE, .width = 1 },
    { "closed_on", _("Closed on"), ISMS_REPORT_VALUE_DATE, .width = 1 },
    { "days", _("Days"), ISMS_REPORT_VALUE_INTEGER, .width = 0.6, .flags = ISMS_REPORT_COLUMN_END },
    { "status", _("State"), ISMS_REPORT_VALUE_CODE, .width = 0.9 },
    { "correction", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "effects", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "similar_check", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "no_action_reason", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "isms_changes", _("Changes to the ISMS"), ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_LABELLED, .under = "title" },
    { "links", NULL, ISMS_REPORT_VALUE_REFS, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("nonconformities", _("Nonconformities"), columns, G_N_ELEMENTS (columns));

  isms_report_table_set_empty_text (table, _("No nonconformity is written down yet."));
  for (guint i = 0; i < maker->nonconformities->len; i++)
    add_nonconformity (maker, table, g_ptr_array_index (maker->nonconformities, i));
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
  isms_report_set_main_table (maker->report, table);
}

static void
add_quarter_causes (Maker *maker,
                    IsmsReportTable *table,
                    const IsmsImprovementQuarter *quarter)
{
  const IsmsField *field = isms_kind_field (isms_kind_find ("nonconformity"), "cause_code");
  g_autoptr (GArray) groups = isms_improvement_list_quarter_groups (maker->nonconformities, quarter, "cause_code");
  g_autofree char *label = isms_improvement_quarter_dup_label (quarter);

  for (guint i = 0; i < groups->len; i++)
    {
      const IsmsImprovementGroup *group = &g_array_index (groups, IsmsImprovementGroup, i);
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_report_row_set (row, "quarter", isms_report_value_new_text (label));
      isms_report_row_set (row, "cause", isms_improvement_parts_group (field, group));
      isms_report_row_set (row, "found", isms_report_value_new_integer (group->count));
    }
}

static void
add_causes_by_quarter (Maker *maker)
{
  const IsmsReportColumn columns[] = {
    { "quarter", _("Quarter"), ISMS_REPORT_VALUE_TEXT, .width = 1, .flags = ISMS_REPORT_COLUMN_ROW_HEADER },
    { "cause", _("Kind of cause"), ISMS_REPORT_VALUE_CODE, .width = 3 },
    { "found", _("Found"), ISMS_REPORT_VALUE_INTEGER, .width = 1, .flags = ISMS_REPORT_COLUMN_END },
  };
  IsmsReportTable *table = isms_report_table_new ("causes_by_quarter", _("What caused them when"), columns, G_N_ELEMENTS (columns));
  g_autoptr (GArray) quarters = isms_improvement_list_quarters (maker->nonconformities, maker->today, QUARTERS);

  isms_report_table_set_empty_text (table, _("None."));
  for (guint i = 0; i < quarters->len; i++)
    add_quarter_causes (maker, table, &g_array_index (quarters, IsmsImprovementQuarter, i));
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
}

static gboolean
is_late (Maker *maker,
         IsmsRecord *action)
{
  const char *status = isms_record_get_text (action, "status");
  const char *due = isms_record_get_text (action, "due");
  gboolean open = status == NULL || g_str_equal (status, "planned") || g_str_equal (status, "in_progress");

  return open && due != NULL && strcmp (due, maker->today) < 0;
}

static void
add_actions (Maker *maker)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 44, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Corrective action"), ISMS_REPORT_VALUE_TEXT, .width = 3 },
    { "effect", _("What the check found"), ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_LABELLED, .under = "title" },
    { "nonconformity", _("For"), ISMS_REPORT_VALUE_REF, .width = 0.8, .refs = ISMS_REPORT_REFS_CODE },
    { "owner", _("Owner"), ISMS_REPORT_VALUE_REF, .width = 1.2, .refs = ISMS_REPORT_REFS_TITLE },
    { "due", _("Due"), ISMS_REPORT_VALUE_DATE, .width = 1 },
    { "late", NULL, ISMS_REPORT_VALUE_BOOLEAN, .under = "due" },
    { "status", _("State"), ISMS_REPORT_VALUE_CODE, .width = 0.9 },
    { "done_on", _("Done on"), ISMS_REPORT_VALUE_DATE, .width = 1 },
    { "effect_check_planned_on", _("Check planned for"), ISMS_REPORT_VALUE_DATE, .width = 1.1 },
    { "effect_checked_on", _("Checked on"), ISMS_REPORT_VALUE_DATE, .width = 1 },
    { "effect_result", _("Did it work?"), ISMS_REPORT_VALUE_CODE, .width = 1 },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  static const char *const dates[] = { "due", "done_on", "effect_check_planned_on", "effect_checked_on" };
  IsmsReportTable *table = isms_report_table_new ("actions", _("Corrective actions and whether they worked"), columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) actions = isms_store_list_records (maker->store, isms_kind_find ("corrective_action"));

  isms_report_table_set_empty_text (table, _("None."));
  for (guint i = 0; i < actions->len; i++)
    {
      IsmsRecord *action = g_ptr_array_index (actions, i);
      IsmsReportRow *row = isms_report_table_add_row (table);
      gboolean late = is_late (maker, action);

      isms_report_row_set_for (row, action);
      isms_report_row_set (row, "key", isms_record_value_key (action));
      isms_report_row_set (row, "code", isms_report_value_new_text (isms_record_get_code (action)));
      isms_report_row_set (row, "title", isms_report_value_new_text (isms_record_get_title (action)));
      isms_report_row_set (row, "nonconformity", isms_record_value_link (maker->store, action, "nonconformity"));
      isms_report_row_set (row, "owner", isms_record_value_link (maker->store, action, "owner"));
      isms_report_row_set (row, "late", isms_report_value_new_boolean (late, late ? _("Overdue") : ""));
      isms_report_row_set (row, "status", isms_record_value_choice (action, "status"));
      isms_report_row_set (row, "effect_result", isms_record_value_choice (action, "effect_result"));
      isms_report_row_set (row, "effect", isms_record_value_text (action, "effect"));
      for (guint j = 0; j < G_N_ELEMENTS (dates); j++)
        isms_report_row_set (row, dates[j], isms_record_value_date (action, dates[j]));
    }
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
}

/**
 * isms_improvement_report_new:
 * @about: unused
 * @error: unused
 *
 * Makes the log of nonconformities (10.2): where each came from, its cause, how long it took, and whether what was done worked.
 *
 * Returns: (transfer full) (nullable): the report
 */
IsmsReport *
isms_improvement_report_new (IsmsStore *store,
                             IsmsRecord *about,
                             GError **error)
{
  IsmsReport *report = isms_report_new ("improvement", _("Nonconformities and corrective actions"), C_("language of reports", "en"));
  g_autofree char *today = isms_report_dup_day (store);
  g_autoptr (GPtrArray) nonconformities = isms_store_list_records (store, isms_kind_find ("nonconformity"));
  g_autoptr (GHashTable) repeats = isms_improvement_find_repeats (nonconformities);
  Maker maker = { store, report, nonconformities, repeats, today };

  isms_report_set_subtitle (report, _("ISO/IEC 27001, clause 10.2"));
  isms_report_set_landscape (report, TRUE);
  add_cover (&maker);
  add_log (&maker);
  isms_improvement_parts_add_quarters (report, nonconformities, today, QUARTERS);
  isms_improvement_parts_add_groups (report, nonconformities, "cause_code");
  add_causes_by_quarter (&maker);
  isms_improvement_parts_add_groups (report, nonconformities, "origin");
  add_actions (&maker);
  isms_report_append_head (report, store);
  return report;
}

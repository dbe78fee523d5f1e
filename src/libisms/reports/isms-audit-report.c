/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "catalogue/isms-catalogue.h"
#include "models/isms-checklist.h"
#include "reports/isms-audit-parts.h"
#include "reports/isms-audit-report.h"
#include "reports/isms-record-values.h"
#include "reports/isms-report-cover.h"
#include "reports/isms-report-gaps.h"

typedef struct
{
  IsmsStore *store;
  IsmsRecord *audit; /* (nullable): the file has none */
  gboolean done;     /* or else it is a plan, on whose paper nothing stands about what came out */
  IsmsReport *report;
} Maker;

static gboolean
is_on_paper (Maker *maker,
             const char *name)
{
  static const char *const results[] = { "done_on", "reported_on", "reported_to", "conclusion", "evidence", "participants", NULL };

  return maker->done || !g_strv_contains (results, name) || (maker->audit != NULL && isms_record_has (maker->audit, name));
}

static void
add_fields (Maker *maker,
            IsmsReportFacts *facts,
            const char *const *names)
{
  const IsmsKind *kind = isms_kind_find ("audit");

  for (guint i = 0; names[i] != NULL; i++)
    isms_report_facts_add (facts, names[i], is_on_paper (maker, names[i]) ? isms_field_label (isms_kind_field (kind, names[i])) : NULL, isms_record_value_field (maker->store, kind, maker->audit, names[i]));
}

static void
add_cover (Maker *maker)
{
  static const char *const names[] = { "programme", "lead_auditor", "auditors", "planned_on", "done_on", "reported_on", "reported_to", "status", NULL };
  IsmsReportFacts *cover = isms_report_get_cover (maker->report);
  g_autofree char *day = isms_report_dup_day (maker->store);

  isms_report_cover_begin (maker->report, maker->store);
  isms_report_describe (maker->report, maker->store, NULL, maker->audit != NULL ? isms_record_get_code (maker->audit) : day);
  isms_report_facts_add (cover, "audit", _("Audit"), maker->audit != NULL ? isms_record_value_record (maker->audit) : isms_report_value_new_null (_("None is planned yet")));
  add_fields (maker, cover, names);
  isms_report_cover_end (maker->report, maker->store);
}

static void
add_facts (Maker *maker,
           const char *key,
           const char *title,
           const char *const *names)
{
  IsmsReportFacts *facts = isms_report_facts_new (key, title);

  add_fields (maker, facts, names);
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (facts));
}

static void
add_finding (Maker *maker,
             IsmsReportTable *table,
             IsmsRecord *finding)
{
  IsmsReportRow *row = isms_report_table_add_row (table);

  isms_report_row_set_head (row, finding);
  isms_report_row_set (row, "evidence", isms_record_value_text (finding, "evidence"));
  isms_report_row_set (row, "grade", isms_record_value_choice (finding, "grade"));
  isms_report_row_set (row, "clauses", isms_record_value_reference (finding, "clause"));
  isms_report_row_set (row, "controls", isms_record_value_links (maker->store, finding, "controls"));
  isms_report_row_set (row, "nonconformity", isms_record_value_link (maker->store, finding, "nonconformity"));
  isms_report_row_set (row, "status", isms_record_value_choice (finding, "status"));
}

static void
add_findings (Maker *maker)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 44, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Finding"), ISMS_REPORT_VALUE_TEXT, .width = 3, .flags = ISMS_REPORT_COLUMN_STRONG },
    { "evidence", _("What shows it"), ISMS_REPORT_VALUE_TEXT, .under = "title" },
    { "grade", _("Grade"), ISMS_REPORT_VALUE_CODE, .width = 1.4 },
    { "clauses", _("Clauses"), ISMS_REPORT_VALUE_CODE, .width = 0.9 },
    { "controls", _("Controls"), ISMS_REPORT_VALUE_REFS, .width = 0.9, .refs = ISMS_REPORT_REFS_CODE },
    { "nonconformity", _("Taken up by"), ISMS_REPORT_VALUE_REF, .width = 1.6 },
    { "status", _("State"), ISMS_REPORT_VALUE_CODE, .width = 0.9 },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("findings", _("Findings"), columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) findings = maker->audit != NULL ? isms_audit_list_findings (maker->store, maker->audit) : g_ptr_array_new ();

  if (maker->done)
    isms_report_table_set_empty_text (table, _("None."));
  for (guint i = 0; i < findings->len; i++)
    add_finding (maker, table, g_ptr_array_index (findings, i));
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
  isms_report_set_main_table (maker->report, table);
}

/* On paper what is asked stands beside the number. */
static IsmsReportValue *
criterion_value (const char *id)
{
  g_autofree char *number = isms_catalogue_dup_number (id);

  return isms_report_value_new_code (id, number, ISMS_REPORT_MARK_NONE);
}

static void
add_checklist (Maker *maker)
{
  const IsmsReportColumn columns[] = {
    { "criterion", _("No."), ISMS_REPORT_VALUE_CODE, .width = 48, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "question", _("What to look for"), ISMS_REPORT_VALUE_TEXT, .width = 3 },
    { "result", _("Result"), ISMS_REPORT_VALUE_CODE, .width = 1.1 },
    { "evidence", _("What shows it"), ISMS_REPORT_VALUE_TEXT, .width = 2.4 },
    { "finding", _("Finding"), ISMS_REPORT_VALUE_REF, .width = 0.8, .refs = ISMS_REPORT_REFS_CODE },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("checklist", _("Checklist"), columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) checks = maker->audit != NULL ? isms_checklist_list (maker->store, maker->audit) : g_ptr_array_new ();

  for (guint i = 0; i < checks->len; i++)
    {
      IsmsRecord *check = g_ptr_array_index (checks, i);
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_report_row_set_for (row, check);
      isms_report_row_set (row, "key", isms_record_value_key (check));
      isms_report_row_set (row, "criterion", criterion_value (isms_record_get_title (check)));
      isms_report_row_set (row, "question", isms_record_value_text (check, "question"));
      isms_report_row_set (row, "result", isms_record_value_choice (check, "result"));
      isms_report_row_set (row, "evidence", isms_record_value_text (check, "evidence"));
      isms_report_row_set (row, "finding", isms_record_value_link (maker->store, check, "finding"));
    }
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
}

/* A report begins with what came out, a plan with what is to be looked at. */
static void
add_body (Maker *maker)
{
  static const char *const plan[] = { "criteria", "criteria_documents", "scope", "clauses", "controls", "processes", "units", "sites", "assignment", "compensating_measure", NULL };
  static const char *const outcome[] = { "conclusion", "evidence", "participants", NULL };

  if (!maker->done)
    {
      add_facts (maker, "plan", _("What is planned"), plan);
      add_checklist (maker);
    }
  add_facts (maker, "outcome", _("What came out"), outcome);
  add_findings (maker);
  if (maker->done)
    {
      add_facts (maker, "plan", _("What was planned"), plan);
      add_checklist (maker);
    }
}

static void
add_gaps (Maker *maker)
{
  g_autoptr (GArray) gaps = maker->audit != NULL ? isms_audit_list_gaps (maker->store, maker->audit) : isms_gaps_new ();

  isms_report_append_gaps (maker->report, gaps, maker->audit != NULL ? _("Nothing that clause 9.2 asks for.") : _("Plan an audit first (9.2)."));
}

static void
add_coverage (Maker *maker)
{
  g_autoptr (IsmsRecord) programme = maker->audit != NULL ? isms_store_get_link (maker->store, maker->audit, "programme") : NULL;
  g_autoptr (GArray) criteria = isms_audit_list_coverage (maker->store, programme);
  g_autoptr (GArray) scope = isms_audit_list_scope (maker->store, programme);

  isms_report_block_set_starts_page (ISMS_REPORT_BLOCK (isms_audit_parts_add_coverage (maker->report, criteria)), TRUE);
  isms_audit_parts_add_scope (maker->report, scope);
}

static void
add_signoff (Maker *maker)
{
  IsmsReportSignoff *signoff = isms_report_signoff_new (NULL, _("Sign-off"));
  g_autoptr (IsmsRecord) lead = maker->audit != NULL ? isms_store_get_link (maker->store, maker->audit, "lead_auditor") : NULL;

  isms_report_signoff_add (signoff, _("Lead auditor"), lead != NULL ? isms_record_get_title (lead) : NULL, maker->audit != NULL ? isms_record_get_text (maker->audit, "reported_on") : NULL);
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (signoff));
}

/**
 * isms_audit_report_new:
 * @about: (nullable): an "audit"; %NULL for the one done last, or else the next
 * @error: unused
 *
 * Makes the audit report (9.2.2): against what was audited, by whom, what was looked at and found, and how much of the programme's cycle
 * is covered. Before the audit is done it is the audit plan.
 *
 * Returns: (transfer full) (nullable): the report
 */
IsmsReport *
isms_audit_report_new (IsmsStore *store,
                       IsmsRecord *about,
                       GError **error)
{
  g_autoptr (IsmsRecord) audit = about != NULL ? g_object_ref (about) : isms_audit_find (store);
  gboolean done = audit != NULL && g_strcmp0 (isms_record_get_text (audit, "status"), "done") == 0;
  Maker maker = { .store = store, .audit = audit, .done = done };

  maker.report = isms_report_new ("audit", done ? _("Audit report") : _("Audit plan"), C_("language of reports", "en"));
  isms_report_set_subtitle (maker.report, _("ISO/IEC 27001, clause 9.2"));
  isms_report_set_landscape (maker.report, TRUE);
  add_cover (&maker);
  add_body (&maker);
  add_gaps (&maker);
  add_coverage (&maker);
  isms_report_append_head (maker.report, store);
  add_signoff (&maker);
  return maker.report;
}

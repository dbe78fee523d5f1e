/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-audit-theme.h"
#include "models/isms-programme.h"
#include "records/isms-kinds.h"
#include "reports/isms-audit-parts.h"
#include "reports/isms-audit-report.h"
#include "reports/isms-record-values.h"
#include "reports/isms-report-cover.h"
#include "reports/isms-report-gaps.h"

/* As many audits stand side by side on a sheet; of more their codes stand in one cell. */
#define MOST_ACROSS 12

typedef struct
{
  IsmsStore *store;
  IsmsRecord *programme; /* (nullable): the file has none */
  GPtrArray *audits;     /* (element-type IsmsRecord) */
  GArray *criteria;      /* (element-type IsmsCriterion): clauses and controls */
  GArray *scope;         /* (element-type IsmsCriterion): processes, units and sites */
  IsmsReport *report;
  char *today;
} Maker;

static void
add_fields (Maker *maker,
            IsmsReportFacts *facts,
            const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    isms_report_facts_add (facts, names[i], isms_field_label (isms_kind_field (&isms_kind_programme, names[i])),
                           isms_record_value_field (maker->store, &isms_kind_programme, maker->programme, names[i]));
}

static void
add_cover (Maker *maker)
{
  static const char *const names[] = { "starts_on", "ends_on", "interval_days", "owner", "status", "approved_by", "approved_on", NULL };
  IsmsReportFacts *cover = isms_report_get_cover (maker->report);

  isms_report_cover_begin (maker->report, maker->store);
  isms_report_describe (maker->report, maker->store, NULL, maker->today);
  isms_report_facts_add (cover, "date", _("Date"), isms_report_value_new_date (maker->today));
  isms_report_facts_add (cover, "programme", _("Audit programme"), maker->programme != NULL ? isms_record_value_record (maker->programme) : isms_report_value_new_null (_("None is written down yet")));
  add_fields (maker, cover, names);
  isms_report_cover_end (maker->report, maker->store);
}

static guint
count_state (Maker *maker,
             const char *state)
{
  guint n = 0;

  for (guint i = 0; i < maker->audits->len; i++)
    n += g_strcmp0 (isms_record_get_text (g_ptr_array_index (maker->audits, i), "status"), state) == 0;
  return n;
}

static void
add_summary (Maker *maker)
{
  IsmsReportFacts *facts = isms_report_facts_new ("summary", _("Summary"));
  IsmsProgrammeCount n = isms_programme_count (maker->criteria);
  guint late = 0;

  for (guint i = 0; i < maker->audits->len; i++)
    late += isms_programme_is_late (g_ptr_array_index (maker->audits, i), maker->today);
  isms_report_facts_add_count (facts, "audits", _("Audits"), maker->audits->len - count_state (maker, "cancelled"));
  isms_report_facts_add_count (facts, "held", _("Held"), count_state (maker, "done"));
  isms_report_facts_add_count (facts, "late", _("Not held in time"), late);
  isms_report_facts_add_data (facts, "criteria", isms_report_value_new_integer (n.all));
  isms_report_facts_add_count (facts, "audited", _("Clauses and controls audited"), n.done);
  isms_report_facts_add_count (facts, "planned", _("Of the others, planned"), n.planned);
  isms_report_facts_add_count (facts, "never", _("In no audit"), n.all - n.done - n.planned);
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (facts));
}

static void
add_plan (Maker *maker)
{
  static const char *const names[] = { "rationale", "methods", NULL };
  IsmsReportFacts *facts = isms_report_facts_new ("plan", _("How audits are chosen and done"));

  add_fields (maker, facts, names);
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (facts));
}

static guint
count_findings (GPtrArray *findings,
                const char *grade)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_strcmp0 (isms_record_get_text (g_ptr_array_index (findings, i), "grade"), grade) == 0;
  return n;
}

static void
add_audit (Maker *maker,
           IsmsReportTable *table,
           IsmsRecord *audit)
{
  IsmsReportRow *row = isms_report_table_add_row (table);
  g_autoptr (GPtrArray) findings = isms_audit_list_findings (maker->store, audit);
  gboolean late = isms_programme_is_late (audit, maker->today);
  gboolean counts = isms_audit_counts (audit);

  isms_report_row_set_head (row, audit);
  isms_report_row_set (row, "scope", isms_record_value_text (audit, "scope"));
  isms_report_row_set (row, "lead_auditor", isms_record_value_link (maker->store, audit, "lead_auditor"));
  isms_report_row_set (row, "auditors", isms_record_value_links (maker->store, audit, "auditors"));
  isms_report_row_set (row, "planned_on", isms_record_value_date (audit, "planned_on"));
  isms_report_row_set (row, "late", isms_report_value_new_boolean (late, late ? _("Overdue") : ""));
  isms_report_row_set (row, "done_on", isms_record_value_date (audit, "done_on"));
  isms_report_row_set (row, "status", isms_record_value_choice (audit, "status"));
  isms_report_row_set (row, "counts", isms_report_value_new_boolean (counts, counts ? "" : _("No audit: counts for nothing")));
  isms_report_row_set (row, "major", isms_report_value_new_integer (count_findings (findings, "major")));
  isms_report_row_set (row, "minor", isms_report_value_new_integer (count_findings (findings, "minor")));
  isms_report_row_set (row, "findings", isms_report_value_new_integer (findings->len));
}

static void
add_audits (Maker *maker)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 62, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Audit"), ISMS_REPORT_VALUE_TEXT, .width = 3, .flags = ISMS_REPORT_COLUMN_STRONG },
    { "scope", _("Audit scope"), ISMS_REPORT_VALUE_TEXT, .under = "title" },
    { "lead_auditor", _("Lead auditor"), ISMS_REPORT_VALUE_REF, .width = 1.1, .refs = ISMS_REPORT_REFS_TITLE },
    { "auditors", _("Auditors"), ISMS_REPORT_VALUE_REFS, .width = 1.2, .refs = ISMS_REPORT_REFS_TITLE },
    { "planned_on", _("Planned for"), ISMS_REPORT_VALUE_DATE, .width = 1 },
    { "late", _("Overdue"), ISMS_REPORT_VALUE_BOOLEAN, .under = "planned_on" },
    { "done_on", _("Held until"), ISMS_REPORT_VALUE_DATE, .width = 1 },
    { "status", _("State"), ISMS_REPORT_VALUE_CODE, .width = 0.9 },
    { "counts", _("Counts"), ISMS_REPORT_VALUE_BOOLEAN, .under = "status" },
    { "major", _("Major"), ISMS_REPORT_VALUE_INTEGER, .width = 0.6, .flags = ISMS_REPORT_COLUMN_END },
    { "minor", _("Minor"), ISMS_REPORT_VALUE_INTEGER, .width = 0.6, .flags = ISMS_REPORT_COLUMN_END },
    { "findings", _("Findings"), ISMS_REPORT_VALUE_INTEGER, .width = 0.8, .flags = ISMS_REPORT_COLUMN_END },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("audits", _("Audits, planned and held"), columns, G_N_ELEMENTS (columns));

  isms_report_table_set_empty_text (table, _("No audit belongs to it yet."));
  for (guint i = 0; i < maker->audits->len; i++)
    add_audit (maker, table, g_ptr_array_index (maker->audits, i));
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
  isms_report_set_main_table (maker->report, table);
}

static void
add_gaps (Maker *maker)
{
  g_autoptr (GArray) gaps = maker->programme != NULL ? isms_programme_list_gaps (maker->store, maker->programme, maker->criteria, maker->scope, maker->today) : isms_gaps_new ();

  isms_report_append_gaps (maker->report, gaps, maker->programme != NULL ? _("Nothing that clause 9.2.2 asks for.") : _("Write down an audit programme first (9.2.2)."));
}

/* The columns of the audits that look at anything, or will. */
static IsmsReportTable *
make_matrix (GPtrArray *seen)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (IsmsReportColumn));
  const IsmsReportColumn first[] = {
    { "id", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 48, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Clause, control or part of the scope"), ISMS_REPORT_VALUE_TEXT, .width = 3 },
    { "state", _("In all"), ISMS_REPORT_VALUE_CODE, .width = 1 },
  };

  g_array_append_vals (columns, first, G_N_ELEMENTS (first));
  for (guint i = 0; i < seen->len; i++)
    {
      const char *code = isms_record_get_code (g_ptr_array_index (seen, i));
      const IsmsReportColumn column = { code, code, ISMS_REPORT_VALUE_CODE, .width = 0.8 };

      g_array_append_val (columns, column);
    }
  return isms_report_table_new ("matrix", _("Coverage matrix"), (const IsmsReportColumn *) (gpointer) columns->data, columns->len);
}

static void
add_row (IsmsReportTable *table,
         const IsmsCriterion *criterion,
         GPtrArray *seen)
{
  IsmsReportRow *row = isms_report_table_add_row (table);

  isms_report_row_set (row, "id", isms_report_value_new_text (criterion->id));
  isms_report_row_set (row, "title", isms_report_value_new_text (criterion->title));
  isms_report_row_set (row, "state", isms_audit_parts_state (criterion));
  for (guint i = 0; i < seen->len; i++)
    {
      IsmsRecord *audit = g_ptr_array_index (seen, i);

      if (g_ptr_array_find (criterion->done, audit, NULL))
        isms_report_row_set (row, isms_record_get_code (audit), isms_report_value_new_code ("done", _("Done"), ISMS_REPORT_MARK_FULL));
      else if (g_ptr_array_find (criterion->planned, audit, NULL))
        isms_report_row_set (row, isms_record_get_code (audit), isms_report_value_new_code ("planned", _("Planned"), ISMS_REPORT_MARK_EMPTY));
      else
        isms_report_row_set (row, isms_record_get_code (audit), isms_report_value_new_null (""));
    }
}

/* Each theme and kind under its own heading. */
static void
add_rows (IsmsReportTable *table,
          GArray *criteria,
          GPtrArray *seen)
{
  g_autofree char *before = NULL;

  for (guint i = 0; i < criteria->len; i++)
    {
      const IsmsCriterion *criterion = &g_array_index (criteria, IsmsCriterion, i);
      g_autofree char *theme = isms_criterion_dup_theme (criterion);

      if (g_strcmp0 (theme, before) != 0)
        isms_report_table_add_group (table, theme);
      add_row (table, criterion, seen);
      g_set_str (&before, theme);
    }
}

static GPtrArray *
list_seen (GArray *criteria,
           GArray *scope,
           GPtrArray *audits)
{
  GPtrArray *seen = g_ptr_array_new ();

  for (guint i = 0; i < audits->len; i++)
    {
      IsmsRecord *audit = g_ptr_array_index (audits, i);
      gboolean looks = FALSE;

      for (guint j = 0; j < criteria->len + scope->len && !looks; j++)
        {
          const IsmsCriterion *criterion = j < criteria->len ? &g_array_index (criteria, IsmsCriterion, j) : &g_array_index (scope, IsmsCriterion, j - criteria->len);

          looks = g_ptr_array_find (criterion->done, audit, NULL) || g_ptr_array_find (criterion->planned, audit, NULL);
        }
      if (looks)
        g_ptr_array_add (seen, audit);
    }
  return seen;
}

/* On paper a column an audit, as auditors draw it, where there are any; as data which audits look at what. */
static void
add_coverage (Maker *maker)
{
  g_autoptr (GPtrArray) seen = list_seen (maker->criteria, maker->scope, maker->audits);
  IsmsReportTable *coverage = isms_audit_parts_add_coverage (maker->report, maker->criteria);
  IsmsReportTable *scope = isms_audit_parts_add_scope (maker->report, maker->scope);
  IsmsReportTable *matrix;

  isms_report_block_set_starts_page (ISMS_REPORT_BLOCK (coverage), TRUE);
  if (seen->len > MOST_ACROSS)
    return;
  isms_report_block_set_places (ISMS_REPORT_BLOCK (coverage), ISMS_REPORT_IN_DATA);
  isms_report_block_set_places (ISMS_REPORT_BLOCK (scope), ISMS_REPORT_IN_DATA);
  if (seen->len == 0)
    return;
  matrix = make_matrix (seen);
  isms_report_block_set_places (ISMS_REPORT_BLOCK (matrix), ISMS_REPORT_ON_PAPER);
  isms_report_block_set_starts_page (ISMS_REPORT_BLOCK (matrix), TRUE);
  isms_report_block_set_note (ISMS_REPORT_BLOCK (matrix), isms_report_block_get_note (ISMS_REPORT_BLOCK (coverage)));
  add_rows (matrix, maker->criteria, seen);
  add_rows (matrix, maker->scope, seen);
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (matrix));
}

static void
add_signature (Maker *maker,
               IsmsReportSignoff *signoff,
               const char *role,
               const char *field,
               const char *date)
{
  g_autoptr (IsmsRecord) person = maker->programme != NULL ? isms_store_get_link (maker->store, maker->programme, field) : NULL;

  isms_report_signoff_add (signoff, role, person != NULL ? isms_record_get_title (person) : NULL, date);
}

static void
add_signoff (Maker *maker)
{
  IsmsReportSignoff *signoff = isms_report_signoff_new (NULL, _("Sign-off"));

  add_signature (maker, signoff, _("Owner of the programme"), "owner", NULL);
  add_signature (maker, signoff, _("Approved by"), "approved_by", maker->programme != NULL ? isms_record_get_text (maker->programme, "approved_on") : NULL);
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (signoff));
}

/**
 * isms_programme_report_new:
 * @about: (nullable): a "programme"; %NULL for the one that began last
 * @error: unused
 *
 * Makes the audit programme (9.2.2): which audits it plans and which were held, by whom, what they look at, and what is missing.
 *
 * Returns: (transfer full) (nullable): the report
 */
IsmsReport *
isms_programme_report_new (IsmsStore *store,
                           IsmsRecord *about,
                           GError **error)
{
  g_autofree char *today = isms_report_dup_day (store);
  g_autoptr (IsmsRecord) programme = about != NULL ? g_object_ref (about) : isms_programme_find (store, today);
  g_autoptr (GPtrArray) audits = programme != NULL ? isms_programme_list_audits (store, programme) : g_ptr_array_new ();
  g_autoptr (GArray) criteria = isms_audit_list_coverage (store, programme);
  g_autoptr (GArray) scope = isms_audit_list_scope (store, programme);
  Maker maker = { store, programme, audits, criteria, scope, isms_report_new ("audit-programme", _("Audit programme"), C_("language of reports", "en")), today };

  isms_report_set_subtitle (maker.report, _("ISO/IEC 27001, clause 9.2.2"));
  isms_report_set_landscape (maker.report, TRUE);
  add_cover (&maker);
  add_summary (&maker);
  add_plan (&maker);
  add_audits (&maker);
  add_gaps (&maker);
  add_coverage (&maker);
  isms_report_append_head (maker.report, store);
  add_signoff (&maker);
  return maker.report;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-soa.h"
#include "reports/isms-approval-facts.h"
#include "reports/isms-approval.h"
#include "reports/isms-record-values.h"
#include "reports/isms-report-cover.h"
#include "reports/isms-soa-report.h"

typedef struct
{
  IsmsStore *store;
  IsmsSoa *soa;
  IsmsRecord *version; /* (nullable) */
  IsmsReport *report;
} Maker;

static const IsmsReportMark marks[ISMS_N_SOA_STATES] = {
  ISMS_REPORT_MARK_FULL, ISMS_REPORT_MARK_HALF, ISMS_REPORT_MARK_START, ISMS_REPORT_MARK_EMPTY, ISMS_REPORT_MARK_CROSS, ISMS_REPORT_MARK_OPEN
};

static const char *
reason_label (char letter)
{
  switch (letter)
    {
    case 'L':
      return _("law");
    case 'C':
      return _("contract");
    case 'B':
      return _("business need or best practice");
    default:
      return _("risk");
    }
}

/* The scope that the statement was made for, or else the newest that is in force. */
static IsmsRecord *
find_scope (Maker *maker)
{
  IsmsRecord *scope = maker->version != NULL ? isms_store_get_link (maker->store, maker->version, "scope") : NULL;

  return scope != NULL ? scope : isms_report_find_version (maker->store, "scope");
}

static void
add_cover (Maker *maker)
{
  g_autoptr (IsmsRecord) scope = find_scope (maker);

  isms_report_cover_begin (maker->report, maker->store);
  isms_report_cover_add_version (maker->report, maker->store, maker->version);
  isms_report_facts_add (isms_report_get_cover (maker->report), "scope", _("Scope"), isms_record_value_text (scope, "statement"));
  isms_report_cover_end (maker->report, maker->store);
}

static void
add_summary (Maker *maker)
{
  IsmsReportFacts *facts = isms_report_facts_new ("summary", _("Summary"));
  guint total = isms_soa_get_n_entries (maker->soa);
  guint excluded = isms_soa_count_state (maker->soa, ISMS_SOA_EXCLUDED);
  guint undecided = isms_soa_count_state (maker->soa, ISMS_SOA_UNDECIDED);

  isms_report_facts_add_count (facts, "controls", _("Controls"), total);
  isms_report_facts_add_count (facts, "applicable", _("Applicable"), total - excluded - undecided);
  isms_report_facts_add_count (facts, "excluded", _("Excluded"), excluded);
  isms_report_facts_add_count (facts, "undecided", _("Undecided"), undecided);
  isms_report_facts_add_count (facts, "implemented", _("In place"), isms_soa_count_state (maker->soa, ISMS_SOA_IMPLEMENTED));
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (facts));
}

static void
add_chart (Maker *maker)
{
  IsmsReportChart *chart = isms_report_chart_new ("summary_by_theme", _("Controls by theme"));

  isms_report_chart_set_groups_label (chart, _("Theme"));
  for (guint s = 0; s < ISMS_N_SOA_STATES; s++)
    isms_report_chart_add_series (chart, isms_soa_state_get_name (s), isms_soa_state_get_label (s), marks[s]);
  for (guint t = 0; t < ISMS_N_SOA_THEMES; t++)
    {
      isms_report_chart_add_group (chart, isms_soa_theme_get_name (t), isms_soa_theme_get_label (t));
      for (guint s = 0; s < ISMS_N_SOA_STATES; s++)
        isms_report_chart_set_count (chart, isms_soa_theme_get_name (t), isms_soa_state_get_name (s), isms_soa_count (maker->soa, t, s));
    }
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (chart));
}

static void
add_legend (Maker *maker)
{
  IsmsReportLegend *legend = isms_report_legend_new (NULL, _("Reasons for inclusion"));

  for (const char *letter = "LCBR"; *letter != '\0'; letter++)
    {
      const char code[] = { *letter, '\0' };

      isms_report_legend_add (legend, code, reason_label (*letter), ISMS_REPORT_MARK_NONE);
    }
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (legend));
}

static IsmsReportTable *
make_table (void)
{
  const IsmsReportColumn columns[] = {
    { "number", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 40, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Control"), ISMS_REPORT_VALUE_TEXT, .width = 2.2, .flags = ISMS_REPORT_COLUMN_STRONG },
    { "theme", NULL, ISMS_REPORT_VALUE_CODE, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "source", NULL, ISMS_REPORT_VALUE_CODE, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "applicable", _("Applies"), ISMS_REPORT_VALUE_BOOLEAN, .width = 54, .flags = ISMS_REPORT_COLUMN_FIXED },
    { "reasons", _("Reason or justification"), ISMS_REPORT_VALUE_CODES, .width = 3.4, .flags = ISMS_REPORT_COLUMN_STRONG },
    { "reason_text", _("Reason in words"), ISMS_REPORT_VALUE_TEXT, .under = "reasons" },
    { "exclusion_reason", _("Justification of exclusion"), ISMS_REPORT_VALUE_TEXT, .under = "reasons" },
    { "state", _("State"), ISMS_REPORT_VALUE_CODE, .width = 1.6 },
    { "due", _("Due"), ISMS_REPORT_VALUE_DATE, .under = "state", .flags = ISMS_REPORT_COLUMN_LABELLED },
    { "owner", _("Owner"), ISMS_REPORT_VALUE_REF, .width = 1.3, .refs = ISMS_REPORT_REFS_TITLE },
    { "risks", _("Risks and requirements"), ISMS_REPORT_VALUE_REFS, .width = 1.5, .refs = ISMS_REPORT_REFS_CODE },
    { "requirements", _("Requirements"), ISMS_REPORT_VALUE_REFS, .under = "risks", .refs = ISMS_REPORT_REFS_CODE },
    { "evidence", _("Evidence"), ISMS_REPORT_VALUE_TEXT, .width = 2.5 },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("controls", _("Controls"), columns, G_N_ELEMENTS (columns));

  isms_report_block_set_starts_page (ISMS_REPORT_BLOCK (table), TRUE);
  return table;
}

static IsmsReportValue *
reasons_value (const IsmsSoaEntry *entry)
{
  IsmsReportValue *reasons = isms_report_value_new_codes ();

  for (const char *letter = entry->reasons; *letter != '\0'; letter++)
    {
      const char code[] = { *letter, '\0' };

      isms_report_value_add_code (reasons, code, reason_label (*letter));
    }
  return reasons;
}

static IsmsReportValue *
applicable_value (const IsmsSoaEntry *entry)
{
  if (entry->state == ISMS_SOA_UNDECIDED)
    return isms_report_value_new_null (NULL);
  return isms_report_value_new_boolean (entry->state != ISMS_SOA_EXCLUDED, NULL);
}

static IsmsReportValue *
state_value (const IsmsSoaEntry *entry)
{
  if (entry->state == ISMS_SOA_EXCLUDED || entry->state == ISMS_SOA_UNDECIDED)
    {
      /* Not a state in the data, but paper says it in the words and with the shape that the chart has. */
      IsmsReportValue *value = isms_report_value_new_null (isms_soa_state_get_label (entry->state));

      isms_report_value_set_mark (value, marks[entry->state]);
      return value;
    }
  return isms_report_value_new_code (isms_soa_state_get_name (entry->state), isms_soa_state_get_label (entry->state), marks[entry->state]);
}

static void
set_identity (IsmsReportRow *row,
              const IsmsSoaEntry *entry)
{
  IsmsRecord *control = entry->control;

  isms_report_row_set_for (row, control);
  isms_report_row_set (row, "key", isms_record_value_key (control));
  isms_report_row_set (row, "number", isms_report_value_new_text (isms_record_get_code (control)));
  isms_report_row_set (row, "title", isms_record_value_text (control, "title"));
  isms_report_row_set (row, "theme", isms_report_value_new_code (isms_soa_theme_get_name (entry->theme), isms_soa_theme_get_label (entry->theme), ISMS_REPORT_MARK_NONE));
  isms_report_row_set (row, "source", isms_report_value_new_code (entry->theme == ISMS_SOA_OWN ? "own" : "annex_a", "", ISMS_REPORT_MARK_NONE));
}

static void
add_row (Maker *maker,
         IsmsReportTable *table,
         const IsmsSoaEntry *entry)
{
  IsmsReportRow *row = isms_report_table_add_row (table);
  g_autoptr (GPtrArray) risks = isms_soa_entry_get_risks (entry, maker->store);
  IsmsRecord *control = entry->control;

  set_identity (row, entry);
  isms_report_row_set (row, "applicable", applicable_value (entry));
  isms_report_row_set (row, "reasons", reasons_value (entry));
  isms_report_row_set (row, "reason_text", isms_record_value_text (control, "reason_text"));
  isms_report_row_set (row, "exclusion_reason", isms_record_value_text (control, "exclusion_reason"));
  isms_report_row_set (row, "state", state_value (entry));
  /* A date by which it was to be in place says nothing any more once it is. */
  if (entry->state != ISMS_SOA_IMPLEMENTED)
    isms_report_row_set (row, "due", isms_record_value_date (control, "due"));
  isms_report_row_set (row, "owner", isms_record_value_link (maker->store, control, "owner"));
  isms_report_row_set (row, "risks", isms_record_value_records (risks));
  isms_report_row_set (row, "requirements", isms_record_value_records (entry->requirements));
  isms_report_row_set (row, "evidence", isms_record_value_text (control, "evidence"));
}

static void
add_controls (Maker *maker)
{
  IsmsReportTable *table = make_table ();
  guint theme = G_MAXUINT;

  for (guint i = 0; i < isms_soa_get_n_entries (maker->soa); i++)
    {
      const IsmsSoaEntry *entry = isms_soa_get_entry (maker->soa, i);

      if (entry->theme != theme)
        isms_report_table_add_group (table, isms_soa_theme_get_label (entry->theme));
      theme = entry->theme;
      add_row (maker, table, entry);
    }
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
  isms_report_set_main_table (maker->report, table);
}

static GPtrArray *
get_linked (Maker *maker,
            const IsmsSoaEntry *entry,
            const char *kind)
{
  if (g_str_equal (kind, "risk"))
    return isms_soa_entry_get_risks (entry, maker->store);
  return g_ptr_array_ref (entry->requirements);
}

static GPtrArray *
collect_linked (Maker *maker,
                const char *kind)
{
  g_autoptr (GPtrArray) all = isms_store_list_records (maker->store, isms_kind_find (kind));
  g_autoptr (GHashTable) linked = g_hash_table_new (NULL, NULL);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < isms_soa_get_n_entries (maker->soa); i++)
    {
      g_autoptr (GPtrArray) records = get_linked (maker, isms_soa_get_entry (maker->soa, i), kind);

      for (guint j = 0; j < records->len; j++)
        g_hash_table_add (linked, g_ptr_array_index (records, j));
    }
  for (guint i = 0; i < all->len; i++)
    if (g_hash_table_contains (linked, g_ptr_array_index (all, i)))
      g_ptr_array_add (found, g_object_ref (g_ptr_array_index (all, i)));
  return found;
}

static void
add_appendix (Maker *maker,
              const char *key,
              const char *title,
              const char *kind)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 48, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Title"), ISMS_REPORT_VALUE_TEXT, .width = 4 },
    { "owner", _("Owner"), ISMS_REPORT_VALUE_REF, .width = 1.5, .refs = ISMS_REPORT_REFS_TITLE },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new (key, title, columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) records = collect_linked (maker, kind);

  isms_report_table_set_empty_text (table, _("None are linked yet."));
  for (guint i = 0; i < records->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_report_row_set_for (row, record);
      isms_report_row_set (row, "key", isms_record_value_key (record));
      isms_report_row_set (row, "code", isms_report_value_new_text (isms_record_get_code (record)));
      isms_report_row_set (row, "title", isms_report_value_new_text (isms_record_get_title (record)));
      isms_report_row_set (row, "owner", isms_record_value_link (maker->store, record, "owner"));
    }
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
}

static void
add_signoff (Maker *maker)
{
  IsmsReportSignoff *signoff = isms_report_signoff_new (NULL, _("Sign-off"));
  g_autoptr (IsmsRecord) approver = maker->version != NULL ? isms_store_get_link (maker->store, maker->version, "approved_by") : NULL;

  isms_report_block_set_note (ISMS_REPORT_BLOCK (signoff), _("By signing, top management approves this statement and the justifications in it."));
  isms_report_signoff_add (signoff, _("Prepared by"), NULL, NULL);
  isms_report_signoff_add (signoff, _("Approved by"), approver != NULL ? isms_record_get_title (approver) : NULL, NULL);
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (signoff));
}

static IsmsReport *
make_report (void)
{
  /* Translators: the language of your translation, as BCP 47 has it */
  IsmsReport *report = isms_report_new ("soa", _("Statement of Applicability"), C_("language of reports", "en"));

  isms_report_set_subtitle (report, _("ISO/IEC 27001, clause 6.1.3 d)"));
  isms_report_set_landscape (report, TRUE);
  return report;
}

/**
 * isms_soa_report_new_decisions:
 *
 * Makes the part of the statement that is approved: what is decided on each control, without the paper around it.
 *
 * Returns: (transfer full): the report, of the controls alone
 */
IsmsReport *
isms_soa_report_new_decisions (IsmsStore *store)
{
  g_autoptr (IsmsSoa) soa = isms_soa_new (store);
  Maker maker = { .store = store, .soa = soa, .version = isms_soa_get_version (soa), .report = make_report () };

  add_controls (&maker);
  return maker.report;
}

/**
 * isms_soa_report_new:
 * @about: (nullable): a version, which is printed as it was approved; %NULL for the statement as it stands
 * @store: a store, of now or of the past
 * @error: return location: as isms_approval_go_back_to_version()
 *
 * Makes the Statement of Applicability that clause 6.1.3 d) asks for: the necessary controls, the justification of each,
 * whether it is implemented, and the justification of each exclusion from Annex A.
 *
 * Returns: (transfer full) (nullable): the report
 */
IsmsReport *
isms_soa_report_new (IsmsStore *store,
                     IsmsRecord *about,
                     GError **error)
{
  g_autoptr (IsmsStore) then = NULL;
  g_autoptr (IsmsSoa) soa = NULL;
  g_autoptr (IsmsRecord) version = NULL;
  Maker maker;

  if (!isms_approval_go_back_to_version (store, about, &then, error))
    return NULL;
  soa = isms_soa_new (then);
  version = about != NULL ? isms_store_get_any (then, isms_record_get_key (about)) : NULL;
  maker = (Maker) { .store = then, .soa = soa, .version = version != NULL ? version : isms_soa_get_version (soa), .report = make_report () };
  add_cover (&maker);
  add_summary (&maker);
  add_chart (&maker);
  add_legend (&maker);
  add_controls (&maker);
  add_appendix (&maker, "risks", _("Risks referred to"), "risk");
  add_appendix (&maker, "requirements", _("Requirements referred to"), "requirement");
  isms_approval_append_facts (maker.report, store, about != NULL ? about : maker.version);
  isms_report_append_head (maker.report, then);
  add_signoff (&maker);
  return maker.report;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-acceptance.h"
#include "models/isms-soa.h"
#include "models/isms-treatment.h"
#include "reports/isms-approval-facts.h"
#include "reports/isms-approval.h"
#include "reports/isms-record-values.h"
#include "reports/isms-report-cover.h"
#include "reports/isms-risk-parts.h"
#include "reports/isms-risk-reports.h"

typedef struct
{
  IsmsStore *store;
  IsmsMatrix *matrix;
  IsmsRecord *version; /* (nullable) */
  IsmsReport *report;
  GPtrArray *risks;      /* in the plan */
  GPtrArray *treatments; /* all */
  char *day;
} Maker;

static const char *const state_names[] = { "valid", "lapsed", "expired", "withdrawn" };
static const char *const state_labels[] = { N_("In force"), N_("Lapsed: rated otherwise since"), N_("Expired"), N_("Withdrawn") };
static const IsmsReportMark state_marks[] = { ISMS_REPORT_MARK_FULL, ISMS_REPORT_MARK_OPEN, ISMS_REPORT_MARK_OPEN, ISMS_REPORT_MARK_CROSS };

static IsmsReportMark
work_mark (IsmsRecord *treatment)
{
  static const struct
  {
    const char *status;
    IsmsReportMark mark;
  } marks[] = {
    { "done", ISMS_REPORT_MARK_FULL },
    { "in_progress", ISMS_REPORT_MARK_HALF },
    { "planned", ISMS_REPORT_MARK_EMPTY },
    { "dropped", ISMS_REPORT_MARK_CROSS },
  };
  const char *status = isms_record_get_text (treatment, "status");

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strcmp0 (status, marks[i].status) == 0)
      return marks[i].mark;
  return ISMS_REPORT_MARK_NONE;
}

static gboolean
is_open (IsmsRecord *treatment)
{
  const char *status = isms_record_get_text (treatment, "status");

  return g_strcmp0 (status, "done") != 0 && g_strcmp0 (status, "dropped") != 0;
}

static gboolean
is_late (Maker *maker,
         IsmsRecord *treatment)
{
  const char *due = isms_record_get_text (treatment, "due");

  return due != NULL && is_open (treatment) && g_strcmp0 (due, maker->day) < 0;
}

static gboolean
is_treated_by (IsmsRecord *risk,
               IsmsRecord *treatment)
{
  return isms_record_get_integer (treatment, "risk", 0) == isms_record_get_key (risk);
}

/* A plan is about what is to change: risks that are lived with as they are only show in the register. */
static gboolean
is_in_plan (Maker *maker,
            IsmsRecord *risk)
{
  const char *option = isms_record_get_text (risk, "option");

  if (g_strcmp0 (isms_record_get_text (risk, "status"), "closed") == 0)
    return FALSE;
  if (option != NULL && !g_str_equal (option, "retain"))
    return TRUE;
  for (guint i = 0; i < maker->treatments->len; i++)
    if (is_treated_by (risk, g_ptr_array_index (maker->treatments, i)))
      return TRUE;
  return FALSE;
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b,
               gpointer matrix)
{
  IsmsRecord *first = *(IsmsRecord *const *) a;
  IsmsRecord *second = *(IsmsRecord *const *) b;
  gint64 ranks = isms_record_get_integer (first, "rank", G_MAXINT) - isms_record_get_integer (second, "rank", G_MAXINT);
  gint64 levels = isms_risk_parts_get_level (matrix, ISMS_STAGE_CURRENT, second) - isms_risk_parts_get_level (matrix, ISMS_STAGE_CURRENT, first);

  return (int) CLAMP (ranks != 0 ? ranks : levels, -1, 1);
}

static GPtrArray *
list_risks (Maker *maker)
{
  g_autoptr (GPtrArray) all = isms_store_list_records (maker->store, isms_kind_find ("risk"));
  GPtrArray *risks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    if (is_in_plan (maker, g_ptr_array_index (all, i)))
      g_ptr_array_add (risks, g_object_ref (g_ptr_array_index (all, i)));
  g_ptr_array_sort_with_data (risks, compare_ranks, maker->matrix);
  return risks;
}

/* @risk is nullable: of all of them. */
static IsmsReportValue *
sum_value (Maker *maker,
           IsmsRecord *risk)
{
  g_autofree char *sum = isms_treatment_sum_resources (maker->treatments, risk);

  return *sum != '\0' ? isms_report_value_new_text (sum) : isms_report_value_new_null (NULL);
}

static void
add_summary (Maker *maker)
{
  IsmsReportFacts *facts = isms_report_facts_new ("summary", _("Summary"));
  guint done = 0, open = 0, late = 0;

  for (guint i = 0; i < maker->treatments->len; i++)
    {
      IsmsRecord *treatment = g_ptr_array_index (maker->treatments, i);

      open += is_open (treatment);
      late += is_late (maker, treatment);
      done += g_strcmp0 (isms_record_get_text (treatment, "status"), "done") == 0;
    }
  isms_report_facts_add_count (facts, "risks", _("Risks in the plan"), maker->risks->len);
  isms_report_facts_add_count (facts, "actions", _("Actions"), maker->treatments->len);
  isms_report_facts_add_count (facts, "done", _("Done"), done);
  isms_report_facts_add_count (facts, "open", _("Open"), open);
  isms_report_facts_add_count (facts, "late", _("Overdue"), late);
  isms_report_facts_add (facts, "resources", _("What the actions need"), sum_value (maker, NULL));
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (facts));
}

static IsmsReportValue *
acceptance_value (Maker *maker,
                  IsmsRecord *risk)
{
  g_autoptr (IsmsRecord) acceptance = isms_acceptance_find (maker->store, risk);
  IsmsAcceptanceState state;

  if (acceptance == NULL)
    return isms_report_value_new_null (NULL);
  state = isms_acceptance_get_state (maker->store, acceptance, maker->day);
  return isms_report_value_new_code (state_names[state], _(state_labels[state]), state_marks[state]);
}

static void
add_risks (Maker *maker)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 44, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Risk"), ISMS_REPORT_VALUE_TEXT, .width = 2.4, .flags = ISMS_REPORT_COLUMN_STRONG },
    { "owner", _("Risk owner"), ISMS_REPORT_VALUE_REF, .width = 1.1, .refs = ISMS_REPORT_REFS_TITLE },
    { "option", _("Option"), ISMS_REPORT_VALUE_CODE, .width = 1.4 },
    { "resources", _("Resources"), ISMS_REPORT_VALUE_TEXT, .under = "option" },
    { "controls", _("Controls"), ISMS_REPORT_VALUE_REFS, .width = 1.4, .refs = ISMS_REPORT_REFS_CODE },
    ISMS_RISK_RATINGS_COLUMNS,
    { "target_reason", _("Why this is wanted"), ISMS_REPORT_VALUE_TEXT, .under = "title", .flags = ISMS_REPORT_COLUMN_LABELLED },
    { "acceptance", _("Residual risk accepted"), ISMS_REPORT_VALUE_CODE, .width = 1.2 },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("risks", _("Risks and how they are treated"), columns, G_N_ELEMENTS (columns));

  isms_report_table_set_empty_text (table, _("No risk asks for treatment yet."));
  for (guint i = 0; i < maker->risks->len; i++)
    {
      IsmsRecord *risk = g_ptr_array_index (maker->risks, i);
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_risk_parts_set_risk (row, maker->matrix, risk);
      isms_report_row_set (row, "option", isms_record_value_choice (risk, "option"));
      isms_report_row_set (row, "resources", sum_value (maker, risk));
      isms_report_row_set (row, "controls", isms_record_value_links (maker->store, risk, "controls"));
      isms_report_row_set (row, "target_reason", isms_record_value_text (risk, "target_reason"));
      isms_report_row_set (row, "acceptance", acceptance_value (maker, risk));
    }
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
}

static IsmsReportTable *
make_actions (void)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 44, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Action"), ISMS_REPORT_VALUE_TEXT, .width = 2.6, .flags = ISMS_REPORT_COLUMN_STRONG },
    { "description", _("Description"), ISMS_REPORT_VALUE_TEXT, .under = "title" },
    { "risk", _("Risk"), ISMS_REPORT_VALUE_REF, .width = 2 },
    { "controls", _("Controls"), ISMS_REPORT_VALUE_REFS, .width = 1.2, .refs = ISMS_REPORT_REFS_CODE },
    { "owner", _("Owner"), ISMS_REPORT_VALUE_REF, .width = 1.2, .refs = ISMS_REPORT_REFS_TITLE },
    { "resources", _("Resources"), ISMS_REPORT_VALUE_TEXT, .width = 1.2 },
    { "due", _("Due"), ISMS_REPORT_VALUE_DATE, .width = 0.9 },
    { "late", _("Overdue"), ISMS_REPORT_VALUE_BOOLEAN, .under = "due" },
    { "status", _("State"), ISMS_REPORT_VALUE_CODE, .width = 1.1 },
    { "done_on", _("Done on"), ISMS_REPORT_VALUE_DATE, .under = "status" },
    { "evidence", _("Evidence"), ISMS_REPORT_VALUE_TEXT, .width = 1.8 },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("actions", _("Actions"), columns, G_N_ELEMENTS (columns));

  isms_report_table_set_empty_text (table, _("No action is written down yet."));
  return table;
}

static IsmsReportValue *
status_value (IsmsRecord *treatment)
{
  IsmsReportValue *value = isms_record_value_choice (treatment, "status");

  isms_report_value_set_mark (value, work_mark (treatment));
  return value;
}

static void
add_action (Maker *maker,
            IsmsReportTable *table,
            IsmsRecord *treatment)
{
  IsmsReportRow *row = isms_report_table_add_row (table);
  gboolean late = is_late (maker, treatment);

  isms_report_row_set_for (row, treatment);
  isms_report_row_set (row, "key", isms_record_value_key (treatment));
  isms_report_row_set (row, "code", isms_report_value_new_text (isms_record_get_code (treatment)));
  isms_report_row_set (row, "title", isms_record_value_text (treatment, "title"));
  isms_report_row_set (row, "description", isms_record_value_text (treatment, "description"));
  isms_report_row_set (row, "risk", isms_record_value_link (maker->store, treatment, "risk"));
  isms_report_row_set (row, "controls", isms_record_value_links (maker->store, treatment, "controls"));
  isms_report_row_set (row, "owner", isms_record_value_link (maker->store, treatment, "owner"));
  isms_report_row_set (row, "resources", isms_record_value_text (treatment, "resources"));
  isms_report_row_set (row, "due", isms_record_value_date (treatment, "due"));
  isms_report_row_set (row, "late", isms_report_value_new_boolean (late, late ? _("Overdue") : ""));
  isms_report_row_set (row, "status", status_value (treatment));
  isms_report_row_set (row, "done_on", isms_record_value_date (treatment, "done_on"));
  isms_report_row_set (row, "evidence", isms_record_value_text (treatment, "evidence"));
}

/* In the order in which the risks are treated; at the end those for risks that are closed, and for none. */
static GPtrArray *
list_actions (Maker *maker)
{
  GPtrArray *actions = g_ptr_array_new ();

  for (guint i = 0; i < maker->risks->len; i++)
    for (guint j = 0; j < maker->treatments->len; j++)
      if (is_treated_by (g_ptr_array_index (maker->risks, i), g_ptr_array_index (maker->treatments, j)))
        g_ptr_array_add (actions, g_ptr_array_index (maker->treatments, j));
  for (guint i = 0; i < maker->treatments->len; i++)
    if (!g_ptr_array_find (actions, g_ptr_array_index (maker->treatments, i), NULL))
      g_ptr_array_add (actions, g_ptr_array_index (maker->treatments, i));
  return actions;
}

static void
add_actions (Maker *maker)
{
  IsmsReportTable *table = make_actions ();
  g_autoptr (GPtrArray) actions = list_actions (maker);

  for (guint i = 0; i < actions->len; i++)
    add_action (maker, table, g_ptr_array_index (actions, i));
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
  isms_report_set_main_table (maker->report, table);
}

static void
add_acceptances (Maker *maker)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 44, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "risk", _("Risk"), ISMS_REPORT_VALUE_REF, .width = 2.4 },
    { "level", _("Level accepted"), ISMS_REPORT_VALUE_INTEGER, .width = 0.8 },
    { "accepted_by", _("Accepted by"), ISMS_REPORT_VALUE_REFS, .width = 1.4, .refs = ISMS_REPORT_REFS_TITLE },
    { "accepted_on", _("Accepted on"), ISMS_REPORT_VALUE_DATE, .width = 1 },
    { "valid_until", _("Valid until"), ISMS_REPORT_VALUE_DATE, .width = 1 },
    { "state", _("State"), ISMS_REPORT_VALUE_CODE, .width = 1.4 },
    { "reason", _("Reason"), ISMS_REPORT_VALUE_TEXT, .width = 3 },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("acceptances", _("Accepted residual risks"), columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) acceptances = isms_store_list_records (maker->store, isms_kind_find ("acceptance"));

  isms_report_table_set_empty_text (table, _("None is accepted yet."));
  for (guint i = 0; i < acceptances->len; i++)
    {
      IsmsRecord *acceptance = g_ptr_array_index (acceptances, i);
      IsmsAcceptanceState state = isms_acceptance_get_state (maker->store, acceptance, maker->day);
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_report_row_set_for (row, acceptance);
      isms_report_row_set (row, "key", isms_record_value_key (acceptance));
      isms_report_row_set (row, "code", isms_report_value_new_text (isms_record_get_code (acceptance)));
      isms_report_row_set (row, "risk", isms_record_value_link (maker->store, acceptance, "risk"));
      isms_report_row_set (row, "level", isms_record_value_integer (acceptance, "level"));
      isms_report_row_set (row, "accepted_by", isms_record_value_links (maker->store, acceptance, "accepted_by"));
      isms_report_row_set (row, "accepted_on", isms_record_value_date (acceptance, "accepted_on"));
      isms_report_row_set (row, "valid_until", isms_record_value_date (acceptance, "valid_until"));
      isms_report_row_set (row, "state", isms_report_value_new_code (state_names[state], _(state_labels[state]), state_marks[state]));
      isms_report_row_set (row, "reason", isms_record_value_text (acceptance, "reason"));
    }
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
}

static guint
count_for_risks (IsmsSoa *soa)
{
  guint n = 0;

  for (guint i = 0; i < isms_soa_get_n_entries (soa); i++)
    {
      const IsmsSoaEntry *entry = isms_soa_get_entry (soa, i);

      n += entry->risks->len > 0 && entry->state != ISMS_SOA_EXCLUDED;
    }
  return n;
}

/* 6.1.3 c): what was chosen is compared with all of Annex A, so that nothing needed was forgotten. */
static void
add_comparison (Maker *maker)
{
  g_autoptr (IsmsSoa) soa = isms_soa_new (maker->store);
  IsmsReportFacts *facts = isms_report_facts_new ("comparison", _("Compared with Annex A"));
  guint undecided = isms_soa_count_state (soa, ISMS_SOA_UNDECIDED);

  isms_report_block_set_note (ISMS_REPORT_BLOCK (facts),
                              undecided > 0 ? _("Not every control of Annex A was looked at yet: the Statement of Applicability has to say of each whether it is necessary and why.")
                                            : _("Every control of Annex A was looked at; the Statement of Applicability says of each whether it is necessary and why."));
  isms_report_facts_add_count (facts, "controls", _("Controls"), isms_soa_get_n_entries (soa));
  isms_report_facts_add_count (facts, "considered", _("Decided on"), isms_soa_get_n_entries (soa) - undecided);
  isms_report_facts_add_count (facts, "undecided", _("Undecided"), undecided);
  isms_report_facts_add_count (facts, "because_of_risks", _("Chosen for risks"), count_for_risks (soa));
  isms_report_facts_add_count (facts, "excluded", _("Excluded"), isms_soa_count_state (soa, ISMS_SOA_EXCLUDED));
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (facts));
}

static void
add_signoff (Maker *maker)
{
  IsmsReportSignoff *signoff = isms_report_signoff_new (NULL, _("Sign-off"));
  g_autoptr (GHashTable) named = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);

  isms_report_block_set_note (ISMS_REPORT_BLOCK (signoff), _("By signing, each risk owner approves this plan for the risks they own (6.1.3 f). What is left of a risk is accepted separately."));
  for (guint i = 0; i < maker->risks->len; i++)
    {
      g_autoptr (IsmsRecord) owner = isms_store_get_link (maker->store, g_ptr_array_index (maker->risks, i), "owner");

      if (owner != NULL && g_hash_table_add (named, g_object_ref (owner)))
        isms_report_signoff_add (signoff, _("Risk owner"), isms_record_get_title (owner), NULL);
    }
  if (g_hash_table_size (named) == 0)
    isms_report_signoff_add (signoff, _("Risk owner"), NULL, NULL);
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (signoff));
}

/* @whole and @now: where it is told whether the records still say what was approved. */
static IsmsReport *
print_plan (IsmsStore *store,
            IsmsRecord *version,
            IsmsStore *whole,
            IsmsRecord *now)
{
  g_autoptr (IsmsMatrix) matrix = isms_risk_bands_new_matrix (store);
  g_autoptr (GPtrArray) treatments = isms_store_list_records (store, isms_kind_find ("treatment"));
  g_autofree char *day = isms_report_dup_day (store);
  g_autoptr (GPtrArray) risks = NULL;
  Maker maker = { .store = store, .matrix = matrix, .version = version, .treatments = treatments, .day = day };

  maker.report = isms_risk_parts_new_report ("treatment-plan", _("Risk treatment plan"), _("ISO/IEC 27001, clauses 6.1.3 e) and 8.3"));
  maker.risks = risks = list_risks (&maker);
  isms_risk_parts_add_cover (maker.report, matrix, version);
  add_summary (&maker);
  isms_risk_parts_add_chart (maker.report, matrix);
  add_risks (&maker);
  add_actions (&maker);
  add_acceptances (&maker);
  add_comparison (&maker);
  isms_risk_parts_add_matrix (maker.report, matrix, ISMS_STAGE_TARGET);
  isms_approval_append_facts (maker.report, whole, now);
  isms_report_append_head (maker.report, store);
  add_signoff (&maker);
  return maker.report;
}

/**
 * isms_treatment_report_new:
 * @about: (nullable): a version, which is printed as it was approved; %NULL for the plan as it stands
 * @error: return location: as isms_approval_go_back_to_version()
 *
 * Makes the risk treatment plan (6.1.3 e): which risk is treated how, by which actions, who does them until when, what is left, and who
 * accepts that.
 *
 * Returns: (transfer full) (nullable): the report
 */
IsmsReport *
isms_treatment_report_new (IsmsStore *store,
                           IsmsRecord *about,
                           GError **error)
{
  g_autoptr (IsmsStore) then = NULL;
  g_autoptr (IsmsRecord) version = NULL;

  if (!isms_approval_go_back_to_version (store, about, &then, error))
    return NULL;
  version = about != NULL ? isms_store_get_any (then, isms_record_get_key (about)) : isms_report_find_version (then, "treatment_plan");
  return print_plan (then, version, store, about != NULL ? about : version);
}

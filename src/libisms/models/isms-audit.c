/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "catalogue/isms-catalogue.h"
#include "models/isms-audit.h"
#include "models/isms-checklist.h"
#include "models/isms-coverage.h"
#include "records/isms-kinds.h"
#include "store/isms-demand.h"

/**
 * isms_audit_counts:
 *
 * Returns: whether it is an audit in the sense of 9.2: a team's own check or look back is useful, but none
 */
gboolean
isms_audit_counts (IsmsRecord *audit)
{
  const char *source = isms_record_get_text (audit, "source");

  return source == NULL || g_str_equal (source, "audit");
}

/**
 * isms_audit_counts_for_programme:
 *
 * Returns: whether the audit is one of those that the organisation itself has to hold at planned intervals (9.2.1): one of a customer or of
 *   a certification body is none
 */
gboolean
isms_audit_counts_for_programme (IsmsRecord *audit)
{
  const char *kind = isms_record_get_text (audit, "kind");

  return isms_audit_counts (audit) && (kind == NULL || g_str_equal (kind, "internal"));
}

static const char *
get_day (IsmsRecord *audit)
{
  const char *done = isms_record_get_text (audit, "done_on");

  return done != NULL ? done : isms_record_get_text (audit, "planned_on");
}

static gboolean
is_in_state (IsmsRecord *record,
             const char *state)
{
  return g_strcmp0 (isms_record_get_text (record, "status"), state) == 0;
}

/**
 * isms_audit_find:
 *
 * Returns: (transfer full) (nullable): the audit that was done last; where none was done, the last that is planned
 */
IsmsRecord *
isms_audit_find (IsmsStore *store)
{
  g_autoptr (GPtrArray) audits = isms_store_list_records (store, &isms_kind_audit);
  IsmsRecord *best = NULL;

  for (guint i = 0; i < audits->len; i++)
    {
      IsmsRecord *audit = g_ptr_array_index (audits, i);
      int more = best != NULL ? (int) is_in_state (audit, "done") - (int) is_in_state (best, "done") : 1;

      if (more > 0 || (more == 0 && g_strcmp0 (get_day (audit), get_day (best)) >= 0))
        best = audit;
    }
  return best != NULL ? g_object_ref (best) : NULL;
}

/**
 * isms_audit_list_findings:
 *
 * Returns: (transfer full) (element-type IsmsRecord): what the audit found, by code
 */
GPtrArray *
isms_audit_list_findings (IsmsStore *store,
                          IsmsRecord *audit)
{
  return isms_store_get_backlinks (store, isms_record_get_key (audit), &isms_kind_finding, "audit");
}

static gboolean
is_auditor_role (IsmsStore *store,
                 IsmsRecord *competence)
{
  g_autoptr (IsmsRecord) role = isms_store_get_link (store, competence, "role");

  return role != NULL && g_strcmp0 (isms_record_get_text (role, "kind"), "internal_auditor") == 0;
}

static gboolean
is_competent (IsmsStore *store,
              IsmsRecord *auditor,
              const char *day)
{
  g_autoptr (GPtrArray) records = isms_store_get_backlinks (store, isms_record_get_key (auditor), &isms_kind_competence, "person");

  for (guint i = 0; i < records->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);
      const char *from = isms_record_get_text (record, "obtained_on");
      const char *until = isms_record_get_text (record, "valid_until");

      if (isms_record_has (record, "proof") && is_auditor_role (store, record) && (day == NULL || from == NULL || strcmp (from, day) <= 0) &&
          (day == NULL || until == NULL || strcmp (until, day) >= 0))
        return TRUE;
    }
  return FALSE;
}

/* Whom a customer or a certification body sends is not ours to judge. */
static void
find_incompetence (IsmsStore *store,
                   IsmsRecord *audit,
                   GArray *gaps)
{
  const char *kind = isms_record_get_text (audit, "kind");
  g_autoptr (GPtrArray) auditors = isms_demand_list_auditors (store, audit);

  if (kind != NULL && !g_str_equal (kind, "internal"))
    return;
  for (guint i = 0; i < auditors->len; i++)
    if (!is_competent (store, g_ptr_array_index (auditors, i), get_day (audit)))
      isms_gaps_add (gaps, "7.2", g_strdup_printf (_("No competence record shows that %s could audit on that day: add one for a role of internal auditor, with its proof."), isms_record_get_title (g_ptr_array_index (auditors, i))));
}

static void
find_partiality (IsmsStore *store,
                 IsmsRecord *audit,
                 GArray *gaps)
{
  g_autoptr (GPtrArray) auditors = isms_demand_list_auditors (store, audit);
  g_autoptr (GPtrArray) audited = isms_store_get_links (store, audit, "participants");
  g_autofree char *partial = isms_demand_find_partial (store, audit);

  if (partial != NULL)
    isms_gaps_add_field (gaps, "9.2.2 b", "compensating_measure", g_steal_pointer (&partial));
  for (guint i = 0; i < auditors->len; i++)
    if (g_ptr_array_find (audited, g_ptr_array_index (auditors, i), NULL))
      isms_gaps_add_field (gaps, "9.2.2 b", "participants", g_strdup_printf (_("%s is named as auditor and among those who were audited."), isms_record_get_title (g_ptr_array_index (auditors, i))));
  if (auditors->len == 0)
    isms_gaps_add_field (gaps, "9.2.2", "lead_auditor", g_strdup (_("Nobody is named as auditor.")));
}

static void
find_unsaid (IsmsRecord *audit,
             GArray *gaps)
{
  static const struct
  {
    const char *field;
    gboolean only_done;
  } asked[] = {
    { "criteria", FALSE },
    { "scope", FALSE },
    { "done_on", TRUE },
    { "evidence", TRUE },
    { "conclusion", TRUE },
    { "reported_to", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    if (!isms_record_has (audit, asked[i].field) && (!asked[i].only_done || is_in_state (audit, "done")))
      isms_gaps_add_field (gaps, "9.2.2", asked[i].field, g_strdup_printf (_("Nothing is said under “%s”."), isms_field_label (isms_kind_field (&isms_kind_audit, asked[i].field))));
}

static gboolean
is_nonconformity (IsmsRecord *finding)
{
  const char *grade = isms_record_get_text (finding, "grade");

  return g_strcmp0 (grade, "major") == 0 || g_strcmp0 (grade, "minor") == 0;
}

static void
find_loose_findings (IsmsStore *store,
                     IsmsRecord *audit,
                     GArray *gaps)
{
  g_autoptr (GPtrArray) findings = isms_audit_list_findings (store, audit);

  for (guint i = 0; i < findings->len; i++)
    {
      IsmsRecord *finding = g_ptr_array_index (findings, i);
      const char *code = isms_record_get_code (finding);

      if (!isms_record_has (finding, "grade"))
        isms_gaps_add_elsewhere (gaps, "9.2.2", finding, g_strdup_printf (_("Finding %s is not graded: it may be a nonconformity (10.2)."), code));
      if (!isms_record_has (finding, "clause") && !isms_record_has (finding, "controls"))
        isms_gaps_add_elsewhere (gaps, "9.2.2 a", finding, g_strdup_printf (_("Finding %s does not say which clause or control it is about."), code));
      if (!isms_record_has (finding, "evidence"))
        isms_gaps_add_elsewhere (gaps, "9.2.2", finding, g_strdup_printf (_("Finding %s does not say what shows it."), code));
      if (is_nonconformity (finding) && isms_record_get_integer (finding, "nonconformity", 0) == 0)
        isms_gaps_add_elsewhere (gaps, "10.2", finding, g_strdup_printf (_("Finding %s is a nonconformity, and no nonconformity takes it up."), code));
    }
}

/* Where there is a checklist, each of its criteria needs an answer before the audit is done. */
static void
find_unchecked (IsmsStore *store,
                IsmsRecord *audit,
                GArray *gaps)
{
  g_autoptr (GPtrArray) checks = isms_checklist_list (store, audit);

  for (guint i = 0; i < checks->len && is_in_state (audit, "done"); i++)
    {
      IsmsRecord *check = g_ptr_array_index (checks, i);
      const char *criterion = isms_record_get_title (check);

      if (!isms_record_has (check, "result"))
        isms_gaps_add (gaps, "9.2.2", g_strdup_printf (_("Nothing is written about %s: say whether it is met and what shows it, or that it was not looked at."), criterion));
      else if (g_str_equal (isms_record_get_text (check, "result"), "nonconform") && !isms_record_has (check, "finding"))
        isms_gaps_add_elsewhere (gaps, "9.2.2", check, g_strdup_printf (_("%s is not met, and no finding says so."), criterion));
    }
}

/**
 * isms_audit_list_gaps:
 *
 * Returns: (transfer full) (element-type IsmsGap): what the audit lacks before others would rely on it; empty where nothing
 */
GArray *
isms_audit_list_gaps (IsmsStore *store,
                      IsmsRecord *audit)
{
  GArray *gaps = isms_gaps_new ();

  if (!isms_audit_counts (audit))
    isms_gaps_add (gaps, "9.2.1", g_strdup (_("It was not done as an audit: it counts for no programme.")));
  find_partiality (store, audit, gaps);
  find_incompetence (store, audit, gaps);
  find_unsaid (audit, gaps);
  find_loose_findings (store, audit, gaps);
  find_unchecked (store, audit, gaps);
  return gaps;
}

/* What was to be audited, and was not when it came to it. */
static gboolean
is_left_out (GPtrArray *checks,
             const char *criterion)
{
  for (guint i = 0; i < checks->len; i++)
    {
      IsmsRecord *check = g_ptr_array_index (checks, i);

      if (g_strcmp0 (isms_record_get_text (check, "criterion"), criterion) == 0)
        return g_strcmp0 (isms_record_get_text (check, "result"), "not_looked_at") == 0;
    }
  return FALSE;
}

static gboolean
covers (GPtrArray *controls,
        char **clauses,
        GPtrArray *checks,
        const char *id)
{
  for (guint i = 0; i < controls->len; i++)
    if (g_strcmp0 (isms_record_get_code (g_ptr_array_index (controls, i)), id) == 0 && !is_left_out (checks, id))
      return TRUE;
  for (guint i = 0; clauses[i] != NULL; i++)
    if (isms_demand_is_of_clause (clauses[i], id) && !is_left_out (checks, clauses[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_in_scope_of (IsmsStore *store,
                IsmsRecord *audit,
                IsmsRecord *scope)
{
  static const char *const fields[] = { "processes", "units", "sites" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GPtrArray) records = isms_store_get_links (store, audit, fields[i]);

      if (g_ptr_array_find (records, scope, NULL))
        return TRUE;
    }
  return FALSE;
}

static void
mark_audit (GArray *criteria,
            IsmsStore *store,
            IsmsRecord *audit)
{
  g_autoptr (GPtrArray) controls = isms_store_get_links (store, audit, "controls");
  g_autoptr (GPtrArray) checks = isms_checklist_list (store, audit);
  g_auto (GStrv) clauses = isms_record_get_members (audit, "clauses");

  for (guint i = 0; i < criteria->len; i++)
    {
      IsmsCriterion *criterion = &g_array_index (criteria, IsmsCriterion, i);
      gboolean looked = criterion->scope != NULL ? is_in_scope_of (store, audit, criterion->scope) : covers (controls, clauses, checks, criterion->id);

      if (looked)
        g_ptr_array_add (is_in_state (audit, "done") ? criterion->done : criterion->planned, g_object_ref (audit));
    }
}

static void
criterion_clear (gpointer criterion)
{
  IsmsCriterion *self = criterion;

  g_clear_object (&self->scope);
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->planned);
}

static void
add_criterion (GArray *criteria,
               const char *id,
               const char *title,
               IsmsRecord *scope)
{
  IsmsCriterion criterion = { id, title, scope != NULL ? g_object_ref (scope) : NULL, g_ptr_array_new_with_free_func (g_object_unref), g_ptr_array_new_with_free_func (g_object_unref) };

  g_array_append_val (criteria, criterion);
}

static gboolean
is_numbered (const char *id)
{
  return id[strspn (id, "0123456789.")] == '\0';
}

/* "4.1" to "10.2", and "6.1.1" in the place of "6.1": who audited one part of a clause did not audit the others. */
static gboolean
is_smallest (const IsmsClause *clauses,
             guint n,
             const char *id)
{
  g_autofree char *below = g_strconcat (id, ".", NULL);

  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (clauses[i].id, below) && is_numbered (clauses[i].id))
      return FALSE;
  return is_numbered (id);
}

/* The clauses that have a number and no others below them, and all controls. */
static GArray *
make_criteria (void)
{
  GArray *criteria = g_array_new (FALSE, FALSE, sizeof (IsmsCriterion));
  guint n;
  const IsmsClause *clauses = isms_catalogue_get_clauses (&n);
  const IsmsControl *controls;

  g_array_set_clear_func (criteria, criterion_clear);
  for (guint i = 0; i < n; i++)
    if (is_smallest (clauses, n, clauses[i].id))
      add_criterion (criteria, clauses[i].id, clauses[i].title, NULL);
  controls = isms_catalogue_get_controls (&n);
  for (guint i = 0; i < n; i++)
    add_criterion (criteria, controls[i].id, controls[i].title, NULL);
  return criteria;
}

/* What is in use inside the scope, or not said to be outside; a site may be a unit or an asset. */
static void
add_scope (GArray *criteria,
           IsmsStore *store,
           const IsmsKind *kind,
           const char *only)
{
  g_autoptr (GPtrArray) records = isms_store_list_records (store, kind);

  for (guint i = 0; i < records->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);

      if (isms_coverage_is_in_scope (record) && (only == NULL || g_strcmp0 (isms_record_get_text (record, "kind"), only) == 0))
        add_criterion (criteria, isms_record_get_code (record), isms_record_get_title (record), record);
    }
}

static GArray *
make_scope (IsmsStore *store)
{
  GArray *criteria = g_array_new (FALSE, FALSE, sizeof (IsmsCriterion));

  g_array_set_clear_func (criteria, criterion_clear);
  add_scope (criteria, store, &isms_kind_process, NULL);
  add_scope (criteria, store, &isms_kind_unit, NULL);
  add_scope (criteria, store, &isms_kind_asset, "site");
  return criteria;
}

static void
mark_audits (GArray *criteria,
             IsmsStore *store,
             IsmsRecord *programme)
{
  g_autoptr (GPtrArray) audits = isms_store_list_records (store, &isms_kind_audit);

  for (guint i = 0; i < audits->len; i++)
    {
      IsmsRecord *audit = g_ptr_array_index (audits, i);

      if (!isms_audit_counts_for_programme (audit) || is_in_state (audit, "cancelled"))
        continue;
      if (programme == NULL || isms_record_get_integer (audit, "programme", 0) == isms_record_get_key (programme))
        mark_audit (criteria, store, audit);
    }
}

/**
 * isms_criterion_is_seen:
 *
 * Returns: whether an audit looked at it, or will
 */
gboolean
isms_criterion_is_seen (const IsmsCriterion *criterion)
{
  return criterion->done->len > 0 || criterion->planned->len > 0;
}

/**
 * isms_audit_list_coverage:
 * @programme: (nullable): only its audits; %NULL for all
 *
 * Returns: (transfer full) (element-type IsmsCriterion): every smallest clause and every control, with the internal audits that looked at it and those that
 *   will; what was not done as an audit, or was cancelled, counts for nothing (9.2.2)
 */
GArray *
isms_audit_list_coverage (IsmsStore *store,
                          IsmsRecord *programme)
{
  GArray *criteria = make_criteria ();

  mark_audits (criteria, store, programme);
  return criteria;
}

/**
 * isms_audit_list_scope:
 * @programme: (nullable): only its audits; %NULL for all
 *
 * Returns: (transfer full) (element-type IsmsCriterion): every process, unit and site of the scope, in the same way
 */
GArray *
isms_audit_list_scope (IsmsStore *store,
                       IsmsRecord *programme)
{
  GArray *criteria = make_scope (store);

  mark_audits (criteria, store, programme);
  return criteria;
}

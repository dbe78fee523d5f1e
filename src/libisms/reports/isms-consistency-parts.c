/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-agreement.h"
#include "models/isms-assessment-compare.h"
#include "models/isms-assessment.h"
#include "models/isms-contradictions.h"
#include "reports/isms-consistency-parts.h"
#include "reports/isms-record-values.h"

static IsmsReportTable *
make_spread (void)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 44, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Risk"), ISMS_REPORT_VALUE_TEXT, .width = 3 },
    { "ratings", _("Likelihood × impact, as each rated, and why"), ISMS_REPORT_VALUE_TEXT, .width = 3 },
    { "spread_likelihood", _("Steps apart in likelihood"), ISMS_REPORT_VALUE_INTEGER, .width = 1 },
    { "spread_impact", _("Steps apart in impact"), ISMS_REPORT_VALUE_INTEGER, .width = 1 },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };

  return isms_report_table_new ("consistency", _("Consistency test"), columns, G_N_ELEMENTS (columns));
}

static char *
describe_ratings (IsmsAgreement *agreement,
                  const IsmsAgreementRisk *row)
{
  GPtrArray *raters = isms_agreement_get_raters (agreement);
  GString *words = g_string_new (NULL);

  for (guint i = 0; row->complete && i < raters->len; i++)
    {
      IsmsRecord *rating = g_ptr_array_index (row->ratings, i);
      const char *reason = isms_record_get_text (rating, "reason");

      /* Translators: who rated, likelihood, impact */
      g_string_append_printf (words, _("%s%s %d × %d"), i > 0 ? "; " : "", isms_record_get_title (g_ptr_array_index (raters, i)),
                              (int) isms_record_get_integer (rating, "likelihood", 0), (int) isms_record_get_integer (rating, "impact", 0));
      if (reason != NULL)
        /* Translators: why somebody rated so, after what they rated */
        g_string_append_printf (words, _(" (%s)"), reason);
    }
  return g_string_free (words, FALSE);
}

static void
add_spread (IsmsReport *report,
            IsmsAgreement *agreement)
{
  IsmsReportTable *table = make_spread ();
  guint n = agreement != NULL ? isms_agreement_get_n_risks (agreement) : 0;
  g_autofree char *note = agreement != NULL ? isms_agreement_explain (agreement) : NULL;

  isms_report_table_set_empty_text (table, _("No two people rated the same risks yet without knowing of each other: nobody knows whether the method gives consistent results."));
  if (note != NULL)
    isms_report_block_set_note (ISMS_REPORT_BLOCK (table), note);
  for (guint i = 0; i < n; i++)
    {
      const IsmsAgreementRisk *risk = isms_agreement_get_risk (agreement, i);
      IsmsReportRow *row = isms_report_table_add_row (table);
      g_autofree char *ratings = describe_ratings (agreement, risk);

      isms_report_row_set (row, "key", isms_record_value_key (risk->risk));
      isms_report_row_set (row, "code", isms_report_value_new_text (isms_record_get_code (risk->risk)));
      isms_report_row_set (row, "title", isms_report_value_new_text (isms_record_get_title (risk->risk)));
      if (!risk->complete)
        continue;
      isms_report_row_set (row, "ratings", isms_report_value_new_text (ratings));
      isms_report_row_set (row, "spread_likelihood", isms_report_value_new_integer (risk->spread[ISMS_AXIS_LIKELIHOOD]));
      isms_report_row_set (row, "spread_impact", isms_report_value_new_integer (risk->spread[ISMS_AXIS_IMPACT]));
    }
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
}

static IsmsReportTable *
make_agreement (void)
{
  const IsmsReportColumn columns[] = {
    { "scale", _("Scale"), ISMS_REPORT_VALUE_CODE, .width = 1, .flags = ISMS_REPORT_COLUMN_ROW_HEADER },
    { "raters", _("Rated by"), ISMS_REPORT_VALUE_TEXT, .width = 2 },
    { "pairs", _("Pairs"), ISMS_REPORT_VALUE_INTEGER, .width = 0.7 },
    { "same", _("The same, %"), ISMS_REPORT_VALUE_NUMBER, .width = 0.8 },
    { "linear", _("Linear kappa"), ISMS_REPORT_VALUE_NUMBER, .width = 0.8 },
    { "linear_low", _("from"), ISMS_REPORT_VALUE_NUMBER, .width = 0.7 },
    { "linear_high", _("to"), ISMS_REPORT_VALUE_NUMBER, .width = 0.7 },
    { "quadratic", _("Quadratic kappa"), ISMS_REPORT_VALUE_NUMBER, .width = 0.9 },
    { "quadratic_low", _("from"), ISMS_REPORT_VALUE_NUMBER, .width = 0.7 },
    { "quadratic_high", _("to"), ISMS_REPORT_VALUE_NUMBER, .width = 0.7 },
    { "meaning", _("What it means"), ISMS_REPORT_VALUE_TEXT, .width = 3 },
  };
  IsmsReportTable *table = isms_report_table_new ("agreement", _("Agreement beyond chance"), columns, G_N_ELEMENTS (columns));

  isms_report_table_set_empty_text (table, _("Nothing to measure yet."));
  isms_report_block_set_note (ISMS_REPORT_BLOCK (table), _("Weighted kappa (Cohen 1968) with its 95 % interval by the standard error of Fleiss, Cohen and Everitt (1969); of more than two people the mean over their pairs (Light 1971)."));
  return table;
}

static void
set_kappa (IsmsReportRow *row,
           const char *name,
           const IsmsKappa *kappa)
{
  g_autofree char *low = g_strconcat (name, "_low", NULL);
  g_autofree char *high = g_strconcat (name, "_high", NULL);

  if (!kappa->known)
    return;
  isms_report_row_set (row, name, isms_report_value_new_number (kappa->kappa, 2));
  isms_report_row_set (row, low, isms_report_value_new_number (kappa->low, 2));
  isms_report_row_set (row, high, isms_report_value_new_number (kappa->high, 2));
}

static void
set_axis (IsmsReportRow *row,
          IsmsAxis axis)
{
  gboolean likelihood = axis == ISMS_AXIS_LIKELIHOOD;

  isms_report_row_set (row, "scale", isms_report_value_new_code (likelihood ? "likelihood" : "impact", likelihood ? _("Likelihood") : _("Impact"), ISMS_REPORT_MARK_NONE));
}

static void
add_measure (IsmsReportTable *table,
             IsmsAgreement *agreement,
             IsmsAxis axis,
             guint first,
             guint second)
{
  GPtrArray *raters = isms_agreement_get_raters (agreement);
  IsmsReportRow *row = isms_report_table_add_row (table);
  g_autofree char *names = g_strdup_printf ("%s, %s", isms_record_get_title (g_ptr_array_index (raters, first)), isms_record_get_title (g_ptr_array_index (raters, second)));
  g_autofree char *meaning = NULL;
  IsmsKappa linear, quadratic;

  isms_agreement_measure (agreement, axis, ISMS_KAPPA_LINEAR, first, second, &linear);
  isms_agreement_measure (agreement, axis, ISMS_KAPPA_QUADRATIC, first, second, &quadratic);
  meaning = isms_kappa_explain (&linear);
  set_axis (row, axis);
  isms_report_row_set (row, "raters", isms_report_value_new_text (names));
  isms_report_row_set (row, "pairs", isms_report_value_new_integer (linear.n));
  isms_report_row_set (row, "same", isms_report_value_new_number (100 * linear.same, 0));
  set_kappa (row, "linear", &linear);
  set_kappa (row, "quadratic", &quadratic);
  isms_report_row_set (row, "meaning", isms_report_value_new_text (meaning));
}

static void
add_mean (IsmsReportTable *table,
          IsmsAgreement *agreement,
          IsmsAxis axis)
{
  IsmsReportRow *row = isms_report_table_add_row (table);
  g_autofree char *meaning = NULL;
  IsmsKappaMean linear, quadratic;

  isms_agreement_measure_all (agreement, axis, ISMS_KAPPA_LINEAR, &linear);
  isms_agreement_measure_all (agreement, axis, ISMS_KAPPA_QUADRATIC, &quadratic);
  meaning = isms_kappa_explain_mean (&linear);
  set_axis (row, axis);
  isms_report_row_set (row, "raters", isms_report_value_new_text (_("Mean of all pairs")));
  if (linear.known)
    isms_report_row_set (row, "linear", isms_report_value_new_number (linear.kappa, 2));
  if (quadratic.known)
    isms_report_row_set (row, "quadratic", isms_report_value_new_number (quadratic.kappa, 2));
  isms_report_row_set (row, "meaning", isms_report_value_new_text (meaning));
}

static void
add_agreement (IsmsReport *report,
               IsmsAgreement *agreement)
{
  IsmsReportTable *table = make_agreement ();
  guint n = agreement != NULL && !isms_agreement_is_blind (agreement) ? isms_agreement_get_raters (agreement)->len : 0;

  for (IsmsAxis axis = ISMS_AXIS_LIKELIHOOD; axis <= ISMS_AXIS_IMPACT; axis++)
    {
      for (guint i = 0; i + 1 < n; i++)
        for (guint j = i + 1; j < n; j++)
          add_measure (table, agreement, axis, i, j);
      if (n > 2)
        add_mean (table, agreement, axis);
    }
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
}

/**
 * isms_consistency_parts_add_test:
 *
 * Adds what the newest consistency test showed; nothing that is still blind.
 */
void
isms_consistency_parts_add_test (IsmsReport *report,
                                 IsmsStore *store)
{
  g_autoptr (IsmsRecord) test = isms_agreement_find (store);
  g_autoptr (IsmsAgreement) agreement = test != NULL ? isms_agreement_new (store, test, NULL) : NULL;

  add_spread (report, agreement);
  add_agreement (report, agreement);
}

/**
 * isms_consistency_parts_add_contradictions:
 * @today: (nullable): the day whose state is told
 *
 * Adds what in the register does not fit together.
 */
void
isms_consistency_parts_add_contradictions (IsmsReport *report,
                                           IsmsStore *store,
                                           const char *today)
{
  const IsmsReportColumn columns[] = {
    { "rule", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "clause", _("Clause"), ISMS_REPORT_VALUE_TEXT, .width = 52, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "sentence", _("What does not fit together"), ISMS_REPORT_VALUE_TEXT, .width = 4 },
    { "records", _("Records"), ISMS_REPORT_VALUE_REFS, .width = 2, .refs = ISMS_REPORT_REFS_FULL },
  };
  IsmsReportTable *table = isms_report_table_new ("contradictions", _("Contradictions"), columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) found = isms_contradictions_list (store, today);

  isms_report_table_set_empty_text (table, _("None was found."));
  for (guint i = 0; i < found->len; i++)
    {
      const IsmsContradiction *one = g_ptr_array_index (found, i);
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_report_row_set (row, "rule", isms_report_value_new_text (one->rule));
      isms_report_row_set (row, "clause", isms_report_value_new_text (one->clause));
      isms_report_row_set (row, "sentence", isms_report_value_new_text (one->sentence));
      isms_report_row_set (row, "records", isms_record_value_records (one->records));
    }
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
}

static IsmsReportTable *
make_rounds (void)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 44, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Risk"), ISMS_REPORT_VALUE_TEXT, .width = 4 },
    { "move", _("What became of it"), ISMS_REPORT_VALUE_CODE, .width = 1.2 },
    { "was_level", _("Level before"), ISMS_REPORT_VALUE_INTEGER, .width = 1 },
    { "is_level", _("Level after"), ISMS_REPORT_VALUE_INTEGER, .width = 1 },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("rounds", _("The last two rounds compared"), columns, G_N_ELEMENTS (columns));

  isms_report_table_set_empty_text (table, _("There are no two rounds to compare yet."));
  return table;
}

static void
add_round_row (IsmsReportTable *table,
               const IsmsRoundRow *found)
{
  static const IsmsReportMark marks[ISMS_N_ROUND_MOVES] = {
    [ISMS_ROUND_NEW] = ISMS_REPORT_MARK_OPEN,
    [ISMS_ROUND_WORSE] = ISMS_REPORT_MARK_FULL,
    [ISMS_ROUND_BETTER] = ISMS_REPORT_MARK_HALF,
    [ISMS_ROUND_UNCHANGED] = ISMS_REPORT_MARK_EMPTY,
    [ISMS_ROUND_CLOSED] = ISMS_REPORT_MARK_CROSS,
  };
  IsmsReportRow *row = isms_report_table_add_row (table);

  isms_report_row_set (row, "key", isms_record_value_key (found->risk));
  isms_report_row_set (row, "code", isms_report_value_new_text (isms_record_get_code (found->risk)));
  isms_report_row_set (row, "title", isms_report_value_new_text (isms_record_get_title (found->risk)));
  isms_report_row_set (row, "move", isms_report_value_new_code (isms_round_move_get_name (found->move), isms_round_move_get_label (found->move), marks[found->move]));
  if (found->was_level > 0)
    isms_report_row_set (row, "was_level", isms_report_value_new_integer (found->was_level));
  if (found->is_level > 0)
    isms_report_row_set (row, "is_level", isms_report_value_new_integer (found->is_level));
}

/**
 * isms_consistency_parts_add_rounds:
 *
 * Adds what became of the risks between the last two rounds. In a state of the past there is no history to read them off.
 */
void
isms_consistency_parts_add_rounds (IsmsReport *report,
                                   IsmsStore *store)
{
  IsmsReportTable *table = make_rounds ();
  g_autoptr (GPtrArray) rounds = isms_assessment_list_rounds (store);
  g_autoptr (GArray) rows = NULL;
  g_autofree char *note = NULL;

  if (rounds->len > 1 && !isms_store_is_past (store))
    {
      IsmsRecord *earlier = g_ptr_array_index (rounds, rounds->len - 2), *later = g_ptr_array_index (rounds, rounds->len - 1);

      rows = isms_assessment_compare (store, earlier, later, ISMS_STAGE_CURRENT, NULL);
      /* Translators: two assessments, each with its date */
      note = g_strdup_printf (_("%s (%s) and %s (%s); with the controls of each day."), isms_record_get_code (earlier), isms_record_get_text (earlier, "performed_on"),
                              isms_record_get_code (later), isms_record_get_text (later, "performed_on"));
      isms_report_block_set_note (ISMS_REPORT_BLOCK (table), note);
    }
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    add_round_row (table, &g_array_index (rows, IsmsRoundRow, i));
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
}

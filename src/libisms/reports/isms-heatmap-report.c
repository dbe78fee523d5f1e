/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-filter-words.h"
#include "records/isms-kinds.h"
#include "reports/isms-record-values.h"
#include "reports/isms-risk-parts.h"
#include "reports/isms-risk-reports.h"

typedef struct
{
  IsmsReport *report;
  IsmsMatrix *matrix;
  GListModel *risks;
} Maker;

static void
add_risks (Maker *maker)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 48, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Risk"), ISMS_REPORT_VALUE_TEXT, .width = 3.4 },
    { "owner", _("Risk owner"), ISMS_REPORT_VALUE_REF, .width = 1.2, .refs = ISMS_REPORT_REFS_TITLE },
    ISMS_RISK_RATINGS_COLUMNS,
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("risks", _("Risks in the matrix"), columns, G_N_ELEMENTS (columns));

  isms_report_block_set_starts_page (ISMS_REPORT_BLOCK (table), TRUE);
  isms_report_table_set_empty_text (table, _("No risk is written down yet."));
  for (guint i = 0; i < g_list_model_get_n_items (maker->risks); i++)
    {
      g_autoptr (IsmsRecord) risk = g_list_model_get_item (maker->risks, i);

      if (!isms_matrix_is_closed (maker->matrix, isms_record_get_key (risk)))
        isms_risk_parts_set_risk (isms_report_table_add_row (table), maker->matrix, risk);
    }
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
  isms_report_set_main_table (maker->report, table);
}

/* The stage that is asked for comes first: it is the picture. */
static void
add_matrices (Maker *maker,
              IsmsStage first)
{
  static const IsmsStage stages[] = { ISMS_STAGE_CURRENT, ISMS_STAGE_INHERENT, ISMS_STAGE_TARGET };

  isms_risk_parts_add_matrix (maker->report, maker->matrix, first);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (stages[i] != first)
      isms_risk_parts_add_matrix (maker->report, maker->matrix, stages[i]);
}

static IsmsReport *
make (IsmsRecordList *risks,
      IsmsStage first)
{
  IsmsStore *store = isms_record_list_get_store (risks);
  g_autoptr (IsmsMatrix) matrix = isms_matrix_new (store, risks);
  Maker maker = { isms_risk_parts_new_report ("heatmap", _("Risk matrix"), _("ISO/IEC 27001, clause 6.1.2")), matrix, G_LIST_MODEL (risks) };

  isms_risk_parts_add_cover (maker.report, matrix, NULL);
  add_matrices (&maker, first);
  add_risks (&maker);
  isms_report_append_head (maker.report, store);
  return maker.report;
}

/**
 * isms_heatmap_report_new:
 * @about: unused
 * @error: unused
 *
 * Makes the risk matrix for the wall: now, without controls, and as it is wanted, and what the numbers in it stand for. As a picture it
 * is the matrix of now.
 *
 * Returns: (transfer full) (nullable): the report
 */
IsmsReport *
isms_heatmap_report_new (IsmsStore *store,
                         IsmsRecord *about,
                         GError **error)
{
  const IsmsQuery query = { .kind = &isms_kind_risk };
  g_autoptr (IsmsRecordList) risks = isms_record_list_new (store, &query);

  return make (risks, ISMS_STAGE_CURRENT);
}

/* How many of all there are and by what they were chosen, under each matrix, so that it goes with each picture. */
static void
say_filter (IsmsReport *report,
            IsmsRecordList *risks)
{
  IsmsStore *store = isms_record_list_get_store (risks);
  g_autoptr (IsmsMatrix) filtered = isms_matrix_new (store, risks);
  g_autoptr (IsmsMatrix) whole = isms_risk_bands_new_matrix (store);
  g_autofree char *words = isms_filter_words_tell (risks);
  /* Translators: how many of all risks are shown, and by what they were chosen */
  g_autofree char *filter = g_strdup_printf (_("Filtered: %u of %u open risks. %s."), isms_matrix_count (filtered), isms_matrix_count (whole), words);

  for (guint i = 0; i < isms_report_get_n_blocks (report); i++)
    if (ISMS_IS_REPORT_MATRIX (isms_report_get_block (report, i)))
      {
        IsmsReportBlock *block = isms_report_get_block (report, i);
        g_autofree char *note = g_strdup_printf ("%s %s", isms_report_block_get_note (block), filter);

        isms_report_block_set_note (block, note);
      }
}

/**
 * isms_heatmap_report_new_of:
 * @risks: the risks, with their filters
 * @stage: which rating comes first, and is the picture
 *
 * Makes the risk matrix of these risks; where they are filtered, each matrix says how many of all they are.
 *
 * Returns: (transfer full): the report
 */
IsmsReport *
isms_heatmap_report_new_of (IsmsRecordList *risks,
                            IsmsStage stage)
{
  IsmsReport *report = make (risks, stage);

  if (isms_record_list_get_filtered (risks))
    say_filter (report, risks);
  return report;
}

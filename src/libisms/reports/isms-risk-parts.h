/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-risk-bands.h"
#include "reports/isms-report.h"

G_BEGIN_DECLS

/* What the reports on risks have in common. */

/* The columns of one rating: one for people on paper, its figures for the data. isms_risk_parts_set_ratings() fills them. */
#define ISMS_RISK_RATING_COLUMNS(stage, label, label_likelihood, label_impact, label_level) \
  { stage, label, ISMS_REPORT_VALUE_CODE, .width = 1.15, .flags = ISMS_REPORT_COLUMN_PAPER_ONLY }, \
      { stage "_likelihood", label_likelihood, ISMS_REPORT_VALUE_INTEGER, .flags = ISMS_REPORT_COLUMN_DATA_ONLY }, \
      { stage "_impact", label_impact, ISMS_REPORT_VALUE_INTEGER, .flags = ISMS_REPORT_COLUMN_DATA_ONLY }, \
  { \
    stage "_level", label_level, ISMS_REPORT_VALUE_INTEGER, .flags = ISMS_REPORT_COLUMN_DATA_ONLY \
  }

#define ISMS_RISK_RATINGS_COLUMNS \
  ISMS_RISK_RATING_COLUMNS ("inherent", _("Without controls"), _("Likelihood without controls"), _("Impact without controls"), _("Level without controls")), \
      ISMS_RISK_RATING_COLUMNS ("current", _("Now"), _("Likelihood now"), _("Impact now"), _("Level now")), \
      ISMS_RISK_RATING_COLUMNS ("target", _("Wanted"), _("Likelihood wanted"), _("Impact wanted"), _("Level wanted")), \
  { \
    "band", _("Band"), ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY \
  }

IsmsReportMark isms_risk_parts_get_mark (IsmsTone tone);
void isms_risk_parts_set_risk (IsmsReportRow *row, IsmsMatrix *matrix, IsmsRecord *risk);
void isms_risk_parts_set_ratings (IsmsReportRow *row, IsmsMatrix *matrix, IsmsRecord *risk);
gint64 isms_risk_parts_get_level (IsmsMatrix *matrix, IsmsStage stage, IsmsRecord *risk);

IsmsReport *isms_risk_parts_new_report (const char *name, const char *title, const char *clause);
void isms_risk_parts_add_cover (IsmsReport *report, IsmsMatrix *matrix, IsmsRecord *version);
gboolean isms_risk_parts_has_scale (IsmsMatrix *matrix, IsmsAxis axis);
void isms_risk_parts_add_matrix (IsmsReport *report, IsmsMatrix *matrix, IsmsStage stage);
void isms_risk_parts_add_summary (IsmsReport *report, IsmsMatrix *matrix);
void isms_risk_parts_add_bands (IsmsReport *report, GArray *bands);
void isms_risk_parts_add_chart (IsmsReport *report, IsmsMatrix *matrix);

G_END_DECLS

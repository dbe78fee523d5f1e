/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report-chart.h"
#include "reports/isms-report-facts.h"
#include "reports/isms-report-legend.h"
#include "reports/isms-report-matrix.h"
#include "reports/isms-report-signoff.h"
#include "reports/isms-report-table.h"
#include "reports/isms-report-text.h"
#include "reports/isms-report-trends.h"

G_BEGIN_DECLS

#define ISMS_REPORT_ERROR (isms_report_error_quark ())

typedef enum
{
  ISMS_REPORT_ERROR_NO_TABLE,
  ISMS_REPORT_ERROR_NO_PICTURE,
  ISMS_REPORT_ERROR_LAYOUT,
  ISMS_REPORT_ERROR_WRITE,
} IsmsReportError;

GQuark isms_report_error_quark (void);

#define ISMS_TYPE_REPORT (isms_report_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReport, isms_report, ISMS, REPORT, GObject)

IsmsReport *isms_report_new (const char *name,
                             const char *title,
                             const char *language);
const char *isms_report_get_name (IsmsReport *self);
const char *isms_report_get_title (IsmsReport *self);
const char *isms_report_get_language (IsmsReport *self);
void isms_report_set_subtitle (IsmsReport *self, const char *subtitle);
const char *isms_report_get_subtitle (IsmsReport *self);
void isms_report_set_organisation (IsmsReport *self, const char *organisation);
const char *isms_report_get_organisation (IsmsReport *self);
void isms_report_set_landscape (IsmsReport *self, gboolean landscape);
gboolean isms_report_get_landscape (IsmsReport *self);
void isms_report_set_created (IsmsReport *self, GDateTime *created);
GDateTime *isms_report_get_created (IsmsReport *self);
void isms_report_set_generator (IsmsReport *self, const char *generator);
const char *isms_report_get_generator (IsmsReport *self);
void isms_report_set_footer (IsmsReport *self,
                             const char *document,
                             const char *version,
                             const char *status,
                             const char *head);
char *isms_report_dup_footer (IsmsReport *self);
const char *isms_report_get_head (IsmsReport *self);
IsmsReportFacts *isms_report_get_cover (IsmsReport *self);
void isms_report_append (IsmsReport *self, IsmsReportBlock *block);
guint isms_report_get_n_blocks (IsmsReport *self);
IsmsReportBlock *isms_report_get_block (IsmsReport *self, guint i);
void isms_report_set_main_table (IsmsReport *self, IsmsReportTable *table);
IsmsReportTable *isms_report_get_main_table (IsmsReport *self);
void isms_report_set_over_table (IsmsReport *self, IsmsReportTable *table);
IsmsReportTable *isms_report_get_over_table (IsmsReport *self);

G_END_DECLS

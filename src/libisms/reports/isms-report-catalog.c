/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "reports/isms-audit-report.h"
#include "reports/isms-calendar-report.h"
#include "reports/isms-improvement-report.h"
#include "reports/isms-measures-report.h"
#include "reports/isms-report-catalog.h"
#include "reports/isms-review-report.h"
#include "reports/isms-risk-reports.h"
#include "reports/isms-soa-report.h"

#define SCHEMA(name) "/io/github/parapet_isms/Parapet/schemas/" name ".schema.json"

static const IsmsReportKind kinds[] = {
  { "soa", N_("Statement of Applicability"), SCHEMA ("soa"), "soa", isms_soa_report_new },
  { "register", N_("Risk Register"), SCHEMA ("register"), NULL, isms_register_report_new },
  { "heatmap", N_("Risk Matrix"), SCHEMA ("heatmap"), NULL, isms_heatmap_report_new },
  { "risks", N_("Risk Assessment Report"), SCHEMA ("risks"), NULL, isms_assessment_report_new },
  { "treatment-plan", N_("Risk Treatment Plan"), SCHEMA ("treatment-plan"), "treatment_plan", isms_treatment_report_new },
  { "measures", N_("Measures and Objectives"), SCHEMA ("measures"), NULL, isms_measures_report_new, isms_measures_report_new_of },
  { "audit-programme", N_("Audit Programme"), SCHEMA ("audit-programme"), "programme", isms_programme_report_new },
  { "audit", N_("Audit Report"), SCHEMA ("audit"), "audit", isms_audit_report_new },
  { "improvement", N_("Nonconformities and Corrective Actions"), SCHEMA ("improvement"), NULL, isms_improvement_report_new },
  { "review", N_("Minutes of the Management Review"), SCHEMA ("review"), "review", isms_review_report_new },
  { "calendar", N_("Calendar"), SCHEMA ("calendar"), NULL, isms_calendar_report_new },
};

/**
 * isms_report_kinds:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): all reports
 */
const IsmsReportKind *
isms_report_kinds (guint *n)
{
  *n = G_N_ELEMENTS (kinds);
  return kinds;
}

/**
 * isms_report_kind_find:
 *
 * Returns: (transfer none) (nullable): the report of that name
 */
const IsmsReportKind *
isms_report_kind_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      return &kinds[i];
  return NULL;
}

/**
 * isms_report_kind_find_about:
 * @about: the name of a kind of records
 *
 * Returns: (transfer none) (nullable): the report that is made of one such record: the minutes of a review
 */
const IsmsReportKind *
isms_report_kind_find_about (const char *about)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].about, about) == 0)
      return &kinds[i];
  return NULL;
}

/**
 * isms_report_kind_get_schema:
 *
 * Returns: (transfer full): the JSON Schema that the report's JSON obeys
 */
GBytes *
isms_report_kind_get_schema (const IsmsReportKind *kind)
{
  return g_resources_lookup_data (kind->schema, 0, NULL);
}

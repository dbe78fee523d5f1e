/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report-period.h"
#include "reports/isms-report.h"
#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsReportKind:
 * @name: its name on the command line and in JSON: "soa"
 * @title: what people call it
 * @schema: the resource that holds the JSON Schema of its data
 * @about: (nullable): the name of the kind of which it reports one record
 * @build: makes the report from the records; without a record from the latest
 * @build_period: (nullable): makes it of a period, where it can tell of one
 *
 * A report that can be exported.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *schema;
  const char *about;
  IsmsReport *(*build) (IsmsStore *store, IsmsRecord *about, GError **error);
  IsmsReport *(*build_period) (IsmsStore *store, const IsmsReportPeriod *period, GError **error);
} IsmsReportKind;

const IsmsReportKind *isms_report_kinds (guint *n);
const IsmsReportKind *isms_report_kind_find (const char *name);
const IsmsReportKind *isms_report_kind_find_about (const char *about);
GBytes *isms_report_kind_get_schema (const IsmsReportKind *kind);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define ISMS_REPORT_JSON_VERSION 1

JsonNode *isms_report_to_json_node (IsmsReport *report);
GBytes *isms_report_to_json (IsmsReport *report);
JsonNode *isms_report_value_to_json (IsmsReportValue *value,
                                     IsmsReportValueType type);

G_END_DECLS

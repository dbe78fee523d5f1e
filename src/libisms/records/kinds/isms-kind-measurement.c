/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "period", ISMS_TEXT, N_("Period"), .hint = N_("For example: 2026-05"), .required = TRUE, .listed = TRUE, .also = "month|zeitraum" },
  { "measure", ISMS_LINK, N_("Measure"), .links_to = "measure", .listed = TRUE, .also = "metric|kpi" },
  { "value", ISMS_NUMBER, N_("Value"), .listed = TRUE, .also = "result|current value|wert" },
  { "period_end", ISMS_DATE, N_("Last day of the period"), .listed = TRUE },
  { "taken_on", ISMS_DATE, N_("Taken on"), .past = TRUE, .not_before = "period_end", .also = "date" },
  { "taken_by", ISMS_LINK, N_("Taken by"), .links_to = "person", .also = "by" },
  { "note", ISMS_PROSE, N_("Notes"), .hint = N_("What is special about this value, or why it is missing") },
};

const IsmsKind isms_kind_measurement = {
  .name = "measurement",
  .prefix = "ME-",
  .label = N_("Measurement"),
  .plural = N_("Measurements"),
  .none = N_("No Measurements Yet"),
  .clause = "9.1",
  .about = N_("One value of a measure for one period."),
  .also = "value|reading|messwert",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .same_by = { "measure", "period" },
};

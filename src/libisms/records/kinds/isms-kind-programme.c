/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE, .also = "name" },
  { "starts_on", ISMS_DATE, N_("From"), .listed = TRUE, .also = "start date|start" },
  { "ends_on", ISMS_DATE, N_("Until"), .not_before = "starts_on", .listed = TRUE, .also = "end date|end" },
  { "interval_days", ISMS_INTEGER, N_("An audit at least every … days"), .min = 1, .max = 3660 },
  { "rationale", ISMS_PROSE, N_("What comes first, and why"), .hint = N_("Importance of processes and results of earlier audits (9.2.2)") },
  { "methods", ISMS_PROSE, N_("How audits are done"), .hint = N_("Interviews, samples, observation, tests; how auditors are chosen") },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .also = "responsible" },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_VERSION_CHOICES, .listed = TRUE, .also = "state" },
  { "approved_on", ISMS_DATE, N_("Approved on"), .past = TRUE },
  { "approved_by", ISMS_LINK, N_("Approved by"), .links_to = "person" },
};

const IsmsKind isms_kind_programme = {
  .name = "programme",
  .prefix = "AP-",
  .label = N_("Audit programme"),
  .plural = N_("Audit programmes"),
  .none = N_("No Audit Programmes Yet"),
  .clause = "9.2.2",
  .about = N_("The plan of internal audits over a cycle."),
  .also = "audit programme|audit program|auditprogramm",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

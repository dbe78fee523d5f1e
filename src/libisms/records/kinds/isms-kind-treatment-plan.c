/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE },
  { "version", ISMS_TEXT, N_("Version"), .listed = TRUE },
  { "assessment", ISMS_LINK, N_("Based on assessment"), .links_to = "assessment" },
  { "soa", ISMS_LINK, N_("Goes with"), .links_to = "soa" },
  { "document", ISMS_LINK, N_("Published as"), .links_to = "document" },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_FROZEN_VERSION_CHOICES, .listed = TRUE },
  { "approved_on", ISMS_DATE, N_("Approved on"), .past = TRUE, .listed = TRUE },
  { "approved_by", ISMS_LINKS, N_("Approved by risk owners"), .links_to = "person", .hint = N_("Clause 6.1.3 f): every owner of a risk in it") },
  { "withdrawn_on", ISMS_DATE, N_("Withdrawn on"), .not_before = "approved_on" },
};

const IsmsKind isms_kind_treatment_plan = {
  .name = "treatment_plan",
  .prefix = "TP-",
  .label = N_("Risk treatment plan"),
  .plural = N_("Risk treatment plans"),
  .none = N_("No Risk Treatment Plans Yet"),
  .clause = "6.1.3 e)",
  .about = N_("A version of the plan, approved by the risk owners."),
  .also = "treatment plan|behandlungsplan",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

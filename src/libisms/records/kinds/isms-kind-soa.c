/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE },
  { "version", ISMS_TEXT, N_("Version"), .listed = TRUE },
  { "assessment", ISMS_LINK, N_("Based on assessment"), .links_to = "assessment" },
  { "scope", ISMS_LINK, N_("Made for scope"), .links_to = "scope" },
  { "document", ISMS_LINK, N_("Published as"), .links_to = "document" },
  { "summary", ISMS_PROSE, N_("What changed"), .hint = N_("Against the version before") },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_FROZEN_VERSION_CHOICES, .listed = TRUE },
  { "approved_on", ISMS_DATE, N_("Approved on"), .past = TRUE, .listed = TRUE },
  { "approved_by", ISMS_LINK, N_("Approved by"), .links_to = "person" },
  { "withdrawn_on", ISMS_DATE, N_("Withdrawn on"), .not_before = "approved_on" },
};

const IsmsKind isms_kind_soa = {
  .name = "soa",
  .prefix = "SOA-",
  .label = N_("Statement of Applicability"),
  .plural = N_("Statements of Applicability"),
  .none = N_("No Statements of Applicability Yet"),
  .clause = "6.1.3 d)",
  .about = N_("A version of the statement, as it was approved."),
  .also = "statement of applicability|soa version|erklärung zur anwendbarkeit",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

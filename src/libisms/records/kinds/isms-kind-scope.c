/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE, .also = "name" },
  { "version", ISMS_TEXT, N_("Version"), .listed = TRUE },
  { "statement", ISMS_PROSE, N_("Statement"), .hint = N_("Which services, places, people and technology; write it as it may stand on the certificate"), .also = "scope|text" },
  { "exclusions", ISMS_PROSE, N_("Outside the scope"), .hint = N_("What is left out, and why that does no harm"), .also = "out of scope" },
  { "units", ISMS_LINKS, N_("Units inside"), .links_to = "unit" },
  { "interfaces", ISMS_LINKS, N_("Interfaces"), .links_to = "interface" },
  { "considered", ISMS_LINKS, N_("Issues and requirements considered"), .hint = N_("Clause 4.3 a) and b): what the boundary rests on") },
  { "change", ISMS_LINK, N_("Changed by"), .links_to = "change" },
  { "document", ISMS_LINK, N_("Published as"), .links_to = "document" },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_FROZEN_VERSION_CHOICES, .listed = TRUE, .also = "state" },
  { "approved_on", ISMS_DATE, N_("Approved on"), .past = TRUE, .listed = TRUE },
  { "approved_by", ISMS_LINK, N_("Approved by"), .links_to = "person" },
  { "valid_from", ISMS_DATE, N_("Valid from") },
  { "withdrawn_on", ISMS_DATE, N_("Withdrawn on"), .not_before = "valid_from" },
};

const IsmsKind isms_kind_scope = {
  .name = "scope",
  .prefix = "SC-",
  .label = N_("Scope statement"),
  .plural = N_("Scope statements"),
  .none = N_("No Scope Statements Yet"),
  .clause = "4.3",
  .about = N_("A version of the statement that says what the ISMS covers."),
  .also = "scope|geltungsbereich",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

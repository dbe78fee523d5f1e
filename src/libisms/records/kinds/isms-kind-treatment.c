/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Action"), .hint = N_("For example: Encrypt all laptops"), .required = TRUE, .listed = TRUE, .also = "action|actions|title|measure|maßnahme|treatment measure|treatment measures|planned treatment" },
  { "risk", ISMS_LINK, N_("Risk"), .links_to = "risk", .listed = TRUE, .also = "risk id|linked risks|risks" },
  { "description", ISMS_PROSE, N_("Description"), .also = "details|notes" },
  { "controls", ISMS_LINKS, N_("Controls it brings"), .links_to = "control", .also = "annex a control|control" },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .listed = TRUE, .also = "responsible|assignee|verantwortlich|assigned lead" },
  { "due", ISMS_DATE, N_("Due"), .listed = TRUE, .also = "due date|target date|deadline|frist|target completion" },
  { "resources", ISMS_TEXT, N_("Resources"), .hint = N_("Money, days, people: 4 days, 2 000 EUR"), .also = "budget|budget eur|cost|effort" },
  { "treatment_plan", ISMS_LINK, N_("Part of plan"), .links_to = "treatment_plan" },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_WORK_CHOICES, .listed = TRUE, .also = "state" },
  { "started_on", ISMS_DATE, N_("Started on"), .also = "start date|start" },
  { "done_on", ISMS_DATE, N_("Done on"), .past = TRUE, .not_before = "started_on", .also = "completion date|completed on|done" },
  { "evidence", ISMS_PROSE, N_("Evidence"), .hint = N_("What shows that it is done"), .also = "verification|proof|nachweis" },
  { "links", ISMS_LINKS, N_("Linked records"), .hint = N_("Changes, suppliers, evidence") },
};

const IsmsKind isms_kind_treatment = {
  .name = "treatment",
  .prefix = "TR-",
  .label = N_("Treatment"),
  .plural = N_("Treatments"),
  .none = N_("No Treatments Yet"),
  .clause = "6.1.3 e)",
  .about = N_("An action that lowers, avoids or shares a risk."),
  .also = "treatment action|risk treatment|behandlung",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Decision"), .hint = N_("For example: Climate change is relevant for us"), .required = TRUE, .listed = TRUE },
  { "relevant", ISMS_BOOLEAN, N_("Relevant"), .listed = TRUE },
  { "rationale", ISMS_PROSE, N_("Reasons"), .hint = N_("Heat, storms, floods, power, supply, people, law, customers: what was looked at and what came out") },
  { "decided_on", ISMS_DATE, N_("Decided on"), .past = TRUE, .listed = TRUE },
  { "decided_by", ISMS_LINK, N_("Decided by"), .links_to = "person", .listed = TRUE },
  { "decision", ISMS_LINK, N_("Recorded as decision"), .links_to = "decision" },
  { "confirmed_on", ISMS_DATE, N_("Last confirmed on"), .past = TRUE, .not_before = "decided_on" },
  { "confirmed_by", ISMS_LINKS, N_("Confirmed by"), .links_to = "person" },
  { "confirmation", ISMS_PROSE, N_("What the last look found") },
  { "links", ISMS_LINKS, N_("Taken up by"), .hint = N_("Issues, risks, requirements or changes that follow from it") },
};

const IsmsKind isms_kind_climate = {
  .name = "climate",
  .prefix = "CLIM-",
  .label = N_("Climate decision"),
  .plural = N_("Climate decisions"),
  .none = N_("No Climate Decisions Yet"),
  .clause = "4.1",
  .about = N_("Whether climate change is a relevant issue, decided with reasons."),
  .also = "climate change|klima",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .single = TRUE,
};

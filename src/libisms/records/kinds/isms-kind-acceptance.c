/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE },
  { "risk", ISMS_LINK, N_("Risk"), .links_to = "risk", .listed = TRUE, .also = "risk id" },
  { "accepted_by", ISMS_LINKS, N_("Accepted by"), .links_to = "person", .listed = TRUE, .also = "approved by|by" },
  { "accepted_on", ISMS_DATE, N_("Accepted on"), .past = TRUE, .also = "granted|date" },
  { "level", ISMS_INTEGER, N_("Level accepted"), .min = 1, .max = 100 },
  { "likelihood", ISMS_SCALE, N_("Likelihood accepted"), .scale = "likelihood" },
  { "impact", ISMS_SCALE, N_("Impact accepted"), .scale = "impact" },
  { "method", ISMS_LINK, N_("Rated by method"), .links_to = "method" },
  { "valid_until", ISMS_DATE, N_("Valid until"), .not_before = "accepted_on", .listed = TRUE, .also = "expires|expiry" },
  { "reason", ISMS_PROSE, N_("Reason"), .hint = N_("Why living with it is better than doing more"), .also = "justification|begründung" },
  { "withdrawn_on", ISMS_DATE, N_("Withdrawn on"), .past = TRUE, .not_before = "accepted_on" },
};

const IsmsKind isms_kind_acceptance = {
  .name = "acceptance",
  .prefix = "AC-",
  .label = N_("Risk acceptance"),
  .plural = N_("Risk acceptances"),
  .none = N_("No Risk Acceptances Yet"),
  .clause = "6.1.3 f)",
  .about = N_("A risk owner accepts what is left of a risk, for a time and with a reason."),
  .also = "acceptance|risikoakzeptanz",
  .made_by = "accept",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

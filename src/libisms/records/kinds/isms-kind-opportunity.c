/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE, .also = "name|opportunity|idea|chance" },
  { "description", ISMS_PROSE, N_("Description"), .also = "details" },
  { "suggested_by", ISMS_LINK, N_("Suggested by"), .links_to = "person", .also = "source|from" },
  { "suggested_on", ISMS_DATE, N_("Suggested on"), .past = TRUE, .also = "date" },
  { "benefit", ISMS_CHOICE, N_("Benefit"),
    .choices = ISMS_CHOICES ({ "low", N_("Low"), "small" }, { "medium", N_("Medium"), "moderate" }, { "high", N_("High"), "large" }) },
  { "effort", ISMS_CHOICE, N_("Effort"), .also = "effort s m l|cost|cost low med high",
    .choices = ISMS_CHOICES ({ "low", N_("Low"), "small|s" }, { "medium", N_("Medium"), "moderate|m" }, { "high", N_("High"), "large|l" }) },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .listed = TRUE, .also = "responsible" },
  { "decision", ISMS_LINK, N_("Decided in"), .links_to = "decision" },
  { "status", ISMS_CHOICE, N_("State"), .listed = TRUE, .also = "state",
    .choices = ISMS_CHOICES ({ "proposed", N_("Proposed"), "new|open|idea" },
                             { "taken", N_("Taken up"), "accepted|in progress" },
                             { "done", N_("Done"), "implemented|closed|completed" },
                             { "rejected", N_("Rejected"), "declined|dropped" }) },
  { "links", ISMS_LINKS, N_("Linked records"), .hint = N_("Where it comes from and what carries it out") },
};

const IsmsKind isms_kind_opportunity = {
  .name = "opportunity",
  .prefix = "OP-",
  .label = N_("Opportunity"),
  .plural = N_("Opportunities"),
  .none = N_("No Opportunities Yet"),
  .clause = "6.1.1",
  .about = N_("A chance to do better, worth a decision."),
  .also = "improvement|chance|verbesserung",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

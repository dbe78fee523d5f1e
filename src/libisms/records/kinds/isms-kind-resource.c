/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "need", ISMS_TEXT, N_("Need"), .hint = N_("For example: A deputy for the ISMS manager, 20 %"), .required = TRUE, .listed = TRUE, .also = "title|resource|bedarf" },
  { "kind", ISMS_CHOICE, N_("Kind"), .listed = TRUE, .also = "type",
    .choices = ISMS_CHOICES ({ "people", N_("People and time"), "staff|time|personal" },
                             { "money", N_("Money"), "budget|geld" },
                             { "tools", N_("Tools and technology"), "technology|software|werkzeug" },
                             { "knowledge", N_("Training and knowledge"), "training|schulung" },
                             { "other", N_("Other"), "sonstiges" }) },
  { "amount", ISMS_TEXT, N_("Amount"), .hint = N_("For example: 60 000 EUR, 4 days a month"), .also = "budget|cost" },
  { "requested_by", ISMS_LINK, N_("Asked for by"), .links_to = "person", .also = "requester" },
  { "requested_on", ISMS_DATE, N_("Asked for on"), .past = TRUE, .listed = TRUE, .also = "date" },
  { "status", ISMS_CHOICE, N_("State"), .listed = TRUE, .also = "state",
    .choices = ISMS_CHOICES ({ "requested", N_("Asked for"), "open|new|beantragt" },
                             { "granted", N_("Granted"), "approved|bewilligt" },
                             { "reduced", N_("Granted in part"), "partly|gekürzt" },
                             { "refused", N_("Refused"), "rejected|abgelehnt" }) },
  { "decided_on", ISMS_DATE, N_("Decided on"), .past = TRUE, .not_before = "requested_on" },
  { "decision", ISMS_LINK, N_("Decided in"), .links_to = "decision" },
  { "consequence", ISMS_PROSE, N_("What follows from it"), .hint = N_("For a refusal: which risk is carried instead") },
  { "links", ISMS_LINKS, N_("Needed for") },
};

const IsmsKind isms_kind_resource = {
  .name = "resource",
  .prefix = "RES-",
  .label = N_("Resource"),
  .plural = N_("Resources"),
  .none = N_("No Resources Yet"),
  .clause = "7.1",
  .about = N_("Money, time, people or tools that the ISMS needs, and what was decided."),
  .also = "budget|ressource",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE, .also = "finding nonconformity|nonconformity|name|finding|abweichung" },
  { "description", ISMS_PROSE, N_("What is not met"), .hint = N_("The requirement, and what was found instead"), .also = "details|description" },
  { "origin", ISMS_CHOICE, N_("Comes from"), .also = "source|quelle",
    .choices = ISMS_CHOICES ({ "internal_audit", N_("Internal audit"), "internal audit|audit" },
                             { "external_audit", N_("Outside audit"), "external audit|certification audit" },
                             { "incident", N_("Incident"), "security incident" },
                             { "own_check", N_("Own check or measurement"), "monitoring|self assessment|self check" },
                             { "complaint", N_("Complaint"), "customer|customer complaint" },
                             { "supplier", N_("Supplier"), "supplier review|third party|vendor|lieferant" },
                             { "management_review", N_("Management review"), "review|top management|managementbewertung" },
                             { "other", N_("Other"), "sonstiges" }) },
  { "detected_on", ISMS_DATE, N_("Found on"), .past = TRUE, .listed = TRUE, .also = "date raised|date|detected on" },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .listed = TRUE, .also = "responsible|verantwortlich" },
  { "clauses", ISMS_REFERENCE, N_("Clauses"), .links_to = "clause", .also = "clause|requirement" },
  { "controls", ISMS_LINKS, N_("Controls"), .links_to = "control", .also = "control" },
  { "area", ISMS_LINK, N_("Process"), .links_to = "process", .hint = N_("Where it happened: repeats are found by cause and process"), .also = "process|area|department" },
  { "correction", ISMS_PROSE, N_("Correction"), .hint = N_("What was done at once to put it right"), .also = "correction immediate|immediate action" },
  { "effects_considered", ISMS_BOOLEAN, N_("Consequences dealt with") },
  { "effects", ISMS_PROSE, N_("Consequences"), .hint = N_("What it caused, and what was done about that") },
  { "cause", ISMS_PROSE, N_("Cause"), .hint = N_("Ask why until a rule, tool or habit can be changed; “human error” is no cause"), .also = "root cause|ursache" },
  { "cause_code", ISMS_CHOICE, N_("Kind of cause"), .also = "cause category",
    .choices = ISMS_CHOICES ({ "rule", N_("Rule missing or unclear"), "policy|procedure|process" },
                             { "handover", N_("Handover or responsibility"), "responsibility|organisation" },
                             { "competence", N_("Knowledge or training"), "training|competence" },
                             { "resources", N_("Time or resources"), "resources|workload" },
                             { "technology", N_("Tool or technology"), "technology|system" },
                             { "manual_step", N_("Step that depends on one person"), "manual" },
                             { "supplier", N_("Supplier"), "third party" },
                             { "other", N_("Other"), "sonstiges" }) },
  { "similar_check", ISMS_PROSE, N_("Looked elsewhere"), .hint = N_("Does it exist, or could it, in other places?"), .also = "similar nonconformities|extent" },
  { "no_action_reason", ISMS_PROSE, N_("Why no action is needed"), .hint = N_("Where putting it right is enough, and acting against the cause would be out of proportion") },
  { "isms_changes", ISMS_PROSE, N_("Changes to the ISMS"), .hint = N_("What changed in rules, risks or controls because of it, or that nothing had to") },
  { "status", ISMS_CHOICE, N_("State"), .listed = TRUE, .also = "state",
    .choices = ISMS_CHOICES ({ "open", N_("Open"), "new|in progress|offen" },
                             { "closed", N_("Closed"), "done|completed|geschlossen" },
                             { "rejected", N_("Rejected: no nonconformity"), "not confirmed|abgelehnt" }) },
  { "closed_on", ISMS_DATE, N_("Closed on"), .past = TRUE, .not_before = "detected_on", .also = "closure date" },
  { "closed_by", ISMS_LINK, N_("Closed by"), .links_to = "person" },
  { "links", ISMS_LINKS, N_("Linked records"), .hint = N_("Risks, changes, documents it led to") },
};

static const IsmsDemand demands[] = {
  { "status", "closed", "correction", "10.2 a" },
  { "status", "closed", "effects", "10.2 a" },
  { "status", "closed", "cause", "10.2 b" },
  { "status", "closed", "similar_check", "10.2 b" },
  { "status", "closed", "isms_changes", "10.2 e" },
  { "status", "closed", "closed_on", "10.2 g" },
  { NULL },
};

const IsmsKind isms_kind_nonconformity = {
  .name = "nonconformity",
  .prefix = "NC-",
  .label = N_("Nonconformity"),
  .plural = N_("Nonconformities"),
  .none = N_("No Nonconformities Yet"),
  .clause = "10.2",
  .about = N_("A requirement that was not met, and what was done about it."),
  .also = "nonconformance|capa|abweichung",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .demands = demands,
};

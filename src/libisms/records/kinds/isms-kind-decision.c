/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "text", ISMS_TEXT, N_("Decision"), .required = TRUE, .listed = TRUE, .also = "title|name|beschluss" },
  { "decided_on", ISMS_DATE, N_("Decided on"), .past = TRUE, .listed = TRUE, .also = "date|datum" },
  { "decided_by", ISMS_LINKS, N_("Decided by"), .links_to = "person", .also = "by" },
  { "reason", ISMS_PROSE, N_("Reason"), .also = "rationale|background|begründung" },
  { "origin", ISMS_CHOICE, N_("Comes from"),
    .choices = ISMS_CHOICES ({ "leadership", N_("Leadership"), "top management" },
                             { "management_review", N_("Management review"), "review" },
                             { "risk", N_("Risk assessment or treatment"), "assessment" },
                             { "audit", N_("Audit"), "finding" },
                             { "change", N_("Change"), "change request" },
                             { "incident", N_("Incident"), "event" },
                             { "other", N_("Other"), "sonstiges" }) },
  { "review", ISMS_LINK, N_("Management review"), .links_to = "review" },
  { "outcome", ISMS_CHOICE_SET, N_("Decides on"),
    .choices = ISMS_CHOICES ({ "improvement", N_("An improvement"), "improve" },
                             { "isms_change", N_("A change to the ISMS"), "change" },
                             { "resource", N_("Resources"), "budget|resources" },
                             { "approval", N_("An approval"), "approve" },
                             { "no_change", N_("No change needed"), "none" }) },
  { "owner", ISMS_LINK, N_("To be done by"), .links_to = "person", .listed = TRUE, .also = "responsible|owner|verantwortlich" },
  { "due", ISMS_DATE, N_("Until"), .also = "due date|deadline|target date|frist" },
  { "status", ISMS_CHOICE, N_("State"), .listed = TRUE, .also = "state",
    .choices = ISMS_CHOICES ({ "open", N_("Open"), "planned|new|offen" },
                             { "in_progress", N_("In progress"), "ongoing|in arbeit" },
                             { "done", N_("Done"), "closed|completed|implemented|erledigt" },
                             { "confirmed", N_("Confirmed"), "bestätigt" },
                             { "replaced", N_("Replaced by a later one"), "superseded|ersetzt" },
                             { "dropped", N_("Dropped"), "cancelled|rejected|verworfen" }) },
  { "status_changed_on", ISMS_DATE, N_("State last changed on"), .past = TRUE, .not_before = "decided_on" },
  { "done_on", ISMS_DATE, N_("Done on"), .past = TRUE, .not_before = "decided_on" },
  { "links", ISMS_LINKS, N_("Concerns"), .hint = N_("The records it decides about, or that carry it out") },
};

const IsmsKind isms_kind_decision = {
  .name = "decision",
  .prefix = "D-",
  .label = N_("Decision"),
  .plural = N_("Decisions"),
  .none = N_("No Decisions Yet"),
  .clause = "5.1",
  .about = N_("What was decided about information security, by whom and when."),
  .also = "beschluss|entscheidung",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE, .also = "name|incident|vorfall" },
  { "description", ISMS_PROSE, N_("What happened"), .also = "details|summary|beschreibung" },
  { "severity", ISMS_CHOICE, N_("Severity"), .choices = ISMS_SEVERITY_CHOICES, .listed = TRUE, .also = "priority|impact|schwere" },
  { "occurred_on", ISMS_DATE, N_("Date"), .past = TRUE, .listed = TRUE, .also = "date|incident date|datum" },
  { "reported_on", ISMS_DATE, N_("Reported on"), .past = TRUE, .also = "reported at|detected on" },
  { "reported_by", ISMS_LINK, N_("Reported by"), .links_to = "person", .also = "detected by|reporter" },
  { "contained_on", ISMS_DATE, N_("Contained on"), .past = TRUE, .not_before = "occurred_on", .also = "containment at" },
  { "assets", ISMS_LINKS, N_("Assets"), .links_to = "asset", .also = "affected assets|asset" },
  { "risks", ISMS_LINKS, N_("Risks that came true"), .links_to = "risk", .also = "risk" },
  { "cia", ISMS_CHOICE_SET, N_("Property hurt"), .choices = ISMS_PROPERTY_CHOICES },
  { "personal_data_breach", ISMS_BOOLEAN, N_("Personal data breach"), .also = "data breach" },
  { "response", ISMS_PROSE, N_("What was done"), .hint = N_("With times: contain, remove, restore"), .also = "actions|corrective action|response team" },
  { "notified", ISMS_PROSE, N_("Who was told, and when"), .hint = N_("Authorities, customers, people concerned; or that nobody had to be told"), .also = "authority notification" },
  { "cause", ISMS_PROSE, N_("Cause"), .also = "root cause|ursache" },
  { "lessons", ISMS_PROSE, N_("Lessons"), .hint = N_("What you do differently now"), .also = "lessons learned|lesson" },
  { "nc_decision", ISMS_BOOLEAN, N_("Is it a nonconformity?"), .hint = N_("Was a rule of yours or of the standard not met?") },
  { "nc_reason", ISMS_PROSE, N_("Why, or why not") },
  { "nonconformity", ISMS_LINK, N_("Nonconformity"), .links_to = "nonconformity" },
  { "owner", ISMS_LINK, N_("Led by"), .links_to = "person", .also = "owner|responsible|assignee" },
  { "status", ISMS_CHOICE, N_("State"), .listed = TRUE, .also = "state",
    .choices = ISMS_CHOICES ({ "open", N_("Open"), "new|offen" },
                             { "contained", N_("Contained"), "in progress" },
                             { "closed", N_("Closed"), "resolved|done|geschlossen" }) },
  { "closed_on", ISMS_DATE, N_("Closed on"), .past = TRUE, .not_before = "occurred_on", .listed = TRUE, .also = "resolved at|closure date|closed at" },
  { "links", ISMS_LINKS, N_("Linked records"), .hint = N_("Changes, assessments, messages, evidence") },
};

static const IsmsDemand demands[] = {
  { "status", "closed", "response", "A.5.26" },
  { "status", "closed", "notified", "A.5.5" },
  { "status", "closed", "cause", "A.5.27" },
  { "status", "closed", "lessons", "A.5.27" },
  { "status", "closed", "nc_decision", "10.2" },
  { "status", "closed", "nc_reason", "10.2" },
  { "status", "closed", "closed_on", "A.5.26" },
  { NULL },
};

const IsmsKind isms_kind_incident = {
  .name = "incident",
  .prefix = "INC-",
  .label = N_("Incident"),
  .plural = N_("Incidents"),
  .none = N_("No Incidents Yet"),
  .clause = "A.5.24",
  .about = N_("An information security event that needed an answer."),
  .also = "security incident|vorfall",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .demands = demands,
};

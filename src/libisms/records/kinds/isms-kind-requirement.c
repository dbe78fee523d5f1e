/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "text", ISMS_TEXT, N_("Requirement"), .hint = N_("For example: Notice within 24 hours of incidents"), .required = TRUE, .listed = TRUE, .also = "requirement|derived requirement|title|anforderung" },
  { "party", ISMS_LINK, N_("Interested party"), .links_to = "party", .listed = TRUE, .also = "stakeholder|party" },
  { "kind", ISMS_CHOICE, N_("Kind"), .listed = TRUE, .also = "type|obligation type|art",
    .choices = ISMS_CHOICES ({ "legal", N_("Law"), "law|statutory|regulatory|regulation|gesetz" },
                             { "contract", N_("Contract"), "contractual|vertrag" },
                             { "expectation", N_("Expectation"), "need|wish|erwartung" }) },
  { "detail", ISMS_PROSE, N_("In detail"), .hint = N_("What exactly is asked for, in your own words"), .also = "description|need|beschreibung" },
  { "source", ISMS_TEXT, N_("Source"), .hint = N_("Law and article, contract and section"), .also = "regulation|article section|legal basis|quelle" },
  { "handled", ISMS_BOOLEAN, N_("Handled by the ISMS"), .hint = N_("Clause 4.2 c) wants this decided for each"), .listed = TRUE, .also = "covered|addressed" },
  { "reason", ISMS_PROSE, N_("Reason or remark"), .hint = N_("For a requirement not handled: why not"), .also = "justification|begründung" },
  { "controls", ISMS_LINKS, N_("Controls"), .links_to = "control", .also = "covered by|control|annex a control" },
  { "links", ISMS_LINKS, N_("Also handled through"), .hint = N_("Processes, documents, objectives") },
  { "notify_within_hours", ISMS_INTEGER, N_("Notice within hours"), .min = 0, .max = 87600, .hint = N_("Where the requirement sets a time for telling somebody") },
  { "communication", ISMS_LINK, N_("Notice is planned in"), .links_to = "communication" },
  { "tags", ISMS_CHOICE_SET, N_("Touches"),
    .choices = ISMS_CHOICES ({ "personal_data", N_("Personal data"), "privacy|gdpr" },
                             { "encryption", N_("Encryption"), "cryptography" },
                             { "availability", N_("Availability"), "continuity" },
                             { "notification", N_("Notification"), "reporting" },
                             { "retention", N_("Retention and deletion"), "records" },
                             { "supply", N_("Suppliers"), "supply chain" }) },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .also = "responsible|verantwortlich" },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_LIFE_CHOICES, .also = "state" },
  { "created_on", ISMS_DATE, N_("Noted on"), .past = TRUE, .also = "created" },
  { "reviewed_on", ISMS_DATE, N_("Last looked at"), .past = TRUE, .not_before = "created_on", .also = "last review|last reviewed" },
};

const IsmsKind isms_kind_requirement = {
  .name = "requirement",
  .prefix = "R-",
  .label = N_("Requirement"),
  .plural = N_("Requirements"),
  .none = N_("No Requirements Yet"),
  .clause = "4.2 b)",
  .about = N_("What a law, a contract or an interested party asks of your information security."),
  .also = "legal requirement|obligation|anforderung",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

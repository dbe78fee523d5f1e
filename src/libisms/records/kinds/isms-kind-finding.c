/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "text", ISMS_TEXT, N_("Finding"), .required = TRUE, .listed = TRUE, .also = "finding|title|description|feststellung" },
  { "audit", ISMS_LINK, N_("Audit"), .links_to = "audit", .listed = TRUE, .also = "source" },
  { "grade", ISMS_CHOICE, N_("Grade"), .listed = TRUE, .also = "severity|type|rating|bewertung",
    .choices = ISMS_CHOICES ({ "major", N_("Major nonconformity"), "major|major nc|hauptabweichung" },
                             { "minor", N_("Minor nonconformity"), "minor|minor nc|nebenabweichung" },
                             { "observation", N_("Observation"), "obs|hinweis" },
                             { "improvement", N_("Chance to improve"), "ofi|opportunity for improvement|improvement|empfehlung" },
                             { "strength", N_("Strength"), "positive|conformity|good practice" }) },
  { "clause", ISMS_REFERENCE, N_("Clauses"), .links_to = "clause", .also = "iso clause|requirement|clause" },
  { "controls", ISMS_LINKS, N_("Controls"), .links_to = "control", .also = "annex a control|control" },
  { "found_on", ISMS_DATE, N_("Found on"), .past = TRUE, .listed = TRUE, .also = "date|date raised" },
  { "evidence", ISMS_PROSE, N_("What shows it"), .hint = N_("Which sample, which record, who said what"), .also = "evidence|proof" },
  { "response", ISMS_PROSE, N_("Answer of the audited") },
  { "nonconformity", ISMS_LINK, N_("Nonconformity"), .links_to = "nonconformity" },
  { "decision", ISMS_LINK, N_("Decision"), .links_to = "decision", .hint = N_("For findings that are not nonconformities") },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .also = "responsible" },
  { "status", ISMS_CHOICE, N_("State"), .also = "state",
    .choices = ISMS_CHOICES ({ "open", N_("Open"), "new|offen" },
                             { "answered", N_("Answered"), "in progress" },
                             { "closed", N_("Closed"), "done|resolved|geschlossen" }) },
};

const IsmsKind isms_kind_finding = {
  .name = "finding",
  .prefix = "F-",
  .label = N_("Finding"),
  .plural = N_("Findings"),
  .none = N_("No Findings Yet"),
  .clause = "9.2",
  .about = N_("What an audit found, graded."),
  .also = "audit finding|feststellung",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE, .also = "name" },
  { "coverage", ISMS_CHOICE, N_("Coverage"), .listed = TRUE,
    .choices = ISMS_CHOICES ({ "full", N_("All risks"), "complete|full" },
                             { "partial", N_("Some risks"), "part|teilweise" }) },
  { "risks", ISMS_LINKS, N_("Risks looked at"), .links_to = "risk", .hint = N_("Only where not all were") },
  { "occasion", ISMS_CHOICE_SET, N_("Why now"), .also = "trigger",
    .choices = ISMS_CHOICES ({ "calendar", N_("It was due"), "interval|planned" },
                             { "change", N_("Change"), "major change" },
                             { "incident", N_("Incident"), "event" },
                             { "law", N_("New law or contract"), "legal" },
                             { "service", N_("New service"), "project" },
                             { "other", N_("Other"), "sonstiges" }) },
  { "events", ISMS_LINKS, N_("Set off by"), .hint = N_("The change or incident") },
  { "method", ISMS_LINK, N_("Risk method"), .links_to = "method", .also = "method version" },
  { "participants", ISMS_LINKS, N_("Who took part"), .links_to = "person" },
  { "started_on", ISMS_DATE, N_("Started on"), .past = TRUE },
  { "performed_on", ISMS_DATE, N_("Performed on"), .past = TRUE, .not_before = "started_on", .listed = TRUE, .also = "date" },
  { "summary", ISMS_PROSE, N_("What came out"), .also = "result|conclusion" },
  { "status", ISMS_CHOICE, N_("State"),
    .choices = ISMS_CHOICES ({ "planned", N_("Planned"), "open" },
                             { "performed", N_("Performed"), "done" },
                             { "approved", N_("Approved"), "released" }) },
  { "approved_on", ISMS_DATE, N_("Approved on"), .past = TRUE, .not_before = "performed_on", .listed = TRUE },
  { "approved_by", ISMS_LINK, N_("Approved by"), .links_to = "person" },
};

const IsmsKind isms_kind_assessment = {
  .name = "assessment",
  .prefix = "RA-",
  .label = N_("Risk assessment"),
  .plural = N_("Risk assessments"),
  .none = N_("No Risk Assessments Yet"),
  .clause = "8.2",
  .about = N_("One occasion on which risks were identified and rated."),
  .also = "assessment|risikobeurteilung",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

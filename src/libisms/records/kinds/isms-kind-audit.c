/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE, .also = "name|audit" },
  { "kind", ISMS_CHOICE, N_("Kind"), .also = "type",
    .choices = ISMS_CHOICES ({ "internal", N_("Internal audit"), "internal|first party|intern" },
                             { "supplier", N_("Audit of a supplier"), "second party" },
                             { "customer", N_("Audit by a customer"), "client" },
                             { "certification", N_("Certification audit"), "third party|external|stage 1|stage 2|surveillance" }) },
  { "programme", ISMS_LINK, N_("Audit programme"), .links_to = "programme" },
  { "source", ISMS_CHOICE, N_("Done as"), .hint = N_("Only the first counts as an audit (9.2)"),
    .choices = ISMS_CHOICES ({ "audit", N_("Audit"), "planned audit" },
                             { "self_assessment", N_("Self-assessment"), "check" },
                             { "retrospective", N_("Look back by the team"), "retro" },
                             { "management_review", N_("Management review"), "review" }) },
  { "criteria", ISMS_PROSE, N_("Criteria"), .hint = N_("Against what: ISO/IEC 27001, own policies, contracts"), .also = "standard|criterion" },
  { "criteria_documents", ISMS_LINKS, N_("Documents among them"), .links_to = "document" },
  { "scope", ISMS_PROSE, N_("Audit scope"), .hint = N_("Which parts, places, processes, period"), .also = "scope|area" },
  { "clauses", ISMS_REFERENCE, N_("Clauses"), .links_to = "clause", .also = "clause|iso clause" },
  { "controls", ISMS_LINKS, N_("Controls"), .links_to = "control", .also = "annex a controls" },
  { "processes", ISMS_LINKS, N_("Processes"), .links_to = "process", .also = "process" },
  { "units", ISMS_LINKS, N_("Units and sites"), .links_to = "unit", .also = "department|site" },
  { "sites", ISMS_LINKS, N_("Sites among the assets"), .links_to = "asset" },
  { "lead_auditor", ISMS_LINK, N_("Lead auditor"), .links_to = "person", .listed = TRUE },
  { "auditors", ISMS_LINKS, N_("Auditors"), .links_to = "person", .hint = N_("All of them, the lead included"), .also = "auditor" },
  { "assignment", ISMS_PROSE, N_("Who audits what") },
  { "participants", ISMS_LINKS, N_("Who was audited"), .links_to = "person", .also = "auditees" },
  { "compensating_measure", ISMS_PROSE, N_("How impartiality is kept"), .hint = N_("Where an auditor knows the area from own work") },
  { "planned_on", ISMS_DATE, N_("Planned for"), .listed = TRUE, .also = "planned date|date" },
  { "started_on", ISMS_DATE, N_("First day") },
  { "done_on", ISMS_DATE, N_("Last day"), .past = TRUE, .not_before = "started_on", .also = "audit date|completed on" },
  { "evidence", ISMS_PROSE, N_("What was looked at"), .hint = N_("Samples, interviews, records: so that another auditor could follow") },
  { "conclusion", ISMS_PROSE, N_("Conclusion"), .also = "result|summary" },
  { "reported_on", ISMS_DATE, N_("Reported on"), .past = TRUE, .not_before = "done_on" },
  { "reported_to", ISMS_LINKS, N_("Reported to"), .links_to = "person" },
  { "report", ISMS_LINK, N_("Report"), .links_to = "document" },
  { "status", ISMS_CHOICE, N_("State"), .listed = TRUE, .also = "state",
    .choices = ISMS_CHOICES ({ "planned", N_("Planned"), "open" },
                             { "in_progress", N_("In progress"), "started" },
                             { "done", N_("Done"), "closed|completed" },
                             { "cancelled", N_("Cancelled"), "dropped" }) },
};

static const IsmsDemand demands[] = {
  { "status", "done", "lead_auditor", "9.2.2" },
  { "status", "done", "evidence", "9.2.2" },
  { NULL },
};

const IsmsKind isms_kind_audit = {
  .name = "audit",
  .prefix = "IA-",
  .label = N_("Audit"),
  .plural = N_("Audits"),
  .none = N_("No Audits Yet"),
  .clause = "9.2",
  .about = N_("A systematic, independent look at whether requirements are met."),
  .also = "internal audit|audit",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .demands = demands,
};

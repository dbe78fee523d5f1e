/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE, .also = "name|document|document title|record category|titel|document name|policy|policy name" },
  { "type", ISMS_CHOICE, N_("Type"), .also = "document type|typ",
    .choices = ISMS_CHOICES ({ "top_policy", N_("Information security policy (5.2)"), "information security policy|top policy" },
                             { "policy", N_("Topic policy"), "policy|guideline|richtlinie" },
                             { "scope", N_("Scope"), "scope statement" },
                             { "method", N_("Risk method"), "risk method" },
                             { "soa", N_("Statement of Applicability"), "statement of applicability" },
                             { "procedure", N_("Procedure"), "process|instruction|sop|verfahren|anweisung" },
                             { "plan", N_("Plan"), "programme|concept|plan|konzept" },
                             { "report", N_("Report or minutes"), "minutes|protocol|bericht" },
                             { "form", N_("Form or checklist"), "template|checklist|formular" },
                             { "register", N_("Register"), "list|log|register|verzeichnis" },
                             { "contract", N_("Contract"), "agreement|vertrag" },
                             { "law", N_("Law or standard"), "regulation|standard|gesetz|norm" },
                             { "other", N_("Other"), "sonstiges" }) },
  { "kind", ISMS_CHOICE, N_("Kept as"),
    .choices = ISMS_CHOICES ({ "document", N_("Document: kept up to date"), "document|dokument" },
                             { "record", N_("Record: kept as it is"), "record|aufzeichnung" }) },
  { "version", ISMS_TEXT, N_("Version"), .listed = TRUE, .also = "revision|rev" },
  { "author", ISMS_LINK, N_("Author"), .links_to = "person", .also = "written by|autor" },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .also = "document owner|responsible" },
  { "approver", ISMS_LINK, N_("Approved by"), .links_to = "person", .also = "approved by|approver|freigegeben von" },
  { "approved_on", ISMS_DATE, N_("Approved on"), .listed = TRUE, .also = "last review|approval date|freigabe" },
  { "needs_second_person", ISMS_BOOLEAN, N_("Author may not approve") },
  { "valid_from", ISMS_DATE, N_("Valid from"), .also = "effective date|gültig ab" },
  { "withdrawn_on", ISMS_DATE, N_("Withdrawn on"), .not_before = "valid_from" },
  { "review_due", ISMS_DATE, N_("Review due"), .listed = TRUE, .also = "next review|review date|nächste prüfung" },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_VERSION_CHOICES, .listed = TRUE, .also = "state" },
  { "in_use", ISMS_BOOLEAN, N_("In use") },
  { "classification", ISMS_CHOICE, N_("Classification"), .choices = ISMS_CLASSIFICATION_CHOICES, .also = "class|klassifizierung" },
  { "access_list", ISMS_PROSE, N_("Who may see it"), .also = "distribution|access|verteiler" },
  { "outside", ISMS_TEXT, N_("Outside readers"), .hint = N_("Who outside gets it: website, customers on request"), .also = "external distribution" },
  { "markers", ISMS_CHOICE_SET, N_("The policy contains"), .hint = N_("For the policy of clause 5.2: what its text really says"),
    .choices = ISMS_CHOICES ({ "purpose", N_("Fits the purpose of the organisation (5.2 a)"), "purpose" },
                             { "objectives_or_frame", N_("Objectives, or a frame for them (5.2 b)"), "objectives" },
                             { "commitment_requirements", N_("Commitment to meet requirements (5.2 c)"), "requirements" },
                             { "commitment_improvement", N_("Commitment to continual improvement (5.2 d)"), "improvement" }) },
  { "origin", ISMS_CHOICE, N_("Origin"),
    .choices = ISMS_CHOICES ({ "internal", N_("Ours"), "internal|intern" },
                             { "external", N_("From outside"), "external|extern" }) },
  { "source", ISMS_TEXT, N_("Source"), .hint = N_("For documents from outside: where the current text is found") },
  { "checked_on", ISMS_DATE, N_("Source checked on") },
  { "retention", ISMS_TEXT, N_("Kept for"), .hint = N_("For records: how long, and from when"), .also = "retention period|aufbewahrung" },
  { "location", ISMS_TEXT, N_("Where it is kept"), .also = "storage location|location|url|ablage" },
  { "protection", ISMS_PROSE, N_("Protection"), .hint = N_("Against what and against whom: loss, change, disclosure, use of an old version") },
  { "controls", ISMS_LINKS, N_("Controls it serves"), .links_to = "control", .also = "controls|annex a controls" },
  { "links", ISMS_LINKS, N_("Linked records") },
};

const IsmsKind isms_kind_document = {
  .name = "document",
  .prefix = "DOC-",
  .label = N_("Document"),
  .plural = N_("Documents"),
  .clause = "7.5",
  .about = N_("A document or record that the ISMS needs, and how it is controlled."),
  .also = "doc|documented information|policy|dokument",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

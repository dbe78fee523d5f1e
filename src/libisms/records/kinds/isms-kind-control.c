/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Control"), .required = TRUE, .listed = TRUE, .also = "control name|name|title|control description|maßnahme|control title|name of control" },
  { "source", ISMS_CHOICE, N_("Comes from"),
    .choices = ISMS_CHOICES ({ "annex_a", N_("Annex A"), "annex a|iso 27001" },
                             { "own", N_("Own control"), "own|custom|additional|eigene" }) },
  { "theme", ISMS_CHOICE, N_("Theme"), .listed = TRUE, .also = "category|domain",
    .choices = ISMS_CHOICES ({ "organizational", N_("Organizational"), "organisational|organizational controls|organisatorisch" },
                             { "people", N_("People"), "people controls|personenbezogen" },
                             { "physical", N_("Physical"), "physical controls|physisch" },
                             { "technological", N_("Technological"), "technical|technological controls|technologisch" }) },
  { "applicable", ISMS_BOOLEAN, N_("Applicable"), .hint = N_("Leave open until it was decided"), .listed = TRUE, .also = "included|in scope|applicability|inclusion|anwendbar|applies|applicable yes no|applicable y n|selected|applicable to isms|is applicable|is control applicable" },
  { "reasons", ISMS_CHOICE_SET, N_("Reasons for including"), .also = "reason|reasons for selection|reason for inclusion|gründe|reason codes|reason for selection|basis for selection",
    .choices = ISMS_CHOICES ({ "L", N_("Law"), "legal|legal requirement|law|lr|gesetz" },
                             { "C", N_("Contract"), "contractual|contractual obligation|contract|co|vertrag" },
                             { "B", N_("Business need or best practice"), "business|business requirement|best practice|br bp|own decision|geschäft" },
                             { "R", N_("Risk"), "risk assessment|result of risk assessment|risk|rra|risiko" }) },
  { "reason_text", ISMS_PROSE, N_("Reasons in words"), .hint = N_("Which risks, laws or contracts need it"), .also = "justification|reason in words|justification for inclusion|justification for the inclusion exclusion|begründung|justification for inclusion or exclusion|justification for inclusion exclusion|justification for applicability|reason for inclusion exclusion|rationale|reasoning" },
  { "exclusion_reason", ISMS_PROSE, N_("Reason for excluding"), .hint = N_("Why nothing is lost without it: facts, not “not applicable”"), .also = "justification for exclusion|justification of exclusion|reason for exclusion|ausschlussgrund|exclusion justification|justification if excluded|justification for non applicability|reason for non applicability" },
  { "state", ISMS_CHOICE, N_("State"), .listed = TRUE, .also = "status|implementation status|implemented|umsetzungsstatus|implementation state|status of implementation|soa status|control status",
    .choices = ISMS_CHOICES ({ "not_started", N_("Not started"), "not implemented|absent|none|open|no|not started|nicht umgesetzt" },
                             { "planned", N_("Planned"), "pending|planned|geplant" },
                             { "partial", N_("Partly in place"), "partially implemented|partially|in progress|partly|teilweise umgesetzt|teilweise" },
                             { "implemented", N_("In place"), "fully implemented|implemented|complete|operational|established|advanced|yes|umgesetzt" }) },
  { "implementation", ISMS_PROSE, N_("How it is done here"), .hint = N_("Three sentences an auditor can follow up"), .also = "implementation description|description|comments|umsetzung|implementation details|implementation notes|how implemented|how it is implemented|control implementation" },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .listed = TRUE, .also = "control owner|responsible party|responsible|verantwortlich" },
  { "due", ISMS_DATE, N_("In place by"), .also = "due date|target date|deadline" },
  { "evidence", ISMS_PROSE, N_("Evidence"), .hint = N_("What shows that it works, with dates"), .also = "reference|proof|evidence provided|nachweis|evidence reference|evidence link|reference documents|document reference" },
  { "documents", ISMS_LINKS, N_("Documents"), .links_to = "document", .also = "documents|policy" },
  { "suppliers", ISMS_LINKS, N_("Done by suppliers"), .links_to = "supplier" },
  { "considered_on", ISMS_DATE, N_("Compared on"), .past = TRUE, .hint = N_("When you asked whether it was overlooked (6.1.3 c)") },
  { "reviewed_on", ISMS_DATE, N_("State checked on"), .past = TRUE, .also = "last review|last checked" },
  { "note", ISMS_PROSE, N_("Notes"), .also = "notes|remarks|comment" },
};

const IsmsKind isms_kind_control = {
  .name = "control",
  .prefix = "X.",
  .digits = 1,
  .label = N_("Control"),
  .plural = N_("Controls"),
  .none = N_("No Controls Yet"),
  .clause = "6.1.3 d)",
  .about = N_("A control of Annex A or of your own, with the decision about it."),
  .also = "soa entry|statement of applicability|annex a|maßnahme",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .hint = N_("Event and consequence in one line: Laptop with customer data is stolen"), .required = TRUE, .listed = TRUE, .also = "risk title|risk|name|risk name|risiko|titel|risk statement|risk event" },
  { "scenario", ISMS_PROSE, N_("What could happen"), .hint = N_("Cause, event and consequence"), .also = "description|risk description|szenario|beschreibung|risk scenario|scenario description|details" },
  { "kind", ISMS_CHOICE, N_("Kind"), .also = "risk type",
    .choices = ISMS_CHOICES ({ "information", N_("Risk to information (6.1.2)"), "information security" },
                             { "isms_level", N_("Risk to the ISMS itself (6.1.1)"), "isms|system level" }) },
  { "theme", ISMS_TEXT, N_("Theme"), .hint = N_("A word of your own by which risks belong together: Suppliers, Building, People"), .narrows = TRUE, .also = "category|risk category|topic|risk area|risk domain|domain|thema|kategorie|risikokategorie" },
  { "owner", ISMS_LINK, N_("Risk owner"), .links_to = "person", .hint = N_("Who can decide about it and answers for it"), .listed = TRUE, .also = "owner|responsible|risikoeigner|verantwortlich|risk owner name|assigned to|accountable" },
  { "assets", ISMS_LINKS, N_("Assets"), .links_to = "asset", .narrows = TRUE, .also = "asset|asset id|asset process|affected assets|werte|asset name|affected asset|asset affected|assets affected|information asset" },
  { "threat", ISMS_REFERENCE, N_("Threats"), .links_to = "threat", .also = "threats|bedrohung|threat description|threat source" },
  { "vulnerability", ISMS_REFERENCE, N_("Vulnerabilities"), .links_to = "vulnerability", .also = "vulnerabilities|schwachstelle|vulnerability description" },
  { "cia", ISMS_CHOICE_SET, N_("Property at stake"), .choices = ISMS_PROPERTY_CHOICES, .also = "c i a|properties|schutzziele" },
  { "existing_controls", ISMS_PROSE, N_("What is already there"), .hint = N_("In words, where the controls below do not say it"), .also = "existing controls|current controls|controls in place|current controls in place|current safeguards|existing measures" },
  { "inherent_likelihood", ISMS_SCALE, N_("Likelihood without controls"), .scale = "likelihood", .also = "likelihood|probability|l|l 1to5|likelihood 1 5|likelihood probability|inherent likelihood|eintrittswahrscheinlichkeit|inherent l|gross likelihood|initial likelihood|likelihood score|likelihood rating" },
  { "inherent_impact", ISMS_SCALE, N_("Impact without controls"), .scale = "impact", .also = "impact|consequence|i|i 1to5|max impact|impact 1 5|impact business impact|inherent impact|auswirkung|schadenshöhe|inherent i|gross impact|initial impact|impact score|impact rating|severity" },
  { "current_likelihood", ISMS_SCALE, N_("Likelihood now"), .scale = "likelihood", .narrows = TRUE, .also = "residual likelihood|residual l 1to5|likelihood residual|current likelihood|net likelihood|residual l|residual probability" },
  { "current_impact", ISMS_SCALE, N_("Impact now"), .scale = "impact", .narrows = TRUE, .also = "residual impact|residual max impact|residual i 1to5|impact residual|current impact|net impact|residual i|residual consequence" },
  { "target_likelihood", ISMS_SCALE, N_("Likelihood wanted"), .scale = "likelihood", .also = "target likelihood|planned likelihood" },
  { "target_impact", ISMS_SCALE, N_("Impact wanted"), .scale = "impact", .also = "target impact|planned impact" },
  { "likelihood_reason", ISMS_PROSE, N_("Why this likelihood"), .hint = N_("Facts: past events, known holes, who would want it") },
  { "impact_reason", ISMS_PROSE, N_("Why this impact"), .hint = N_("Who would be harmed, how many, how much, for how long"), .also = "residual assumption|impact description" },
  { "inherent_reason", ISMS_PROSE, N_("Why so without controls"), .hint = N_("What would happen if none of the controls were there"), .also = "inherent reason|inherent rationale" },
  { "target_reason", ISMS_PROSE, N_("Why this is wanted"), .hint = N_("What the treatment is to change, and why that is enough"), .also = "target reason|target rationale" },
  { "option", ISMS_CHOICE, N_("Treatment option"), .also = "treatment|treatment decision|treatment types|risk treatment|response|behandlung|treatment option|treatment strategy|risk treatment option|risk response|treatment type|treatment plan type",
    .choices = ISMS_CHOICES ({ "modify", N_("Modify: lower it with controls"), "modify|mitigate|mitigation|reduce|treat|mindern|reduzieren" },
                             { "retain", N_("Retain: live with it"), "retain|accept|acceptance|tolerate|akzeptieren|tragen" },
                             { "avoid", N_("Avoid: stop what causes it"), "avoid|avoidance|terminate|vermeiden" },
                             { "share", N_("Share: with an insurer or supplier"), "share|transfer|insure|teilen|übertragen" }) },
  { "controls", ISMS_LINKS, N_("Controls"), .links_to = "control", .also = "annex a control|annex a controls|control|mitigation controls|maßnahmen|controls|iso controls|iso 27001 controls|control reference|control references|linked controls|mapped controls" },
  { "shared_with", ISMS_LINKS, N_("Shared with"), .hint = N_("The supplier, insurer or contract that carries a part") },
  { "rank", ISMS_INTEGER, N_("Order of treatment"), .hint = N_("1 is treated first"), .min = 1, .max = 9999, .also = "priority|rang" },
  { "method", ISMS_LINK, N_("Rated by method"), .links_to = "method" },
  { "assessment", ISMS_LINK, N_("Last assessment"), .links_to = "assessment" },
  { "identified_on", ISMS_DATE, N_("Found on"), .past = TRUE, .also = "date identified|created|identified on|date raised|raised on|date added" },
  { "last_rated_on", ISMS_DATE, N_("Last rated on"), .past = TRUE, .also = "last review|last rated|last assessed" },
  { "next_review_on", ISMS_DATE, N_("Next review"), .also = "review date|next review|next review date" },
  { "status", ISMS_CHOICE, N_("State"), .listed = TRUE, .also = "state",
    .choices = ISMS_CHOICES ({ "open", N_("Open: not yet decided"), "new|identified|offen" },
                             { "treating", N_("Being treated"), "in treatment|in progress|in behandlung" },
                             { "accepted", N_("Accepted"), "akzeptiert", .made_by = "accept" },
                             { "ok", N_("Acceptable"), "monitored|controlled|mitigated|ok|vertretbar" },
                             { "closed", N_("Closed"), "gone|retired|geschlossen" }) },
  { "closed_on", ISMS_DATE, N_("Closed on"), .past = TRUE, .not_before = "identified_on" },
  { "closing_reason", ISMS_PROSE, N_("Why closed") },
  { "links", ISMS_LINKS, N_("Linked records"), .hint = N_("Incidents, issues, requirements, changes") },
};

/* By the stage of a rating. */
static const IsmsField computed[] = {
  { "inherent_level", ISMS_INTEGER, N_("Level without controls"), .links_to = "band", .unsaid = N_("Not rated"), .computed = TRUE },
  { "current_level", ISMS_INTEGER, N_("Level now"), .links_to = "band", .unsaid = N_("Not rated"), .listed = TRUE, .narrows = TRUE, .computed = TRUE },
  { "target_level", ISMS_INTEGER, N_("Level wanted"), .links_to = "band", .unsaid = N_("Not rated"), .computed = TRUE },
};

const IsmsKind isms_kind_risk = {
  .name = "risk",
  .prefix = "RK-",
  .label = N_("Risk"),
  .plural = N_("Risks"),
  .none = N_("No Risks Yet"),
  .clause = "6.1.2 c)",
  .about = N_("Something that could go wrong with information, rated and owned."),
  .also = "risk|risiko",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .computed = computed,
  .n_computed = G_N_ELEMENTS (computed),
};

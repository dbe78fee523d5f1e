/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "name", ISMS_TEXT, N_("Name"), .required = TRUE, .listed = TRUE, .also = "asset name|asset|title|asset description|bezeichnung|asset title|information asset|system|system name|what|item" },
  { "kind", ISMS_CHOICE, N_("Kind"), .listed = TRUE, .also = "type|asset type|category|art|typ|asset category|asset class",
    .choices = ISMS_CHOICES ({ "information", N_("Information"), "data|sensitive data|database|document|documents|paper|records|file|files|daten|information|papier|akten" },
                             { "software", N_("Software"), "software package|licence|license" },
                             { "source_code", N_("Source code"), "source code|code|repository|quellcode" },
                             { "application", N_("Application"), "app|service application|website|web site|web shop|program|anwendung|webseite|internet" },
                             { "system", N_("System"), "server|it system|hardware|virtual machine|system" },
                             { "cloud_service", N_("Cloud service"), "cloud service|cloud|saas|paas|iaas" },
                             { "device", N_("Device"), "endpoint|laptop|notebook|computer|pc|tablet|phone|mobile|printer|machine|equipment|gerät|maschine|telefon|handy" },
                             { "network", N_("Network"), "network device|netzwerk" },
                             { "room", N_("Room"), "server room|raum" },
                             { "site", N_("Site"), "building|facility|physical|location|standort|gebäude" },
                             { "people", N_("People"), "person|personnel|staff|know how|menschen" },
                             { "service", N_("Service"), "outsourced service|supplier service|third party|dienst" },
                             { "identity", N_("Identity"), "account|identity provider" },
                             { "other", N_("Other"), "sonstiges" }) },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .listed = TRUE, .also = "asset owner|responsible|who is responsible|responsible person|owned by|eigentümer|verantwortlich" },
  { "description", ISMS_PROSE, N_("Description"), .also = "notes|remarks|details|beschreibung|bemerkung|anmerkung" },
  { "confidentiality", ISMS_INTEGER, N_("Confidentiality"), .hint = N_("1 no harm if it leaks … 5 a leak threatens the organisation"), .min = 1, .max = 5, .also = "c|conf|vertraulichkeit" },
  { "integrity", ISMS_INTEGER, N_("Integrity"), .hint = N_("1 errors do no harm … 5 an error threatens the organisation"), .min = 1, .max = 5, .also = "i|integ|integrität" },
  { "availability", ISMS_INTEGER, N_("Availability"), .hint = N_("1 may fail for weeks … 5 may not fail for an hour"), .min = 1, .max = 5, .also = "a|avail|criticality|criticality 1to5|value criticality|verfügbarkeit" },
  { "classification", ISMS_CHOICE, N_("Classification"), .choices = ISMS_CLASSIFICATION_CHOICES, .also = "class|klassifizierung|information classification|data classification|classification level" },
  { "personal_data", ISMS_BOOLEAN, N_("Holds personal data"), .also = "pii|personal information|personenbezogene daten" },
  { "location", ISMS_TEXT, N_("Where it is"), .also = "where|place|storage location|ort|wo|wo steht es|asset location|physical location" },
  { "supplier", ISMS_LINK, N_("Provided by"), .links_to = "supplier", .also = "vendor|provider|lieferant|anbieter|dienstleister" },
  { "links", ISMS_LINKS, N_("Depends on"), .hint = N_("Assets without which it does not work") },
  { "in_scope", ISMS_BOOLEAN, N_("In scope"), .also = "scope" },
  { "status", ISMS_CHOICE, N_("State"), .also = "state",
    .choices = ISMS_CHOICES ({ "planned", N_("Planned"), "ordered" },
                             { "active", N_("In use"), "current|in operation|live|aktiv" },
                             { "retired", N_("Retired"), "decommissioned|disposed|inactive|ausgemustert" }) },
  { "retired_on", ISMS_DATE, N_("Retired on") },
  { "reviewed_on", ISMS_DATE, N_("Last looked at"), .past = TRUE, .also = "last updated|last review" },
};

static const IsmsField computed[] = {
  { "risk_level", ISMS_INTEGER, N_("Highest risk"), .links_to = "band", .unsaid = N_("None rated"), .listed = TRUE, .narrows = TRUE, .computed = TRUE },
};

const IsmsKind isms_kind_asset = {
  .name = "asset",
  .prefix = "A-",
  .label = N_("Asset"),
  .plural = N_("Assets"),
  .none = N_("No Assets Yet"),
  .clause = "A.5.9",
  .about = N_("Information, or something it depends on, that is worth protecting."),
  .also = "inventory|wert|zielobjekt",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .computed = computed,
  .n_computed = G_N_ELEMENTS (computed),
};

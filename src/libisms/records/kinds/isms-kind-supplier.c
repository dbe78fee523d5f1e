/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "name", ISMS_TEXT, N_("Name"), .required = TRUE, .listed = TRUE, .also = "supplier|vendor|supplier name|company|lieferant|vendor name|third party|provider|provider name|company name" },
  { "service", ISMS_TEXT, N_("What they provide"), .listed = TRUE, .also = "services|product|description|leistung|service provided|services provided|service description" },
  { "kind", ISMS_CHOICE_SET, N_("Kind"), .also = "category|type|kategorie",
    .choices = ISMS_CHOICES ({ "cloud", N_("Cloud service"), "saas|paas|iaas|cloud service" },
                             { "hosting", N_("Hosting"), "data centre|data center|rechenzentrum" },
                             { "development", N_("Software development"), "outsourced development|entwicklung" },
                             { "software", N_("Software"), "licences|licenses" },
                             { "it_service", N_("IT service"), "msp|managed service|support" },
                             { "security", N_("Security service"), "penetration test|soc|audit" },
                             { "office_service", N_("Office service"), "cleaning|shredding|facility" },
                             { "business_service", N_("Business service"), "payroll|accounting|insurance|consulting|legal" },
                             { "hardware", N_("Hardware"), "devices" },
                             { "network", N_("Network and telephone"), "telecom|isp" },
                             { "other", N_("Other"), "sonstiges" }) },
  { "criticality", ISMS_CHOICE, N_("Criticality"), .choices = ISMS_SEVERITY_CHOICES, .listed = TRUE, .also = "weight|importance|risk|kritikalität|criticality level|risk level|risk rating|tier" },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .listed = TRUE, .also = "responsible|contract owner|verantwortlich|relationship owner|vendor owner|supplier owner|internal owner" },
  { "contact", ISMS_TEXT, N_("Contact"), .hint = N_("Whom to call when something happens"), .also = "contact person" },
  { "location", ISMS_TEXT, N_("Where they work"), .also = "country|location|land" },
  { "information", ISMS_PROSE, N_("Information they can reach"), .also = "data accessed|data|daten" },
  { "assets", ISMS_LINKS, N_("Assets they hold or serve"), .links_to = "asset" },
  { "personal_data", ISMS_BOOLEAN, N_("Processes personal data for us"), .also = "processor|pii" },
  { "agreement", ISMS_TEXT, N_("Agreement"), .hint = N_("Contract, annex, terms: what it is called and where it is"), .also = "contract|vertrag" },
  { "agreed_on", ISMS_DATE, N_("Security terms agreed on"), .also = "contract start|dpa signed|agreement date|contract start date|contract date" },
  { "agreed_until", ISMS_DATE, N_("Agreement ends on"), .not_before = "agreed_on", .also = "contract end|contract end date|contract expiry|contract expiry date|expiry date" },
  { "requirements", ISMS_PROSE, N_("Security requirements agreed"), .hint = N_("Incident notice, audit right, deletion, subcontractors, place of data"), .also = "security requirements" },
  { "certificate", ISMS_TEXT, N_("Certificate"), .hint = N_("Standard, scope, number"), .also = "certifications|certificates|zertifikate" },
  { "certificate_until", ISMS_DATE, N_("Certificate valid until"), .also = "certificate expiry" },
  { "review_interval_days", ISMS_INTEGER, N_("Review every … days"), .min = 1, .max = 3660 },
  { "last_review_on", ISMS_DATE, N_("Last reviewed on"), .past = TRUE, .also = "last review|letzte prüfung|last reviewed|last assessment|last review date|last assessed" },
  { "next_review_on", ISMS_DATE, N_("Next review"), .also = "next review|next review date|next assessment|review due" },
  { "review_result", ISMS_PROSE, N_("What the last review found"), .also = "review result|result" },
  { "exit_plan", ISMS_PROSE, N_("How to leave"), .hint = N_("How data comes back and who could take over"), .also = "exit" },
  { "status", ISMS_CHOICE, N_("State"), .also = "state",
    .choices = ISMS_CHOICES ({ "candidate", N_("Candidate"), "planned|new" },
                             { "active", N_("Active"), "current|aktiv" },
                             { "ended", N_("Ended"), "inactive|terminated|beendet" }) },
};

const IsmsKind isms_kind_supplier = {
  .name = "supplier",
  .prefix = "SUP-",
  .label = N_("Supplier"),
  .plural = N_("Suppliers"),
  .none = N_("No Suppliers Yet"),
  .clause = "A.5.19",
  .about = N_("Somebody whose products or services your information security depends on."),
  .also = "vendor|third party|lieferant|dienstleister",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

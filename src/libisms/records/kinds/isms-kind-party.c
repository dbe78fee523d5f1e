/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "name", ISMS_TEXT, N_("Name"), .hint = N_("For example: Customers, Data protection authority, Employees"), .required = TRUE, .listed = TRUE, .also = "stakeholder|party|interested party|partei" },
  { "side", ISMS_CHOICE, N_("Side"), .choices = ISMS_SIDE_CHOICES, .listed = TRUE, .also = "internal external" },
  { "category", ISMS_CHOICE, N_("Category"), .listed = TRUE, .also = "type|kind|kategorie",
    .choices = ISMS_CHOICES ({ "customer", N_("Customer"), "customers|client|kunde" },
                             { "data_subject", N_("Data subjects"), "data subject|data subjects|betroffene" },
                             { "authority", N_("Authority"), "regulator|government|behörde" },
                             { "partner", N_("Partner"), "business partner" },
                             { "staff", N_("Staff"), "employee|employees|mitarbeiter" },
                             { "owner", N_("Owner"), "shareholder|shareholders|investor|eigentümer" },
                             { "supplier", N_("Supplier"), "vendor|service provider|lieferant" },
                             { "insurer", N_("Insurer"), "insurance|versicherer" },
                             { "neighbour", N_("Neighbourhood and public"), "public|community|öffentlichkeit" },
                             { "other", N_("Other"), "sonstige" }) },
  { "interest", ISMS_PROSE, N_("Interest"), .hint = N_("Why your information security matters to them"), .also = "interest in isms|need|interesse" },
  { "contact", ISMS_TEXT, N_("Contact"), .hint = N_("How to reach them"), .also = "contact person|kontakt" },
  { "supplier", ISMS_LINK, N_("Is the supplier"), .links_to = "supplier" },
  { "owner", ISMS_LINK, N_("Looked after by"), .links_to = "person", .also = "owner|responsible" },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_LIFE_CHOICES, .also = "state" },
  { "reviewed_on", ISMS_DATE, N_("Last looked at"), .past = TRUE, .also = "last review|last reviewed" },
};

const IsmsKind isms_kind_party = {
  .name = "party",
  .prefix = "IP-",
  .label = N_("Interested party"),
  .plural = N_("Interested parties"),
  .none = N_("No Interested Parties Yet"),
  .clause = "4.2 a)",
  .about = N_("A person or organisation that has something to expect of your information security."),
  .also = "interested party|stakeholder|interessierte partei",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

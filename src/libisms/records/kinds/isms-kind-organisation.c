/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "name", ISMS_TEXT, N_("Name"), .required = TRUE, .listed = TRUE, .also = "organisation|organization|company|firma" },
  { "legal_form", ISMS_TEXT, N_("Legal form"), .hint = N_("For example: limited company, association, public body") },
  { "sector", ISMS_TEXT, N_("Sector"), .hint = N_("For example: health, software, logistics"), .listed = TRUE, .also = "industry|branche" },
  { "people", ISMS_INTEGER, N_("People"), .hint = N_("How many work here, managers included"), .min = 1, .max = 10000000, .listed = TRUE, .also = "employees|staff|headcount|mitarbeiter" },
  { "services", ISMS_PROSE, N_("What it does"), .hint = N_("Products and services, and for whom") },
  { "sites", ISMS_PROSE, N_("Where it works"), .hint = N_("Offices, home offices, data centres: a few sentences are enough") },
  { "intended_outcomes", ISMS_PROSE, N_("What the ISMS is to reach"), .hint = N_("Its intended outcomes: what would be worse without it") },
  { "contact", ISMS_LINK, N_("Contact"), .links_to = "person", .hint = N_("Who answers questions about the ISMS") },
  { "standard_edition", ISMS_CHOICE, N_("Edition of the standard"),
    .choices = ISMS_CHOICES ({ "2022_amd1", N_("ISO/IEC 27001:2022 with Amendment 1:2024"), "iso iec 27001:2022/amd 1:2024|2022 amd 1" },
                             { "2022", N_("ISO/IEC 27001:2022"), "iso 27001:2022|iso/iec 27001:2022" }) },
  { "certification_body", ISMS_TEXT, N_("Certification body") },
  { "certification_target_on", ISMS_DATE, N_("Certificate wanted by") },
  { "stage_1_on", ISMS_DATE, N_("Stage 1 audit") },
  { "stage_2_on", ISMS_DATE, N_("Stage 2 audit"), .not_before = "stage_1_on" },
  { "certified_on", ISMS_DATE, N_("Certified on"), .past = TRUE },
  { "certificate_until", ISMS_DATE, N_("Certificate valid until"), .not_before = "certified_on" },
};

const IsmsKind isms_kind_organisation = {
  .name = "organisation",
  .prefix = "ORG-",
  .label = N_("Organisation"),
  .plural = N_("Organisations"),
  .none = N_("No Organisations Yet"),
  .clause = "4.1",
  .about = N_("The organisation this ISMS belongs to."),
  .also = "organization|company|firma",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .single = TRUE,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "name", ISMS_TEXT, N_("Name"), .required = TRUE, .listed = TRUE, .also = "unit|department|site|location|abteilung|standort" },
  { "kind", ISMS_CHOICE, N_("Kind"), .listed = TRUE,
    .choices = ISMS_CHOICES ({ "department", N_("Department"), "business unit|team|abteilung|bereich" },
                             { "site", N_("Site"), "location|office|standort" },
                             { "legal_entity", N_("Legal entity"), "company|subsidiary|gesellschaft" },
                             { "outside", N_("Outside unit"), "other organisation" }) },
  { "head", ISMS_LINK, N_("Head"), .links_to = "person", .also = "manager|leiter|leitung" },
  { "people", ISMS_INTEGER, N_("People"), .min = 0, .max = 10000000, .listed = TRUE, .also = "employees|staff|headcount" },
  { "in_scope", ISMS_BOOLEAN, N_("In scope"), .listed = TRUE, .also = "scope" },
  { "scope_reason", ISMS_PROSE, N_("Why in or out"), .hint = N_("For a unit left out: how the border to it is kept") },
  { "address", ISMS_PROSE, N_("Address") },
};

const IsmsKind isms_kind_unit = {
  .name = "unit",
  .prefix = "U-",
  .label = N_("Unit"),
  .plural = N_("Units"),
  .none = N_("No Units Yet"),
  .clause = "4.3",
  .about = N_("A department, site or legal entity, inside or outside the scope."),
  .also = "department|site|abteilung|standort",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

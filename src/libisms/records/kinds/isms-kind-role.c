/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Role"), .required = TRUE, .listed = TRUE, .also = "role|name|rolle" },
  { "kind", ISMS_CHOICE, N_("Kind"), .listed = TRUE, .also = "type",
    .choices = ISMS_CHOICES ({ "top_management", N_("Top management"), "top management|management|ceo|geschäftsführung" },
                             { "isms_conformity", N_("Keeps the ISMS conforming (5.3 a)"), "isms manager|iso|information security officer|isb" },
                             { "isms_reporting", N_("Reports on its performance (5.3 b)"), "reporting" },
                             { "internal_auditor", N_("Internal auditor"), "auditor" },
                             { "risk_owner", N_("Risk owner"), "risk owner|risikoeigner" },
                             { "process_owner", N_("Process owner"), "process owner" },
                             { "incident_lead", N_("Incident lead"), "incident manager" },
                             { "document_control", N_("Document control"), "document controller" },
                             { "data_protection", N_("Data protection"), "dpo|data protection officer|datenschutz" },
                             { "other", N_("Other"), "sonstige" }) },
  { "holder", ISMS_LINK, N_("Held by"), .links_to = "person", .listed = TRUE, .also = "person|inhaber" },
  { "deputy", ISMS_LINK, N_("Deputy"), .links_to = "person", .also = "vertretung|stellvertreter" },
  { "duties", ISMS_PROSE, N_("Duties"), .hint = N_("What the holder has to do"), .also = "responsibilities|tasks|aufgaben" },
  { "powers", ISMS_PROSE, N_("Powers"), .hint = N_("What the holder may decide, stop or ask for"), .also = "authority|authorities|befugnisse" },
  { "security_relevant", ISMS_BOOLEAN, N_("Affects information security"), .hint = N_("Then the competence it needs must be set (7.2 a)") },
  { "accepted_on", ISMS_DATE, N_("Accepted on"), .past = TRUE, .hint = N_("When the holder said yes") },
  { "announced_on", ISMS_DATE, N_("Announced on"), .past = TRUE, .hint = N_("When the others were told") },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_LIFE_CHOICES, .also = "state" },
};

const IsmsKind isms_kind_role = {
  .name = "role",
  .prefix = "ROLE-",
  .label = N_("Role"),
  .plural = N_("Roles"),
  .none = N_("No Roles Yet"),
  .clause = "5.3",
  .about = N_("A responsibility for information security that somebody holds."),
  .also = "responsibility|rolle",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

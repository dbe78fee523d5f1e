/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "name", ISMS_TEXT, N_("Name"), .required = TRUE, .listed = TRUE, .also = "person|full name|employee|mitarbeiter" },
  { "function", ISMS_TEXT, N_("Function"), .hint = N_("For example: Head of development"), .listed = TRUE, .also = "job title|position|role|funktion" },
  { "unit", ISMS_LINK, N_("Department"), .links_to = "unit", .listed = TRUE, .also = "department|team|abteilung" },
  { "kind", ISMS_CHOICE, N_("Kind"), .also = "type|employment",
    .choices = ISMS_CHOICES ({ "employee", N_("Employee"), "internal|staff|intern|angestellt" },
                             { "contractor", N_("Contractor"), "external|freelancer|extern" }) },
  { "supplier", ISMS_LINK, N_("Comes from"), .links_to = "supplier", .hint = N_("For contractors") },
  { "email", ISMS_TEXT, N_("E-mail"), .also = "e mail|mail" },
  { "phone", ISMS_TEXT, N_("Phone"), .also = "telephone|mobile|telefon" },
  { "joined_on", ISMS_DATE, N_("Joined on"), .also = "start date|eintritt" },
  { "left_on", ISMS_DATE, N_("Left on"), .not_before = "joined_on", .also = "end date|austritt" },
  { "remote", ISMS_BOOLEAN, N_("Works remotely"), .hint = N_("At least part of the time"), .also = "home office" },
  { "has_access", ISMS_BOOLEAN, N_("Has access to information in scope"), .also = "access" },
  { "status", ISMS_CHOICE, N_("State"), .also = "state",
    .choices = ISMS_CHOICES ({ "active", N_("Active"), "current|aktiv" },
                             { "left", N_("Left"), "inactive|former|ausgeschieden" }) },
};

const IsmsKind isms_kind_person = {
  .name = "person",
  .prefix = "P-",
  .label = N_("Person"),
  .plural = N_("People"),
  .none = N_("No People Yet"),
  .clause = "5.3",
  .about = N_("Somebody who works for you, or on your behalf."),
  .also = "employee|people|mitarbeiter",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE, .also = "name" },
  { "planned_on", ISMS_DATE, N_("Planned for") },
  { "held_on", ISMS_DATE, N_("Held on"), .past = TRUE, .listed = TRUE, .also = "date|datum" },
  { "attendees", ISMS_LINKS, N_("Present"), .links_to = "person", .also = "participants|teilnehmer" },
  { "suitable", ISMS_CHOICE, N_("Is the ISMS suitable?"), .choices = ISMS_VERDICT_CHOICES, .hint = N_("Does it fit the organisation?") },
  { "adequate", ISMS_CHOICE, N_("Is it adequate?"), .choices = ISMS_VERDICT_CHOICES, .hint = N_("Is it enough?") },
  { "effective", ISMS_CHOICE, N_("Is it effective?"), .choices = ISMS_VERDICT_CHOICES, .hint = N_("Does it reach what it is meant to reach?") },
  { "reservations", ISMS_PROSE, N_("Reasons and reservations") },
  { "minutes", ISMS_LINK, N_("Minutes"), .links_to = "document" },
  { "next_due", ISMS_DATE, N_("Next review by"), .not_before = "held_on", .listed = TRUE, .also = "next review" },
  { "status", ISMS_CHOICE, N_("State"), .listed = TRUE, .also = "state",
    .choices = ISMS_CHOICES ({ "planned", N_("Planned"), "open" },
                             { "held", N_("Held"), "done" },
                             { "approved", N_("Minutes approved"), "approved|closed", .made_by = "approve" }) },
  { "approved_on", ISMS_DATE, N_("Minutes approved on"), .past = TRUE, .not_before = "held_on" },
  { "approved_by", ISMS_LINK, N_("Minutes approved by"), .links_to = "person" },
};

static const IsmsDemand demands[] = {
  { "status", "held", "held_on", "9.3.1" },
  { "status", "held", "attendees", "9.3.1" },
  { "status", "approved", "held_on", "9.3.1" },
  { "status", "approved", "attendees", "9.3.1" },
  { "status", "approved", "suitable", "9.3.1" },
  { "status", "approved", "adequate", "9.3.1" },
  { "status", "approved", "effective", "9.3.1" },
  { "status", "approved", "approved_by", "9.3.3" },
  { NULL },
};

const IsmsKind isms_kind_review = {
  .name = "review",
  .prefix = "MR-",
  .label = N_("Management review"),
  .plural = N_("Management reviews"),
  .none = N_("No Management Reviews Yet"),
  .clause = "9.3",
  .about = N_("Top management looks at the ISMS and decides."),
  .also = "management review|managementbewertung",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .demands = demands,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "text", ISMS_TEXT, N_("Issue"), .hint = N_("For example: Half of the staff work from home"), .required = TRUE, .listed = TRUE, .also = "title|name|description|thema" },
  { "side", ISMS_CHOICE, N_("Side"), .choices = ISMS_SIDE_CHOICES, .listed = TRUE, .also = "internal external|type" },
  { "effect", ISMS_CHOICE, N_("Effect"), .listed = TRUE, .also = "influence|impact",
    .choices = ISMS_CHOICES ({ "help", N_("Helps"), "positive|strength|opportunity|chance|hilft" },
                             { "hinder", N_("Hinders"), "negative|weakness|threat|hindert" }) },
  { "topic", ISMS_CHOICE, N_("Topic"), .also = "category|kategorie",
    .choices = ISMS_CHOICES ({ "law", N_("Law and regulation"), "legal|regulatory|political|recht" },
                             { "technology", N_("Technology"), "technological|technical|technik" },
                             { "market", N_("Market and customers"), "economic|competition|markt" },
                             { "threats", N_("Threats and crime"), "security|bedrohung" },
                             { "supply", N_("Suppliers and dependence"), "supplier|third party|lieferanten" },
                             { "climate", N_("Climate and environment"), "environmental|klima|umwelt" },
                             { "people", N_("People and culture"), "staff|social|personal|kultur" },
                             { "structure", N_("Structure and ways of working"), "organisational|organizational|struktur" },
                             { "resources", N_("Money and resources"), "financial|finance|mittel" },
                             { "other", N_("Other"), "sonstiges" }) },
  { "consequence", ISMS_PROSE, N_("What it means for the ISMS"), .hint = N_("What it makes easier or harder to protect"), .also = "relevance|effect on isms|bedeutung" },
  { "links", ISMS_LINKS, N_("Leads to"), .hint = N_("Risks, requirements, objectives, opportunities or changes that take it up"), .also = "leads to|linked to|führt zu" },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .also = "responsible|verantwortlich" },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_LIFE_CHOICES, .also = "state" },
  { "created_on", ISMS_DATE, N_("Noted on"), .past = TRUE, .also = "date|created" },
  { "reviewed_on", ISMS_DATE, N_("Last looked at"), .past = TRUE, .not_before = "created_on", .listed = TRUE, .also = "last review|last reviewed|last looked at" },
};

const IsmsKind isms_kind_issue = {
  .name = "issue",
  .prefix = "I-",
  .label = N_("Issue"),
  .plural = N_("Issues"),
  .none = N_("No Issues Yet"),
  .clause = "4.1",
  .about = N_("Something inside or outside the organisation that helps or hinders its ISMS."),
  .also = "context issue|thema",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE },
  { "method", ISMS_LINK, N_("Risk method"), .links_to = "method" },
  { "performed_on", ISMS_DATE, N_("Performed on"), .past = TRUE, .hint = N_("Said by itself when everybody has rated; nobody sees the ratings before"), .listed = TRUE, .also = "date" },
  { "raters", ISMS_LINKS, N_("Rated by"), .links_to = "person", .listed = TRUE },
  { "risks", ISMS_LINKS, N_("Risks"), .links_to = "risk" },
  { "max_deviation", ISMS_INTEGER, N_("Largest spread in steps"), .min = 0, .max = 9, .listed = TRUE },
  { "resolved_on", ISMS_DATE, N_("Settled on"), .past = TRUE, .not_before = "performed_on" },
  { "note", ISMS_PROSE, N_("What was learnt"), .hint = N_("Which anchor was read differently, and what was agreed") },
};

const IsmsKind isms_kind_double_rating = {
  .name = "double_rating",
  .prefix = "DR-",
  .label = N_("Consistency test"),
  .plural = N_("Consistency tests"),
  .none = N_("No Consistency Tests Yet"),
  .clause = "6.1.2 b)",
  .about = N_("Two or more people rate the same risks blind, to see whether the method gives consistent results."),
  .also = "double rating|doppelbewertung",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

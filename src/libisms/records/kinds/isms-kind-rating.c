/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE },
  { "risk", ISMS_LINK, N_("Risk"), .links_to = "risk", .listed = TRUE },
  { "stage", ISMS_CHOICE, N_("Stage"), .listed = TRUE,
    .choices = ISMS_CHOICES ({ "inherent", N_("Without controls"), "gross|brutto" },
                             { "current", N_("With the controls of today"), "residual|net|netto" },
                             { "target", N_("After treatment"), "ziel" }) },
  { "likelihood", ISMS_SCALE, N_("Likelihood"), .scale = "likelihood" },
  { "impact", ISMS_SCALE, N_("Impact"), .scale = "impact" },
  { "rated_by", ISMS_LINK, N_("Rated by"), .links_to = "person", .listed = TRUE },
  { "rated_on", ISMS_DATE, N_("Rated on"), .past = TRUE, .also = "date" },
  { "reason", ISMS_PROSE, N_("Reason") },
  { "assessment", ISMS_LINK, N_("Risk assessment"), .links_to = "assessment" },
  { "double_rating", ISMS_LINK, N_("Consistency test"), .links_to = "double_rating" },
};

const IsmsKind isms_kind_rating = {
  .name = "rating",
  .prefix = "RT-",
  .label = N_("Rating"),
  .plural = N_("Ratings"),
  .none = N_("No Ratings Yet"),
  .clause = "6.1.2 d)",
  .about = N_("What one person rated for one risk, before it was agreed."),
  .also = "bewertung",
  .seal = { "double_rating", "performed_on", N_("Hidden until everybody has rated, so that nobody is swayed") },
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "name", ISMS_TEXT, N_("Name"), .hint = N_("One or two words: Rare, Severe"), .required = TRUE, .listed = TRUE, .also = "label" },
  { "method", ISMS_LINK, N_("Risk method"), .links_to = "method" },
  { "scale", ISMS_CHOICE, N_("Scale"), .listed = TRUE,
    .choices = ISMS_CHOICES ({ "likelihood", N_("Likelihood"), "probability|wahrscheinlichkeit" },
                             { "impact", N_("Impact"), "consequence|auswirkung" }) },
  { "step", ISMS_SCALE, N_("Step"), .hint = N_("1 is the lowest"), .listed = TRUE, .also = "value|number" },
  { "anchor", ISMS_PROSE, N_("Anchor"), .hint = N_("So clear that two people choose the same step: once in 3 to 10 years"), .listed = TRUE, .also = "description|meaning|definition" },
  { "takes_over", ISMS_LINKS, N_("Takes over"), .links_to = "scale_step", .hint = N_("The steps of the version before that are read as this one") },
};

const IsmsKind isms_kind_scale_step = {
  .name = "scale_step",
  .prefix = "SS-",
  .label = N_("Scale step"),
  .plural = N_("Scale steps"),
  .none = N_("No Scale Steps Yet"),
  .clause = "6.1.2",
  .about = N_("One step of a scale, and what it means."),
  .also = "scale|stufe",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE },
  { "kind", ISMS_CHOICE, N_("Kind"), .listed = TRUE,
    .choices = ISMS_CHOICES ({ "measures", N_("Of measures"), "measure" },
                             { "effectiveness", N_("Of the ISMS's effectiveness"), "isms|effectiveness" }) },
  { "measures", ISMS_LINKS, N_("Measures"), .links_to = "measure" },
  { "evaluated_on", ISMS_DATE, N_("Evaluated on"), .past = TRUE, .listed = TRUE, .also = "date" },
  { "evaluated_by", ISMS_LINKS, N_("Evaluated by"), .links_to = "person", .listed = TRUE, .also = "by" },
  { "conclusion", ISMS_PROSE, N_("Conclusion"), .hint = N_("What the figures say, and what should be done"), .also = "result|comment" },
  { "verdict", ISMS_CHOICE, N_("Verdict"), .choices = ISMS_VERDICT_CHOICES, .hint = N_("Does the ISMS reach what it is meant to reach?") },
  { "reservations", ISMS_PROSE, N_("Reservations") },
  { "links", ISMS_LINKS, N_("Rests on"), .hint = N_("Incidents, audits, nonconformities") },
};

const IsmsKind isms_kind_evaluation = {
  .name = "evaluation",
  .prefix = "EV-",
  .label = N_("Evaluation"),
  .plural = N_("Evaluations"),
  .none = N_("No Evaluations Yet"),
  .clause = "9.1",
  .about = N_("What measurements mean, or whether the ISMS as a whole is effective."),
  .also = "analysis|auswertung",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

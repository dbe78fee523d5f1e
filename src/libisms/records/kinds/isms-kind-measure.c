/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "name", ISMS_TEXT, N_("Measure"), .hint = N_("For example: Critical patches within 14 days"), .required = TRUE, .listed = TRUE, .also = "metric|kpi|title|indicator|kennzahl" },
  { "unit", ISMS_TEXT, N_("Unit"), .hint = N_("%, hours, count"), .listed = TRUE, .also = "einheit" },
  { "direction", ISMS_CHOICE, N_("Good is"),
    .choices = ISMS_CHOICES ({ "at_least", N_("At least the target"), "higher|>=|min" },
                             { "at_most", N_("At most the target"), "lower|<=|max" },
                             { "exactly", N_("The target"), "equal|=" }) },
  { "target", ISMS_NUMBER, N_("Target"), .listed = TRUE, .also = "target value|goal|ziel" },
  { "target_note", ISMS_TEXT, N_("Target in words"), .hint = N_("What the number alone does not say: per quarter") },
  { "alarm_value", ISMS_NUMBER, N_("Alarm value"), .hint = N_("Beyond it, somebody has to look at once"), .also = "limit|threshold|warning limit" },
  { "method", ISMS_PROSE, N_("How it is measured"), .hint = N_("Source, formula, what counts and what not: somebody else must get the same value"), .also = "formula|calculation|description|baseline start of year" },
  { "reason", ISMS_PROSE, N_("Why it is measured"), .hint = N_("Which risk, control or objective it tells about") },
  { "links", ISMS_LINKS, N_("Tells about"), .hint = N_("Controls, processes, risks") },
  { "frequency", ISMS_CHOICE, N_("Measured"), .choices = ISMS_RHYTHM_CHOICES, .listed = TRUE, .also = "measurement frequency|rhythm|interval" },
  { "measurer", ISMS_LINK, N_("Measured by"), .links_to = "person", .also = "owner|responsible|measured by" },
  { "evaluation_rhythm", ISMS_CHOICE, N_("Evaluated"), .choices = ISMS_RHYTHM_CHOICES, .also = "evaluation frequency" },
  { "evaluator", ISMS_LINK, N_("Evaluated by"), .links_to = "person", .also = "evaluated by" },
  { "started_on", ISMS_DATE, N_("Measured since"), .also = "start date" },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_LIFE_CHOICES, .also = "state" },
};

const IsmsKind isms_kind_measure = {
  .name = "measure",
  .prefix = "M-",
  .label = N_("Measure"),
  .plural = N_("Measures"),
  .none = N_("No Measures Yet"),
  .clause = "9.1",
  .about = N_("What you measure about information security, how, how often and by whom."),
  .also = "metric|kpi|indicator|kennzahl",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

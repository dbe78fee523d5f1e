/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "text", ISMS_TEXT, N_("Objective"), .hint = N_("For example: At least 95 % of critical patches within 14 days"), .required = TRUE, .listed = TRUE, .also = "objective|title|goal|ziel" },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .listed = TRUE, .also = "responsible|verantwortlich" },
  { "due", ISMS_DATE, N_("Due"), .listed = TRUE, .also = "due date|target date|review date|frist" },
  { "measures", ISMS_LINKS, N_("Measures"), .links_to = "measure", .also = "measure|metric|kpi|kennzahl" },
  { "not_measurable_reason", ISMS_PROSE, N_("Why it cannot be measured"), .hint = N_("Only where no measure fits (6.2 b)") },
  { "actions", ISMS_PROSE, N_("What will be done"), .also = "action|linked action|plan|what" },
  { "resources", ISMS_TEXT, N_("With what"), .hint = N_("Money, days, people"), .also = "budget" },
  { "evaluation_method", ISMS_PROSE, N_("How it will be judged"), .hint = N_("For example: average of the last three months"), .also = "how judged|evaluation" },
  { "links", ISMS_LINKS, N_("Comes from"), .hint = N_("Risks, requirements, issues it answers"), .also = "linked iso clause risk|from|source" },
  { "action_links", ISMS_LINKS, N_("Carried out by"), .hint = N_("Treatments and actions recorded on their own") },
  { "documented", ISMS_BOOLEAN, N_("Written down and kept"), .hint = N_("Clause 6.2 asks for documented information") },
  { "approved_on", ISMS_DATE, N_("Approved on"), .past = TRUE },
  { "approved_by", ISMS_LINK, N_("Approved by"), .links_to = "person" },
  { "communicated_on", ISMS_DATE, N_("Announced on"), .past = TRUE },
  { "progress", ISMS_CHOICE, N_("Progress"), .listed = TRUE,
    .choices = ISMS_CHOICES ({ "on_track", N_("On track"), "on track|green|im plan" },
                             { "at_risk", N_("At risk"), "at risk|yellow|amber|gefährdet" },
                             { "behind", N_("Behind"), "off track|late|red|in verzug" }) },
  { "progress_note", ISMS_TEXT, N_("Why so"), .also = "current value|comment" },
  { "status", ISMS_CHOICE, N_("State"), .also = "state",
    .choices = ISMS_CHOICES ({ "draft", N_("Draft"), "planned" },
                             { "open", N_("Open"), "active|in progress|on track" },
                             { "reached", N_("Reached"), "achieved|done|closed|erreicht" },
                             { "missed", N_("Missed"), "not achieved|verfehlt" },
                             { "dropped", N_("Dropped"), "cancelled" }) },
  { "evaluated_on", ISMS_DATE, N_("Judged on"), .past = TRUE },
  { "result", ISMS_PROSE, N_("Result"), .hint = N_("What was reached, in figures") },
};

const IsmsKind isms_kind_objective = {
  .name = "objective",
  .prefix = "O-",
  .label = N_("Objective"),
  .plural = N_("Objectives"),
  .none = N_("No Objectives Yet"),
  .clause = "6.2",
  .about = N_("What information security is to reach, by when, and how you will know."),
  .also = "security objective|goal|ziel",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Action"), .required = TRUE, .listed = TRUE, .also = "action|task|name|aufgabe" },
  { "description", ISMS_PROSE, N_("Description"), .also = "details|notes" },
  { "origin", ISMS_CHOICE, N_("Comes from"), .also = "source",
    .choices = ISMS_CHOICES ({ "isms_level_risk", N_("Risk to the ISMS"), "isms risk" },
                             { "opportunity", N_("Opportunity"), "chance" },
                             { "suggestion", N_("Suggestion"), "idea" },
                             { "improvement", N_("Improvement"), "ofi" },
                             { "management_review", N_("Management review"), "review" },
                             { "audit", N_("Audit"), "finding" },
                             { "incident", N_("Incident"), "event" },
                             { "objective", N_("Objective"), "goal" },
                             { "other", N_("Other"), "sonstiges" }) },
  { "review", ISMS_LINK, N_("Management review"), .links_to = "review" },
  { "links", ISMS_LINKS, N_("For"), .hint = N_("The record it answers"), .also = "linked risks|for" },
  { "process", ISMS_LINK, N_("Done in process"), .links_to = "process", .hint = N_("Where the work lives (6.1.1 e) 1)") },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .listed = TRUE, .also = "responsible|assignee" },
  { "due", ISMS_DATE, N_("Due"), .listed = TRUE, .also = "due date|target date|deadline" },
  { "resources", ISMS_TEXT, N_("Resources"), .also = "budget|effort" },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_WORK_CHOICES, .listed = TRUE, .also = "state" },
  { "status_changed_on", ISMS_DATE, N_("State last changed on"), .past = TRUE },
  { "done_on", ISMS_DATE, N_("Done on"), .past = TRUE, .also = "completion date" },
  { "result", ISMS_PROSE, N_("Result") },
  { "effect_check_planned_on", ISMS_DATE, N_("Effect to be checked on") },
  { "effect_check_plan", ISMS_PROSE, N_("How the effect will be seen") },
  { "effect_checked_on", ISMS_DATE, N_("Effect checked on"), .past = TRUE, .not_before = "done_on" },
  { "effect_checked_by", ISMS_LINK, N_("Checked by"), .links_to = "person" },
  { "effect", ISMS_PROSE, N_("What the check found") },
};

const IsmsKind isms_kind_action = {
  .name = "action",
  .prefix = "ACT-",
  .label = N_("Action"),
  .plural = N_("Actions"),
  .none = N_("No Actions Yet"),
  .clause = "10.1",
  .about = N_("Something to be done for the ISMS that is no risk treatment and no corrective action."),
  .also = "task|measure|aufgabe",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

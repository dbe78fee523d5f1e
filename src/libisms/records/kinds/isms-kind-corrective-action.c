/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Action"), .required = TRUE, .listed = TRUE, .also = "corrective action|action|name|korrekturmaßnahme" },
  { "nonconformity", ISMS_LINK, N_("Nonconformity"), .links_to = "nonconformity", .listed = TRUE },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .listed = TRUE, .also = "responsible|verantwortlich" },
  { "due", ISMS_DATE, N_("Due"), .listed = TRUE, .also = "due date|deadline|target date" },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_WORK_CHOICES, .listed = TRUE, .also = "state" },
  { "done_on", ISMS_DATE, N_("Done on"), .past = TRUE, .also = "completion date" },
  { "result", ISMS_PROSE, N_("Result"), .hint = N_("What is different now") },
  { "effect_check_planned_on", ISMS_DATE, N_("Effect to be checked on"), .hint = N_("Some weeks after it is done"), .also = "effectiveness check" },
  { "effect_checked_on", ISMS_DATE, N_("Effect checked on"), .past = TRUE, .not_before = "done_on" },
  { "effect_checked_by", ISMS_LINK, N_("Checked by"), .links_to = "person", .hint = N_("Best somebody other than the owner") },
  { "effect_result", ISMS_CHOICE, N_("Did it work?"), .choices = ISMS_VERDICT_CHOICES },
  { "effect", ISMS_PROSE, N_("What the check found"), .hint = N_("The sample, and what it showed") },
  { "links", ISMS_LINKS, N_("Linked records"), .hint = N_("Treatments, evidence, documents") },
};

const IsmsKind isms_kind_corrective_action = {
  .name = "corrective_action",
  .prefix = "CA-",
  .label = N_("Corrective action"),
  .plural = N_("Corrective actions"),
  .none = N_("No Corrective Actions Yet"),
  .clause = "10.2",
  .about = N_("What removes the cause of a nonconformity, and whether it worked."),
  .also = "capa|korrekturmaßnahme",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

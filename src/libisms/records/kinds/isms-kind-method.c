/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE, .also = "name" },
  { "version", ISMS_TEXT, N_("Version"), .listed = TRUE },
  { "level_rule", ISMS_CHOICE, N_("Level is"), .hint = N_("How likelihood and impact make a level"),
    .choices = ISMS_CHOICES ({ "product", N_("Likelihood × impact"), "multiply" },
                             { "sum", N_("Likelihood + impact"), "add" }) },
  { "identification", ISMS_PROSE, N_("How risks are found"), .hint = N_("From assets, processes, events; who takes part"), .also = "description" },
  { "analysis", ISMS_PROSE, N_("How risks are rated"), .hint = N_("Who rates, on which facts, and what happens when two disagree") },
  { "treatment", ISMS_PROSE, N_("How options and controls are chosen"), .hint = N_("Including the comparison with Annex A (6.1.3 c)") },
  { "acceptance", ISMS_PROSE, N_("How residual risk is accepted"), .hint = N_("By whom, in which form, for how long") },
  { "interval_days", ISMS_INTEGER, N_("Full assessment every … days"), .min = 1, .max = 3660 },
  { "triggers", ISMS_CHOICE_SET, N_("Also on"), .hint = N_("What calls for an assessment before its time"),
    .choices = ISMS_CHOICES ({ "major_change", N_("Major change"), "change" },
                             { "incident", N_("High incident"), "incident" },
                             { "new_law", N_("New law or contract"), "law" },
                             { "new_service", N_("New service"), "service" },
                             { "audit_result", N_("Audit result"), "audit" },
                             { "supplier_change", N_("Change of a supplier"), "supplier" }) },
  { "converts_from", ISMS_LINK, N_("Comes after"), .links_to = "method", .hint = N_("The version before, where its scales were others") },
  { "conversion", ISMS_PROSE, N_("How old ratings are read"), .hint = N_("So that results stay comparable (6.1.2 b)") },
  { "document", ISMS_LINK, N_("Published as"), .links_to = "document" },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_FROZEN_VERSION_CHOICES, .listed = TRUE, .also = "state" },
  { "approved_on", ISMS_DATE, N_("Approved on"), .past = TRUE, .listed = TRUE },
  { "approved_by", ISMS_LINK, N_("Approved by"), .links_to = "person" },
  { "withdrawn_on", ISMS_DATE, N_("Withdrawn on"), .not_before = "approved_on" },
};

const IsmsKind isms_kind_method = {
  .name = "method",
  .prefix = "RM-",
  .label = N_("Risk method"),
  .plural = N_("Risk methods"),
  .none = N_("No Risk Methods Yet"),
  .clause = "6.1.2 a)",
  .about = N_("A version of the rules by which risks are rated, accepted and treated."),
  .also = "risk method|risk criteria|risikomethode",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

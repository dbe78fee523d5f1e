/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "name", ISMS_TEXT, N_("Rule or parameter"), .hint = N_("For example: L056 or P.evidence_days"), .required = TRUE, .listed = TRUE },
  { "value", ISMS_NUMBER, N_("Value"), .hint = N_("For parameters"), .listed = TRUE },
  { "grade", ISMS_CHOICE, N_("Grade"), .hint = N_("For rules"), .listed = TRUE,
    .choices = ISMS_CHOICES ({ "major", N_("Would fail"), "major" },
                             { "minor", N_("At risk"), "minor" },
                             { "observation", N_("Observation"), "observation" },
                             { "off", N_("Not checked"), "off" }) },
  { "subject", ISMS_LINK, N_("Only for the record"), .hint = N_("A hint about this record was looked at and set aside") },
  { "reason", ISMS_PROSE, N_("Reason"), .listed = TRUE },
  { "decided_by", ISMS_LINK, N_("Decided by"), .links_to = "person" },
  { "decided_on", ISMS_DATE, N_("Decided on"), .past = TRUE },
  { "until", ISMS_DATE, N_("Until"), .not_before = "decided_on" },
};

const IsmsKind isms_kind_check_setting = {
  .name = "check_setting",
  .prefix = "CS-",
  .label = N_("Check setting"),
  .plural = N_("Check settings"),
  .none = N_("No Check Settings Yet"),
  .clause = "9.1",
  .about = N_("How the readiness check was told to behave: a parameter, a grade, or a hint looked at and set aside."),
  .also = "lint setting|waiver|prüfeinstellung",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

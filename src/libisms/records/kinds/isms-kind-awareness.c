/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "topic", ISMS_TEXT, N_("Topic"), .hint = N_("For example: Security basics 2026"), .required = TRUE, .listed = TRUE, .also = "training|course|title|thema" },
  { "person", ISMS_LINK, N_("Person"), .links_to = "person", .listed = TRUE, .also = "employee|name" },
  { "kind", ISMS_CHOICE, N_("Kind"), .also = "type",
    .choices = ISMS_CHOICES ({ "introduction", N_("Introduction of joiners"), "onboarding|induction" },
                             { "course", N_("Course"), "training|e learning|internal training|schulung" },
                             { "drill", N_("Drill"), "phishing simulation|exercise|übung" },
                             { "talk", N_("Talk or meeting"), "meeting|briefing" }) },
  { "done_on", ISMS_DATE, N_("Done on"), .past = TRUE, .listed = TRUE, .also = "completion date|completed on|date" },
  { "result", ISMS_CHOICE, N_("Result"), .listed = TRUE, .also = "status",
    .choices = ISMS_CHOICES ({ "attended", N_("Attended"), "completed|done|teilgenommen" },
                             { "passed", N_("Passed"), "bestanden" },
                             { "failed", N_("Failed"), "nicht bestanden" }) },
  { "note", ISMS_PROSE, N_("Notes"), .also = "evidence" },
};

const IsmsKind isms_kind_awareness = {
  .name = "awareness",
  .prefix = "AW-",
  .label = N_("Awareness record"),
  .plural = N_("Awareness records"),
  .none = N_("No Awareness Records Yet"),
  .clause = "7.3",
  .about = N_("That a person was made aware of policy, own part and consequences."),
  .also = "awareness training|schulung|sensibilisierung",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

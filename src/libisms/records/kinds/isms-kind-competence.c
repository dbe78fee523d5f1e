/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "skill", ISMS_TEXT, N_("Competence"), .hint = N_("What the person can do"), .required = TRUE, .listed = TRUE, .also = "training|course|competence|for" },
  { "person", ISMS_LINK, N_("Person"), .links_to = "person", .listed = TRUE, .also = "employee|name" },
  { "role", ISMS_LINK, N_("For role"), .links_to = "role", .also = "role" },
  { "required_skill", ISMS_LINK, N_("Meets"), .links_to = "skill", .hint = N_("The required competence") },
  { "level", ISMS_CHOICE, N_("Level"), .choices = ISMS_SKILL_CHOICES, .also = "proficiency level" },
  { "basis", ISMS_CHOICE_SET, N_("Basis"), .also = "type",
    .choices = ISMS_CHOICES ({ "education", N_("Education"), "degree|ausbildung" },
                             { "training", N_("Training"), "course|internal training|external training|e learning|classroom|workshop|external certification|certification|schulung" },
                             { "experience", N_("Experience"), "practice|erfahrung" }) },
  { "proof", ISMS_PROSE, N_("Proof"), .hint = N_("Certificate, years of practice, work sample"), .listed = TRUE, .also = "evidence|certificate|nachweis" },
  { "obtained_on", ISMS_DATE, N_("Obtained on"), .past = TRUE, .also = "completion date|date" },
  { "valid_until", ISMS_DATE, N_("Valid until"), .not_before = "obtained_on", .listed = TRUE, .also = "next refresh|expires|expiry date" },
  { "action_text", ISMS_PROSE, N_("Action to get there"), .hint = N_("Training, coaching, hiring") },
  { "action_status", ISMS_CHOICE, N_("State of the action"), .choices = ISMS_WORK_CHOICES, .also = "status" },
  { "due", ISMS_DATE, N_("Due"), .also = "due date" },
  { "done_on", ISMS_DATE, N_("Done on"), .past = TRUE },
  { "effect_checked_on", ISMS_DATE, N_("Effect checked on"), .past = TRUE, .not_before = "done_on" },
  { "effect", ISMS_PROSE, N_("Effect"), .hint = N_("How you saw that it helped (7.2 c)") },
};

const IsmsKind isms_kind_competence = {
  .name = "competence",
  .prefix = "CO-",
  .label = N_("Competence record"),
  .plural = N_("Competence records"),
  .none = N_("No Competence Records Yet"),
  .clause = "7.2 d)",
  .about = N_("Proof that a person can do what a role asks for, or the training that gets there."),
  .also = "competence|qualification|kompetenznachweis",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

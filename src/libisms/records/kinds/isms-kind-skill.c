/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "name", ISMS_TEXT, N_("Skill"), .hint = N_("For example: Internal auditing to ISO/IEC 27001"), .required = TRUE, .listed = TRUE, .also = "required competence|skill|competence|kompetenz" },
  { "role", ISMS_LINK, N_("Role"), .links_to = "role", .listed = TRUE, .also = "role|rolle" },
  { "level", ISMS_CHOICE, N_("Level"), .choices = ISMS_SKILL_CHOICES, .listed = TRUE, .also = "proficiency level|niveau" },
  { "basis", ISMS_TEXT, N_("Shown by"), .hint = N_("Which schooling, training or experience counts"), .also = "source|proof" },
  { "refresh_months", ISMS_INTEGER, N_("Refresh every … months"), .min = 1, .max = 240, .also = "refresh interval months|refresh" },
};

const IsmsKind isms_kind_skill = {
  .name = "skill",
  .prefix = "SK-",
  .label = N_("Required competence"),
  .plural = N_("Required competences"),
  .none = N_("No Required Competences Yet"),
  .clause = "7.2 a)",
  .about = N_("What somebody in a role has to be able to do."),
  .also = "skill|competence profile|kompetenzprofil",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

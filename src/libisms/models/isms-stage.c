/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-stage.h"

static const struct
{
  const char *name;
  const char *label;
  const char *fields[2]; /* by axis */
} stages[ISMS_N_STAGES] = {
  { "inherent", N_("Without controls"), { "inherent_likelihood", "inherent_impact" } },
  { "current", N_("Now"), { "current_likelihood", "current_impact" } },
  { "target", N_("Wanted"), { "target_likelihood", "target_impact" } },
};

/**
 * isms_stage_get_field:
 *
 * Returns: (transfer none): the name of the risk's field
 */
const char *
isms_stage_get_field (IsmsStage stage,
                      IsmsAxis axis)
{
  return stages[stage].fields[axis];
}

/**
 * isms_stage_get_label:
 *
 * Returns: (transfer none): what people call it
 */
const char *
isms_stage_get_label (IsmsStage stage)
{
  return _(stages[stage].label);
}

/**
 * isms_stage_get_name:
 *
 * Returns: (transfer none): the choice of a rating's field "stage"
 */
const char *
isms_stage_get_name (IsmsStage stage)
{
  return stages[stage].name;
}

/**
 * isms_stage_read:
 * @name: (nullable): the choice of a rating's field "stage"
 *
 * Returns: the stage it stands for; where nothing is said, the one of today
 */
IsmsStage
isms_stage_read (const char *name)
{
  for (IsmsStage stage = 0; stage < ISMS_N_STAGES; stage++)
    if (g_strcmp0 (name, stages[stage].name) == 0)
      return stage;
  return ISMS_STAGE_CURRENT;
}

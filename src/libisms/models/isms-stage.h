/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IsmsStage:
 * @ISMS_STAGE_INHERENT: without controls
 * @ISMS_STAGE_CURRENT: with the controls of today
 * @ISMS_STAGE_TARGET: as it is wanted after treatment
 *
 * Which of its three ratings of a risk is meant.
 */
typedef enum
{
  ISMS_STAGE_INHERENT,
  ISMS_STAGE_CURRENT,
  ISMS_STAGE_TARGET,
} IsmsStage;

#define ISMS_N_STAGES (ISMS_STAGE_TARGET + 1)

typedef enum
{
  ISMS_AXIS_LIKELIHOOD,
  ISMS_AXIS_IMPACT,
} IsmsAxis;

const char *isms_stage_get_field (IsmsStage stage, IsmsAxis axis);
const char *isms_stage_get_label (IsmsStage stage);
const char *isms_stage_get_name (IsmsStage stage);
IsmsStage isms_stage_read (const char *name);

G_END_DECLS

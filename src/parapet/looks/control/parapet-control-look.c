/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/control/parapet-control-decision.h"
#include "looks/control/parapet-control-guide.h"
#include "looks/control/parapet-control-look.h"
#include "looks/control/parapet-statement-words.h"

/* A control is a decision, and beside it what is known of the control. */

static const char *const hidden[] = { "applicable", "state", "source", "theme", NULL };

const ParapetRecordLook parapet_control_look = {
  .kind = "control",
  .head = parapet_control_decision_new,
  .tail = parapet_control_guide_new,
  .hidden = hidden,
  .sentence = parapet_control_sentence,
};

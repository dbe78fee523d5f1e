/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/round/parapet-agreement-look.h"
#include "looks/round/parapet-agreement-view.h"
#include "looks/round/parapet-test-dialog.h"

/* Said risk by risk and person by person in the head. */
static const char *const hidden[] = { "raters", "risks", "max_deviation", NULL };

const ParapetRecordLook parapet_agreement_look = {
  .kind = "double_rating",
  .head = parapet_agreement_view_new,
  .hidden = hidden,
  .add = parapet_test_dialog_new,
};

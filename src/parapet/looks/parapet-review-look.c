/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/parapet-approval-bar.h"
#include "looks/parapet-review-agenda.h"
#include "looks/parapet-review-look.h"

/* A management review is its agenda. */

static const char *const hidden[] = { "attendees", "suitable", "adequate", "effective", NULL };

const ParapetRecordLook parapet_review_look = {
  .kind = "review",
  .head = parapet_review_agenda_new,
  .tail = parapet_approval_bar_new,
  .hidden = hidden,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/approval/parapet-approval-bar.h"
#include "looks/review/parapet-review-agenda.h"
#include "looks/review/parapet-review-look.h"
#include "looks/review/parapet-review-minutes.h"
#include "store/isms-demand.h"

/* A management review is its agenda; what it leaves behind are minutes. */

static const char *const hidden[] = { "attendees", "suitable", "adequate", "effective", NULL };

/* Said at once where it is written who was there; before the minutes are approved, the store insists. */
static char *
warn (IsmsStore *store,
      IsmsRecord *review,
      const char *field)
{
  g_autoptr (IsmsRecord) manager = g_str_equal (field, "attendees") ? isms_demand_find_top_management (store, review) : NULL;

  if (!g_str_equal (field, "attendees") || manager != NULL)
    return NULL;
  return g_strdup (_("Nobody with a role in top management is among them: without them it is no management review (9.3.1)."));
}

const ParapetRecordLook parapet_review_look = {
  .kind = "review",
  .head = parapet_review_minutes_new,
  .tail = parapet_approval_bar_new,
  .hidden = hidden,
  .picture = parapet_review_agenda_new,
  .picture_title = N_("Agenda"),
  .turn = parapet_review_agenda_turn,
  .warn = warn,
};

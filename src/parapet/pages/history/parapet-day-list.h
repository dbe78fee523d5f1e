/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "models/isms-step-list.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_DAY_LIST (parapet_day_list_get_type ())
G_DECLARE_FINAL_TYPE (ParapetDayList, parapet_day_list, PARAPET, DAY_LIST, GObject)

ParapetDayList *parapet_day_list_new (IsmsStepList *steps);

G_END_DECLS

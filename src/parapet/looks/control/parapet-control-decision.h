/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_CONTROL_DECISION (parapet_control_decision_get_type ())
G_DECLARE_FINAL_TYPE (ParapetControlDecision, parapet_control_decision, PARAPET, CONTROL_DECISION, AdwBin)

GtkWidget *parapet_control_decision_new (IsmsStore *store, IsmsRecord *control);

G_END_DECLS

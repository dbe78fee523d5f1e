/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "models/isms-step-item.h"
#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_STEP_ROW (parapet_step_row_get_type ())
G_DECLARE_FINAL_TYPE (ParapetStepRow, parapet_step_row, PARAPET, STEP_ROW, GtkBox)

GtkWidget *parapet_step_row_new (void);
void parapet_step_row_bind (ParapetStepRow *self, IsmsStore *store, IsmsStepItem *item, gboolean expanded);
void parapet_step_row_unbind (ParapetStepRow *self);
void parapet_step_row_set_expanded (ParapetStepRow *self, gboolean expanded);
char *parapet_step_row_describe_day (gint64 at);

G_END_DECLS

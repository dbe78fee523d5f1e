/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "models/isms-step-item.h"
#include "store/isms-store.h"

G_BEGIN_DECLS

#define ISMS_TYPE_STEP_LIST (isms_step_list_get_type ())
G_DECLARE_FINAL_TYPE (IsmsStepList, isms_step_list, ISMS, STEP_LIST, GObject)

IsmsStepList *isms_step_list_new (IsmsStore *store);
void isms_step_list_set_actor (IsmsStepList *self, const char *actor);
void isms_step_list_set_kind (IsmsStepList *self, const IsmsKind *kind);
void isms_step_list_set_match (IsmsStepList *self, const char *match);
gboolean isms_step_list_is_filtered (IsmsStepList *self);
gint64 isms_step_list_get_id (IsmsStepList *self, guint position);
void isms_step_list_get_day (IsmsStepList *self, guint position, guint *start, guint *end);

G_END_DECLS

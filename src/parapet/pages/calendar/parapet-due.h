/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-calendar.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_DUE (parapet_due_get_type ())
G_DECLARE_FINAL_TYPE (ParapetDue, parapet_due, PARAPET, DUE, GObject)

ParapetDue *parapet_due_new (IsmsStore *store, const IsmsDue *due, const char *today);
const IsmsDue *parapet_due_get (ParapetDue *self);
IsmsRecord *parapet_due_get_owner (ParapetDue *self);
const char *parapet_due_get_sign (ParapetDue *self);
gboolean parapet_due_is_late (ParapetDue *self);
guint parapet_due_get_group (ParapetDue *self);
char *parapet_due_dup_group_title (ParapetDue *self);
char *parapet_due_dup_when (ParapetDue *self);
char *parapet_due_dup_caption (ParapetDue *self);

G_END_DECLS

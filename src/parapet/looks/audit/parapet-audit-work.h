/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_AUDIT_WORK (parapet_audit_work_get_type ())
G_DECLARE_FINAL_TYPE (ParapetAuditWork, parapet_audit_work, PARAPET, AUDIT_WORK, GtkBox)

GtkWidget *parapet_audit_work_new (IsmsStore *store, IsmsRecord *audit);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_AUDIT_CHECK (parapet_audit_check_get_type ())
G_DECLARE_FINAL_TYPE (ParapetAuditCheck, parapet_audit_check, PARAPET, AUDIT_CHECK, AdwBin)

GtkWidget *parapet_audit_check_new (IsmsStore *store, IsmsRecord *check);

G_END_DECLS

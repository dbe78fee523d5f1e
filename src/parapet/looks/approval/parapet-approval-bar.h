/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_APPROVAL_BAR (parapet_approval_bar_get_type ())
G_DECLARE_FINAL_TYPE (ParapetApprovalBar, parapet_approval_bar, PARAPET, APPROVAL_BAR, AdwBin)

GtkWidget *parapet_approval_bar_new (IsmsStore *store, IsmsRecord *subject);
void parapet_approval_bar_watch (ParapetApprovalBar *self, IsmsStore *store, IsmsRecord *subject);

G_END_DECLS

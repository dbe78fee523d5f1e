/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_APPROVE_DIALOG (parapet_approve_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ParapetApproveDialog, parapet_approve_dialog, PARAPET, APPROVE_DIALOG, AdwDialog)

AdwDialog *parapet_approve_dialog_new (IsmsStore *store, IsmsRecord *subject, GtkWidget *from);

G_END_DECLS

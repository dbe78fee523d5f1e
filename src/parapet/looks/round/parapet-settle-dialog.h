/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_SETTLE_DIALOG (parapet_settle_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ParapetSettleDialog, parapet_settle_dialog, PARAPET, SETTLE_DIALOG, AdwDialog)

AdwDialog *parapet_settle_dialog_new (IsmsStore *store, IsmsRecord *test, GtkWidget *from);

G_END_DECLS

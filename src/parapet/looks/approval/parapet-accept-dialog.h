/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_ACCEPT_DIALOG (parapet_accept_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ParapetAcceptDialog, parapet_accept_dialog, PARAPET, ACCEPT_DIALOG, AdwDialog)

AdwDialog *parapet_accept_dialog_new (IsmsStore *store, IsmsRecord *risk, GtkWidget *from);

G_END_DECLS

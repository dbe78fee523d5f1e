/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_REVISE_DIALOG (parapet_revise_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ParapetReviseDialog, parapet_revise_dialog, PARAPET, REVISE_DIALOG, AdwDialog)

AdwDialog *parapet_revise_dialog_new (IsmsStore *store, IsmsRecord *method, GtkWidget *from);

G_END_DECLS

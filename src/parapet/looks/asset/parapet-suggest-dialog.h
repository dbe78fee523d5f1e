/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_SUGGEST_DIALOG (parapet_suggest_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ParapetSuggestDialog, parapet_suggest_dialog, PARAPET, SUGGEST_DIALOG, AdwDialog)

AdwDialog *parapet_suggest_dialog_new (IsmsStore *store, IsmsRecord *asset, GtkWidget *from);

G_END_DECLS

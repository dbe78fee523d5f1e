/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_SHORTCUTS_DIALOG (parapet_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ParapetShortcutsDialog, parapet_shortcuts_dialog, PARAPET, SHORTCUTS_DIALOG, AdwDialog)

AdwDialog *parapet_shortcuts_dialog_new (void);

G_END_DECLS

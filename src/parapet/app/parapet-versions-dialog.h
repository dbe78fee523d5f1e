/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_VERSIONS_DIALOG (parapet_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ParapetVersionsDialog, parapet_versions_dialog, PARAPET, VERSIONS_DIALOG, AdwDialog)

AdwDialog *parapet_versions_dialog_new (const char *uuid, IsmsStore *store);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "document/isms-document.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_START_DIALOG (parapet_start_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ParapetStartDialog, parapet_start_dialog, PARAPET, START_DIALOG, AdwDialog)

AdwDialog *parapet_start_dialog_new (GSettings *settings);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_CONTROL_GUIDE (parapet_control_guide_get_type ())
G_DECLARE_FINAL_TYPE (ParapetControlGuide, parapet_control_guide, PARAPET, CONTROL_GUIDE, AdwBin)

GtkWidget *parapet_control_guide_new (IsmsStore *store, IsmsRecord *control);

G_END_DECLS

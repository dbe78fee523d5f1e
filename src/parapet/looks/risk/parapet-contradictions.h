/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_CONTRADICTIONS (parapet_contradictions_get_type ())
G_DECLARE_FINAL_TYPE (ParapetContradictions, parapet_contradictions, PARAPET, CONTRADICTIONS, AdwBin)

GtkWidget *parapet_contradictions_new (IsmsStore *store);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_METHOD_START (parapet_method_start_get_type ())
G_DECLARE_FINAL_TYPE (ParapetMethodStart, parapet_method_start, PARAPET, METHOD_START, AdwBin)

GtkWidget *parapet_method_start_new (IsmsStore *store);

G_END_DECLS

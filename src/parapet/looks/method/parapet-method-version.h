/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_METHOD_VERSION (parapet_method_version_get_type ())
G_DECLARE_FINAL_TYPE (ParapetMethodVersion, parapet_method_version, PARAPET, METHOD_VERSION, AdwBin)

GtkWidget *parapet_method_version_new (IsmsStore *store, IsmsRecord *method);

G_END_DECLS

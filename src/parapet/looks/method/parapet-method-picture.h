/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_METHOD_PICTURE (parapet_method_picture_get_type ())
G_DECLARE_FINAL_TYPE (ParapetMethodPicture, parapet_method_picture, PARAPET, METHOD_PICTURE, AdwBin)

GtkWidget *parapet_method_picture_new (IsmsStore *store, IsmsRecord *method);

G_END_DECLS

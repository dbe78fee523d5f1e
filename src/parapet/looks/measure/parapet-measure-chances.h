/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

GtkWidget *parapet_measure_chances_new (IsmsStore *store);
AdwDialog *parapet_measure_chances_dialog_new (IsmsStore *store, GtkWidget *from);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-record-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void parapet_heat_present (GtkWidget *from, IsmsStore *store, IsmsRecordList *risks);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_UNCOVERED (parapet_uncovered_get_type ())

G_DECLARE_FINAL_TYPE (ParapetUncovered, parapet_uncovered, PARAPET, UNCOVERED, AdwBin)

GtkWidget *parapet_uncovered_new_assets (IsmsStore *store);
GtkWidget *parapet_uncovered_new_processes (IsmsStore *store);

G_END_DECLS

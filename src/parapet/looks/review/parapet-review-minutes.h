/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

GtkWidget *parapet_review_minutes_new (IsmsStore *store, IsmsRecord *review);

G_END_DECLS

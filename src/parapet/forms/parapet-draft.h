/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

gboolean parapet_draft_keep (GtkWidget *typed, IsmsStore *store, IsmsRecord *record, const char *name);
void parapet_draft_drop (GtkWidget *typed);
void parapet_draft_again (GtkWidget *typed);
const char *parapet_draft_peek (IsmsStore *store);
gboolean parapet_draft_ask (GtkWidget *from, IsmsStore *store, GCallback go_on);

G_END_DECLS

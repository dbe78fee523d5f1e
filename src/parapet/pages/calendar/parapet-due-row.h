/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pages/calendar/parapet-due.h"
#include "pages/parapet-page.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_DUE_ROW (parapet_due_row_get_type ())
G_DECLARE_FINAL_TYPE (ParapetDueRow, parapet_due_row, PARAPET, DUE_ROW, GtkBox)

GtkWidget *parapet_due_row_new (ParapetPage *page);
void parapet_due_row_bind (ParapetDueRow *self, ParapetDue *due, gboolean editable);
char *parapet_due_row_describe (ParapetDue *due);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pages/statement/parapet-statement.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_CONTROL_ROW (parapet_control_row_get_type ())
G_DECLARE_FINAL_TYPE (ParapetControlRow, parapet_control_row, PARAPET, CONTROL_ROW, GtkBox)

GtkWidget *parapet_control_row_new (void);
void parapet_control_row_bind (ParapetControlRow *self, ParapetStatement *statement, IsmsRecord *control);
void parapet_control_row_unbind (ParapetControlRow *self);

G_END_DECLS

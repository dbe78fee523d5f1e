/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/isms-kind.h"

G_BEGIN_DECLS

/* Returns: (transfer full): what shows a column of a kind, or %PARAPET_RECORD_CELL_CODE */
typedef GtkColumnViewColumn *(*ParapetRecordColumnMake) (int place, gpointer data);

GArray *parapet_record_columns_load (const IsmsKind *kind, gboolean *chosen);
void parapet_record_columns_toggle (const IsmsKind *kind, guint column);
gboolean parapet_record_columns_offers (const IsmsField *field);
int parapet_record_columns_width (const IsmsField *field);
guint parapet_record_columns_drop (const IsmsKind *kind, GArray *columns, int room);
void parapet_record_columns_cut (GtkColumnView *view, guint n);
void parapet_record_columns_arrange (GtkColumnView *view, const IsmsKind *kind, GArray *wanted, ParapetRecordColumnMake make, gpointer data);
void parapet_record_columns_name (GtkColumnView *columns, GtkListView *lines, const char *name);

G_END_DECLS

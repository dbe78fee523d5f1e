/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "models/isms-record-list.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_BOARD (parapet_board_get_type ())
G_DECLARE_FINAL_TYPE (ParapetBoard, parapet_board, PARAPET, BOARD, AdwBin)

GtkWidget *parapet_board_new (IsmsRecordList *list);
gboolean parapet_board_move (ParapetBoard *self, IsmsRecord *record, guint column);

G_END_DECLS

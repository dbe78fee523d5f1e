/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_BOARD_CARD (parapet_board_card_get_type ())
G_DECLARE_FINAL_TYPE (ParapetBoardCard, parapet_board_card, PARAPET, BOARD_CARD, GtkWidget)

GtkWidget *parapet_board_card_new (IsmsStore *store, IsmsRecord *record, gboolean open);
IsmsRecord *parapet_board_card_get_record (ParapetBoardCard *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_MEASURE_CARD (parapet_measure_card_get_type ())
G_DECLARE_FINAL_TYPE (ParapetMeasureCard, parapet_measure_card, PARAPET, MEASURE_CARD, GtkButton)

GtkWidget *parapet_measure_card_new (IsmsStore *store, IsmsRecord *measure);
IsmsRecord *parapet_measure_card_get_measure (ParapetMeasureCard *self);

G_END_DECLS

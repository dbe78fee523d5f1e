/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_MEASURE_HEAD (parapet_measure_head_get_type ())
G_DECLARE_FINAL_TYPE (ParapetMeasureHead, parapet_measure_head, PARAPET, MEASURE_HEAD, GtkBox)

GtkWidget *parapet_measure_head_new (IsmsStore *store, IsmsRecord *measure);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_CHIP (parapet_chip_get_type ())
G_DECLARE_FINAL_TYPE (ParapetChip, parapet_chip, PARAPET, CHIP, GtkWidget)

GtkWidget *parapet_chip_new (const char *title, const char *code);
void parapet_chip_set_gone (ParapetChip *self, gboolean gone);

G_END_DECLS

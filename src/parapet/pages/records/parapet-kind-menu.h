/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pages/records/parapet-cell-texts.h"

G_BEGIN_DECLS

typedef void (*ParapetColumnsChanged) (gpointer data);

GMenuModel *parapet_kind_menu_new (IsmsStore *store, const IsmsKind *kind);
GActionGroup *parapet_kind_menu_new_columns (const IsmsKind *kind, ParapetColumnsChanged changed, gpointer data);
GMenuModel *parapet_kind_menu_new_fields (ParapetCellTexts *texts, const IsmsKind *kind);

G_END_DECLS

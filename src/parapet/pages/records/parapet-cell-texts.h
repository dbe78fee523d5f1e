/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/records/parapet-value-tone.h"
#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_CELL_TEXTS (parapet_cell_texts_get_type ())
G_DECLARE_FINAL_TYPE (ParapetCellTexts, parapet_cell_texts, PARAPET, CELL_TEXTS, GObject)

ParapetCellTexts *parapet_cell_texts_new (IsmsStore *store, const IsmsKind *kind);
IsmsStore *parapet_cell_texts_get_store (ParapetCellTexts *self);
char *parapet_cell_texts_get (ParapetCellTexts *self, IsmsRecord *record, guint column);
const ParapetValueTone *parapet_cell_texts_find_tone (ParapetCellTexts *self, IsmsRecord *record, guint column);
char *parapet_cell_texts_get_word (ParapetCellTexts *self, const IsmsField *field, const char *value);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_CHOICE_FIELD_ROW (parapet_choice_field_row_get_type ())
G_DECLARE_FINAL_TYPE (ParapetChoiceFieldRow, parapet_choice_field_row, PARAPET, CHOICE_FIELD_ROW, AdwComboRow)

G_END_DECLS

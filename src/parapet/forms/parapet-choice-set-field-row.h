/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_CHOICE_SET_FIELD_ROW (parapet_choice_set_field_row_get_type ())
G_DECLARE_FINAL_TYPE (ParapetChoiceSetFieldRow, parapet_choice_set_field_row, PARAPET, CHOICE_SET_FIELD_ROW, AdwPreferencesRow)

G_END_DECLS

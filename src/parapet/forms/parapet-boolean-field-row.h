/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_BOOLEAN_FIELD_ROW (parapet_boolean_field_row_get_type ())
G_DECLARE_FINAL_TYPE (ParapetBooleanFieldRow, parapet_boolean_field_row, PARAPET, BOOLEAN_FIELD_ROW, AdwPreferencesRow)

G_END_DECLS

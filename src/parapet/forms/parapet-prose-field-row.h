/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_PROSE_FIELD_ROW (parapet_prose_field_row_get_type ())
G_DECLARE_FINAL_TYPE (ParapetProseFieldRow, parapet_prose_field_row, PARAPET, PROSE_FIELD_ROW, AdwPreferencesRow)

G_END_DECLS

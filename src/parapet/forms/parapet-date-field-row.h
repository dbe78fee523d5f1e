/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_DATE_FIELD_ROW (parapet_date_field_row_get_type ())
G_DECLARE_FINAL_TYPE (ParapetDateFieldRow, parapet_date_field_row, PARAPET, DATE_FIELD_ROW, AdwEntryRow)

G_END_DECLS

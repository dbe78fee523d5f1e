/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_LINK_FIELD_ROW (parapet_link_field_row_get_type ())
G_DECLARE_FINAL_TYPE (ParapetLinkFieldRow, parapet_link_field_row, PARAPET, LINK_FIELD_ROW, AdwPreferencesRow)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/statement/parapet-statement.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_CONTROL_VIEW (parapet_control_view_get_type ())
G_DECLARE_FINAL_TYPE (ParapetControlView, parapet_control_view, PARAPET, CONTROL_VIEW, AdwBin)

void parapet_control_view_show (ParapetControlView *self, ParapetStatement *statement, IsmsRecord *control);

G_END_DECLS

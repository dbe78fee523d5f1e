/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/statement/parapet-statement.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_APPROVAL_BAR (parapet_approval_bar_get_type ())
G_DECLARE_FINAL_TYPE (ParapetApprovalBar, parapet_approval_bar, PARAPET, APPROVAL_BAR, AdwBin)

void parapet_approval_bar_set_statement (ParapetApprovalBar *self, ParapetStatement *statement);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/isms-step.h"

G_BEGIN_DECLS

void parapet_document_menu_fill_export (GMenu *menu);
void parapet_document_menu_show_steps (GMenu *section, IsmsStep *undo, IsmsStep *redo);

G_END_DECLS

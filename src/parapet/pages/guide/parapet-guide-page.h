/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/parapet-page.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_GUIDE_PAGE (parapet_guide_page_get_type ())
G_DECLARE_FINAL_TYPE (ParapetGuidePage, parapet_guide_page, PARAPET, GUIDE_PAGE, ParapetPage)

GtkWidget *parapet_guide_page_new (IsmsStore *store);

G_END_DECLS

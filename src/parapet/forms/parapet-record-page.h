/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_RECORD_PAGE (parapet_record_page_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRecordPage, parapet_record_page, PARAPET, RECORD_PAGE, AdwNavigationPage)

GtkWidget *parapet_record_page_new (IsmsStore *store, IsmsRecord *record);
IsmsRecord *parapet_record_page_get_record (ParapetRecordPage *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/* How a rating by one version of the risk method is read in another (6.1.2 b). A step of a scale names the steps that it takes over. */

gboolean isms_conversion_is_same (IsmsStore *old_store, IsmsRecord *old, IsmsStore *store, IsmsRecord *method);
gboolean isms_conversion_convert (IsmsStore *old_store, IsmsRecord *old, IsmsStore *store, IsmsRecord *method, guint *steps);
GPtrArray *isms_conversion_list_unmapped (IsmsStore *store, IsmsRecord *method);
GPtrArray *isms_conversion_list_risks (IsmsStore *store);
guint isms_conversion_run (IsmsStore *store, GError **error);

G_END_DECLS

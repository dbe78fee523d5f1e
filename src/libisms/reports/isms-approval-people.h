/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

GPtrArray *isms_approval_list_entitled (IsmsStore *store, IsmsRecord *subject);
void isms_approval_add_removed (IsmsStore *store, IsmsRecord *subject, GPtrArray *gaps);
GPtrArray *isms_approval_list_approvers (IsmsStore *store, IsmsRecord *subject);
gboolean isms_approval_is_complete (IsmsStore *store, IsmsRecord *subject, GPtrArray *approvers);
GPtrArray *isms_approval_list_missing (IsmsStore *store, IsmsRecord *subject);
char *isms_approval_explain_missing (IsmsStore *store, IsmsRecord *subject);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/* The checklist of an audit: one "audit_check" a clause and control that it looks at (9.2.2). */

GPtrArray *isms_checklist_list (IsmsStore *store, IsmsRecord *audit);
int isms_checklist_prepare (IsmsStore *store, IsmsRecord *audit, GError **error);
guint isms_checklist_count_missing (IsmsStore *store, IsmsRecord *audit);
gboolean isms_checklist_asks_evidence (const char *result);
gboolean isms_checklist_answer (IsmsStore *store, IsmsRecord *check, const char *result, const char *evidence, const char *today, GError **error);
IsmsRecord *isms_checklist_raise (IsmsStore *store, IsmsRecord *check, const char *title, const char *grade, const char *today, GError **error);

G_END_DECLS

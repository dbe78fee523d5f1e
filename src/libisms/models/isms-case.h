/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/* What is done in one step about incidents, findings and nonconformities (10.2). */

const IsmsDemand *isms_case_find_missing (IsmsRecord *record);
gboolean isms_case_close (IsmsStore *store, IsmsRecord *record, const char *today, GError **error);
gboolean isms_case_add_why (IsmsStore *store, IsmsRecord *record, const char *answer, GError **error);
IsmsRecord *isms_case_add_action (IsmsStore *store, IsmsRecord *nonconformity, const char *title, const char *today, GError **error);
gboolean isms_case_decide (IsmsStore *store, IsmsRecord *incident, gboolean is_nonconformity, const char *reason, const char *today, GError **error);
IsmsRecord *isms_case_hand_over (IsmsStore *store, IsmsRecord *finding, const char *today, GError **error);

G_END_DECLS

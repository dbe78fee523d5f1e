/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

AdwDialog *parapet_audit_plan_new (IsmsStore *store, IsmsRecord *programme, GArray *criteria);

G_END_DECLS

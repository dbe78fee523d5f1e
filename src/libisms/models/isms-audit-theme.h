/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-audit.h"

G_BEGIN_DECLS

char *isms_audit_theme_dup (const char *criterion);
char *isms_criterion_dup_theme (const IsmsCriterion *criterion);

G_END_DECLS

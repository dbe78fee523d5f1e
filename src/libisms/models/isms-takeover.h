/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-method-starter.h"

G_BEGIN_DECLS

guint *isms_takeover_suggest (GPtrArray *old, const IsmsStarterStep *steps, guint size);

G_END_DECLS

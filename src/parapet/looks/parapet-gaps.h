/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-gap.h"
#include "widgets/parapet-parts.h"

G_BEGIN_DECLS

void parapet_gaps_add (ParapetParts *parts, const char *title, GArray *gaps);

G_END_DECLS

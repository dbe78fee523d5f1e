/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forms/parapet-record-look.h"

G_BEGIN_DECLS

extern const ParapetRecordLook parapet_acceptance_look;

char *parapet_acceptance_tell (IsmsStore *store, IsmsRecord *acceptance);

G_END_DECLS

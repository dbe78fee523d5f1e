/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forms/parapet-record-look.h"

G_BEGIN_DECLS

extern const ParapetRecordLook parapet_control_look;

G_END_DECLS

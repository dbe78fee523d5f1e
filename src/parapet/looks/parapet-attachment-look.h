/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forms/parapet-record-look.h"

extern const ParapetRecordLook parapet_attachment_look;

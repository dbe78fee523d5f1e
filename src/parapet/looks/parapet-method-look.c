/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/parapet-method-look.h"
#include "looks/parapet-method-picture.h"

const ParapetRecordLook parapet_method_look = {
  .kind = "method",
  .head = parapet_method_picture_new,
};

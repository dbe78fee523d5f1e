/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/isms-kinds.h"

const IsmsKind *const isms_all_kinds[] = {
  NULL,
};

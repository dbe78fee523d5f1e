/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/parapet-audit-look.h"
#include "looks/parapet-audit-work.h"

/* An audit is what it still lacks, and its checklist. */

const ParapetRecordLook parapet_audit_look = {
  .kind = "audit",
  .head = parapet_audit_work_new,
};

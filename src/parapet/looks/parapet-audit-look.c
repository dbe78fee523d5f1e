/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/parapet-audit-coverage.h"
#include "looks/parapet-audit-look.h"
#include "looks/parapet-audit-work.h"

/* An audit is what it still lacks, and its checklist; a programme is what its audits look at. */

const ParapetRecordLook parapet_audit_look = {
  .kind = "audit",
  .head = parapet_audit_work_new,
};

const ParapetRecordLook parapet_programme_look = {
  .kind = "programme",
  .head = parapet_audit_coverage_new,
};

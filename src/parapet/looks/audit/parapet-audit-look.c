/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/audit/parapet-audit-coverage.h"
#include "looks/audit/parapet-audit-look.h"
#include "looks/audit/parapet-audit-work.h"
#include "store/isms-demand.h"

/* An audit is what it still lacks, and its checklist; a programme is what its audits look at. */

/* Said at once where the auditor is picked; before the audit is done, the store insists. */
static char *
warn (IsmsStore *store,
      IsmsRecord *audit,
      const char *field)
{
  static const char *const fields[] = { "lead_auditor", "auditors", NULL };

  return g_strv_contains (fields, field) ? isms_demand_find_partial (store, audit) : NULL;
}

const ParapetRecordLook parapet_audit_look = {
  .kind = "audit",
  .head = parapet_audit_work_new,
  .warn = warn,
};

const ParapetRecordLook parapet_programme_look = {
  .kind = "programme",
  .head = parapet_audit_coverage_new,
};

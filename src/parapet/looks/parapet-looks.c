/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/approval/parapet-acceptance-look.h"
#include "looks/approval/parapet-version-look.h"
#include "looks/asset/parapet-asset-look.h"
#include "looks/audit/parapet-audit-look.h"
#include "looks/board/parapet-treatment-look.h"
#include "looks/case/parapet-case-look.h"
#include "looks/control/parapet-control-look.h"
#include "looks/measure/parapet-measure-look.h"
#include "looks/method/parapet-method-look.h"
#include "looks/parapet-attachment-look.h"
#include "looks/parapet-looks.h"
#include "looks/review/parapet-review-look.h"
#include "looks/risk/parapet-risk-look.h"
#include "looks/round/parapet-agreement-look.h"
#include "looks/round/parapet-round-look.h"

/* One line a kind whose records are not shown in the general way alone. */
static const ParapetRecordLook *const looks[] = {
  &parapet_acceptance_look,
  &parapet_agreement_look,
  &parapet_approval_look,
  &parapet_asset_look,
  &parapet_attachment_look,
  &parapet_audit_look,
  &parapet_control_look,
  &parapet_finding_look,
  &parapet_incident_look,
  &parapet_measure_look,
  &parapet_method_look,
  &parapet_nonconformity_look,
  &parapet_objective_look,
  &parapet_process_look,
  &parapet_programme_look,
  &parapet_review_look,
  &parapet_risk_look,
  &parapet_round_look,
  &parapet_scope_look,
  &parapet_treatment_look,
  &parapet_treatment_plan_look,
};

/**
 * parapet_looks_register:
 *
 * Makes all looks known to the forms, which know none by themselves. May be called again.
 */
void
parapet_looks_register (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    parapet_record_look_register (looks[i]);
}

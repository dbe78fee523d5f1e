/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/isms-kinds.h"

/* In the order of the standard's clauses: so are they shown, listed and exported. */
const IsmsKind *const isms_all_kinds[] = {
  /* Context */
  &isms_kind_organisation,
  &isms_kind_unit,
  &isms_kind_issue,
  &isms_kind_climate,
  &isms_kind_party,
  &isms_kind_requirement,
  &isms_kind_feedback,
  &isms_kind_scope,
  &isms_kind_interface,
  &isms_kind_process,

  /* Leadership */
  &isms_kind_person,
  &isms_kind_role,
  &isms_kind_decision,
  &isms_kind_message,

  /* Planning */
  &isms_kind_method,
  &isms_kind_scale_step,
  &isms_kind_band,
  &isms_kind_double_rating,
  &isms_kind_asset,
  &isms_kind_assessment,
  &isms_kind_risk,
  &isms_kind_rating,
  &isms_kind_opportunity,
  &isms_kind_acceptance,
  &isms_kind_treatment_plan,
  &isms_kind_treatment,
  &isms_kind_objective,
  &isms_kind_change,

  /* Controls */
  &isms_kind_control,
  &isms_kind_soa,

  /* Support */
  &isms_kind_resource,
  &isms_kind_skill,
  &isms_kind_competence,
  &isms_kind_awareness,
  &isms_kind_acknowledgement,
  &isms_kind_communication,
  &isms_kind_document,
  &isms_kind_document_version,

  /* Operation */
  &isms_kind_process_run,
  &isms_kind_supplier,
  &isms_kind_incident,

  /* Evaluation */
  &isms_kind_measure,
  &isms_kind_measurement,
  &isms_kind_evaluation,
  &isms_kind_programme,
  &isms_kind_audit,
  &isms_kind_audit_check,
  &isms_kind_finding,
  &isms_kind_review,
  &isms_kind_review_input,

  /* Improvement */
  &isms_kind_nonconformity,
  &isms_kind_corrective_action,
  &isms_kind_action,

  /* What holds them all together */
  &isms_kind_evidence,
  &isms_kind_attachment,
  &isms_kind_approval,
  &isms_kind_check_setting,

  NULL,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/isms-kind.h"

G_BEGIN_DECLS

extern const IsmsKind *const isms_all_kinds[];

extern const IsmsKind isms_kind_organisation;
extern const IsmsKind isms_kind_unit;
extern const IsmsKind isms_kind_issue;
extern const IsmsKind isms_kind_climate;
extern const IsmsKind isms_kind_party;
extern const IsmsKind isms_kind_requirement;
extern const IsmsKind isms_kind_feedback;
extern const IsmsKind isms_kind_scope;
extern const IsmsKind isms_kind_interface;
extern const IsmsKind isms_kind_process;
extern const IsmsKind isms_kind_person;
extern const IsmsKind isms_kind_role;
extern const IsmsKind isms_kind_decision;
extern const IsmsKind isms_kind_message;
extern const IsmsKind isms_kind_method;
extern const IsmsKind isms_kind_scale_step;
extern const IsmsKind isms_kind_band;
extern const IsmsKind isms_kind_double_rating;
extern const IsmsKind isms_kind_asset;
extern const IsmsKind isms_kind_assessment;
extern const IsmsKind isms_kind_risk;
extern const IsmsKind isms_kind_rating;
extern const IsmsKind isms_kind_opportunity;
extern const IsmsKind isms_kind_acceptance;
extern const IsmsKind isms_kind_treatment_plan;
extern const IsmsKind isms_kind_treatment;
extern const IsmsKind isms_kind_objective;
extern const IsmsKind isms_kind_change;
extern const IsmsKind isms_kind_control;
extern const IsmsKind isms_kind_soa;
extern const IsmsKind isms_kind_resource;
extern const IsmsKind isms_kind_skill;
extern const IsmsKind isms_kind_competence;
extern const IsmsKind isms_kind_awareness;
extern const IsmsKind isms_kind_acknowledgement;
extern const IsmsKind isms_kind_communication;
extern const IsmsKind isms_kind_document;
extern const IsmsKind isms_kind_document_version;
extern const IsmsKind isms_kind_process_run;
extern const IsmsKind isms_kind_supplier;
extern const IsmsKind isms_kind_incident;
extern const IsmsKind isms_kind_measure;
extern const IsmsKind isms_kind_measurement;
extern const IsmsKind isms_kind_evaluation;
extern const IsmsKind isms_kind_programme;
extern const IsmsKind isms_kind_audit;
extern const IsmsKind isms_kind_audit_check;
extern const IsmsKind isms_kind_finding;
extern const IsmsKind isms_kind_review;
extern const IsmsKind isms_kind_review_input;
extern const IsmsKind isms_kind_nonconformity;
extern const IsmsKind isms_kind_corrective_action;
extern const IsmsKind isms_kind_action;
extern const IsmsKind isms_kind_evidence;
extern const IsmsKind isms_kind_attachment;
extern const IsmsKind isms_kind_approval;
extern const IsmsKind isms_kind_check_setting;

G_END_DECLS

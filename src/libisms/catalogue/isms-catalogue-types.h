/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is known about ISO/IEC 27001:2022 (with Amd 1:2024) and 27002:2022 before anybody writes a word: numbers, titles and
 * attributes as the standard has them, explanations in our own words. The tables are compiled in from data/catalogue; lists
 * within a cell are parted by ";", questions by "|". */

typedef struct
{
  const char *id; /* "A.5.1" */
  const char *theme;
  const char *title;
  const char *control_type;
  const char *properties;
  const char *cybersecurity_concepts;
  const char *operational_capabilities;
  const char *security_domains;
  const char *new_in_2022; /* "yes" or "no" */
  const char *annexA_2013;
  const char *purpose;  /* what it is for */
  const char *practice; /* what a small firm does */
  const char *evidence; /* what convinces an auditor */
} IsmsControl;

typedef struct
{
  const char *id; /* "A.5.1.1" of the edition of 2013 */
  const char *domain_2013;
  const char *title;
  const char *controls_2022;
  const char *kind; /* one_to_one, merged or split */
} IsmsOldControl;

typedef struct
{
  const char *id;  /* "5.2 e)" */
  const char *key; /* "5.2.e" */
  const char *parent;
  const char *node; /* heading, requirement, node or note */
  const char *title;
  const char *description;
  const char *evidence_kind;
  const char *documented_information_required;
  const char *documented_information;
  const char *record_types;
  const char *auditor_questions;
  const char *common_nonconformities;
  const char *amd1_2024;
  const char *delta_2013_2022;
  const char *practice;  /* what a small firm does */
  const char *looks_for; /* what an auditor wants to see */
} IsmsClause;

typedef struct
{
  const char *id;
  const char *clause_or_control;
  const char *documented_information;
  const char *kind, *status;
  const char *keep;
  const char *record_type;
  const char *group;
} IsmsMandatoryDocument;

typedef struct
{
  const char *id, *title, *category, *description;
  const char *cia_impact;
  const char *related_controls;
  const char *source, *asset_kinds;
} IsmsThreat;

typedef struct
{
  const char *id, *title, *category, *description;
  const char *cia_impact;
  const char *related_controls;
  const char *typical_threats;
  const char *source;
} IsmsVulnerability;

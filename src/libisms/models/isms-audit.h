/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/isms-gap.h"
#include "store/isms-store.h"

G_BEGIN_DECLS

/* What an audit lacks, and what the audits of a programme cover (9.2). */

/**
 * IsmsCriterion:
 * @id: a clause such as "7.2", or a control such as "A.6.3"
 * @title: its short title
 * @scope: (nullable): the process, unit or site that it is, where it is no clause or control
 * @done: (element-type IsmsRecord): the audits that are done and looked at it
 * @planned: (element-type IsmsRecord): those that will
 */
typedef struct
{
  const char *id;
  const char *title;
  IsmsRecord *scope;
  GPtrArray *done;
  GPtrArray *planned;
} IsmsCriterion;

gboolean isms_criterion_is_seen (const IsmsCriterion *criterion);
gboolean isms_audit_counts (IsmsRecord *audit);
gboolean isms_audit_counts_for_programme (IsmsRecord *audit);
IsmsRecord *isms_audit_find (IsmsStore *store);
GPtrArray *isms_audit_list_findings (IsmsStore *store, IsmsRecord *audit);
GArray *isms_audit_list_gaps (IsmsStore *store, IsmsRecord *audit);
GArray *isms_audit_list_coverage (IsmsStore *store, IsmsRecord *programme);
GArray *isms_audit_list_scope (IsmsStore *store, IsmsRecord *programme);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsApprovalWords:
 * @version: what the version is called: "1.2"
 * @approver: the person who approves
 * @date: when, as 2026-11-23
 * @summary: (nullable): what changed against the version before
 */
typedef struct
{
  const char *version;
  IsmsRecord *approver;
  const char *date;
  const char *summary;
} IsmsApprovalWords;

/**
 * IsmsDifference:
 * @code: of what is different
 * @title: of what is different
 * @what: (nullable): in what: "State"; %NULL where all of it came or went
 * @was: (nullable): what was approved
 * @is: (nullable): what holds now
 */
typedef struct
{
  char *code;
  char *title;
  char *what;
  char *was;
  char *is;
} IsmsDifference;

char *isms_approval_suggest_version (const char *version);
gboolean isms_approval_approve_statement (IsmsStore *store, const IsmsApprovalWords *words, GError **error);
gboolean isms_approval_approve (IsmsStore *store, IsmsRecord *subject, const IsmsApprovalWords *words, GError **error);
GPtrArray *isms_approval_list_gaps (IsmsStore *store, IsmsRecord *subject);
IsmsStore *isms_approval_go_back (IsmsStore *store, IsmsRecord *subject);
gboolean isms_approval_go_back_to_version (IsmsStore *store, IsmsRecord *version, IsmsStore **then, GError **error);
IsmsRecord *isms_approval_find (IsmsStore *store, IsmsRecord *subject);
GPtrArray *isms_approval_compare (IsmsStore *store, IsmsRecord *approval, GError **error);

void isms_difference_free (IsmsDifference *self);
char *isms_approval_dup_head (IsmsRecord *approval);

G_END_DECLS

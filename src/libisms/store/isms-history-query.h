/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsHistoryQuery:
 * @after: only steps with a greater id
 * @actor: (nullable): only steps made by this person
 * @kind: (nullable): only steps that changed records of this kind
 * @match: (nullable): words that all have to be in who, what or why; or a record's code
 */
typedef struct
{
  gint64 after;
  const char *actor;
  const IsmsKind *kind;
  const char *match;
} IsmsHistoryQuery;

/**
 * IsmsHistoryEntry:
 *
 * Which step, and when: all that a list needs to know of a step that nobody looks at.
 */
typedef struct
{
  gint64 id;
  gint64 at;
} IsmsHistoryEntry;

GArray *isms_history_find (IsmsStore *store, const IsmsHistoryQuery *query, GError **error);
guint isms_history_count (IsmsStore *store);
char **isms_history_list_actors (IsmsStore *store);
GPtrArray *isms_history_list_kinds (IsmsStore *store);
GPtrArray *isms_history_list_recent (IsmsStore *store, guint limit);

G_END_DECLS

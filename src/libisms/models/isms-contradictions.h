/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsContradiction:
 * @rule: which rule was broken, a name that never changes: "far_apart"
 * @clause: of the standard that it touches
 * @sentence: what does not fit together, and what to do
 * @records: (element-type IsmsRecord): what it is about, the risk first
 */
typedef struct
{
  const char *rule;
  const char *clause;
  char *sentence;
  GPtrArray *records;
} IsmsContradiction;

GPtrArray *isms_contradictions_list (IsmsStore *store, const char *today);
GPtrArray *isms_contradictions_list_risk (IsmsStore *store, IsmsRecord *risk, const char *today);
void isms_contradictions_list_async (IsmsStore *store, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray *isms_contradictions_list_finish (IsmsStore *store, GAsyncResult *result, GError **error);
void isms_contradiction_free (IsmsContradiction *self);

G_END_DECLS

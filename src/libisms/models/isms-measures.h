/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsMeasureChance:
 * @control: a control that risks rest on
 * @risks: how many open risks name it
 * @carried: the sum of their levels now
 * @proven: whether evidence of the last year shows that it works
 * @measures: (element-type IsmsRecord): the measures in use that tell about it
 *
 * What measuring a control would tell (9.1 a).
 */
typedef struct
{
  IsmsRecord *control;
  guint risks;
  gint64 carried;
  gboolean proven;
  GPtrArray *measures;
} IsmsMeasureChance;

/**
 * IsmsUnmeasured:
 * @control: the key of a control that nothing measures
 * @risks: as in #IsmsMeasureChance
 * @carried: the same
 * @proven: the same
 */
typedef struct
{
  gint64 control;
  guint risks;
  gint64 carried;
  gboolean proven;
} IsmsUnmeasured;

GArray *isms_measures_list_chances (IsmsStore *store, const char *today);
void isms_measures_list_unmeasured_async (IsmsStore *store, const char *today, guint most, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GArray *isms_measures_list_unmeasured_finish (GAsyncResult *result, GError **error);
GPtrArray *isms_measures_list_active (IsmsStore *store);

G_END_DECLS

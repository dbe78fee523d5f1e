/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

GArray *isms_measures_list_chances (IsmsStore *store, const char *today);
GPtrArray *isms_measures_list_active (IsmsStore *store);

G_END_DECLS

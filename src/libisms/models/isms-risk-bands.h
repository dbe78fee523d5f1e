/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "models/isms-matrix.h"

G_BEGIN_DECLS

/**
 * IsmsRiskBand:
 * @name: "must_be_treated", "owner_decides", "acceptable" or "not_rated"
 * @label: it for people, to be translated
 * @before: how many risks were in it then; -1 where nobody knows
 * @after: how many are in it
 */
typedef struct
{
  const char *name;
  const char *label;
  int before;
  guint after;
} IsmsRiskBand;

#define ISMS_N_RISK_BANDS 4

IsmsMatrix *isms_risk_bands_new_matrix (IsmsStore *store);
guint isms_risk_bands_count (IsmsMatrix *matrix, IsmsStage stage, guint band);
const char *isms_risk_bands_get_name (guint band);
const char *isms_risk_bands_get_label (guint band);
IsmsTone isms_risk_bands_get_tone (guint band);

GArray *isms_risk_bands_compare (IsmsMatrix *before, IsmsMatrix *after);
void isms_risk_bands_compare_async (IsmsStore *store, const char *since, const char *until, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GArray *isms_risk_bands_compare_finish (GAsyncResult *result, GError **error);

G_END_DECLS

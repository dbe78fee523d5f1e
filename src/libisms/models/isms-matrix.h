/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-record-list.h"
#include "models/isms-stage.h"

G_BEGIN_DECLS

/* A scale has at the most so many steps. */
#define ISMS_MATRIX_MOST 7

/**
 * IsmsTone:
 * @ISMS_TONE_NONE: no band says anything about the level
 * @ISMS_TONE_ACCEPTABLE: acceptable as it is
 * @ISMS_TONE_DECIDE: the risk owner decides
 * @ISMS_TONE_TREAT: it must be treated
 *
 * What the acceptance criteria demand of a level (6.1.2 a 1).
 */
typedef enum
{
  ISMS_TONE_NONE,
  ISMS_TONE_ACCEPTABLE,
  ISMS_TONE_DECIDE,
  ISMS_TONE_TREAT,
} IsmsTone;

#define ISMS_TYPE_MATRIX (isms_matrix_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMatrix, isms_matrix, ISMS, MATRIX, GObject)

IsmsMatrix *isms_matrix_new (IsmsStore *store, IsmsRecordList *risks);
IsmsStore *isms_matrix_get_store (IsmsMatrix *self);

IsmsRecord *isms_matrix_get_method (IsmsMatrix *self);
guint isms_matrix_get_size (IsmsMatrix *self, IsmsAxis axis);
const char *isms_matrix_get_step_name (IsmsMatrix *self, IsmsAxis axis, guint step);
const char *isms_matrix_get_step_anchor (IsmsMatrix *self, IsmsAxis axis, guint step);
gint64 isms_matrix_get_level (IsmsMatrix *self, guint likelihood, guint impact);
IsmsRecord *isms_matrix_get_band (IsmsMatrix *self, guint likelihood, guint impact);
IsmsTone isms_matrix_get_tone (IsmsMatrix *self, guint likelihood, guint impact);

guint isms_matrix_count (IsmsMatrix *self);
guint isms_matrix_count_closed (IsmsMatrix *self);
gboolean isms_matrix_is_closed (IsmsMatrix *self, gint64 risk);
guint isms_matrix_count_placed (IsmsMatrix *self, IsmsStage stage);
guint isms_matrix_count_cell (IsmsMatrix *self, IsmsStage stage, guint likelihood, guint impact);
GArray *isms_matrix_list_keys (IsmsMatrix *self, IsmsStage stage, guint likelihood, guint impact);
GPtrArray *isms_matrix_list_cell (IsmsMatrix *self, IsmsStage stage, guint likelihood, guint impact, guint limit);
guint isms_matrix_count_unrated (IsmsMatrix *self, IsmsStage stage);
GPtrArray *isms_matrix_list_unrated (IsmsMatrix *self, IsmsStage stage, guint limit);
guint isms_matrix_count_foreign (IsmsMatrix *self);
GPtrArray *isms_matrix_list_foreign (IsmsMatrix *self);
gboolean isms_matrix_locate (IsmsMatrix *self, IsmsStage stage, gint64 risk, guint *likelihood, guint *impact);

IsmsTone isms_tone_of_band (IsmsRecord *band);

G_END_DECLS

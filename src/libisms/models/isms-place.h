/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-stage.h"
#include "records/isms-record.h"

G_BEGIN_DECLS

/**
 * IsmsPlace:
 * @steps: likelihood and impact, 0 where not rated
 * @foreign: rated by scales that are not those of the matrix
 * @closed: nobody is exposed to it any more
 * @listed: it counts in the matrix: the list has it, and it is not left out as closed
 *
 * Where one risk lies in a matrix, as a row of small numbers.
 */
typedef struct
{
  gint64 key;
  guint8 steps[ISMS_N_STAGES][2];
  gboolean foreign;
  gboolean closed;
  gboolean listed;
} IsmsPlace;

/* The key, the steps and the method. */
#define ISMS_PLACE_NUMBERS 8

extern const char *const isms_place_columns[ISMS_PLACE_NUMBERS];

void isms_place_read_record (IsmsRecord *risk, gint64 *row);
void isms_place_read (IsmsPlace *self, const gint64 *row);
gboolean isms_place_is_closed (IsmsRecord *risk);
gboolean isms_place_is_placed (const IsmsPlace *self, IsmsStage stage);
gboolean isms_place_is_unrated (const IsmsPlace *self, IsmsStage stage);
gboolean isms_place_lies_in (const IsmsPlace *self, IsmsStage stage, guint likelihood, guint impact);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-place.h"

const char *const isms_place_columns[] = {
  "inherent_likelihood", "inherent_impact", "current_likelihood", "current_impact", "target_likelihood", "target_impact", "method", NULL
};

/**
 * isms_place_read_record:
 * @row: (out caller-allocates): %ISMS_PLACE_NUMBERS numbers, as isms_store_list_numbers() reads them
 */
void
isms_place_read_record (IsmsRecord *risk,
                        gint64 *row)
{
  row[0] = isms_record_get_key (risk);
  for (guint i = 0; isms_place_columns[i] != NULL; i++)
    row[i + 1] = isms_record_get_integer (risk, isms_place_columns[i], 0);
}

void
isms_place_read (IsmsPlace *self,
                 const gint64 *row)
{
  self->key = row[0];
  for (guint stage = 0; stage < ISMS_N_STAGES; stage++)
    for (guint axis = 0; axis < 2; axis++)
      self->steps[stage][axis] = CLAMP (row[1 + 2 * stage + axis], 0, G_MAXUINT8);
}

gboolean
isms_place_is_closed (IsmsRecord *risk)
{
  return g_strcmp0 (isms_record_get_text (risk, "status"), "closed") == 0;
}

gboolean
isms_place_is_placed (const IsmsPlace *self,
                      IsmsStage stage)
{
  return self->listed && !self->foreign && self->steps[stage][0] > 0 && self->steps[stage][1] > 0;
}

gboolean
isms_place_is_unrated (const IsmsPlace *self,
                       IsmsStage stage)
{
  return self->listed && !self->foreign && !isms_place_is_placed (self, stage);
}

/**
 * isms_place_lies_in:
 * @likelihood: the step of a cell, or 0 for what nobody has rated
 */
gboolean
isms_place_lies_in (const IsmsPlace *self,
                    IsmsStage stage,
                    guint likelihood,
                    guint impact)
{
  if (likelihood == 0)
    return isms_place_is_unrated (self, stage);
  return isms_place_is_placed (self, stage) && self->steps[stage][0] == likelihood && self->steps[stage][1] == impact;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-place.h"
#include "models/isms-risk-levels.h"
#include "records/isms-kinds.h"

/**
 * IsmsRiskLevels:
 *
 * The level of each risk without controls, now and as it is wanted, read off the matrix of the method in force (6.1.2 d 3). A risk that was
 * rated by other scales has none: it would say something else.
 */
struct _IsmsRiskLevels
{
  IsmsComputed parent_instance;

  IsmsMatrix *matrix;
};

G_DEFINE_FINAL_TYPE (IsmsRiskLevels, isms_risk_levels, ISMS_TYPE_COMPUTED)

static void
isms_risk_levels_watch (IsmsComputed *computed,
                        IsmsStore *store)
{
  IsmsRiskLevels *self = ISMS_RISK_LEVELS (computed);

  self->matrix = isms_matrix_new (store, NULL);
  g_signal_connect_object (self->matrix, "changed", G_CALLBACK (isms_computed_changed), self, G_CONNECT_SWAPPED);
}

static gboolean
isms_risk_levels_read (IsmsComputed *computed,
                       guint place,
                       gint64 record,
                       IsmsComputedValue *value)
{
  return isms_risk_levels_find (ISMS_RISK_LEVELS (computed)->matrix, (IsmsStage) place, record, value);
}

/* What was rated, and has no level all the same, was rated by scales that are not those in force. */
static const char *
isms_risk_levels_explain (IsmsComputed *computed,
                          guint place,
                          gint64 record)
{
  g_autoptr (IsmsRecord) risk = isms_store_get (isms_computed_get_store (computed), &isms_kind_risk, record);
  gint64 row[ISMS_PLACE_NUMBERS];
  IsmsPlace where = { 0 };

  if (risk == NULL)
    return NULL;
  isms_place_read_record (risk, row);
  isms_place_read (&where, row);
  return where.steps[place][ISMS_AXIS_LIKELIHOOD] > 0 && where.steps[place][ISMS_AXIS_IMPACT] > 0 ? _("By older scales") : NULL;
}

static void
isms_risk_levels_dispose (GObject *object)
{
  g_clear_object (&ISMS_RISK_LEVELS (object)->matrix);

  G_OBJECT_CLASS (isms_risk_levels_parent_class)->dispose (object);
}

static void
isms_risk_levels_class_init (IsmsRiskLevelsClass *klass)
{
  IsmsComputedClass *computed_class = ISMS_COMPUTED_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_risk_levels_dispose;
  computed_class->watch = isms_risk_levels_watch;
  computed_class->read = isms_risk_levels_read;
  computed_class->explain = isms_risk_levels_explain;
}

static void
isms_risk_levels_init (IsmsRiskLevels *self)
{
}

/**
 * isms_risk_levels_find:
 * @risk: the key of a risk
 * @value: (out): its level, and the band that it lies in
 *
 * Returns: whether it has one at that stage
 */
gboolean
isms_risk_levels_find (IsmsMatrix *matrix,
                       IsmsStage stage,
                       gint64 risk,
                       IsmsComputedValue *value)
{
  guint likelihood, impact;
  IsmsRecord *band;

  if (!isms_matrix_locate (matrix, stage, risk, &likelihood, &impact))
    return FALSE;
  band = isms_matrix_get_band (matrix, likelihood, impact);
  value->number = isms_matrix_get_level (matrix, likelihood, impact);
  value->group = band != NULL ? isms_record_get_key (band) : 0;
  return TRUE;
}

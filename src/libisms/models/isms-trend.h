/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/* How a measure developed: its values in the order of time, held against target and alarm value (9.1). */

typedef enum
{
  ISMS_TREND_UNKNOWN, /* there is no target to hold it against */
  ISMS_TREND_REACHED,
  ISMS_TREND_MISSED,
  ISMS_TREND_ALARM, /* beyond the alarm value: somebody has to look at once */
} IsmsTrendState;

typedef enum
{
  ISMS_TREND_MOVE_NONE, /* there are no two values */
  ISMS_TREND_MOVE_SAME,
  ISMS_TREND_MOVE_BETTER,
  ISMS_TREND_MOVE_WORSE,
  ISMS_TREND_MOVE_UP, /* without knowing which is good */
  ISMS_TREND_MOVE_DOWN,
} IsmsTrendMove;

/**
 * IsmsTrendValue:
 * @record: the "measurement"
 * @day: the last day of its period, as g_date_get_julian() counts
 * @missing: how many periods right before it have no value: no line is drawn over them
 */
typedef struct
{
  IsmsRecord *record;
  guint32 day;
  double value;
  IsmsTrendState state;
  guint missing;
} IsmsTrendValue;

typedef struct _IsmsTrend IsmsTrend;

#define ISMS_TYPE_TREND (isms_trend_get_type ())
GType isms_trend_get_type (void) G_GNUC_CONST;

IsmsTrend *isms_trend_new (IsmsStore *store, IsmsRecord *measure, const char *until);
IsmsTrend *isms_trend_new_between (IsmsStore *store, IsmsRecord *measure, const char *from, const char *until);
IsmsTrend *isms_trend_ref (IsmsTrend *self);
void isms_trend_unref (IsmsTrend *self);
IsmsRecord *isms_trend_get_measure (IsmsTrend *self);
guint isms_trend_get_n_values (IsmsTrend *self);
const IsmsTrendValue *isms_trend_get_value (IsmsTrend *self, guint i);
const IsmsTrendValue *isms_trend_get_last (IsmsTrend *self, guint before);
gboolean isms_trend_get_target (IsmsTrend *self, double *target);
gboolean isms_trend_get_alarm (IsmsTrend *self, double *alarm);
char *isms_trend_dup_target (IsmsTrend *self);
char *isms_trend_dup_alarm (IsmsTrend *self);
guint isms_trend_count_missing (IsmsTrend *self);
char *isms_trend_dup_undated (IsmsTrend *self);
gboolean isms_trend_has_state (IsmsTrend *self, IsmsTrendState state);
IsmsTrendMove isms_trend_get_move (IsmsTrend *self);
const char *isms_trend_state_get_label (IsmsTrendState state);
char *isms_trend_format (IsmsTrend *self, double value);
char *isms_trend_dup_sentence (IsmsTrend *self);
char *isms_trend_format_day (guint32 day);
guint32 isms_trend_get_day (IsmsRecord *measurement);
double isms_trend_get_rhythm (const char *rhythm);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsTrend, isms_trend_unref)

G_END_DECLS

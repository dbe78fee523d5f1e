/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "models/isms-trend.h"
#include "records/isms-kinds.h"

struct _IsmsTrend
{
  IsmsRecord *measure;
  GArray *values; /* (element-type IsmsTrendValue) */
  guint32 until;  /* 0 where any day is looked at */
  guint undated;
};

G_DEFINE_BOXED_TYPE (IsmsTrend, isms_trend, isms_trend_ref, isms_trend_unref)

/**
 * isms_trend_get_rhythm:
 * @rhythm: (nullable): a word of the field "frequency" of a measure: "monthly"
 *
 * Returns: how many days lie between two values on average; 0 where no rhythm is said
 */
double
isms_trend_get_rhythm (const char *rhythm)
{
  static const struct
  {
    const char *word;
    double days;
  } rhythms[] = {
    { "daily", 1 },
    { "weekly", 7 },
    { "monthly", 365.25 / 12 },
    { "quarterly", 365.25 / 4 },
    { "half_yearly", 365.25 / 2 },
    { "yearly", 365.25 },
  };

  for (guint i = 0; rhythm != NULL && i < G_N_ELEMENTS (rhythms); i++)
    if (g_str_equal (rhythms[i].word, rhythm))
      return rhythms[i].days;
  return 0;
}

static guint32
count_day (int year,
           int month,
           int day)
{
  GDate date;

  if (!g_date_valid_year ((GDateYear) year) || month < 1 || month > 12)
    return 0;
  day = day > 0 ? day : g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return 0;
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

/* @form: in the place of # stands a digit
 * @numbers: what stands between the dashes
 *
 * Returns: how many numbers the text has, 0 where it is of another form */
static guint
read_form (const char *text,
           const char *form,
           int *numbers)
{
  guint n = 1;

  numbers[0] = 0;
  for (; *form != '\0'; form++, text++)
    {
      if (*form == '#' ? !g_ascii_isdigit (*text) : *form != *text)
        return 0;
      if (*form == '-')
        numbers[n++] = 0;
      else if (*form == '#')
        numbers[n - 1] = numbers[n - 1] * 10 + g_ascii_digit_value (*text);
    }
  return *text == '\0' ? n : 0;
}

/* "2026", "2026-Q2", "2026-H1", "2026-05" and "2026-05-31" are what people write for a period; it is read whole or not at all. */
static guint32
read_period (const char *period)
{
  static const struct
  {
    const char *form;
    int months; /* that the number after the year counts by */
  } forms[] = { { "####", 12 }, { "####-Q#", 3 }, { "####-H#", 6 }, { "####-#", 1 }, { "####-##", 1 }, { "####-##-##", 1 } };
  int numbers[3];

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      guint n = read_form (period, forms[i].form, numbers);

      if (n > 0)
        return count_day (numbers[0], (n > 1 ? numbers[1] : 1) * forms[i].months, n > 2 ? numbers[2] : 0);
    }
  return 0;
}

/**
 * isms_trend_get_day:
 * @measurement: a "measurement"
 *
 * Returns: the last day of its period, as g_date_get_julian() counts: as said, or read off the period's name, or else the day on which the
 *   value was taken; 0 where nothing tells
 */
guint32
isms_trend_get_day (IsmsRecord *measurement)
{
  static const char *const fields[] = { "period_end", "period", "taken_on" };
  guint32 day = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields) && day == 0; i++)
    if (isms_record_has (measurement, fields[i]))
      day = read_period (isms_record_get_text (measurement, fields[i]));
  return day;
}

/**
 * isms_trend_format_day:
 * @day: as g_date_get_julian() counts
 *
 * Returns: (transfer full): as 2026-11-24
 */
char *
isms_trend_format_day (guint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&date), (guint) g_date_get_month (&date), g_date_get_day (&date));
}

static gboolean
get_number (IsmsRecord *record,
            const char *field,
            double *number)
{
  *number = isms_record_get_real (record, field, 0);
  return isms_record_has (record, field) && isfinite (*number);
}

/**
 * isms_trend_get_target:
 * @target: (out): what the values are to reach
 *
 * Returns: whether the measure has a target
 */
gboolean
isms_trend_get_target (IsmsTrend *self,
                       double *target)
{
  return get_number (self->measure, "target", target);
}

/**
 * isms_trend_get_alarm:
 * @alarm: (out): the value beyond which somebody has to look at once
 *
 * Returns: whether the measure has one
 */
gboolean
isms_trend_get_alarm (IsmsTrend *self,
                      double *alarm)
{
  return get_number (self->measure, "alarm_value", alarm);
}

static const char *
get_direction (IsmsTrend *self)
{
  const char *direction = isms_record_get_text (self->measure, "direction");

  return direction != NULL ? direction : "";
}

/* How far a value is on the good side of a limit; less than 0 is on the bad side. */
static double
get_lead (IsmsTrend *self,
          double value,
          double limit)
{
  if (g_str_equal (get_direction (self), "at_least"))
    return value - limit;
  if (g_str_equal (get_direction (self), "at_most"))
    return limit - value;
  return -fabs (value - limit);
}

static IsmsTrendState
find_state (IsmsTrend *self,
            double value)
{
  double target, alarm;
  gboolean has_target = isms_trend_get_target (self, &target);
  gboolean exact = g_str_equal (get_direction (self), "exactly");

  if (*get_direction (self) == '\0')
    return ISMS_TREND_UNKNOWN;
  if (isms_trend_get_alarm (self, &alarm))
    {
      /* "Exactly" has no bad side: what is further from the target than the alarm value is beyond it. */
      gboolean beyond = exact ? has_target && fabs (value - target) > fabs (alarm - target) : get_lead (self, value, alarm) < 0;

      if (beyond)
        return ISMS_TREND_ALARM;
    }
  if (!has_target)
    return ISMS_TREND_UNKNOWN;
  return get_lead (self, value, target) >= 0 ? ISMS_TREND_REACHED : ISMS_TREND_MISSED;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  IsmsRecord *first = *(IsmsRecord *const *) a;
  IsmsRecord *second = *(IsmsRecord *const *) b;
  guint32 day = isms_trend_get_day (first);
  guint32 other = isms_trend_get_day (second);

  return day != other ? (day > other) - (day < other) : g_strcmp0 (isms_record_get_code (first), isms_record_get_code (second));
}

/* @empty: how many periods were written down without a value since the one before. */
static void
add_value (IsmsTrend *self,
           IsmsRecord *record,
           guint empty)
{
  double rhythm = isms_trend_get_rhythm (isms_record_get_text (self->measure, "frequency"));
  const IsmsTrendValue *before = isms_trend_get_last (self, 0);
  IsmsTrendValue value = { .record = g_object_ref (record), .day = isms_trend_get_day (record) };

  value.value = isms_record_get_real (record, "value", 0);
  value.state = find_state (self, value.value);
  if (before != NULL)
    {
      double periods = rhythm > 0 ? round ((value.day - before->day) / rhythm) : 1;

      value.missing = MAX (empty, periods > 1 ? (guint) periods - 1 : 0);
    }
  g_array_append_val (self->values, value);
}

static void
gather (IsmsTrend *self,
        GPtrArray *records,
        guint32 from)
{
  guint empty = 0;
  double number;

  g_ptr_array_sort (records, compare_days);
  for (guint i = 0; i < records->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);
      guint32 day = isms_trend_get_day (record);

      self->undated += day == 0 && get_number (record, "value", &number);
      if (day == 0 || day < from || (self->until != 0 && day > self->until))
        continue;
      if (!get_number (record, "value", &number))
        {
          empty++;
          continue;
        }
      add_value (self, record, empty);
      empty = 0;
    }
}

static void
value_clear (gpointer value)
{
  g_object_unref (((IsmsTrendValue *) value)->record);
}

/**
 * isms_trend_new:
 * @measure: a "measure"
 * @until: (nullable): the last day that is looked at, as 2026-11-24
 *
 * Returns: (transfer full): the values of the measure until then, in the order of time
 */
IsmsTrend *
isms_trend_new (IsmsStore *store,
                IsmsRecord *measure,
                const char *until)
{
  return isms_trend_new_between (store, measure, NULL, until);
}

/**
 * isms_trend_new_between:
 * @measure: a "measure"
 * @from: (nullable): the first day that is looked at, as 2026-11-24
 * @until: (nullable): the last
 *
 * Returns: (transfer full): the values of periods that ended between these days, in the order of time
 */
IsmsTrend *
isms_trend_new_between (IsmsStore *store,
                        IsmsRecord *measure,
                        const char *from,
                        const char *until)
{
  IsmsTrend *self = g_rc_box_new0 (IsmsTrend);
  g_autoptr (GPtrArray) records = isms_store_get_backlinks (store, isms_record_get_key (measure), &isms_kind_measurement, "measure");

  self->measure = g_object_ref (measure);
  self->values = g_array_new (FALSE, FALSE, sizeof (IsmsTrendValue));
  g_array_set_clear_func (self->values, value_clear);
  self->until = until != NULL ? read_period (until) : 0;
  gather (self, records, from != NULL ? read_period (from) : 0);
  return self;
}

IsmsTrend *
isms_trend_ref (IsmsTrend *self)
{
  return g_rc_box_acquire (self);
}

static void
trend_clear (gpointer trend)
{
  IsmsTrend *self = trend;

  g_array_unref (self->values);
  g_object_unref (self->measure);
}

void
isms_trend_unref (IsmsTrend *self)
{
  g_rc_box_release_full (self, trend_clear);
}

IsmsRecord *
isms_trend_get_measure (IsmsTrend *self)
{
  return self->measure;
}

guint
isms_trend_get_n_values (IsmsTrend *self)
{
  return self->values->len;
}

const IsmsTrendValue *
isms_trend_get_value (IsmsTrend *self,
                      guint i)
{
  g_return_val_if_fail (i < self->values->len, NULL);

  return &g_array_index (self->values, IsmsTrendValue, i);
}

/**
 * isms_trend_get_last:
 * @before: 0 for the newest value, 1 for the one before it
 *
 * Returns: (nullable): that value
 */
const IsmsTrendValue *
isms_trend_get_last (IsmsTrend *self,
                     guint before)
{
  return self->values->len > before ? isms_trend_get_value (self, self->values->len - 1 - before) : NULL;
}

/**
 * isms_trend_count_missing:
 *
 * Returns: how many periods since the first value have none; where it is said until when is looked, also those that ended after the last
 */
guint
isms_trend_count_missing (IsmsTrend *self)
{
  double rhythm = isms_trend_get_rhythm (isms_record_get_text (self->measure, "frequency"));
  const IsmsTrendValue *last = isms_trend_get_last (self, 0);
  guint n = 0;

  for (guint i = 0; i < self->values->len; i++)
    n += isms_trend_get_value (self, i)->missing;
  if (last != NULL && rhythm > 0 && self->until > last->day)
    n += (guint) ((self->until - last->day) / rhythm);
  return n;
}

/**
 * isms_trend_dup_undated:
 *
 * Returns: (transfer full) (nullable): that there are values of which nothing tells the day, so that they are not shown, a sentence
 */
char *
isms_trend_dup_undated (IsmsTrend *self)
{
  if (self->undated == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u value is not shown, since it does not say of which day it is: write its period as 2026-05, or give its last day.",
                                    "%u values are not shown, since they do not say of which day they are: write their periods as 2026-05, or give their last days.",
                                    self->undated),
                          self->undated);
}

/**
 * isms_trend_has_state:
 *
 * Returns: whether any of the values is in that state
 */
gboolean
isms_trend_has_state (IsmsTrend *self,
                      IsmsTrendState state)
{
  for (guint i = 0; i < self->values->len; i++)
    if (isms_trend_get_value (self, i)->state == state)
      return TRUE;
  return FALSE;
}

/**
 * isms_trend_get_move:
 *
 * Returns: how the newest value stands to the one before
 */
IsmsTrendMove
isms_trend_get_move (IsmsTrend *self)
{
  const IsmsTrendValue *last = isms_trend_get_last (self, 0);
  const IsmsTrendValue *before = isms_trend_get_last (self, 1);
  double target, step;

  if (before == NULL)
    return ISMS_TREND_MOVE_NONE;
  if (last->value == before->value)
    return ISMS_TREND_MOVE_SAME;
  if (*get_direction (self) == '\0' || (g_str_equal (get_direction (self), "exactly") && !isms_trend_get_target (self, &target)))
    return last->value > before->value ? ISMS_TREND_MOVE_UP : ISMS_TREND_MOVE_DOWN;
  /* From the same limit: which one does not matter to "at least" and "at most". */
  isms_trend_get_target (self, &target);
  step = get_lead (self, last->value, target) - get_lead (self, before->value, target);
  return step > 0 ? ISMS_TREND_MOVE_BETTER : step < 0 ? ISMS_TREND_MOVE_WORSE
                                                      : ISMS_TREND_MOVE_SAME;
}

/**
 * isms_trend_state_get_label:
 *
 * Returns: the state in words; "" for %ISMS_TREND_UNKNOWN
 */
const char *
isms_trend_state_get_label (IsmsTrendState state)
{
  static const char *const labels[] = {
    [ISMS_TREND_UNKNOWN] = "",
    [ISMS_TREND_REACHED] = N_("Target reached"),
    [ISMS_TREND_MISSED] = N_("Target missed"),
    [ISMS_TREND_ALARM] = N_("Beyond the alarm value"),
  };

  return *labels[state] != '\0' ? _(labels[state]) : "";
}

/**
 * isms_trend_format:
 *
 * Returns: (transfer full): a value of the measure with its unit: "97.5 %"
 */
char *
isms_trend_format (IsmsTrend *self,
                   double value)
{
  const char *unit = isms_record_get_text (self->measure, "unit");
  double rounded = round (value * 100) / 100;
  int decimals = rounded == round (rounded) ? 0 : round (rounded * 10) == rounded * 10 ? 1
                                                                                       : 2;

  return g_strdup_printf ("%'.*f%s%s", decimals, rounded, unit != NULL ? " " : "", unit != NULL ? unit : "");
}

/**
 * isms_trend_dup_target:
 *
 * Returns: (transfer full) (nullable): what stands at the line of the target: "Target 95 %"; %NULL where there is none
 */
char *
isms_trend_dup_target (IsmsTrend *self)
{
  double target;
  g_autofree char *words = isms_trend_get_target (self, &target) ? isms_trend_format (self, target) : NULL;

  return words != NULL ? g_strdup_printf (_("Target %s"), words) : NULL;
}

/**
 * isms_trend_dup_alarm:
 *
 * Returns: (transfer full) (nullable): what stands at the line of the alarm value: "Alarm 80 %"; %NULL where there is none
 */
char *
isms_trend_dup_alarm (IsmsTrend *self)
{
  double alarm;
  g_autofree char *words = isms_trend_get_alarm (self, &alarm) ? isms_trend_format (self, alarm) : NULL;

  return words != NULL ? g_strdup_printf (_("Alarm %s"), words) : NULL;
}

static void
append_missing (IsmsTrend *self,
                GString *text)
{
  guint missing = isms_trend_count_missing (self);

  if (missing > 0)
    g_string_append_printf (text, ngettext (" %u period has no value.", " %u periods have no value.", missing), missing);
}

/**
 * isms_trend_dup_sentence:
 *
 * Returns: (transfer full): the trend in words, for those who do not see the chart
 */
char *
isms_trend_dup_sentence (IsmsTrend *self)
{
  const IsmsTrendValue *last = isms_trend_get_last (self, 0);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *value = last != NULL ? isms_trend_format (self, last->value) : NULL;
  double target;

  if (last == NULL)
    return g_strdup_printf (_("%s: no value yet."), isms_record_get_title (self->measure));
  /* Translators: the name of a measure, how many values it has, and the newest: "Patches in time: 6 values, the last is 97 %." */
  g_string_append_printf (text, ngettext ("%s: %u value, the last is %s.", "%s: %u values, the last is %s.", self->values->len),
                          isms_record_get_title (self->measure), self->values->len, value);
  if (isms_trend_get_target (self, &target))
    {
      g_autofree char *words = isms_trend_format (self, target);

      g_string_append_printf (text, _(" The target is %s."), words);
    }
  if (last->state != ISMS_TREND_UNKNOWN)
    g_string_append_printf (text, " %s.", isms_trend_state_get_label (last->state));
  append_missing (self, text);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "forms/parapet-record-words.h"
#include "pages/calendar/parapet-due.h"

/* What lies further away than so many days is told by its day alone. */
#define NEAR 60

/**
 * ParapetDue:
 *
 * Something that is due, as seen from a day.
 */
struct _ParapetDue
{
  GObject parent_instance;

  IsmsDue due;
  IsmsRecord *owner;
  GDate day;
  GDate today;
  char *sign;
};

G_DEFINE_FINAL_TYPE (ParapetDue, parapet_due, G_TYPE_OBJECT)

enum
{
  GROUP_LATE,
  GROUP_WEEK,
  GROUP_MONTHS, /* this month, and those after it */
};

static void
read_day (GDate *day,
          const char *text)
{
  g_date_set_dmy (day, (GDateDay) atoi (text + 8), (GDateMonth) atoi (text + 5), (GDateYear) atoi (text));
}

static int
count_days (ParapetDue *self)
{
  return g_date_days_between (&self->today, &self->day);
}

static void
parapet_due_finalize (GObject *object)
{
  ParapetDue *self = PARAPET_DUE (object);

  g_clear_object (&self->due.record);
  g_clear_pointer (&self->due.day, g_free);
  g_clear_object (&self->owner);
  g_clear_pointer (&self->sign, g_free);

  G_OBJECT_CLASS (parapet_due_parent_class)->finalize (object);
}

static void
parapet_due_class_init (ParapetDueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_due_finalize;
}

static void
parapet_due_init (ParapetDue *self)
{
}

/**
 * parapet_due_new:
 * @today: the day from which it is seen, as 2026-11-24
 */
ParapetDue *
parapet_due_new (IsmsStore *store,
                 const IsmsDue *due,
                 const char *today)
{
  ParapetDue *self = g_object_new (PARAPET_TYPE_DUE, NULL);

  self->due = *due;
  self->due.record = g_object_ref (due->record);
  self->due.day = g_strdup (due->day);
  self->owner = isms_due_get_owner (due, store);
  read_day (&self->day, due->day);
  read_day (&self->today, today);
  self->sign = g_strdup_printf ("%" G_GINT64_FORMAT " %s %s %s\n%s\n%s", isms_record_get_key (due->record), due->field->name, due->day, today,
                                isms_record_get_title (due->record), self->owner != NULL ? isms_record_get_title (self->owner) : "");
  return self;
}

const IsmsDue *
parapet_due_get (ParapetDue *self)
{
  return &self->due;
}

/**
 * parapet_due_get_owner:
 *
 * Returns: (nullable): the person who has to see to it
 */
IsmsRecord *
parapet_due_get_owner (ParapetDue *self)
{
  return self->owner;
}

/**
 * parapet_due_get_sign:
 *
 * Returns: all that is shown of it: where this is the same, so is the row
 */
const char *
parapet_due_get_sign (ParapetDue *self)
{
  return self->sign;
}

gboolean
parapet_due_is_late (ParapetDue *self)
{
  return count_days (self) < 0;
}

static guint
count_months (const GDate *day)
{
  return g_date_get_year (day) * 12 + g_date_get_month (day);
}

/**
 * parapet_due_get_group:
 *
 * Returns: what it stands under: a number that grows with time
 */
guint
parapet_due_get_group (ParapetDue *self)
{
  int left_of_week = G_DATE_SUNDAY - g_date_get_weekday (&self->today);

  if (parapet_due_is_late (self))
    return GROUP_LATE;
  if (count_days (self) <= left_of_week)
    return GROUP_WEEK;
  return GROUP_MONTHS + count_months (&self->day) - count_months (&self->today);
}

static char *
format_day (const GDate *day,
            const char *format)
{
  g_autoptr (GDateTime) noon = g_date_time_new_utc (g_date_get_year (day), g_date_get_month (day), g_date_get_day (day), 12, 0, 0);

  return noon != NULL ? g_date_time_format (noon, format) : g_strdup ("");
}

/**
 * parapet_due_dup_group_title:
 *
 * Returns: (transfer full): what its group is called: "Overdue", "January 2027"
 */
char *
parapet_due_dup_group_title (ParapetDue *self)
{
  switch (parapet_due_get_group (self))
    {
    case GROUP_LATE:
      return g_strdup (_("Overdue"));
    case GROUP_WEEK:
      return g_strdup (_("This Week"));
    case GROUP_MONTHS:
      return g_strdup (_("Later This Month"));
    default:
      /* Translators: a month and its year, see strftime */
      return format_day (&self->day, _("%OB %Y"));
    }
}

/**
 * parapet_due_dup_when:
 *
 * Returns: (transfer full): when, seen from today: "12 days late", "in 3 days"
 */
char *
parapet_due_dup_when (ParapetDue *self)
{
  int days = count_days (self);

  if (days < 0)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", -days), -days);
  if (days == 0)
    return g_strdup (C_("due", "today"));
  if (days == 1)
    return g_strdup (C_("due", "tomorrow"));
  if (days <= NEAR)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", days), days);
  if (g_date_get_year (&self->day) == g_date_get_year (&self->today))
    /* Translators: a day without its year, see strftime */
    return format_day (&self->day, C_("due", "%-d %B"));
  /* Translators: a day of another year, see strftime */
  return format_day (&self->day, C_("due", "%-d %B %Y"));
}

/**
 * parapet_due_dup_caption:
 *
 * Returns: (transfer full): what is asked for, of whom, and the day: "A-03 · Due · Falk Grothe · 24 November 2026"
 */
char *
parapet_due_dup_caption (ParapetDue *self)
{
  g_autofree char *day = parapet_date_words (self->due.day);
  const char *code = isms_record_get_code (self->due.record);

  if (self->owner != NULL)
    return g_strdup_printf ("%s · %s · %s · %s", code, self->due.what, isms_record_get_title (self->owner), day);
  return g_strdup_printf ("%s · %s · %s", code, self->due.what, day);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "interchange/isms-number-format.h"

/* 31 December 9999, beyond which no spreadsheet counts days. */
#define LAST_DAY 2958465.0
#define SECONDS (24 * 60 * 60)

/**
 * isms_number_format_by_id: (skip)
 * @id: the number of a format that every .xlsx knows without saying it
 */
IsmsNumberFormat
isms_number_format_by_id (guint id)
{
  if (id == 9 || id == 10)
    return ISMS_NUMBER_PERCENT;
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return ISMS_NUMBER_DATE;
  return (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? ISMS_NUMBER_TIME : ISMS_NUMBER_PLAIN;
}

/* [h] counts hours beyond a day; other brackets hold a colour or a country. */
static gboolean
counts_on (const char *code)
{
  gsize n = strspn (code + 1, "hHmMsS");

  return n > 0 && code[n + 1] == ']';
}

/* From an opening mark to behind its closing one. */
static const char *
skip_words (const char *p)
{
  char closing = *p == '[' ? ']' : *p;
  const char *end = strchr (p + 1, closing);

  return end != NULL ? end + 1 : p + strlen (p);
}

/* The letters that mean something in the part for positive numbers. */
static char *
find_letters (const char *code)
{
  GString *letters = g_string_new (NULL);

  while (*code != '\0' && *code != ';')
    if (*code == '"' || (*code == '[' && !counts_on (code)))
      code = skip_words (code);
    else if ((*code == '\\' || *code == '_' || *code == '*') && code[1] != '\0')
      code = g_utf8_next_char (code + 1);
    else
      g_string_append_c (letters, g_ascii_tolower (*code++));
  return g_string_free_and_steal (letters);
}

/**
 * isms_number_format_by_code: (skip)
 * @code: what a person may have typed: `dd/mm/yyyy`, `0.0%`
 */
IsmsNumberFormat
isms_number_format_by_code (const char *code)
{
  g_autofree char *letters = find_letters (code);

  if (strstr (letters, "general") != NULL)
    return ISMS_NUMBER_PLAIN;
  if (strpbrk (letters, "yd") != NULL || (strchr (letters, 'm') != NULL && strpbrk (letters, "hs:") == NULL))
    return ISMS_NUMBER_DATE;
  if (strpbrk (letters, "hs") != NULL)
    return ISMS_NUMBER_TIME;
  return strchr (letters, '%') != NULL ? ISMS_NUMBER_PERCENT : ISMS_NUMBER_PLAIN;
}

/* Fifteen digits are what spreadsheets keep; what stands behind them is noise. */
static char *
show_plain (double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (number == floor (number) && fabs (number) < 1e18)
    return g_strdup_printf ("%.0f", number + 0.0);
  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.15g", number));
}

static char *
show_time (gint64 seconds)
{
  gint64 minutes = seconds / 60;

  if (seconds % 60 != 0)
    return g_strdup_printf ("%02d:%02d:%02d", (int) (minutes / 60), (int) (minutes % 60), (int) (seconds % 60));
  return g_strdup_printf ("%02d:%02d", (int) (minutes / 60), (int) (minutes % 60));
}

/* The first spreadsheets took 1900 for a leap year, and all since must: days before that March are counted from one day later. */
static char *
show_date (double number,
           gboolean since_1904)
{
  gint64 seconds = llround (number * SECONDS);
  guint days = seconds / SECONDS;
  g_autoptr (GDate) date = g_date_new_dmy (since_1904 ? 1 : 30, since_1904 ? G_DATE_JANUARY : G_DATE_DECEMBER, since_1904 ? 1904 : 1899);
  g_autofree char *day = NULL;
  g_autofree char *time = show_time (seconds % SECONDS);

  g_date_add_days (date, !since_1904 && days < 60 ? days + 1 : days);
  day = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
  return seconds % SECONDS == 0 ? g_steal_pointer (&day) : g_strdup_printf ("%s %s", day, time);
}

/**
 * isms_number_show: (skip)
 * @number: as the file has it
 * @since_1904: whether days are counted from 1904 on instead of 1900
 *
 * Writes a number as a person sees it, but for days, which are written 2026-03-01, so that nobody needs to guess their order.
 *
 * Returns: (transfer full): the text
 */
char *
isms_number_show (double number,
                  IsmsNumberFormat format,
                  gboolean since_1904)
{
  g_autofree char *digits = NULL;
  gboolean is_day = number >= 0 && number < LAST_DAY - (since_1904 ? 1462 : 0);

  if (format == ISMS_NUMBER_DATE && is_day)
    return show_date (number, since_1904);
  if (format == ISMS_NUMBER_TIME && is_day)
    return show_time (llround (number * SECONDS));
  digits = show_plain (format == ISMS_NUMBER_PERCENT ? number * 100 : number);
  return format == ISMS_NUMBER_PERCENT ? g_strconcat (digits, "%", NULL) : g_steal_pointer (&digits);
}

/**
 * isms_number_show_date: (skip)
 * @iso: a moment as XML has it: 2026-03-01T00:00:00
 *
 * Returns: (transfer full): the same as isms_number_show() writes it
 */
char *
isms_number_show_date (const char *iso)
{
  g_autofree char *text = g_strdup (iso);
  char *time = strchr (text, 'T');

  if (time == NULL)
    return g_steal_pointer (&text);
  *time = ' ';
  time[strcspn (time, ".Zz+")] = '\0';
  if (g_str_equal (time, " 00:00:00"))
    *time = '\0';
  else if (strlen (time) == 9 && g_str_has_suffix (time, ":00"))
    time[6] = '\0';
  return g_steal_pointer (&text);
}

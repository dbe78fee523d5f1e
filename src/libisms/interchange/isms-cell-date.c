/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "interchange/isms-cell-date.h"
#include "records/isms-field-type.h"

#define MIDDLE_OF_CENTURY 70

/* "31/12/2026 14:00": its three numbers, what parts them, and what follows. */
typedef struct
{
  guint64 number[3];
  char separator;
  const char *rest;
} Digits;

static gboolean
read_number (const char **text,
             guint64 *number)
{
  char *end;

  if (!g_ascii_isdigit (**text))
    return FALSE;
  *number = g_ascii_strtoull (*text, &end, 10);
  if (end - *text > 4)
    return FALSE;
  *text = end;
  return TRUE;
}

static gboolean
read_digits (const char *text,
             Digits *digits)
{
  for (guint i = 0; i < 3; i++)
    {
      if (!read_number (&text, &digits->number[i]))
        return FALSE;
      if (i == 0)
        digits->separator = *text;
      if (i < 2 && (*text != digits->separator || strchr ("/.-", *text) == NULL || *text++ == '\0'))
        return FALSE;
    }
  digits->rest = text;
  return *text == '\0' || *text == ' ' || *text == 'T' || *text == ',';
}

static char *
make_date (guint64 year,
           guint64 month,
           guint64 day)
{
  g_autofree char *date = NULL;

  if (year < 100)
    year += year < MIDDLE_OF_CENTURY ? 2000 : 1900;
  date = g_strdup_printf ("%04" G_GUINT64_FORMAT "-%02" G_GUINT64_FORMAT "-%02" G_GUINT64_FORMAT, year, month, day);
  return isms_date_is_valid (date) ? g_steal_pointer (&date) : NULL;
}

static IsmsDateOrder
order_of (const Digits *digits,
          IsmsDateOrder order)
{
  if (digits->separator == '.' || digits->number[0] == digits->number[1] || digits->number[0] > 12)
    return ISMS_DATES_DAY_FIRST;
  return digits->number[1] > 12 ? ISMS_DATES_MONTH_FIRST : order;
}

static char *
date_of_digits (const Digits *digits,
                IsmsDateOrder order)
{
  if (digits->number[0] > 31)
    return make_date (digits->number[0], digits->number[1], digits->number[2]);
  switch (order_of (digits, order))
    {
    case ISMS_DATES_DAY_FIRST:
      return make_date (digits->number[2], digits->number[1], digits->number[0]);
    case ISMS_DATES_MONTH_FIRST:
      return make_date (digits->number[2], digits->number[0], digits->number[1]);
    case ISMS_DATES_UNKNOWN:
    default:
      return NULL;
    }
}

static guint64
read_month (const char *word)
{
  static const char *const months[] = { "january", "february", "march", "april", "may", "june", "july",
                                        "august", "september", "october", "november", "december" };
  gsize length = strlen (word);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (length >= 3 && g_ascii_strncasecmp (months[i], word, length) == 0)
      return i + 1;
  return 0;
}

static gboolean
read_small (const char *word,
            guint64 *number)
{
  g_autofree char *digits = g_strdup (word);
  gsize length = strspn (digits, "0123456789");

  /* 1st, 2nd, 3rd, 4th */
  if (length > 0 && strlen (digits) == length + 2 && g_ascii_isalpha (digits[length]))
    digits[length] = '\0';
  return g_ascii_string_to_unsigned (digits, 10, 0, 9999, number, NULL);
}

/* "15 March 2026", "15-Mar-26", "March 15, 2026" */
static char *
date_of_words (const char *text)
{
  g_auto (GStrv) all = g_strsplit_set (text, " -,./", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  guint64 month, day, year;
  gboolean month_first;

  for (guint i = 0; all[i] != NULL; i++)
    if (*all[i] != '\0')
      g_ptr_array_add (words, all[i]);
  if (words->len != 3)
    return NULL;
  month_first = read_month (g_ptr_array_index (words, 0)) > 0;
  month = read_month (g_ptr_array_index (words, month_first ? 0 : 1));
  if (month == 0 || !read_small (g_ptr_array_index (words, month_first ? 1 : 0), &day) || !read_small (g_ptr_array_index (words, 2), &year))
    return NULL;
  return make_date (year, month, day);
}

static gboolean
is_midnight (const char *rest)
{
  return rest[strspn (rest, "T 0:.Z")] == '\0';
}

/**
 * isms_cell_read_date:
 * @text: a cell, without spaces around it
 * @order: whether day or month comes first where the numbers leave it open
 * @exact: (out): whether nothing of the cell was left out or made up
 *
 * Reads a date as spreadsheets write it: with points (day first), with slashes, with the English name of a month, with a
 * time of day after it.
 *
 * Returns: (transfer full) (nullable): the date as 2026-11-23
 */
char *
isms_cell_read_date (const char *text,
                     IsmsDateOrder order,
                     gboolean *exact)
{
  Digits digits;

  *exact = TRUE;
  if (!read_digits (text, &digits))
    return date_of_words (text);
  *exact = is_midnight (digits.rest) && (digits.number[0] > 31 || digits.number[2] > 99);
  return date_of_digits (&digits, order);
}

gboolean
isms_cell_date_is_ambiguous (const char *text)
{
  Digits digits;

  return read_digits (text, &digits) && digits.number[0] <= 31 && order_of (&digits, ISMS_DATES_UNKNOWN) == ISMS_DATES_UNKNOWN;
}

/**
 * isms_cell_infer_dates:
 *
 * One 31/12 in a column says how the others in it are meant, since one program wrote them all; a column that contradicts
 * itself says nothing.
 *
 * Returns: whether day or month comes first
 */
IsmsDateOrder
isms_cell_infer_dates (IsmsTable *table,
                       guint column)
{
  gboolean day_first = FALSE;
  gboolean month_first = FALSE;

  for (guint row = 0; row < isms_table_get_n_rows (table); row++)
    {
      Digits digits;

      if (!isms_table_row_is_record (table, row) || !read_digits (isms_table_get_cell (table, row, column), &digits) ||
          digits.separator == '.' || digits.number[0] > 31)
        continue;
      day_first |= digits.number[0] > 12;
      month_first |= digits.number[0] <= 12 && digits.number[1] > 12;
    }
  if (day_first == month_first)
    return ISMS_DATES_UNKNOWN;
  return day_first ? ISMS_DATES_DAY_FIRST : ISMS_DATES_MONTH_FIRST;
}

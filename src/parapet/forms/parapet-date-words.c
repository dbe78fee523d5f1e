/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "forms/parapet-date-words.h"

/* Days as people write them: "3 March 2026", "März 3", "today". What may be two days, like 3/4/2026, is asked about. */

#define WORDS 3

typedef struct
{
  char *words[WORDS + 1];
  guint n;
} Words;

/**
 * parapet_date_words_read:
 * @date: a day as it is stored: 2026-11-23
 *
 * Returns: (transfer full) (nullable): the day
 */
GDateTime *
parapet_date_words_read (const char *date)
{
  if (date == NULL || !isms_date_is_valid (date))
    return NULL;
  return g_date_time_new_utc (atoi (date), atoi (date + 5), atoi (date + 8), 12, 0, 0);
}

/**
 * parapet_date_words_format:
 * @date: (nullable): a day as it is stored
 *
 * Returns: (transfer full): the day in words; the empty text for %NULL
 */
char *
parapet_date_words_format (const char *date)
{
  g_autoptr (GDateTime) day = parapet_date_words_read (date);

  if (day == NULL)
    return g_strdup (date != NULL ? date : "");
  /* Translators: a day as it is written in a form, see strftime: "3 March 2026" */
  return g_date_time_format (day, _("%-d %B %Y"));
}

/**
 * parapet_date_words_format_short:
 * @date: (nullable): a day as it is stored
 *
 * Returns: (transfer full): the day in words where there is little room; the empty text for %NULL
 */
char *
parapet_date_words_format_short (const char *date)
{
  g_autoptr (GDateTime) day = parapet_date_words_read (date);

  if (day == NULL)
    return g_strdup (date != NULL ? date : "");
  /* Translators: a date in a list, short: day, month abbreviated, year; see strftime */
  return g_date_time_format (day, _("%-d %b %Y"));
}

static gboolean
take_day (IsmsValue *value,
          int year,
          int month,
          int day)
{
  g_autofree char *date = g_strdup_printf ("%04d-%02d-%02d", year, month, day);

  if (!isms_date_is_valid (date))
    return FALSE;
  isms_value_take_text (value, g_steal_pointer (&date));
  return TRUE;
}

static gboolean
is_word (const char *text,
         const char *word)
{
  g_autofree char *a = g_utf8_casefold (text, -1);
  g_autofree char *b = g_utf8_casefold (word, -1);

  return g_str_equal (a, b);
}

static gboolean
begins_word (const char *text,
             const char *word)
{
  g_autofree char *a = g_utf8_casefold (text, -1);
  g_autofree char *b = g_utf8_casefold (word, -1);

  return g_utf8_strlen (a, -1) >= 3 && g_str_has_prefix (b, a);
}

/* Months are known by the language of the application, and by English. */
static int
find_month (const char *word)
{
  static const char *const english[] = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
  };

  for (int month = 1; month <= 12; month++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (2026, month, 1, 0, 0, 0);
      g_autofree char *full = g_date_time_format (day, "%B");
      g_autofree char *alone = g_date_time_format (day, "%OB");
      g_autofree char *brief = g_date_time_format (day, "%b");

      if (begins_word (word, full) || begins_word (word, alone) || begins_word (word, english[month - 1]) || is_word (word, brief))
        return month;
    }
  return 0;
}

static gboolean
parse_relative (const char *word,
                IsmsValue *value)
{
  const char *const names[][2] = {
    { "yesterday", C_("day", "yesterday") },
    { "today", C_("day", "today") },
    { "tomorrow", C_("day", "tomorrow") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autoptr (GDateTime) day = g_date_time_add_days (now, (int) i - 1);

      if (is_word (word, names[i][0]) || is_word (word, names[i][1]))
        return take_day (value, g_date_time_get_year (day), g_date_time_get_month (day), g_date_time_get_day_of_month (day));
    }
  return FALSE;
}

static gboolean
read_number (const char *word,
             int *number)
{
  guint64 read;

  if (!g_ascii_string_to_unsigned (word, 10, 0, 9999, &read, NULL))
    return FALSE;
  *number = (int) read;
  return TRUE;
}

static int
this_year (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_year (now);
}

/* "3 March 2026", "March 3, 2026", "2026 March 3"; without a year this one. */
static gboolean
parse_named (const Words *words,
             IsmsValue *value)
{
  int month = 0, day = 0, year = words->n == 2 ? this_year () : 0;

  for (guint i = 0; i < words->n; i++)
    {
      int found = find_month (words->words[i]), number = 0;

      if (found > 0 && month == 0)
        month = found;
      else if (!read_number (words->words[i], &number))
        return FALSE;
      else if (number > 31)
        year = number;
      else
        day = number;
    }
  return take_day (value, year, month, day);
}

/* Three numbers, the year last: one of the first two must say by its size that it is the day, or both be the same. */
static gboolean
parse_numbers (const Words *words,
               IsmsValue *value,
               gboolean *ambiguous)
{
  int a, b, c;

  if (words->n != 3 || !read_number (words->words[0], &a) || !read_number (words->words[1], &b) || !read_number (words->words[2], &c))
    return FALSE;
  if (a > 999)
    return take_day (value, a, b, c);
  if (c <= 999)
    return FALSE;
  *ambiguous = a <= 12 && b <= 12 && a != b;
  return !*ambiguous && (a > 12 ? take_day (value, c, b, a) : take_day (value, c, a, b));
}

static void
split (const char *text,
       Words *words)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " ,./-\t", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && words->n <= WORDS)
      words->words[words->n++] = g_strdup (parts[i]);
}

static void
words_clear (Words *words)
{
  for (guint i = 0; i < words->n; i++)
    g_free (words->words[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

/**
 * parapet_date_words_parse:
 * @text: a day as a person types it; nothing for null
 * @value: (out caller-allocates): the day
 * @error: return location: %ISMS_FIELD_ERROR, the end of a sentence
 */
gboolean
parapet_date_words_parse (const char *text,
                          IsmsValue *value,
                          GError **error)
{
  static const IsmsField date = { .name = "date", .type = ISMS_DATE };
  g_auto (Words) words = { 0 };
  gboolean ambiguous = FALSE;

  if (isms_field_parse (&date, text, value, NULL))
    return TRUE;
  split (text, &words);
  if (words.n == 1 && parse_relative (words.words[0], value))
    return TRUE;
  if ((words.n == 2 || words.n == 3) && (parse_named (&words, value) || parse_numbers (&words, value, &ambiguous)))
    return TRUE;
  if (ambiguous)
    g_set_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_INVALID, _("“%s” may be two different days; write the month as a word."), text);
  else
    g_set_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_INVALID, _("“%s” is not a day; write it like 2026-11-23."), text);
  return FALSE;
}

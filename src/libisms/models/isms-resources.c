/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "models/isms-resources.h"

#define THIN_SPACE 0x202f
#define APOSTROPHE 0x2019
#define THOUSAND 3 /* digits */

typedef struct
{
  char *unit;
  double amount;
} Sum;

struct _IsmsResources
{
  GPtrArray *sums; /* in the order in which their units were first said */
  guint unclear;   /* how often only words were said */
};

static void
sum_free (gpointer data)
{
  Sum *sum = data;

  g_free (sum->unit);
  g_free (sum);
}

IsmsResources *
isms_resources_new (void)
{
  IsmsResources *self = g_new0 (IsmsResources, 1);

  self->sums = g_ptr_array_new_with_free_func (sum_free);
  return self;
}

void
isms_resources_free (IsmsResources *self)
{
  g_ptr_array_unref (self->sums);
  g_free (self);
}

static Sum *
find_sum (IsmsResources *self,
          const char *unit)
{
  for (guint i = 0; i < self->sums->len; i++)
    if (g_str_equal (((Sum *) g_ptr_array_index (self->sums, i))->unit, unit))
      return g_ptr_array_index (self->sums, i);
  return NULL;
}

static void
add_amount (IsmsResources *self,
            const char *unit,
            double amount)
{
  Sum *sum = find_sum (self, unit);

  if (sum == NULL)
    {
      sum = g_new0 (Sum, 1);
      sum->unit = g_strdup (unit);
      g_ptr_array_add (self->sums, sum);
    }
  sum->amount += amount;
}

static gboolean
is_separator (gunichar c)
{
  return c == ' ' || c == 0xa0 || c == THIN_SPACE || c == '.' || c == ',' || c == '\'' || c == APOSTROPHE;
}

static guint
count_digits (const char *text)
{
  guint n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;
  return n;
}

/* "2 000", "2.000", "1,5", "1 200.50": what parts off three digits groups them, any other point or comma is the decimal one.
 * Returns: where it ends */
static const char *
read_number (const char *text,
             double *number)
{
  GString *digits = g_string_new (NULL);
  g_autofree char *plain = NULL;
  gboolean decimal = FALSE;

  for (;;)
    {
      guint n = count_digits (text);
      gunichar c;
      const char *next;
      gboolean grouped;

      g_string_append_len (digits, text, n);
      text += n;
      c = g_utf8_get_char (text);
      next = *text != '\0' ? g_utf8_next_char (text) : text;
      grouped = count_digits (next) == THOUSAND;
      if (decimal || !is_separator (c) || count_digits (next) == 0 || (!grouped && c != '.' && c != ','))
        break;
      if (!grouped)
        g_string_append_c (digits, '.');
      decimal = !grouped;
      text = next;
    }
  plain = g_string_free_and_steal (digits);
  *number = g_ascii_strtod (plain, NULL);
  return text;
}

static gboolean
is_end_of_unit (char c)
{
  return c == '\0' || c == ',' || c == ';' || c == '+' || c == '\n' || g_ascii_isdigit (c);
}

/* One day and two days are days; the signs of currencies are their codes. */
static char *
name_unit (const char *text,
           gsize length)
{
  static const struct
  {
    const char *said;
    const char *unit;
  } same[] = { { "€", "EUR" }, { "$", "USD" }, { "£", "GBP" }, { "day", "days" }, { "person-day", "person-days" }, { "hour", "hours" }, { "week", "weeks" }, { "month", "months" } };
  g_autofree char *unit = g_strstrip (g_strndup (text, length));

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (g_str_equal (same[i].said, unit))
      return g_strdup (same[i].unit);
  return g_steal_pointer (&unit);
}

/* Returns: how long the sign of a currency that stands before a number is, 0 for none */
static gsize
find_sign (const char *text,
           const char *number)
{
  static const char *const signs[] = { "€", "$", "£", "EUR", "USD", "GBP", "CHF" };
  g_autofree char *before = g_strchomp (g_strndup (text, (gsize) (number - text)));

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_suffix (before, signs[i]))
      return strlen (signs[i]);
  return 0;
}

static const char *
find_digit (const char *text)
{
  while (*text != '\0' && !g_ascii_isdigit (*text))
    text++;
  return *text != '\0' ? text : NULL;
}

/**
 * isms_resources_add:
 * @text: (nullable): what one treatment needs, in the words of a person
 *
 * Adds each number by the word after it, or the sign of a currency before it. Text without a number is counted as such.
 */
void
isms_resources_add (IsmsResources *self,
                    const char *text)
{
  const char *digit = text != NULL ? find_digit (text) : NULL;

  if (text != NULL && *text != '\0' && digit == NULL)
    self->unclear++;
  while (digit != NULL)
    {
      gsize sign = find_sign (text, digit), length = 0;
      double amount;
      const char *end = read_number (digit, &amount);
      g_autofree char *before = g_strchomp (g_strndup (text, (gsize) (digit - text)));
      g_autofree char *unit = NULL;

      while (!is_end_of_unit (end[length]))
        length++;
      unit = sign > 0 ? name_unit (before + strlen (before) - sign, sign) : name_unit (end, length);
      add_amount (self, unit, amount);
      text = sign > 0 ? end : end + length;
      digit = find_digit (text);
    }
}

/**
 * isms_resources_get:
 *
 * Returns: how much of that unit was said
 */
double
isms_resources_get (IsmsResources *self,
                    const char *unit)
{
  Sum *sum = find_sum (self, unit);

  return sum != NULL ? sum->amount : 0;
}

static char *
format_amount (double amount)
{
  g_autofree char *digits = g_strdup_printf ("%.0f", floor (amount + 1e-9));
  double rest = amount - floor (amount + 1e-9);
  GString *text = g_string_new (NULL);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % THOUSAND == 0)
        g_string_append_unichar (text, 0xa0);
      g_string_append_c (text, digits[i]);
    }
  if (rest > 0.005)
    {
      g_autofree char *decimals = g_strdup_printf ("%.2f", rest);

      g_string_append (text, decimals + 1);
    }
  return g_string_free_and_steal (text);
}

/**
 * isms_resources_format:
 *
 * Returns: (transfer full): the sums as people write them: "12 000 EUR, 14 days"; the empty text where nothing was said
 */
char *
isms_resources_format (IsmsResources *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->sums->len; i++)
    {
      const Sum *sum = g_ptr_array_index (self->sums, i);
      g_autofree char *amount = format_amount (sum->amount);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? C_("list", ", ") : "", amount, *sum->unit != '\0' ? "\302\240" : "", sum->unit);
    }
  if (self->unclear > 0)
    {
      g_autofree char *unclear = g_strdup_printf (ngettext ("%u without a figure", "%u without a figure", self->unclear), self->unclear);

      g_string_append_printf (text, "%s%s", text->len > 0 ? C_("list", ", ") : "", unclear);
    }
  return g_string_free_and_steal (text);
}

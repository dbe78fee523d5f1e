/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-resources.h"

static void
assert_sum (const char *const *texts,
            const char *wanted)
{
  g_autoptr (IsmsResources) sum = isms_resources_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; texts[i] != NULL; i++)
    isms_resources_add (sum, texts[i]);
  text = isms_resources_format (sum);
  g_strdelimit (text, "\302\240", ' ');
  g_assert_cmpstr (text, ==, wanted);
}

/* Formatted with spaces that do not break: two bytes each, which the comparison above makes two spaces. */
#define SUMS(wanted, ...) assert_sum ((const char *const[]) { __VA_ARGS__, NULL }, wanted)

static void
test_units (void)
{
  SUMS ("12  500  EUR, 25  days", "3 000 EUR", "9 500 EUR", "25 days");
  SUMS ("4  days, 2  000  EUR", "4 days, 2 000 EUR");
  SUMS ("2  days", "1 day", "1 day");
  SUMS ("1  500  EUR", "€ 500", "1000 €");
  SUMS ("4  200  EUR/a, 100  EUR", "4 200 EUR/a", "100 EUR"); /* what comes every year is no sum with what comes once */
}

static void
test_numbers (void)
{
  SUMS ("2  000  EUR", "2.000 EUR");
  SUMS ("2  000  EUR", "2,000 EUR");
  SUMS ("1  200.50  EUR", "1.200,50 EUR");
  SUMS ("1.50  days", "1,5 days");
  SUMS ("1  234  567  EUR", "1'234'567 EUR");
  SUMS ("7", "7");
}

static void
test_words (void)
{
  SUMS ("", "");
  SUMS ("2 without a figure", "the team of operations", "to be found");
  SUMS ("3  days, 1 without a figure", "3 days", "somebody");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resources/units", test_units);
  g_test_add_func ("/resources/numbers", test_numbers);
  g_test_add_func ("/resources/words", test_words);
  return g_test_run ();
}

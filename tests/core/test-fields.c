/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/isms-field-type.h"

/* How what a person types or a cell holds is read. What can be read in two ways is refused, never guessed. */

typedef struct
{
  const char *text;
  const char *read; /* as JSON, or NULL where it is refused */
} Case;

static void
check_cases (IsmsFieldTypeId type,
             const Case *cases,
             gsize n)
{
  const IsmsField field = { .name = "field", .type = type, .label = "Field" };

  for (gsize i = 0; i < n; i++)
    {
      g_auto (IsmsValue) value = ISMS_VALUE_NULL;
      g_auto (IsmsValue) again = ISMS_VALUE_NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *read = NULL;

      g_test_message ("%s", cases[i].text);
      if (!isms_field_parse (&field, cases[i].text, &value, &error))
        {
          g_assert_null (cases[i].read);
          g_assert_nonnull (error);
          continue;
        }
      node = isms_field_to_json (&field, &value);
      read = json_to_string (node, FALSE);
      g_assert_cmpstr (read, ==, cases[i].read);
      g_clear_pointer (&node, json_node_unref);
      node = json_from_string (read, &error);
      g_assert_no_error (error);
      g_assert_true (isms_field_from_json (&field, node, &again, &error));
      g_assert_true (isms_value_equal (&value, &again));
    }
}

static void
test_dates (void)
{
  static const Case cases[] = {
    { "2026-11-23", "\"2026-11-23\"" },
    { " 2026-11-23 ", "\"2026-11-23\"" },
    { "2026-11-23T10:00:00Z", "\"2026-11-23\"" },
    { "2026-11-23 10:00", "\"2026-11-23\"" },
    { "23.11.2026", "\"2026-11-23\"" },
    { "1.2.2026 08:15", "\"2026-02-01\"" },
    { "", "null" },
    { "23.11.26", NULL },
    { "0026-11-23", NULL },
    { "2026-02-30", NULL },
    { "-1.2.2026", NULL },
    { "3/4/2026", NULL },
    { "2026-11-23 or so", NULL },
    { "Tuesday", NULL },
  };

  check_cases (ISMS_DATE, cases, G_N_ELEMENTS (cases));
}

static void
test_numbers (void)
{
  static const Case cases[] = {
    { "3.5", "3.5" },
    { "3,5", "3.5" },
    { "0,125", "0.125" },
    { "-12,75", "-12.75" },
    { "1234", "1234.0" },
    { "1234,567", "1234.567" },
    { "1e3", "1000.0" },
    { "1,234", NULL },
    { "-1,234", NULL },
    { "1,234,567", NULL },
    { "1.234,5", NULL },
    { "1e400", NULL },
    { "0x10", NULL },
    { "nan", NULL },
    { "infinity", NULL },
    { "3 or 4", NULL },
  };

  check_cases (ISMS_NUMBER, cases, G_N_ELEMENTS (cases));
}

static void
test_integers (void)
{
  static const Case cases[] = {
    { "5", "5" },
    { "+5", "5" },
    { "9223372036854775807", "9223372036854775807" },
    { "-9223372036854775808", "-9223372036854775808" },
    { "9223372036854775808", NULL },
    { "5.0", NULL },
    { "five", NULL },
  };

  check_cases (ISMS_INTEGER, cases, G_N_ELEMENTS (cases));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fields/dates", test_dates);
  g_test_add_func ("/fields/numbers", test_numbers);
  g_test_add_func ("/fields/integers", test_integers);
  return g_test_run ();
}

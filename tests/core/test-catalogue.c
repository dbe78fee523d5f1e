/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "catalogue/isms-catalogue.h"

static void
assert_sentences (const char *id,
                  const char *text)
{
  if (text == NULL || strlen (text) < 40 || !g_str_has_suffix (text, "."))
    g_test_message ("%s: %s", id, text);
  g_assert_nonnull (text);
  g_assert_cmpuint (strlen (text), >=, 40);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
test_controls (void)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const IsmsControl *controls = isms_catalogue_get_controls (&n);

  g_assert_cmpuint (n, ==, 93);
  for (guint i = 0; i < n; i++)
    {
      assert_sentences (controls[i].id, controls[i].purpose);
      assert_sentences (controls[i].id, controls[i].practice);
      assert_sentences (controls[i].id, controls[i].evidence);
      g_assert_true (g_hash_table_add (texts, (char *) controls[i].practice));
      g_assert_true (isms_catalogue_find_control (controls[i].id) == &controls[i]);
    }
}

static void
test_clauses (void)
{
  guint n, requirements = 0;
  const IsmsClause *clauses = isms_catalogue_get_clauses (&n);

  for (guint i = 0; i < n; i++)
    {
      if (!g_str_equal (clauses[i].node, "requirement"))
        continue;
      requirements++;
      assert_sentences (clauses[i].id, clauses[i].practice);
      assert_sentences (clauses[i].id, clauses[i].looks_for);
      g_assert_cmpstr (clauses[i].auditor_questions, !=, "");
    }
  g_assert_cmpuint (requirements, ==, 153);
  g_assert_cmpstr (isms_catalogue_find_clause ("5.2.e")->id, ==, "5.2 e)");
  g_assert_true (isms_catalogue_find_clause ("5.2 e)") == isms_catalogue_find_clause ("5.2.e"));
  g_assert_null (isms_catalogue_find_clause ("11.1"));
}

static void
test_links (void)
{
  guint n;
  const IsmsOldControl *old = isms_catalogue_get_old_controls (&n);
  const IsmsThreat *threats;

  g_assert_cmpuint (n, ==, 114);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) now = g_strsplit (old[i].controls_2022, ";", -1);

      for (guint j = 0; now[j] != NULL; j++)
        g_assert_nonnull (isms_catalogue_find_control (now[j]));
    }
  threats = isms_catalogue_get_threats (&n);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) controls = g_strsplit (threats[i].related_controls, ";", -1);

      for (guint j = 0; controls[j] != NULL; j++)
        g_assert_nonnull (isms_catalogue_find_control (controls[j]));
    }
}

static void
test_numbers (void)
{
  static const char *const spellings[][2] = {
    { "A.5.1", "A.5.1" },
    { "5.1", "A.5.1" },
    { "A 8.34", "A.8.34" },
    { "a5.07", "A.5.7" },
    { "Control 6.3 ", "A.6.3" },
    { "A.5.38", NULL },
    { "A.9.1.1", NULL },
    { "", NULL },
    { "A.5", NULL },
    { "5.1 and 5.2", NULL },
    { "A.5.99999999999999999999", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autofree char *number = isms_catalogue_read_control_number (spellings[i][0]);

      g_assert_cmpstr (number, ==, spellings[i][1]);
    }
}

static void
test_titles (void)
{
  g_assert_cmpstr (isms_catalogue_find_title ("threat", "T01"), ==, "Fire or explosion");
  g_assert_cmpstr (isms_catalogue_find_title ("vulnerability", "V01"), ==, "Security duties not assigned");
  g_assert_cmpstr (isms_catalogue_find_title ("clause", "5.2"), ==, "Policy");
  g_assert_null (isms_catalogue_find_title ("threat", "V01"));
}

/* People read no id of the catalogue: on paper two parts of a clause still differ by their names. */
static void
test_names (void)
{
  static const char *const ids[] = { "7.2", "9.1 [docinfo]", "6.1.3 d) [1]", "T01", NULL };
  g_autofree char *names = isms_catalogue_name_clauses (ids);
  g_autofree char *described = isms_catalogue_describe ("clause", "9.1 [docinfo]");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n;
  const IsmsClause *clauses = isms_catalogue_get_clauses (&n);

  g_assert_cmpstr (names, ==, "7.2, 9.1 (Results), 6.1.3 d) (Needed controls), T01");
  g_assert_cmpstr (described, ==, "9.1 Results");
  for (guint i = 0; i < n; i++)
    {
      const char *one[] = { clauses[i].id, NULL };
      char *name = isms_catalogue_name_clauses (one);

      g_assert_null (strchr (name, '['));
      g_assert_true (g_hash_table_add (seen, name));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/controls", test_controls);
  g_test_add_func ("/catalogue/clauses", test_clauses);
  g_test_add_func ("/catalogue/links", test_links);
  g_test_add_func ("/catalogue/numbers", test_numbers);
  g_test_add_func ("/catalogue/titles", test_titles);
  g_test_add_func ("/catalogue/names", test_names);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "records/isms-record.h"

static void
for_each_kind (void (*test) (const IsmsKind *kind))
{
  guint n_kinds;
  const IsmsKind *const *kinds = isms_kinds (&n_kinds);

  g_assert_cmpuint (n_kinds, >=, 40);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_test_message ("kind %s", kinds[i]->name);
      test (kinds[i]);
    }
}

static void
assert_new (GHashTable *seen,
            const char *word)
{
  if (!g_hash_table_add (seen, g_strdup (word)))
    g_error ("“%s” stands for two things", word);
}

static void
assert_also (GHashTable *seen,
             const char *list)
{
  g_auto (GStrv) words = g_strsplit (list != NULL ? list : "", "|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = g_utf8_strdown (words[i], -1);

      g_assert_cmpstr (folded, ==, words[i]);
      g_assert_false (g_str_has_prefix (folded, " ") || g_str_has_suffix (folded, " "));
      g_assert_cmpuint (strlen (folded), >, 0);
      assert_new (seen, folded);
    }
}

static void
test_unique (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_kinds;
  const IsmsKind *const *kinds = isms_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *code = isms_kind_make_code (kinds[i], 7);

      assert_new (seen, kinds[i]->name);
      assert_new (seen, kinds[i]->prefix);
      assert_new (seen, kinds[i]->label);
      g_assert_true (isms_kind_find (kinds[i]->name) == kinds[i]);
      g_assert_cmpuint (isms_kind_code_number (kinds[i], code), ==, 7);
    }
}

/* A heading has capitals, and says the same as the list is called. */
static void
check_none (const IsmsKind *kind)
{
  g_autofree char *plain = g_strdup_printf ("No %s Yet", kind->plural);
  g_auto (GStrv) words = g_strsplit (kind->none, " ", -1);

  g_assert_cmpint (g_ascii_strcasecmp (kind->none, plain), ==, 0);
  for (guint i = 0; words[i] != NULL; i++)
    g_assert_true (g_unichar_isupper (g_utf8_get_char (words[i])) || g_str_equal (words[i], "of"));
}

static void
check_said (const IsmsKind *kind)
{
  check_none (kind);
  g_assert_true (g_unichar_isupper (g_utf8_get_char (kind->label)));
  g_assert_true (g_str_has_suffix (kind->about, "."));
  g_assert_cmpstr (kind->clause, !=, NULL);
  g_assert_cmpuint (kind->n_fields, >=, 4);
  g_assert_true (kind->fields[0].required && kind->fields[0].listed && kind->fields[0].type == ISMS_TEXT);
}

static void
check_field (const IsmsKind *kind,
             const IsmsField *field)
{
  gboolean has_choices = field->type == ISMS_CHOICE || field->type == ISMS_CHOICE_SET;
  const IsmsField *earlier = field->not_before != NULL ? isms_kind_field (kind, field->not_before) : NULL;

  g_assert_cmpstr (field->label, !=, NULL);
  g_assert_true ((field->choices != NULL) == has_choices);
  g_assert_true (field->scale == NULL || field->type == ISMS_SCALE);
  g_assert_true (field->not_before == NULL || (field->type == ISMS_DATE && earlier != NULL && earlier->type == ISMS_DATE));
  g_assert_cmpfloat (field->min, <=, field->max);
  if (isms_field_is_link (field) && field->links_to != NULL)
    g_assert_nonnull (isms_kind_find (field->links_to));
  if (field->type == ISMS_REFERENCE)
    g_assert_true (g_strv_contains ((const char *const[]) { "threat", "vulnerability", "clause", NULL }, field->links_to));
}

static void
check_choices (const IsmsField *field)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      g_autofree char *folded = g_utf8_strdown (choice->value, -1);

      assert_new (seen, folded);
      g_assert_true (isms_field_find_choice (field, choice->label) == choice);
    }
  for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      g_auto (GStrv) words = g_strsplit (choice->also != NULL ? choice->also : "", "|", -1);

      for (guint i = 0; words[i] != NULL; i++)
        if (isms_field_find_choice (field, words[i]) != choice)
          g_error ("%s: “%s” does not lead to %s", field->name, words[i], choice->value);
    }
}

static void
check_fields (const IsmsKind *kind)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_listed = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      check_field (kind, &kind->fields[i]);
      if (kind->fields[i].choices != NULL)
        check_choices (&kind->fields[i]);
      assert_new (names, kind->fields[i].name);
      assert_also (words, kind->fields[i].also);
      n_listed += kind->fields[i].listed;
    }
  g_assert_cmpuint (n_listed, >=, 2);
  g_assert_cmpuint (n_listed, <=, 5);
}

/* A person at an SQL prompt should not have to quote anything. */
static void
check_names_as_sql (const IsmsKind *kind)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3 *db = NULL;

  sqlite3_open (":memory:", &db);
  g_string_printf (sql, "CREATE TABLE %s (record INTEGER PRIMARY KEY, code TEXT, deleted INTEGER", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *name = kind->fields[i].name;

      if (sqlite3_keyword_check (name, strlen (name)))
        g_error ("%s is a word of SQL", name);
      g_assert_cmpuint (strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_"), ==, strlen (name));
      g_string_append_printf (sql, ", %s TEXT", name);
    }
  g_string_append (sql, ") STRICT");
  g_assert_cmpint (sqlite3_exec (db, sql->str, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
check_record (const IsmsKind *kind)
{
  g_autoptr (IsmsRecord) record = isms_record_new (kind, 42);
  g_autoptr (GError) error = NULL;
  g_auto (IsmsValue) title = ISMS_VALUE_NULL;

  g_assert_false (isms_record_validate (record, &error));
  g_assert_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_REQUIRED);
  g_clear_error (&error);

  isms_value_set_text (&title, "Something");
  isms_record_set_value (record, 0, &title);
  g_assert_true (isms_record_validate (record, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (isms_record_get_title (record), ==, "Something");
}

static void
set_integer (IsmsRecord *record,
             const char *field,
             gint64 number)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  isms_value_set_integer (&value, number);
  isms_record_set_value (record, isms_kind_field_index (isms_record_get_kind (record), field), &value);
}

static void
test_band_order (void)
{
  g_autoptr (IsmsRecord) band = isms_record_new (isms_kind_find ("band"), 1);
  g_autoptr (GError) error = NULL;
  g_auto (IsmsValue) name = ISMS_VALUE_NULL;

  isms_value_set_text (&name, "acceptable");
  isms_record_set_value (band, 0, &name);
  set_integer (band, "from_level", 8);
  g_assert_true (isms_record_validate (band, NULL));
  set_integer (band, "to_level", 6);
  g_assert_false (isms_record_validate (band, &error));
  g_assert_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_ORDER);
  set_integer (band, "to_level", 8);
  g_assert_true (isms_record_validate (band, NULL));
}

static void
test_said (void)
{
  for_each_kind (check_said);
}

static void
test_fields (void)
{
  for_each_kind (check_fields);
}

static void
test_sql (void)
{
  for_each_kind (check_names_as_sql);
}

static void
test_records (void)
{
  for_each_kind (check_record);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kinds/unique", test_unique);
  g_test_add_func ("/kinds/said", test_said);
  g_test_add_func ("/kinds/fields", test_fields);
  g_test_add_func ("/kinds/sql", test_sql);
  g_test_add_func ("/kinds/records", test_records);
  g_test_add_func ("/kinds/band-order", test_band_order);
  return g_test_run ();
}

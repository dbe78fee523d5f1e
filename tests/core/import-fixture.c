/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "import-fixture.h"
#include "interchange/isms-csv-reader.h"
#include "interchange/isms-seed.h"
#include "interchange/isms-workbook.h"

IsmsStore *
import_fixture_open (void)
{
  g_autoptr (GError) error = NULL;
  IsmsStore *store = isms_store_open (":memory:", 7, &error);

  g_assert_no_error (error);
  isms_seed_start (store, "Nordwind Logistics", &error);
  g_assert_no_error (error);
  return store;
}

IsmsTable *
import_fixture_read (const char *csv)
{
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (GError) error = NULL;
  IsmsTable *table = isms_csv_read (bytes, &error);

  g_assert_no_error (error);
  return table;
}

/* The first sheet that is shown */
IsmsTable *
import_fixture_read_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsWorkbook) workbook = isms_workbook_load (file, NULL, &error);

  g_assert_no_error (error);
  return isms_table_ref (isms_workbook_get_table (workbook, isms_workbook_choose (workbook, NULL)));
}

IsmsImport *
import_fixture_new (IsmsStore *store,
                    const char *kind,
                    const char *csv)
{
  g_autoptr (IsmsTable) table = import_fixture_read (csv);

  return isms_import_new (store, isms_kind_find (kind), table);
}

IsmsImportReport *
import_fixture_run (IsmsImport *import,
                    gboolean dry_run)
{
  g_autoptr (GError) error = NULL;
  IsmsImportReport *report = isms_import_run (import, dry_run, NULL, &error);

  g_assert_no_error (error);
  return report;
}

IsmsImportReport *
import_fixture_import (IsmsStore *store,
                       const char *kind,
                       const char *csv)
{
  g_autoptr (IsmsImport) import = import_fixture_new (store, kind, csv);

  return import_fixture_run (import, FALSE);
}

static void
dump_value (GString *text,
            const IsmsValue *value)
{
  g_string_append_printf (text, "|%d:", value->storage);
  if (value->storage == ISMS_STORAGE_INTEGER)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, value->integer);
  else if (value->storage == ISMS_STORAGE_REAL)
    g_string_append_printf (text, "%.17g", value->real);
  else if (value->storage == ISMS_STORAGE_TEXT)
    g_string_append (text, value->text);
}

static void
dump_record (GString *text,
             IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);

  g_string_append_printf (text, "%s %" G_GINT64_FORMAT " %s", kind->name, isms_record_get_key (record), isms_record_get_code (record));
  for (guint i = 0; i < kind->n_fields; i++)
    dump_value (text, isms_record_get_value (record, i));
  g_string_append_c (text, '\n');
}

/* Every record that is there, with every value: two states are the same if their dumps are. */
char *
import_fixture_dump (IsmsStore *store)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) records = isms_store_list_records (store, isms_kinds (NULL)[i]);

      for (guint j = 0; j < records->len; j++)
        dump_record (text, g_ptr_array_index (records, j));
    }
  return g_string_free_and_steal (text);
}

static const char *
name_of (IsmsRecord *record)
{
  return g_str_equal (isms_record_get_kind (record)->name, "control") ? isms_record_get_code (record) : isms_record_get_title (record);
}

static char *
name_links (IsmsStore *store,
            IsmsRecord *record,
            const char *field)
{
  g_autoptr (GPtrArray) targets = isms_store_get_links (store, record, field);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < targets->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ";" : "", name_of (g_ptr_array_index (targets, i)));
  return g_string_free_and_steal (text);
}

static char *
get_value (IsmsStore *store,
           IsmsRecord *record,
           const char *field)
{
  const IsmsField *described = isms_kind_field (isms_record_get_kind (record), field);
  const IsmsValue *value = isms_record_get_value (record, isms_kind_field_index (isms_record_get_kind (record), field));
  g_autoptr (IsmsRecord) target = NULL;

  if (isms_value_is_null (value))
    return g_strdup ("");
  if (described->type == ISMS_LINKS)
    return name_links (store, record, field);
  if (described->type == ISMS_LINK)
    target = isms_store_get_link (store, record, field);
  if (target != NULL)
    return g_strdup (name_of (target));
  if (value->storage == ISMS_STORAGE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  return value->storage == ISMS_STORAGE_REAL ? g_strdup_printf ("%g", value->real) : g_strdup (value->text);
}

char *
import_fixture_get (IsmsStore *store,
                    const char *kind,
                    const char *code,
                    const char *field)
{
  g_autoptr (IsmsRecord) record = isms_store_find (store, isms_kind_find (kind), code);

  if (record == NULL)
    return NULL;
  return get_value (store, record, field);
}

const IsmsImportValue *
import_fixture_find_value (GPtrArray *values,
                           const char *column,
                           const char *value)
{
  for (guint i = 0; i < values->len; i++)
    {
      const IsmsImportValue *entry = g_ptr_array_index (values, i);

      if (g_str_equal (entry->column, column) && g_str_equal (entry->value, value))
        return entry;
    }
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "interchange/isms-import-pass.h"
#include "interchange/isms-words.h"

/* Which record a row is about. */

static IsmsRecord *
find_record (IsmsImportPass *pass,
             guint row,
             const char *code)
{
  const IsmsKind *kind = pass->import->kind;
  IsmsRecord *record = isms_import_index_get_single (pass->index, kind);
  g_autofree char *same = isms_import_same_read (pass, row);
  g_autofree char *title = NULL;

  if (record == NULL && code != NULL)
    record = isms_import_index_find_code (pass->index, kind, code);
  if (record == NULL && same != NULL)
    record = g_hash_table_lookup (pass->same, same);
  if (record != NULL || !pass->import->match_titles)
    return record;
  title = g_strstrip (isms_import_pass_get_target_cell (pass, row, 0));
  record = *title != '\0' ? isms_import_index_find_title (pass->index, kind, title) : NULL;
  return record != NULL && !g_hash_table_contains (pass->lines, record) ? record : NULL;
}

static IsmsRecord *
make_record (IsmsImportPass *pass,
             const char *code,
             guint line)
{
  IsmsStore *store = pass->import->store;
  g_autoptr (IsmsRecord) record = isms_store_create (store, pass->import->kind, code);
  g_autoptr (GError) error = NULL;

  if (code == NULL || isms_store_set_code (store, record, code, &error))
    return g_steal_pointer (&record);
  isms_import_pass_tell_loss (pass, isms_mapping_find (pass->import->mapping, ISMS_TARGET_CODE), code, error->message, line);
  isms_store_delete (store, record);
  return isms_store_create (store, pass->import->kind, NULL);
}

static char *
read_code (IsmsImportPass *pass,
           guint row,
           char **why)
{
  g_autofree char *code = g_strstrip (isms_import_pass_get_target_cell (pass, row, ISMS_TARGET_CODE));
  g_autofree char *title = NULL;

  if (g_str_equal (pass->import->kind->name, "control"))
    {
      title = isms_import_pass_get_target_cell (pass, row, 0);
      return isms_import_control_read_code (code, title, why);
    }
  return isms_words_are_placeholder (code) ? NULL : g_steal_pointer (&code);
}

/* The record a row is about, found or made; NULL if the row cannot be imported. */
IsmsImportRow *
isms_import_pass_place (IsmsImportPass *pass,
                        guint row)
{
  guint line = isms_table_get_line (pass->import->table, row);
  g_autofree char *why = NULL;
  g_autofree char *code = read_code (pass, row, &why);
  IsmsRecord *found = why == NULL ? find_record (pass, row, code) : NULL;
  g_autoptr (IsmsRecord) record = NULL;
  gpointer earlier = found != NULL ? g_hash_table_lookup (pass->lines, found) : NULL;

  if (earlier != NULL)
    why = g_strdup_printf (_("“%s” is already in line %u."), isms_record_get_code (found), GPOINTER_TO_UINT (earlier));
  if (why != NULL)
    {
      isms_import_report_add_skipped (pass->report, line, FALSE, why);
      return NULL;
    }
  record = found != NULL ? g_object_ref (found) : make_record (pass, code, line);
  return isms_import_row_new (pass->import->kind, row, line, record, found == NULL);
}

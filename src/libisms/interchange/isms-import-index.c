/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "interchange/isms-import-index.h"

/* The records of one kind by what people call them. */
typedef struct
{
  GPtrArray *records;
  GHashTable *by_code;
  GHashTable *by_title;
} Shelf;

/* Asking the store for each of 10,000 rows would walk through all that the step has made so far, each time. */
struct _IsmsImportIndex
{
  IsmsStore *store;
  GHashTable *shelves;
};

static void
shelf_free (gpointer data)
{
  Shelf *shelf = data;

  g_hash_table_unref (shelf->by_code);
  g_hash_table_unref (shelf->by_title);
  g_ptr_array_unref (shelf->records);
  g_free (shelf);
}

static void
put (GHashTable *table,
     const char *text,
     IsmsRecord *record)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return;
  folded = g_utf8_casefold (text, -1);
  if (!g_hash_table_contains (table, folded))
    g_hash_table_insert (table, g_steal_pointer (&folded), record);
}

static void
take (GHashTable *table,
      const char *text,
      IsmsRecord *record)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  if (g_hash_table_lookup (table, folded) == record)
    g_hash_table_remove (table, folded);
}

static IsmsRecord *
look_up (GHashTable *table,
         const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_hash_table_lookup (table, folded);
}

static void
shelve (Shelf *shelf,
        IsmsRecord *record)
{
  put (shelf->by_code, isms_record_get_code (record), record);
  put (shelf->by_title, isms_record_get_title (record), record);
}

static Shelf *
get_shelf (IsmsImportIndex *self,
           const IsmsKind *kind)
{
  Shelf *shelf = g_hash_table_lookup (self->shelves, kind);

  if (shelf != NULL)
    return shelf;
  shelf = g_new0 (Shelf, 1);
  shelf->records = isms_store_list_records (self->store, kind);
  shelf->by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  shelf->by_title = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < shelf->records->len; i++)
    shelve (shelf, g_ptr_array_index (shelf->records, i));
  g_hash_table_insert (self->shelves, (gpointer) kind, shelf);
  return shelf;
}

IsmsImportIndex *
isms_import_index_new (IsmsStore *store)
{
  IsmsImportIndex *self = g_new0 (IsmsImportIndex, 1);

  self->store = g_object_ref (store);
  self->shelves = g_hash_table_new_full (NULL, NULL, NULL, shelf_free);
  return self;
}

void
isms_import_index_free (IsmsImportIndex *self)
{
  g_hash_table_unref (self->shelves);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * isms_import_index_add:
 * @record: a record that the step in progress has made or named
 *
 * Lets it be found by its code and its title, where no other record is called so already.
 */
void
isms_import_index_add (IsmsImportIndex *self,
                       IsmsRecord *record)
{
  Shelf *shelf = get_shelf (self, isms_record_get_kind (record));

  g_ptr_array_add (shelf->records, g_object_ref (record));
  shelve (shelf, record);
}

void
isms_import_index_remove (IsmsImportIndex *self,
                          IsmsRecord *record)
{
  Shelf *shelf = get_shelf (self, isms_record_get_kind (record));

  take (shelf->by_code, isms_record_get_code (record), record);
  take (shelf->by_title, isms_record_get_title (record), record);
}

/**
 * isms_import_index_find_code:
 *
 * Returns: (transfer none) (nullable): the record of that code, in whatever case it is written
 */
IsmsRecord *
isms_import_index_find_code (IsmsImportIndex *self,
                             const IsmsKind *kind,
                             const char *code)
{
  return look_up (get_shelf (self, kind)->by_code, code);
}

IsmsRecord *
isms_import_index_find_title (IsmsImportIndex *self,
                              const IsmsKind *kind,
                              const char *title)
{
  return look_up (get_shelf (self, kind)->by_title, title);
}

/**
 * isms_import_index_find:
 * @kind: (nullable): a kind, or %NULL for any
 * @text: a code or a title; of records of any kind only a code, or kind:code
 *
 * Returns: (transfer none) (nullable): the one record that is called so
 */
IsmsRecord *
isms_import_index_find (IsmsImportIndex *self,
                        const IsmsKind *kind,
                        const char *text)
{
  g_auto (GStrv) parts = NULL;
  const IsmsKind *named = NULL;
  IsmsRecord *found = NULL;

  if (kind != NULL)
    {
      found = isms_import_index_find_code (self, kind, text);
      return found != NULL ? found : isms_import_index_find_title (self, kind, text);
    }
  parts = g_strsplit (text, ":", 2);
  if (parts[0] != NULL && parts[1] != NULL)
    named = isms_kind_find (parts[0]);
  if (named != NULL)
    return isms_import_index_find_code (self, named, parts[1]);
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      IsmsRecord *record = isms_import_index_find_code (self, isms_kinds (NULL)[i], text);

      if (record != NULL && found != NULL)
        return NULL;
      if (record != NULL)
        found = record;
    }
  return found;
}

/**
 * isms_import_index_get_single:
 *
 * Returns: (transfer none) (nullable): the record of a kind of which an organisation has only one
 */
IsmsRecord *
isms_import_index_get_single (IsmsImportIndex *self,
                              const IsmsKind *kind)
{
  Shelf *shelf = get_shelf (self, kind);

  return kind->single && shelf->records->len > 0 ? g_ptr_array_index (shelf->records, 0) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a document as this version saves it, with a record of each kind, in the smallest pages there are.
 *
 * usage: make-guard-seed FILE
 */
#include "config.h"

#include <glib/gstdio.h>

#include "document/isms-bytes.h"
#include "document/isms-document.h"

static gboolean
add_records (IsmsStore *store,
             GError **error)
{
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      const IsmsKind *kind = isms_kinds (NULL)[i];
      g_autoptr (IsmsRecord) record = NULL;

      if (!isms_store_begin (store, "Begin", "To have a seed", error))
        return FALSE;
      record = isms_store_create (store, kind, NULL);
      for (guint j = 0; j < kind->n_fields; j++)
        {
          const IsmsField *field = &kind->fields[j];
          const char *text = field->type == ISMS_TEXT ? "Some text" : field->type == ISMS_DATE ? "2026-11-23"
                                                                                               : "3";

          if (!isms_field_is_link (field))
            isms_store_set_from_text (store, record, field->name, field->choices != NULL ? field->choices->value : text, NULL);
        }
      /* A kind whose rules this simple record breaks is left out. */
      isms_store_commit (store, NULL);
    }
  return TRUE;
}

static gboolean
shrink_pages (GFile *file,
              const char *path,
              GError **error)
{
  g_autoptr (IsmsSql) sql = isms_sql_open (g_file_peek_path (file), SQLITE_OPEN_READWRITE, error);
  g_autofree char *vacuum = g_strdup_printf ("PRAGMA page_size = 512; VACUUM INTO '%s'", path);

  g_unlink (path);
  return sql != NULL && isms_sql_run (sql, error, vacuum);
}

int
main (int argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("isms-seed-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "Seed.isms", NULL);
  g_autoptr (IsmsDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  gboolean well;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  document = isms_document_create (file, &error);
  well = document != NULL && add_records (isms_document_get_store (document), &error) &&
         isms_document_save (document, ISMS_SAVE_NORMAL, NULL, &error) && shrink_pages (file, argv[1], &error);
  g_clear_object (&document);
  isms_bytes_remove_tree (folder);
  if (!well)
    g_printerr ("%s\n", error->message);
  return well ? 0 : 1;
}

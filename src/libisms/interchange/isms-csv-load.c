/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "interchange/isms-csv-load.h"
#include "interchange/isms-csv-reader.h"

#define CHUNK (256u * 1024)

/* One byte more than may be is read, so that the reader itself says what is too much: nobody knows a stream's size. */
static GBytes *
read_bytes (GInputStream *stream,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n = 1;

  while (n > 0 && bytes->len <= ISMS_TABLE_MAX_BYTES)
    {
      n = g_input_stream_read (stream, chunk, CHUNK, cancellable, error);
      if (n > 0)
        g_byte_array_append (bytes, chunk, n);
    }
  return n >= 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/**
 * isms_csv_load:
 * @error: return location: %ISMS_TABLE_ERROR, or why the file cannot be read
 *
 * Reads a table from a CSV file. May be called in any thread.
 *
 * Returns: (transfer full) (nullable): the table
 */
IsmsTable *
isms_csv_load (GFile *file,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GBytes) bytes = stream != NULL ? read_bytes (G_INPUT_STREAM (stream), cancellable, error) : NULL;

  return bytes != NULL ? isms_csv_read (bytes, error) : NULL;
}

static void
load_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  IsmsTable *table = isms_csv_load (source, cancellable, &error);

  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify) isms_table_unref);
  else
    g_task_return_error (task, error);
}

void
isms_csv_load_async (GFile *file,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, isms_csv_load_async);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * isms_csv_load_finish:
 *
 * Returns: (transfer full) (nullable): the table
 */
IsmsTable *
isms_csv_load_finish (GAsyncResult *result,
                      GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

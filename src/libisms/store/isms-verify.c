/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/isms-chunks.h"
#include "store/isms-history.h"
#include "store/isms-replay.h"
#include "store/isms-schema.h"
#include "store/isms-store-private.h"

#define PAGE 500

static void find (GPtrArray *findings, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
find (GPtrArray *findings,
      const char *format,
      ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (findings, g_strdup_vprintf (format, args));
  va_end (args);
}

static gboolean
blobs_equal (GBytes *a,
             GBytes *b)
{
  return a == b || (a != NULL && b != NULL && g_bytes_equal (a, b));
}

static void
check_step (IsmsStep *step,
            GHashTable *heads,
            GPtrArray *findings)
{
  g_autoptr (GBytes) hash = isms_step_compute_hash (step);
  const IsmsStep *before = g_hash_table_lookup (heads, &step->replica);

  if (!blobs_equal (hash, step->hash))
    find (findings, _("Step %" G_GINT64_FORMAT " (“%s”) was altered after it was made."), step->id, step->label);
  if (step->seq != (before != NULL ? before->seq + 1 : 1) || !blobs_equal (step->prev, before != NULL ? before->hash : NULL))
    find (findings, _("Step %" G_GINT64_FORMAT " (“%s”) does not follow from the step before it."), step->id, step->label);
}

static gboolean
check_chains (IsmsStore *store,
              GPtrArray *findings,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GHashTable) heads = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) isms_step_unref);
  gint64 head = isms_history_get_head (store);

  for (gint64 from = 0; from < head; from += PAGE)
    {
      g_autoptr (GError) broken = NULL;
      g_autoptr (GPtrArray) steps = isms_history_list (store, MIN (from + PAGE, head) + 1, PAGE, &broken);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (steps == NULL)
        {
          find (findings, "%s", broken->message);
          return TRUE;
        }
      for (guint i = steps->len; i > 0; i--)
        {
          IsmsStep *step = g_ptr_array_index (steps, i - 1);

          if (step->id <= from)
            continue;
          check_step (step, heads, findings);
          g_hash_table_replace (heads, &step->replica, isms_step_ref (step));
        }
    }
  return TRUE;
}

static void
compare_rows (IsmsStore *store,
              IsmsSql *made,
              const IsmsKind *kind,
              GPtrArray *findings)
{
  g_autofree char *sql = g_strdup_printf ("SELECT key FROM \"%s\"", kind->name);
  IsmsQuery query = { .kind = kind, .deleted = TRUE };
  g_autoptr (GArray) keys = isms_store_list (store, &query, NULL);
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM \"%s\"", kind->name);

  if (keys == NULL || isms_sql_integer (made, count, -1) != (gint64) keys->len)
    {
      find (findings, _("The history and the records do not agree on how many of kind “%s” there are."), kind->name);
      return;
    }
  for (guint i = 0; i < keys->len; i++)
    {
      g_autoptr (IsmsRecord) now = isms_record_new (kind, g_array_index (keys, gint64, i));
      g_autoptr (IsmsRecord) then = isms_record_new (kind, g_array_index (keys, gint64, i));
      gboolean equal = isms_store_read_row (store->sql, now, NULL) && isms_store_read_row (made, then, NULL);

      equal = equal && g_strcmp0 (isms_record_get_code (now), isms_record_get_code (then)) == 0 &&
              isms_record_get_deleted (now) == isms_record_get_deleted (then);
      for (guint j = 0; equal && j < kind->n_fields; j++)
        equal = isms_value_equal (isms_record_get_value (now, j), isms_record_get_value (then, j));
      if (!equal)
        find (findings, _("%s %s is not what the history says."), _(kind->label), isms_record_get_code (now));
    }
}

static gboolean
check_state (IsmsStore *store,
             GPtrArray *findings,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (IsmsSql) made = isms_sql_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  g_autoptr (GError) broken = NULL;

  if (made == NULL || !isms_schema_create (made, error))
    return FALSE;
  if (!isms_replay (store->sql, G_MAXINT64, made, cancellable, &broken))
    {
      if (g_error_matches (broken, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&broken));
          return FALSE;
        }
      find (findings, "%s", broken->message);
      return TRUE;
    }
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    compare_rows (store, made, isms_kinds (NULL)[i], findings);
  return TRUE;
}

static void
check_record (IsmsStore *store,
              IsmsRecord *record,
              GPtrArray *findings)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  g_autoptr (GError) error = NULL;

  if (!isms_record_validate (record, &error))
    find (findings, "%s", error->message);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const IsmsValue *value = isms_record_get_value (record, i);
      g_auto (GStrv) keys = NULL;

      if (!isms_field_is_link (&kind->fields[i]) || isms_value_is_null (value))
        continue;
      keys = value->storage == ISMS_STORAGE_INTEGER ? g_strsplit ("", ";", -1) : isms_value_members (value);
      for (guint j = 0; j == 0 || keys[j] != NULL; j++)
        {
          gint64 key = keys[0] == NULL ? value->integer : g_ascii_strtoll (keys[j], NULL, 10);
          g_autoptr (IsmsRecord) target = isms_store_get_any (store, key);

          if (target == NULL)
            find (findings, _("%s %s, %s: the link leads to a record that is not there."),
                  _(kind->label), isms_record_get_code (record), isms_field_label (&kind->fields[i]));
          if (keys[0] == NULL)
            break;
        }
    }
}

static void
check_records (IsmsStore *store,
               GPtrArray *findings)
{
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) records = isms_store_list_records (store, isms_kinds (NULL)[i]);

      for (guint j = 0; j < records->len; j++)
        check_record (store, g_ptr_array_index (records, j), findings);
    }
}

static void
check_attachments (IsmsStore *store,
                   GPtrArray *findings)
{
  g_autoptr (GPtrArray) attachments = isms_store_list_records (store, isms_kind_find ("attachment"));

  for (guint i = 0; i < attachments->len; i++)
    {
      IsmsRecord *attachment = g_ptr_array_index (attachments, i);
      const char *sha256 = isms_record_get_text (attachment, "sha256");

      if (sha256 != NULL && !isms_chunks_are_whole (store->sql, sha256, isms_record_get_integer (attachment, "size", -1)))
        find (findings, _("The content of %s, “%s”, is missing or not what it was."), isms_record_get_code (attachment), isms_record_get_title (attachment));
    }
}

static void
check_pages (IsmsStore *store,
             GPtrArray *findings)
{
  sqlite3_stmt *rows = isms_sql_prepare (store->sql, NULL, "PRAGMA main.integrity_check");

  while (rows != NULL && sqlite3_step (rows) == SQLITE_ROW)
    if (g_strcmp0 (isms_sql_column_text (rows, 0), "ok") != 0)
      find (findings, _("The database is damaged: %s."), isms_sql_column_text (rows, 0));
  if (rows != NULL)
    sqlite3_reset (rows);
}

/**
 * isms_history_verify:
 * @error: return location: only where the check itself could not be done
 *
 * Asks whether the file can be believed: the database is whole, every chain of steps is unbroken and each step is what it
 * was when it was made, the records are what the history says, they obey the rules of their kinds, no link dangles, and what is
 * attached is all there.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): what was found, a sentence each; empty if all is well
 */
GPtrArray *
isms_history_verify (IsmsStore *store,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  check_pages (store, findings);
  if (!check_chains (store, findings, cancellable, error) || !check_state (store, findings, cancellable, error))
    return NULL;
  check_records (store, findings);
  check_attachments (store, findings);
  return g_steal_pointer (&findings);
}

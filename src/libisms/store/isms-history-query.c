/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store/isms-history-query.h"
#include "store/isms-store-private.h"

#define ASK \
  "SELECT id, at, actor, label, reason FROM step WHERE id > ?1 " \
  "AND (?2 IS NULL OR actor = ?2) " \
  "AND (?3 IS NULL OR EXISTS (SELECT 1 FROM step_change WHERE step = step.id AND step_change.kind = ?3)) ORDER BY id DESC"

/* Its columns that a person's words are looked for in. */
enum
{
  ACTOR = 2,
  REASON = 4
};

/* How far back to look for what was changed last: the same record may have been changed again and again. */
#define LOOKED_AT "300"

typedef struct
{
  GStrv words;       /* folded */
  GHashTable *steps; /* that touched the record of that code, or NULL */
} Match;

static void
match_clear (Match *match)
{
  g_clear_pointer (&match->words, g_strfreev);
  g_clear_pointer (&match->steps, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Match, match_clear)

static gboolean
is_ascii (char c)
{
  return (guchar) c < 0x80;
}

static void
fold_run (GString *plain,
          const char *text,
          gssize length)
{
  g_autofree char *parted = g_utf8_normalize (text, length, G_NORMALIZE_ALL);

  for (const char *p = parted != NULL ? parted : ""; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_unichar_tolower (g_utf8_get_char (p)));
}

/* Case and accents do not count: people type "zoe" for Zoë. Plain letters are nearly all there is, and ten thousand steps are folded
 * between two keys, so only the others take the long way. */
static void
fold (GString *plain,
      const char *text)
{
  while (*text != '\0')
    {
      const char *run = text;

      while (*text != '\0' && !is_ascii (*text))
        text++;
      if (text > run)
        fold_run (plain, run, text - run);
      while (*text != '\0' && is_ascii (*text))
        g_string_append_c (plain, g_ascii_tolower (*text++));
    }
}

static void
add_steps_of (IsmsStore *store,
              const IsmsKind *kind,
              const char *code,
              GHashTable *steps)
{
  g_autofree char *sql = g_strdup_printf ("SELECT step FROM step_change WHERE record IN (SELECT key FROM \"%s\" WHERE code = ?1)", kind->name);
  sqlite3_stmt *rows = isms_sql_prepare (store->sql, NULL, sql);

  if (rows == NULL)
    return;
  isms_sql_bind_text (rows, 1, code);
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (rows, 0);

      g_hash_table_add (steps, g_memdup2 (&id, sizeof id));
    }
  sqlite3_reset (rows);
}

static void
match_init (Match *match,
            IsmsStore *store,
            const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autofree char *code = g_strstrip (g_utf8_strup (text, -1));

  fold (folded, text);
  g_strdelimit (folded->str, "\t\n\r", ' ');
  match->words = g_strsplit (g_strstrip (folded->str), " ", -1);
  if (strpbrk (code, "0123456789") == NULL || strchr (code, ' ') != NULL)
    return;
  match->steps = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    add_steps_of (store, isms_kinds (NULL)[i], code, match->steps);
}

static gboolean
match_row (const Match *match,
           sqlite3_stmt *row)
{
  gint64 id = sqlite3_column_int64 (row, 0);
  g_autoptr (GString) folded = NULL;

  if (match->words == NULL || (match->steps != NULL && g_hash_table_contains (match->steps, &id)))
    return TRUE;
  folded = g_string_sized_new (256);
  for (int column = ACTOR; column <= REASON; column++)
    {
      const char *text = isms_sql_column_text (row, column);

      fold (folded, text != NULL ? text : "");
      g_string_append_c (folded, '\n');
    }
  for (guint i = 0; match->words[i] != NULL; i++)
    if (strstr (folded->str, match->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

/**
 * isms_history_find:
 * @query: which steps
 * @error: return location: %ISMS_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type IsmsHistoryEntry): the steps found, the newest first
 */
GArray *
isms_history_find (IsmsStore *store,
                   const IsmsHistoryQuery *query,
                   GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (IsmsHistoryEntry));
  g_auto (Match) match = { 0 };
  sqlite3_stmt *rows;
  gboolean row;

  if (!is_blank (query->match))
    match_init (&match, store, query->match);
  rows = isms_sql_prepare (store->sql, error, ASK);
  if (rows == NULL)
    return NULL;
  sqlite3_bind_int64 (rows, 1, query->after);
  isms_sql_bind_text (rows, 2, query->actor);
  isms_sql_bind_text (rows, 3, query->kind != NULL ? query->kind->name : NULL);
  while (isms_sql_row (store->sql, rows, &row, error))
    {
      IsmsHistoryEntry entry;

      if (!row)
        return g_steal_pointer (&found);
      entry = (IsmsHistoryEntry) { sqlite3_column_int64 (rows, 0), sqlite3_column_int64 (rows, 1) };
      if (match_row (&match, rows))
        g_array_append_val (found, entry);
    }
  return NULL;
}

/**
 * isms_history_count:
 *
 * Returns: how many steps the history has
 */
guint
isms_history_count (IsmsStore *store)
{
  return isms_sql_integer (store->sql, "SELECT count(*) FROM step", 0);
}

/**
 * isms_history_list_actors:
 *
 * Returns: (transfer full) (array zero-terminated=1): everybody who made a step, by name
 */
char **
isms_history_list_actors (IsmsStore *store)
{
  sqlite3_stmt *rows = isms_sql_prepare (store->sql, NULL, "SELECT DISTINCT actor FROM step ORDER BY actor COLLATE isms_natural");
  g_autoptr (GStrvBuilder) actors = g_strv_builder_new ();

  while (rows != NULL && sqlite3_step (rows) == SQLITE_ROW)
    g_strv_builder_add (actors, isms_sql_column_text (rows, 0));
  if (rows != NULL)
    sqlite3_reset (rows);
  return g_strv_builder_end (actors);
}

/**
 * isms_history_list_kinds:
 *
 * Returns: (transfer full) (element-type IsmsKind): the kinds of which there is or was a record, in the order of the clauses
 */
GPtrArray *
isms_history_list_kinds (IsmsStore *store)
{
  GPtrArray *kinds = g_ptr_array_new ();

  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      const IsmsKind *kind = isms_kinds (NULL)[i];
      g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM \"%s\")", kind->name);

      if (isms_sql_integer (store->sql, sql, 0))
        g_ptr_array_add (kinds, (gpointer) kind);
    }
  return kinds;
}

/**
 * isms_history_list_recent:
 * @limit: how many at the most
 *
 * Returns: (transfer full) (element-type IsmsRecord): the records that were changed last and are still there, the last first
 */
GPtrArray *
isms_history_list_recent (IsmsStore *store,
                          guint limit)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  sqlite3_stmt *rows = isms_sql_prepare (store->sql, NULL, "SELECT kind, record FROM step_change ORDER BY step DESC, ord DESC LIMIT " LOOKED_AT);

  while (rows != NULL && records->len < limit && sqlite3_step (rows) == SQLITE_ROW)
    {
      const IsmsKind *kind = isms_kind_find (isms_sql_column_text (rows, 0));
      g_autoptr (IsmsRecord) record = kind != NULL ? isms_store_get (store, kind, sqlite3_column_int64 (rows, 1)) : NULL;

      if (record != NULL && !isms_record_get_deleted (record) && !g_ptr_array_find (records, record, NULL))
        g_ptr_array_add (records, g_steal_pointer (&record));
    }
  if (rows != NULL)
    sqlite3_reset (rows);
  return records;
}

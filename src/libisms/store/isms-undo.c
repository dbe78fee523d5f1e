/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-field-type.h"
#include "store/isms-history.h"
#include "store/isms-store-private.h"

/* Undo and redo are steps of their own that write old or new values back: the history only grows. What can be undone is
 * read off the history, so it survives a restart. */

typedef struct
{
  gboolean redo;      /* looking for what can be redone */
  gboolean finished;
  gint64 found;       /* the sought step's place in the chain, 0 for none */
  GHashTable *decided; /* steps of which a later undo or redo has spoken: seq -> whether it is undone */
} Walk;

static void
decide (Walk *walk,
        gint64 target,
        gboolean undone)
{
  if (!g_hash_table_contains (walk->decided, GSIZE_TO_POINTER (target)))
    g_hash_table_insert (walk->decided, GSIZE_TO_POINTER (target), GINT_TO_POINTER (undone));
}

/* One step of the chain, the newest first. The last word about a step is the first that is met; an undo or a redo that was
 * itself taken back says nothing. */
static void
visit (Walk *walk,
       gint64 seq,
       const char *role,
       gint64 target)
{
  gboolean spoken = g_hash_table_contains (walk->decided, GSIZE_TO_POINTER (target));
  gboolean undone = GPOINTER_TO_INT (g_hash_table_lookup (walk->decided, GSIZE_TO_POINTER (seq)));

  if (undone && !g_str_equal (role, "edit"))
    return;
  if (g_str_equal (role, "undo"))
    {
      decide (walk, target, TRUE);
      if (walk->redo && !spoken)
        walk->found = target;
    }
  else if (g_str_equal (role, "redo"))
    decide (walk, target, FALSE);
  else if (walk->redo || g_str_equal (role, "origin"))
    walk->finished = TRUE;
  else if (!undone)
    walk->found = seq;

  walk->finished = walk->finished || walk->found != 0;
}

static IsmsStep *
find_target (IsmsStore *store,
             gboolean redo)
{
  sqlite3_stmt *rows = isms_sql_prepare (store->sql, NULL,
                                         "SELECT seq, role, CASE target_replica WHEN ?1 THEN target_seq END FROM step WHERE replica = ?1 ORDER BY seq DESC");
  g_autoptr (GHashTable) decided = g_hash_table_new (NULL, NULL);
  Walk walk = { .redo = redo, .decided = decided };
  gint64 id = 0;

  sqlite3_bind_int64 (rows, 1, store->replica);
  while (!walk.finished && sqlite3_step (rows) == SQLITE_ROW)
    visit (&walk, sqlite3_column_int64 (rows, 0), isms_sql_column_text (rows, 1), sqlite3_column_int64 (rows, 2));
  sqlite3_reset (rows);
  if (walk.found == 0)
    return NULL;

  rows = isms_sql_prepare (store->sql, NULL, "SELECT id FROM step WHERE replica = ?1 AND seq = ?2");
  sqlite3_bind_int64 (rows, 1, store->replica);
  sqlite3_bind_int64 (rows, 2, walk.found);
  if (sqlite3_step (rows) == SQLITE_ROW)
    id = sqlite3_column_int64 (rows, 0);
  sqlite3_reset (rows);
  return isms_history_get_step (store, id, NULL);
}

/**
 * isms_history_peek_undo:
 *
 * Returns: (transfer full) (nullable): the step that isms_history_undo() would take back: the last one made with this
 *   installation that still stands
 */
IsmsStep *
isms_history_peek_undo (IsmsStore *store)
{
  return store->frozen ? NULL : find_target (store, FALSE);
}

/**
 * isms_history_peek_redo:
 *
 * Returns: (transfer full) (nullable): the step that isms_history_redo() would do again; none once something else was done
 */
IsmsStep *
isms_history_peek_redo (IsmsStore *store)
{
  return store->frozen ? NULL : find_target (store, TRUE);
}

static gboolean
refuse_changed (IsmsRecord *record,
                GError **error)
{
  g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CONFLICT,
               _("%s %s was changed again since; take back the later change first."),
               _(isms_record_get_kind (record)->label), isms_record_get_code (record));
  return FALSE;
}

static gboolean
write_back_head (IsmsStore *store,
                 IsmsRecord *record,
                 const char *name,
                 JsonNode *expected,
                 JsonNode *wanted,
                 GError **error)
{
  if (g_str_equal (name, "code") && JSON_NODE_HOLDS_VALUE (expected) && JSON_NODE_HOLDS_VALUE (wanted))
    {
      if (g_strcmp0 (isms_record_get_code (record), json_node_get_string (expected)) != 0)
        return refuse_changed (record, error);
      return isms_store_set_code (store, record, json_node_get_string (wanted), error);
    }
  if (!g_str_equal (name, "deleted") || json_node_get_value_type (expected) != G_TYPE_BOOLEAN || json_node_get_value_type (wanted) != G_TYPE_BOOLEAN)
    {
      g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT, _("The history speaks of a field “%s” that is not known."), name);
      return FALSE;
    }
  if (isms_record_get_deleted (record) != json_node_get_boolean (expected))
    return refuse_changed (record, error);
  if (json_node_get_boolean (wanted))
    isms_store_delete (store, record);
  else
    isms_store_restore (store, record);
  return TRUE;
}

static gboolean
write_back_field (IsmsStore *store,
                  IsmsRecord *record,
                  const char *name,
                  JsonNode *expected,
                  JsonNode *wanted,
                  GError **error)
{
  const IsmsField *field = isms_kind_field (isms_record_get_kind (record), name);
  g_auto (IsmsValue) before = ISMS_VALUE_NULL;
  g_auto (IsmsValue) after = ISMS_VALUE_NULL;
  int index = isms_kind_field_index (isms_record_get_kind (record), name);

  if (field == NULL)
    return write_back_head (store, record, name, expected, wanted, error);
  if (!isms_field_from_json (field, expected, &before, error) || !isms_field_from_json (field, wanted, &after, error))
    return FALSE;
  if (!isms_value_equal (isms_record_get_value (record, index), &before))
    return refuse_changed (record, error);
  return isms_store_set (store, record, name, &after, error);
}

static gboolean
write_back (IsmsStore *store,
            const IsmsChange *change,
            gboolean redo,
            GError **error)
{
  g_autoptr (IsmsRecord) record = isms_store_get (store, change->kind, change->record);
  g_autoptr (JsonObject) fields = isms_change_parse (change, error);
  g_autoptr (GList) names = NULL;

  if (fields == NULL)
    return FALSE;
  if (record == NULL)
    {
      g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT, _("The history speaks of a record that is not there."));
      return FALSE;
    }
  if (g_str_equal (change->action, "create"))
    {
      if (isms_record_get_deleted (record) != redo)
        return refuse_changed (record, error);
      (redo ? isms_store_restore : isms_store_delete) (store, record);
      return TRUE;
    }

  names = json_object_get_members (fields);
  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonArray *pair = json_object_get_array_member (fields, name->data);
      JsonNode *old = json_array_get_element (pair, 0);
      JsonNode *new = json_array_get_element (pair, 1);

      if (!write_back_field (store, record, name->data, redo ? old : new, redo ? new : old, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_back_all (IsmsStore *store,
                IsmsStep *step,
                gboolean redo,
                GError **error)
{
  guint n = step->changes->len;

  for (guint i = 0; i < n; i++)
    if (!write_back (store, g_ptr_array_index (step->changes, redo ? i : n - 1 - i), redo, error))
      return FALSE;
  return TRUE;
}

static gboolean
take_back (IsmsStore *store,
           IsmsStep *step,
           gboolean redo,
           GError **error)
{
  g_autofree char *label = g_strdup_printf (redo ? _("Redo: %s") : _("Undo: %s"), step->label);

  if (!isms_store_may_begin (store, error))
    return FALSE;
  isms_store_begin_role (store, redo ? "redo" : "undo", label, NULL, g_get_real_time (), step);
  if (write_back_all (store, step, redo, error))
    return isms_store_commit (store, error);
  isms_store_rollback (store);
  return FALSE;
}

/**
 * isms_history_undo:
 * @error: return location: %ISMS_STORE_ERROR_NOTHING, %ISMS_STORE_ERROR_CONFLICT and what isms_store_commit() says
 *
 * Takes back the last step made with this installation, by a new step that writes the old values.
 */
gboolean
isms_history_undo (IsmsStore *store,
                   GError **error)
{
  g_autoptr (IsmsStep) step = isms_history_peek_undo (store);

  if (step != NULL)
    return take_back (store, step, FALSE, error);
  g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOTHING, _("There is nothing to undo."));
  return FALSE;
}

/**
 * isms_history_redo:
 *
 * Does again what was undone last.
 */
gboolean
isms_history_redo (IsmsStore *store,
                   GError **error)
{
  g_autoptr (IsmsStep) step = isms_history_peek_redo (store);

  if (step != NULL)
    return take_back (store, step, TRUE, error);
  g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOTHING, _("There is nothing to redo."));
  return FALSE;
}

/**
 * isms_history_undo_step:
 * @id: any step of the history, whoever made it, but those with which the document began
 * @error: return location: %ISMS_STORE_ERROR_CONFLICT where what it changed was changed again since, %ISMS_STORE_ERROR_NOTHING
 *   where it cannot be undone
 *
 * Takes back one step and leaves those after it.
 */
gboolean
isms_history_undo_step (IsmsStore *store,
                        gint64 id,
                        GError **error)
{
  g_autoptr (IsmsStep) step = isms_history_get_step (store, id, error);

  if (step == NULL)
    return FALSE;
  if (!g_str_equal (step->role, "origin"))
    return take_back (store, step, FALSE, error);
  g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOTHING, _("“%s” is what the document began with, and cannot be undone."), step->label);
  return FALSE;
}

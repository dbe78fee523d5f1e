/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-history-compare.h"
#include "store/isms-history.h"

/* What lies between two points of the history: of each record and field the first value before and the last after. What was changed and
 * changed back is no difference. */

#define DELETED "deleted"

typedef struct
{
  const IsmsKind *kind;
  gint64 record;
  gboolean created;
  JsonObject *fields; /* name -> [before, after] */
} Difference;

static void
difference_free (gpointer data)
{
  Difference *self = data;

  json_object_unref (self->fields);
  g_free (self);
}

static Difference *
find_difference (GPtrArray *differences,
                 GHashTable *by_record,
                 const IsmsChange *change)
{
  Difference *found = g_hash_table_lookup (by_record, &change->record);

  if (found != NULL)
    return found;
  found = g_new0 (Difference, 1);
  *found = (Difference) { change->kind, change->record, g_str_equal (change->action, "create"), json_object_new () };
  g_ptr_array_add (differences, found);
  g_hash_table_insert (by_record, &found->record, found);
  return found;
}

static void
add_field (JsonObject *fields,
           const char *name,
           JsonNode *node,
           gpointer data)
{
  Difference *difference = data;
  JsonArray *pair = json_node_get_array (node);
  JsonArray *known = json_object_has_member (difference->fields, name) ? json_object_get_array_member (difference->fields, name) : pair;
  JsonArray *joined = json_array_new ();

  json_array_add_element (joined, json_node_copy (json_array_get_element (known, 0)));
  json_array_add_element (joined, json_node_copy (json_array_get_element (pair, 1)));
  json_object_set_array_member (difference->fields, name, joined);
}

static void
drop_equal (Difference *self)
{
  g_autoptr (GList) names = json_object_get_members (self->fields);

  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonArray *pair = json_object_get_array_member (self->fields, name->data);

      if (json_node_equal (json_array_get_element (pair, 0), json_array_get_element (pair, 1)))
        json_object_remove_member (self->fields, name->data);
    }
}

static gboolean
is_deleted (Difference *self)
{
  JsonNode *after = json_object_has_member (self->fields, DELETED) ? json_array_get_element (json_object_get_array_member (self->fields, DELETED), 1) : NULL;

  return after != NULL && json_node_get_boolean (after);
}

static const char *
name_action (Difference *self)
{
  if (self->created)
    return "create";
  if (!json_object_has_member (self->fields, DELETED))
    return "change";
  return is_deleted (self) ? "delete" : "restore";
}

static void
add_to_step (Difference *self,
             IsmsStep *step)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *fields = NULL;

  drop_equal (self);
  if (json_object_get_size (self->fields) == 0 || (self->created && is_deleted (self)))
    return;
  json_node_set_object (node, self->fields);
  fields = json_to_string (node, FALSE);
  isms_step_add_change (step, self->kind, self->record, name_action (self), fields);
}

static gboolean
add_step (IsmsStore *store,
          gint64 id,
          GPtrArray *differences,
          GHashTable *by_record,
          GError **error)
{
  g_autoptr (IsmsStep) step = isms_history_get_step (store, id, error);

  if (step == NULL)
    return FALSE;
  for (guint i = 0; i < step->changes->len; i++)
    {
      const IsmsChange *change = g_ptr_array_index (step->changes, i);
      g_autoptr (JsonObject) fields = isms_change_parse (change, error);

      if (fields == NULL)
        return FALSE;
      json_object_foreach_member (fields, add_field, find_difference (differences, by_record, change));
    }
  return TRUE;
}

/**
 * isms_history_compare:
 * @from: a step
 * @until: a later step
 * @error: return location: %ISMS_STORE_ERROR, or that it was cancelled
 *
 * Returns: (transfer full) (nullable): a step that is in no history, with the id 0: what it would have to change to lead from what was
 *   after @from to what was after @until at once
 */
IsmsStep *
isms_history_compare (IsmsStore *store,
                      gint64 from,
                      gint64 until,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (difference_free);
  g_autoptr (GHashTable) by_record = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (IsmsStep) step = isms_step_new ();

  for (gint64 id = from + 1; id <= until; id++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !add_step (store, id, differences, by_record, error))
      return NULL;
  step->role = g_strdup ("edit");
  for (guint i = 0; i < differences->len; i++)
    add_to_step (g_ptr_array_index (differences, i), step);
  return g_steal_pointer (&step);
}

typedef struct
{
  gint64 from;
  gint64 until;
} Wanted;

static void
compare (GTask *task,
         gpointer source,
         gpointer data,
         GCancellable *cancellable)
{
  Wanted *wanted = data;
  g_autoptr (GError) error = NULL;
  IsmsStep *step = isms_history_compare (isms_store_copy_of (task), wanted->from, wanted->until, cancellable, &error);

  if (step != NULL)
    g_task_return_pointer (task, step, (GDestroyNotify) isms_step_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * isms_history_compare_async:
 * @store: whose history is looked at, as it is now
 *
 * Does what isms_history_compare() does in a thread of its own.
 */
void
isms_history_compare_async (IsmsStore *store,
                            gint64 from,
                            gint64 until,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Wanted *wanted = g_new0 (Wanted, 1);

  g_task_set_source_tag (task, isms_history_compare_async);
  wanted->from = from;
  wanted->until = until;
  g_task_set_task_data (task, wanted, g_free);
  isms_store_copy_run (store, g_steal_pointer (&task), compare);
}

/**
 * isms_history_compare_finish:
 * @error: return location: as isms_history_compare()
 *
 * Returns: (transfer full) (nullable): what differs
 */
IsmsStep *
isms_history_compare_finish (GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

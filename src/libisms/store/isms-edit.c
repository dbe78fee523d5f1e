/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records/isms-field-type.h"
#include "store/isms-derived.h"
#include "store/isms-store-private.h"

static void
add_pair (JsonObject *fields,
          const char *name,
          JsonNode *old,
          JsonNode *new)
{
  JsonArray *pair = json_array_sized_new (2);

  json_array_add_element (pair, old);
  json_array_add_element (pair, new);
  json_object_set_array_member (fields, name, pair);
}

static JsonNode *
text_node (const char *text)
{
  JsonNode *node = json_node_alloc ();

  return text != NULL ? json_node_init_string (node, text) : json_node_init_null (node);
}

static void
add_head (JsonObject *fields,
          const IsmsEdit *edit)
{
  const char *code = isms_record_get_code (edit->record);
  gboolean deleted = isms_record_get_deleted (edit->record);

  if (g_strcmp0 (edit->old_code, code) != 0)
    add_pair (fields, "code", text_node (edit->old_code), text_node (code));
  if (edit->old_deleted != deleted)
    add_pair (fields, "deleted",
              json_node_init_boolean (json_node_alloc (), edit->old_deleted),
              json_node_init_boolean (json_node_alloc (), deleted));
}

/**
 * isms_edit_leaves_trace:
 *
 * Returns: %FALSE for a record that one and the same step made and deleted: it never was
 */
gboolean
isms_edit_leaves_trace (const IsmsEdit *edit)
{
  return !edit->created || !isms_record_get_deleted (edit->record);
}

/**
 * isms_edit_to_json:
 *
 * Returns: (transfer full) (nullable): what the edit changes, old and new, or %NULL if it changes nothing
 */
char *
isms_edit_to_json (const IsmsEdit *edit)
{
  const IsmsKind *kind = isms_record_get_kind (edit->record);
  g_autoptr (JsonObject) fields = json_object_new ();
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), fields);

  add_head (fields, edit);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const IsmsValue *value = isms_record_get_value (edit->record, i);

      if (!isms_value_equal (value, &edit->old[i]))
        add_pair (fields, kind->fields[i].name,
                  isms_field_to_json (&kind->fields[i], &edit->old[i]),
                  isms_field_to_json (&kind->fields[i], value));
    }
  return json_object_get_size (fields) == 0 ? NULL : json_to_string (root, FALSE);
}

static gboolean
check_target (IsmsStore *self,
              IsmsEdit *edit,
              const IsmsField *field,
              gint64 key,
              GError **error)
{
  const IsmsEdit *fresh = g_hash_table_lookup (self->edited, &key);
  g_autoptr (IsmsRecord) target = NULL;

  if (fresh != NULL && !isms_edit_leaves_trace (fresh))
    target = NULL;
  else if (g_hash_table_contains (self->alive, &key) || field->links_to == NULL)
    target = isms_store_get_any (self, key);
  else
    target = isms_store_get (self, isms_kind_find (field->links_to), key);

  if (target != NULL && (field->links_to == NULL || g_str_equal (field->links_to, isms_record_get_kind (target)->name)))
    return TRUE;

  g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_LINK,
               _("%s %s, %s: the link leads to a record that is not there."),
               _(isms_record_get_kind (edit->record)->label), isms_record_get_code (edit->record), isms_field_label (field));
  return FALSE;
}

static gboolean
check_links (IsmsStore *self,
             IsmsEdit *edit,
             guint index,
             GError **error)
{
  const IsmsField *field = &isms_record_get_kind (edit->record)->fields[index];
  const IsmsValue *value = isms_record_get_value (edit->record, index);
  g_auto (GStrv) keys = NULL;

  if (isms_value_equal (value, &edit->old[index]))
    return TRUE;
  if (value->storage == ISMS_STORAGE_INTEGER)
    return check_target (self, edit, field, value->integer, error);

  keys = isms_value_members (value);
  for (guint i = 0; keys[i] != NULL; i++)
    if (!check_target (self, edit, field, g_ascii_strtoll (keys[i], NULL, 10), error))
      return FALSE;
  return TRUE;
}

static gboolean
code_is_taken (IsmsStore *self,
               IsmsRecord *record)
{
  g_autofree char *sql = g_strdup_printf ("SELECT key FROM \"%s\" WHERE code = ?1 AND deleted = 0", isms_record_get_kind (record)->name);
  sqlite3_stmt *statement = isms_sql_prepare (self->sql, NULL, sql);
  gboolean taken = FALSE;

  isms_sql_bind_text (statement, 1, isms_record_get_code (record));
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 key = sqlite3_column_int64 (statement, 0);
      const IsmsEdit *other = g_hash_table_lookup (self->edited, &key);

      /* A record that this very step renames or deletes gives its code free; what it takes instead is asked on its own. */
      if (key != isms_record_get_key (record) &&
          (other == NULL || (!isms_record_get_deleted (other->record) &&
                             g_str_equal (isms_record_get_code (other->record), isms_record_get_code (record)))))
        taken = TRUE;
    }
  sqlite3_reset (statement);
  return taken;
}

static gboolean
is_one_line (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return FALSE;
  return TRUE;
}

/**
 * isms_edit_check_code:
 *
 * Returns: whether a record may be called @code, taken or not
 */
gboolean
isms_edit_check_code (const char *code,
                      GError **error)
{
  if (g_utf8_validate (code, -1, NULL) && *code != '\0' && g_utf8_strlen (code, -1) <= 40 && is_one_line (code))
    return TRUE;
  g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CODE, _("“%s” cannot be a code: 1 to 40 characters on one line are needed."), code);
  return FALSE;
}

/* Whether the step gives the record a code it did not bear in the open before. */
static gboolean
takes_code (const IsmsEdit *edit)
{
  return !isms_record_get_deleted (edit->record) &&
         (edit->created || edit->old_deleted || g_strcmp0 (edit->old_code, isms_record_get_code (edit->record)) != 0);
}

static gboolean
refuse_code (const IsmsEdit *edit,
             GError **error)
{
  g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CODE, _("Another %s is already called “%s”."),
               _(isms_record_get_kind (edit->record)->label), isms_record_get_code (edit->record));
  return FALSE;
}

static gboolean
check_code (IsmsStore *self,
            IsmsEdit *edit,
            GError **error)
{
  if (!takes_code (edit))
    return TRUE;
  if (!isms_edit_check_code (isms_record_get_code (edit->record), error))
    return FALSE;
  return !code_is_taken (self, edit->record) || refuse_code (edit, error);
}

/**
 * isms_edit_claim_code:
 * @claimed: the codes that other edits of the step take, to which that of this one is added
 *
 * Returns: whether no other edit of the step takes the same code
 */
gboolean
isms_edit_claim_code (const IsmsEdit *edit,
                      GHashTable *claimed,
                      GError **error)
{
  const char *code = isms_record_get_code (edit->record);

  if (!takes_code (edit) || g_hash_table_add (claimed, g_strconcat (isms_record_get_kind (edit->record)->name, " ", code, NULL)))
    return TRUE;
  return refuse_code (edit, error);
}

/**
 * isms_edit_check:
 * @error: return location: %ISMS_FIELD_ERROR or %ISMS_STORE_ERROR, a sentence that names kind, code and field
 *
 * The questions that can only be asked of a whole step: is every required field filled, does every link lead somewhere,
 * is every code free?
 *
 * Returns: whether the record may stand
 */
gboolean
isms_edit_check (IsmsStore *self,
                 IsmsEdit *edit,
                 GError **error)
{
  const IsmsKind *kind = isms_record_get_kind (edit->record);

  if (isms_record_get_deleted (edit->record))
    return TRUE;
  if (!isms_record_validate (edit->record, error) || !check_code (self, edit, error))
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (isms_field_is_link (&kind->fields[i]) && !check_links (self, edit, i, error))
      return FALSE;
  return isms_demand_check (self, edit, error);
}

/* Returns: (transfer full) (element-type IsmsRecord): those of that title, the step in progress taken into account */
static GPtrArray *
list_by_title (IsmsStore *self,
               const IsmsKind *kind,
               const char *title)
{
  g_autofree char *sql = g_strdup_printf ("SELECT key FROM \"%s\" WHERE deleted = 0 AND \"%s\" = ?1 COLLATE NOCASE ORDER BY code",
                                          kind->name, kind->fields[0].name);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  sqlite3_stmt *statement;

  for (guint i = 0; i < self->edits->len; i++)
    {
      IsmsRecord *record = ((IsmsEdit *) g_ptr_array_index (self->edits, i))->record;

      if (isms_record_get_kind (record) == kind && !isms_record_get_deleted (record) &&
          g_ascii_strcasecmp (isms_record_get_title (record), title) == 0)
        g_ptr_array_add (found, g_object_ref (record));
    }
  statement = isms_sql_prepare (self->sql, NULL, sql);
  isms_sql_bind_text (statement, 1, title);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 key = sqlite3_column_int64 (statement, 0);

      if (!g_hash_table_contains (self->edited, &key))
        g_ptr_array_add (found, isms_store_get (self, kind, key));
    }
  sqlite3_reset (statement);
  return found;
}

/* Two people may bear one name: which of them is meant only a code can say. */
static IsmsRecord *
find_by_title (IsmsStore *self,
               const IsmsKind *kind,
               const char *title,
               GError **error)
{
  g_autoptr (GPtrArray) found = list_by_title (self, kind, title);

  if (found->len > 1)
    g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CODE, _("More than one %s is called “%s”. Write the code: %s or %s, say."), _(kind->label), title,
                 isms_record_get_code (g_ptr_array_index (found, 0)), isms_record_get_code (g_ptr_array_index (found, 1)));
  return found->len == 1 ? g_object_ref (g_ptr_array_index (found, 0)) : NULL;
}

static IsmsRecord *
find_in_any_kind (IsmsStore *self,
                  const char *text,
                  GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  const IsmsKind *named = parts[0] != NULL && parts[1] != NULL ? isms_kind_find (parts[0]) : NULL;
  g_autoptr (IsmsRecord) found = NULL;

  if (named != NULL)
    return isms_store_find (self, named, parts[1]);
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      g_autoptr (IsmsRecord) record = isms_store_find (self, isms_kinds (NULL)[i], text);

      if (record == NULL)
        continue;
      if (found != NULL)
        {
          g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CODE,
                       _("“%s” is the code of more than one record. Write the kind before it, as in %s:%s."),
                       text, isms_kinds (NULL)[i]->name, text);
          return NULL;
        }
      found = g_steal_pointer (&record);
    }
  return g_steal_pointer (&found);
}

/**
 * isms_store_resolve:
 * @field: (nullable): the link field to be filled, or %NULL for any record at all
 * @text: a code, a title, or kind:code
 * @error: return location: %ISMS_STORE_ERROR_CODE
 *
 * Returns: (transfer full) (nullable): the record meant
 */
IsmsRecord *
isms_store_resolve (IsmsStore *self,
                    const IsmsField *field,
                    const char *text,
                    GError **error)
{
  const IsmsKind *kind = field != NULL && field->links_to != NULL ? isms_kind_find (field->links_to) : NULL;
  g_autoptr (GError) ambiguous = NULL;
  IsmsRecord *record = kind != NULL ? isms_store_find (self, kind, text) : find_in_any_kind (self, text, &ambiguous);

  if (record == NULL && kind != NULL)
    record = find_by_title (self, kind, text, &ambiguous);
  if (record == NULL && ambiguous != NULL)
    g_propagate_error (error, g_steal_pointer (&ambiguous));
  else if (record == NULL)
    g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CODE,
                 _("There is no %s called “%s”."), kind != NULL ? _(kind->label) : _("record"), text);
  return record;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-field-type.h"
#include "store/isms-derived.h"
#include "store/isms-follow.h"
#include "store/isms-history.h"
#include "store/isms-store-private.h"

static gint64
draw_key (void)
{
  guint64 key = 0;

  while (key == 0)
    {
      sqlite3_randomness (sizeof key, &key);
      key &= G_MAXINT64;
    }
  return key;
}

static IsmsEdit *
touch (IsmsStore *self,
       IsmsRecord *record)
{
  gint64 key = isms_record_get_key (record);
  IsmsEdit *edit = g_hash_table_lookup (self->edited, &key);
  const IsmsKind *kind = isms_record_get_kind (record);
  gint64 *held;

  if (edit != NULL)
    return edit;

  edit = g_new0 (IsmsEdit, 1);
  edit->record = g_object_ref (record);
  edit->old_code = g_strdup (isms_record_get_code (record));
  edit->old_deleted = isms_record_get_deleted (record);
  edit->old = g_new0 (IsmsValue, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++)
    isms_value_copy (&edit->old[i], isms_record_get_value (record, i));
  held = g_new (gint64, 1);
  *held = key;
  g_hash_table_insert (self->edited, held, edit);
  g_ptr_array_add (self->edits, edit);
  return edit;
}

void
isms_store_begin_role (IsmsStore *self,
                       const char *role,
                       const char *label,
                       const char *reason,
                       gint64 at,
                       const IsmsStep *target)
{
  g_return_if_fail (self->step == NULL && !self->frozen);

  self->step = isms_step_new ();
  self->step->replica = self->replica;
  self->step->role = g_strdup (role);
  self->step->label = isms_step_clean (label, ISMS_STEP_LABEL_SIZE);
  self->step->reason = isms_step_clean (reason, ISMS_STEP_REASON_SIZE);
  self->step->at = at;
  if (target != NULL)
    {
      self->step->target_replica = target->replica;
      self->step->target_seq = target->seq;
    }
}

/* An import holds its step open while the screen stays alive, so that somebody may well ask for another. */
gboolean
isms_store_may_begin (IsmsStore *self,
                      GError **error)
{
  if (self->past)
    g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FAILED, _("A state of the past cannot be changed."));
  else if (self->frozen)
    g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FAILED, _("What was opened to be read cannot be changed."));
  else if (self->step != NULL)
    g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_BUSY, _("“%s” is still going on. Try again when it is done."), self->step->label);
  return !self->frozen && self->step == NULL;
}

/**
 * isms_store_begin:
 * @label: what the step does, as the Undo menu and the history say it: "Move RK-01 to unlikely"
 * @reason: (nullable): why, in the words of whoever does it
 * @error: return location: %ISMS_STORE_ERROR
 *
 * Begins a step. Until it is committed nobody else sees what is set.
 *
 * Returns: whether the store may be changed: not one that shows a state of the past, nor while another step is made
 */
gboolean
isms_store_begin (IsmsStore *self,
                  const char *label,
                  const char *reason,
                  GError **error)
{
  if (!isms_store_may_begin (self, error))
    return FALSE;
  isms_store_begin_role (self, "edit", label, reason, g_get_real_time (), NULL);
  return TRUE;
}

/**
 * isms_store_begin_origin:
 * @at: when it happened, microseconds since 1970, UTC
 *
 * Begins a step that brings in what was there before the document: the catalogue's controls, the sample. It is not undone.
 */
void
isms_store_begin_origin (IsmsStore *self,
                         const char *label,
                         const char *reason,
                         gint64 at)
{
  isms_store_begin_role (self, "origin", label, reason, at, NULL);
}

gboolean
isms_store_in_step (IsmsStore *self)
{
  return self->step != NULL;
}

static guint
highest_number (IsmsStore *self,
                const IsmsKind *kind)
{
  guint highest = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, kind));
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;

  if (highest > 0)
    return highest;
  sql = g_strdup_printf ("SELECT code FROM \"%s\"", kind->name);
  statement = isms_sql_prepare (self->sql, NULL, sql);
  while (sqlite3_step (statement) == SQLITE_ROW)
    highest = MAX (highest, isms_kind_code_number (kind, isms_sql_column_text (statement, 0)));
  sqlite3_reset (statement);
  return highest;
}

static void
note_number (IsmsStore *self,
             const IsmsKind *kind,
             guint number)
{
  g_hash_table_insert (self->numbers, (gpointer) kind, GUINT_TO_POINTER (MAX (number, highest_number (self, kind))));
}

/**
 * isms_store_create:
 * @kind: a kind
 * @code: (nullable): its code, or %NULL for the next one
 *
 * Returns: (transfer full): a new record, empty, part of the step in progress
 */
IsmsRecord *
isms_store_create (IsmsStore *self,
                   const IsmsKind *kind,
                   const char *code)
{
  g_autofree char *made = NULL;
  IsmsRecord *record;

  g_return_val_if_fail (self->step != NULL, NULL);

  if (code == NULL)
    code = made = isms_kind_make_code (kind, highest_number (self, kind) + 1);
  note_number (self, kind, isms_kind_code_number (kind, code));
  record = isms_store_adopt (self, isms_record_new (kind, draw_key ()));
  touch (self, record)->created = TRUE;
  isms_record_set_code (record, code);
  return record;
}

/**
 * isms_store_set:
 * @field: a field's name
 * @value: the value it takes
 * @error: return location: %ISMS_FIELD_ERROR, a sentence that names kind, code and field
 *
 * Returns: whether the value is allowed; if not, the step goes on without it
 */
gboolean
isms_store_set (IsmsStore *self,
                IsmsRecord *record,
                const char *field,
                const IsmsValue *value,
                GError **error)
{
  int index = isms_kind_field_index (isms_record_get_kind (record), field);

  g_return_val_if_fail (self->step != NULL, FALSE);
  g_return_val_if_fail (isms_store_holds (self, record), FALSE);

  if (!isms_record_check_value (record, field, value, error))
    return FALSE;
  if (isms_value_equal (isms_record_get_value (record, index), value))
    return TRUE;
  /* What was there before the document, and what is taken back, stays as it was written. */
  if (g_str_equal (self->step->role, "edit") &&
      (!isms_record_check_past (record, field, value, error) || !isms_rating_check (self, record, &isms_record_get_kind (record)->fields[index], value, error)))
    return FALSE;
  touch (self, record);
  isms_record_set_value (record, index, value);
  return TRUE;
}

static GPtrArray *
resolve_all (IsmsStore *self,
             const IsmsField *field,
             const char *text,
             GError **error)
{
  g_auto (GStrv) words = isms_field_split_members (text);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (IsmsRecord) target = NULL;

      if (*words[i] == '\0')
        continue;
      target = isms_store_resolve (self, field, words[i], error);
      if (target == NULL)
        return NULL;
      g_ptr_array_add (keys, g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (target)));
    }
  return g_steal_pointer (&keys);
}

static gboolean
parse_links (IsmsStore *self,
             const IsmsField *field,
             const char *text,
             IsmsValue *value,
             GError **error)
{
  g_autofree char *whole = g_strstrip (g_strdup (text));
  g_autoptr (IsmsRecord) one = NULL;
  GPtrArray *keys;

  if (*whole == '\0')
    return TRUE;
  /* One name may hold a comma: "Müller, Ada". */
  one = isms_store_resolve (self, field, whole, NULL);
  if (one != NULL)
    {
      isms_value_take_text (value, g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (one)));
      return TRUE;
    }
  keys = resolve_all (self, field, whole, error);
  if (keys != NULL)
    isms_value_take_members (value, keys);
  return keys != NULL;
}

static gboolean
parse_link (IsmsStore *self,
            const IsmsField *field,
            const char *text,
            IsmsValue *value,
            GError **error)
{
  g_autofree char *word = g_strstrip (g_strdup (text));
  g_autoptr (IsmsRecord) target = NULL;

  if (*word == '\0')
    return TRUE;
  target = isms_store_resolve (self, field, word, error);
  if (target == NULL)
    return FALSE;
  isms_value_set_integer (value, isms_record_get_key (target));
  return TRUE;
}

/**
 * isms_store_set_from_text:
 * @field: a field's name
 * @text: what a person typed or a cell holds: links by code or title, choices by value or label; empty for nothing
 * @error: return location: %ISMS_FIELD_ERROR or %ISMS_STORE_ERROR
 */
gboolean
isms_store_set_from_text (IsmsStore *self,
                          IsmsRecord *record,
                          const char *field,
                          const char *text,
                          GError **error)
{
  const IsmsField *described = isms_kind_field (isms_record_get_kind (record), field);
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;
  g_autoptr (GError) why = NULL;
  gboolean well;

  if (described == NULL)
    return isms_record_check_value (record, field, &value, error);
  if (described->type == ISMS_LINK)
    well = parse_link (self, described, text, &value, &why);
  else if (described->type == ISMS_LINKS)
    well = parse_links (self, described, text, &value, &why);
  else
    well = isms_field_parse (described, text, &value, &why);

  if (well)
    return isms_store_set (self, record, field, &value, error);
  isms_record_prefix_error (record, described, &why);
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

/**
 * isms_store_set_code:
 * @error: return location: %ISMS_STORE_ERROR_CODE
 *
 * Gives a record another code. Whether the code is free is asked at the end of the step.
 */
gboolean
isms_store_set_code (IsmsStore *self,
                     IsmsRecord *record,
                     const char *code,
                     GError **error)
{
  g_return_val_if_fail (self->step != NULL, FALSE);
  g_return_val_if_fail (isms_store_holds (self, record), FALSE);

  if (!isms_edit_check_code (code, error))
    return FALSE;
  touch (self, record);
  note_number (self, isms_record_get_kind (record), isms_kind_code_number (isms_record_get_kind (record), code));
  isms_record_set_code (record, code);
  return TRUE;
}

/**
 * isms_store_check:
 * @error: return location: as isms_store_commit()
 *
 * Asks of one record of the step in progress what the end of the step will ask of all.
 *
 * Returns: whether the record may stand as it is now
 */
gboolean
isms_store_check (IsmsStore *self,
                  IsmsRecord *record,
                  GError **error)
{
  g_return_val_if_fail (self->step != NULL, FALSE);
  g_return_val_if_fail (isms_store_holds (self, record), FALSE);

  return isms_rating_stamp (self, touch (self, record), error) && isms_edit_check (self, touch (self, record), error);
}

/**
 * isms_store_delete:
 *
 * Marks the record as deleted. Its row stays, so that it can be brought back and no link dangles. What it alone said of another record, such
 * as that it is approved, the same step takes back.
 */
void
isms_store_delete (IsmsStore *self,
                   IsmsRecord *record)
{
  g_return_if_fail (self->step != NULL);
  g_return_if_fail (isms_store_holds (self, record));

  touch (self, record);
  isms_record_set_deleted (record, TRUE);
  if (g_str_equal (self->step->role, "edit")) /* an undo writes back what was, and nothing else */
    isms_follow_removal (self, record);
}

void
isms_store_restore (IsmsStore *self,
                    IsmsRecord *record)
{
  g_return_if_fail (self->step != NULL);
  g_return_if_fail (isms_store_holds (self, record));

  touch (self, record);
  isms_record_set_deleted (record, FALSE);
}

/**
 * isms_store_write_row:
 *
 * Writes the record's row, over the old one if there is one.
 */
gboolean
isms_store_write_row (IsmsSql *sql,
                      IsmsRecord *record,
                      GError **error)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  g_autoptr (GString) query = g_string_new (NULL);
  sqlite3_stmt *statement;

  g_string_printf (query, "INSERT OR REPLACE INTO \"%s\" VALUES (?1, ?2, ?3", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (query, ", ?%u", i + 4);
  g_string_append_c (query, ')');

  statement = isms_sql_prepare (sql, error, query->str);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, isms_record_get_key (record));
  isms_sql_bind_text (statement, 2, isms_record_get_code (record));
  sqlite3_bind_int (statement, 3, isms_record_get_deleted (record));
  for (guint i = 0; i < kind->n_fields; i++)
    isms_sql_bind_value (statement, i + 4, isms_record_get_value (record, i));
  return isms_sql_done (sql, statement, error);
}

static const char *
action_of (const IsmsEdit *edit)
{
  gboolean deleted = isms_record_get_deleted (edit->record);

  if (edit->created)
    return "create";
  if (edit->old_deleted == deleted)
    return "change";
  return deleted ? "delete" : "restore";
}

/* Asked before anything is written: the answers may need the index, which is brought to the head outside of a transaction. */
static gboolean
collect_changes (IsmsStore *self,
                 GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->edits->len; i++)
    {
      IsmsEdit *edit = g_ptr_array_index (self->edits, i);
      g_autofree char *fields = NULL;

      if (!isms_rating_stamp (self, edit, error))
        return FALSE;
      fields = isms_edit_leaves_trace (edit) ? isms_edit_to_json (edit) : NULL;
      if (fields == NULL)
        continue;
      if (!isms_edit_check (self, edit, error) || !isms_edit_claim_code (edit, codes, error))
        return FALSE;
      isms_step_add_change (self->step, isms_record_get_kind (edit->record), isms_record_get_key (edit->record), action_of (edit), fields);
    }
  return TRUE;
}

static GPtrArray *
list_changed (IsmsStore *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->step->changes->len; i++)
    {
      const IsmsChange *change = g_ptr_array_index (self->step->changes, i);
      const IsmsEdit *edit = g_hash_table_lookup (self->edited, &change->record);

      g_ptr_array_add (records, g_object_ref (edit->record));
    }
  return records;
}

static gboolean
write_step (IsmsStore *self,
            GPtrArray *records,
            GError **error)
{
  IsmsStep *step = self->step;

  for (guint i = 0; i < records->len; i++)
    if (!isms_store_write_row (self->sql, g_ptr_array_index (records, i), error))
      return FALSE;
  isms_history_link (self, step);
  step->actor = isms_step_clean (self->actor, ISMS_STEP_LABEL_SIZE);
  step->hash = isms_step_compute_hash (step);
  return isms_history_append (self->sql, step, error);
}

static gboolean
write_down (IsmsStore *self,
            GPtrArray *records,
            GError **error)
{
  if (!isms_sql_run (self->sql, error, "BEGIN IMMEDIATE"))
    return FALSE;
  if (write_step (self, records, error) && isms_sql_run (self->sql, error, "COMMIT"))
    return TRUE;
  isms_sql_run (self->sql, NULL, "ROLLBACK");
  return FALSE;
}

static void
end_step (IsmsStore *self)
{
  g_clear_pointer (&self->step, isms_step_unref);
  g_clear_pointer (&self->rating_rules, isms_rating_rules_free);
  g_hash_table_remove_all (self->edited);
  g_ptr_array_set_size (self->edits, 0);
}

static void
disown_untraced (IsmsStore *self)
{
  for (guint i = 0; i < self->edits->len; i++)
    {
      const IsmsEdit *edit = g_ptr_array_index (self->edits, i);

      if (!isms_edit_leaves_trace (edit))
        isms_store_disown (self, isms_record_get_key (edit->record));
    }
}

/**
 * isms_store_commit:
 * @error: return location: %ISMS_FIELD_ERROR or %ISMS_STORE_ERROR
 *
 * Ends the step. When this returns %TRUE the step is on the disk; when it returns %FALSE nothing happened and all records
 * are as they were. A step that changes nothing leaves no trace.
 */
gboolean
isms_store_commit (IsmsStore *self,
                   GError **error)
{
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GPtrArray) records = NULL;

  g_return_val_if_fail (self->step != NULL, FALSE);

  if (!collect_changes (self, error))
    {
      isms_store_rollback (self);
      return FALSE;
    }
  records = list_changed (self);
  if (records->len > 0 && !write_down (self, records, error))
    {
      isms_store_rollback (self);
      return FALSE;
    }

  step = isms_step_ref (self->step);
  disown_untraced (self);
  end_step (self);
  if (records->len > 0)
    {
      isms_derived_update (self, records);
      isms_store_emit_changed (self, step);
    }
  return TRUE;
}

static void
revert (IsmsStore *self,
        IsmsEdit *edit)
{
  const IsmsKind *kind = isms_record_get_kind (edit->record);

  for (guint i = 0; i < kind->n_fields; i++)
    isms_record_set_value (edit->record, i, &edit->old[i]);
  isms_record_set_deleted (edit->record, edit->old_deleted);
  if (edit->created)
    isms_store_disown (self, isms_record_get_key (edit->record));
  else
    isms_record_set_code (edit->record, edit->old_code);
}

/**
 * isms_store_rollback:
 *
 * Ends the step as if it had never begun.
 */
void
isms_store_rollback (IsmsStore *self)
{
  g_return_if_fail (self->step != NULL);

  for (guint i = self->edits->len; i > 0; i--)
    revert (self, g_ptr_array_index (self->edits, i - 1));
  g_hash_table_remove_all (self->numbers);
  end_step (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/isms-guard.h"
#include "document/isms-import-private.h"
#include "store/isms-step.h"

#define HASH_SIZE 32
#define FIELDS_LENGTH (15 * 1024 * 1024)

typedef enum
{
  STEP_ID,
  STEP_REPLICA,
  STEP_SEQ,
  STEP_PREV,
  STEP_SAW,
  STEP_HASH,
  STEP_AT,
  STEP_ACTOR,
  STEP_LABEL,
  STEP_REASON,
  STEP_ROLE,
  STEP_TARGET_REPLICA,
  STEP_TARGET_SEQ,
} StepColumn;

typedef enum
{
  CHANGE_STEP,
  CHANGE_ORD,
  CHANGE_KIND,
  CHANGE_RECORD,
  CHANGE_ACTION,
  CHANGE_FIELDS,
} ChangeColumn;

static gboolean
is_null (sqlite3_stmt *row,
         int column)
{
  return sqlite3_column_type (row, column) == SQLITE_NULL;
}

static gboolean
is_text_or_null (sqlite3_stmt *row,
                 int column,
                 int limit)
{
  return is_null (row, column) || isms_import_is_text (row, column, limit, "\n\t\r");
}

static gboolean
is_positive_or_null (sqlite3_stmt *row,
                     int column)
{
  return is_null (row, column) || sqlite3_column_int64 (row, column) > 0;
}

static gboolean
step_is_sane (sqlite3_stmt *row)
{
  static const char *const roles[] = { "origin", "edit", "undo", "redo", "merge", NULL };
  const char *role = isms_sql_column_text (row, STEP_ROLE);

  return sqlite3_column_int64 (row, STEP_ID) > 0 && sqlite3_column_int64 (row, STEP_REPLICA) > 0 &&
         (is_null (row, STEP_PREV) || sqlite3_column_bytes (row, STEP_PREV) == HASH_SIZE) &&
         sqlite3_column_bytes (row, STEP_HASH) == HASH_SIZE &&
         is_text_or_null (row, STEP_SAW, ISMS_STEP_REASON_SIZE) &&
         isms_import_is_text (row, STEP_ACTOR, ISMS_STEP_LABEL_SIZE, "\n\t\r") &&
         isms_import_is_text (row, STEP_LABEL, ISMS_STEP_LABEL_SIZE, "\n\t\r") &&
         is_text_or_null (row, STEP_REASON, ISMS_STEP_REASON_SIZE) &&
         role != NULL && g_strv_contains (roles, role) &&
         is_positive_or_null (row, STEP_TARGET_REPLICA) && is_positive_or_null (row, STEP_TARGET_SEQ);
}

static gboolean
change_is_sane (sqlite3_stmt *row)
{
  const char *kind = isms_sql_column_text (row, CHANGE_KIND);
  const char *fields = isms_sql_column_text (row, CHANGE_FIELDS);

  return kind != NULL && isms_kind_find (kind) != NULL && sqlite3_column_int64 (row, CHANGE_RECORD) > 0 &&
         isms_change_intern_action (isms_sql_column_text (row, CHANGE_ACTION)) != NULL &&
         isms_import_is_text (row, CHANGE_FIELDS, FIELDS_LENGTH, "") &&
         g_str_has_prefix (fields, "{") && g_str_has_suffix (fields, "}");
}

static IsmsStep *
read_step (sqlite3_stmt *row)
{
  IsmsStep *step = isms_step_new ();

  step->id = sqlite3_column_int64 (row, STEP_ID);
  step->replica = sqlite3_column_int64 (row, STEP_REPLICA);
  step->seq = sqlite3_column_int64 (row, STEP_SEQ);
  step->prev = isms_sql_column_blob (row, STEP_PREV);
  step->saw = g_strdup (isms_sql_column_text (row, STEP_SAW));
  step->hash = isms_sql_column_blob (row, STEP_HASH);
  step->at = sqlite3_column_int64 (row, STEP_AT);
  step->actor = g_strdup (isms_sql_column_text (row, STEP_ACTOR));
  step->label = g_strdup (isms_sql_column_text (row, STEP_LABEL));
  step->reason = g_strdup (isms_sql_column_text (row, STEP_REASON));
  step->role = g_strdup (isms_sql_column_text (row, STEP_ROLE));
  step->target_replica = sqlite3_column_int64 (row, STEP_TARGET_REPLICA);
  step->target_seq = sqlite3_column_int64 (row, STEP_TARGET_SEQ);
  return step;
}

static gboolean
advance (IsmsImport *self,
         GError **error)
{
  return isms_sql_row (self->from, self->changes, &self->ahead, NULL) || isms_guard_fail (self->from, self->cancellable, error);
}

/* Steps come in the order of their ids, changes in that of their steps: so each step finds its own at the front. */
static gboolean
take_changes (IsmsImport *self,
              IsmsStep *step,
              GError **error)
{
  sqlite3_stmt *insert = isms_import_prepare_insert (self, "step_change", CHANGE_FIELDS + 1, error);

  if (insert == NULL)
    return FALSE;
  while (self->ahead && sqlite3_column_int64 (self->changes, CHANGE_STEP) == step->id)
    {
      sqlite3_stmt *row = self->changes;

      if (sqlite3_column_int64 (row, CHANGE_ORD) != step->changes->len || !change_is_sane (row))
        return isms_guard_damaged (error, _("a change of step %" G_GINT64_FORMAT " cannot be read"), step->id);
      isms_step_add_change (step, isms_kind_find (isms_sql_column_text (row, CHANGE_KIND)), sqlite3_column_int64 (row, CHANGE_RECORD),
                            isms_sql_column_text (row, CHANGE_ACTION), isms_sql_column_text (row, CHANGE_FIELDS));
      if (!isms_import_insert (self, row, insert, error) || !advance (self, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
bytes_equal (GBytes *a,
             GBytes *b)
{
  return a == b || (a != NULL && b != NULL && g_bytes_equal (a, b));
}

static gboolean
follows (const IsmsStep *step,
         const IsmsStep *before)
{
  return step->seq == (before != NULL ? before->seq + 1 : 1) && bytes_equal (step->prev, before != NULL ? before->hash : NULL);
}

static gboolean
check_step (IsmsImport *self,
            sqlite3_stmt *row,
            gconstpointer data,
            GError **error)
{
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GBytes) hash = NULL;

  if (!step_is_sane (row))
    return isms_guard_damaged (error, _("step %" G_GINT64_FORMAT " cannot be read"), (gint64) sqlite3_column_int64 (row, STEP_ID));
  step = read_step (row);
  if (!take_changes (self, step, error))
    return FALSE;
  if (!follows (step, g_hash_table_lookup (self->chains, &step->replica)))
    return isms_guard_damaged (error, _("step %" G_GINT64_FORMAT " does not follow from the step before it"), step->id);
  hash = isms_step_compute_hash (step);
  if (!g_bytes_equal (hash, step->hash))
    return isms_guard_damaged (error, _("step %" G_GINT64_FORMAT " was altered after it was made"), step->id);
  g_ptr_array_set_size (step->changes, 0);
  g_hash_table_replace (self->chains, &step->replica, isms_step_ref (step));
  return TRUE;
}

/**
 * isms_import_history:
 *
 * Brings over the steps and their changes, and makes sure that no chain was cut or altered.
 */
gboolean
isms_import_history (IsmsImport *self,
                     GError **error)
{
  self->changes = isms_sql_prepare (self->from, NULL, "SELECT * FROM step_change ORDER BY step, ord");
  if (self->changes == NULL)
    return isms_guard_fail (self->from, self->cancellable, error);
  if (!advance (self, error) || !isms_import_rows (self, "step", "id", check_step, NULL, error))
    return FALSE;
  if (self->ahead)
    return isms_guard_damaged (error, _("there are changes that belong to no step"));
  return TRUE;
}

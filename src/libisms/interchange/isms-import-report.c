/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "interchange/isms-import-report-private.h"

G_DEFINE_BOXED_TYPE (IsmsImportReport, isms_import_report, isms_import_report_ref, isms_import_report_unref)

static GPtrArray *
new_list (gpointer free_entry)
{
  return g_ptr_array_new_with_free_func (free_entry);
}

/**
 * isms_import_report_new:
 *
 * Returns: (transfer full): a report about nothing yet
 */
IsmsImportReport *
isms_import_report_new (const IsmsKind *kind,
                        gboolean dry_run)
{
  IsmsImportReport *self = g_atomic_rc_box_new0 (IsmsImportReport);

  self->kind = kind;
  self->dry_run = dry_run;
  self->columns = new_list (isms_import_column_free);
  self->ignored = new_list (isms_import_value_free);
  self->changes = new_list (isms_import_value_free);
  self->additions = new_list (isms_import_addition_free);
  self->skipped = new_list (isms_import_line_free);
  self->unread = new_list (g_free);
  self->notes = new_list (g_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

IsmsImportReport *
isms_import_report_ref (IsmsImportReport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_report (gpointer data)
{
  IsmsImportReport *self = data;

  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->ignored);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->additions);
  g_ptr_array_unref (self->skipped);
  g_ptr_array_unref (self->unread);
  g_ptr_array_unref (self->notes);
  g_hash_table_unref (self->known);
}

void
isms_import_report_unref (IsmsImportReport *self)
{
  g_atomic_rc_box_release_full (self, clear_report);
}

/**
 * isms_import_report_add_remark:
 * @line: where in the file
 *
 * Adds a remark about a cell; the same remark about another cell of the column is told once, with both lines.
 */
void
isms_import_report_add_remark (IsmsImportReport *self,
                               const IsmsImportColumn *column,
                               const IsmsRemark *remark,
                               guint line)
{
  g_autofree char *key = g_strjoin ("\x1f", column->name, remark->value, remark->becomes != NULL ? "becomes" : "lost",
                                    remark->becomes != NULL ? remark->becomes : remark->why, NULL);
  IsmsImportValue *value = g_hash_table_lookup (self->known, key);

  if (value == NULL)
    {
      value = isms_import_value_new (column, remark);
      g_ptr_array_add (remark->becomes != NULL ? self->changes : self->ignored, value);
      g_hash_table_insert (self->known, g_steal_pointer (&key), value);
    }
  g_array_append_val (value->lines, line);
}

void
isms_import_report_add_skipped (IsmsImportReport *self,
                                guint line,
                                gboolean malformed,
                                const char *why)
{
  g_ptr_array_add (self->skipped, isms_import_line_new (line, malformed, why));
}

void
isms_import_report_take_unread (IsmsImportReport *self,
                                char *sentence)
{
  g_ptr_array_add (self->unread, sentence);
}

void
isms_import_report_take_note (IsmsImportReport *self,
                              char *note)
{
  g_ptr_array_add (self->notes, note);
}

/**
 * isms_import_report_loses:
 *
 * Returns: whether the file says something that is not imported, other than what somebody asked to leave out
 */
gboolean
isms_import_report_loses (IsmsImportReport *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const IsmsImportColumn *column = g_ptr_array_index (self->columns, i);

      if (column->field == NULL && column->match != ISMS_MATCH_LEFT_OUT && column->n_filled > 0)
        return TRUE;
    }
  return self->ignored->len > 0 || self->skipped->len > 0 || self->unread->len > 0;
}

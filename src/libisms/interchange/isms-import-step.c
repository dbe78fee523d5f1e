/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "interchange/isms-cell-reader.h"
#include "interchange/isms-import-pass.h"
#include "interchange/isms-words.h"
#include "records/isms-field-type.h"

#define MAX_HEADING 60

static void
run_clear (IsmsImportPass *pass)
{
  for (guint i = 0; i < isms_table_get_n_columns (pass->import->table); i++)
    g_hash_table_unref (pass->memos[i]);
  g_free (pass->memos);
  g_free (pass->dates);
  g_free (pass->slots);
  g_ptr_array_unref (pass->pool);
  g_ptr_array_unref (pass->rows);
  g_hash_table_unref (pass->lines);
  g_hash_table_unref (pass->same);
  g_hash_table_unref (pass->borrowed);
  isms_import_index_free (pass->index);
}

static void
infer_dates (IsmsImportPass *pass,
             guint column)
{
  const IsmsField *field = isms_import_pass_field (pass, column);
  const char *name = isms_table_get_column_label (pass->import->table, column);

  pass->dates[column] = pass->import->dates;
  if (field == NULL || field->type != ISMS_DATE || pass->import->dates != ISMS_DATES_UNKNOWN)
    return;
  pass->dates[column] = isms_cell_infer_dates (pass->import->table, column);
  if (pass->dates[column] == ISMS_DATES_DAY_FIRST)
    isms_import_report_take_note (pass->report, g_strdup_printf (_("The dates in the column “%s” are read as day/month/year, as some of them can only be."), name));
  else if (pass->dates[column] == ISMS_DATES_MONTH_FIRST)
    isms_import_report_take_note (pass->report, g_strdup_printf (_("The dates in the column “%s” are read as month/day/year, as some of them can only be."), name));
}

static void
run_init (IsmsImportPass *pass,
          IsmsImport *import,
          IsmsImportReport *report)
{
  guint n_columns = isms_table_get_n_columns (import->table);

  pass->import = import;
  pass->report = report;
  pass->index = isms_import_index_new (import->store);
  pass->links = (IsmsLinkReader) { import->store, pass->index, report->additions };
  pass->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_import_row_free);
  pass->lines = g_hash_table_new (NULL, NULL);
  pass->same = isms_import_same_new (import);
  pass->borrowed = g_hash_table_new (NULL, NULL);
  pass->pool = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_reading_free);
  pass->slots = g_new0 (IsmsSlot, import->kind->n_fields);
  pass->dates = g_new0 (IsmsDateOrder, n_columns);
  pass->memos = g_new0 (GHashTable *, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      pass->memos[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) isms_reading_free);
      infer_dates (pass, i);
    }
}

static void
fill_slots (IsmsImportPass *pass,
            IsmsImportRow *row)
{
  memset (pass->slots, 0, sizeof (IsmsSlot) * pass->import->kind->n_fields);
  g_ptr_array_set_size (pass->pool, 0);
  row->slots = pass->slots;
  row->pool = pass->pool;
  for (guint i = 0; i < isms_table_get_n_columns (pass->import->table); i++)
    {
      const IsmsField *field = isms_import_pass_field (pass, i);

      if (field != NULL && !isms_field_is_link (field))
        pass->slots[field - pass->import->kind->fields] = (IsmsSlot) { i, isms_import_pass_read (pass, row->row, i), -1 };
    }
}

static void
empty_slots (IsmsImportRow *row)
{
  row->slots = NULL;
  row->pool = NULL;
}

static void
take_back (IsmsImportPass *pass,
           IsmsImportRow *row)
{
  for (guint i = 0; i < pass->import->kind->n_fields; i++)
    isms_import_pass_set (pass, row, i, &row->old[i], NULL);
  if (row->added)
    isms_store_delete (pass->import->store, row->record);
}

static void
refuse_date (IsmsImportPass *pass,
             IsmsImportRow *row,
             guint later,
             guint earlier)
{
  guint wrong = row->slots[later].reading != NULL && row->slots[later].reading->given ? later : earlier;
  const IsmsValue *value = isms_record_get_value (row->record, wrong);
  g_autofree char *why = g_strdup_printf (_("“%s” would lie before “%s”."), isms_field_label (&pass->import->kind->fields[later]),
                                          isms_field_label (&pass->import->kind->fields[earlier]));

  isms_import_pass_tell_loss (pass, row->slots[wrong].column, value->text, why, row->line);
  isms_import_pass_set (pass, row, wrong, &row->old[wrong], NULL);
}

static void
check_dates (IsmsImportPass *pass,
             IsmsImportRow *row)
{
  const IsmsKind *kind = pass->import->kind;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      int earlier = kind->fields[i].not_before != NULL ? isms_kind_field_index (kind, kind->fields[i].not_before) : -1;
      const IsmsValue *last = isms_record_get_value (row->record, i);
      const IsmsValue *first = earlier >= 0 ? isms_record_get_value (row->record, earlier) : NULL;

      if (first != NULL && !isms_value_is_null (first) && !isms_value_is_null (last) && strcmp (first->text, last->text) > 0)
        refuse_date (pass, row, i, earlier);
    }
}

/* A table that says closed of what was never dealt with brings it in as it is: not closed. */
static void
check_demands (IsmsImportPass *pass,
               IsmsImportRow *row)
{
  const IsmsDemand *demand = isms_record_find_unmet (row->record);
  int field = demand != NULL ? isms_kind_field_index (pass->import->kind, demand->field) : -1;
  g_autofree char *words = NULL;
  g_autofree char *why = NULL;

  if (demand == NULL || row->slots[field].reading == NULL)
    return;
  words = isms_import_pass_get_cell (pass, row->row, row->slots[field].column);
  /* Translators: the first is a field's label, the second a clause of the standard */
  why = g_strdup_printf (_("“%s” has to be said first (%s)."), isms_field_label (isms_kind_field (pass->import->kind, demand->needs)), demand->clause);
  isms_import_pass_tell_loss (pass, row->slots[field].column, words, why, row->line);
  isms_import_pass_set (pass, row, field, &row->old[field], NULL);
}

/* What only other records can say for it (a nonconformity's actions, say) is not in this table: it comes in, but not as closed. */
static gboolean
give_back_state (IsmsImportPass *pass,
                 IsmsImportRow *row,
                 const GError *why)
{
  int field = isms_kind_field_index (pass->import->kind, "status");
  g_autofree char *words = NULL;

  if (field < 0 || row->slots[field].reading == NULL || !row->slots[field].reading->given || !g_error_matches (why, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_REQUIRED))
    return FALSE;
  words = isms_import_pass_get_cell (pass, row->row, row->slots[field].column);
  isms_import_pass_set (pass, row, field, &row->old[field], NULL);
  if (!isms_store_check (pass->import->store, row->record, NULL))
    return FALSE;
  isms_import_pass_tell_loss (pass, row->slots[field].column, words, why->message, row->line);
  return TRUE;
}

static void
tell_words (IsmsImportPass *pass,
            IsmsImportRow *row,
            const IsmsSlot *slot)
{
  g_autofree char *becomes = NULL;

  if (slot->words_in < 0)
    {
      isms_import_pass_tell_loss (pass, slot->column, slot->reading->words, _("The catalogue has no such entry."), row->line);
      return;
    }
  /* Translators: a field's label */
  becomes = g_strdup_printf (_("text under %s"), isms_field_label (&pass->import->kind->fields[slot->words_in]));
  isms_import_pass_tell_change (pass, slot->column, slot->reading->words, becomes, row->line);
}

static void
tell_row (IsmsImportPass *pass,
          IsmsImportRow *row)
{
  for (guint i = 0; i < pass->import->kind->n_fields; i++)
    {
      const IsmsSlot *slot = &row->slots[i];

      if (slot->reading == NULL)
        continue;
      isms_import_pass_tell (pass, slot->column, slot->reading, row->line);
      if (slot->reading->words != NULL)
        tell_words (pass, row, slot);
    }
}

static void
note_title (IsmsImportPass *pass,
            IsmsImportRow *row)
{
  const IsmsSlot *slot = &row->slots[0];
  gpointer column = GUINT_TO_POINTER (slot->column);

  if (slot->reading == NULL || !slot->reading->given || isms_mapping_get (pass->import->mapping, slot->column)->target == 0)
    return;
  g_hash_table_insert (pass->borrowed, column, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (pass->borrowed, column)) + 1));
}

static void
apply_slot (IsmsImportPass *pass,
            IsmsImportRow *row,
            guint field)
{
  const IsmsSlot *slot = &row->slots[field];
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (slot->reading == NULL || !slot->reading->given || isms_import_pass_set (pass, row, field, &slot->reading->value, &error))
    return;
  text = isms_import_pass_get_cell (pass, row->row, slot->column);
  isms_import_pass_tell_loss (pass, slot->column, text, error->message, row->line);
}

static gboolean
apply_slots (IsmsImportPass *pass,
             IsmsImportRow *row)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < pass->import->kind->n_fields; i++)
    apply_slot (pass, row, i);
  check_dates (pass, row);
  check_demands (pass, row);
  if (isms_store_check (pass->import->store, row->record, &error) || give_back_state (pass, row, error))
    return TRUE;
  isms_import_report_add_skipped (pass->report, row->line, FALSE, error->message);
  take_back (pass, row);
  return FALSE;
}

/* All but links, which may lead to a row further down. */
static void
take_row (IsmsImportPass *pass,
          guint index)
{
  g_autoptr (IsmsImportRow) row = isms_import_pass_place (pass, index);
  gboolean well;

  if (row == NULL)
    return;
  fill_slots (pass, row);
  isms_import_period_settle (pass, row);
  isms_import_row_settle (row);
  well = apply_slots (pass, row);
  if (well)
    {
      tell_row (pass, row);
      note_title (pass, row);
    }
  empty_slots (row);
  if (!well)
    return;
  if (row->added)
    isms_import_index_add (pass->index, row->record);
  isms_import_same_add (pass, index, row->record);
  g_hash_table_insert (pass->lines, row->record, GUINT_TO_POINTER (row->line));
  g_ptr_array_add (pass->rows, g_steal_pointer (&row));
}

static const char *
explain_malformed (IsmsImportPass *pass,
                   guint line)
{
  GPtrArray *problems = isms_table_get_problems (pass->import->table);

  for (guint i = 0; i < problems->len; i++)
    {
      const IsmsTableProblem *problem = g_ptr_array_index (problems, i);

      if (problem->line == line && (problem->kind == ISMS_TABLE_PROBLEM_LONG_ROW || problem->kind == ISMS_TABLE_PROBLEM_UNCLOSED_QUOTE))
        return problem->sentence;
    }
  return _("It cannot be told which of its cells belongs to which column.");
}

/* What it says stands above the rows that it speaks of; there is no field for that, and it is no record. */
static void
skip_heading (IsmsImportPass *pass,
              guint row)
{
  IsmsTable *table = pass->import->table;
  g_autofree char *shown = NULL;
  g_autofree char *why = NULL;
  guint column = 0;

  while (*isms_table_get_cell (table, row, column) == '\0')
    column++;
  shown = isms_words_shorten (isms_table_get_cell (table, row, column), MAX_HEADING);
  /* Translators: why a row is left out, and what it says */
  why = g_strdup_printf (_("A heading across the table: “%s”."), shown);
  isms_import_report_add_skipped (pass->report, isms_table_get_line (table, row), FALSE, why);
}

static void
take_table_row (IsmsImportPass *pass,
                guint row)
{
  IsmsTable *table = pass->import->table;
  guint line = isms_table_get_line (table, row);

  if (isms_table_row_is_heading (table, row))
    skip_heading (pass, row);
  else if (isms_table_row_is_malformed (table, row))
    isms_import_report_add_skipped (pass->report, line, TRUE, explain_malformed (pass, line));
  else
    take_row (pass, row);
}

/**
 * isms_import_pass_new:
 * @report: a report that knows the columns
 *
 * Begins the work of isms_import_run() within the step in progress.
 */
IsmsImportPass *
isms_import_pass_new (IsmsImport *self,
                      IsmsImportReport *report)
{
  IsmsImportPass *pass = g_new0 (IsmsImportPass, 1);

  run_init (pass, self, report);
  report->n_rows = isms_table_get_n_rows (self->table);
  isms_import_pass_note_problems (pass);
  return pass;
}

void
isms_import_pass_free (IsmsImportPass *self)
{
  run_clear (self);
  g_free (self);
}

/**
 * isms_import_pass_advance:
 * @done: (out): whether nothing is left to do
 * @error: return location: %ISMS_STORE_ERROR, %ISMS_FIELD_ERROR
 *
 * Takes one row further: first each without its links, which may lead to a row below, then each row's links.
 */
gboolean
isms_import_pass_advance (IsmsImportPass *self,
                          gboolean *done,
                          GError **error)
{
  *done = FALSE;
  if (self->n_taken < self->report->n_rows)
    {
      take_table_row (self, self->n_taken++);
      return TRUE;
    }
  if (self->n_linked < self->rows->len)
    return isms_import_pass_link (self, g_ptr_array_index (self->rows, self->n_linked++), error);
  isms_import_pass_note_titles (self);
  isms_import_pass_note_missing_codes (self);
  *done = TRUE;
  return TRUE;
}

/**
 * isms_import_pass_get_progress:
 *
 * Returns: how much of the rows is done, from 0 to 1
 */
double
isms_import_pass_get_progress (IsmsImportPass *self)
{
  return (self->n_taken + self->n_linked) / (2.0 * MAX (self->report->n_rows, 1));
}

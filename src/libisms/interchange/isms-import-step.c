/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "interchange/isms-cell-reader.h"
#include "interchange/isms-import-private.h"
#include "interchange/isms-words.h"
#include "records/isms-cell-guard.h"
#include "records/isms-field-type.h"

/* One run of an import, within its step. */
typedef struct _IsmsImportPass
{
  IsmsImport *import;
  IsmsImportReport *report;
  IsmsImportIndex *index;
  IsmsLinkReader links;
  GPtrArray *rows;    /* IsmsImportRow */
  GHashTable *lines;  /* record -> the line that it came from */
  GHashTable *same;   /* what tells which record is meant -> that record */
  GHashTable **memos; /* of each column: a cell's text -> IsmsReading */
  IsmsDateOrder *dates;
  IsmsSlot *slots;
  GPtrArray *pool;
  GHashTable *borrowed; /* column -> how many records took their title from it */
  guint n_taken;        /* rows of the table */
  guint n_linked;       /* of @rows */
} Run;

static const IsmsField *
field_of (Run *run,
          guint column)
{
  int target = isms_mapping_get (run->import->mapping, column)->target;

  return target >= 0 ? &run->import->kind->fields[target] : NULL;
}

static void
run_clear (Run *run)
{
  for (guint i = 0; i < isms_table_get_n_columns (run->import->table); i++)
    g_hash_table_unref (run->memos[i]);
  g_free (run->memos);
  g_free (run->dates);
  g_free (run->slots);
  g_ptr_array_unref (run->pool);
  g_ptr_array_unref (run->rows);
  g_hash_table_unref (run->lines);
  g_hash_table_unref (run->same);
  g_hash_table_unref (run->borrowed);
  isms_import_index_free (run->index);
}

static void
infer_dates (Run *run,
             guint column)
{
  const IsmsField *field = field_of (run, column);
  const char *name = isms_table_get_column_label (run->import->table, column);

  run->dates[column] = run->import->dates;
  if (field == NULL || field->type != ISMS_DATE || run->import->dates != ISMS_DATES_UNKNOWN)
    return;
  run->dates[column] = isms_cell_infer_dates (run->import->table, column);
  if (run->dates[column] == ISMS_DATES_DAY_FIRST)
    isms_import_report_take_note (run->report, g_strdup_printf (_("The dates in the column “%s” are read as day/month/year, as some of them can only be."), name));
  else if (run->dates[column] == ISMS_DATES_MONTH_FIRST)
    isms_import_report_take_note (run->report, g_strdup_printf (_("The dates in the column “%s” are read as month/day/year, as some of them can only be."), name));
}

static void
run_init (Run *run,
          IsmsImport *import,
          IsmsImportReport *report)
{
  guint n_columns = isms_table_get_n_columns (import->table);

  run->import = import;
  run->report = report;
  run->index = isms_import_index_new (import->store);
  run->links = (IsmsLinkReader) { import->store, run->index, report->additions };
  run->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_import_row_free);
  run->lines = g_hash_table_new (NULL, NULL);
  run->same = isms_import_same_new (import);
  run->borrowed = g_hash_table_new (NULL, NULL);
  run->pool = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_reading_free);
  run->slots = g_new0 (IsmsSlot, import->kind->n_fields);
  run->dates = g_new0 (IsmsDateOrder, n_columns);
  run->memos = g_new0 (GHashTable *, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      run->memos[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) isms_reading_free);
      infer_dates (run, i);
    }
}

static char *
get_cell (Run *run,
          guint row,
          int column)
{
  return column < 0 ? g_strdup ("") : isms_cell_unguard (isms_table_get_cell (run->import->table, row, column));
}

static char *
get_target_cell (Run *run,
                 guint row,
                 int target)
{
  return get_cell (run, row, isms_mapping_find (run->import->mapping, target));
}

static void
add_remarks (Run *run,
             guint column,
             const IsmsReading *reading,
             guint line)
{
  for (guint i = 0; reading->remarks != NULL && i < reading->remarks->len; i++)
    isms_import_report_add_remark (run->report, g_ptr_array_index (run->report->columns, column), g_ptr_array_index (reading->remarks, i), line);
}

static void
tell_change (Run *run,
             guint column,
             const char *value,
             const char *becomes,
             guint line)
{
  IsmsRemark remark = { (char *) value, (char *) becomes, NULL };

  isms_import_report_add_remark (run->report, g_ptr_array_index (run->report->columns, column), &remark, line);
}

static void
tell_loss (Run *run,
           guint column,
           const char *value,
           const char *why,
           guint line)
{
  IsmsRemark remark = { (char *) value, NULL, (char *) why };

  isms_import_report_add_remark (run->report, g_ptr_array_index (run->report->columns, column), &remark, line);
}

static IsmsReading *
interpret (Run *run,
           guint column,
           const char *text)
{
  const IsmsField *field = field_of (run, column);

  if (isms_field_is_link (field))
    return isms_link_reader_read (&run->links, field, text);
  return isms_cell_read (field, text, run->dates[column]);
}

static IsmsReading *
interpret_meant (Run *run,
                 guint column,
                 const char *said,
                 const char *meant)
{
  IsmsReading *reading = interpret (run, column, meant);
  g_autofree char *trimmed = g_strstrip (g_strdup (said));
  g_autofree char *becomes = NULL;

  g_clear_pointer (&reading->remarks, g_ptr_array_unref);
  if (!isms_field_is_link (field_of (run, column)))
    becomes = isms_field_format (field_of (run, column), &reading->value);
  isms_reading_note_change (reading, trimmed, becomes != NULL ? becomes : meant);
  return reading;
}

/* Columns other than text say the same few things again and again. */
static const IsmsReading *
read_cell (Run *run,
           guint row,
           guint column)
{
  g_autofree char *text = get_cell (run, row, column);
  const IsmsField *field = field_of (run, column);
  const char *meant = isms_import_find_value (run->import, isms_mapping_get (run->import->mapping, column)->target, text);
  IsmsReading *reading = g_hash_table_lookup (run->memos[column], text);

  if (reading != NULL)
    return reading;
  reading = meant != NULL ? interpret_meant (run, column, text, meant) : interpret (run, column, text);
  if (field->type == ISMS_TEXT || field->type == ISMS_PROSE)
    g_ptr_array_add (run->pool, reading);
  else
    g_hash_table_insert (run->memos[column], g_steal_pointer (&text), reading);
  return reading;
}

static IsmsRecord *
find_record (Run *run,
             guint row,
             const char *code)
{
  const IsmsKind *kind = run->import->kind;
  IsmsRecord *record = isms_import_index_get_single (run->index, kind);
  g_autofree char *same = isms_import_same_read (run->import, run->index, row);
  g_autofree char *title = NULL;

  if (record == NULL && code != NULL)
    record = isms_import_index_find_code (run->index, kind, code);
  if (record == NULL && same != NULL)
    record = g_hash_table_lookup (run->same, same);
  if (record != NULL || !run->import->match_titles)
    return record;
  title = g_strstrip (get_target_cell (run, row, 0));
  record = *title != '\0' ? isms_import_index_find_title (run->index, kind, title) : NULL;
  return record != NULL && !g_hash_table_contains (run->lines, record) ? record : NULL;
}

static IsmsRecord *
make_record (Run *run,
             const char *code,
             guint line)
{
  IsmsStore *store = run->import->store;
  g_autoptr (IsmsRecord) record = isms_store_create (store, run->import->kind, code);
  g_autoptr (GError) error = NULL;

  if (code == NULL || isms_store_set_code (store, record, code, &error))
    return g_steal_pointer (&record);
  tell_loss (run, isms_mapping_find (run->import->mapping, ISMS_TARGET_CODE), code, error->message, line);
  isms_store_delete (store, record);
  return isms_store_create (store, run->import->kind, NULL);
}

static char *
read_code (Run *run,
           guint row,
           char **why)
{
  g_autofree char *code = g_strstrip (get_target_cell (run, row, ISMS_TARGET_CODE));
  g_autofree char *title = NULL;

  if (g_str_equal (run->import->kind->name, "control"))
    {
      title = get_target_cell (run, row, 0);
      return isms_import_control_read_code (code, title, why);
    }
  return isms_words_are_placeholder (code) ? NULL : g_steal_pointer (&code);
}

/* The record a row is about, found or made; NULL if the row cannot be imported. */
static IsmsImportRow *
place_row (Run *run,
           guint row)
{
  guint line = isms_table_get_line (run->import->table, row);
  g_autofree char *why = NULL;
  g_autofree char *code = read_code (run, row, &why);
  IsmsRecord *found = why == NULL ? find_record (run, row, code) : NULL;
  g_autoptr (IsmsRecord) record = NULL;
  gpointer earlier = found != NULL ? g_hash_table_lookup (run->lines, found) : NULL;

  if (earlier != NULL)
    why = g_strdup_printf (_("“%s” is already in line %u."), isms_record_get_code (found), GPOINTER_TO_UINT (earlier));
  if (why != NULL)
    {
      isms_import_report_add_skipped (run->report, line, FALSE, why);
      return NULL;
    }
  record = found != NULL ? g_object_ref (found) : make_record (run, code, line);
  return isms_import_row_new (run->import->kind, row, line, record, found == NULL);
}

static void
fill_slots (Run *run,
            IsmsImportRow *row)
{
  memset (run->slots, 0, sizeof (IsmsSlot) * run->import->kind->n_fields);
  g_ptr_array_set_size (run->pool, 0);
  row->slots = run->slots;
  row->pool = run->pool;
  for (guint i = 0; i < isms_table_get_n_columns (run->import->table); i++)
    {
      const IsmsField *field = field_of (run, i);

      if (field != NULL && !isms_field_is_link (field))
        run->slots[field - run->import->kind->fields] = (IsmsSlot) { i, read_cell (run, row->row, i), -1 };
    }
}

static void
empty_slots (IsmsImportRow *row)
{
  row->slots = NULL;
  row->pool = NULL;
}

static gboolean
set_field (Run *run,
           IsmsImportRow *row,
           guint field,
           const IsmsValue *value,
           GError **error)
{
  return isms_store_set (run->import->store, row->record, run->import->kind->fields[field].name, value, error);
}

static void
take_back (Run *run,
           IsmsImportRow *row)
{
  for (guint i = 0; i < run->import->kind->n_fields; i++)
    set_field (run, row, i, &row->old[i], NULL);
  if (row->added)
    isms_store_delete (run->import->store, row->record);
}

static void
refuse_date (Run *run,
             IsmsImportRow *row,
             guint later,
             guint earlier)
{
  guint wrong = row->slots[later].reading != NULL && row->slots[later].reading->given ? later : earlier;
  const IsmsValue *value = isms_record_get_value (row->record, wrong);
  g_autofree char *why = g_strdup_printf (_("“%s” would lie before “%s”."), isms_field_label (&run->import->kind->fields[later]),
                                          isms_field_label (&run->import->kind->fields[earlier]));

  tell_loss (run, row->slots[wrong].column, value->text, why, row->line);
  set_field (run, row, wrong, &row->old[wrong], NULL);
}

static void
check_dates (Run *run,
             IsmsImportRow *row)
{
  const IsmsKind *kind = run->import->kind;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      int earlier = kind->fields[i].not_before != NULL ? isms_kind_field_index (kind, kind->fields[i].not_before) : -1;
      const IsmsValue *last = isms_record_get_value (row->record, i);
      const IsmsValue *first = earlier >= 0 ? isms_record_get_value (row->record, earlier) : NULL;

      if (first != NULL && !isms_value_is_null (first) && !isms_value_is_null (last) && strcmp (first->text, last->text) > 0)
        refuse_date (run, row, i, earlier);
    }
}

/* A table that says closed of what was never dealt with brings it in as it is: not closed. */
static void
check_demands (Run *run,
               IsmsImportRow *row)
{
  const IsmsDemand *demand = isms_record_find_unmet (row->record);
  int field = demand != NULL ? isms_kind_field_index (run->import->kind, demand->field) : -1;
  g_autofree char *words = NULL;
  g_autofree char *why = NULL;

  if (demand == NULL || row->slots[field].reading == NULL)
    return;
  words = get_cell (run, row->row, row->slots[field].column);
  /* Translators: the first is a field's label, the second a clause of the standard */
  why = g_strdup_printf (_("“%s” has to be said first (%s)."), isms_field_label (isms_kind_field (run->import->kind, demand->needs)), demand->clause);
  tell_loss (run, row->slots[field].column, words, why, row->line);
  set_field (run, row, field, &row->old[field], NULL);
}

static void
tell_words (Run *run,
            IsmsImportRow *row,
            const IsmsSlot *slot)
{
  g_autofree char *becomes = NULL;

  if (slot->words_in < 0)
    {
      tell_loss (run, slot->column, slot->reading->words, _("The catalogue has no such entry."), row->line);
      return;
    }
  /* Translators: a field's label */
  becomes = g_strdup_printf (_("text under %s"), isms_field_label (&run->import->kind->fields[slot->words_in]));
  tell_change (run, slot->column, slot->reading->words, becomes, row->line);
}

static void
tell_row (Run *run,
          IsmsImportRow *row)
{
  for (guint i = 0; i < run->import->kind->n_fields; i++)
    {
      const IsmsSlot *slot = &row->slots[i];

      if (slot->reading == NULL)
        continue;
      add_remarks (run, slot->column, slot->reading, row->line);
      if (slot->reading->words != NULL)
        tell_words (run, row, slot);
    }
}

static void
note_title (Run *run,
            IsmsImportRow *row)
{
  const IsmsSlot *slot = &row->slots[0];
  gpointer column = GUINT_TO_POINTER (slot->column);

  if (slot->reading == NULL || !slot->reading->given || isms_mapping_get (run->import->mapping, slot->column)->target == 0)
    return;
  g_hash_table_insert (run->borrowed, column, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (run->borrowed, column)) + 1));
}

static void
apply_slot (Run *run,
            IsmsImportRow *row,
            guint field)
{
  const IsmsSlot *slot = &row->slots[field];
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (slot->reading == NULL || !slot->reading->given || set_field (run, row, field, &slot->reading->value, &error))
    return;
  text = get_cell (run, row->row, slot->column);
  tell_loss (run, slot->column, text, error->message, row->line);
}

static gboolean
apply_slots (Run *run,
             IsmsImportRow *row)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < run->import->kind->n_fields; i++)
    apply_slot (run, row, i);
  check_dates (run, row);
  check_demands (run, row);
  if (isms_store_check (run->import->store, row->record, &error))
    return TRUE;
  isms_import_report_add_skipped (run->report, row->line, FALSE, error->message);
  take_back (run, row);
  return FALSE;
}

/* All but links, which may lead to a row further down. */
static void
take_row (Run *run,
          guint index)
{
  g_autoptr (IsmsImportRow) row = place_row (run, index);
  gboolean well;

  if (row == NULL)
    return;
  fill_slots (run, row);
  isms_import_row_settle (row);
  well = apply_slots (run, row);
  if (well)
    {
      tell_row (run, row);
      note_title (run, row);
    }
  empty_slots (row);
  if (!well)
    return;
  if (row->added)
    isms_import_index_add (run->index, row->record);
  isms_import_same_add (run->same, run->import, run->index, index, row->record);
  g_hash_table_insert (run->lines, row->record, GUINT_TO_POINTER (row->line));
  g_ptr_array_add (run->rows, g_steal_pointer (&row));
}

static int
find_overflow (const IsmsKind *kind)
{
  int links = isms_kind_field_index (kind, "links");

  return links >= 0 && kind->fields[links].type == ISMS_LINKS && kind->fields[links].links_to == NULL ? links : -1;
}

static void
add_to_links (Run *run,
              IsmsImportRow *row,
              guint field,
              GPtrArray *keys)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;
  g_auto (GStrv) held = isms_value_members (isms_record_get_value (row->record, field));
  GPtrArray *members = g_ptr_array_new ();

  for (guint i = 0; held[i] != NULL; i++)
    g_ptr_array_add (members, held[i]);
  g_ptr_array_extend (members, keys, NULL, NULL);
  isms_value_take_members (&value, members);
  set_field (run, row, field, &value, NULL);
}

/* Where one link fits and the cell names several, the others are linked as plainly linked records. */
static void
place_surplus (Run *run,
               IsmsImportRow *row,
               guint column,
               const IsmsReading *reading)
{
  int links = find_overflow (run->import->kind);
  g_autofree char *said = g_strstrip (get_cell (run, row->row, column));
  g_autofree char *becomes = NULL;

  if (links < 0)
    {
      tell_loss (run, column, said, _("Only one fits here; the first was taken."), row->line);
      return;
    }
  add_to_links (run, row, links, reading->surplus);
  becomes = g_strdup_printf (_("the first of them; the others under %s"), isms_field_label (&run->import->kind->fields[links]));
  tell_change (run, column, said, becomes, row->line);
}

static void
set_link (Run *run,
          IsmsImportRow *row,
          guint column)
{
  const IsmsReading *reading = read_cell (run, row->row, column);
  guint field = field_of (run, column) - run->import->kind->fields;

  add_remarks (run, column, reading, row->line);
  for (guint i = 0; reading->additions != NULL && i < reading->additions->len; i++)
    {
      IsmsImportAddition *addition = g_ptr_array_index (reading->additions, i);

      if (addition->n_uses++ == 0)
        addition->column = column;
    }
  if (reading->given)
    set_field (run, row, field, &reading->value, NULL);
  if (reading->surplus != NULL)
    place_surplus (run, row, column, reading);
}

static gboolean
set_links (Run *run,
           IsmsImportRow *row,
           GError **error)
{
  for (guint i = 0; i < isms_table_get_n_columns (run->import->table); i++)
    {
      const IsmsField *field = field_of (run, i);

      if (field != NULL && isms_field_is_link (field))
        set_link (run, row, i);
    }
  if (!isms_store_check (run->import->store, row->record, error))
    return FALSE;
  if (row->added)
    run->report->n_added++;
  else if (isms_import_row_has_changed (row))
    run->report->n_changed++;
  else
    run->report->n_unchanged++;
  return TRUE;
}

static const char *
explain_malformed (Run *run,
                   guint line)
{
  GPtrArray *problems = isms_table_get_problems (run->import->table);

  for (guint i = 0; i < problems->len; i++)
    {
      const IsmsTableProblem *problem = g_ptr_array_index (problems, i);

      if (problem->line == line && (problem->kind == ISMS_TABLE_PROBLEM_LONG_ROW || problem->kind == ISMS_TABLE_PROBLEM_UNCLOSED_QUOTE))
        return problem->sentence;
    }
  return _("It cannot be told which of its cells belongs to which column.");
}

static void
take_table_row (Run *run,
                guint row)
{
  IsmsTable *table = run->import->table;
  guint line = isms_table_get_line (table, row);

  if (isms_table_row_is_malformed (table, row))
    isms_import_report_add_skipped (run->report, line, TRUE, explain_malformed (run, line));
  else
    take_row (run, row);
}

static void
note_titles (Run *run)
{
  const char *label = isms_field_label (&run->import->kind->fields[0]);

  for (guint i = 0; i < isms_table_get_n_columns (run->import->table); i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (run->borrowed, GUINT_TO_POINTER (i)));

      if (n > 0)
        isms_import_report_take_note (run->report,
                                      /* Translators: number of rows, a field's label, a column's name */
                                      g_strdup_printf (ngettext ("%u row has no “%s”: it is taken from the column “%s”.",
                                                                 "%u rows have no “%s”: it is taken from the column “%s”.", n),
                                                       n, label, isms_table_get_column_label (run->import->table, i)));
    }
}

static void
note_problems (Run *run)
{
  GPtrArray *problems = isms_table_get_problems (run->import->table);

  for (guint i = 0; i < problems->len; i++)
    {
      const IsmsTableProblem *problem = g_ptr_array_index (problems, i);

      if (problem->kind != ISMS_TABLE_PROBLEM_LONG_ROW && problem->kind != ISMS_TABLE_PROBLEM_SHORT_ROW)
        isms_import_report_take_note (run->report, g_strdup (problem->sentence));
    }
}

static void
note_missing_codes (Run *run)
{
  if (isms_mapping_find (run->import->mapping, ISMS_TARGET_CODE) < 0 && !run->import->kind->single && !run->import->match_titles && run->import->kind->same_by[0] == NULL &&
      !g_str_equal (run->import->kind->name, "control"))
    isms_import_report_take_note (run->report, g_strdup (_("No column holds the records’ codes, so importing the table again would add its rows again.")));
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
  note_problems (pass);
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
    return set_links (self, g_ptr_array_index (self->rows, self->n_linked++), error);
  note_titles (self);
  note_missing_codes (self);
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

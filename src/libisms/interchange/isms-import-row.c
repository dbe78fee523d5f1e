/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "interchange/isms-cell-reader.h"
#include "interchange/isms-import-private.h"

/**
 * isms_import_row_new:
 * @record: the record it becomes or changes
 * @added: whether the record was made for it
 */
IsmsImportRow *
isms_import_row_new (const IsmsKind *kind,
                     guint row,
                     guint line,
                     IsmsRecord *record,
                     gboolean added)
{
  IsmsImportRow *self = g_new0 (IsmsImportRow, 1);

  self->row = row;
  self->line = line;
  self->record = g_object_ref (record);
  self->added = added;
  self->old = g_new0 (IsmsValue, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++)
    isms_value_copy (&self->old[i], isms_record_get_value (record, i));
  return self;
}

void
isms_import_row_free (IsmsImportRow *self)
{
  for (guint i = 0; i < isms_record_get_kind (self->record)->n_fields; i++)
    isms_value_clear (&self->old[i]);
  g_free (self->old);
  g_free (self->slots);
  g_clear_pointer (&self->pool, g_ptr_array_unref);
  g_object_unref (self->record);
  g_free (self);
}

/**
 * isms_import_row_get:
 *
 * Returns: (transfer none): the value the field will have: what the row says, or else what the record says
 */
const IsmsValue *
isms_import_row_get (IsmsImportRow *self,
                     guint field)
{
  const IsmsReading *reading = self->slots[field].reading;

  return reading != NULL && reading->given ? &reading->value : isms_record_get_value (self->record, field);
}

/**
 * isms_import_row_make:
 * @column: the column to name in remarks
 *
 * Returns: (transfer none): a new reading for a field, in place of the one it had
 */
IsmsReading *
isms_import_row_make (IsmsImportRow *self,
                      guint field,
                      guint column)
{
  IsmsReading *reading = isms_reading_new ();

  g_ptr_array_add (self->pool, reading);
  self->slots[field] = (IsmsSlot) { column, reading, -1 };
  return reading;
}

static gboolean
is_given (IsmsImportRow *self,
          guint field)
{
  return self->slots[field].reading != NULL && self->slots[field].reading->given;
}

static const char *
words_of (IsmsImportRow *self,
          guint field)
{
  return self->slots[field].reading != NULL ? self->slots[field].reading->words : NULL;
}

static int
first_with_words (IsmsImportRow *self,
                  const IsmsKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (words_of (self, i) != NULL)
      return i;
  return -1;
}

static int
first_prose (IsmsImportRow *self,
             const IsmsKind *kind)
{
  for (guint i = 1; i < kind->n_fields; i++)
    if (kind->fields[i].type == ISMS_PROSE && is_given (self, i))
      return i;
  return -1;
}

/* Many registers have a description and no title, or only a threat: a record needs something to be called by. */
static void
borrow_title (IsmsImportRow *self,
              const IsmsKind *kind)
{
  int source = first_prose (self, kind);
  const char *text = NULL;
  g_autoptr (IsmsReading) title = NULL;

  if (kind->fields[0].type != ISMS_TEXT || !isms_value_is_null (isms_import_row_get (self, 0)))
    return;
  if (source >= 0)
    text = self->slots[source].reading->value.text;
  else
    source = first_with_words (self, kind);
  if (source < 0)
    return;
  if (text == NULL)
    {
      text = words_of (self, source);
      self->slots[source].words_in = 0;
    }
  title = isms_cell_read (&kind->fields[0], text, ISMS_DATES_UNKNOWN);
  isms_value_copy (&isms_import_row_make (self, 0, self->slots[source].column)->value, &title->value);
  ((IsmsReading *) self->slots[0].reading)->given = title->given;
}

static int
place_for_words (const IsmsKind *kind)
{
  static const char *const names[] = { "scenario", "description", "detail" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int index = isms_kind_field_index (kind, names[i]);

      if (index >= 0 && kind->fields[index].type == ISMS_PROSE)
        return index;
    }
  return -1;
}

static void
add_line (IsmsImportRow *self,
          guint field,
          guint column,
          const char *line)
{
  const IsmsValue *value = isms_import_row_get (self, field);
  const char *text = isms_value_is_null (value) ? "" : value->text;
  g_autofree char *longer = NULL;
  IsmsReading *reading;

  if (strstr (text, line) != NULL)
    return;
  longer = *text == '\0' ? g_strdup (line) : g_strconcat (text, "\n", line, NULL);
  if (is_given (self, field))
    column = self->slots[field].column;
  reading = isms_import_row_make (self, field, column);
  isms_value_take_text (&reading->value, g_steal_pointer (&longer));
  reading->given = TRUE;
}

/* The words are what the record was called by when it was imported before. */
static gboolean
is_title (IsmsImportRow *self,
          const char *words)
{
  const IsmsValue *title = isms_import_row_get (self, 0);

  return title->storage == ISMS_STORAGE_TEXT && g_str_equal (title->text, words);
}

/* What a register calls a threat is rarely in the catalogue, but it is what somebody thought: it stays as words. */
static void
keep_words (IsmsImportRow *self,
            const IsmsKind *kind)
{
  int place = place_for_words (kind);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *line = NULL;

      if (words_of (self, i) != NULL && is_title (self, words_of (self, i)))
        self->slots[i].words_in = 0;
      if (place < 0 || words_of (self, i) == NULL || self->slots[i].words_in >= 0)
        continue;
      line = g_strdup_printf ("%s: %s", isms_field_label (&kind->fields[i]), words_of (self, i));
      add_line (self, place, self->slots[i].column, line);
      self->slots[i].words_in = place;
    }
}

/**
 * isms_import_row_settle:
 *
 * Decides what goes where once all cells of a row are read: what a control's justification justifies, what a record
 * without a title is called, where words go that the catalogue does not know.
 */
void
isms_import_row_settle (IsmsImportRow *self)
{
  const IsmsKind *kind = isms_record_get_kind (self->record);

  if (g_str_equal (kind->name, "control"))
    isms_import_control_settle (self);
  borrow_title (self, kind);
  keep_words (self, kind);
}

gboolean
isms_import_row_has_changed (IsmsImportRow *self)
{
  for (guint i = 0; i < isms_record_get_kind (self->record)->n_fields; i++)
    if (!isms_value_equal (&self->old[i], isms_record_get_value (self->record, i)))
      return TRUE;
  return FALSE;
}

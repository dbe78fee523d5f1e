/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "catalogue/isms-catalogue.h"
#include "interchange/isms-link-reader.h"
#include "interchange/isms-words.h"

#define CODE_LENGTH 20

/* One cell being read: the records found so far, in order. */
typedef struct
{
  IsmsLinkReader *reader;
  const IsmsField *field;
  const IsmsKind *kind;
  IsmsReading *reading;
  GPtrArray *found;
} Cell;

/* Of these kinds a record can stand by its name alone; a risk, an incident or a control cannot: somebody has to have
 * looked at it. */
static gboolean
is_made_by_name (const IsmsKind *kind)
{
  static const char *const kinds[] = { "person", "unit", "role", "party", "asset", "supplier", "process", "document", "measure", NULL };

  return kind != NULL && g_strv_contains (kinds, kind->name);
}

static void
add_found (Cell *cell,
           IsmsRecord *record)
{
  if (!g_ptr_array_find (cell->found, record, NULL))
    g_ptr_array_add (cell->found, record);
}

static const char *
name_of (IsmsRecord *record)
{
  return isms_record_get_code (record);
}

/* "R01", "AST-005": letters, then a number; a name has no digits or more than one word. */
static gboolean
looks_like_code (const char *text)
{
  gsize letters = 0;
  gsize length = strlen (text);

  while (g_ascii_isalpha (text[letters]))
    letters++;
  if (letters == 0 || length > CODE_LENGTH || strpbrk (text, "0123456789") == NULL)
    return FALSE;
  if (text[letters] == '-' || text[letters] == '_' || text[letters] == '.')
    letters++;
  for (const char *p = text + letters; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p) && *p != '-' && *p != '.' && *p != '_')
      return FALSE;
  return text[letters] != '\0';
}

static IsmsImportAddition *
find_addition (IsmsLinkReader *self,
               IsmsRecord *record)
{
  for (guint i = 0; i < self->additions->len; i++)
    {
      IsmsImportAddition *addition = g_ptr_array_index (self->additions, i);

      if (addition->record == record)
        return addition;
    }
  return NULL;
}

/* What is called "AST-006 (1 laptop)" here is AST-006 in its own register, which may come later. */
static IsmsRecord *
create_record (Cell *cell,
               const char *text)
{
  g_autofree char *word = g_strndup (text, strcspn (text, " (:,"));
  gboolean is_code = looks_like_code (word) && isms_import_index_find_code (cell->reader->index, cell->kind, word) == NULL;

  return isms_store_create (cell->reader->store, cell->kind, is_code ? word : NULL);
}

static gboolean
make_record (Cell *cell,
             const char *text,
             GError **error)
{
  IsmsLinkReader *self = cell->reader;
  g_autoptr (IsmsRecord) record = create_record (cell, text);

  if (!isms_store_set_from_text (self->store, record, cell->kind->fields[0].name, text, error) ||
      !isms_store_check (self->store, record, error))
    {
      isms_store_delete (self->store, record);
      return FALSE;
    }
  isms_import_index_add (self->index, record);
  g_ptr_array_add (self->additions, isms_import_addition_new (record));
  add_found (cell, record);
  return TRUE;
}

/* "A 5.17", "A.5.17", "5.17", "Control 5.17": the number of each control that a text names, where it names any. */
static guint
add_controls (Cell *cell,
              const char *text)
{
  static GRegex *pattern = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  guint n_before = cell->found->len;

  if (g_once_init_enter_pointer (&pattern))
    g_once_init_leave_pointer (&pattern, g_regex_new ("(?<![\\w.])(?:A[. ]?)?[5-8]\\.\\d{1,2}(?![\\w.]*\\d)", G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL));
  g_regex_match (pattern, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *word = g_match_info_fetch (match, 0);
      g_autofree char *number = isms_catalogue_read_control_number (word);
      IsmsRecord *record = number != NULL ? isms_import_index_find_code (cell->reader->index, cell->kind, number) : NULL;

      if (record != NULL)
        add_found (cell, record);
    }
  return cell->found->len - n_before;
}

/* "AST-006 (1 laptop)", "AST-005 AST-004", "ISO 6.2 + R-002": the codes among the words. */
static guint
add_codes (Cell *cell,
           const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ()[]+&,;:/\t\n", -1);
  guint n_before = cell->found->len;

  for (guint i = 0; words[i] != NULL; i++)
    {
      IsmsRecord *record = NULL;

      /* A bare number is a part of a name: "Server 2". */
      if (strpbrk (words[i], "0123456789") == NULL || words[i][strspn (words[i], "0123456789.")] == '\0')
        continue;
      if (cell->kind != NULL)
        record = isms_import_index_find_code (cell->reader->index, cell->kind, words[i]);
      else
        record = isms_import_index_find (cell->reader->index, NULL, words[i]);
      if (record != NULL)
        add_found (cell, record);
    }
  return cell->found->len - n_before;
}

static gboolean
is_spelling_of (const char *text,
                const char *code)
{
  g_autofree char *number = isms_catalogue_read_control_number (text);

  return g_strcmp0 (number, code) == 0;
}

static void
note_found (Cell *cell,
            const char *text,
            guint n_before)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *becomes = NULL;

  if (cell->found->len == n_before + 1 && is_spelling_of (text, name_of (g_ptr_array_index (cell->found, n_before))))
    return;
  for (guint i = n_before; i < cell->found->len; i++)
    g_strv_builder_add (builder, name_of (g_ptr_array_index (cell->found, i)));
  names = g_strv_builder_end (builder);
  becomes = g_strjoinv (", ", names);
  isms_reading_note_change (cell->reading, text, becomes);
}

static void
note_missing (Cell *cell,
              const char *text)
{
  g_autofree char *why = NULL;

  if (cell->kind == NULL)
    why = g_strdup_printf (_("There is no record called “%s” yet."), text);
  else
    why = g_strdup_printf (_("There is no %s called “%s” yet."), _(cell->kind->label), text);
  isms_reading_note_loss (cell->reading, text, why);
}

static gboolean
is_control (const Cell *cell)
{
  return cell->kind != NULL && g_str_equal (cell->kind->name, "control");
}

static void
read_piece (Cell *cell,
            const char *text)
{
  IsmsRecord *record = isms_import_index_find (cell->reader->index, cell->kind, text);
  guint n_before = cell->found->len;
  g_autoptr (GError) error = NULL;

  if (record != NULL)
    add_found (cell, record);
  else if (isms_words_are_placeholder (text))
    return;
  else if ((is_control (cell) && add_controls (cell, text) > 0) || add_codes (cell, text) > 0)
    note_found (cell, text, n_before);
  else if (!is_made_by_name (cell->kind))
    note_missing (cell, text);
  else if (!make_record (cell, text, &error))
    isms_reading_note_loss (cell->reading, text, error->message);
}

static char **
split_cell (const Cell *cell,
            const char *text)
{
  gboolean commas = cell->field->type == ISMS_LINKS && strpbrk (text, ";\n") == NULL;

  return isms_words_split (text, commas ? "," : ";\n");
}

static void
read_pieces (Cell *cell,
             const char *text)
{
  IsmsRecord *whole = isms_import_index_find (cell->reader->index, cell->kind, text);
  g_auto (GStrv) pieces = NULL;

  if (whole != NULL)
    {
      add_found (cell, whole);
      return;
    }
  pieces = split_cell (cell, text);
  for (guint i = 0; pieces[i] != NULL; i++)
    read_piece (cell, pieces[i]);
}

static char *
key_of (IsmsRecord *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (record));
}

static void
give_keys (Cell *cell)
{
  IsmsReading *reading = cell->reading;
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < cell->found->len; i++)
    g_ptr_array_add (keys, key_of (g_ptr_array_index (cell->found, i)));
  reading->given = keys->len > 0;
  if (cell->field->type == ISMS_LINKS)
    {
      isms_value_take_members (&reading->value, g_steal_pointer (&keys));
      return;
    }
  if (keys->len == 0)
    return;
  isms_value_set_integer (&reading->value, isms_record_get_key (g_ptr_array_index (cell->found, 0)));
  g_ptr_array_remove_index (keys, 0);
  if (keys->len > 0)
    reading->surplus = g_steal_pointer (&keys);
}

static void
give_additions (Cell *cell)
{
  for (guint i = 0; i < cell->found->len; i++)
    {
      IsmsImportAddition *addition = find_addition (cell->reader, g_ptr_array_index (cell->found, i));

      if (addition == NULL)
        continue;
      if (cell->reading->additions == NULL)
        cell->reading->additions = g_ptr_array_new ();
      g_ptr_array_add (cell->reading->additions, addition);
    }
}

/**
 * isms_link_reader_read:
 * @field: a field that is one link or several
 * @text: what a cell says: codes, titles, numbers of controls, several of them parted by semicolon, line break or comma
 *
 * Finds the records meant. A person, an asset, a supplier or the like that is not there is made, as a part of the step in
 * progress. A name with a comma is one name if there is such a record, and always where only one link fits.
 *
 * Returns: (transfer full): what it means; with one link, `surplus` holds those for which there is no room
 */
IsmsReading *
isms_link_reader_read (IsmsLinkReader *self,
                       const IsmsField *field,
                       const char *text)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree char *said = g_strstrip (g_strdup (text));
  const IsmsKind *kind = field->links_to != NULL ? isms_kind_find (field->links_to) : NULL;
  Cell cell = { self, field, kind, isms_reading_new (), found };

  read_pieces (&cell, said);
  give_keys (&cell);
  give_additions (&cell);
  return cell.reading;
}

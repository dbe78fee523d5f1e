/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "catalogue/isms-catalogue.h"
#include "interchange/isms-cell-reader.h"
#include "interchange/isms-words.h"
#include "records/isms-field-type.h"

/* Reads what the field's own parser does not: FALSE leaves the cell to be reported with the reason the parser gave. */
typedef gboolean (*Reader) (const IsmsField *field, const char *text, IsmsDateOrder dates, IsmsReading *reading);

static gboolean
take (IsmsReading *reading,
      const IsmsField *field,
      const char *text)
{
  reading->given = isms_field_parse (field, text, &reading->value, NULL) && !isms_value_is_null (&reading->value);
  return reading->given;
}

static gboolean
take_changed (IsmsReading *reading,
              const IsmsField *field,
              const char *text,
              const char *said)
{
  g_autofree char *becomes = NULL;

  if (!take (reading, field, text))
    return FALSE;
  becomes = isms_field_format (field, &reading->value);
  isms_reading_note_change (reading, said, becomes);
  return TRUE;
}

/* The limits are the field type's own business, so the longest text it takes is found by asking it. */
static char *
longest_beginning (const IsmsField *field,
                   const char *text)
{
  glong taken = 0;
  glong refused = g_utf8_strlen (text, -1) + 1;

  while (refused - taken > 1)
    {
      glong middle = taken + (refused - taken) / 2;
      g_autofree char *part = g_utf8_substring (text, 0, middle);
      g_auto (IsmsValue) value = ISMS_VALUE_NULL;

      if (isms_field_parse (field, part, &value, NULL))
        taken = middle;
      else
        refused = middle;
    }
  return g_strchomp (g_utf8_substring (text, 0, taken));
}

static char *
drop_unprintable (const char *text)
{
  GString *kept = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_iscntrl (*p) || *p == '\n' || *p == '\t')
      g_string_append_c (kept, *p);
  return g_string_free_and_steal (kept);
}

static gboolean
read_text (const IsmsField *field,
           const char *text,
           IsmsDateOrder dates,
           IsmsReading *reading)
{
  g_autofree char *clean = drop_unprintable (text);
  g_autofree char *beginning = NULL;

  if (field->type == ISMS_TEXT)
    g_strdelimit (clean, "\n\t", ' ');
  g_strstrip (clean);
  if (take (reading, field, clean))
    {
      if (strlen (clean) != strlen (text))
        isms_reading_note_change (reading, text, clean);
      return TRUE;
    }
  beginning = longest_beginning (field, clean);
  return take_changed (reading, field, beginning, text);
}

/* "4 - Likely", "4: likely", "Likely (4)" */
static char *
find_number (const char *text)
{
  gsize length = strspn (text, "0123456789");
  const char *bracket = strrchr (text, '(');

  if (length > 0 && length < 5 && text[length] != '\0' && strchr (" -:(=.", text[length]) != NULL && !g_ascii_isdigit (text[length + 1]))
    return g_strndup (text, length);
  if (bracket == NULL || bracket == text)
    return NULL;
  length = strspn (bracket + 1, "0123456789");
  return length > 0 && strcmp (bracket + 1 + length, ")") == 0 ? g_strndup (bracket + 1, length) : NULL;
}

static gboolean
read_integer (const IsmsField *field,
              const char *text,
              IsmsDateOrder dates,
              IsmsReading *reading)
{
  g_autofree char *number = find_number (text);
  gsize whole = strspn (text, "0123456789");
  g_autofree char *why = NULL;

  /* A spreadsheet that takes the column for fractions writes 4.0 for 4. */
  if (whole > 0 && (text[whole] == '.' || text[whole] == ',') && text[whole + 1] == '0' && text[whole + 1 + strspn (text + whole + 1, "0")] == '\0')
    {
      g_autofree char *digits = g_strndup (text, whole);

      return take (reading, field, digits);
    }
  if (number != NULL || strpbrk (text, "0123456789") != NULL || isms_words_are_placeholder (text))
    return number != NULL && take_changed (reading, field, number, text);
  why = g_strdup_printf (_("Nobody has said which number “%s” stands for."), text);
  isms_reading_note_loss (reading, text, why);
  return TRUE;
}

static gboolean
read_real (const IsmsField *field,
           const char *text,
           IsmsDateOrder dates,
           IsmsReading *reading)
{
  gsize length = strlen (text);
  g_autofree char *number = NULL;

  if (length < 2 || text[length - 1] != '%')
    return FALSE;
  number = g_strchomp (g_strndup (text, length - 1));
  return take_changed (reading, field, number, text);
}

static gboolean
read_boolean (const IsmsField *field,
              const char *text,
              IsmsDateOrder dates,
              IsmsReading *reading)
{
  static const char *const yes[] = { "✓", "✔", "☑", "✅", "[x]", NULL };
  static const char *const no[] = { "✗", "✘", "☐", "❌", "[ ]", "[]", NULL };
  g_autofree char *folded = isms_words_fold (text);
  g_autofree char *stripped = NULL;

  if (g_strv_contains (yes, text))
    return take (reading, field, "yes");
  if (g_strv_contains (no, text))
    return take (reading, field, "no");
  if (*folded != '\0' && take (reading, field, folded))
    return TRUE;
  /* "No (NDA only)" */
  stripped = isms_words_strip_brackets (text);
  return *stripped != '\0' && strlen (stripped) < strlen (text) && take_changed (reading, field, stripped, text);
}

static gboolean
read_date (const IsmsField *field,
           const char *text,
           IsmsDateOrder dates,
           IsmsReading *reading)
{
  gboolean exact;
  g_autofree char *date = isms_cell_read_date (text, dates, &exact);

  if (date != NULL)
    return exact ? take (reading, field, date) : take_changed (reading, field, date, text);
  if (!isms_cell_date_is_ambiguous (text))
    return FALSE;
  isms_reading_note_loss (reading, text, _("it may be day and month, or month and day."));
  return TRUE;
}

static gboolean
means_the_same (const IsmsChoice *choice,
                const char *word)
{
  g_autofree char *folded = isms_words_fold (word);
  g_autofree char *value = isms_words_fold (choice->value);
  g_autofree char *label = isms_words_fold (choice->label);
  g_autofree char *translated = isms_words_fold (_(choice->label));

  return g_str_equal (folded, value) || g_str_equal (folded, label) || g_str_equal (folded, translated);
}

/* "Internal audit 2026-Q1": what is left without the words at the end that are numbers. */
static char *
strip_numbers (const char *text)
{
  char *kept = g_strchomp (g_strdup (text));
  char *space;

  while ((space = strrchr (kept, ' ')) != NULL && strpbrk (space, "0123456789") != NULL)
    {
      *space = '\0';
      g_strchomp (kept);
    }
  return kept;
}

/* Spreadsheets write in_treatment, "In-treatment" and "In treatment (since May)" for one and the same. */
static const IsmsChoice *
find_choice (const IsmsField *field,
             const char *word)
{
  g_autofree char *folded = isms_words_fold (word);
  g_autofree char *bare = isms_words_strip_brackets (word);
  g_autofree char *stripped = strip_numbers (bare);
  const IsmsChoice *choice = isms_field_find_choice (field, word);

  if (choice == NULL && *folded != '\0')
    choice = isms_field_find_choice (field, folded);
  for (guint i = 0; choice == NULL && field->choices[i].value != NULL; i++)
    if (means_the_same (&field->choices[i], word))
      choice = &field->choices[i];
  if (choice == NULL && *stripped != '\0' && strlen (stripped) < strlen (word))
    choice = find_choice (field, stripped);
  return choice;
}

static gboolean
read_choice (const IsmsField *field,
             const char *text,
             IsmsDateOrder dates,
             IsmsReading *reading)
{
  const IsmsChoice *choice = find_choice (field, text);

  if (choice == NULL)
    return FALSE;
  return means_the_same (choice, text) ? take (reading, field, choice->value) : take_changed (reading, field, choice->value, text);
}

static gboolean
add_choice (const IsmsField *field,
            const char *word,
            GPtrArray *values,
            IsmsReading *reading)
{
  const IsmsChoice *choice = find_choice (field, word);

  if (choice == NULL)
    return FALSE;
  if (!means_the_same (choice, word))
    isms_reading_note_change (reading, word, _(choice->label));
  if (!g_ptr_array_find (values, choice->value, NULL))
    g_ptr_array_add (values, (char *) choice->value);
  return TRUE;
}

static gboolean
are_all_choices (const IsmsField *field,
                 char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (find_choice (field, words[i]) == NULL)
      return FALSE;
  return words[0] != NULL;
}

static void
add_choices (const IsmsField *field,
             const char *word,
             GPtrArray *values,
             IsmsReading *reading)
{
  g_auto (GStrv) parts = isms_words_split (word, "/& ");
  g_autofree char *why = NULL;

  if (add_choice (field, word, values, reading) || isms_words_are_placeholder (word))
    return;
  if (are_all_choices (field, parts))
    {
      for (guint i = 0; parts[i] != NULL; i++)
        add_choice (field, parts[i], values, reading);
      return;
    }
  why = g_strdup_printf (_("“%s” is not one of its choices."), word);
  isms_reading_note_loss (reading, word, why);
}

static gboolean
read_choice_set (const IsmsField *field,
                 const char *text,
                 IsmsDateOrder dates,
                 IsmsReading *reading)
{
  g_auto (GStrv) words = isms_words_split (text, ";,|\n");
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  if (!add_choice (field, text, values, reading))
    for (guint i = 0; words[i] != NULL; i++)
      add_choices (field, words[i], values, reading);
  isms_value_take_members (&reading->value, g_ptr_array_ref (values));
  reading->given = !isms_value_is_null (&reading->value);
  return TRUE;
}

static gboolean
is_called (const char *word,
           const char *id,
           const char *title)
{
  g_autofree char *folded = isms_words_fold (word);
  g_autofree char *folded_title = isms_words_fold (title);

  return g_ascii_strcasecmp (word, id) == 0 || g_str_equal (folded, folded_title);
}

static const char *
find_threat (const char *word)
{
  guint n;
  const IsmsThreat *threats = isms_catalogue_get_threats (&n);

  for (guint i = 0; i < n; i++)
    if (is_called (word, threats[i].id, threats[i].title))
      return threats[i].id;
  return NULL;
}

static const char *
find_vulnerability (const char *word)
{
  guint n;
  const IsmsVulnerability *vulnerabilities = isms_catalogue_get_vulnerabilities (&n);

  for (guint i = 0; i < n; i++)
    if (is_called (word, vulnerabilities[i].id, vulnerabilities[i].title))
      return vulnerabilities[i].id;
  return NULL;
}

/* As we write it for people: "9.1 (Results)". */
static const IsmsClause *
find_named_clause (const char *word)
{
  guint n;
  const IsmsClause *clauses = isms_catalogue_get_clauses (&n);

  for (guint i = 0; i < n; i++)
    {
      const char *one[] = { clauses[i].id, NULL };
      g_autofree char *name = isms_catalogue_name_clauses (one);

      if (g_str_equal (name, word))
        return &clauses[i];
    }
  return NULL;
}

/* "6.2", "Clause 6.2", "ISO 6.2", but not "A.6.2", which is a control. */
static const char *
find_clause (const char *word)
{
  static const char *const prefixes[] = { "", "clause", "cl", "iso", "section", "kapitel", NULL };
  const char *number = word + strcspn (word, "0123456789");
  g_autofree char *before = g_strndup (word, number - word);
  g_autofree char *prefix = isms_words_fold (before);
  const IsmsClause *clause = isms_catalogue_find_clause (number);

  if (clause == NULL)
    clause = find_named_clause (number);
  return clause != NULL && g_strv_contains (prefixes, prefix) ? clause->id : NULL;
}

static const char *
find_reference (const IsmsField *field,
                const char *word)
{
  if (g_str_equal (field->links_to, "threat"))
    return find_threat (word);
  if (g_str_equal (field->links_to, "vulnerability"))
    return find_vulnerability (word);
  return find_clause (word);
}

/* What the catalogue does not know is kept as words as far as the kind has a place for them: see the import. */
static gboolean
read_reference (const IsmsField *field,
                const char *text,
                IsmsDateOrder dates,
                IsmsReading *reading)
{
  const char *whole = find_reference (field, text);
  g_auto (GStrv) words = isms_words_split (whole != NULL ? whole : text, ";,|\n");
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) unknown = g_strv_builder_new ();
  g_auto (GStrv) left = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *id = find_reference (field, words[i]);

      if (id != NULL)
        g_ptr_array_add (ids, (char *) id);
      else if (!isms_words_are_placeholder (words[i]))
        g_strv_builder_add (unknown, words[i]);
    }
  left = g_strv_builder_end (unknown);
  /* Whole sentences with commas stay whole. */
  if (left[0] != NULL)
    reading->words = ids->len == 0 ? g_strdup (text) : g_strjoinv ("; ", left);
  isms_value_take_members (&reading->value, g_ptr_array_ref (ids));
  reading->given = !isms_value_is_null (&reading->value);
  return TRUE;
}

/* Those that come first are asked before the field's own parser, which would take too much or tell too little. */
static const struct
{
  Reader read;
  gboolean first;
} readers[ISMS_N_FIELD_TYPES] = {
  [ISMS_TEXT] = { read_text, FALSE },
  [ISMS_PROSE] = { read_text, FALSE },
  [ISMS_INTEGER] = { read_integer, FALSE },
  [ISMS_NUMBER] = { read_real, FALSE },
  [ISMS_BOOLEAN] = { read_boolean, FALSE },
  [ISMS_DATE] = { read_date, TRUE },
  [ISMS_CHOICE] = { read_choice, TRUE },
  [ISMS_CHOICE_SET] = { read_choice_set, TRUE },
  [ISMS_SCALE] = { read_integer, FALSE },
  [ISMS_REFERENCE] = { read_reference, TRUE },
};

/**
 * isms_cell_read:
 * @field: a field that is no link
 * @text: what a cell says
 * @dates: whether day or month comes first in dates that leave it open
 *
 * Reads a cell more kindly than isms_field_parse() reads what a person types, and says what it made of it. Nothing is
 * guessed: what cannot be read is not given, and there is a remark that says why.
 *
 * Returns: (transfer full): what it means
 */
IsmsReading *
isms_cell_read (const IsmsField *field,
                const char *text,
                IsmsDateOrder dates)
{
  IsmsReading *reading = isms_reading_new ();
  g_autofree char *said = g_strstrip (g_strdup (text));
  g_autoptr (GError) error = NULL;
  Reader read = readers[field->type].read;

  if (*said == '\0' || (readers[field->type].first && read (field, said, dates, reading)))
    return reading;
  if (isms_field_parse (field, said, &reading->value, &error))
    {
      reading->given = !isms_value_is_null (&reading->value);
      return reading;
    }
  if (!readers[field->type].first && read (field, said, dates, reading))
    return reading;
  if (!isms_words_are_placeholder (said))
    isms_reading_note_loss (reading, said, error->message);
  return reading;
}

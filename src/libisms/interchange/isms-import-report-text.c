/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "interchange/isms-import-report.h"
#include "interchange/isms-words.h"

/* A person reads a screen of these; a program reads them all, as JSON. */
#define MAX_ENTRIES 40
#define MAX_VALUES 6
#define MAX_LENGTH 70

typedef void (*AppendEntry) (GString *text, gpointer entry);
typedef void (*AppendValue) (GString *text, const IsmsImportValue *value);

static void
append_head (GString *text,
             IsmsImportReport *self)
{
  g_string_append_printf (text, "%s: ", _(self->kind->plural));
  g_string_append_printf (text, ngettext ("%u row was read.", "%u rows were read.", self->n_rows), self->n_rows);
  g_string_append_c (text, '\n');
  if (self->dry_run)
    g_string_append_printf (text, _("%u would be changed, %u added, %u are the same already, %u left out."),
                            self->n_changed, self->n_added, self->n_unchanged, self->skipped->len);
  else
    g_string_append_printf (text, _("%u were changed, %u added, %u were the same already, %u left out."),
                            self->n_changed, self->n_added, self->n_unchanged, self->skipped->len);
  g_string_append_c (text, '\n');
}

static void
append_list (GString *text,
             const char *title,
             GPtrArray *entries,
             AppendEntry append)
{
  if (entries->len == 0)
    return;
  g_string_append_printf (text, "\n%s\n", title);
  for (guint i = 0; i < entries->len && i < MAX_ENTRIES; i++)
    {
      g_string_append (text, "  ");
      append (text, g_ptr_array_index (entries, i));
      g_string_append_c (text, '\n');
    }
  if (entries->len > MAX_ENTRIES)
    g_string_append_printf (text, ngettext ("  … and %u more\n", "  … and %u more\n", entries->len - MAX_ENTRIES), entries->len - MAX_ENTRIES);
}

static void
append_mapped (GString *text,
               gpointer entry)
{
  const IsmsImportColumn *column = entry;

  g_string_append_printf (text, "%s → %s", column->name, column->label);
}

static void
append_unmapped (GString *text,
                 gpointer entry)
{
  const IsmsImportColumn *column = entry;

  g_string_append_printf (text, ngettext ("%s (%u cell filled): %s", "%s (%u cells filled): %s", column->n_filled),
                          column->name, column->n_filled, column->why);
}

static void
append_columns (GString *text,
                IsmsImportReport *self)
{
  g_autoptr (GPtrArray) mapped = g_ptr_array_new ();
  g_autoptr (GPtrArray) unmapped = g_ptr_array_new ();

  for (guint i = 0; i < self->columns->len; i++)
    {
      IsmsImportColumn *column = g_ptr_array_index (self->columns, i);

      g_ptr_array_add (column->field != NULL ? mapped : unmapped, column);
    }
  append_list (text, _("Columns and what they fill:"), mapped, append_mapped);
  append_list (text, _("Columns that are not imported:"), unmapped, append_unmapped);
}

static void
append_lines (GString *text,
              const IsmsImportValue *value)
{
  guint first = g_array_index (value->lines, guint, 0);

  if (value->lines->len == 1)
    g_string_append_printf (text, _("line %u"), first);
  else
    g_string_append_printf (text, ngettext ("%u time, first in line %u", "%u times, first in line %u", value->lines->len), value->lines->len, first);
}

static void
append_ignored (GString *text,
                const IsmsImportValue *value)
{
  g_autofree char *said = isms_words_shorten (value->value, MAX_LENGTH);

  g_string_append_printf (text, "  %s: “%s” (", value->column, said);
  append_lines (text, value);
  g_string_append_printf (text, "): %s\n", value->why);
}

static void
append_change (GString *text,
               const IsmsImportValue *value)
{
  g_autofree char *said = isms_words_shorten (value->value, MAX_LENGTH);
  g_autofree char *becomes = isms_words_shorten (value->becomes, MAX_LENGTH);

  g_string_append (text, "  ");
  if (*becomes == '\0')
    /* Translators: a column's name, what its cells say */
    g_string_append_printf (text, _("%s: “%s” is left empty ("), value->column, said);
  else
    /* Translators: a column's name, what its cells say, what they are read as */
    g_string_append_printf (text, _("%s: “%s” becomes “%s” ("), value->column, said, becomes);
  append_lines (text, value);
  g_string_append (text, ")\n");
}

/* Column by column, and of each not all: a column of times of day has as many values as rows. */
static void
append_values_of (GString *text,
                  const IsmsImportColumn *column,
                  GPtrArray *values,
                  AppendValue append)
{
  guint n = 0;

  for (guint i = 0; i < values->len; i++)
    {
      const IsmsImportValue *value = g_ptr_array_index (values, i);

      if (g_str_equal (value->column, column->name) && n++ < MAX_VALUES)
        append (text, value);
    }
  if (n > MAX_VALUES)
    g_string_append_printf (text, ngettext ("  %s: … and %u other value\n", "  %s: … and %u other values\n", n - MAX_VALUES), column->name, n - MAX_VALUES);
}

static void
append_values (GString *text,
               const char *title,
               IsmsImportReport *self,
               GPtrArray *values,
               AppendValue append)
{
  if (values->len == 0)
    return;
  g_string_append_printf (text, "\n%s\n", title);
  for (guint i = 0; i < self->columns->len; i++)
    append_values_of (text, g_ptr_array_index (self->columns, i), values, append);
}

static void
append_skipped (GString *text,
                gpointer entry)
{
  const IsmsImportLine *line = entry;

  /* What the table's reader says of a malformed row names the line itself. */
  if (line->malformed)
    g_string_append (text, line->why);
  else
    g_string_append_printf (text, _("Line %u: %s"), line->line, line->why);
}

static void
append_note (GString *text,
             gpointer entry)
{
  g_string_append (text, entry);
}

static GPtrArray *
titles_of (IsmsImportReport *self,
           const IsmsKind *kind)
{
  GPtrArray *titles = g_ptr_array_new ();

  for (guint i = 0; i < self->additions->len; i++)
    {
      const IsmsImportAddition *addition = g_ptr_array_index (self->additions, i);

      if (addition->kind == kind)
        g_ptr_array_add (titles, addition->title);
    }
  return titles;
}

static void
append_additions_of (GString *text,
                     IsmsImportReport *self,
                     const IsmsKind *kind)
{
  g_autoptr (GPtrArray) titles = titles_of (self, kind);
  g_autofree char *list = NULL;
  guint n = titles->len;

  if (n == 0)
    return;
  g_ptr_array_add (titles, NULL);
  list = g_strjoinv (", ", (char **) titles->pdata);
  if (self->dry_run)
    /* Translators: kind of records, how many, their names: "People: 2 would be added: Anna Weber, Ben Li." */
    g_string_append_printf (text, ngettext ("  %s: %u would be added: %s.\n", "  %s: %u would be added: %s.\n", n), _(kind->plural), n, list);
  else
    g_string_append_printf (text, ngettext ("  %s: %u was added: %s.\n", "  %s: %u were added: %s.\n", n), _(kind->plural), n, list);
}

static void
append_additions (GString *text,
                  IsmsImportReport *self)
{
  if (self->additions->len == 0)
    return;
  g_string_append_printf (text, "\n%s\n", _("Records that cells name and that were not there:"));
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    append_additions_of (text, self, isms_kinds (NULL)[i]);
}

/**
 * isms_import_report_to_text:
 *
 * Returns: (transfer full): the report as lines of text for a person
 */
char *
isms_import_report_to_text (IsmsImportReport *self)
{
  GString *text = g_string_new (NULL);

  append_head (text, self);
  append_columns (text, self);
  append_additions (text, self);
  append_values (text, _("Read as something else:"), self, self->changes, append_change);
  append_values (text, _("Cells that are not imported:"), self, self->ignored, append_ignored);
  append_list (text, _("Rows left out:"), self->skipped, append_skipped);
  append_list (text, _("Not read:"), self->unread, append_note);
  append_list (text, _("Also:"), self->notes, append_note);
  return g_string_free_and_steal (text);
}

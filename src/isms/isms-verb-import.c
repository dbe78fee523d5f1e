/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "interchange/isms-import.h"
#include "interchange/isms-workbook.h"
#include "isms-call.h"
#include "isms-names.h"

static char **columns;
static char **values;
static char *dates;
static char *sheet;
static int header_row;
static gboolean by_title;
static gboolean dry_run;

static const GOptionEntry options[] = {
  { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &columns, N_("Read a column as a field, or with COLUMN= not at all; may be repeated"), N_("COLUMN=FIELD") },
  { "map-value", 0, 0, G_OPTION_ARG_STRING_ARRAY, &values, N_("Read a word as a value: likelihood:High=4; may be repeated"), N_("FIELD:WORD=VALUE") },
  { "dates", 0, 0, G_OPTION_ARG_STRING, &dates, N_("Whether 3/4/2026 is written day-first or month-first"), N_("ORDER") },
  { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet, N_("Which sheet of a workbook to read; by default the one whose columns fit best"), N_("NAME") },
  { "header-row", 0, 0, G_OPTION_ARG_INT, &header_row, N_("Which row names the columns; by default the first that is no title"), N_("N") },
  { "match-titles", 0, 0, G_OPTION_ARG_NONE, &by_title, N_("A row of the same title as a record changes it"), NULL },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say what would be done"), NULL },
  { NULL },
};

static IsmsTable *
choose_header (IsmsTable *table,
               GError **error)
{
  if (header_row == 0)
    return isms_table_ref (table);
  if (header_row > 0)
    return isms_table_with_header (table, header_row, error);
  isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("Rows are counted from 1."));
  return NULL;
}

static IsmsTable *
read_table (IsmsCall *call,
            const IsmsKind *kind,
            GError **error)
{
  g_autoptr (GFile) file = isms_call_file (call->args[2]);
  g_autofree char *shown = g_filename_display_name (call->args[2]);
  g_autoptr (GError) cause = NULL;
  g_autoptr (IsmsWorkbook) workbook = isms_workbook_load (file, NULL, &cause);
  guint found = 0;

  if (cause != NULL && cause->domain == G_IO_ERROR)
    isms_call_fail (error, ISMS_EXIT_REFUSED, _("“%s” cannot be read: %s."), shown, cause->message);
  else if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  if (workbook == NULL || (sheet != NULL && !isms_workbook_find (workbook, sheet, &found, error)))
    return NULL;
  return choose_header (isms_workbook_get_table (workbook, sheet != NULL ? found : isms_workbook_choose (workbook, kind)), error);
}

static gboolean
ask_column (IsmsImport *import,
            const IsmsKind *kind,
            const char *word,
            GError **error)
{
  const char *equals = strrchr (word, '=');
  g_autofree char *column = equals != NULL ? g_strndup (word, equals - word) : NULL;
  const IsmsField *field = NULL;

  if (equals == NULL)
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("“%s” does not say COLUMN=FIELD."), word);
  if (equals[1] == '\0' || g_str_equal (equals + 1, "code"))
    return isms_import_map (import, column, equals + 1, error);
  field = isms_names_find_field (kind, equals + 1, error);
  return field != NULL && isms_import_map (import, column, field->name, error);
}

static gboolean
ask_value (IsmsImport *import,
           const IsmsKind *kind,
           const char *word,
           GError **error)
{
  const char *colon = strchr (word, ':');
  const char *equals = strrchr (word, '=');
  g_autofree char *name = NULL;
  g_autofree char *from = NULL;
  const IsmsField *field;

  if (colon == NULL || equals == NULL || equals < colon)
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("“%s” does not say FIELD:WORD=VALUE."), word);
  name = g_strndup (word, colon - word);
  from = g_strndup (colon + 1, equals - colon - 1);
  field = isms_names_find_field (kind, name, error);
  return field != NULL && isms_import_map_value (import, field->name, from, equals + 1, error);
}

static gboolean
ask_dates (IsmsImport *import,
           GError **error)
{
  if (dates == NULL)
    return TRUE;
  if (g_str_equal (dates, "day-first"))
    isms_import_set_dates (import, ISMS_DATES_DAY_FIRST);
  else if (g_str_equal (dates, "month-first"))
    isms_import_set_dates (import, ISMS_DATES_MONTH_FIRST);
  else
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("“%s” is not an order of dates: day-first or month-first."), dates);
  return TRUE;
}

static gboolean
ask (IsmsImport *import,
     const IsmsKind *kind,
     GError **error)
{
  for (guint i = 0; columns != NULL && columns[i] != NULL; i++)
    if (!ask_column (import, kind, columns[i], error))
      return FALSE;
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    if (!ask_value (import, kind, values[i], error))
      return FALSE;
  return ask_dates (import, error);
}

static gboolean
finish (IsmsCall *call,
        IsmsImportReport *report,
        GError **error)
{
  g_autofree char *text = NULL;

  if (!dry_run && !isms_call_save (call, error))
    return FALSE;
  text = isms_import_report_to_text (report);
  if (call->json)
    isms_call_print_json (call, isms_import_report_to_json (report));
  else
    isms_call_print (call, "%s%s", text, g_str_has_suffix (text, "\n") ? "" : "\n");
  if (dry_run && isms_import_report_loses (report))
    return isms_call_fail (error, ISMS_EXIT_FINDING, _("Not everything in “%s” would be imported."), call->args[2]);
  return TRUE;
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  const IsmsKind *kind = isms_names_find_kind_to_add (call->args[1], error);
  g_autoptr (IsmsTable) table = kind != NULL ? read_table (call, kind, error) : NULL;
  IsmsStore *store;
  g_autofree char *base = g_path_get_basename (call->args[2]);
  g_autofree char *source = g_filename_display_name (base);
  g_autoptr (IsmsImport) import = NULL;
  g_autoptr (IsmsImportReport) report = NULL;

  call->look = dry_run;
  store = table != NULL ? isms_call_open (call, error) : NULL;
  if (store == NULL)
    return FALSE;
  import = isms_import_new (store, kind, table);
  isms_import_set_source (import, source);
  isms_import_set_match_titles (import, by_title);
  isms_import_set_one_sheet (import, sheet != NULL);
  if (!ask (import, kind, error))
    return FALSE;
  report = isms_import_run (import, dry_run, NULL, error);
  return report != NULL && finish (call, report, error);
}

const IsmsVerb isms_verb_import = {
  .name = "import",
  .usage = "FILE KIND TABLE",
  .help = N_("Make records of the rows of a table"),
  .min_args = 3,
  .max_args = 3,
  .flags = ISMS_VERB_JSON | ISMS_VERB_CHANGES,
  .options = options,
  .run = run,
};

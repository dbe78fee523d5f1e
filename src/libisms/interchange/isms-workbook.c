/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "interchange/isms-csv-reader.h"
#include "interchange/isms-import-guess.h"
#include "interchange/isms-mapping.h"
#include "interchange/isms-table-private.h"
#include "interchange/isms-workbook-private.h"

#define CHUNK (256u * 1024)

/* More names would hide each other in a sentence. */
#define MAX_SHOWN_SHEETS 12

/* As much as that many columns, found by trying: registers share columns with lists of their own words. */
#define WORTH_OF_GUESS 3

typedef struct
{
  char *name;
  gboolean hidden;
  IsmsTable *table;
} Sheet;

/**
 * IsmsWorkbook:
 *
 * The sheets of a spreadsheet that hold anything, each a table: those of an .xlsx or .ods file, or the one that a CSV file is.
 * A workbook never changes once it was read.
 */
struct _IsmsWorkbook
{
  GArray *sheets;
};

G_DEFINE_BOXED_TYPE (IsmsWorkbook, isms_workbook, isms_workbook_ref, isms_workbook_unref)

static void
clear_sheet (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  isms_table_unref (sheet->table);
}

IsmsWorkbook *
isms_workbook_new (void)
{
  IsmsWorkbook *self = g_atomic_rc_box_new0 (IsmsWorkbook);

  self->sheets = g_array_new (FALSE, TRUE, sizeof (Sheet));
  g_array_set_clear_func (self->sheets, clear_sheet);
  return self;
}

IsmsWorkbook *
isms_workbook_ref (IsmsWorkbook *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_workbook (gpointer data)
{
  g_array_unref (((IsmsWorkbook *) data)->sheets);
}

void
isms_workbook_unref (IsmsWorkbook *self)
{
  g_atomic_rc_box_release_full (self, clear_workbook);
}

void
isms_workbook_add_sheet (IsmsWorkbook *self,
                         const char *name,
                         gboolean hidden,
                         IsmsTable *table)
{
  Sheet sheet = { g_strdup (name), hidden, isms_table_ref (table) };

  g_array_append_val (self->sheets, sheet);
}

static Sheet *
get_sheet (IsmsWorkbook *self,
           guint sheet)
{
  return &g_array_index (self->sheets, Sheet, sheet);
}

enum
{
  SHOWN = 1 << 0,
  HIDDEN = 1 << 1,
};

/* @n: (out): how many they are, of which the first are named */
static char *
list_others (IsmsWorkbook *self,
             guint sheet,
             guint which,
             guint *n)
{
  GString *names = g_string_new (NULL);

  *n = 0;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      guint n_rows = isms_table_get_n_rows (get_sheet (self, i)->table);

      if (i == sheet || (which & (get_sheet (self, i)->hidden ? HIDDEN : SHOWN)) == 0 || (*n)++ >= MAX_SHOWN_SHEETS)
        continue;
      if (*n > 1)
        g_string_append (names, ", ");
      /* Translators: a sheet's name and how much is in it: "“Status” (5 rows)" */
      g_string_append_printf (names, ngettext ("“%s” (%u row)", "“%s” (%u rows)", n_rows), get_sheet (self, i)->name, n_rows);
    }
  if (*n > MAX_SHOWN_SHEETS)
    g_string_append (names, ", …");
  return g_string_free_and_steal (names);
}

static void
tell_others (IsmsWorkbook *self,
             guint sheet)
{
  const char *name = get_sheet (self, sheet)->name;
  IsmsTable *table = get_sheet (self, sheet)->table;
  guint n, n_hidden;
  g_autofree char *others = list_others (self, sheet, SHOWN, &n);
  g_autofree char *hidden = list_others (self, sheet, HIDDEN, &n_hidden);

  if (n > 0)
    isms_table_take_problem (table, 0, ISMS_TABLE_PROBLEM_OTHER_SHEETS,
                             g_strdup_printf (ngettext ("The sheet “%s” is read; %u other is not: %s.", "The sheet “%s” is read; %u others are not: %s.", n), name, n, others));
  if (n_hidden > 0)
    isms_table_take_problem (table, 0, ISMS_TABLE_PROBLEM_HIDDEN_SHEETS,
                             g_strdup_printf (ngettext ("%u hidden sheet is not read: %s.", "%u hidden sheets are not read: %s.", n_hidden), n_hidden, hidden));
}

/* Whichever sheet is taken, it says which are not. */
static void
tell_of_sheets (IsmsWorkbook *self)
{
  for (guint i = 0; i < self->sheets->len; i++)
    tell_others (self, i);
}

static gboolean
starts_with (GBytes *bytes,
             const char *magic,
             gsize length)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, magic, length) == 0;
}

/* A locked .xlsx lies in the same kind of file as the spreadsheets before 2007; the name of the stream gives it away. */
static void
fail_old (GBytes *bytes,
          GError **error)
{
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g";
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (memmem (data, size, name, sizeof name) != NULL)
    g_set_error_literal (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_LOCKED,
                         _("The spreadsheet is protected by a password. Open it in a spreadsheet program, save it as .xlsx or CSV without a password and import that."));
  else
    g_set_error_literal (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_NOT_TEXT,
                         _("The file is an old Office document, such as .xls. Open it in a spreadsheet program, save it as .xlsx or CSV and import that."));
}

static IsmsWorkbook *
read_package (GBytes *bytes,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (IsmsPackage) package = isms_package_read (bytes, cancellable, error);

  if (package == NULL)
    return NULL;
  if (isms_package_has (package, "content.xml"))
    return isms_ods_read (package, cancellable, error);
  if (!isms_package_has (package, "xl/workbook.bin"))
    return isms_xlsx_read (package, cancellable, error);
  g_set_error_literal (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_NOT_TEXT,
                       _("The file is a binary workbook (.xlsb). Open it in a spreadsheet program, save it as .xlsx or CSV and import that."));
  return NULL;
}

static IsmsWorkbook *
read_csv (GBytes *bytes,
          GError **error)
{
  g_autoptr (IsmsTable) table = isms_csv_read (bytes, error);
  g_autoptr (IsmsWorkbook) self = table != NULL ? isms_workbook_new () : NULL;

  if (self != NULL)
    isms_workbook_add_sheet (self, NULL, FALSE, table);
  return g_steal_pointer (&self);
}

static IsmsWorkbook *
read_any (GBytes *bytes,
          GCancellable *cancellable,
          GError **error)
{
  if (g_bytes_get_size (bytes) <= ISMS_TABLE_MAX_BYTES && starts_with (bytes, "PK", 2))
    return read_package (bytes, cancellable, error);
  if (!starts_with (bytes, "\xD0\xCF\x11\xE0", 4))
    return read_csv (bytes, error);
  fail_old (bytes, error);
  return NULL;
}

/**
 * isms_workbook_read:
 * @bytes: the bytes of a file
 * @cancellable: (nullable): asked now and then
 * @error: return location: %ISMS_TABLE_ERROR, or that it was cancelled
 *
 * Reads a spreadsheet: .xlsx, .ods or CSV, whatever its name says. Any bytes at all may be given; what they unpack to, and how
 * many cells that makes, is bounded. May be called in any thread.
 *
 * Returns: (transfer full) (nullable): a workbook of at least one sheet
 */
IsmsWorkbook *
isms_workbook_read (GBytes *bytes,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (IsmsWorkbook) self = read_any (bytes, cancellable, error);

  if (self == NULL)
    return NULL;
  if (self->sheets->len == 0)
    {
      g_set_error_literal (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_EMPTY,
                           _("The file holds no sheet with anything in it. The first row of a table must name its columns."));
      return NULL;
    }
  tell_of_sheets (self);
  return g_steal_pointer (&self);
}

/* One byte more than may be is read, so that the reader itself says what is too much: nobody knows a stream's size. */
static GBytes *
read_bytes (GInputStream *stream,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n = 1;

  while (n > 0 && bytes->len <= ISMS_TABLE_MAX_BYTES)
    {
      n = g_input_stream_read (stream, chunk, CHUNK, cancellable, error);
      if (n > 0)
        g_byte_array_append (bytes, chunk, n);
    }
  return n >= 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/**
 * isms_workbook_load:
 * @error: return location: %ISMS_TABLE_ERROR, or why the file cannot be read
 *
 * Reads a spreadsheet from a file. May be called in any thread.
 *
 * Returns: (transfer full) (nullable): the workbook
 */
IsmsWorkbook *
isms_workbook_load (GFile *file,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GBytes) bytes = stream != NULL ? read_bytes (G_INPUT_STREAM (stream), cancellable, error) : NULL;

  return bytes != NULL ? isms_workbook_read (bytes, cancellable, error) : NULL;
}

static void
load_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  IsmsWorkbook *workbook = isms_workbook_load (source, cancellable, &error);

  if (workbook != NULL)
    g_task_return_pointer (task, workbook, (GDestroyNotify) isms_workbook_unref);
  else
    g_task_return_error (task, error);
}

void
isms_workbook_load_async (GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, isms_workbook_load_async);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * isms_workbook_load_finish:
 *
 * Returns: (transfer full) (nullable): the workbook
 */
IsmsWorkbook *
isms_workbook_load_finish (GAsyncResult *result,
                           GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
isms_workbook_get_n_sheets (IsmsWorkbook *self)
{
  return self->sheets->len;
}

/**
 * isms_workbook_get_name:
 *
 * Returns: (transfer none) (nullable): what the sheet is called; that of a CSV file has no name
 */
const char *
isms_workbook_get_name (IsmsWorkbook *self,
                        guint sheet)
{
  return get_sheet (self, sheet)->name;
}

gboolean
isms_workbook_is_hidden (IsmsWorkbook *self,
                         guint sheet)
{
  return get_sheet (self, sheet)->hidden;
}

/**
 * isms_workbook_get_table:
 *
 * Returns: (transfer none): what the sheet holds
 */
IsmsTable *
isms_workbook_get_table (IsmsWorkbook *self,
                         guint sheet)
{
  return get_sheet (self, sheet)->table;
}

/* How many columns have a field, and more if nothing else looks so much like that kind of record. */
static guint
weigh_sheet (const Sheet *sheet,
             const IsmsKind *kind)
{
  g_autoptr (IsmsMapping) mapping = isms_mapping_new (kind, sheet->table);
  guint n = isms_import_guess_kind (sheet->table, sheet->name, NULL) == kind ? WORTH_OF_GUESS : 0;

  for (guint i = 0; i < isms_table_get_n_columns (sheet->table); i++)
    n += isms_mapping_get (mapping, i)->match <= ISMS_MATCH_ALSO;
  return n;
}

/**
 * isms_workbook_choose:
 * @kind: (nullable): what the rows are to become
 *
 * Chooses the sheet with the most columns that @kind has a field for, or the first; a hidden one only if there is no other.
 *
 * Returns: its place
 */
guint
isms_workbook_choose (IsmsWorkbook *self,
                      const IsmsKind *kind)
{
  int best = -1;
  guint most = 0;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const Sheet *sheet = get_sheet (self, i);
      guint n = kind != NULL && !sheet->hidden && self->sheets->len > 1 ? weigh_sheet (sheet, kind) : 0;

      if (sheet->hidden || (best >= 0 && n <= most))
        continue;
      most = n;
      best = i;
    }
  return MAX (best, 0);
}

/**
 * isms_workbook_find:
 * @name: a sheet's name, spaces around it and case aside
 * @sheet: (out): its place
 * @error: return location: %ISMS_TABLE_ERROR_NO_SHEET
 */
gboolean
isms_workbook_find (IsmsWorkbook *self,
                    const char *name,
                    guint *sheet,
                    GError **error)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  guint n;
  g_autofree char *all = list_others (self, G_MAXUINT, SHOWN | HIDDEN, &n);

  g_strstrip (wanted);
  for (*sheet = 0; *sheet < self->sheets->len; ++*sheet)
    {
      const char *its = get_sheet (self, *sheet)->name;
      g_autofree char *folded = g_utf8_casefold (its != NULL ? its : "", -1);

      if (its != NULL && g_str_equal (g_strstrip (folded), wanted))
        return TRUE;
    }
  if (get_sheet (self, 0)->name == NULL)
    g_set_error_literal (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_NO_SHEET, _("The file is CSV, which has no sheets to choose from."));
  else
    g_set_error (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_NO_SHEET, _("No sheet of the file that holds anything is called “%s”. There is %s."), name, all);
  return FALSE;
}

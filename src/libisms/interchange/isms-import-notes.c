/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "interchange/isms-import-pass.h"

/* What has to be said of the table as a whole. */

void
isms_import_pass_note_titles (IsmsImportPass *pass)
{
  const char *label = isms_field_label (&pass->import->kind->fields[0]);

  for (guint i = 0; i < isms_table_get_n_columns (pass->import->table); i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (pass->borrowed, GUINT_TO_POINTER (i)));

      if (n > 0)
        isms_import_report_take_note (pass->report,
                                      /* Translators: number of rows, a field's label, a column's name */
                                      g_strdup_printf (ngettext ("%u row has no “%s”: it is taken from the column “%s”.",
                                                                 "%u rows have no “%s”: it is taken from the column “%s”.", n),
                                                       n, label, isms_table_get_column_label (pass->import->table, i)));
    }
}

/* What a formula was to say is lost, unless nobody wants its column. */
static void
note_error (IsmsImportPass *pass,
            const IsmsTableProblem *problem)
{
  IsmsTable *table = pass->import->table;
  guint column = problem->column - isms_table_get_first_column (table);

  if (problem->line > isms_table_get_header_line (table) && column < isms_table_get_n_columns (table) &&
      isms_mapping_get (pass->import->mapping, column)->match != ISMS_MATCH_LEFT_OUT)
    isms_import_pass_tell_loss (pass, column, problem->value, _("A formula ended with this error instead of a value."), problem->line);
}

static void
note_problem (IsmsImportPass *pass,
              const IsmsTableProblem *problem)
{
  switch (problem->kind)
    {
    case ISMS_TABLE_PROBLEM_LONG_ROW:
    case ISMS_TABLE_PROBLEM_SHORT_ROW:
      break;
    case ISMS_TABLE_PROBLEM_FORMULA:
      note_error (pass, problem);
      break;
    case ISMS_TABLE_PROBLEM_OTHER_SHEETS:
      if (!pass->import->one_sheet)
        {
          isms_import_report_take_unread (pass->report, g_strdup (problem->sentence));
          break;
        }
      G_GNUC_FALLTHROUGH;
    default:
      isms_import_report_take_note (pass->report, g_strdup (problem->sentence));
    }
}

void
isms_import_pass_note_problems (IsmsImportPass *pass)
{
  GPtrArray *problems = isms_table_get_problems (pass->import->table);

  for (guint i = 0; i < problems->len; i++)
    note_problem (pass, g_ptr_array_index (problems, i));
}

void
isms_import_pass_note_missing_codes (IsmsImportPass *pass)
{
  if (isms_mapping_find (pass->import->mapping, ISMS_TARGET_CODE) < 0 && !pass->import->kind->single && !pass->import->match_titles && pass->import->kind->same_by[0] == NULL &&
      !g_str_equal (pass->import->kind->name, "control"))
    isms_import_report_take_note (pass->report, g_strdup (_("No column holds the records’ codes, so importing the table again would add its rows again.")));
}

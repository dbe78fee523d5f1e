/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "interchange/isms-words.h"
#include "pages/import/parapet-import-check-page.h"
#include "pages/import/parapet-import-entries-row.h"

#define CELL_LENGTH 100

/**
 * ParapetImportCheckPage:
 *
 * The last step of an import: what it is going to do, and everything that the file says and the document will not.
 */
struct _ParapetImportCheckPage
{
  AdwNavigationPage parent_instance;

  ParapetImportSession *session;
  IsmsImportReport *shown; /* what the rows list are its entries */

  GtkLabel *counts_label;
  GtkLabel *state_label;
  AdwSwitchRow *titles_row;
  AdwComboRow *dates_row;
  AdwPreferencesGroup *losses_group;
  ParapetImportEntriesRow *unread_row;
  ParapetImportEntriesRow *columns_row;
  ParapetImportEntriesRow *cells_row;
  ParapetImportEntriesRow *lines_row;
  AdwPreferencesGroup *remarks_group;
  ParapetImportEntriesRow *additions_row;
  ParapetImportEntriesRow *changes_row;
  ParapetImportEntriesRow *notes_row;
};

G_DEFINE_FINAL_TYPE (ParapetImportCheckPage, parapet_import_check_page, ADW_TYPE_NAVIGATION_PAGE)

static char *
describe_lines (const IsmsImportValue *value)
{
  guint first = g_array_index (value->lines, guint, 0);

  if (value->lines->len == 1)
    return g_strdup_printf (_("Line %u"), first);
  return g_strdup_printf (ngettext ("%u time, first in line %u", "%u times, first in line %u", value->lines->len), value->lines->len, first);
}

static char *
describe_column (gpointer entry,
                 char **subtitle)
{
  const IsmsImportColumn *column = entry;
  g_autofree char *cells = g_strdup_printf (ngettext ("%u cell filled", "%u cells filled", column->n_filled), column->n_filled);

  *subtitle = g_strdup_printf ("%s · %s", cells, column->why);
  return g_strdup (column->name);
}

static char *
describe_loss (gpointer entry,
               char **subtitle)
{
  const IsmsImportValue *value = entry;
  g_autofree char *said = isms_words_shorten (value->value, CELL_LENGTH);
  g_autofree char *lines = describe_lines (value);

  *subtitle = g_strdup_printf ("%s · %s", lines, value->why);
  /* Translators: a column's name, what a cell says */
  return g_strdup_printf (_("%s: “%s”"), value->column, said);
}

static char *
describe_line (gpointer entry,
               char **subtitle)
{
  const IsmsImportLine *line = entry;

  *subtitle = g_strdup (line->why);
  return g_strdup_printf (_("Line %u"), line->line);
}

static char *
describe_addition (gpointer entry,
                   char **subtitle)
{
  const IsmsImportAddition *addition = entry;

  /* Translators: a kind of record, and how many cells name it */
  *subtitle = g_strdup_printf (ngettext ("%s · named %u time", "%s · named %u times", addition->n_uses), _(addition->kind->label), addition->n_uses);
  return isms_words_shorten (addition->title, CELL_LENGTH);
}

static char *
describe_change (gpointer entry,
                 char **subtitle)
{
  const IsmsImportValue *value = entry;
  g_autofree char *said = isms_words_shorten (value->value, CELL_LENGTH);
  g_autofree char *becomes = isms_words_shorten (value->becomes, CELL_LENGTH);
  g_autofree char *lines = describe_lines (value);

  *subtitle = g_strdup_printf ("%s · %s", value->column, lines);
  if (*becomes == '\0')
    return g_strdup_printf (_("“%s” is left empty"), said);
  /* Translators: what a cell says, and what it is read as */
  return g_strdup_printf (_("“%s” becomes “%s”"), said, becomes);
}

static char *
describe_note (gpointer entry,
               char **subtitle)
{
  return g_strdup (entry);
}

/* The columns that say something and fill nothing. */
static GPtrArray *
list_lost_columns (IsmsImportReport *report)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < report->columns->len; i++)
    {
      IsmsImportColumn *column = g_ptr_array_index (report->columns, i);

      if (column->field == NULL && column->n_filled > 0)
        g_ptr_array_add (columns, column);
    }
  return columns;
}

static guint
count_cells (GPtrArray *values)
{
  guint n = 0;

  for (guint i = 0; i < values->len; i++)
    n += ((IsmsImportValue *) g_ptr_array_index (values, i))->lines->len;
  return n;
}

static void
show_entries (ParapetImportEntriesRow *row,
              GPtrArray *entries,
              ParapetImportDescribe describe,
              char *subtitle)
{
  parapet_import_entries_row_show (row, entries, describe);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  g_free (subtitle);
}

static char *
join_names (GPtrArray *columns)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((IsmsImportColumn *) g_ptr_array_index (columns, i))->name);
  return g_string_free_and_steal (names);
}

static char *
describe_kinds (GPtrArray *additions)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < additions->len; i++)
    {
      gpointer kind = (gpointer) ((IsmsImportAddition *) g_ptr_array_index (additions, i))->kind;

      g_hash_table_insert (counts, kind, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, kind)) + 1));
    }
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, isms_kinds (NULL)[i]));

      if (n > 0)
        g_string_append_printf (text, "%s%s: %u", text->len > 0 ? ", " : "", _(isms_kinds (NULL)[i]->plural), n);
    }
  return g_string_free_and_steal (text);
}

static void
show_losses (ParapetImportCheckPage *self,
             IsmsImportReport *report)
{
  g_autoptr (GPtrArray) columns = list_lost_columns (report);
  guint n_cells = count_cells (report->ignored);
  guint n_lines = report->skipped->len;

  show_entries (self->unread_row, report->unread, describe_note, g_strdup (_("Each is imported by itself: choose it on the first page")));
  show_entries (self->columns_row, columns, describe_column, join_names (columns));
  show_entries (self->cells_row, report->ignored, describe_loss, g_strdup_printf (ngettext ("%u cell", "%u cells", n_cells), n_cells));
  show_entries (self->lines_row, report->skipped, describe_line, g_strdup_printf (ngettext ("%u row", "%u rows", n_lines), n_lines));
  gtk_widget_set_visible (GTK_WIDGET (self->losses_group), report->unread->len > 0 || columns->len > 0 || n_cells > 0 || n_lines > 0);
}

static void
show_remarks (ParapetImportCheckPage *self,
              IsmsImportReport *report)
{
  guint n_cells = count_cells (report->changes);
  guint n_notes = report->notes->len;

  show_entries (self->additions_row, report->additions, describe_addition, describe_kinds (report->additions));
  show_entries (self->changes_row, report->changes, describe_change, g_strdup_printf (ngettext ("%u cell", "%u cells", n_cells), n_cells));
  show_entries (self->notes_row, report->notes, describe_note, g_strdup_printf (ngettext ("%u remark", "%u remarks", n_notes), n_notes));
  gtk_widget_set_visible (GTK_WIDGET (self->remarks_group), report->additions->len > 0 || n_cells > 0 || n_notes > 0);
}

static const char *
describe_state (IsmsImportReport *report)
{
  if (report->n_added + report->n_changed == 0)
    return _("There is nothing to import.");
  if (!isms_import_report_loses (report))
    return _("Nothing has changed yet. All that the file says will be imported, in one step that can be undone.");
  return _("Nothing has changed yet. What will not be imported is listed below; the rest is one step that can be undone.");
}

static void
add_count (GString *text,
           guint n,
           const char *words)
{
  if (n > 0)
    g_string_append_printf (text, "%s%u %s", text->len > 0 ? ", " : "", n, words);
}

/* What there is none of needs no word. */
static char *
describe_counts (IsmsImportReport *report)
{
  GString *text = g_string_new (NULL);

  /* Translators: a number of records stands before each of these: "Assets: 15 new, 2 changed, 4 unchanged" */
  add_count (text, report->n_added, C_("records", "new"));
  add_count (text, report->n_changed, C_("records", "changed"));
  add_count (text, report->n_unchanged, C_("records", "unchanged"));
  if (text->len == 0)
    g_string_append (text, C_("records", "none"));
  return g_string_free_and_steal (text);
}

static void
show_counts (ParapetImportCheckPage *self,
             IsmsImportReport *report)
{
  g_autofree char *counts = describe_counts (report);
  /* Translators: a kind of records, and what becomes of how many: "Assets: 15 new" */
  g_autofree char *text = g_strdup_printf (_("%s: %s"), _(report->kind->plural), counts);

  gtk_label_set_label (self->counts_label, text);
  gtk_label_set_label (self->state_label, describe_state (report));
}

static void
show_report (ParapetImportCheckPage *self)
{
  IsmsImportReport *report = parapet_import_session_get_report (self->session);
  const GError *error = parapet_import_session_get_error (self->session);

  if (report == NULL)
    {
      gtk_label_set_label (self->counts_label, _("Cannot Be Imported"));
      gtk_label_set_label (self->state_label, error != NULL ? error->message : "");
      gtk_widget_set_visible (GTK_WIDGET (self->losses_group), FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->remarks_group), FALSE);
      return;
    }
  show_counts (self, report);
  show_losses (self, report);
  show_remarks (self, report);
  g_clear_pointer (&self->shown, isms_import_report_unref);
  self->shown = isms_import_report_ref (report);
}

static void
mapped_cb (ParapetImportCheckPage *self)
{
  const IsmsKind *kind = parapet_import_session_get_kind (self->session);

  gtk_widget_set_visible (GTK_WIDGET (self->titles_row), !kind->single && !g_str_equal (kind->name, "control"));
  gtk_widget_set_visible (GTK_WIDGET (self->dates_row), parapet_import_session_has_ambiguous_dates (self->session));
}

static void
titles_cb (ParapetImportCheckPage *self)
{
  if (self->session != NULL)
    parapet_import_session_set_match_titles (self->session, adw_switch_row_get_active (self->titles_row));
}

static void
dates_cb (ParapetImportCheckPage *self)
{
  static const IsmsDateOrder orders[] = { ISMS_DATES_UNKNOWN, ISMS_DATES_DAY_FIRST, ISMS_DATES_MONTH_FIRST };
  guint selected = adw_combo_row_get_selected (self->dates_row);

  if (self->session != NULL && selected < G_N_ELEMENTS (orders))
    parapet_import_session_set_dates (self->session, orders[selected]);
}

static void
parapet_import_check_page_dispose (GObject *object)
{
  ParapetImportCheckPage *self = PARAPET_IMPORT_CHECK_PAGE (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_IMPORT_CHECK_PAGE);
  g_clear_pointer (&self->shown, isms_import_report_unref);

  G_OBJECT_CLASS (parapet_import_check_page_parent_class)->dispose (object);
}

static void
parapet_import_check_page_class_init (ParapetImportCheckPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_import_check_page_dispose;

  g_type_ensure (PARAPET_TYPE_IMPORT_ENTRIES_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-import-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetImportCheckPage, counts_label);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportCheckPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportCheckPage, titles_row);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportCheckPage, dates_row);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportCheckPage, losses_group);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportCheckPage, unread_row);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportCheckPage, columns_row);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportCheckPage, cells_row);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportCheckPage, lines_row);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportCheckPage, remarks_group);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportCheckPage, additions_row);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportCheckPage, changes_row);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportCheckPage, notes_row);
  gtk_widget_class_bind_template_callback (widget_class, titles_cb);
  gtk_widget_class_bind_template_callback (widget_class, dates_cb);
}

static void
parapet_import_check_page_init (ParapetImportCheckPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * parapet_import_check_page_set_session:
 * @session: what is imported; is set once
 */
void
parapet_import_check_page_set_session (ParapetImportCheckPage *self,
                                       ParapetImportSession *session)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "mapped", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::report", G_CALLBACK (show_report), self, G_CONNECT_SWAPPED);
  mapped_cb (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/import/parapet-import-column-row.h"
#include "pages/import/parapet-import-columns-page.h"

/* More are read, and told of in the report; who has more wants to leave most of them out. */
#define MAX_ROWS 120

/* Nobody writes more than that above a table. */
#define MAX_HEADERS 60

/**
 * ParapetImportColumnsPage:
 *
 * The first step of an import: what was found in the file, what its rows are, and which column fills which field.
 */
struct _ParapetImportColumnsPage
{
  AdwNavigationPage parent_instance;

  ParapetImportSession *session;
  GPtrArray *kinds; /* IsmsKind: what rows can become */
  GPtrArray *rows;  /* ParapetImportColumnRow */
  const IsmsKind *suggested;
  gboolean updating;

  AdwBanner *kind_banner;
  AdwActionRow *file_row;
  AdwComboRow *sheet_row;
  AdwComboRow *header_row;
  AdwComboRow *kind_row;
  AdwPreferencesGroup *columns_group;
};

G_DEFINE_FINAL_TYPE (ParapetImportColumnsPage, parapet_import_columns_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *
describe_delimiter (char delimiter)
{
  switch (delimiter)
    {
    case ';':
      return _("separated by semicolons");
    case '\t':
      return _("separated by tabs");
    case '|':
      return _("separated by bars");
    default:
      return _("separated by commas");
    }
}

static char *
describe_table (IsmsTable *table)
{
  guint n_rows = isms_table_get_n_rows (table);
  guint n_columns = isms_table_get_n_columns (table);
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", n_rows), n_rows);
  g_autofree char *columns = g_strdup_printf (ngettext ("%u column", "%u columns", n_columns), n_columns);

  if (isms_table_get_delimiter (table) == 0)
    /* Translators: rows, columns: "212 rows, 9 columns" */
    return g_strdup_printf (_("%s, %s"), rows, columns);
  /* Translators: rows, columns, what separates them, encoding: "212 rows, 9 columns, separated by semicolons, UTF-8" */
  return g_strdup_printf (_("%s, %s, %s, %s"), rows, columns, describe_delimiter (isms_table_get_delimiter (table)), isms_table_get_encoding (table));
}

static GListModel *
list_kinds (ParapetImportColumnsPage *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    if (isms_kinds (NULL)[i]->made_by == NULL)
      {
        g_ptr_array_add (self->kinds, (gpointer) isms_kinds (NULL)[i]);
        gtk_string_list_append (names, _(isms_kinds (NULL)[i]->plural));
      }
  return G_LIST_MODEL (names);
}

static GListModel *
list_sheets (IsmsWorkbook *workbook)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < isms_workbook_get_n_sheets (workbook); i++)
    {
      const char *name = isms_workbook_get_name (workbook, i);
      /* Translators: a sheet of a workbook that is not shown there */
      g_autofree char *hidden = isms_workbook_is_hidden (workbook, i) ? g_strdup_printf (_("%s (hidden)"), name) : NULL;

      gtk_string_list_append (names, hidden != NULL ? hidden : name != NULL ? name
                                                                            : "");
    }
  return G_LIST_MODEL (names);
}

static GListModel *
list_headers (IsmsTable *table)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < MIN (isms_table_get_n_lines (table), MAX_HEADERS); i++)
    {
      g_autofree char *words = isms_table_describe_nth_line (table, i);
      /* Translators: a row of a table and its first words: "Row 5: Asset · Owner · Location" */
      g_autofree char *name = g_strdup_printf (_("Row %u: %s"), isms_table_get_nth_line (table, i), words);

      gtk_string_list_append (names, name);
    }
  return G_LIST_MODEL (names);
}

static GListModel *
list_targets (const IsmsKind *kind)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Do Not Import"));
  gtk_string_list_append (names, _("Code"));
  for (guint i = 0; i < kind->n_fields; i++)
    gtk_string_list_append (names, isms_field_label (&kind->fields[i]));
  return G_LIST_MODEL (names);
}

static void
select_kind (ParapetImportColumnsPage *self,
             const IsmsKind *kind)
{
  guint position;

  if (g_ptr_array_find (self->kinds, kind, &position))
    adw_combo_row_set_selected (self->kind_row, position);
}

static void
show_kind (ParapetImportColumnsPage *self)
{
  const IsmsKind *kind = parapet_import_session_get_kind (self->session);

  self->updating = TRUE;
  select_kind (self, kind);
  self->updating = FALSE;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->kind_row), _(kind->about));
  adw_banner_set_revealed (self->kind_banner, self->suggested != NULL && self->suggested != kind);
}

static void
show_table (ParapetImportColumnsPage *self)
{
  g_autofree char *found = describe_table (parapet_import_session_get_table (self->session));

  adw_action_row_set_subtitle (self->file_row, found);
}

static void
show_headers (ParapetImportColumnsPage *self)
{
  IsmsTable *table = parapet_import_session_get_table (self->session);
  g_autoptr (GListModel) headers = list_headers (table);

  self->updating = TRUE;
  adw_combo_row_set_model (self->header_row, headers);
  for (guint i = 0; i < g_list_model_get_n_items (headers); i++)
    if (isms_table_get_nth_line (table, i) == isms_table_get_header_line (table))
      adw_combo_row_set_selected (self->header_row, i);
  self->updating = FALSE;
}

static void
show_sheets (ParapetImportColumnsPage *self)
{
  IsmsWorkbook *workbook = parapet_import_session_get_workbook (self->session);
  g_autoptr (GListModel) sheets = list_sheets (workbook);

  self->updating = TRUE;
  adw_combo_row_set_model (self->sheet_row, sheets);
  adw_combo_row_set_selected (self->sheet_row, parapet_import_session_get_sheet (self->session));
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_row), isms_workbook_get_n_sheets (workbook) > 1);
}

static void
update_rows (ParapetImportColumnsPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    parapet_import_column_row_update (g_ptr_array_index (self->rows, i));
}

static void
clear_rows (ParapetImportColumnsPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->columns_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
build_rows (ParapetImportColumnsPage *self)
{
  g_autoptr (GListModel) targets = list_targets (parapet_import_session_get_kind (self->session));
  guint n_columns = isms_table_get_n_columns (parapet_import_session_get_table (self->session));

  clear_rows (self);
  for (guint i = 0; i < MIN (n_columns, MAX_ROWS); i++)
    {
      GtkWidget *row = parapet_import_column_row_new (self->session, i, targets);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->columns_group, row);
    }
  if (n_columns > MAX_ROWS)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u more column is not shown; it is imported if a field has its name.",
                                                         "%u more columns are not shown; each is imported if a field has its name.", n_columns - MAX_ROWS),
                                               n_columns - MAX_ROWS);

      adw_preferences_group_set_description (self->columns_group, more);
    }
}

static void
sheet_selected_cb (ParapetImportColumnsPage *self)
{
  guint selected = adw_combo_row_get_selected (self->sheet_row);

  if (self->updating || self->session == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  clear_rows (self);
  parapet_import_session_set_sheet (self->session, selected);
  build_rows (self);
  show_table (self);
  show_headers (self);
}

static void
header_selected_cb (ParapetImportColumnsPage *self)
{
  guint selected = adw_combo_row_get_selected (self->header_row);

  if (self->updating || self->session == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  clear_rows (self);
  parapet_import_session_set_header (self->session, isms_table_get_nth_line (parapet_import_session_get_table (self->session), selected));
  build_rows (self);
  show_table (self);
}

static void
kind_selected_cb (ParapetImportColumnsPage *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);

  if (self->updating || self->session == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  clear_rows (self);
  parapet_import_session_set_kind (self->session, g_ptr_array_index (self->kinds, selected));
  build_rows (self);
  show_kind (self);
}

static void
take_suggestion_cb (ParapetImportColumnsPage *self)
{
  select_kind (self, self->suggested);
}

static void
parapet_import_columns_page_dispose (GObject *object)
{
  ParapetImportColumnsPage *self = PARAPET_IMPORT_COLUMNS_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_IMPORT_COLUMNS_PAGE);

  G_OBJECT_CLASS (parapet_import_columns_page_parent_class)->dispose (object);
}

static void
parapet_import_columns_page_finalize (GObject *object)
{
  ParapetImportColumnsPage *self = PARAPET_IMPORT_COLUMNS_PAGE (object);

  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (parapet_import_columns_page_parent_class)->finalize (object);
}

static void
parapet_import_columns_page_class_init (ParapetImportColumnsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_import_columns_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = parapet_import_columns_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-import-columns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetImportColumnsPage, kind_banner);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportColumnsPage, file_row);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportColumnsPage, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportColumnsPage, header_row);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportColumnsPage, kind_row);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportColumnsPage, columns_group);
  gtk_widget_class_bind_template_callback (widget_class, sheet_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_suggestion_cb);
}

static void
parapet_import_columns_page_init (ParapetImportColumnsPage *self)
{
  g_autoptr (GtkExpression) words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autoptr (GListModel) kinds = NULL;

  self->kinds = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  kinds = list_kinds (self);
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_expression (self->kind_row, words);
  adw_combo_row_set_expression (self->sheet_row, words);
  adw_combo_row_set_expression (self->header_row, words);
  adw_combo_row_set_model (self->kind_row, kinds);
  self->updating = FALSE;
}

/**
 * parapet_import_columns_page_set_session:
 * @session: what is imported; is set once
 */
void
parapet_import_columns_page_set_session (ParapetImportColumnsPage *self,
                                         ParapetImportSession *session)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), parapet_import_session_get_source (session));
  show_table (self);
  show_sheets (self);
  show_headers (self);
  show_kind (self);
  build_rows (self);
  g_signal_connect_object (session, "mapped", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::report", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
}

/**
 * parapet_import_columns_page_suggest:
 * @kind: what the rows seem to be, where that is not what they are to become
 *
 * Offers to import them as that instead.
 */
void
parapet_import_columns_page_suggest (ParapetImportColumnsPage *self,
                                     const IsmsKind *kind)
{
  /* Translators: a kind of records: "The columns look like those of Assets." */
  g_autofree char *title = g_strdup_printf (_("The columns look like those of %s."), _(kind->plural));
  g_autofree char *button = g_strdup_printf (_("Import as %s"), _(kind->plural));

  self->suggested = kind;
  adw_banner_set_title (self->kind_banner, title);
  adw_banner_set_button_label (self->kind_banner, button);
  show_kind (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "interchange/isms-words.h"
#include "pages/import/parapet-import-column-row.h"

#define N_EXAMPLES 2
#define EXAMPLE_LENGTH 32

/* The list that a column's field is chosen from begins with these two; the kind's fields follow. */
#define N_FIXED 2

/**
 * ParapetImportColumnRow:
 *
 * One column of a file: what it is called, two of its cells, and which field it fills.
 */
struct _ParapetImportColumnRow
{
  AdwComboRow parent_instance;

  ParapetImportSession *session;
  guint column;
  GtkImage *mark;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ParapetImportColumnRow, parapet_import_column_row, ADW_TYPE_COMBO_ROW)

static int
target_of (guint position)
{
  static const int fixed[N_FIXED] = { ISMS_TARGET_NONE, ISMS_TARGET_CODE };

  return position < N_FIXED ? fixed[position] : (int) (position - N_FIXED);
}

static guint
position_of (int target)
{
  if (target >= 0)
    return target + N_FIXED;
  return target == ISMS_TARGET_CODE ? 1 : 0;
}

static gboolean
is_held (GPtrArray *examples,
         const char *cell)
{
  return g_ptr_array_find_with_equal_func (examples, cell, g_str_equal, NULL);
}

/* The first two cells that say something and not the same. */
static char *
make_examples (ParapetImportColumnRow *self)
{
  IsmsTable *table = parapet_import_session_get_table (self->session);
  g_autoptr (GPtrArray) examples = g_ptr_array_new_with_free_func (g_free);

  for (guint row = 0; row < isms_table_get_n_rows (table) && examples->len < N_EXAMPLES; row++)
    {
      const char *cell = isms_table_get_cell (table, row, self->column);
      g_autofree char *trimmed = g_strstrip (g_strdup (cell));
      g_autofree char *short_cell = isms_words_shorten (trimmed, EXAMPLE_LENGTH);

      if (isms_words_are_placeholder (cell) || !isms_table_row_is_record (table, row) || is_held (examples, short_cell))
        continue;
      g_ptr_array_add (examples, g_steal_pointer (&short_cell));
    }
  if (examples->len == 0)
    return g_strdup (_("Empty"));
  if (examples->len == 1)
    return g_strdup_printf (_("“%s”"), (char *) g_ptr_array_index (examples, 0));
  /* Translators: two cells of a column, as examples */
  return g_strdup_printf (_("“%s”, “%s”"), (char *) g_ptr_array_index (examples, 0), (char *) g_ptr_array_index (examples, 1));
}

static guint
count_additions (ParapetImportColumnRow *self,
                 const IsmsKind **kind)
{
  IsmsImportReport *report = parapet_import_session_get_report (self->session);
  guint n = 0;

  for (guint i = 0; report != NULL && i < report->additions->len; i++)
    {
      const IsmsImportAddition *addition = g_ptr_array_index (report->additions, i);

      if (addition->column != self->column)
        continue;
      *kind = addition->kind;
      n++;
    }
  return n;
}

static const char *
get_target_label (ParapetImportColumnRow *self,
                  int target)
{
  return gtk_string_list_get_string (GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (self))), position_of (target));
}

static char *
explain_match (ParapetImportColumnRow *self)
{
  IsmsMapping *mapping = parapet_import_session_get_mapping (self->session);
  const IsmsMappedColumn *mapped = isms_mapping_get (mapping, self->column);
  const IsmsKind *kind = NULL;
  guint n = mapped->target >= 0 ? count_additions (self, &kind) : 0;

  if (n > 0)
    /* Translators: how many, and a kind of records: "Creates 12: People" */
    return g_strdup_printf (_("Creates %u: %s"), n, _(kind->plural));
  if (mapped->match == ISMS_MATCH_ALSO)
    /* Translators: a field's label, which may be too long for the place beside it: "Guessed: Likelihood without controls" */
    return g_strdup_printf (_("Guessed: %s"), get_target_label (self, mapped->target));
  return mapped->match == ISMS_MATCH_LEFT_OUT ? NULL : isms_mapping_explain (mapping, self->column);
}

static void
show_mark (ParapetImportColumnRow *self,
           IsmsMatch match)
{
  const char *icon = "parapet-empty-symbolic";
  const char *words = _("Not imported");

  if (match == ISMS_MATCH_ASKED)
    {
      icon = "parapet-full-symbolic";
      words = _("As you chose");
    }
  else if (match <= ISMS_MATCH_LABEL)
    {
      icon = "parapet-full-symbolic";
      words = _("The column and the field have the same name");
    }
  else if (match == ISMS_MATCH_ALSO)
    {
      icon = "parapet-half-symbolic";
      words = _("Guessed from the column’s name");
    }
  gtk_image_set_from_icon_name (self->mark, icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->mark), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
selected_cb (ParapetImportColumnRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (!self->updating && selected != GTK_INVALID_LIST_POSITION)
    parapet_import_session_map (self->session, self->column, target_of (selected));
}

static void
parapet_import_column_row_dispose (GObject *object)
{
  ParapetImportColumnRow *self = PARAPET_IMPORT_COLUMN_ROW (object);

  self->updating = TRUE;
  g_clear_object (&self->session);

  G_OBJECT_CLASS (parapet_import_column_row_parent_class)->dispose (object);
}

static void
parapet_import_column_row_class_init (ParapetImportColumnRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_import_column_row_dispose;
}

static void
parapet_import_column_row_init (ParapetImportColumnRow *self)
{
  self->mark = GTK_IMAGE (gtk_image_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->mark), "dimmed");
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->mark));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 1);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (self), TRUE);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (self), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * parapet_import_column_row_new:
 * @column: the column's place in the table
 * @targets: what it may mean: not imported, the code, then the fields of the session's kind
 */
GtkWidget *
parapet_import_column_row_new (ParapetImportSession *session,
                               guint column,
                               GListModel *targets)
{
  ParapetImportColumnRow *self = g_object_new (PARAPET_TYPE_IMPORT_COLUMN_ROW, NULL);
  g_autoptr (GtkExpression) words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->session = g_object_ref (session);
  self->column = column;
  self->updating = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), isms_table_get_column_label (parapet_import_session_get_table (session), column));
  adw_combo_row_set_expression (ADW_COMBO_ROW (self), words);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), targets);
  self->updating = FALSE;
  parapet_import_column_row_update (self);
  return GTK_WIDGET (self);
}

/**
 * parapet_import_column_row_update:
 *
 * Shows what the column means now, and what that would create.
 */
void
parapet_import_column_row_update (ParapetImportColumnRow *self)
{
  const IsmsMappedColumn *mapped = isms_mapping_get (parapet_import_session_get_mapping (self->session), self->column);
  g_autofree char *examples = make_examples (self);
  g_autofree char *remark = explain_match (self);
  g_autofree char *subtitle = remark != NULL ? g_strjoin ("\n", examples, remark, NULL) : NULL;

  self->updating = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), position_of (mapped->target));
  self->updating = FALSE;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle != NULL ? subtitle : examples);
  show_mark (self, mapped->match);
}

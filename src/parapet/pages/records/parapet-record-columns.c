/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pages/records/parapet-record-cell.h"
#include "pages/records/parapet-record-columns.h"
#include "pages/records/parapet-value-tone.h"

/* Which columns are shown: those a person chose for the kind, else those its table calls listed. Title and code are always
 * there and not among them. */

#define KEY "record-columns"
#define FIRST_CHOSEN 2 /* after code and title */
#define LETTER 7   /* pixels a letter of a heading takes at the most */
#define HEADING 36 /* pixels that a heading needs besides, for its arrow and its margins */

static GSettings *
open_settings (void)
{
  return g_settings_new ("io.github.parapet_isms.Parapet");
}

static void
append (GArray *columns,
        guint column)
{
  g_array_append_val (columns, column);
}

static void
append_listed (GArray *columns,
               const IsmsKind *kind)
{
  for (guint i = 1; i < isms_kind_n_columns (kind); i++)
    if (isms_kind_column (kind, isms_kind_nth_column (kind, i))->listed)
      append (columns, isms_kind_nth_column (kind, i));
}

/**
 * parapet_record_columns_load:
 * @chosen: (out) (optional): whether a person chose them
 *
 * Returns: (transfer full) (element-type guint): the columns, see isms_kind_column()
 */
GArray *
parapet_record_columns_load (const IsmsKind *kind,
                             gboolean *chosen)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree const char **names = NULL;
  gboolean found = g_variant_lookup (all, kind->name, "^a&s", &names);

  if (chosen != NULL)
    *chosen = found;
  if (!found)
    append_listed (columns, kind);
  for (guint i = 0; found && names[i] != NULL; i++)
    if (isms_kind_column_index (kind, names[i]) > 0)
      append (columns, isms_kind_column_index (kind, names[i]));
  return columns;
}

static GVariant *
make_names (const IsmsKind *kind,
            GArray *columns)
{
  GVariantBuilder names = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);

  for (guint i = 0; i < columns->len; i++)
    g_variant_builder_add (&names, "s", isms_kind_column (kind, g_array_index (columns, guint, i))->name);
  return g_variant_builder_end (&names);
}

static void
save (const IsmsKind *kind,
      GArray *columns)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  GVariantBuilder entries = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sas}"));
  GVariantIter iter;
  const char *name;
  GVariant *names;

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "{&s@as}", &name, &names))
    if (!g_str_equal (name, kind->name))
      g_variant_builder_add (&entries, "{s@as}", name, names);
  g_variant_builder_add (&entries, "{s@as}", kind->name, make_names (kind, columns));
  g_settings_set_value (settings, KEY, g_variant_builder_end (&entries));
}

static gboolean
has_column (GArray *columns,
            guint column)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, guint, i) == column)
      return TRUE;
  return FALSE;
}

/**
 * parapet_record_columns_toggle:
 *
 * Adds the column to those that are shown, which stay in the order in which people read them, or takes it away.
 */
void
parapet_record_columns_toggle (const IsmsKind *kind,
                               guint column)
{
  g_autoptr (GArray) before = parapet_record_columns_load (kind, NULL);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i < isms_kind_n_columns (kind); i++)
    {
      guint nth = isms_kind_nth_column (kind, i);

      if (has_column (before, nth) != (nth == column))
        append (columns, nth);
    }
  save (kind, columns);
}

/**
 * parapet_record_columns_offers:
 *
 * Returns: whether the field makes a column that can be read; several lines of prose do not
 */
gboolean
parapet_record_columns_offers (const IsmsField *field)
{
  return field->type != ISMS_PROSE || field->listed;
}

static int
width_of_values (const IsmsField *field)
{
  switch (field->type)
    {
    case ISMS_DATE:
      return 110;
    case ISMS_BOOLEAN:
    case ISMS_INTEGER:
      return field->links_to != NULL ? 172 : 70; /* with the name of its range */
    case ISMS_NUMBER:
      return 70;
    case ISMS_SCALE:
      return 110;
    case ISMS_CHOICE:
      return 130;
    case ISMS_LINK:
      return 130;
    default:
      return 150;
    }
}

/**
 * parapet_record_columns_width:
 *
 * Returns: how wide a column of the field should be, in pixels, so that its heading is not cut
 */
int
parapet_record_columns_width (const IsmsField *field)
{
  return MAX (width_of_values (field), (int) g_utf8_strlen (isms_field_label (field), -1) * LETTER + HEADING);
}

/* What is computed tells most, and whose it is; where nothing is computed, how the record stands. */
static gboolean
tells_most (const IsmsKind *kind,
            guint column)
{
  const IsmsField *field = isms_kind_column (kind, column);

  if (kind->n_computed == 0)
    return parapet_value_tone_applies (field);
  return isms_kind_is_computed (kind, column) || g_strcmp0 (field->links_to, "person") == 0;
}

/* The last goes first, but not what people look for. */
static guint
find_least (const IsmsKind *kind,
            GArray *columns)
{
  for (guint i = columns->len; i > 0; i--)
    if (!tells_most (kind, g_array_index (columns, guint, i - 1)))
      return i - 1;
  return columns->len - 1;
}

/**
 * parapet_record_columns_drop:
 * @columns: (element-type guint): the columns wanted; those for which there is no room are removed
 * @room: pixels beside title and code
 *
 * Returns: how many were dropped
 */
guint
parapet_record_columns_drop (const IsmsKind *kind,
                             GArray *columns,
                             int room)
{
  guint dropped = 0;
  int wanted = 0;

  for (guint i = 0; i < columns->len; i++)
    wanted += parapet_record_columns_width (isms_kind_column (kind, g_array_index (columns, guint, i)));
  while (columns->len > 0 && wanted > room)
    {
      guint least = find_least (kind, columns);

      wanted -= parapet_record_columns_width (isms_kind_column (kind, g_array_index (columns, guint, least)));
      g_array_remove_index (columns, least);
      dropped++;
    }
  return dropped;
}

static gboolean
is_at (GtkColumnView *view,
       guint position,
       const char *id)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), position);

  return column != NULL && g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0;
}

static void
insert (GtkColumnView *view,
        guint position,
        GtkColumnViewColumn *made)
{
  g_autoptr (GtkColumnViewColumn) column = made;

  gtk_column_view_insert_column (view, position, column);
}

static void
remove_unwanted (GtkColumnView *view,
                 const IsmsKind *kind,
                 GArray *wanted)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = g_list_model_get_n_items (columns); i > FIRST_CHOSEN; i--)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i - 1);

      if (!has_column (wanted, isms_kind_column_index (kind, gtk_column_view_column_get_id (column))))
        gtk_column_view_remove_column (view, column);
    }
}

/**
 * parapet_record_columns_cut:
 *
 * Removes all columns after the first @n.
 */
void
parapet_record_columns_cut (GtkColumnView *view,
                            guint n)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  while (g_list_model_get_n_items (columns) > n)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, n);

      gtk_column_view_remove_column (view, column);
    }
}

/**
 * parapet_record_columns_arrange:
 * @wanted: (element-type guint): the columns, which follow code and title
 * @make: makes a column that is not there yet
 *
 * A column that stays keeps its cells: making them anew takes as long as showing the list does.
 */
void
parapet_record_columns_arrange (GtkColumnView *view,
                                const IsmsKind *kind,
                                GArray *wanted,
                                ParapetRecordColumnMake make,
                                gpointer data)
{
  if (g_list_model_get_n_items (gtk_column_view_get_columns (view)) == 0)
    {
      insert (view, 0, make (PARAPET_RECORD_CELL_CODE, data));
      insert (view, 1, make (0, data));
    }
  remove_unwanted (view, kind, wanted);
  for (guint i = 0; i < wanted->len; i++)
    {
      guint column = g_array_index (wanted, guint, i);

      if (!is_at (view, i + FIRST_CHOSEN, isms_kind_column (kind, column)->name))
        insert (view, i + FIRST_CHOSEN, make ((int) column, data));
    }
  parapet_record_columns_cut (view, wanted->len + FIRST_CHOSEN);
}

/**
 * parapet_record_columns_name:
 * @name: what a screen reader calls it
 *
 * A column view keeps its rows in a list of its own, which a screen reader meets as well.
 */
void
parapet_record_columns_name (GtkColumnView *columns,
                             GtkListView *lines,
                             const char *name)
{
  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (columns)); part != NULL; part = gtk_widget_get_next_sibling (part))
    if (GTK_IS_LIST_BASE (part))
      gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (columns), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (lines), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/records/parapet-kind-menu.h"
#include "pages/records/parapet-record-columns.h"

/* The menus of one kind of records, read off its table of fields. */

/* Records offered as values; somebody else is set in the record itself. */
#define MOST_RECORDS 40

#define COLUMN "parapet-column"

typedef struct
{
  const IsmsKind *kind;
  ParapetColumnsChanged changed;
  gpointer data;
} Columns;

/* A menu reads underscores as access keys; a name has none. */
static char *
escape (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_columns (GMenu *menu,
                const IsmsKind *kind,
                gboolean listed)
{
  for (guint i = 1; i < isms_kind_n_columns (kind); i++)
    {
      const IsmsField *column = isms_kind_column (kind, isms_kind_nth_column (kind, i));
      g_autofree char *label = escape (isms_field_label (column));
      g_autofree char *action = g_strdup_printf ("columns.%s", column->name);

      if (column->listed == listed && parapet_record_columns_offers (column))
        g_menu_append (menu, label, action);
    }
}

static GMenuModel *
make_columns (const IsmsKind *kind)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) usual = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();

  append_columns (usual, kind, TRUE);
  append_columns (others, kind, FALSE);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (usual));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/**
 * parapet_kind_menu_new:
 *
 * Returns: (transfer full): what can be done with the list as a whole; wants the actions of parapet_kind_menu_new_columns()
 *   as the group "columns"
 */
GMenuModel *
parapet_kind_menu_new (IsmsStore *store,
                       const IsmsKind *kind)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) data = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();
  g_autoptr (GMenuModel) columns = make_columns (kind);

  g_menu_append_submenu (view, _("_Columns"), columns);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
  if (!isms_store_is_past (store) && kind->made_by == NULL)
    {
      g_autofree char *action = g_strdup_printf ("win.import::%s", kind->name);

      g_menu_append (data, _("_Import a Spreadsheet…"), action);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (data));
    }
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
change_state_cb (GSimpleAction *action,
                 GVariant *state,
                 gpointer data)
{
  Columns *columns = data;
  int column = isms_kind_column_index (columns->kind, g_action_get_name (G_ACTION (action)));

  g_simple_action_set_state (action, state);
  parapet_record_columns_toggle (columns->kind, column);
  columns->changed (columns->data);
}

static gboolean
has (GArray *columns,
     guint column)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, guint, i) == column)
      return TRUE;
  return FALSE;
}

/**
 * parapet_kind_menu_new_columns:
 * @changed: called when another set of columns was chosen, and is kept
 * @data: lives as long as the group
 *
 * Returns: (transfer full): one switch for each column
 */
GActionGroup *
parapet_kind_menu_new_columns (const IsmsKind *kind,
                               ParapetColumnsChanged changed,
                               gpointer data)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  g_autoptr (GArray) shown = parapet_record_columns_load (kind, NULL);
  Columns *columns = g_new0 (Columns, 1);

  *columns = (Columns) { kind, changed, data };
  g_object_set_data_full (G_OBJECT (group), COLUMN, columns, g_free);
  for (guint i = 1; i < isms_kind_n_columns (kind); i++)
    {
      g_autoptr (GSimpleAction) action = NULL;

      if (!parapet_record_columns_offers (isms_kind_column (kind, i)))
        continue;
      action = g_simple_action_new_stateful (isms_kind_column (kind, i)->name, NULL, g_variant_new_boolean (has (shown, i)));
      g_signal_connect (action, "change-state", G_CALLBACK (change_state_cb), columns);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  return G_ACTION_GROUP (group);
}

static void
append_value (GMenu *menu,
              const IsmsField *field,
              const char *value,
              const char *word)
{
  g_autofree char *label = escape (word);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "records.set", "(ss)", field->name, value);
  g_menu_append_item (menu, item);
}

static void
append_records (GMenu *menu,
                IsmsStore *store,
                const IsmsField *field)
{
  const IsmsKind *kind = isms_kind_find (field->links_to);
  IsmsQuery query = { .kind = kind, .sort = kind->fields[0].name };
  g_autoptr (GArray) keys = isms_store_list (store, &query, NULL);

  for (guint i = 0; keys != NULL && i < MIN (keys->len, MOST_RECORDS); i++)
    {
      g_autoptr (IsmsRecord) record = isms_store_get (store, kind, g_array_index (keys, gint64, i));
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (keys, gint64, i));

      append_value (menu, field, value, isms_record_get_title (record));
    }
}

static void
append_words (GMenu *menu,
              ParapetCellTexts *texts,
              const IsmsField *field)
{
  for (guint i = 0; field->choices[i].value != NULL; i++)
    if (field->choices[i].made_by == NULL)
      {
        g_autofree char *word = parapet_cell_texts_get_word (texts, field, field->choices[i].value);

        append_value (menu, field, field->choices[i].value, word);
      }
}

/* Returns: (transfer full) (nullable): the values of a field that can be set without looking at the record */
static GMenuModel *
make_values (ParapetCellTexts *texts,
             const IsmsField *field)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  if (field->type == ISMS_CHOICE)
    append_words (menu, texts, field);
  else if (field->type == ISMS_LINK && field->links_to != NULL)
    append_records (menu, parapet_cell_texts_get_store (texts), field);
  else if (field->type == ISMS_BOOLEAN)
    {
      append_value (menu, field, "1", _("Yes"));
      append_value (menu, field, "0", _("No"));
    }
  else
    return NULL;
  if (!field->required)
    append_value (menu, field, "", _("Not said"));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
append_field (GMenu *menu,
              ParapetCellTexts *texts,
              const IsmsField *field)
{
  g_autofree char *label = escape (isms_field_label (field));
  g_autoptr (GMenuModel) values = make_values (texts, field);

  if (values != NULL)
    g_menu_append_submenu (menu, label, values);
  else if (field->type == ISMS_DATE)
    {
      g_autofree char *dots = g_strconcat (label, "…", NULL);
      g_autofree char *action = g_strdup_printf ("records.set-date::%s", field->name);

      g_menu_append (menu, dots, action);
    }
}

/**
 * parapet_kind_menu_new_fields:
 *
 * Returns: (transfer full): the fields that can be set for many records at once, those of the list first; wants the actions
 *   "records.set" and "records.set-date"
 */
GMenuModel *
parapet_kind_menu_new_fields (ParapetCellTexts *texts,
                              const IsmsKind *kind)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) usual = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();

  for (guint i = 1; i < kind->n_fields; i++)
    append_field (kind->fields[i].listed ? usual : others, texts, &kind->fields[i]);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (usual));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

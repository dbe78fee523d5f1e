/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/import/parapet-import-entries-row.h"

/* How many rows are made at once; a button brings as many more, so that in the end every entry is named. */
#define CHUNK 100
/* As many are seen without a click. */
#define FEW 3

/**
 * ParapetImportEntriesRow:
 *
 * A row that opens to a list, however long it may be: each entry is named, but its row is made only when it is asked for.
 */
struct _ParapetImportEntriesRow
{
  AdwExpanderRow parent_instance;

  GPtrArray *entries;
  ParapetImportDescribe describe;
  GPtrArray *rows; /* GtkWidget */
  GtkWidget *more;
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (ParapetImportEntriesRow, parapet_import_entries_row, ADW_TYPE_EXPANDER_ROW)

static void show_more (ParapetImportEntriesRow *self);

static void
add (ParapetImportEntriesRow *self,
     GtkWidget *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
clear (ParapetImportEntriesRow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  self->more = NULL;
  self->n_shown = 0;
}

static GtkWidget *
make_row (ParapetImportEntriesRow *self,
          gpointer entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = NULL;
  g_autofree char *title = self->describe (entry, &subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
add_more_button (ParapetImportEntriesRow *self)
{
  guint rest = self->entries->len - self->n_shown;
  g_autofree char *title = g_strdup_printf (ngettext ("Show %u More", "Show %u More", MIN (rest, CHUNK)), MIN (rest, CHUNK));

  self->more = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), title);
  g_signal_connect_object (self->more, "activated", G_CALLBACK (show_more), self, G_CONNECT_SWAPPED);
  add (self, self->more);
}

static void
show_more (ParapetImportEntriesRow *self)
{
  guint end = MIN (self->n_shown + CHUNK, self->entries->len);

  if (self->more != NULL)
    {
      adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->more);
      g_ptr_array_remove (self->rows, self->more);
      self->more = NULL;
    }
  while (self->n_shown < end)
    add (self, make_row (self, g_ptr_array_index (self->entries, self->n_shown++)));
  if (end < self->entries->len)
    add_more_button (self);
}

static void
expanded_cb (ParapetImportEntriesRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) && self->entries != NULL && self->n_shown == 0)
    show_more (self);
}

static void
parapet_import_entries_row_finalize (GObject *object)
{
  ParapetImportEntriesRow *self = PARAPET_IMPORT_ENTRIES_ROW (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (parapet_import_entries_row_parent_class)->finalize (object);
}

static void
parapet_import_entries_row_class_init (ParapetImportEntriesRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_import_entries_row_finalize;
}

static void
parapet_import_entries_row_init (ParapetImportEntriesRow *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

GtkWidget *
parapet_import_entries_row_new (void)
{
  return g_object_new (PARAPET_TYPE_IMPORT_ENTRIES_ROW, NULL);
}

/**
 * parapet_import_entries_row_show:
 * @entries: what is listed; without any the row hides
 * @describe: what each says
 */
void
parapet_import_entries_row_show (ParapetImportEntriesRow *self,
                                 GPtrArray *entries,
                                 ParapetImportDescribe describe)
{
  clear (self);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_ptr_array_ref (entries);
  self->describe = describe;
  gtk_widget_set_visible (GTK_WIDGET (self), entries->len > 0);
  /* What is lost is to be read, not to be looked for; where it is much, the row says how much. */
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), entries->len <= FEW);
  expanded_cb (self);
}

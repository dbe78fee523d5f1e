/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "interchange/isms-words.h"
#include "pages/import/parapet-import-words-page.h"
#include "pages/import/parapet-import-words.h"

/* Of a field with more, most are one-offs that nobody gives a meaning one by one. */
#define MAX_WORDS 40
#define WORD_LENGTH 60

/**
 * ParapetImportWordsPage:
 *
 * The second step of an import, where it is needed: what the words mean that no choice and no scale knows.
 */
struct _ParapetImportWordsPage
{
  AdwNavigationPage parent_instance;

  ParapetImportSession *session;
  GPtrArray *groups; /* AdwPreferencesGroup */

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (ParapetImportWordsPage, parapet_import_words_page, ADW_TYPE_NAVIGATION_PAGE)

typedef struct
{
  ParapetImportSession *session;
  guint field;
  char *text;
  ParapetImportMeanings *meanings;
} Row;

static void
row_free (gpointer data,
          GClosure *closure)
{
  Row *row = data;

  g_object_unref (row->session);
  g_free (row->text);
  parapet_import_meanings_free (row->meanings);
  g_free (row);
}

static void
selected_cb (AdwComboRow *combo,
             GParamSpec *pspec,
             gpointer user_data)
{
  Row *row = user_data;
  guint selected = adw_combo_row_get_selected (combo);

  if (selected != GTK_INVALID_LIST_POSITION)
    parapet_import_session_map_word (row->session, row->field, row->text, row->meanings->values[selected]);
}

static char *
describe_uses (const ParapetImportWord *word)
{
  if (word->n_cells == 1)
    return g_strdup_printf (_("Line %u"), word->line);
  /* Translators: how many cells say a word, and the first line where */
  return g_strdup_printf (ngettext ("%u time, first in line %u", "%u times, first in line %u", word->n_cells), word->n_cells, word->line);
}

static GtkWidget *
make_row (ParapetImportWordsPage *self,
          const ParapetImportWord *word)
{
  GtkWidget *combo = adw_combo_row_new ();
  Row *row = g_new0 (Row, 1);
  g_autofree char *title = isms_words_shorten (word->text, WORD_LENGTH);
  g_autofree char *uses = describe_uses (word);
  g_autoptr (GtkStringList) labels = NULL;

  row->session = g_object_ref (self->session);
  row->field = word->field;
  row->text = g_strdup (word->text);
  row->meanings = parapet_import_meanings_new (self->session, word->field);
  labels = gtk_string_list_new ((const char *const *) row->meanings->labels);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (combo), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (combo), uses);
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), parapet_import_meanings_find (row->meanings, self->session, word));
  g_signal_connect_data (combo, "notify::selected", G_CALLBACK (selected_cb), row, row_free, 0);
  return combo;
}

static AdwPreferencesGroup *
add_group (ParapetImportWordsPage *self,
           guint field)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = g_markup_escape_text (isms_field_label (&parapet_import_session_get_kind (self->session)->fields[field]), -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (self->groups, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
tell_rest (AdwPreferencesGroup *group,
           guint n)
{
  g_autofree char *rest = NULL;

  if (n <= MAX_WORDS)
    return;
  rest = g_strdup_printf (ngettext ("%u more word is not shown.", "%u more words are not shown.", n - MAX_WORDS), n - MAX_WORDS);
  adw_preferences_group_set_description (group, rest);
}

static void
parapet_import_words_page_dispose (GObject *object)
{
  ParapetImportWordsPage *self = PARAPET_IMPORT_WORDS_PAGE (object);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_IMPORT_WORDS_PAGE);

  G_OBJECT_CLASS (parapet_import_words_page_parent_class)->dispose (object);
}

static void
parapet_import_words_page_class_init (ParapetImportWordsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_import_words_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-import-words-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetImportWordsPage, page);
}

static void
parapet_import_words_page_init (ParapetImportWordsPage *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
parapet_import_words_page_set_session (ParapetImportWordsPage *self,
                                       ParapetImportSession *session)
{
  g_set_object (&self->session, session);
}

/**
 * parapet_import_words_page_fill:
 *
 * Shows the words that the report tells of now. Asked for when the page is entered, so that no row goes away under the hand.
 */
void
parapet_import_words_page_fill (ParapetImportWordsPage *self)
{
  g_autoptr (GPtrArray) words = parapet_import_words_list (self->session);
  AdwPreferencesGroup *group = NULL;
  guint n = 0;

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < words->len; i++)
    {
      const ParapetImportWord *word = g_ptr_array_index (words, i);

      if (i == 0 || ((ParapetImportWord *) g_ptr_array_index (words, i - 1))->field != word->field)
        {
          group = add_group (self, word->field);
          n = 0;
        }
      if (n++ < MAX_WORDS)
        adw_preferences_group_add (group, make_row (self, word));
      tell_rest (group, n);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-draft.h"
#include "widgets/parapet-ask.h"

/* Words that become a step only when somebody says so, with Enter or a button: a reason, an answer, a note. Until then they are kept beside
 * the open document, by record, so that whoever looks elsewhere finds them again and whoever closes can be asked. */

static const char drafts_key[] = "parapet-drafts";
static const char draft_key[] = "parapet-draft";

typedef struct
{
  IsmsStore *store;
  char *name; /* among the drafts of the store */
  gulong changed;
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_clear_object (&draft->store);
  g_free (draft->name);
  g_free (draft);
}

static GHashTable *
get_drafts (IsmsStore *store)
{
  GHashTable *drafts = g_object_get_data (G_OBJECT (store), drafts_key);

  if (drafts == NULL)
    {
      drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_object_set_data_full (G_OBJECT (store), drafts_key, drafts, (GDestroyNotify) g_hash_table_unref);
    }
  return drafts;
}

static char *
dup_text (GtkWidget *typed)
{
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (typed))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (typed)));
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (typed)), &start, &end);
  return gtk_text_iter_get_text (&start, &end);
}

static void
set_text (GtkWidget *typed,
          const char *text)
{
  if (GTK_IS_EDITABLE (typed))
    gtk_editable_set_text (GTK_EDITABLE (typed), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (typed)), text, -1);
}

static void
changed_cb (GtkWidget *typed)
{
  Draft *draft = g_object_get_data (G_OBJECT (typed), draft_key);
  g_autofree char *text = dup_text (typed);
  g_autofree char *said = g_strstrip (g_strdup (text));

  if (*said != '\0')
    g_hash_table_insert (get_drafts (draft->store), g_strdup (draft->name), g_steal_pointer (&text));
  else
    g_hash_table_remove (get_drafts (draft->store), draft->name);
}

/**
 * parapet_draft_keep:
 * @typed: an entry or a text view
 * @record: what the words are about
 * @name: tells them from others about the record
 *
 * Shows what was typed there before, if anything was, and from now on keeps what is typed. It may be called again for another record.
 *
 * Returns: whether anything was
 */
gboolean
parapet_draft_keep (GtkWidget *typed,
                    IsmsStore *store,
                    IsmsRecord *record,
                    const char *name)
{
  gpointer source = GTK_IS_EDITABLE (typed) ? (gpointer) typed : gtk_text_view_get_buffer (GTK_TEXT_VIEW (typed));
  Draft *draft = g_new0 (Draft, 1), *before = g_object_get_data (G_OBJECT (typed), draft_key);
  const char *text;

  if (before != NULL)
    g_signal_handler_disconnect (source, before->changed);
  draft->store = g_object_ref (store);
  draft->name = g_strdup_printf ("%" G_GINT64_FORMAT " %s", isms_record_get_key (record), name);
  text = g_hash_table_lookup (get_drafts (store), draft->name);
  if (text != NULL)
    set_text (typed, text);
  draft->changed = g_signal_connect_object (source, "changed", G_CALLBACK (changed_cb), typed, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (typed), draft_key, draft, draft_free);
  return text != NULL;
}

/**
 * parapet_draft_drop:
 *
 * The words are no draft any more: they are being taken, or were given up. What shows them may stay as it is.
 */
void
parapet_draft_drop (GtkWidget *typed)
{
  Draft *draft = g_object_get_data (G_OBJECT (typed), draft_key);

  if (draft != NULL)
    g_hash_table_remove (get_drafts (draft->store), draft->name);
}

/**
 * parapet_draft_again:
 *
 * The words could not be taken: they are a draft again.
 */
void
parapet_draft_again (GtkWidget *typed)
{
  changed_cb (typed);
}

/**
 * parapet_draft_peek:
 *
 * Returns: (nullable): some words that would be lost if the document were closed now
 */
const char *
parapet_draft_peek (IsmsStore *store)
{
  GHashTableIter iter;
  gpointer text = NULL;

  g_hash_table_iter_init (&iter, get_drafts (store));
  return g_hash_table_iter_next (&iter, NULL, &text) ? text : NULL;
}

static void
drop_all (IsmsStore *store)
{
  g_hash_table_remove_all (get_drafts (store));
}

/**
 * parapet_draft_ask:
 * @from: what is about to close
 * @go_on: called with @from once the person gives the words up
 *
 * Asks whether words may go that no step holds yet.
 *
 * Returns: %FALSE where there are none
 */
gboolean
parapet_draft_ask (GtkWidget *from,
                   IsmsStore *store,
                   GCallback go_on)
{
  const char *words = parapet_draft_peek (store);
  g_autofree char *what = words != NULL ? g_strdup_printf (_("This is in no record yet: “%s”"), words) : NULL;
  AdwDialog *question;

  if (words == NULL)
    return FALSE;
  question = parapet_ask_discard (from, what, G_CALLBACK (drop_all), store);
  g_signal_connect_object (question, "response::discard", go_on, from, G_CONNECT_SWAPPED);
  return TRUE;
}

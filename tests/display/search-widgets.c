/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-widgets.h"

#define PATIENCE (20 * G_USEC_PER_SEC)

/* Returns: (transfer none) (nullable): @from itself, or the first widget of that type in it */
GtkWidget *
find_child (GtkWidget *from,
            GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (from), type))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Returns: (transfer none) (nullable): the first of those that are on the screen now */
GtkWidget *
find_mapped (GtkWidget *from,
             GType type)
{
  if (!gtk_widget_get_mapped (from))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (from), type))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_mapped (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  return GTK_IS_INSCRIPTION (widget) ? gtk_inscription_get_text (GTK_INSCRIPTION (widget)) : NULL;
}

/* Whether a label or a cell in it, and not hidden there, has these words. */
gboolean
says (GtkWidget *from,
      const char *words)
{
  const char *text = get_text (from);

  if (text != NULL && strstr (text, words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && says (child, words))
      return TRUE;
  return FALSE;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Fails where the answer stays no; something wakes the loop now and then, or a loop in which nothing happens any more would not be asked again. */
void
wait_until (gboolean (*ask) (gpointer data),
            gpointer data,
            const char *what)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  guint wake = g_timeout_add (100, wake_cb, NULL);

  while (!ask (data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("Waited in vain: %s", what);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (wake);
}

typedef struct
{
  GtkWidget *from;
  const char *words;
} Words;

static gboolean
says_words (gpointer data)
{
  Words *words = data;

  return says (words->from, words->words);
}

void
wait_for (GtkWidget *from,
          const char *words)
{
  wait_until (says_words, &(Words) { from, words }, words);
}

/* As if it were dropped there. Returns: whether it was taken */
gboolean
drop (GtkWidget *on,
      const GValue *value,
      double x,
      double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (on);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        {
          g_signal_emit_by_name (controller, "drop", value, x, y, &taken);
          return taken;
        }
    }
  g_assert_not_reached ();
}

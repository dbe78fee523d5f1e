/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/parapet-gaps.h"
#include "widgets/parapet-label.h"

/* Who has more than these to do begins with these. */
#define MAX_GAPS 5

static IsmsGap *
gap_copy (const IsmsGap *gap)
{
  IsmsGap *copy = g_memdup2 (gap, sizeof *gap);

  copy->sentence = g_strdup (gap->sentence);
  return copy;
}

static void
gap_free (gpointer data)
{
  g_free (((IsmsGap *) data)->sentence);
  g_free (data);
}

/**
 * parapet_gap_link_new:
 * @words: what stands on it
 * @about: what it is about, which tells it from others with the same words when it is read aloud
 *
 * Returns: (transfer floating): a button among text that leads to where something is mended
 */
GtkWidget *
parapet_gap_link_new (const char *words,
                      const char *about)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", about, words);
  GtkWidget *button = parapet_label_button_new (words, name);

  parapet_label_wrap_button (GTK_BUTTON (button));
  g_object_set (gtk_button_get_child (GTK_BUTTON (button)), "justify", GTK_JUSTIFY_LEFT, "xalign", 0.0f, NULL);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "record-link");
  return button;
}

/**
 * parapet_gap_edit_new:
 * @words: what stands on it
 * @about: what it is about
 * @field: where it is written down in the record of the page
 */
GtkWidget *
parapet_gap_edit_new (const char *words,
                      const char *about,
                      const char *field)
{
  GtkWidget *button = parapet_gap_link_new (words, about);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", field);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.edit-field");
  return button;
}

/**
 * parapet_gap_button_new:
 * @gap: something with a field or a record
 *
 * Returns: (transfer floating): leads to where it is mended; among many buttons with the same words, each is named with what it leads to
 */
GtkWidget *
parapet_gap_button_new (const IsmsGap *gap)
{
  GtkWidget *button;

  if (gap->field != NULL)
    return parapet_gap_edit_new (_("Edit…"), gap->sentence, gap->field);
  button = parapet_gap_link_new (_("Show"), gap->sentence);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", gap->record);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.open");
  return button;
}

static GtkWidget *
make_gap (gpointer owner,
          gpointer data)
{
  const IsmsGap *gap = data;
  g_autofree char *text = isms_gap_dup_words (gap);
  g_autofree char *words = g_strconcat ("• ", text, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), parapet_label_new (words, "body"));
  if (gap->field != NULL || gap->record != 0)
    gtk_box_append (GTK_BOX (box), parapet_gap_button_new (gap));
  return box;
}

/* The others unfold. */
static GtkWidget *
make_more (gpointer owner,
           gpointer data)
{
  GPtrArray *rest = data;
  g_autofree char *words = g_strdup_printf (ngettext ("… and %u more", "… and %u more", rest->len), rest->len);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *expander = gtk_expander_new (words);

  for (guint i = 0; i < rest->len; i++)
    gtk_box_append (GTK_BOX (box), make_gap (owner, g_ptr_array_index (rest, i)));
  gtk_widget_set_margin_top (box, 9);
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  return expander;
}

static void
add_more (ParapetParts *parts,
          GArray *gaps)
{
  GPtrArray *rest = g_ptr_array_new_with_free_func (gap_free);
  g_autoptr (GString) sign = g_string_new (NULL);

  for (guint i = MAX_GAPS; i < gaps->len; i++)
    {
      const IsmsGap *gap = &g_array_index (gaps, IsmsGap, i);

      g_ptr_array_add (rest, gap_copy (gap));
      g_string_append_printf (sign, "%s\n", gap->sentence);
    }
  parapet_parts_add (parts, "more gaps", sign->str, make_more, rest, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * parapet_gaps_add:
 * @title: (nullable): what stands above them in place of how many they are
 * @gaps: (element-type IsmsGap): what a record lacks
 *
 * Adds a part for each of the first few, with the clause that asks for it and a way to where it is mended, below how many there are; the
 * others unfold below.
 */
void
parapet_gaps_add (ParapetParts *parts,
                  const char *title,
                  GArray *gaps)
{
  if (gaps->len == 0)
    {
      parapet_parts_add_text (parts, "gaps", parapet_part_heading, g_strdup (_("Nothing is missing")));
      return;
    }
  parapet_parts_add_text (parts, "gaps", parapet_part_heading, title != NULL ? g_strdup (title) : g_strdup_printf (ngettext ("%u thing is missing", "%u things are missing", gaps->len), gaps->len));
  for (guint i = 0; i < MIN (gaps->len, MAX_GAPS); i++)
    {
      const IsmsGap *gap = &g_array_index (gaps, IsmsGap, i);
      g_autofree char *id = g_strdup_printf ("gap %s", gap->sentence);

      parapet_parts_add (parts, id, gap->clause, make_gap, gap_copy (gap), gap_free);
    }
  if (gaps->len > MAX_GAPS)
    add_more (parts, gaps);
}

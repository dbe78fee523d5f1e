/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/parapet-label.h"

/**
 * parapet_label_new:
 * @text: words, perhaps many
 * @class: a style class: "heading", "body", "caption"
 *
 * Returns: (transfer floating): a label that begins where lines begin, and breaks into lines as long as there is room for
 */
GtkWidget *
parapet_label_new (const char *text,
                   const char *class)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "label", text,
                       "xalign", 0.0f,
                       "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "css-classes", (const char *const[]) { class, NULL },
                       NULL);
}

/**
 * parapet_label_wrap_button:
 *
 * Lets the words of a button that was given a label take several lines where there is no room for one.
 */
void
parapet_label_wrap_button (GtkButton *button)
{
  g_object_set (gtk_button_get_child (button),
                "wrap", TRUE,
                "wrap-mode", PANGO_WRAP_WORD_CHAR,
                "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, /* or a tall neighbour has them take two where there is room */
                "justify", GTK_JUSTIFY_CENTER,
                NULL);
}

/**
 * parapet_label_wrapped_button_new:
 * @label: what stands on it, with its mnemonic underlined
 *
 * Returns: (transfer floating): a new button whose words take several lines where there is no room for one
 */
GtkWidget *
parapet_label_wrapped_button_new (const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  parapet_label_wrap_button (GTK_BUTTON (button));
  return button;
}

/**
 * parapet_label_button_new:
 * @words: what stands on it
 * @name: what it is called when it is read aloud, among others on which the same stands
 *
 * A button that makes its label itself is called what stands on it, whatever else it is named.
 *
 * Returns: (transfer floating): a new button
 */
GtkWidget *
parapet_label_button_new (const char *words,
                          const char *name)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", gtk_label_new (words), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

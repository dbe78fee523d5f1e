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

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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-link.h"
#include "forms/parapet-record-words.h"
#include "records/isms-kinds.h"

/* A person is called by the name; of controls, assets and all the rest people know the code as well. */
static GtkWidget *
make_name (IsmsRecord *record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (isms_record_get_kind (record) != &isms_kind_person)
    gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL,
                                                 "label", isms_record_get_code (record),
                                                 "valign", GTK_ALIGN_BASELINE_FILL,
                                                 "css-classes", (const char *const[]) { "link-code", "numeric", NULL },
                                                 NULL));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL,
                                               "label", isms_record_get_title (record),
                                               "valign", GTK_ALIGN_BASELINE_FILL,
                                               "xalign", 0.0f,
                                               "wrap", TRUE,
                                               "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                               NULL));
  return box;
}

static GtkWidget *
make_deleted (IsmsRecord *record)
{
  /* Translators: %s is the title of a record */
  g_autofree char *text = g_strdup_printf (_("%s (deleted)"), isms_record_get_title (record));

  return g_object_new (GTK_TYPE_LABEL,
                       "label", text,
                       "xalign", 0.0f,
                       "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "css-classes", (const char *const[]) { "dimmed", NULL },
                       NULL);
}

/**
 * parapet_record_link_new:
 * @record: what it leads to
 *
 * A record's name that one can follow: it activates record.open with the record's key.
 *
 * Returns: (transfer floating): a new link, or a plain text where the record was deleted
 */
GtkWidget *
parapet_record_link_new (IsmsRecord *record)
{
  g_autofree char *caption = parapet_record_caption (record);
  g_autofree char *name = NULL;
  GtkWidget *button;

  if (isms_record_get_deleted (record))
    return make_deleted (record);
  /* Translators: how a link is read aloud: what the record is called, its code and its kind */
  name = g_strdup_printf (C_("link", "%s, %s"), isms_record_get_title (record), caption);
  button = g_object_new (GTK_TYPE_BUTTON,
                         "child", make_name (record),
                         "halign", GTK_ALIGN_START,
                         "tooltip-text", caption,
                         "action-name", "record.open",
                         "action-target", g_variant_new_int64 (isms_record_get_key (record)),
                         "css-classes", (const char *const[]) { "flat", "record-link", NULL },
                         NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

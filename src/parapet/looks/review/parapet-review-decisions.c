/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-link.h"
#include "forms/parapet-record-parts.h"
#include "forms/parapet-record-words.h"
#include "looks/review/parapet-review-decisions.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-label.h"

static char *
describe (ParapetRecordParts *self,
          IsmsRecord *decision)
{
  IsmsStore *store = parapet_record_parts_get_store (self);
  g_autofree char *who = parapet_field_words (store, decision, isms_kind_field_index (&isms_kind_decision, "owner"));
  g_autofree char *until = parapet_field_words (store, decision, isms_kind_field_index (&isms_kind_decision, "due"));

  /* Translators: who carries out a decision, and until when */
  return g_strdup_printf (C_("decision", "%s, until %s"), *who != '\0' ? who : _("nobody yet"), *until != '\0' ? until : _("no day yet"));
}

static GtkWidget *
make_decision (gpointer owner,
               gpointer decision)
{
  g_autofree char *words = describe (owner, decision);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *caption = parapet_label_new (words, "caption");

  gtk_widget_add_css_class (caption, "dimmed");
  gtk_box_append (GTK_BOX (box), parapet_record_link_new (decision));
  gtk_box_append (GTK_BOX (box), caption);
  return box;
}

static GtkWidget *
make_none (gpointer owner,
           gpointer data)
{
  return parapet_label_new (_("Nothing is decided yet. If nothing has to be, decide that."), "dimmed");
}

static void
tell (ParapetRecordParts *self,
      ParapetParts *parts)
{
  IsmsRecord *review = parapet_record_parts_get_record (self);
  g_autoptr (GPtrArray) decisions = isms_store_get_backlinks (parapet_record_parts_get_store (self), isms_record_get_key (review), &isms_kind_decision, "review");

  if (decisions->len == 0)
    parapet_parts_add (parts, "none", "", make_none, NULL, NULL);
  for (guint i = 0; i < decisions->len; i++)
    {
      IsmsRecord *decision = g_ptr_array_index (decisions, i);
      g_autofree char *words = describe (self, decision);
      g_autofree char *sign = g_strdup_printf ("%s\n%s", isms_record_get_title (decision), words);

      parapet_parts_add (parts, isms_record_get_code (decision), sign, make_decision, g_object_ref (decision), g_object_unref);
    }
}

/**
 * parapet_review_decisions_new:
 *
 * What a management review decided: each decision as a link, with who carries it out until when.
 *
 * Returns: (transfer floating): the list; it follows changes by itself
 */
GtkWidget *
parapet_review_decisions_new (IsmsStore *store,
                              IsmsRecord *review)
{
  return parapet_record_parts_new (store, review, 6, tell);
}

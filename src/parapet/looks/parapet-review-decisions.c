/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-link.h"
#include "forms/parapet-record-words.h"
#include "looks/parapet-review-decisions.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-parts.h"

/**
 * ParapetReviewDecisions:
 *
 * What a management review decided: each decision as a link, with who carries it out until when.
 */
struct _ParapetReviewDecisions
{
  GtkBox parent_instance;

  IsmsStore *store;
  IsmsRecord *review;
};

G_DEFINE_FINAL_TYPE (ParapetReviewDecisions, parapet_review_decisions, GTK_TYPE_BOX)

static char *
describe (ParapetReviewDecisions *self,
          IsmsRecord *decision)
{
  g_autofree char *who = parapet_field_words (self->store, decision, isms_kind_field_index (&isms_kind_decision, "owner"));
  g_autofree char *until = parapet_field_words (self->store, decision, isms_kind_field_index (&isms_kind_decision, "due"));

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
refresh (ParapetReviewDecisions *self)
{
  ParapetParts *parts = parapet_parts_new ();
  g_autoptr (GPtrArray) decisions = isms_store_get_backlinks (self->store, isms_record_get_key (self->review), &isms_kind_decision, "review");

  if (decisions->len == 0)
    parapet_parts_add (parts, "none", "", make_none, NULL, NULL);
  for (guint i = 0; i < decisions->len; i++)
    {
      IsmsRecord *decision = g_ptr_array_index (decisions, i);
      g_autofree char *words = describe (self, decision);
      g_autofree char *sign = g_strdup_printf ("%s\n%s", isms_record_get_title (decision), words);

      parapet_parts_add (parts, isms_record_get_code (decision), sign, make_decision, g_object_ref (decision), g_object_unref);
    }
  parapet_parts_show (parts, GTK_BOX (self), self);
}

static void
parapet_review_decisions_finalize (GObject *object)
{
  ParapetReviewDecisions *self = PARAPET_REVIEW_DECISIONS (object);

  g_clear_object (&self->store);
  g_clear_object (&self->review);

  G_OBJECT_CLASS (parapet_review_decisions_parent_class)->finalize (object);
}

static void
parapet_review_decisions_class_init (ParapetReviewDecisionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_review_decisions_finalize;
}

static void
parapet_review_decisions_init (ParapetReviewDecisions *self)
{
}

/**
 * parapet_review_decisions_new:
 *
 * Returns: (transfer floating): the list; it follows changes by itself
 */
GtkWidget *
parapet_review_decisions_new (IsmsStore *store,
                              IsmsRecord *review)
{
  ParapetReviewDecisions *self = g_object_new (PARAPET_TYPE_REVIEW_DECISIONS, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);

  self->store = g_object_ref (store);
  self->review = g_object_ref (review);
  refresh (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

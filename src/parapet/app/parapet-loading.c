/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/parapet-loading.h"

/* Most documents are open before anybody could read what is happening. */
#define WORDS_AFTER 300

/**
 * ParapetLoading:
 *
 * A document is on its way; if it takes a while, what is happening and a way out.
 */
struct _ParapetLoading
{
  AdwBin parent_instance;

  guint timer;

  GtkRevealer *more;
  GtkLabel *words;
};

G_DEFINE_FINAL_TYPE (ParapetLoading, parapet_loading, ADW_TYPE_BIN)

static gboolean
timer_cb (gpointer data)
{
  ParapetLoading *self = data;

  self->timer = 0;
  gtk_revealer_set_reveal_child (self->more, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_text (self->words), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
  return G_SOURCE_REMOVE;
}

static void
parapet_loading_dispose (GObject *object)
{
  ParapetLoading *self = PARAPET_LOADING (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  /* Or the bin would unparent a child that its template has let go of already. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_LOADING);

  G_OBJECT_CLASS (parapet_loading_parent_class)->dispose (object);
}

static void
parapet_loading_class_init (ParapetLoadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_loading_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-loading.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetLoading, more);
  gtk_widget_class_bind_template_child (widget_class, ParapetLoading, words);
}

static void
parapet_loading_init (ParapetLoading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
parapet_loading_new (void)
{
  return g_object_new (PARAPET_TYPE_LOADING, NULL);
}

/**
 * parapet_loading_start:
 * @words: what is happening, should it take long enough to be read
 */
void
parapet_loading_start (ParapetLoading *self,
                       const char *words)
{
  parapet_loading_stop (self);
  gtk_label_set_text (self->words, words);
  self->timer = g_timeout_add (WORDS_AFTER, timer_cb, self);
}

void
parapet_loading_stop (ParapetLoading *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_revealer_set_reveal_child (self->more, FALSE);
}

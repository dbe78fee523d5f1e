/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-change-words.h"
#include "forms/parapet-record-history.h"
#include "forms/parapet-record-words.h"
#include "store/isms-history.h"
#include "widgets/parapet-parts.h"

#define FIRST 5
#define MORE 50

/**
 * ParapetRecordHistory:
 *
 * Who changed a record, what, when and why: the last steps, and more as somebody asks.
 */
struct _ParapetRecordHistory
{
  AdwBin parent_instance;

  IsmsStore *store;
  IsmsRecord *record;
  guint limit;

  GtkBox *steps;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (ParapetRecordHistory, parapet_record_history, ADW_TYPE_BIN)

static GtkWidget *
make_line (const char *text,
           const char *const *classes)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "label", text,
                       "xalign", 0.0f,
                       "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "css-classes", classes,
                       NULL);
}

static void
append_sentences (ParapetRecordHistory *self,
                  GtkBox *box,
                  const IsmsStep *step)
{
  for (guint i = 0; i < step->changes->len; i++)
    {
      g_autofree char *sentence = parapet_change_sentence (self->store, step, g_ptr_array_index (step->changes, i));

      gtk_box_append (box, make_line (sentence, (const char *const[]) { NULL }));
    }
}

static GtkWidget *
make_step (gpointer owner,
           gpointer data)
{
  const IsmsStep *step = data;
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  g_autofree char *moment = parapet_moment_words (step->at);

  append_sentences (owner, box, step);
  if (step->reason != NULL && *step->reason != '\0')
    {
      /* Translators: the reason that somebody gave for a change */
      g_autofree char *reason = g_strdup_printf (_("“%s”"), step->reason);

      gtk_box_append (box, make_line (reason, (const char *const[]) { "dimmed", NULL }));
    }
  gtk_box_append (box, make_line (moment, (const char *const[]) { "caption", "dimmed", NULL }));
  return GTK_WIDGET (box);
}

static void
more_cb (ParapetRecordHistory *self)
{
  self->limit += MORE;
  parapet_record_history_refresh (self);
}

static void
parapet_record_history_dispose (GObject *object)
{
  ParapetRecordHistory *self = PARAPET_RECORD_HISTORY (object);

  g_clear_object (&self->store);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (parapet_record_history_parent_class)->dispose (object);
}

static void
parapet_record_history_class_init (ParapetRecordHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_record_history_dispose;
}

static void
parapet_record_history_init (ParapetRecordHistory *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->limit = FIRST;
  self->steps = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->more = g_object_new (GTK_TYPE_BUTTON,
                             "label", _("Show Earlier Changes"),
                             "halign", GTK_ALIGN_START,
                             "visible", FALSE,
                             "css-classes", (const char *const[]) { "flat", "record-link", "quiet", NULL },
                             NULL);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL,
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                               "label", _("History"),
                                               "xalign", 0.0f,
                                               "css-classes", (const char *const[]) { "heading", NULL },
                                               NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->steps));
  gtk_box_append (GTK_BOX (box), self->more);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * parapet_record_history_new:
 * @record: a record of @store
 *
 * Returns: (transfer floating): the record's history, empty until refreshed
 */
GtkWidget *
parapet_record_history_new (IsmsStore *store,
                            IsmsRecord *record)
{
  ParapetRecordHistory *self = g_object_new (PARAPET_TYPE_RECORD_HISTORY, NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  return GTK_WIDGET (self);
}

/**
 * parapet_record_history_refresh:
 *
 * Lists the last steps that changed the record.
 */
void
parapet_record_history_refresh (ParapetRecordHistory *self)
{
  g_autoptr (GPtrArray) steps = isms_history_list_part (self->store, isms_record_get_key (self->record), self->limit + 1, NULL);
  ParapetParts *parts = parapet_parts_new ();
  guint n = steps != NULL ? MIN (steps->len, self->limit) : 0;

  for (guint i = 0; i < n; i++)
    {
      IsmsStep *step = g_ptr_array_index (steps, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, step->id);

      parapet_parts_add (parts, id, "", make_step, isms_step_ref (step), (GDestroyNotify) isms_step_unref);
    }
  gtk_widget_set_visible (self->more, steps != NULL && steps->len > n);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  parapet_parts_show (parts, self->steps, self);
}

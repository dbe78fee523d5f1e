/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/records/parapet-record-line.h"
#include "pages/records/parapet-value-tone.h"

/* What fits under a title on a telephone. */
#define FACTS 2

/**
 * ParapetRecordLine:
 *
 * A record where there is no room for columns: its title, and under it how it stands, its code and what matters most.
 */
struct _ParapetRecordLine
{
  GtkBox parent_instance;

  const ParapetValueTone *tone;

  GtkLabel *title;
  GtkImage *icon;
  GtkLabel *state;
  GtkLabel *facts;
};

G_DEFINE_FINAL_TYPE (ParapetRecordLine, parapet_record_line, GTK_TYPE_BOX)

static void
set_tone (ParapetRecordLine *self,
          const ParapetValueTone *tone)
{
  if (self->tone != NULL && self->tone->css_class != NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), self->tone->css_class);
      gtk_widget_remove_css_class (GTK_WIDGET (self->state), self->tone->css_class);
    }
  if (tone != NULL && tone->css_class != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->icon), tone->css_class);
      gtk_widget_add_css_class (GTK_WIDGET (self->state), tone->css_class);
    }
  gtk_image_set_from_icon_name (self->icon, tone != NULL ? tone->icon : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), tone != NULL && tone->icon != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->state), tone != NULL);
  self->tone = tone;
}

static gboolean
is_listed (const IsmsKind *kind,
           guint column)
{
  return isms_kind_column (kind, column)->listed;
}

/* The first listed column that tells how the record stands, where it does. */
static int
find_state (ParapetCellTexts *texts,
            IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);

  for (guint i = 1; i < isms_kind_n_columns (kind); i++)
    {
      guint column = isms_kind_nth_column (kind, i);

      if (is_listed (kind, column) && parapet_cell_texts_find_tone (texts, record, column) != NULL)
        return column;
    }
  return -1;
}

static char *
join_facts (ParapetCellTexts *texts,
            IsmsRecord *record,
            int state)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  g_autoptr (GString) facts = g_string_new (isms_record_get_code (record));
  guint n = 0;

  for (guint i = 1; i < isms_kind_n_columns (kind) && n < FACTS; i++)
    {
      guint column = isms_kind_nth_column (kind, i);
      g_autofree char *text = NULL;

      if (!is_listed (kind, column) || (int) column == state)
        continue;
      text = parapet_cell_texts_get (texts, record, column);
      if (*text == '\0')
        continue;
      g_string_append_printf (facts, " · %s", text);
      n++;
    }
  return g_string_free (g_steal_pointer (&facts), FALSE);
}

static void
parapet_record_line_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PARAPET_TYPE_RECORD_LINE);

  G_OBJECT_CLASS (parapet_record_line_parent_class)->dispose (object);
}

static void
parapet_record_line_class_init (ParapetRecordLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_record_line_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-record-line.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordLine, title);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordLine, icon);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordLine, state);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordLine, facts);
}

static void
parapet_record_line_init (ParapetRecordLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
parapet_record_line_new (void)
{
  return g_object_new (PARAPET_TYPE_RECORD_LINE, NULL);
}

void
parapet_record_line_show (ParapetRecordLine *self,
                          ParapetCellTexts *texts,
                          IsmsRecord *record)
{
  int state = find_state (texts, record);
  g_autofree char *word = state >= 0 ? parapet_cell_texts_get (texts, record, state) : NULL;
  g_autofree char *facts = join_facts (texts, record, state);

  gtk_label_set_text (self->title, isms_record_get_title (record));
  gtk_label_set_text (self->state, word != NULL ? word : "");
  gtk_label_set_text (self->facts, facts);
  set_tone (self, state >= 0 ? parapet_cell_texts_find_tone (texts, record, state) : NULL);
}

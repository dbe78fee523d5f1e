/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pages/records/parapet-record-cell.h"
#include "pages/records/parapet-value-tone.h"

#define ICON_SIZE 14

/**
 * ParapetRecordCell:
 *
 * One value of one record in a table: a line of text that is cut where the column ends, before it a shape where it tells how
 * something stands.
 */
struct _ParapetRecordCell
{
  GtkWidget parent_instance;

  const IsmsKind *kind;
  int column;
  const ParapetValueTone *tone;

  GtkWidget *icon; /* (nullable) */
  GtkInscription *text;
};

G_DEFINE_FINAL_TYPE (ParapetRecordCell, parapet_record_cell, GTK_TYPE_WIDGET)

static gboolean
is_number (const IsmsField *field)
{
  return (field->type == ISMS_INTEGER && field->links_to == NULL) || field->type == ISMS_NUMBER || (field->type == ISMS_SCALE && field->scale == NULL);
}

static void
set_tone (ParapetRecordCell *self,
          const ParapetValueTone *tone)
{
  if (self->tone == tone)
    return;
  if (self->tone != NULL && self->tone->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->tone->css_class);
  if (tone != NULL && tone->css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), tone->css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), tone != NULL ? tone->icon : NULL);
  self->tone = tone;
}

static void
parapet_record_cell_dispose (GObject *object)
{
  ParapetRecordCell *self = PARAPET_RECORD_CELL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  self->icon = NULL;
  self->text = NULL;

  G_OBJECT_CLASS (parapet_record_cell_parent_class)->dispose (object);
}

static void
parapet_record_cell_class_init (ParapetRecordCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_record_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "recordcell");
}

static void
parapet_record_cell_init (ParapetRecordCell *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
}

static void
add_icon (ParapetRecordCell *self)
{
  self->icon = g_object_new (GTK_TYPE_IMAGE,
                             "pixel-size", ICON_SIZE,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             NULL);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
}

/**
 * parapet_record_cell_new:
 * @column: a column of the kind, or %PARAPET_RECORD_CELL_CODE
 */
GtkWidget *
parapet_record_cell_new (const IsmsKind *kind,
                         int column)
{
  ParapetRecordCell *self = g_object_new (PARAPET_TYPE_RECORD_CELL, NULL);
  const IsmsField *described = column >= 0 ? isms_kind_column (kind, column) : NULL;
  /* An inscription leaves that to us, where a label turns it round by itself. */
  gboolean is_rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  self->kind = kind;
  self->column = column;
  if (described != NULL && parapet_value_tone_applies (described))
    add_icon (self);
  self->text = g_object_new (GTK_TYPE_INSCRIPTION,
                             "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                             "hexpand", TRUE,
                             "xalign", (described != NULL && is_number (described)) == is_rtl ? 0.0f : 1.0f,
                             NULL);
  if (column == PARAPET_RECORD_CELL_CODE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dimmed");
  if (described == NULL || is_number (described) || described->type == ISMS_DATE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * parapet_record_cell_show:
 * @record: (nullable): of the cell's kind
 */
void
parapet_record_cell_show (ParapetRecordCell *self,
                          ParapetCellTexts *texts,
                          IsmsRecord *record)
{
  g_autofree char *text = NULL;

  if (record == NULL)
    text = g_strdup ("");
  else if (self->column == PARAPET_RECORD_CELL_CODE)
    text = g_strdup (isms_record_get_code (record));
  else
    text = parapet_cell_texts_get (texts, record, self->column);
  /* A code is never cut: it is what people call a record by. Its capitals and figures are wider than the letters that are counted on. */
  if (self->column == PARAPET_RECORD_CELL_CODE)
    gtk_inscription_set_min_chars (self->text, g_utf8_strlen (text, -1) * 5 / 4);
  gtk_inscription_set_text (self->text, text);
  if (self->icon != NULL)
    set_tone (self, record != NULL ? parapet_cell_texts_find_tone (texts, record, self->column) : NULL);
}

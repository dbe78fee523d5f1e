/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-choice-field-row.h"
#include "forms/parapet-choice-item.h"
#include "forms/parapet-field-row.h"
#include "forms/parapet-scale-words.h"
#include "records/isms-field-type.h"

#define UNNAMED_STEPS 5
#define MOST_STEPS 10
#define WORTH_SEARCHING 9

/**
 * ParapetChoiceFieldRow:
 *
 * One of a few choices, or a step of a scale: the step's name first, when it applies and its number in small print.
 */
struct _ParapetChoiceFieldRow
{
  AdwComboRow parent_instance;

  GListStore *items; /* ParapetChoiceItem */
  guint offered; /* of the items; one more is a value that is no choice */
};

static void iface_init (ParapetFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParapetChoiceFieldRow, parapet_choice_field_row, ADW_TYPE_COMBO_ROW, G_IMPLEMENT_INTERFACE (PARAPET_TYPE_FIELD_ROW, iface_init))

static void
add_item (GPtrArray *items,
          const IsmsValue *value,
          const char *label,
          const char *detail)
{
  g_ptr_array_add (items, parapet_choice_item_new (value, label, detail));
}

static void
add_step (GPtrArray *items,
          gint64 step,
          const char *label,
          const char *detail)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  isms_value_set_integer (&value, step);
  add_item (items, &value, label, detail);
}

/* What only a verb brings about is not offered; where it holds, it is shown like any value that is no choice. */
static void
add_choices (GPtrArray *items,
             const IsmsField *field)
{
  for (const IsmsChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    if (choice->made_by == NULL)
      {
        g_auto (IsmsValue) value = ISMS_VALUE_NULL;

        isms_value_set_text (&value, choice->value);
        add_item (items, &value, _(choice->label), NULL);
      }
}

/* "Yearly: yearly" says it once. */
static const char *
find_anchor (IsmsRecord *record)
{
  const char *anchor = isms_record_get_text (record, "anchor");
  g_autofree char *name = g_utf8_casefold (isms_record_get_title (record), -1);
  g_autofree char *folded = g_utf8_casefold (anchor != NULL ? anchor : "", -1);

  return *folded == '\0' || g_str_equal (name, folded) ? NULL : anchor;
}

static void
add_named_step (GPtrArray *items,
                IsmsRecord *record)
{
  gint64 step = isms_record_get_integer (record, "step", 0);
  const char *anchor = find_anchor (record);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, step);
  /* Translators: small print of a step of a scale: when it applies and its number: "several times a year · 4" */
  g_autofree char *detail = anchor != NULL ? g_strdup_printf (C_("step of a scale", "%s · %s"), anchor, number) : NULL;

  add_step (items, step, isms_record_get_title (record), detail != NULL ? detail : number);
}

static void
add_numbers (GPtrArray *items,
             gint64 most)
{
  for (gint64 step = 1; step <= most; step++)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, step);

      add_step (items, step, number, NULL);
    }
}

static void
add_steps (GPtrArray *items,
           ParapetFieldRow *row)
{
  const IsmsField *field = parapet_field_row_get_field (row);
  IsmsRecord *record = parapet_field_row_get_record (row);
  gint64 method = 0;
  g_autoptr (GPtrArray) steps = NULL;

  if (record != NULL && isms_kind_field (isms_record_get_kind (record), "method") != NULL)
    method = isms_record_get_integer (record, "method", 0);
  steps = parapet_scale_words_list (parapet_field_row_get_store (row), field->scale, method);
  for (guint i = 0; i < steps->len; i++)
    add_named_step (items, g_ptr_array_index (steps, i));
  if (steps->len == 0)
    add_numbers (items, field->scale != NULL ? UNNAMED_STEPS : MOST_STEPS);
}

static void
fill (ParapetChoiceFieldRow *self)
{
  const IsmsField *field = parapet_field_row_get_field (PARAPET_FIELD_ROW (self));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (!field->required)
    add_item (items, NULL, _("Not said"), NULL);
  if (field->type == ISMS_SCALE)
    add_steps (items, PARAPET_FIELD_ROW (self));
  else
    add_choices (items, field);
  self->offered = items->len;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
}

static guint
find (ParapetChoiceFieldRow *self,
      const IsmsValue *value)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (ParapetChoiceItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (isms_value_equal (parapet_choice_item_get_value (item), value))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
selected_cb (ParapetChoiceFieldRow *self)
{
  ParapetChoiceItem *item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));

  if (item == NULL || isms_value_is_null (parapet_choice_item_get_value (item)))
    gtk_widget_add_css_class (GTK_WIDGET (self), "unsaid");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unsaid");
  parapet_field_row_finish (PARAPET_FIELD_ROW (self));
}

static GtkWidget *
make_line (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_step_cb (GtkSignalListItemFactory *factory,
               GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *detail = make_line ("caption");

  gtk_widget_add_css_class (detail, "dimmed");
  gtk_box_append (GTK_BOX (box), make_line (NULL));
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
bind_step_cb (GtkSignalListItemFactory *factory,
              GtkListItem *item)
{
  ParapetChoiceItem *choice = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *detail = gtk_widget_get_next_sibling (label);
  const char *text = parapet_choice_item_get_detail (choice);

  gtk_label_set_text (GTK_LABEL (label), parapet_choice_item_get_label (choice));
  gtk_label_set_text (GTK_LABEL (detail), text != NULL ? text : "");
  gtk_widget_set_visible (detail, text != NULL);
}

/* Steps may be named anew while a form is open. */
static void
store_changed_cb (ParapetChoiceFieldRow *self,
                  IsmsStep *step)
{
  for (guint i = 0; i < step->changes->len; i++)
    if (g_str_equal (((IsmsChange *) g_ptr_array_index (step->changes, i))->kind->name, "scale_step"))
      {
        g_auto (IsmsValue) shown = ISMS_VALUE_NULL;

        isms_value_copy (&shown, parapet_field_row_get_shown (PARAPET_FIELD_ROW (self)));
        parapet_field_row_set_value (PARAPET_FIELD_ROW (self), &shown);
        return;
      }
}

static void
add_small_print (ParapetChoiceFieldRow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_step_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_step_cb), NULL);
  adw_combo_row_set_list_factory (ADW_COMBO_ROW (self), factory);
  g_signal_connect_object (parapet_field_row_get_store (PARAPET_FIELD_ROW (self)), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
parapet_choice_field_row_setup (ParapetFieldRow *row)
{
  ParapetChoiceFieldRow *self = PARAPET_CHOICE_FIELD_ROW (row);
  g_autoptr (GtkExpression) label = gtk_property_expression_new (PARAPET_TYPE_CHOICE_ITEM, NULL, "whole");

  fill (self);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self), TRUE);
  adw_combo_row_set_expression (ADW_COMBO_ROW (self), label);
  if (parapet_field_row_get_field (row)->type == ISMS_SCALE)
    add_small_print (self);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (self), g_list_model_get_n_items (G_LIST_MODEL (self->items)) > WORTH_SEARCHING);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (self), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->items));
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
  selected_cb (self);
}

static void
parapet_choice_field_row_set_value (ParapetFieldRow *row,
                                    const IsmsValue *value)
{
  ParapetChoiceFieldRow *self = PARAPET_CHOICE_FIELD_ROW (row);
  guint position;

  if (parapet_field_row_get_field (row)->type == ISMS_SCALE || g_list_model_get_n_items (G_LIST_MODEL (self->items)) > self->offered)
    fill (self); /* other steps may hold now, and what was no choice is none any more */
  position = find (self, value);
  /* A value of another method, or of a newer format, is shown as it is and not lost. */
  if (position == GTK_INVALID_LIST_POSITION && !isms_value_is_null (value))
    {
      g_autofree char *label = isms_field_format (parapet_field_row_get_field (row), value);
      g_autoptr (ParapetChoiceItem) item = parapet_choice_item_new (value, label, NULL);

      g_list_store_append (self->items, item);
      position = g_list_model_get_n_items (G_LIST_MODEL (self->items)) - 1;
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
}

static gboolean
parapet_choice_field_row_get_value (ParapetFieldRow *row,
                                    IsmsValue *value,
                                    GError **error)
{
  ParapetChoiceItem *item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

  isms_value_clear (value);
  if (item != NULL)
    isms_value_copy (value, parapet_choice_item_get_value (item));
  return TRUE;
}

static void
parapet_choice_field_row_finalize (GObject *object)
{
  g_clear_object (&PARAPET_CHOICE_FIELD_ROW (object)->items);

  G_OBJECT_CLASS (parapet_choice_field_row_parent_class)->finalize (object);
}

static void
iface_init (ParapetFieldRowInterface *iface)
{
  iface->setup = parapet_choice_field_row_setup;
  iface->set_value = parapet_choice_field_row_set_value;
  iface->get_value = parapet_choice_field_row_get_value;
}

static void
parapet_choice_field_row_class_init (ParapetChoiceFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_choice_field_row_finalize;
}

static void
parapet_choice_field_row_init (ParapetChoiceFieldRow *self)
{
  self->items = g_list_store_new (PARAPET_TYPE_CHOICE_ITEM);
}

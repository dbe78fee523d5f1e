/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/records/parapet-filter-bar.h"
#include "pages/records/parapet-filter-chip.h"
#include "pages/records/parapet-value-tone.h"

#define MOST_CHIPS 5
/* A list that is seen at one glance needs no filter. */
#define FEW 6

/**
 * ParapetFilterBar:
 *
 * One chip for each field by which a list is narrowed down, and while it is, how much of it is left.
 */
struct _ParapetFilterBar
{
  AdwBin parent_instance;

  IsmsRecordList *list;
  GPtrArray *chips;

  AdwWrapBox *box;
  GtkWidget *found_box;
  GtkLabel *found;
};

G_DEFINE_FINAL_TYPE (ParapetFilterBar, parapet_filter_bar, ADW_TYPE_BIN)

static gboolean
has_few_values (const IsmsField *field)
{
  switch (field->type)
    {
    case ISMS_CHOICE:
    case ISMS_BOOLEAN:
      return TRUE;
    case ISMS_SCALE:
      return field->scale != NULL;
    case ISMS_LINK:
      return field->links_to != NULL;
    default:
      return FALSE;
    }
}

static gboolean
filters (const IsmsField *field)
{
  return has_few_values (field) && (field->listed || parapet_value_tone_applies (field));
}

static void
update (ParapetFilterBar *self)
{
  gboolean filtered = isms_record_list_get_filtered (self->list);
  guint total = isms_store_count (isms_record_list_get_store (self->list), isms_record_list_get_kind (self->list));
  guint found = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  /* Translators: so many of so many records are shown */
  g_autofree char *text = g_strdup_printf (_("%u of %u"), found, total);

  for (guint i = 0; i < self->chips->len; i++)
    parapet_filter_chip_update (g_ptr_array_index (self->chips, i));
  gtk_label_set_text (self->found, text);
  gtk_widget_set_visible (self->found_box, filtered);
  gtk_widget_set_visible (GTK_WIDGET (self), filtered || (total > FEW && self->chips->len > 0));
}

static void
changed_cb (ParapetFilterBar *self)
{
  g_assert (PARAPET_IS_FILTER_BAR (self));

  update (self);
}

static void
remove_chips (ParapetFilterBar *self)
{
  for (guint i = 0; i < self->chips->len; i++)
    adw_wrap_box_remove (self->box, g_ptr_array_index (self->chips, i));
  g_ptr_array_set_size (self->chips, 0);
}

static void
add_chips (ParapetFilterBar *self,
           ParapetCellTexts *texts)
{
  const IsmsKind *kind = isms_record_list_get_kind (self->list);

  for (guint i = 1; i < kind->n_fields && self->chips->len < MOST_CHIPS; i++)
    {
      GtkWidget *chip;

      if (!filters (&kind->fields[i]))
        continue;
      chip = parapet_filter_chip_new (self->list, texts, &kind->fields[i]);
      adw_wrap_box_insert_child_after (self->box, chip, self->chips->len > 0 ? g_ptr_array_index (self->chips, self->chips->len - 1) : NULL);
      g_ptr_array_add (self->chips, chip);
    }
}

static void
parapet_filter_bar_dispose (GObject *object)
{
  ParapetFilterBar *self = PARAPET_FILTER_BAR (object);

  if (self->box != NULL)
    parapet_filter_bar_set_list (self, NULL, NULL);
  /* Or the bin would unparent a child that its template has let go of already. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PARAPET_TYPE_FILTER_BAR);

  G_OBJECT_CLASS (parapet_filter_bar_parent_class)->dispose (object);
}

static void
parapet_filter_bar_finalize (GObject *object)
{
  g_clear_pointer (&PARAPET_FILTER_BAR (object)->chips, g_ptr_array_unref);

  G_OBJECT_CLASS (parapet_filter_bar_parent_class)->finalize (object);
}

static void
parapet_filter_bar_class_init (ParapetFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = parapet_filter_bar_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetFilterBar, box);
  gtk_widget_class_bind_template_child (widget_class, ParapetFilterBar, found_box);
  gtk_widget_class_bind_template_child (widget_class, ParapetFilterBar, found);
}

static void
parapet_filter_bar_init (ParapetFilterBar *self)
{
  self->chips = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
parapet_filter_bar_new (void)
{
  return g_object_new (PARAPET_TYPE_FILTER_BAR, NULL);
}

/**
 * parapet_filter_bar_set_list:
 * @list: (nullable): what is narrowed down
 * @texts: (nullable): the words of its values
 */
void
parapet_filter_bar_set_list (ParapetFilterBar *self,
                             IsmsRecordList *list,
                             ParapetCellTexts *texts)
{
  remove_chips (self);
  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (isms_record_list_get_store (self->list), self);
      g_signal_handlers_disconnect_by_data (self->list, self);
    }
  g_set_object (&self->list, list);
  if (list == NULL)
    return;
  add_chips (self, texts);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (list, "notify::filtered", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (isms_record_list_get_store (list), "changed", G_CALLBACK (changed_cb), self);
  update (self);
}

/**
 * parapet_filter_bar_get_found:
 *
 * Returns: (transfer none): how much of the list is left, in words
 */
const char *
parapet_filter_bar_get_found (ParapetFilterBar *self)
{
  return gtk_label_get_text (self->found);
}

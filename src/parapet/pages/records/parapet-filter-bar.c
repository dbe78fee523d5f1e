/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/records/parapet-filter-bar.h"
#include "pages/records/parapet-filter-chip.h"
#include "pages/records/parapet-value-tone.h"
#include "widgets/parapet-slices.h"

#define MOST_CHIPS 5 /* beside those that the kind itself asks for */
/* A list that is seen at one glance needs no filter. */
#define FEW 6
#define GAP 6

/**
 * ParapetFilterBar:
 *
 * The one row above a list: what the list is shown as, where there are ways to choose from, one chip for each field by which it is
 * narrowed down, and while it is, how much of it is left. Where the chips do not fit beside the rest, a button folds them away.
 */
struct _ParapetFilterBar
{
  GtkWidget parent_instance;

  IsmsRecordList *list;
  ParapetCellTexts *texts;
  GPtrArray *chips;

  GtkWidget *start;
  GtkToggleButton *fold;
  AdwWrapBox *box;
  GtkWidget *found_box;
  GtkLabel *found;
};

G_DEFINE_FINAL_TYPE (ParapetFilterBar, parapet_filter_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_START,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_there (GtkWidget *part)
{
  return part != NULL && gtk_widget_get_visible (part);
}

static int
measure_part (GtkWidget *part,
              GtkOrientation orientation,
              int for_size,
              int *minimum)
{
  int natural = 0;

  *minimum = 0;
  if (is_there (part))
    gtk_widget_measure (part, orientation, for_size, minimum, &natural, NULL, NULL);
  return natural;
}

static int
sum_widths (ParapetFilterBar *self,
            int *minimum)
{
  GtkWidget *parts[] = { self->start, GTK_WIDGET (self->box), self->found_box };
  int sum = 0;

  *minimum = 0;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      int least;

      if (is_there (parts[i]))
        sum += measure_part (parts[i], GTK_ORIENTATION_HORIZONTAL, -1, &least) + (sum > 0 ? GAP : 0);
      else
        least = 0;
      *minimum = MAX (*minimum, least);
    }
  return sum;
}

static int
measure_line (ParapetFilterBar *self)
{
  GtkWidget *parts[] = { self->start, GTK_WIDGET (self->fold), GTK_WIDGET (self->box), self->found_box };
  int height = 0, minimum;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    height = MAX (height, measure_part (parts[i], GTK_ORIENTATION_VERTICAL, -1, &minimum));
  return height;
}

static void
place (ParapetFilterBar *self,
       GtkWidget *part,
       GtkAllocation where,
       int width)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    where.x = width - where.x - where.width;
  gtk_widget_set_child_visible (part, TRUE);
  gtk_widget_size_allocate (part, &where, -1);
}

/* Gives each part its place, or only finds how high they are all together. Returns that height. */
static int
flow (ParapetFilterBar *self,
      int width,
      gboolean allocate)
{
  int line = measure_line (self), x = 0, y = 0, height = line, least;
  GtkWidget *box = GTK_WIDGET (self->box);
  gboolean folded = is_there (box) && sum_widths (self, &least) > width;
  GtkWidget *parts[] = { self->start, folded ? GTK_WIDGET (self->fold) : box, self->found_box, folded && gtk_toggle_button_get_active (self->fold) ? box : NULL };

  if (allocate)
    {
      gtk_widget_set_child_visible (GTK_WIDGET (self->fold), FALSE);
      gtk_widget_set_child_visible (box, FALSE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      int wide, high;

      if (!is_there (parts[i]))
        continue;
      wide = folded && parts[i] == box ? width : MIN (measure_part (parts[i], GTK_ORIENTATION_HORIZONTAL, -1, &least), width);
      high = MAX (line, measure_part (parts[i], GTK_ORIENTATION_VERTICAL, wide, &least));
      if (x > 0 && x + wide > width)
        {
          x = 0;
          y = height + GAP;
        }
      if (allocate)
        place (self, parts[i], (GtkAllocation) { x, y, wide, high }, width);
      x += wide + GAP;
      height = MAX (height, y + high);
    }
  return height;
}

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
  return field->narrows || (has_few_values (field) && (field->listed || parapet_value_tone_applies (field)));
}

/* Returns: (transfer full) (element-type IsmsField): by what the list is narrowed down */
static GPtrArray *
list_filters (ParapetFilterBar *self)
{
  const IsmsKind *kind = isms_record_list_get_kind (self->list);
  GPtrArray *found = g_ptr_array_new ();
  guint n_usual = 0;

  for (guint i = 1; i < isms_kind_n_columns (kind); i++)
    {
      const IsmsField *column = isms_kind_column (kind, isms_kind_nth_column (kind, i));

      if (filters (column) && (column->narrows || n_usual++ < MOST_CHIPS))
        g_ptr_array_add (found, (gpointer) column);
    }
  return found;
}

static void
update (ParapetFilterBar *self)
{
  g_autoptr (GPtrArray) fields = list_filters (self);
  gboolean filtered = isms_record_list_get_filtered (self->list);
  guint total = isms_store_count (isms_record_list_get_store (self->list), isms_record_list_get_kind (self->list));
  guint found = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  /* Translators: so many of so many records are shown */
  g_autofree char *text = g_strdup_printf (_("%u of %u"), found, total);

  for (guint i = 0; i < self->chips->len; i++)
    parapet_filter_chip_update (g_ptr_array_index (self->chips, i));
  gtk_label_set_text (self->found, text);
  gtk_widget_set_visible (self->found_box, filtered);
  gtk_widget_set_visible (GTK_WIDGET (self->box), (filtered || total > FEW) && fields->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), filtered || gtk_widget_get_visible (GTK_WIDGET (self->box)) || is_there (self->start));
  if (filtered)
    gtk_widget_add_css_class (GTK_WIDGET (self->fold), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->fold), "active");
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

/* A chip counts what it offers. The bar has its place without them, so nothing moves when they come. */
static void
add_chips (gpointer bar)
{
  ParapetFilterBar *self = bar;
  g_autoptr (GPtrArray) fields = list_filters (self);

  for (guint i = 0; i < fields->len; i++)
    {
      GtkWidget *chip = parapet_filter_chip_new (self->list, self->texts, g_ptr_array_index (fields, i));

      adw_wrap_box_append (self->box, chip);
      g_ptr_array_add (self->chips, chip);
    }
}

static void
fold_cb (ParapetFilterBar *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
set_start (ParapetFilterBar *self,
           GtkWidget *start)
{
  self->start = start;
  if (start == NULL)
    return;
  gtk_widget_set_valign (start, GTK_ALIGN_CENTER);
  gtk_widget_insert_after (start, GTK_WIDGET (self), NULL);
}

static GtkSizeRequestMode
parapet_filter_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
parapet_filter_bar_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  ParapetFilterBar *self = PARAPET_FILTER_BAR (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = sum_widths (self, minimum);
  else
    *minimum = *natural = flow (self, for_size < 0 ? G_MAXINT : for_size, FALSE);
}

static void
parapet_filter_bar_size_allocate (GtkWidget *widget,
                                  int width,
                                  int height,
                                  int baseline)
{
  flow (PARAPET_FILTER_BAR (widget), width, TRUE);
}

static void
parapet_filter_bar_get_property (GObject *object,
                                 guint id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_START)
    g_value_set_object (value, PARAPET_FILTER_BAR (object)->start);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
parapet_filter_bar_set_property (GObject *object,
                                 guint id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_START)
    set_start (PARAPET_FILTER_BAR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
parapet_filter_bar_dispose (GObject *object)
{
  ParapetFilterBar *self = PARAPET_FILTER_BAR (object);

  if (self->box != NULL)
    parapet_filter_bar_set_list (self, NULL, NULL);
  g_clear_pointer (&self->start, gtk_widget_unparent);
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
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = parapet_filter_bar_get_property;
  object_class->set_property = parapet_filter_bar_set_property;
  object_class->dispose = parapet_filter_bar_dispose;
  object_class->finalize = parapet_filter_bar_finalize;
  widget_class->get_request_mode = parapet_filter_bar_get_request_mode;
  widget_class->measure = parapet_filter_bar_measure;
  widget_class->size_allocate = parapet_filter_bar_size_allocate;

  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "filterbar");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetFilterBar, fold);
  gtk_widget_class_bind_template_child (widget_class, ParapetFilterBar, box);
  gtk_widget_class_bind_template_child (widget_class, ParapetFilterBar, found_box);
  gtk_widget_class_bind_template_child (widget_class, ParapetFilterBar, found);
  gtk_widget_class_bind_template_callback (widget_class, fold_cb);
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
  g_set_object (&self->texts, texts);
  if (list == NULL)
    return;
  parapet_slices_add (GTK_WIDGET (self), add_chips);
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

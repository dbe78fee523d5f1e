/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-words.h"
#include "looks/method/parapet-method-picture.h"
#include "models/isms-matrix.h"
#include "models/isms-scale.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-side-scroller.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetMethodPicture:
 *
 * A risk method as one sees it: the matrix of levels with its acceptance bands, the two scales, whose names and anchors are edited
 * where they stand, and who may accept what. It is of this version, in force or not.
 */
struct _ParapetMethodPicture
{
  AdwBin parent_instance;

  IsmsStore *store;
  IsmsRecord *method;
  GPtrArray *steps[2]; /* IsmsRecord, from the lowest */
  char *sign;          /* what is shown */
};

G_DEFINE_FINAL_TYPE (ParapetMethodPicture, parapet_method_picture, ADW_TYPE_BIN)

static const char *const scales[] = { "likelihood", "impact" };
static const char *const scale_titles[] = { N_("Likelihood"), N_("Impact") };
static const char *const tones[] = {
  [ISMS_TONE_NONE] = "bare",
  [ISMS_TONE_ACCEPTABLE] = "acceptable",
  [ISMS_TONE_DECIDE] = "decide",
  [ISMS_TONE_TREAT] = "treat",
};

static GPtrArray *
list_bands (ParapetMethodPicture *self)
{
  return isms_store_get_backlinks (self->store, isms_record_get_key (self->method), &isms_kind_band, "method");
}

static int
compare_bands (gconstpointer a,
               gconstpointer b)
{
  IsmsRecord *first = *(IsmsRecord *const *) a, *second = *(IsmsRecord *const *) b;
  gint64 left = isms_record_get_integer (first, "from_level", 0), right = isms_record_get_integer (second, "from_level", 0);

  return (left > right) - (left < right);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class,
            float xalign)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", xalign, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "css-classes", (const char *const[]) { css_class, NULL }, NULL);
}

static GtkWidget *
make_cell (ParapetMethodPicture *self,
           guint likelihood,
           guint impact)
{
  gint64 level = 0;
  gboolean known = isms_scale_get_level (self->store, self->method, likelihood, impact, &level);
  g_autoptr (IsmsRecord) band = known ? isms_scale_find_band (self->store, self->method, level) : NULL;
  g_autofree char *text = g_strdup_printf ("%d", (int) level);
  GtkWidget *cell = g_object_new (GTK_TYPE_BOX, "css-name", "heatcell", "hexpand", TRUE, "height-request", 30, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (cell, tones[isms_tone_of_band (band)]);
  gtk_widget_set_tooltip_text (cell, band != NULL ? isms_record_get_title (band) : _("No band"));
  gtk_box_append (GTK_BOX (cell), label);
  return cell;
}

static GtkWidget *
make_axis (ParapetMethodPicture *self,
           IsmsAxis axis,
           guint step)
{
  GtkWidget *label = make_label (isms_record_get_title (g_ptr_array_index (self->steps[axis], step - 1)), "heat-axis", axis == ISMS_AXIS_LIKELIHOOD ? 1 : 0.5f);

  g_object_set (label, "wrap", FALSE, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", axis == ISMS_AXIS_LIKELIHOOD ? 8 : 3, "max-width-chars", axis == ISMS_AXIS_LIKELIHOOD ? 12 : 3, NULL);
  return label;
}

static GtkWidget *
make_matrix (ParapetMethodPicture *self)
{
  GtkGrid *grid = GTK_GRID (g_object_new (GTK_TYPE_GRID, "row-spacing", 3, "column-spacing", 3, NULL));
  guint down = self->steps[ISMS_AXIS_LIKELIHOOD]->len, across = self->steps[ISMS_AXIS_IMPACT]->len;

  for (guint i = 1; i <= down; i++)
    {
      gtk_grid_attach (grid, make_axis (self, ISMS_AXIS_LIKELIHOOD, i), 0, (int) (down - i), 1, 1);
      for (guint j = 1; j <= across; j++)
        gtk_grid_attach (grid, make_cell (self, i, j), (int) j, (int) (down - i), 1, 1);
    }
  for (guint j = 1; j <= across; j++)
    gtk_grid_attach (grid, make_axis (self, ISMS_AXIS_IMPACT, j), (int) j, (int) down, 1, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Matrix of levels"), -1);
  return GTK_WIDGET (grid);
}

/* The label is left when somebody has finished with it. */
static void
editing_cb (GtkEditableLabel *label,
            GParamSpec *pspec,
            ParapetMethodPicture *self)
{
  IsmsRecord *step = g_object_get_data (G_OBJECT (label), "step");
  const char *field = g_object_get_data (G_OBJECT (label), "field");
  const char *text = gtk_editable_get_text (GTK_EDITABLE (label));
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  if (gtk_editable_label_get_editing (label) || g_strcmp0 (text, isms_record_get_text (step, field)) == 0)
    return;
  /* Translators: a step in the history: the name of a step of a scale */
  title = g_strdup_printf (_("Describe “%s”"), isms_record_get_title (step));
  if (!isms_store_begin (self->store, title, NULL, &error))
    parapet_toast_show_error (GTK_WIDGET (self), error);
  else if (isms_store_set_from_text (self->store, step, field, text, &error))
    isms_store_commit (self->store, &error);
  else
    {
      isms_store_rollback (self->store);
      parapet_toast_show_error (GTK_WIDGET (self), error);
    }
}

/* A long anchor takes several lines, or it would push the page apart. */
static void
wrap (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    g_object_set (widget, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    wrap (child);
}

static GtkWidget *
make_editable (ParapetMethodPicture *self,
               IsmsRecord *step,
               const char *field,
               const char *name)
{
  const char *text = isms_record_get_text (step, field);
  GtkWidget *label = gtk_editable_label_new (text != NULL ? text : "");

  g_object_set_data_full (G_OBJECT (label), "step", g_object_ref (step), g_object_unref);
  g_object_set_data (G_OBJECT (label), "field", (gpointer) field);
  wrap (label);
  gtk_editable_set_editable (GTK_EDITABLE (label), !isms_store_is_past (self->store));
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (label, "notify::editing", G_CALLBACK (editing_cb), self, 0);
  return label;
}

static void
add_scale (ParapetMethodPicture *self,
           GtkBox *box,
           IsmsAxis axis)
{
  GtkGrid *grid = GTK_GRID (g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 3, NULL));

  gtk_box_append (box, make_label (_(scale_titles[axis]), "heading", 0));
  for (guint i = self->steps[axis]->len; i > 0; i--)
    {
      IsmsRecord *step = g_ptr_array_index (self->steps[axis], i - 1);
      int row = (int) (self->steps[axis]->len - i);
      g_autofree char *number = g_strdup_printf ("%u", i);
      GtkWidget *anchor = make_editable (self, step, "anchor", _("What it means"));

      gtk_widget_set_hexpand (anchor, TRUE);
      gtk_grid_attach (grid, make_label (number, "dimmed", 0), 0, row, 1, 1);
      gtk_grid_attach (grid, make_editable (self, step, "name", _("Name")), 1, row, 1, 1);
      gtk_grid_attach (grid, anchor, 2, row, 1, 1);
    }
  gtk_box_append (box, GTK_WIDGET (grid));
}

static GtkWidget *
make_band (ParapetMethodPicture *self,
           IsmsRecord *band)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *swatch = g_object_new (GTK_TYPE_BOX, "css-name", "heatcell", "valign", GTK_ALIGN_CENTER, NULL);
  g_autofree char *who = parapet_field_words (self->store, band, isms_kind_field_index (&isms_kind_band, "acceptance_by"));
  /* Translators: an acceptance band: from level, to level, what it demands, who may accept */
  g_autofree char *text = g_strdup_printf (_("%d–%d %s · %s"), (int) isms_record_get_integer (band, "from_level", 0), (int) isms_record_get_integer (band, "to_level", 0), isms_record_get_title (band), who);
  GtkWidget *link = g_object_new (GTK_TYPE_BUTTON, "action-name", "record.open", "action-target", g_variant_new_int64 (isms_record_get_key (band)), "halign", GTK_ALIGN_START,
                                  "css-classes", (const char *const[]) { "flat", "record-link", NULL }, NULL);

  gtk_button_set_child (GTK_BUTTON (link), make_label (text, "body", 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (swatch, "swatch");
  gtk_widget_add_css_class (swatch, tones[isms_tone_of_band (band)]);
  gtk_box_append (GTK_BOX (row), swatch);
  gtk_box_append (GTK_BOX (row), link);
  return row;
}

static void
add_bands (ParapetMethodPicture *self,
           GtkBox *box)
{
  g_autoptr (GPtrArray) bands = list_bands (self);

  if (bands->len == 0)
    return;
  g_ptr_array_sort (bands, compare_bands);
  gtk_box_append (box, make_label (_("What Has to Happen"), "heading", 0));
  for (guint i = 0; i < bands->len; i++)
    gtk_box_append (box, make_band (self, g_ptr_array_index (bands, i)));
}

static GtkWidget *
make_all (ParapetMethodPicture *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));

  if (self->steps[0]->len == 0 || self->steps[1]->len == 0)
    {
      gtk_box_append (box, make_label (_("This method has no scales yet: say in steps how likely and how bad a risk can be, so clearly that two people choose the same one."), "dimmed", 0));
      return GTK_WIDGET (box);
    }
  gtk_box_append (box, parapet_side_scroller_new (make_matrix (self)));
  add_bands (self, box);
  add_scale (self, box, ISMS_AXIS_LIKELIHOOD);
  add_scale (self, box, ISMS_AXIS_IMPACT);
  return GTK_WIDGET (box);
}

static void
sign_records (GString *sign,
              GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);

      for (guint j = 0; j < isms_record_get_kind (record)->n_fields; j++)
        {
          g_autofree char *text = isms_record_format (record, isms_record_get_kind (record)->fields[j].name);

          g_string_append_printf (sign, "%s\n", text);
        }
    }
}

static void
refresh (ParapetMethodPicture *self)
{
  g_autoptr (GPtrArray) bands = list_bands (self);
  g_autoptr (GString) sign = g_string_new (isms_record_get_text (self->method, "level_rule"));

  for (guint axis = 0; axis < 2; axis++)
    {
      g_clear_pointer (&self->steps[axis], g_ptr_array_unref);
      self->steps[axis] = isms_scale_list_steps (self->store, self->method, scales[axis]);
      sign_records (sign, self->steps[axis]);
    }
  sign_records (sign, bands);
  if (g_set_str (&self->sign, sign->str))
    adw_bin_set_child (ADW_BIN (self), make_all (self));
}

static void
parapet_method_picture_dispose (GObject *object)
{
  ParapetMethodPicture *self = PARAPET_METHOD_PICTURE (object);

  g_clear_pointer (&self->steps[0], g_ptr_array_unref);
  g_clear_pointer (&self->steps[1], g_ptr_array_unref);
  g_clear_pointer (&self->sign, g_free);
  g_clear_object (&self->method);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (parapet_method_picture_parent_class)->dispose (object);
}

static void
parapet_method_picture_class_init (ParapetMethodPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_method_picture_dispose;
}

static void
parapet_method_picture_init (ParapetMethodPicture *self)
{
}

/**
 * parapet_method_picture_new:
 *
 * Returns: (transfer floating): the method as a picture; it follows changes by itself
 */
GtkWidget *
parapet_method_picture_new (IsmsStore *store,
                            IsmsRecord *method)
{
  ParapetMethodPicture *self = g_object_new (PARAPET_TYPE_METHOD_PICTURE, NULL);

  self->store = g_object_ref (store);
  self->method = g_object_ref (method);
  refresh (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

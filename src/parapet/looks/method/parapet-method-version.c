/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/approval/parapet-revise-dialog.h"
#include "looks/method/parapet-method-version.h"
#include "models/isms-conversion.h"
#include "models/isms-method.h"
#include "models/isms-scale.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetMethodVersion:
 *
 * How one version of a risk method follows another (6.1.2 a, b). Of the version in force: the way to the next one, and the ratings that
 * are still by older scales, converted in one step. Of one that follows another with other scales: which of its steps takes over each
 * old one, and what that does to the risks.
 */
struct _ParapetMethodVersion
{
  AdwBin parent_instance;

  IsmsStore *store;
  IsmsRecord *method;
  gboolean showing; /* choices are being made what they are */
  char *sign;       /* of the rows that are there */
  GPtrArray *rows;  /* AdwComboRow, each with its "old" step and its "scale" */

  GtkLabel *words;
  GtkWidget *revise;
  GtkWidget *convert;
  GtkWidget *maps;
};

G_DEFINE_FINAL_TYPE (ParapetMethodVersion, parapet_method_version, ADW_TYPE_BIN)

static const char *const scales[] = { "likelihood", "impact" };
static const char *const scale_titles[] = { N_("Likelihood: What Is Read as What"), N_("Impact: What Is Read as What") };

static gboolean
is_in_force (ParapetMethodVersion *self)
{
  g_autoptr (IsmsRecord) method = isms_scale_find_method (self->store, NULL);

  return method == self->method && g_strcmp0 (isms_record_get_text (method, "status"), "approved") == 0;
}

static gboolean
has_draft (ParapetMethodVersion *self)
{
  g_autoptr (GPtrArray) next = isms_store_get_backlinks (self->store, isms_record_get_key (self->method), &isms_kind_method, "converts_from");

  for (guint i = 0; i < next->len; i++)
    if (g_strcmp0 (isms_record_get_text (g_ptr_array_index (next, i), "status"), "withdrawn") != 0)
      return TRUE;
  return FALSE;
}

/* "Of 19 rated risks, 2 ask for more than today and 1 for less; 16 stay." */
static char *
describe_effect (ParapetMethodVersion *self)
{
  IsmsConversionEffect effect;
  g_autofree char *rated = NULL;
  g_autofree char *unread = NULL;

  isms_conversion_preview (self->store, self->method, &effect);
  rated = g_strdup_printf (ngettext ("%u rated risk", "%u rated risks", effect.rated), effect.rated);
  unread = effect.unread == 0 ? g_strdup ("") : g_strdup_printf (ngettext (" %u cannot be read yet.", " %u cannot be read yet.", effect.unread), effect.unread);
  /* Translators: "19 rated risks", then how many have to be dealt with more strictly, more mildly, or as before; last a sentence or nothing */
  return g_strdup_printf (_("Of %s, %u would ask for more than today, %u for less; %u stay as they are.%s"), rated, effect.stricter, effect.milder, effect.same, unread);
}

static char *
describe_follower (ParapetMethodVersion *self,
                   IsmsRecord *before)
{
  const char *version = isms_record_get_text (before, "version");

  if (isms_scale_is_same (self->store, before, self->store, self->method))
    /* Translators: the code of a risk method, and its version */
    return g_strdup_printf (_("Comes after %s %s, with the same scales: ratings stay as they are."), isms_record_get_code (before), version != NULL ? version : "");
  return describe_effect (self);
}

static char *
describe_foreign (ParapetMethodVersion *self,
                  guint n_foreign)
{
  g_autofree char *beyond = isms_conversion_explain_beyond (self->store);
  g_autofree char *words = g_strdup_printf (ngettext ("%u risk is rated by older scales and compared with no other before it is converted.",
                                                      "%u risks are rated by older scales and compared with no others before they are converted.", n_foreign),
                                            n_foreign);

  return beyond != NULL ? g_strdup_printf ("%s %s", words, beyond) : g_steal_pointer (&words);
}

static char *
describe (ParapetMethodVersion *self,
          IsmsRecord *before,
          guint n_foreign)
{
  if (n_foreign > 0)
    return describe_foreign (self, n_foreign);
  if (before != NULL && g_strcmp0 (isms_record_get_text (self->method, "status"), "draft") == 0)
    return describe_follower (self, before);
  return g_strdup ("");
}

static void
map_cb (ParapetMethodVersion *self,
        GParamSpec *pspec,
        AdwComboRow *row)
{
  IsmsRecord *old = g_object_get_data (G_OBJECT (row), "old");
  const char *scale = g_object_get_data (G_OBJECT (row), "scale");
  guint step = adw_combo_row_get_selected (row);
  g_autoptr (GError) error = NULL;

  if (self->showing || step == 0 || step == GTK_INVALID_LIST_POSITION)
    return;
  if (!isms_method_map (self->store, self->method, scale, (guint) isms_record_get_integer (old, "step", 0), step, &error))
    parapet_toast_show_error (GTK_WIDGET (self), error);
}

static GtkWidget *
make_map (ParapetMethodVersion *self,
          guint axis,
          IsmsRecord *old,
          GPtrArray *steps)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row;

  gtk_string_list_append (names, _("Not said yet"));
  for (guint i = 0; i < steps->len; i++)
    gtk_string_list_append (names, isms_record_get_title (g_ptr_array_index (steps, i)));
  row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title", isms_record_get_title (old), "model", names, NULL);
  g_object_set_data_full (G_OBJECT (row), "old", g_object_ref (old), g_object_unref);
  g_object_set_data (G_OBJECT (row), "scale", (gpointer) scales[axis]);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  return row;
}

static GtkWidget *
make_maps (ParapetMethodVersion *self,
           IsmsRecord *before)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  g_ptr_array_set_size (self->rows, 0);
  for (guint axis = 0; axis < G_N_ELEMENTS (scales); axis++)
    {
      g_autoptr (GPtrArray) old = isms_scale_list_steps (self->store, before, scales[axis]);
      g_autoptr (GPtrArray) steps = isms_scale_list_steps (self->store, self->method, scales[axis]);
      GtkWidget *group = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _(scale_titles[axis]));
      for (guint i = old->len; i > 0; i--)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_map (self, axis, g_ptr_array_index (old, i - 1), steps));
      gtk_box_append (GTK_BOX (box), group);
    }
  return box;
}

static guint
find_taker (GPtrArray *steps,
            IsmsRecord *old)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (old));

  for (guint i = 0; i < steps->len; i++)
    {
      g_auto (GStrv) taken = isms_record_get_members (g_ptr_array_index (steps, i), "takes_over");

      if (taken != NULL && g_strv_contains ((const char *const *) taken, key))
        return i + 1;
    }
  return 0;
}

static void
show_choices (ParapetMethodVersion *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      AdwComboRow *row = g_ptr_array_index (self->rows, i);
      g_autoptr (GPtrArray) steps = isms_scale_list_steps (self->store, self->method, g_object_get_data (G_OBJECT (row), "scale"));

      adw_combo_row_set_selected (row, find_taker (steps, g_object_get_data (G_OBJECT (row), "old")));
    }
  self->showing = FALSE;
}

static char *
sign_scales (ParapetMethodVersion *self,
             IsmsRecord *before)
{
  GString *sign = g_string_new (NULL);
  IsmsRecord *methods[] = { before, self->method };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    for (guint axis = 0; axis < G_N_ELEMENTS (scales); axis++)
      {
        g_autoptr (GPtrArray) steps = isms_scale_list_steps (self->store, methods[i], scales[axis]);

        for (guint j = 0; j < steps->len; j++)
          g_string_append_printf (sign, "%s\n", isms_record_get_title (g_ptr_array_index (steps, j)));
        g_string_append_c (sign, '\n');
      }
  return g_string_free_and_steal (sign);
}

/* Who has just chosen one step keeps the keyboard there: the rows are made anew only where the scales are others. */
static void
show_maps (ParapetMethodVersion *self,
           IsmsRecord *before)
{
  gboolean wanted = before != NULL && g_strcmp0 (isms_record_get_text (self->method, "status"), "draft") == 0 && !isms_store_is_past (self->store) &&
                    !isms_scale_is_same (self->store, before, self->store, self->method);
  g_autofree char *sign = wanted ? sign_scales (self, before) : NULL;

  if (g_set_str (&self->sign, sign))
    {
      GtkWidget *old = gtk_widget_get_first_child (self->maps);

      if (old != NULL)
        gtk_box_remove (GTK_BOX (self->maps), old);
      g_ptr_array_set_size (self->rows, 0);
      if (wanted)
        gtk_box_append (GTK_BOX (self->maps), make_maps (self, before));
    }
  show_choices (self);
}

static void
refresh (ParapetMethodVersion *self)
{
  g_autoptr (IsmsRecord) before = isms_store_get_link (self->store, self->method, "converts_from");
  gboolean in_force = is_in_force (self) && !isms_store_is_past (self->store);
  guint n_foreign = in_force ? isms_conversion_count_risks (self->store) : 0;
  g_autofree char *words = NULL;

  if (isms_record_get_deleted (self->method))
    return;
  words = describe (self, before, n_foreign);
  gtk_label_set_text (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->words), *words != '\0');
  gtk_widget_set_visible (self->revise, in_force && !has_draft (self));
  gtk_widget_set_visible (self->convert, n_foreign > 0);
  show_maps (self, before);
}

static void
revise_cb (ParapetMethodVersion *self)
{
  adw_dialog_present (parapet_revise_dialog_new (self->store, self->method, GTK_WIDGET (self)), GTK_WIDGET (self));
}

static void
convert_cb (ParapetMethodVersion *self)
{
  g_autoptr (GError) error = NULL;
  guint n = isms_conversion_run (self->store, &error);
  g_autofree char *title = g_strdup_printf (ngettext ("%u risk converted", "%u risks converted", n), n);

  if (error != NULL)
    parapet_toast_show_error (GTK_WIDGET (self), error);
  else
    parapet_toast_show_undo (GTK_WIDGET (self), title);
}

static void
parapet_method_version_dispose (GObject *object)
{
  ParapetMethodVersion *self = PARAPET_METHOD_VERSION (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->sign, g_free);
  g_clear_object (&self->method);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (parapet_method_version_parent_class)->dispose (object);
}

static void
parapet_method_version_class_init (ParapetMethodVersionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_method_version_dispose;
}

static GtkWidget *
add_button (ParapetMethodVersion *self,
            GtkBox *box,
            const char *label,
            GCallback callback)
{
  GtkWidget *button = parapet_label_wrapped_button_new (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (box, button);
  return button;
}

static void
parapet_method_version_init (ParapetMethodVersion *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));

  self->rows = g_ptr_array_new ();
  self->words = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, NULL));
  self->maps = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (box, GTK_WIDGET (self->words));
  self->convert = add_button (self, box, _("_Convert the Ratings"), G_CALLBACK (convert_cb));
  self->revise = add_button (self, box, _("New _Version…"), G_CALLBACK (revise_cb));
  gtk_box_append (box, self->maps);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
}

/**
 * parapet_method_version_new:
 *
 * Returns: (transfer floating): how the version follows another; it follows changes by itself
 */
GtkWidget *
parapet_method_version_new (IsmsStore *store,
                            IsmsRecord *method)
{
  ParapetMethodVersion *self = g_object_new (PARAPET_TYPE_METHOD_VERSION, NULL);

  self->store = g_object_ref (store);
  self->method = g_object_ref (method);
  refresh (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

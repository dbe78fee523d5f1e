/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/measure/parapet-measure-card.h"
#include "looks/measure/parapet-trend-chart.h"
#include "records/isms-kinds.h"

/**
 * ParapetMeasureCard:
 *
 * A measure at a glance: its name, the newest value, how that stands to the target, and the way it went. It follows the values.
 */
struct _ParapetMeasureCard
{
  GtkButton parent_instance;

  IsmsStore *store;
  IsmsRecord *measure;

  GtkLabel *title;
  GtkLabel *value;
  GtkLabel *state;
  GtkWidget *chart;
};

G_DEFINE_FINAL_TYPE (ParapetMeasureCard, parapet_measure_card, GTK_TYPE_BUTTON)

static void
fill (ParapetMeasureCard *self,
      IsmsTrend *trend)
{
  const IsmsTrendValue *last = isms_trend_get_last (trend, 0);
  g_autofree char *value = last != NULL ? isms_trend_format (trend, last->value) : g_strdup (_("No value yet"));
  g_autofree char *words = isms_trend_dup_sentence (trend);

  gtk_label_set_text (self->title, isms_record_get_title (self->measure));
  gtk_label_set_text (self->value, value);
  gtk_label_set_text (self->state, last != NULL ? isms_trend_state_get_label (last->state) : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
refresh (ParapetMeasureCard *self)
{
  g_autoptr (IsmsTrend) trend = isms_trend_new (self->store, self->measure, NULL);

  fill (self, trend);
  parapet_trend_chart_set_trend (PARAPET_TREND_CHART (self->chart), trend);
}

static void
changed_cb (ParapetMeasureCard *self,
            IsmsStep *step)
{
  for (guint i = 0; i < step->changes->len; i++)
    {
      const IsmsChange *change = g_ptr_array_index (step->changes, i);

      if (change->kind == &isms_kind_measurement || change->record == isms_record_get_key (self->measure))
        {
          refresh (self);
          return;
        }
    }
}

static void
parapet_measure_card_finalize (GObject *object)
{
  ParapetMeasureCard *self = PARAPET_MEASURE_CARD (object);

  g_clear_object (&self->store);
  g_clear_object (&self->measure);

  G_OBJECT_CLASS (parapet_measure_card_parent_class)->finalize (object);
}

static void
parapet_measure_card_class_init (ParapetMeasureCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_measure_card_finalize;
}

static void
parapet_measure_card_init (ParapetMeasureCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "measure-card");
}

static GtkLabel *
make_label (const char *class)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, "css-classes", (const char *const[]) { class, NULL }, NULL);
}

static void
build (ParapetMeasureCard *self,
       IsmsTrend *trend)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->title = make_label ("caption-heading");
  self->value = make_label ("title-4");
  self->state = make_label ("caption");
  self->chart = parapet_trend_chart_new (trend, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->state), GTK_ALIGN_BASELINE_FILL);
  gtk_widget_set_valign (GTK_WIDGET (self->value), GTK_ALIGN_BASELINE_FILL);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->chart);
  gtk_button_set_child (GTK_BUTTON (self), box);
}

/**
 * parapet_measure_card_new:
 * @measure: a "measure"; the caller says where a click leads
 */
GtkWidget *
parapet_measure_card_new (IsmsStore *store,
                          IsmsRecord *measure)
{
  ParapetMeasureCard *self = g_object_new (PARAPET_TYPE_MEASURE_CARD, NULL);
  g_autoptr (IsmsTrend) trend = isms_trend_new (store, measure, NULL);

  self->store = g_object_ref (store);
  self->measure = g_object_ref (measure);
  build (self, trend);
  fill (self, trend);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

IsmsRecord *
parapet_measure_card_get_measure (ParapetMeasureCard *self)
{
  return self->measure;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-link.h"
#include "looks/measure/parapet-measure-head.h"
#include "looks/measure/parapet-trend-chart.h"
#include "looks/measure/parapet-trend-mark.h"
#include "models/isms-measurement.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-slices.h"
#include "widgets/parapet-toast.h"

#define ROWS 40 /* of the table at a time */

/**
 * ParapetMeasureHead:
 *
 * How a measure developed, as a chart and as a table, and where the next value is typed.
 */
struct _ParapetMeasureHead
{
  GtkBox parent_instance;

  IsmsStore *store;
  IsmsRecord *measure;
  IsmsTrend *trend;

  GtkWidget *chart;
  AdwWrapBox *legend;
  GtkLabel *sentence;
  GtkWidget *adding;
  GtkLabel *period;
  GtkEditable *value;
  GtkExpander *expander;
  GtkGrid *table;
  guint rows; /* that it holds */
};

G_DEFINE_FINAL_TYPE (ParapetMeasureHead, parapet_measure_head, GTK_TYPE_BOX)

static GtkWidget *
make_cell (const char *text,
           gboolean number)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "label", text,
                       "xalign", number ? 1.0f : 0.0f,
                       "css-classes", (const char *const[]) { number ? "numeric" : "body", NULL },
                       NULL);
}

/* A sign, as the chart draws it, with what it means. */
static GtkWidget *
make_sign (GtkWidget *mark,
           const char *meaning)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), make_cell (meaning, FALSE));
  return box;
}

static GtkWidget *
make_state (IsmsTrendState state)
{
  if (state == ISMS_TREND_UNKNOWN)
    return gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  return make_sign (parapet_trend_mark_new (state), isms_trend_state_get_label (state));
}

static void
add_line (ParapetMeasureHead *self,
          gboolean alarm)
{
  g_autofree char *meaning = alarm ? isms_trend_dup_alarm (self->trend) : isms_trend_dup_target (self->trend);

  if (meaning != NULL)
    adw_wrap_box_append (self->legend, make_sign (parapet_trend_mark_new_line (alarm), meaning));
}

/* Says what the signs and lines mean that are in the chart. */
static void
fill_legend (ParapetMeasureHead *self)
{
  g_autofree char *undated = isms_trend_dup_undated (self->trend);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    adw_wrap_box_remove (self->legend, child);
  for (IsmsTrendState state = ISMS_TREND_REACHED; state <= ISMS_TREND_ALARM; state++)
    if (isms_trend_has_state (self->trend, state))
      adw_wrap_box_append (self->legend, make_state (state));
  if (isms_trend_count_missing (self->trend) > 0)
    adw_wrap_box_append (self->legend, make_sign (parapet_trend_mark_new_gap (), _("No value for this time")));
  add_line (self, FALSE);
  add_line (self, TRUE);
  if (undated != NULL)
    adw_wrap_box_append (self->legend, parapet_label_new (undated, "warning"));
  gtk_widget_set_visible (GTK_WIDGET (self->legend), isms_trend_get_n_values (self->trend) > 0 || undated != NULL);
}

static void
add_row (ParapetMeasureHead *self,
         guint i,
         int row)
{
  const IsmsTrendValue *value = isms_trend_get_value (self->trend, i);
  g_autofree char *words = isms_trend_format (self->trend, value->value);

  gtk_grid_attach (self->table, parapet_record_link_new (value->record), 0, row, 1, 1);
  gtk_grid_attach (self->table, make_cell (words, TRUE), 1, row, 1, 1);
  gtk_grid_attach (self->table, make_state (value->state), 2, row, 1, 1);
}

/* The newest value on top; of very many, some at a time. */
static void
fill_on (gpointer data)
{
  ParapetMeasureHead *self = data;
  guint n = isms_trend_get_n_values (self->trend);
  guint until = MIN (n, self->rows + ROWS);

  for (; self->rows < until; self->rows++)
    add_row (self, n - 1 - self->rows, (int) self->rows);
  if (until < n)
    parapet_slices_add (GTK_WIDGET (self), fill_on);
}

/* Folded it holds nothing: a measure taken each day has more values in a year than anybody reads. */
static void
fill_table (ParapetMeasureHead *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->table))) != NULL)
    gtk_grid_remove (self->table, child);
  self->rows = 0;
  if (gtk_expander_get_expanded (self->expander))
    fill_on (self);
  gtk_widget_set_visible (GTK_WIDGET (self->expander), isms_trend_get_n_values (self->trend) > 0);
}

static void
refresh (ParapetMeasureHead *self)
{
  g_autofree char *today = isms_day_dup_today ();
  g_autofree char *end = NULL, *period = NULL, *label = NULL, *sentence = NULL;

  g_clear_pointer (&self->trend, isms_trend_unref);
  self->trend = isms_trend_new (self->store, self->measure, NULL);
  period = isms_measurement_find_next (self->trend, today, &end);
  /* Translators: %s is a period: "2026-06" */
  label = g_strdup_printf (_("Value for %s"), period);
  sentence = isms_trend_dup_sentence (self->trend);
  parapet_trend_chart_set_trend (PARAPET_TREND_CHART (self->chart), self->trend);
  gtk_widget_set_visible (self->chart, isms_trend_get_n_values (self->trend) > 0);
  gtk_label_set_text (self->sentence, sentence);
  gtk_label_set_text (self->period, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->value), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  fill_legend (self);
  fill_table (self);
}

static void
changed_cb (ParapetMeasureHead *self,
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
add_cb (ParapetMeasureHead *self)
{
  g_autofree char *today = isms_day_dup_today ();
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->value)));
  g_autofree char *title = NULL;
  g_autoptr (IsmsRecord) added = NULL;
  g_autoptr (GError) error = NULL;

  if (*text == '\0')
    return;
  added = isms_measurement_add (self->store, self->trend, text, today, &error);
  if (added == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->value), "error");
      parapet_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  /* Translators: the period of a value: "Value for 2026-06 added" */
  title = g_strdup_printf (_("Value for %s added"), isms_record_get_title (added));
  gtk_editable_set_text (self->value, "");
  parapet_toast_show_undo (GTK_WIDGET (self), title);
}

static void
typed_cb (ParapetMeasureHead *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->value), "error");
}

static void
parapet_measure_head_dispose (GObject *object)
{
  ParapetMeasureHead *self = PARAPET_MEASURE_HEAD (object);

  g_clear_pointer (&self->trend, isms_trend_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->measure);

  G_OBJECT_CLASS (parapet_measure_head_parent_class)->dispose (object);
}

static void
parapet_measure_head_class_init (ParapetMeasureHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_measure_head_dispose;
}

static void
parapet_measure_head_init (ParapetMeasureHead *self)
{
}

static GtkWidget *
make_adding (ParapetMeasureHead *self)
{
  GtkWidget *button = parapet_label_wrapped_button_new (_("_Add Value"));

  self->adding = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 9, "line-spacing", 6, NULL);
  self->period = GTK_LABEL (gtk_label_new (NULL));
  self->value = GTK_EDITABLE (g_object_new (GTK_TYPE_ENTRY, "width-chars", 8, "input-purpose", GTK_INPUT_PURPOSE_NUMBER, NULL));
  adw_wrap_box_append (ADW_WRAP_BOX (self->adding), GTK_WIDGET (self->period));
  adw_wrap_box_append (ADW_WRAP_BOX (self->adding), GTK_WIDGET (self->value));
  adw_wrap_box_append (ADW_WRAP_BOX (self->adding), button);
  gtk_widget_set_visible (self->adding, !isms_store_is_past (self->store));
  g_signal_connect_swapped (self->value, "activate", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (self->value, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_cb), self);
  return self->adding;
}

static GtkWidget *
make_table (ParapetMeasureHead *self)
{
  self->table = GTK_GRID (g_object_new (GTK_TYPE_GRID, "column-spacing", 18, "row-spacing", 3, "margin-top", 6, NULL));
  self->expander = GTK_EXPANDER (gtk_expander_new_with_mnemonic (_("Values as a _Table")));
  gtk_expander_set_child (self->expander, GTK_WIDGET (self->table));
  g_signal_connect_swapped (self->expander, "notify::expanded", G_CALLBACK (fill_table), self);
  return GTK_WIDGET (self->expander);
}

static GtkWidget *
make_sentence (ParapetMeasureHead *self)
{
  self->sentence = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "css-classes", (const char *const[]) { "dimmed", "caption", NULL }, NULL);
  return GTK_WIDGET (self->sentence);
}

GtkWidget *
parapet_measure_head_new (IsmsStore *store,
                          IsmsRecord *measure)
{
  ParapetMeasureHead *self = g_object_new (PARAPET_TYPE_MEASURE_HEAD, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9, NULL);

  self->store = g_object_ref (store);
  self->measure = g_object_ref (measure);
  self->trend = isms_trend_new (store, measure, NULL);
  self->chart = parapet_trend_chart_new (self->trend, FALSE);
  gtk_box_append (GTK_BOX (self), self->chart);
  self->legend = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 18, "line-spacing", 3, NULL);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->legend));
  gtk_box_append (GTK_BOX (self), make_sentence (self));
  gtk_box_append (GTK_BOX (self), make_adding (self));
  gtk_box_append (GTK_BOX (self), make_table (self));
  refresh (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

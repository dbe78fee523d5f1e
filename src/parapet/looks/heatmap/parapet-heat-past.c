/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-words.h"
#include "looks/heatmap/parapet-heat-past.h"
#include "models/isms-history-past.h"
#include "store/isms-history.h"
#include "widgets/parapet-toast.h"

#define SETTLE 120 /* milliseconds without a move before the past is read */

/**
 * ParapetHeatPast:
 *
 * A slider over the days of the history. It gives the same list of risks, with the same filters, as it was on the evening of the
 * chosen day; at its end is today.
 */
struct _ParapetHeatPast
{
  AdwBin parent_instance;

  IsmsRecordList *risks;
  IsmsRecordList *past; /* NULL while it is today */
  gint64 shown;         /* the last step that took part, 0 today */

  GDateTime *first;
  GtkRange *days;
  GtkLabel *day;
  guint settle_id;
  guint tell_id;
  GCancellable *reading; /* NULL where nothing is being read */
};

G_DEFINE_FINAL_TYPE (ParapetHeatPast, parapet_heat_past, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_last (ParapetHeatPast *self)
{
  return (guint) gtk_adjustment_get_upper (gtk_range_get_adjustment (self->days));
}

static GDateTime *
dup_day (ParapetHeatPast *self)
{
  return g_date_time_add_days (self->first, (int) gtk_range_get_value (self->days));
}

static gboolean
is_today (ParapetHeatPast *self)
{
  return (guint) gtk_range_get_value (self->days) >= get_last (self);
}

static void
show_day (ParapetHeatPast *self)
{
  g_autoptr (GDateTime) day = dup_day (self);
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");
  g_autofree char *words = parapet_date_words (date);
  g_autofree char *text = is_today (self) ? g_strdup (_("Today")) : g_strdup_printf (_("As of %s"), words);

  gtk_label_set_text (self->day, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->days), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
copy_filters (IsmsRecordList *from,
              IsmsRecordList *to)
{
  const IsmsKind *kind = isms_record_list_get_kind (from);

  isms_record_list_set_match (to, isms_record_list_get_match (from));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *const *values = isms_record_list_get_filter (from, kind->fields[i].name);

      if (values != NULL)
        isms_record_list_set_filter (to, kind->fields[i].name, values);
    }
}

static void
tell_cb (gpointer data)
{
  ParapetHeatPast *self = data;

  self->tell_id = 0;
  gtk_widget_remove_css_class (GTK_WIDGET (self->day), "dimmed");
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Whoever follows reads ten thousand risks anew: not in the same turn as the list itself. */
static void
tell (ParapetHeatPast *self,
      IsmsStore *past)
{
  IsmsQuery query = { .kind = isms_record_list_get_kind (self->risks) };

  g_clear_object (&self->past);
  if (past != NULL)
    {
      self->past = isms_record_list_new (past, &query);
      copy_filters (self->risks, self->past);
    }
  if (past == NULL)
    tell_cb (self);
  else
    self->tell_id = g_idle_add_once (tell_cb, self);
}

/* What was cancelled is another day's by now, or the slider is gone. */
static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  ParapetHeatPast *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStore) past = isms_history_past_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (past != NULL)
    tell (self, past);
  else
    parapet_toast_show_error (GTK_WIDGET (self), error);
}

static void
stop_reading (ParapetHeatPast *self)
{
  g_clear_handle_id (&self->tell_id, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/* A long history takes a while to be gone through again: that is done in a thread, and the day is dimmed until then. */
static void
show (ParapetHeatPast *self,
      gint64 step)
{
  if (step == self->shown)
    return;
  self->shown = step;
  stop_reading (self);
  if (step == 0)
    {
      tell (self, NULL);
      return;
    }
  self->reading = g_cancellable_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self->day), "dimmed");
  isms_history_past_async (isms_record_list_get_store (self->risks), step, self->reading, read_cb, self);
}

static gint64
find_step (ParapetHeatPast *self)
{
  g_autoptr (GDateTime) day = dup_day (self);
  g_autoptr (GDateTime) evening = g_date_time_add_days (day, 1);

  return is_today (self) ? 0 : isms_history_find_at (isms_record_list_get_store (self->risks), g_date_time_to_unix (evening) * G_USEC_PER_SEC - 1);
}

static void
settled_cb (gpointer data)
{
  ParapetHeatPast *self = data;

  self->settle_id = 0;
  show (self, find_step (self));
}

static void
moved_cb (ParapetHeatPast *self)
{
  show_day (self);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add_once (SETTLE, settled_cb, self);
}

/* Filters are those of today's list, whenever they change. */
static void
filtered_cb (ParapetHeatPast *self)
{
  if (self->past == NULL)
    return;
  isms_record_list_clear (self->past);
  copy_filters (self->risks, self->past);
}

static void
parapet_heat_past_dispose (GObject *object)
{
  ParapetHeatPast *self = PARAPET_HEAT_PAST (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  stop_reading (self);
  g_clear_object (&self->past);
  g_clear_object (&self->risks);
  g_clear_pointer (&self->first, g_date_time_unref);

  G_OBJECT_CLASS (parapet_heat_past_parent_class)->dispose (object);
}

static void
parapet_heat_past_class_init (ParapetHeatPastClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_heat_past_dispose;

  /**
   * ParapetHeatPast::changed:
   *
   * The risks are those of another day.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PARAPET_TYPE_HEAT_PAST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
parapet_heat_past_init (ParapetHeatPast *self)
{
}

static GDateTime *
make_midnight (gint64 at)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (at / G_USEC_PER_SEC);

  return g_date_time_new_local (g_date_time_get_year (moment), g_date_time_get_month (moment), g_date_time_get_day_of_month (moment), 0, 0, 0);
}

/* The step that laid the ISMS down may be all there is of its past. */
static GDateTime *
find_first (IsmsStore *store)
{
  g_autoptr (IsmsStep) step = isms_history_get_head (store) > 0 ? isms_history_get_step (store, 1, NULL) : NULL;

  return make_midnight (step != NULL ? step->at : g_get_real_time ());
}

static void
build (ParapetHeatPast *self)
{
  g_autoptr (GDateTime) today = make_midnight (g_get_real_time ());
  int last = (int) MAX (g_date_time_difference (today, self->first) / G_TIME_SPAN_DAY, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->days = GTK_RANGE (gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, last, 1));
  self->day = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "width-chars", 20, "xalign", 0.0f, "css-classes", (const char *const[]) { "caption", "numeric", NULL }, NULL));
  gtk_adjustment_set_page_increment (gtk_range_get_adjustment (self->days), 30);
  gtk_range_set_value (self->days, last);
  gtk_widget_set_hexpand (GTK_WIDGET (self->days), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->days), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Day"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->days));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->day));
  adw_bin_set_child (ADW_BIN (self), box);
  show_day (self);
  g_signal_connect_object (self->days, "value-changed", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
}

/**
 * parapet_heat_past_new:
 * @risks: the risks of today
 */
GtkWidget *
parapet_heat_past_new (IsmsRecordList *risks)
{
  ParapetHeatPast *self = g_object_new (PARAPET_TYPE_HEAT_PAST, NULL);

  self->risks = g_object_ref (risks);
  self->first = find_first (isms_record_list_get_store (risks));
  build (self);
  g_signal_connect_object (risks, "notify::match", G_CALLBACK (filtered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (risks, "items-changed", G_CALLBACK (filtered_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * parapet_heat_past_get_risks:
 *
 * Returns: (transfer none): the risks of the chosen day
 */
IsmsRecordList *
parapet_heat_past_get_risks (ParapetHeatPast *self)
{
  return self->past != NULL ? self->past : self->risks;
}

/**
 * parapet_heat_past_leave:
 *
 * Goes back to today.
 */
void
parapet_heat_past_leave (ParapetHeatPast *self)
{
  gtk_range_set_value (self->days, get_last (self));
  g_clear_handle_id (&self->settle_id, g_source_remove);
  show (self, 0);
}

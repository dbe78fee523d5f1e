/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "models/isms-change-words.h"
#include "pages/history/parapet-step-details.h"
#include "pages/history/parapet-step-row.h"

/**
 * ParapetStepRow:
 *
 * A step in the timeline: who, what, why and when; unfolded, also what it changed.
 */
struct _ParapetStepRow
{
  GtkBox parent_instance;

  IsmsStore *store;
  IsmsStepItem *item;
  char *description;
  gboolean expanded;

  AdwAvatar *avatar;
  GtkLabel *what;
  GtkLabel *summary;
  GtkLabel *reason;
  GtkLabel *who;
  GtkLabel *time;
  GtkImage *chevron;
  AdwBin *details;
};

G_DEFINE_FINAL_TYPE (ParapetStepRow, parapet_step_row, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_DESCRIPTION,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GDateTime *
to_local (gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (at);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

static char *
describe_time (gint64 at)
{
  g_autoptr (GDateTime) local = to_local (at);

  /* Translators: a time of the day, as g_date_time_format() writes it */
  return local != NULL ? g_date_time_format (local, _("%H:%M")) : g_strdup ("");
}

static void
set_text (GtkLabel *label,
          const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* Steps that take something back, or do it again, are the small print of the story. */
static void
set_quiet (ParapetStepRow *self,
           gboolean quiet)
{
  if (quiet)
    gtk_widget_add_css_class (GTK_WIDGET (self), "quiet");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "quiet");
}

static char *
describe (ParapetStepRow *self,
          const IsmsStep *step)
{
  g_autoptr (GString) text = g_string_new (step->label);
  const char *const parts[] = { gtk_label_get_text (self->summary), step->reason, step->actor, gtk_label_get_text (self->time) };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, ", %s", parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fill (ParapetStepRow *self)
{
  IsmsStep *step = isms_step_item_get_step (self->item);
  g_autofree char *sentence = isms_step_to_sentence (self->store, step);
  g_autofree char *reason = step->reason != NULL && *step->reason != '\0' ? g_strdup_printf (_("“%s”"), step->reason) : NULL;
  g_autofree char *time = describe_time (step->at);

  adw_avatar_set_text (self->avatar, step->actor);
  gtk_label_set_text (self->what, step->label);
  set_text (self->summary, g_str_equal (sentence, step->label) ? NULL : sentence);
  set_text (self->reason, reason);
  set_text (self->who, step->actor);
  set_text (self->time, time);
  set_quiet (self, g_str_equal (step->role, "undo") || g_str_equal (step->role, "redo"));
  g_free (self->description);
  self->description = describe (self, step);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

static void
parapet_step_row_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  ParapetStepRow *self = PARAPET_STEP_ROW (object);

  switch (id)
    {
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    case PROP_STATE:
      g_value_set_string (value, self->expanded ? _("Unfolded") : _("Folded"));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parapet_step_row_dispose (GObject *object)
{
  parapet_step_row_unbind (PARAPET_STEP_ROW (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), PARAPET_TYPE_STEP_ROW);

  G_OBJECT_CLASS (parapet_step_row_parent_class)->dispose (object);
}

static void
parapet_step_row_finalize (GObject *object)
{
  g_clear_pointer (&PARAPET_STEP_ROW (object)->description, g_free);

  G_OBJECT_CLASS (parapet_step_row_parent_class)->finalize (object);
}

static void
parapet_step_row_class_init (ParapetStepRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = parapet_step_row_get_property;
  object_class->dispose = parapet_step_row_dispose;
  object_class->finalize = parapet_step_row_finalize;

  /**
   * ParapetStepRow:description:
   *
   * All of it in words, for who does not see it.
   */
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetStepRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, ParapetStepRow, what);
  gtk_widget_class_bind_template_child (widget_class, ParapetStepRow, summary);
  gtk_widget_class_bind_template_child (widget_class, ParapetStepRow, reason);
  gtk_widget_class_bind_template_child (widget_class, ParapetStepRow, who);
  gtk_widget_class_bind_template_child (widget_class, ParapetStepRow, time);
  gtk_widget_class_bind_template_child (widget_class, ParapetStepRow, chevron);
  gtk_widget_class_bind_template_child (widget_class, ParapetStepRow, details);
}

static void
parapet_step_row_init (ParapetStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
parapet_step_row_new (void)
{
  return g_object_new (PARAPET_TYPE_STEP_ROW, NULL);
}

/**
 * parapet_step_row_bind:
 * @expanded: whether what it changed is shown too
 *
 * Shows the step until another is bound.
 */
void
parapet_step_row_bind (ParapetStepRow *self,
                       IsmsStore *store,
                       IsmsStepItem *item,
                       gboolean expanded)
{
  parapet_step_row_unbind (self);
  self->store = g_object_ref (store);
  self->item = g_object_ref (item);
  fill (self);
  parapet_step_row_set_expanded (self, expanded);
}

void
parapet_step_row_unbind (ParapetStepRow *self)
{
  if (self->details != NULL)
    parapet_step_row_set_expanded (self, FALSE);
  g_clear_object (&self->store);
  g_clear_object (&self->item);
}

/**
 * parapet_step_row_set_expanded:
 *
 * What a step changed is made when it is looked at, and let go afterwards.
 */
void
parapet_step_row_set_expanded (ParapetStepRow *self,
                               gboolean expanded)
{
  if (self->expanded == expanded)
    return;
  self->expanded = expanded;
  adw_bin_set_child (self->details, expanded ? parapet_step_details_new (self->store, isms_step_item_get_step (self->item)) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->details), expanded);
  gtk_image_set_from_icon_name (self->chevron, expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * parapet_step_row_describe_day:
 * @at: microseconds since 1970, UTC
 *
 * Returns: (transfer full): the day in words: "Today", "Monday, 23 November 2026"
 */
char *
parapet_step_row_describe_day (gint64 at)
{
  g_autoptr (GDateTime) local = to_local (at);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autofree char *day = local != NULL ? g_date_time_format (local, "%F") : g_strdup ("");
  g_autofree char *today = g_date_time_format (now, "%F");
  g_autofree char *before = g_date_time_format (yesterday, "%F");

  if (g_str_equal (day, today))
    return g_strdup (_("Today"));
  if (g_str_equal (day, before))
    return g_strdup (_("Yesterday"));
  /* Translators: a day, as g_date_time_format() writes it: Monday, 23 November 2026 */
  return local != NULL ? g_date_time_format (local, _("%A, %-d %B %Y")) : g_strdup ("");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "models/isms-soa-decide.h"
#include "forms/parapet-draft.h"
#include "looks/control/parapet-control-decision.h"
#include "widgets/parapet-fold-layout.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetControlDecision:
 *
 * The two questions about a control (6.1.3): does it apply here, and how far is it? Each answer is one step. Leaving a
 * control out asks why before anything is changed.
 */
struct _ParapetControlDecision
{
  AdwBin parent_instance;

  IsmsStore *store;
  IsmsRecord *control;
  gboolean showing; /* what is so, rather than hearing what shall be */

  AdwToggleGroup *applies;
  AdwToggleGroup *state;
  GtkRevealer *asking;
  GtkLabel *needed;
  GtkTextView *reason;
  GtkWidget *exclude;
  GtkWidget *states;
};

G_DEFINE_FINAL_TYPE (ParapetControlDecision, parapet_control_decision, ADW_TYPE_BIN)

static const char *
get_answer (IsmsSoaState state)
{
  return state == ISMS_SOA_EXCLUDED ? "no" : state == ISMS_SOA_UNDECIDED ? "open"
                                                                         : "yes";
}

static void
refresh (ParapetControlDecision *self)
{
  IsmsSoaState state = isms_soa_read_state (self->control);

  self->showing = TRUE;
  adw_toggle_group_set_active_name (self->applies, get_answer (state));
  gtk_widget_set_visible (self->states, state < ISMS_SOA_EXCLUDED);
  adw_toggle_group_set_active_name (self->state, isms_record_get_text (self->control, "state"));
  gtk_revealer_set_reveal_child (self->asking, FALSE);
  self->showing = FALSE;
}

static void
decide (ParapetControlDecision *self,
        IsmsSoaState state,
        const char *reason)
{
  g_autoptr (GError) error = NULL;

  if (!isms_soa_decide (self->store, self->control, state, reason, &error))
    parapet_toast_show_error (GTK_WIDGET (self), error);
  refresh (self);
}

/* Who leaves out what treats a risk should know it at that moment. */
static void
count_needs (ParapetControlDecision *self)
{
  const IsmsKind *risk = isms_kind_find ("risk");
  g_autoptr (GPtrArray) risks = isms_store_get_backlinks (self->store, isms_record_get_key (self->control), risk, "controls");
  g_autofree char *text = g_strdup_printf (ngettext ("%u risk relies on this control.", "%u risks rely on this control.", risks->len), risks->len);

  gtk_label_set_text (self->needed, text);
  gtk_widget_set_visible (GTK_WIDGET (self->needed), risks->len > 0);
}

static void
ask_why (ParapetControlDecision *self)
{
  if (!parapet_draft_keep (GTK_WIDGET (self->reason), self->store, self->control, "exclusion"))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->reason), "", 0);
  count_needs (self);
  gtk_revealer_set_reveal_child (self->asking, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

static IsmsSoaState
read_state (ParapetControlDecision *self)
{
  const char *name = adw_toggle_group_get_active_name (self->state);

  for (guint i = 0; name != NULL && i < ISMS_SOA_EXCLUDED; i++)
    if (g_str_equal (name, isms_soa_state_get_name (i)))
      return i;
  return ISMS_SOA_NOT_STARTED;
}

static char *
dup_reason (ParapetControlDecision *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->reason);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
applies_cb (ParapetControlDecision *self)
{
  const char *answer = adw_toggle_group_get_active_name (self->applies);

  if (self->showing || answer == NULL)
    return;
  if (g_str_equal (answer, "yes"))
    decide (self, read_state (self), NULL);
  else if (g_str_equal (answer, "open"))
    decide (self, ISMS_SOA_UNDECIDED, NULL);
  else if (isms_soa_needs_reason (self->control, ISMS_SOA_EXCLUDED))
    ask_why (self);
  else
    decide (self, ISMS_SOA_EXCLUDED, NULL);
}

static void
state_cb (ParapetControlDecision *self)
{
  if (!self->showing)
    decide (self, read_state (self), NULL);
}

static void
cancel_cb (ParapetControlDecision *self)
{
  parapet_draft_drop (GTK_WIDGET (self->reason));
  refresh (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->applies));
}

static void
exclude_cb (ParapetControlDecision *self)
{
  g_autofree char *reason = dup_reason (self);

  /* The question goes, and with it the keyboard would. */
  gtk_widget_grab_focus (GTK_WIDGET (self->applies));
  decide (self, ISMS_SOA_EXCLUDED, reason);
  if (isms_soa_read_state (self->control) == ISMS_SOA_EXCLUDED)
    parapet_draft_drop (GTK_WIDGET (self->reason));
}

static void
reason_changed_cb (ParapetControlDecision *self)
{
  g_autofree char *reason = dup_reason (self);

  gtk_widget_set_sensitive (self->exclude, *reason != '\0');
}

static gboolean
reason_key_cb (GtkEventControllerKey *controller,
               guint key,
               guint code,
               GdkModifierType modifiers,
               ParapetControlDecision *self)
{
  if (key == GDK_KEY_Escape)
    cancel_cb (self);
  else if (key == GDK_KEY_Return && (modifiers & GDK_CONTROL_MASK) && gtk_widget_get_sensitive (self->exclude))
    exclude_cb (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
concerns (ParapetControlDecision *self,
          IsmsStep *step)
{
  for (guint i = 0; i < step->changes->len; i++)
    if (((IsmsChange *) g_ptr_array_index (step->changes, i))->record == isms_record_get_key (self->control))
      return TRUE;
  return FALSE;
}

static void
store_changed_cb (ParapetControlDecision *self,
                  IsmsStep *step)
{
  if (concerns (self, step))
    refresh (self);
}

static void
parapet_control_decision_dispose (GObject *object)
{
  ParapetControlDecision *self = PARAPET_CONTROL_DECISION (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_CONTROL_DECISION);
  g_clear_object (&self->control);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (parapet_control_decision_parent_class)->dispose (object);
}

static void
parapet_control_decision_class_init (ParapetControlDecisionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_control_decision_dispose;

  g_type_ensure (PARAPET_TYPE_FOLD_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-control-decision.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetControlDecision, applies);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlDecision, state);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlDecision, asking);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlDecision, needed);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlDecision, reason);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlDecision, exclude);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlDecision, states);
  gtk_widget_class_bind_template_callback (widget_class, applies_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, exclude_cb);
}

static void
parapet_control_decision_init (ParapetControlDecision *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (reason_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->reason), keys);
  g_signal_connect_object (gtk_text_view_get_buffer (self->reason), "changed", G_CALLBACK (reason_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * parapet_control_decision_new:
 *
 * Asks about @control, and shows what is so whenever that changes.
 */
GtkWidget *
parapet_control_decision_new (IsmsStore *store,
                              IsmsRecord *control)
{
  ParapetControlDecision *self = g_object_new (PARAPET_TYPE_CONTROL_DECISION, NULL);

  self->store = g_object_ref (store);
  self->control = g_object_ref (control);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !isms_store_is_past (store));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "looks/risk/parapet-rate-popover.h"
#include "models/isms-rate.h"
#include "widgets/parapet-ask.h"
#include "widgets/parapet-toast.h"

#define MOST_CONTROLS 8
#define MOST_CODES 12

/**
 * ParapetRatePopover:
 *
 * Asks why risks are rated so now, offers their controls as the reason, and rates them in one step. Closed without an answer it
 * changes nothing.
 */
struct _ParapetRatePopover
{
  GtkPopover parent_instance;

  IsmsMatrix *matrix;
  GPtrArray *risks; /* IsmsRecord, at least one */
  IsmsStage stage;
  guint likelihood;
  guint impact;

  GPtrArray *toggles; /* GtkToggleButton, labelled with the control's code */
  GtkWidget *reason;
  GtkWidget *rate;
};

G_DEFINE_FINAL_TYPE (ParapetRatePopover, parapet_rate_popover, GTK_TYPE_POPOVER)

static const char *
name_step (ParapetRatePopover *self,
           IsmsAxis axis)
{
  const char *name = isms_matrix_get_step_name (self->matrix, axis, axis == ISMS_AXIS_LIKELIHOOD ? self->likelihood : self->impact);

  return name != NULL ? name : axis == ISMS_AXIS_LIKELIHOOD ? _("this likely")
                                                            : _("this bad");
}

static IsmsRecord *
get_first (ParapetRatePopover *self)
{
  return g_ptr_array_index (self->risks, 0);
}

/* "RK-01", or "3 risks" */
static char *
name_risks (ParapetRatePopover *self)
{
  if (self->risks->len == 1)
    return g_strdup (isms_record_get_code (get_first (self)));
  return g_strdup_printf (ngettext ("%u risk", "%u risks", self->risks->len), self->risks->len);
}

static char *
make_question (ParapetRatePopover *self)
{
  g_autofree char *what = name_risks (self);
  const char *likelihood = name_step (self, ISMS_AXIS_LIKELIHOOD);
  const char *impact = name_step (self, ISMS_AXIS_IMPACT);

  /* Translators: a risk's code or “3 risks”, a likelihood, an impact: "What makes RK-01 “Likely · Severe” without controls?" */
  if (self->stage == ISMS_STAGE_INHERENT)
    return g_strdup_printf (_("What makes %s “%s · %s” without controls?"), what, likelihood, impact);
  if (self->stage == ISMS_STAGE_TARGET)
    return g_strdup_printf (_("What brings %s to “%s · %s”?"), what, likelihood, impact);
  if (self->risks->len > 1)
    return g_strdup_printf (_("Why are %s now “%s · %s”?"), what, likelihood, impact);
  return g_strdup_printf (_("Why is %s now “%s · %s”?"), what, likelihood, impact);
}

/* "RK-01, RK-02, RK-03" */
static char *
list_codes (GPtrArray *risks)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < MIN (risks->len, MOST_CODES); i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", isms_record_get_code (g_ptr_array_index (risks, i)));
  if (risks->len > MOST_CODES)
    g_string_append (codes, ", …");
  return g_string_free_and_steal (codes);
}

/* "Level 6 → 16 · must be treated" */
static char *
make_level (ParapetRatePopover *self)
{
  IsmsRecord *band = isms_matrix_get_band (self->matrix, self->likelihood, self->impact);
  int level = (int) isms_matrix_get_level (self->matrix, self->likelihood, self->impact);
  const char *demand = band != NULL ? isms_record_get_title (band) : "";
  guint likelihood, impact;

  if (self->risks->len > 1 || !isms_matrix_locate (self->matrix, self->stage, isms_record_get_key (get_first (self)), &likelihood, &impact))
    return g_strdup_printf (_("Level %d · %s"), level, demand);
  /* Translators: the level before, the level now, what it demands */
  return g_strdup_printf (_("Level %d → %d · %s"), (int) isms_matrix_get_level (self->matrix, likelihood, impact), level, demand);
}

static char *
make_reason (ParapetRatePopover *self)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->reason));
  g_autofree char *because = NULL;

  for (guint i = 0; i < self->toggles->len; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->toggles, i)))
      g_ptr_array_add (codes, (gpointer) gtk_button_get_label (g_ptr_array_index (self->toggles, i)));
  g_ptr_array_add (codes, NULL);
  because = g_strjoinv (", ", (char **) codes->pdata);
  if (*because == '\0' || *text == '\0')
    return g_strconcat (because, text, NULL);
  /* Translators: controls, then words: "A.8.5, A.6.3: drills went well" */
  return g_strdup_printf (C_("reason", "%s: %s"), because, text);
}

static void
tell (ParapetRatePopover *self)
{
  g_autofree char *what = name_risks (self);
  /* Translators: a risk's code or “3 risks”, a likelihood, an impact */
  g_autofree char *title = g_strdup_printf (_("%s rated “%s · %s”"), what, name_step (self, ISMS_AXIS_LIKELIHOOD), name_step (self, ISMS_AXIS_IMPACT));
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  parapet_toast_show_undo (parent, title);
  gtk_accessible_announce (GTK_ACCESSIBLE (parent), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* A rating wants a reason: words, or a control. */
static void
reason_cb (ParapetRatePopover *self)
{
  g_autofree char *reason = g_strstrip (make_reason (self));

  gtk_widget_set_sensitive (self->rate, *reason != '\0');
}

static void
rate_cb (ParapetRatePopover *self)
{
  g_autofree char *reason = make_reason (self);
  IsmsRateWords words = { .stage = self->stage, .likelihood = self->likelihood, .impact = self->impact, .reason = reason };
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_get_sensitive (self->rate)) /* Enter in the empty field */
    return;
  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  if (isms_rate_risks (isms_matrix_get_store (self->matrix), self->risks, &words, &error))
    tell (self);
  else
    parapet_toast_show_error (gtk_widget_get_parent (GTK_WIDGET (self)), error);
  g_object_unref (self);
}

static GtkWidget *
make_line (char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (label, css_class);
  g_free (text);
  return label;
}

/* Returns: (transfer full): the controls of the risks, each once */
static GPtrArray *
list_controls (ParapetRatePopover *self)
{
  GPtrArray *controls = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->risks->len && controls->len < MOST_CONTROLS; i++)
    {
      g_autoptr (GPtrArray) some = isms_store_get_links (isms_matrix_get_store (self->matrix), g_ptr_array_index (self->risks, i), "controls");

      for (guint j = 0; j < some->len && controls->len < MOST_CONTROLS; j++)
        if (!g_ptr_array_find (controls, g_ptr_array_index (some, j), NULL))
          g_ptr_array_add (controls, g_object_ref (g_ptr_array_index (some, j)));
    }
  return controls;
}

static GtkWidget *
make_toggles (ParapetRatePopover *self)
{
  g_autoptr (GPtrArray) controls = list_controls (self);
  GtkWidget *wrap = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  gtk_widget_set_visible (wrap, controls->len > 0);
  for (guint i = 0; i < controls->len; i++)
    {
      IsmsRecord *control = g_ptr_array_index (controls, i);
      GtkWidget *toggle = gtk_toggle_button_new_with_label (isms_record_get_code (control));

      gtk_widget_set_tooltip_text (toggle, isms_record_get_title (control));
      gtk_widget_add_css_class (toggle, "field-toggle");
      g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (reason_cb), self);
      g_ptr_array_add (self->toggles, toggle);
      adw_wrap_box_append (ADW_WRAP_BOX (wrap), toggle);
    }
  return wrap;
}

static GtkWidget *
make_buttons (ParapetRatePopover *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 6, "halign", GTK_ALIGN_END, "margin-top", 6, NULL);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->rate = gtk_button_new_with_mnemonic (_("_Rate"));
  gtk_widget_set_sensitive (self->rate, FALSE);
  gtk_widget_add_css_class (self->rate, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_popover_popdown), self);
  g_signal_connect_swapped (self->rate, "clicked", G_CALLBACK (rate_cb), self);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_box_append (GTK_BOX (box), self->rate);
  return box;
}

static void
fill (ParapetRatePopover *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9, "margin-start", 12, "margin-end", 12,
                                 "margin-top", 12, "margin-bottom", 12, NULL);
  GtkWidget *hint = make_line (g_strdup (_("Give a reason, in words or by a control, so that others would rate the same.")), "caption");

  gtk_widget_add_css_class (hint, "dimmed");
  self->reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _("Because…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  parapet_ask_require (self->reason, hint);
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (rate_cb), self);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (reason_cb), self);
  gtk_box_append (GTK_BOX (box), make_line (make_question (self), "heading"));
  if (self->risks->len > 1)
    gtk_box_append (GTK_BOX (box), make_line (list_codes (self->risks), "caption"));
  gtk_box_append (GTK_BOX (box), make_line (make_level (self), "caption"));
  gtk_box_append (GTK_BOX (box), make_toggles (self));
  gtk_box_append (GTK_BOX (box), self->reason);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/* One types at once; the controls are a step back. */
static void
parapet_rate_popover_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (parapet_rate_popover_parent_class)->map (widget);
  gtk_widget_grab_focus (PARAPET_RATE_POPOVER (widget)->reason);
}

static void
parapet_rate_popover_dispose (GObject *object)
{
  ParapetRatePopover *self = PARAPET_RATE_POPOVER (object);

  g_clear_object (&self->matrix);
  g_clear_pointer (&self->risks, g_ptr_array_unref);
  g_clear_pointer (&self->toggles, g_ptr_array_unref);

  G_OBJECT_CLASS (parapet_rate_popover_parent_class)->dispose (object);
}

static void
parapet_rate_popover_class_init (ParapetRatePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_rate_popover_dispose;
  GTK_WIDGET_CLASS (klass)->map = parapet_rate_popover_map;
}

static void
parapet_rate_popover_init (ParapetRatePopover *self)
{
  self->toggles = g_ptr_array_new ();
}

/**
 * parapet_rate_popover_new:
 * @risks: (element-type IsmsRecord): at least one risk
 * @likelihood: the step that is asked about
 * @impact: the step that is asked about
 */
GtkWidget *
parapet_rate_popover_new (IsmsMatrix *matrix,
                          GPtrArray *risks,
                          IsmsStage stage,
                          guint likelihood,
                          guint impact)
{
  ParapetRatePopover *self = g_object_new (PARAPET_TYPE_RATE_POPOVER, NULL);

  self->matrix = g_object_ref (matrix);
  self->risks = g_ptr_array_ref (risks);
  self->stage = stage;
  self->likelihood = likelihood;
  self->impact = impact;
  fill (self);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/risk/parapet-rate-dialog.h"
#include "models/isms-rate.h"
#include "models/isms-scale.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-ask.h"
#include "widgets/parapet-fold-layout.h"
#include "widgets/parapet-toast.h"

#define USUAL_STEPS 5

/**
 * ParapetRateDialog:
 *
 * Rates one risk by the words of the scales, and says at once what level that makes. Where a risk is read, there is no matrix to drag
 * it in.
 */
struct _ParapetRateDialog
{
  AdwDialog parent_instance;

  IsmsStore *store;
  IsmsRecord *risk;
  IsmsRecord *method; /* nullable */
  GtkWidget *overlay; /* weak: where the toast goes */
  ParapetRateWrite write; /* NULL where the risk itself is rated */
  gpointer data;

  GtkLabel *question;
  AdwToggleGroup *stages;
  AdwComboRow *steps[2];
  AdwActionRow *level;
  GtkEditable *reason;
  GtkWidget *hint;
  GtkWidget *rate;
};

G_DEFINE_FINAL_TYPE (ParapetRateDialog, parapet_rate_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_RATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const scales[] = { "likelihood", "impact" };

static IsmsStage
get_stage (ParapetRateDialog *self)
{
  return adw_toggle_group_get_active (self->stages);
}

/* The first entry is "not rated". */
static guint
get_step (ParapetRateDialog *self,
          IsmsAxis axis)
{
  guint selected = adw_combo_row_get_selected (self->steps[axis]);

  return selected != GTK_INVALID_LIST_POSITION ? selected : 0;
}

/* Returns: (nullable): what has to be said first */
static const char *
find_wanted (ParapetRateDialog *self,
             gboolean rated)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));

  if (!rated)
    return _("Choose how likely it is and how bad it would be.");
  return *reason == '\0' ? _("Give a reason: whoever rates it next should come to the same.") : NULL;
}

static void
show_level (ParapetRateDialog *self)
{
  gint64 level = 0;
  gboolean rated = isms_scale_get_level (self->store, self->method, get_step (self, ISMS_AXIS_LIKELIHOOD), get_step (self, ISMS_AXIS_IMPACT), &level);
  g_autoptr (IsmsRecord) band = rated ? isms_scale_find_band (self->store, self->method, level) : NULL;
  g_autofree char *text = rated ? g_strdup_printf (_("Level %d"), (int) level) : g_strdup (_("Not rated"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->level), text);
  adw_action_row_set_subtitle (self->level, band != NULL ? isms_record_get_title (band) : "");
  parapet_ask_want (self->hint, self->rate, find_wanted (self, rated));
}

/* Who rates for a test begins with nothing: what the register says would sway the judgement. */
static void
show_stage (ParapetRateDialog *self)
{
  for (IsmsAxis axis = 0; axis < G_N_ELEMENTS (scales); axis++)
    adw_combo_row_set_selected (self->steps[axis], self->write != NULL ? 0 : (guint) isms_record_get_integer (self->risk, isms_stage_get_field (get_stage (self), axis), 0));
  show_level (self);
}

static gboolean
write_rating (ParapetRateDialog *self,
              const IsmsRateWords *words,
              GError **error)
{
  return self->write != NULL ? self->write (self->store, self->risk, words, self->data, error) : isms_rate_risk (self->store, self->risk, words, error);
}

static void
rate_cb (ParapetRateDialog *self)
{
  IsmsRateWords words = {
    .stage = get_stage (self),
    .likelihood = get_step (self, ISMS_AXIS_LIKELIHOOD),
    .impact = get_step (self, ISMS_AXIS_IMPACT),
    .reason = gtk_editable_get_text (self->reason),
  };
  g_autofree char *title = g_strdup_printf (_("%s rated"), isms_record_get_code (self->risk));
  g_autoptr (GError) error = NULL;

  if (!write_rating (self, &words, &error))
    {
      parapet_ask_refuse (self->hint, error->message);
      return;
    }
  if (self->overlay != NULL)
    parapet_toast_show_undo (self->overlay, title);
  g_object_ref (self);
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_RATED], 0);
  g_object_unref (self);
}

static void
parapet_rate_dialog_dispose (GObject *object)
{
  ParapetRateDialog *self = PARAPET_RATE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->risk);
  g_clear_object (&self->method);
  g_clear_weak_pointer (&self->overlay);

  G_OBJECT_CLASS (parapet_rate_dialog_parent_class)->dispose (object);
}

static void
parapet_rate_dialog_class_init (ParapetRateDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_rate_dialog_dispose;

  /**
   * ParapetRateDialog::rated:
   *
   * The rating was written; the dialog is closing.
   */
  signals[SIGNAL_RATED] = g_signal_new ("rated", PARAPET_TYPE_RATE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
parapet_rate_dialog_init (ParapetRateDialog *self)
{
}

static GtkStringList *
list_steps (IsmsStore *store,
            IsmsRecord *method,
            IsmsAxis axis)
{
  g_autoptr (GPtrArray) steps = isms_scale_list_steps (store, method, scales[axis]);
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Not rated"));
  for (guint i = 0; i < steps->len; i++)
    {
      const char *anchor = isms_record_get_text (g_ptr_array_index (steps, i), "anchor");
      g_autofree char *name = g_strjoin (" · ", isms_record_get_title (g_ptr_array_index (steps, i)), anchor, NULL);

      gtk_string_list_append (names, name);
    }
  for (guint i = 1; steps->len == 0 && i <= USUAL_STEPS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      gtk_string_list_append (names, name);
    }
  return names;
}

static GtkWidget *
make_steps (ParapetRateDialog *self,
            IsmsAxis axis)
{
  self->steps[axis] = ADW_COMBO_ROW (parapet_rate_steps_new (self->store, self->method, axis));
  g_signal_connect_object (self->steps[axis], "notify::selected", G_CALLBACK (show_level), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->steps[axis]);
}

static GtkWidget *
make_stages (ParapetRateDialog *self)
{
  GtkWidget *fold;

  self->stages = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  for (guint stage = 0; stage < ISMS_N_STAGES; stage++)
    adw_toggle_group_add (self->stages, g_object_new (ADW_TYPE_TOGGLE, "label", isms_stage_get_label (stage), NULL));
  adw_toggle_group_set_active (self->stages, ISMS_STAGE_CURRENT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->stages), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Which rating"), -1);
  g_signal_connect_object (self->stages, "notify::active", G_CALLBACK (show_stage), self, G_CONNECT_SWAPPED);
  fold = parapet_fold_new (self->stages);
  gtk_widget_set_halign (fold, GTK_ALIGN_CENTER);
  return fold;
}

static void
build (ParapetRateDialog *self)
{
  /* Translators: the title of a dialog: "Rate RK-01" */
  g_autofree char *title = g_strdup_printf (_("Rate %s"), isms_record_get_code (self->risk));
  GtkBox *body = parapet_ask_build (ADW_DIALOG (self), title, _("_Rate"), &self->rate);
  GtkWidget *group;

  self->question = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "label", isms_record_get_title (self->risk), "wrap", TRUE, "xalign", 0.0f, NULL));
  gtk_box_append (body, GTK_WIDGET (self->question));
  gtk_box_append (body, make_stages (self));
  group = parapet_ask_group (body, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_steps (self, ISMS_AXIS_LIKELIHOOD));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_steps (self, ISMS_AXIS_IMPACT));
  self->level = ADW_ACTION_ROW (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->level));
  self->reason = GTK_EDITABLE (g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Reason"), "activates-default", TRUE, NULL));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->reason));
  self->hint = parapet_ask_hint (body);
  parapet_ask_require (GTK_WIDGET (self->reason), self->hint);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->steps[ISMS_AXIS_LIKELIHOOD]));
  g_signal_connect_object (self->reason, "changed", G_CALLBACK (show_level), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rate, "clicked", G_CALLBACK (rate_cb), self, G_CONNECT_SWAPPED);
}

/**
 * parapet_rate_dialog_new:
 * @from: a widget of the screen that asks; a toast there tells what was done
 */
AdwDialog *
parapet_rate_dialog_new (IsmsStore *store,
                         IsmsRecord *risk,
                         GtkWidget *from)
{
  ParapetRateDialog *self = g_object_new (PARAPET_TYPE_RATE_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->risk = g_object_ref (risk);
  self->method = isms_scale_find_method (store, NULL);
  g_set_weak_pointer (&self->overlay, gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY));
  build (self);
  show_stage (self);
  return ADW_DIALOG (self);
}

/**
 * parapet_rate_dialog_set_question:
 *
 * Says why it is asked now.
 */
void
parapet_rate_dialog_set_question (ParapetRateDialog *self,
                                  const char *question)
{
  gtk_label_set_text (self->question, question);
}

/**
 * parapet_rate_dialog_set_writer:
 * @write: what is done with the rating, instead of giving it to the risk
 * @data: (not nullable): for @write; must live as long as the dialog
 * @stage: which rating is meant
 *
 * Asks for a rating that is not that of the register: the fields begin empty, and the stage is settled.
 */
void
parapet_rate_dialog_set_writer (ParapetRateDialog *self,
                                ParapetRateWrite write,
                                gpointer data,
                                IsmsStage stage)
{
  self->write = write;
  self->data = data;
  adw_toggle_group_set_active (self->stages, stage);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stages), FALSE);
  show_stage (self);
}

/**
 * parapet_rate_steps_new:
 * @method: (nullable): the risk method whose scale it is
 *
 * Returns: (transfer floating): a row to choose a step of a scale in, by its words; the first of its entries is "not rated"
 */
GtkWidget *
parapet_rate_steps_new (IsmsStore *store,
                        IsmsRecord *method,
                        IsmsAxis axis)
{
  g_autoptr (GtkStringList) names = list_steps (store, method, axis);

  return g_object_new (ADW_TYPE_COMBO_ROW, "title", axis == ISMS_AXIS_LIKELIHOOD ? _("Likelihood") : _("Impact"), "use-subtitle", TRUE, "use-markup", FALSE, "model", names, NULL);
}

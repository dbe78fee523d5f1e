/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-new-dialog.h"
#include "forms/parapet-record-words.h"
#include "looks/approval/parapet-accept-dialog.h"
#include "looks/approval/parapet-acceptance-look.h"
#include "looks/risk/parapet-rate-dialog.h"
#include "looks/risk/parapet-risk-answer.h"
#include "models/isms-acceptance.h"
#include "models/isms-contradictions.h"
#include "models/isms-treatment.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetRiskAnswer:
 *
 * What is done about a risk, in sentences, what of it does not fit together, and what can be done next: rate it, treat it, accept what is left.
 */
struct _ParapetRiskAnswer
{
  AdwBin parent_instance;

  IsmsStore *store;
  IsmsRecord *risk;

  GtkLabel *treated;
  GtkLabel *accepted;
  GtkLabel *contradictions;
  GtkWidget *withdraw;
  GtkWidget *rate;
  GtkWidget *accept;
};

G_DEFINE_FINAL_TYPE (ParapetRiskAnswer, parapet_risk_answer, ADW_TYPE_BIN)

static void
say (GtkLabel *label,
     const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static gboolean
is_open (IsmsRecord *treatment)
{
  const char *status = isms_record_get_text (treatment, "status");

  return g_strcmp0 (status, "done") != 0 && g_strcmp0 (status, "dropped") != 0;
}

/* "3 treatments: 1 done, 1 overdue." */
static char *
describe_treatments (ParapetRiskAnswer *self)
{
  g_autoptr (GPtrArray) all = isms_store_get_backlinks (self->store, isms_record_get_key (self->risk), &isms_kind_treatment, "risk");
  g_autofree char *today = isms_day_dup_today ();
  GString *words = g_string_new (NULL);
  guint done = 0, late = 0;
  g_autofree char *sum = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      IsmsRecord *one = g_ptr_array_index (all, i);
      const char *due = isms_record_get_text (one, "due");

      done += g_strcmp0 (isms_record_get_text (one, "status"), "done") == 0;
      late += is_open (one) && due != NULL && strcmp (due, today) < 0;
    }
  if (all->len == 0)
    return g_string_free_and_steal (words);
  g_string_append_printf (words, ngettext ("%u treatment", "%u treatments", all->len), all->len);
  if (done > 0)
    g_string_append_printf (words, ngettext (", %u done", ", %u done", done), done);
  if (late > 0)
    g_string_append_printf (words, ngettext (", %u overdue", ", %u overdue", late), late);
  g_string_append_c (words, '.');
  sum = isms_treatment_sum_resources (all, NULL);
  if (*sum != '\0')
    /* Translators: what the treatments of a risk need together: "12 000 EUR, 14 days" */
    g_string_append_printf (words, _(" Together they need %s."), sum);
  return g_string_free_and_steal (words);
}

static void
show_acceptance (ParapetRiskAnswer *self)
{
  g_autoptr (IsmsRecord) acceptance = isms_acceptance_find (self->store, self->risk);
  g_autofree char *text = acceptance != NULL ? parapet_acceptance_tell (self->store, acceptance) : NULL;
  gboolean holds = acceptance != NULL && isms_acceptance_get_state (self->store, acceptance, NULL) == ISMS_ACCEPTANCE_VALID;

  say (self->accepted, text);
  if (acceptance != NULL && !holds)
    gtk_widget_add_css_class (GTK_WIDGET (self->accepted), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->accepted), "warning");
  gtk_widget_set_visible (self->withdraw, holds);
  gtk_button_set_label (GTK_BUTTON (self->accept), acceptance != NULL ? _("_Accept Again…") : _("_Accept…"));
}

/* Each in a line: the clause, what cannot be right together, and what to do. That an acceptance ended is said where it is shown. */
static void
show_contradictions (ParapetRiskAnswer *self)
{
  g_autoptr (GPtrArray) found = isms_contradictions_list_risk (self->store, self->risk, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const IsmsContradiction *one = g_ptr_array_index (found, i);

      if (g_str_equal (one->rule, "acceptance_ended"))
        continue;
      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      /* Translators: a clause of the standard, and a sentence that says what in a risk does not fit together */
      g_string_append_printf (lines, _("Clause %s: %s"), one->clause, one->sentence);
    }
  say (self->contradictions, lines->str);
}

/* Before it is rated there is nothing else to do about a risk that is still there. */
static void
show_buttons (ParapetRiskAnswer *self)
{
  gboolean rated = isms_record_has (self->risk, "current_likelihood") && isms_record_has (self->risk, "current_impact");
  gboolean closed = g_strcmp0 (isms_record_get_text (self->risk, "status"), "closed") == 0;

  gtk_widget_set_visible (self->accept, rated);
  if (rated || closed)
    gtk_widget_remove_css_class (self->rate, "suggested-action");
  else
    gtk_widget_add_css_class (self->rate, "suggested-action");
}

static void
refresh (ParapetRiskAnswer *self)
{
  g_autofree char *treated = NULL;

  if (isms_record_get_deleted (self->risk))
    return;
  treated = describe_treatments (self);
  say (self->treated, treated);
  show_acceptance (self);
  show_buttons (self);
  show_contradictions (self);
}

static void
rate_cb (ParapetRiskAnswer *self)
{
  adw_dialog_present (parapet_rate_dialog_new (self->store, self->risk, GTK_WIDGET (self)), GTK_WIDGET (self));
}

static void
accept_cb (ParapetRiskAnswer *self)
{
  adw_dialog_present (parapet_accept_dialog_new (self->store, self->risk, GTK_WIDGET (self)), GTK_WIDGET (self));
}

static void
treated_cb (ParapetRiskAnswer *self,
            IsmsRecord *treatment)
{
  g_autofree char *title = g_strdup_printf (_("%s added"), isms_record_get_code (treatment));

  parapet_toast_show_undo (GTK_WIDGET (self), title);
}

static void
treat_cb (ParapetRiskAnswer *self)
{
  AdwDialog *dialog = parapet_new_dialog_new (self->store, &isms_kind_treatment, NULL);
  g_auto (IsmsValue) risk = ISMS_VALUE_NULL;

  isms_value_set_integer (&risk, isms_record_get_key (self->risk));
  parapet_new_dialog_preset (PARAPET_NEW_DIALOG (dialog), "risk", &risk);
  g_signal_connect_object (dialog, "created", G_CALLBACK (treated_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static gboolean
write_withdrawal (ParapetRiskAnswer *self,
                  IsmsRecord *acceptance,
                  GError **error)
{
  g_autofree char *today = isms_day_dup_today ();
  g_autofree char *label = g_strdup_printf (_("Withdraw the acceptance of %s"), isms_record_get_code (self->risk));

  if (!isms_store_begin (self->store, label, NULL, error))
    return FALSE;
  if (isms_store_set_from_text (self->store, acceptance, "withdrawn_on", today, error) && isms_store_set_from_text (self->store, self->risk, "status", "open", error))
    return isms_store_commit (self->store, error);
  isms_store_rollback (self->store);
  return FALSE;
}

static void
withdraw_cb (ParapetRiskAnswer *self)
{
  g_autoptr (IsmsRecord) acceptance = isms_acceptance_find (self->store, self->risk);
  g_autofree char *title = g_strdup_printf (_("Acceptance of %s withdrawn"), isms_record_get_code (self->risk));
  g_autoptr (GError) error = NULL;

  if (acceptance == NULL)
    return;
  if (write_withdrawal (self, acceptance, &error))
    parapet_toast_show_undo (GTK_WIDGET (self), title);
  else
    parapet_toast_show_error (GTK_WIDGET (self), error);
}

static void
parapet_risk_answer_dispose (GObject *object)
{
  ParapetRiskAnswer *self = PARAPET_RISK_ANSWER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->risk);

  G_OBJECT_CLASS (parapet_risk_answer_parent_class)->dispose (object);
}

static void
parapet_risk_answer_class_init (ParapetRiskAnswerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_risk_answer_dispose;
}

static void
parapet_risk_answer_init (ParapetRiskAnswer *self)
{
}

static GtkLabel *
add_sentence (GtkBox *box)
{
  GtkLabel *label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, NULL));

  gtk_box_append (box, GTK_WIDGET (label));
  return label;
}

static GtkWidget *
add_button (ParapetRiskAnswer *self,
            GtkWidget *buttons,
            const char *label,
            GCallback callback)
{
  GtkWidget *button = parapet_label_wrapped_button_new (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), button);
  return button;
}

static GtkWidget *
make_buttons (ParapetRiskAnswer *self)
{
  GtkWidget *buttons = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6, NULL);

  self->rate = add_button (self, buttons, _("_Rate…"), G_CALLBACK (rate_cb));
  add_button (self, buttons, _("_Treat…"), G_CALLBACK (treat_cb));
  self->accept = add_button (self, buttons, _("_Accept…"), G_CALLBACK (accept_cb));
  self->withdraw = add_button (self, buttons, _("_Withdraw"), G_CALLBACK (withdraw_cb));
  gtk_widget_set_visible (buttons, !isms_store_is_past (self->store));
  return buttons;
}

/**
 * parapet_risk_answer_new:
 *
 * Returns: (transfer floating): what is done about the risk; it follows changes by itself
 */
GtkWidget *
parapet_risk_answer_new (IsmsStore *store,
                         IsmsRecord *risk)
{
  ParapetRiskAnswer *self = g_object_new (PARAPET_TYPE_RISK_ANSWER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->store = g_object_ref (store);
  self->risk = g_object_ref (risk);
  self->treated = add_sentence (GTK_BOX (box));
  self->accepted = add_sentence (GTK_BOX (box));
  self->contradictions = add_sentence (GTK_BOX (box));
  gtk_widget_add_css_class (GTK_WIDGET (self->contradictions), "warning");
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  adw_bin_set_child (ADW_BIN (self), box);
  refresh (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

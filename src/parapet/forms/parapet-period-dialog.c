/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-period-dialog.h"
#include "widgets/parapet-ask.h"

/**
 * ParapetPeriodDialog:
 *
 * Asks of which days a report is to tell. The signal "chosen" has the #IsmsReportSpan.
 */
struct _ParapetPeriodDialog
{
  AdwDialog parent_instance;

  IsmsReportSpan span;
};

G_DEFINE_FINAL_TYPE (ParapetPeriodDialog, parapet_period_dialog, ADW_TYPE_DIALOG)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
choose_cb (ParapetPeriodDialog *self,
           GParamSpec *pspec,
           GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    self->span = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "choice"));
}

static void
answer_cb (ParapetPeriodDialog *self)
{
  g_object_ref (self);
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CHOSEN], 0, self->span);
  g_object_unref (self);
}

static void
parapet_period_dialog_class_init (ParapetPeriodDialogClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
parapet_period_dialog_init (ParapetPeriodDialog *self)
{
}

/**
 * parapet_period_dialog_new:
 * @title: what the report is called
 */
AdwDialog *
parapet_period_dialog_new (const char *title)
{
  ParapetPeriodDialog *self = g_object_new (PARAPET_TYPE_PERIOD_DIALOG, NULL);
  GtkWidget *answer, *group, *first = NULL;
  GtkBox *body = parapet_ask_build (ADW_DIALOG (self), title, _("_Export…"), &answer);

  group = parapet_ask_group (body, _("Values Of"));
  for (IsmsReportSpan span = 0; span < ISMS_REPORT_N_SPANS; span++)
    {
      GtkWidget *button = parapet_ask_choice (group, isms_report_span_get_label (span), NULL, &first);

      g_object_set_data (G_OBJECT (button), "choice", GUINT_TO_POINTER (span));
      g_signal_connect_object (button, "notify::active", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), span == ISMS_REPORT_SPAN_YEAR);
    }
  g_signal_connect_object (answer, "clicked", G_CALLBACK (answer_cb), self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}

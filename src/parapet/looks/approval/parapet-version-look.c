/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/approval/parapet-approval-bar.h"
#include "looks/approval/parapet-version-look.h"
#include "models/isms-treatment.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-toast.h"

/* Kinds whose records are versions of something, and show nothing else beyond the general way. */

const ParapetRecordLook parapet_scope_look = {
  .kind = "scope",
  .head = parapet_approval_bar_new,
};

#define PLAN "parapet-plan"

static void
show_needs (GtkLabel *label,
            IsmsStep *step,
            IsmsStore *store)
{
  IsmsRecord *plan = g_object_get_data (G_OBJECT (label), PLAN);
  g_autoptr (GPtrArray) treatments = isms_store_get_backlinks (store, isms_record_get_key (plan), &isms_kind_treatment, "treatment_plan");
  g_autofree char *actions = g_strdup_printf (ngettext ("%u action", "%u actions", treatments->len), treatments->len);
  g_autofree char *sum = isms_treatment_sum_resources (treatments, NULL);
  /* Translators: "14 actions", what they need together: "12 000 EUR, 14 days" */
  g_autofree char *words = *sum != '\0' ? g_strdup_printf (_("%s, which need %s together"), actions, sum) : g_strdup (actions);

  gtk_label_set_text (label, words);
  gtk_widget_set_visible (GTK_WIDGET (label), treatments->len > 0);
}

/* Whoever approves a plan wants to know what it takes (6.1.3 e). */
static GtkWidget *
make_plan_head (IsmsStore *store,
                IsmsRecord *plan)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *needs = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, NULL);

  g_object_set_data_full (G_OBJECT (needs), PLAN, g_object_ref (plan), g_object_unref);
  show_needs (GTK_LABEL (needs), NULL, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (show_needs), needs, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), parapet_approval_bar_new (store, plan));
  gtk_box_append (GTK_BOX (box), needs);
  return box;
}

const ParapetRecordLook parapet_treatment_plan_look = {
  .kind = "treatment_plan",
  .head = make_plan_head,
};

/* An approval freezes what it approves, so it begins there. */
static void
begin_approval (GtkWidget *widget,
                IsmsStore *store)
{
  parapet_toast_show (widget, _("Approve a method, plan, statement, scope or review where it stands: open it, then Approve…"));
}

const ParapetRecordLook parapet_approval_look = {
  .kind = "approval",
  .begin = begin_approval,
};

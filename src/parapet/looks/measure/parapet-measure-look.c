/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-parts.h"
#include "looks/measure/parapet-measure-card.h"
#include "looks/measure/parapet-measure-chances.h"
#include "looks/measure/parapet-measure-head.h"
#include "looks/measure/parapet-measure-look.h"
#include "looks/parapet-gaps.h"
#include "models/isms-objective.h"
#include "records/isms-day.h"

/* A measure is its values: as a chart, as a table, and many beside each other as small charts. An objective is what its measures say
 * and what is in its way (6.2). */

static void
pick (GtkWidget *card)
{
  gtk_widget_activate_action (card, "records.pick", "x", isms_record_get_key (parapet_measure_card_get_measure (PARAPET_MEASURE_CARD (card))));
}

static void
activated_cb (GtkFlowBox *grid,
              GtkFlowBoxChild *child)
{
  pick (gtk_flow_box_child_get_child (child));
}

/* The keyboard is on the place in the grid, where arrows move; the pointer clicks the card that fills it. */
static GtkWidget *
make_child (gpointer item,
            gpointer store)
{
  GtkWidget *card = parapet_measure_card_new (store, item);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_focusable (card, FALSE);
  g_signal_connect (card, "clicked", G_CALLBACK (pick), NULL);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), card);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_LABELLED_BY, card, NULL, -1);
  return child;
}

static GtkWidget *
make_picture (IsmsStore *store,
              IsmsRecordList *list)
{
  GtkWidget *scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  GtkWidget *grid = g_object_new (GTK_TYPE_FLOW_BOX,
                                  "selection-mode", GTK_SELECTION_NONE,
                                  "homogeneous", TRUE,
                                  "valign", GTK_ALIGN_START,
                                  "max-children-per-line", 4,
                                  "column-spacing", 12,
                                  "row-spacing", 12,
                                  "margin-start", 12,
                                  "margin-end", 12,
                                  "margin-top", 6,
                                  "margin-bottom", 18,
                                  NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Trends"), -1);
  g_signal_connect (grid, "child-activated", G_CALLBACK (activated_cb), NULL);
  gtk_flow_box_bind_model (GTK_FLOW_BOX (grid), G_LIST_MODEL (list), make_child, g_object_ref (store), g_object_unref);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), grid);
  return scroll;
}

const ParapetRecordLook parapet_measure_look = {
  .kind = "measure",
  .head = parapet_measure_head_new,
  .above = parapet_measure_chances_new,
  .picture = make_picture,
  .picture_title = N_("Trends"),
};

static GtkWidget *
make_card (gpointer owner,
           gpointer data)
{
  GtkWidget *card = parapet_measure_card_new (parapet_record_parts_get_store (owner), data);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "x", isms_record_get_key (data));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "record.open");
  return card;
}

static void
tell_objective (ParapetRecordParts *self,
                ParapetParts *parts)
{
  IsmsStore *store = parapet_record_parts_get_store (self);
  IsmsRecord *objective = parapet_record_parts_get_record (self);
  g_autoptr (GPtrArray) measures = isms_store_get_links (store, objective, "measures");
  g_autofree char *today = isms_day_dup_today ();
  g_autoptr (GArray) gaps = isms_objective_list_gaps (store, objective, today);

  if (gaps->len > 0)
    parapet_gaps_add (parts, _("What Is in the Way"), gaps);
  for (guint i = 0; i < measures->len; i++)
    {
      IsmsRecord *measure = g_ptr_array_index (measures, i);

      if (!isms_record_get_deleted (measure))
        parapet_parts_add (parts, isms_record_get_code (measure), "", make_card, g_object_ref (measure), g_object_unref);
    }
}

static GtkWidget *
make_head (IsmsStore *store,
           IsmsRecord *objective)
{
  return parapet_record_parts_new (store, objective, 9, tell_objective);
}

const ParapetRecordLook parapet_objective_look = {
  .kind = "objective",
  .head = make_head,
};

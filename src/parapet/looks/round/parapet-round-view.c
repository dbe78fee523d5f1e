/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-date-words.h"
#include "forms/parapet-record-link.h"
#include "forms/parapet-scale-words.h"
#include "looks/round/parapet-round-view.h"
#include "models/isms-assessment-compare.h"
#include "models/isms-assessment.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-toast.h"

#define MOST_RISKS 25

/**
 * ParapetRoundView:
 *
 * A round of assessment (8.2): what it looked at, with the ratings as they stood then, and what became of each risk since the round
 * before; one that is planned can be performed. The latest says when the next is due, and why.
 */
struct _ParapetRoundView
{
  AdwBin parent_instance;

  IsmsStore *store;
  IsmsRecord *round;

  GtkLabel *sentence;
  GtkBox *moves;
  GtkBox *due;
  GtkWidget *perform;

  char *shown; /* nullable: what is compared in "moves", as sign_rounds() tells it */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (ParapetRoundView, parapet_round_view, ADW_TYPE_BIN)

/* What needs somebody to look comes first. */
static const IsmsRoundMove order[] = {
  ISMS_ROUND_WORSE, ISMS_ROUND_NEW, ISMS_ROUND_INCOMPARABLE, ISMS_ROUND_BETTER, ISMS_ROUND_CLOSED, ISMS_ROUND_UNCHANGED
};

static void
add_label (GtkBox *box,
           const char *text,
           const char *css_class)
{
  gtk_box_append (box, g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "css-classes", (const char *const[]) { css_class, NULL }, NULL));
}

static void
clear_box (GtkBox *box)
{
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL;)
    gtk_box_remove (box, child);
}

/* "Likely · Serious, level 12" */
static char *
describe_rating (ParapetRoundView *self,
                 const guint *steps,
                 gint64 level)
{
  gint64 method = isms_record_get_integer (self->round, "method", 0);
  g_autofree char *likelihood = parapet_scale_words_format (self->store, isms_kind_field (&isms_kind_risk, "current_likelihood"), method, steps[0]);
  g_autofree char *impact = parapet_scale_words_format (self->store, isms_kind_field (&isms_kind_risk, "current_impact"), method, steps[1]);

  /* Translators: the words of a rating, and the level that they make */
  return g_strdup_printf (_("%s · %s, level %d"), likelihood, impact, (int) level);
}

static char *
describe_row (ParapetRoundView *self,
              const IsmsRoundRow *row)
{
  g_autofree char *was = row->was_level > 0 ? describe_rating (self, row->was, row->was_level) : NULL;
  g_autofree char *is = row->is_level > 0 ? describe_rating (self, row->is, row->is_level) : NULL;

  if (row->move == ISMS_ROUND_CLOSED)
    return was != NULL ? g_steal_pointer (&was) : g_steal_pointer (&is);
  if (is == NULL)
    return g_strdup (_("Not rated in this round"));
  if (was == NULL || row->move == ISMS_ROUND_UNCHANGED)
    return g_steal_pointer (&is);
  /* Translators: the rating of a risk in this round, and in the one before */
  return g_strdup_printf (_("%s. Before: %s"), is, was);
}

static void
add_row (ParapetRoundView *self,
         GtkBox *box,
         const IsmsRoundRow *row)
{
  g_autofree char *words = describe_row (self, row);

  gtk_box_append (box, parapet_record_link_new (row->risk));
  if (words != NULL)
    add_label (box, words, "caption");
}

static void
add_move (ParapetRoundView *self,
          GArray *rows,
          IsmsRoundMove move,
          const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  guint n = 0;
  g_autofree char *heading = NULL, *rest = NULL;

  add_label (GTK_BOX (box), "", "heading");
  for (guint i = 0; i < rows->len; i++)
    {
      const IsmsRoundRow *row = &g_array_index (rows, IsmsRoundRow, i);

      if (row->move == move && row->risk != NULL && n++ < MOST_RISKS)
        add_row (self, GTK_BOX (box), row);
    }
  /* Translators: what became of risks, and of how many: "Worse: 3" */
  heading = g_strdup_printf (_("%s: %u"), title, n);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), heading);
  if (n > MOST_RISKS)
    {
      rest = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_RISKS), n - MOST_RISKS);
      add_label (GTK_BOX (box), rest, "dimmed");
    }
  gtk_widget_set_visible (box, n > 0);
  gtk_box_append (self->moves, box);
}

/* Returns: (transfer full) (nullable): the round that was performed before this one */
static IsmsRecord *
find_earlier (ParapetRoundView *self)
{
  g_autoptr (GPtrArray) rounds = isms_assessment_list_rounds (self->store);

  for (guint i = 1; i < rounds->len; i++)
    if (g_ptr_array_index (rounds, i) == self->round)
      return g_object_ref (g_ptr_array_index (rounds, i - 1));
  return NULL;
}

static void
show_rows (ParapetRoundView *self,
           GArray *rows)
{
  g_autoptr (IsmsRecord) earlier = find_earlier (self);

  clear_box (self->moves);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    add_move (self, rows, order[i], earlier == NULL && order[i] == ISMS_ROUND_NEW ? _("Rated") : isms_round_move_get_label (order[i]));
}

static void
compared_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (ParapetRoundView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = isms_assessment_compare_finish (result, &error);

  if (rows != NULL)
    show_rows (self, rows);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      clear_box (self->moves);
      add_label (self->moves, error->message, "dimmed");
    }
}

static void
stop (ParapetRoundView *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static char *
sign_round (IsmsRecord *round)
{
  g_autofree char *risks = isms_record_format (round, "risks");

  return g_strdup_printf ("%s %s %s %s", isms_record_get_code (round), isms_record_get_text (round, "performed_on"), isms_record_get_text (round, "coverage"), risks);
}

static char *
sign_rounds (ParapetRoundView *self,
             IsmsRecord *earlier)
{
  g_autofree char *later = sign_round (self->round);
  g_autofree char *before = earlier != NULL ? sign_round (earlier) : NULL;

  return g_strdup_printf ("%s > %s", before, later);
}

/* What was frozen changes only with the rounds themselves, so no other step makes it be read again. */
static void
show_moves (ParapetRoundView *self,
            gboolean performed)
{
  g_autoptr (IsmsRecord) earlier = find_earlier (self);
  g_autofree char *sign = performed && !isms_store_is_past (self->store) ? sign_rounds (self, earlier) : NULL;

  if (g_strcmp0 (sign, self->shown) == 0)
    return;
  stop (self);
  clear_box (self->moves);
  g_free (self->shown);
  self->shown = g_steal_pointer (&sign);
  if (self->shown == NULL)
    return;
  add_label (self->moves, _("The history is being read…"), "dimmed");
  self->reading = g_cancellable_new ();
  isms_assessment_compare_async (self->store, earlier, self->round, ISMS_STAGE_CURRENT, self->reading, compared_cb, g_object_ref (self));
}

static char *
describe (ParapetRoundView *self)
{
  g_autofree char *day = parapet_date_words_format (isms_record_get_text (self->round, "performed_on"));
  g_autoptr (IsmsRecord) earlier = find_earlier (self);
  gboolean partial = g_strcmp0 (isms_record_get_text (self->round, "coverage"), "partial") == 0;

  if (!isms_record_has (self->round, "performed_on"))
    return g_strdup (_("Not performed yet. Say who takes part and rate the risks; performing it freezes the ratings (8.2)."));
  if (earlier == NULL)
    return g_strdup_printf (_("The first round. The ratings as of %s:"), day);
  if (partial)
    return g_strdup_printf (_("It looked at some risks. Their ratings as of %s, compared with the round before, %s:"), day, isms_record_get_code (earlier));
  return g_strdup_printf (_("It looked at all risks. Their ratings as of %s, compared with the round before, %s:"), day, isms_record_get_code (earlier));
}

static gboolean
is_latest (ParapetRoundView *self)
{
  g_autoptr (GPtrArray) rounds = isms_assessment_list_rounds (self->store);

  return rounds->len > 0 && g_ptr_array_index (rounds, rounds->len - 1) == self->round;
}

static void
add_next (ParapetRoundView *self)
{
  g_autofree char *next = isms_assessment_get_next (self->store);
  g_autofree char *day = next != NULL ? parapet_date_words_format (next) : NULL;
  g_autofree char *words = day != NULL ? g_strdup_printf (_("By the interval of the risk method, the next full assessment is due by %s."), day) : NULL;

  if (words != NULL)
    add_label (self->due, words, "body");
}

static void
show_due (ParapetRoundView *self,
          gboolean performed)
{
  g_autoptr (GPtrArray) reasons = NULL;

  clear_box (self->due);
  gtk_widget_set_visible (GTK_WIDGET (self->due), FALSE);
  if (isms_store_is_past (self->store) || (performed && !is_latest (self)))
    return;
  add_next (self);
  reasons = isms_assessment_list_due (self->store, NULL);
  if (reasons->len > 0)
    add_label (self->due, _("An assessment is due (8.2):"), "heading");
  for (guint i = 0; i < MIN (reasons->len, MOST_RISKS); i++)
    {
      const IsmsRoundReason *reason = g_ptr_array_index (reasons, i);

      add_label (self->due, reason->sentence, "body");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->due), gtk_widget_get_first_child (GTK_WIDGET (self->due)) != NULL);
}

static void
refresh (ParapetRoundView *self)
{
  gboolean performed;
  g_autofree char *words = NULL;

  if (isms_record_get_deleted (self->round))
    return;
  performed = isms_record_has (self->round, "performed_on");
  words = describe (self);
  gtk_label_set_text (self->sentence, words);
  show_moves (self, performed);
  show_due (self, performed);
  gtk_widget_set_visible (self->perform, !performed && !isms_store_is_past (self->store));
}

static void
perform_cb (ParapetRoundView *self)
{
  g_autoptr (GPtrArray) people = isms_store_get_links (self->store, self->round, "participants");
  gboolean partial = g_strcmp0 (isms_record_get_text (self->round, "coverage"), "partial") == 0;
  g_autoptr (GPtrArray) risks = partial ? isms_store_get_links (self->store, self->round, "risks") : NULL;
  IsmsRoundWords words = { .participants = people, .risks = risks, .summary = isms_record_get_text (self->round, "summary") };
  g_autofree char *title = g_strdup_printf (_("%s performed"), isms_record_get_code (self->round));
  g_autoptr (GError) error = NULL;

  if (isms_assessment_perform (self->store, self->round, &words, &error))
    parapet_toast_show_undo (GTK_WIDGET (self), title);
  else
    parapet_toast_show_error (GTK_WIDGET (self), error);
}

static void
parapet_round_view_dispose (GObject *object)
{
  ParapetRoundView *self = PARAPET_ROUND_VIEW (object);

  stop (self);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->store);
  g_clear_object (&self->round);

  G_OBJECT_CLASS (parapet_round_view_parent_class)->dispose (object);
}

static void
parapet_round_view_class_init (ParapetRoundViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_round_view_dispose;
}

static GtkBox *
add_box (GtkBox *box,
         int spacing)
{
  GtkBox *part = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing));

  gtk_box_append (box, GTK_WIDGET (part));
  return part;
}

static void
parapet_round_view_init (ParapetRoundView *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));

  self->due = add_box (box, 6);
  add_label (box, "", "body");
  self->sentence = GTK_LABEL (gtk_widget_get_last_child (GTK_WIDGET (box)));
  self->perform = gtk_button_new_with_mnemonic (_("_Perform"));
  gtk_widget_set_halign (self->perform, GTK_ALIGN_START);
  g_signal_connect_object (self->perform, "clicked", G_CALLBACK (perform_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, self->perform);
  self->moves = add_box (box, 12);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
}

/**
 * parapet_round_view_new:
 * @round: an assessment
 *
 * Returns: (transfer floating): the round; it follows changes by itself
 */
GtkWidget *
parapet_round_view_new (IsmsStore *store,
                        IsmsRecord *round)
{
  ParapetRoundView *self = g_object_new (PARAPET_TYPE_ROUND_VIEW, NULL);

  self->store = g_object_ref (store);
  self->round = g_object_ref (round);
  refresh (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-link.h"
#include "forms/parapet-scale-words.h"
#include "looks/risk/parapet-rate-dialog.h"
#include "looks/round/parapet-agreement-view.h"
#include "looks/round/parapet-settle-dialog.h"
#include "models/isms-agreement.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-label.h"

/**
 * ParapetAgreementView:
 *
 * A consistency test (6.1.2 b): where it stands, in a sentence; each rater, who rates one risk after the other without seeing what
 * others said; and once everybody is through, how far apart they are, risk by risk and beyond chance, and how that is settled.
 */
struct _ParapetAgreementView
{
  AdwBin parent_instance;

  IsmsStore *store;
  IsmsRecord *test;
  IsmsAgreement *agreement; /* as it stands, with no ratings that are to stay blind */
  IsmsRecord *rater;        /* nullable: who is rating */
};

G_DEFINE_FINAL_TYPE (ParapetAgreementView, parapet_agreement_view, ADW_TYPE_BIN)

static gboolean
write_cb (IsmsStore *store,
          IsmsRecord *risk,
          const IsmsRateWords *words,
          gpointer data,
          GError **error)
{
  ParapetAgreementView *self = data;

  return isms_agreement_rate (store, self->test, self->rater, risk, words, error);
}

/* Returns: (nullable): the first risk that the rater has not rated */
static const IsmsAgreementRisk *
find_next (ParapetAgreementView *self,
           IsmsAgreement *mine)
{
  guint rater;

  if (!g_ptr_array_find (isms_agreement_get_raters (mine), self->rater, &rater))
    return NULL;
  for (guint i = 0; i < isms_agreement_get_n_risks (mine); i++)
    if (g_ptr_array_index (isms_agreement_get_risk (mine, i)->ratings, rater) == NULL)
      return isms_agreement_get_risk (mine, i);
  return NULL;
}

static void
ask_next (ParapetAgreementView *self)
{
  g_autoptr (IsmsAgreement) mine = isms_agreement_new (self->store, self->test, self->rater);
  const IsmsAgreementRisk *next = find_next (self, mine);
  g_autofree char *question = NULL;
  AdwDialog *dialog;

  if (next == NULL)
    return;
  /* Translators: a person's name, the title of a risk */
  question = g_strdup_printf (_("%s, without asking others: %s"), isms_record_get_title (self->rater), isms_record_get_title (next->risk));
  dialog = parapet_rate_dialog_new (self->store, next->risk, GTK_WIDGET (self));
  parapet_rate_dialog_set_question (PARAPET_RATE_DIALOG (dialog), question);
  parapet_rate_dialog_set_writer (PARAPET_RATE_DIALOG (dialog), write_cb, self, next->stage);
  g_signal_connect_object (dialog, "rated", G_CALLBACK (ask_next), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
rate_cb (ParapetAgreementView *self,
         GtkWidget *button)
{
  g_set_object (&self->rater, g_object_get_data (G_OBJECT (button), "rater"));
  ask_next (self);
}

static GtkWidget *
make_rater (ParapetAgreementView *self,
            guint i)
{
  IsmsRecord *person = g_ptr_array_index (isms_agreement_get_raters (self->agreement), i);
  guint rated = isms_agreement_count_rated (self->agreement, i), all = isms_agreement_get_n_risks (self->agreement);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  /* Translators: a person, how many of how many risks they have rated */
  g_autofree char *text = g_strdup_printf (_("%s: %u of %u rated"), isms_record_get_title (person), rated, all);
  g_autofree char *words = g_strdup_printf (_("Rate as %s…"), isms_record_get_title (person));
  GtkWidget *label = parapet_label_new (text, "body");
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_set_hexpand (label, TRUE);
  g_object_set_data_full (G_OBJECT (button), "rater", g_object_ref (person), g_object_unref);
  gtk_widget_set_visible (button, rated < all && !isms_store_is_past (self->store));
  g_signal_connect_object (button, "clicked", G_CALLBACK (rate_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

static char *
describe_rating (ParapetAgreementView *self,
                 IsmsRecord *rating)
{
  gint64 method = isms_record_get_integer (self->test, "method", 0);
  g_autofree char *likelihood = parapet_scale_words_format (self->store, isms_kind_field (&isms_kind_rating, "likelihood"), method, isms_record_get_integer (rating, "likelihood", 0));
  g_autofree char *impact = parapet_scale_words_format (self->store, isms_kind_field (&isms_kind_rating, "impact"), method, isms_record_get_integer (rating, "impact", 0));

  return g_strdup_printf ("%s · %s", likelihood, impact);
}

/* "Likelihood 2 steps apart, impact the same" needs no arithmetic of the reader. */
static char *
describe_spread (const IsmsAgreementRisk *risk)
{
  guint most = MAX (risk->spread[ISMS_AXIS_LIKELIHOOD], risk->spread[ISMS_AXIS_IMPACT]);

  if (most == 0)
    return g_strdup (_("The same"));
  return g_strdup_printf (ngettext ("%u step apart", "%u steps apart", most), most);
}

static GtkWidget *
make_risk (ParapetAgreementView *self,
           const IsmsAgreementRisk *risk)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *spread = describe_spread (risk);

  gtk_box_append (GTK_BOX (box), parapet_record_link_new (risk->risk));
  for (guint i = 0; i < risk->ratings->len; i++)
    {
      IsmsRecord *person = g_ptr_array_index (isms_agreement_get_raters (self->agreement), i);
      const char *reason = isms_record_get_text (g_ptr_array_index (risk->ratings, i), "reason");
      g_autofree char *rating = describe_rating (self, g_ptr_array_index (risk->ratings, i));
      /* Translators: a person, and what they rated */
      g_autofree char *said = g_strdup_printf (_("%s: %s"), isms_record_get_title (person), rating);
      /* Translators: what somebody rated, and why */
      g_autofree char *words = reason != NULL ? g_strdup_printf (C_("rating", "%s. %s"), said, reason) : g_strdup (said);

      gtk_box_append (GTK_BOX (box), parapet_label_new (words, "caption"));
    }
  gtk_box_append (GTK_BOX (box), parapet_label_new (spread, "caption-heading"));
  return box;
}

/* Returns: (transfer full) (nullable): weighted kappa of two people with its interval, or of more with its range over the pairs */
static char *
describe_kappa (ParapetAgreementView *self,
                const IsmsKappaMean *mean)
{
  if (!mean->known)
    return NULL;
  if (mean->pairs == 1)
    /* Translators: weighted kappa, the ends of its 95 % interval */
    return g_strdup_printf (_("weighted kappa %.2f (%.2f to %.2f)."), mean->kappa, mean->lowest.low, mean->lowest.high);
  /* Translators: the mean of weighted kappa over at least three pairs, the lowest and the highest of them */
  return g_strdup_printf (_("weighted kappa %.2f on average over %u pairs of people (%.2f to %.2f)."), mean->kappa, mean->pairs, mean->lowest.kappa, mean->highest.kappa);
}

static void
add_agreement (ParapetAgreementView *self,
               GtkBox *box,
               IsmsAxis axis)
{
  const char *scale = axis == ISMS_AXIS_LIKELIHOOD ? _("Likelihood") : _("Impact");
  g_autofree char *kappa = NULL;
  g_autofree char *meaning = NULL;
  g_autofree char *words = NULL;
  IsmsKappaMean mean;

  isms_agreement_measure_all (self->agreement, axis, ISMS_KAPPA_LINEAR, &mean);
  kappa = describe_kappa (self, &mean);
  meaning = mean.pairs == 1 ? isms_kappa_explain (&mean.lowest) : isms_kappa_explain_mean (&mean);
  if (kappa != NULL)
    /* Translators: a scale, how far people agree, what it means in words */
    words = g_strdup_printf (_("%s: %s %s"), scale, kappa, meaning);
  else if (mean.lowest.n < ISMS_KAPPA_FEWEST)
    words = g_strdup (meaning);
  else
    words = g_strdup_printf (_("%s: %s"), scale, meaning);
  gtk_box_append (box, parapet_label_new (words, "dimmed"));
}

static void
settle_cb (ParapetAgreementView *self)
{
  adw_dialog_present (parapet_settle_dialog_new (self->store, self->test, GTK_WIDGET (self)), GTK_WIDGET (self));
}

static void
add_settle (ParapetAgreementView *self,
            GtkBox *box)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Settle…"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (settle_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, button);
}

/* Once everybody is through. */
static void
add_results (ParapetAgreementView *self,
             GtkBox *box)
{
  gboolean few = isms_agreement_get_n_risks (self->agreement) < ISMS_KAPPA_FEWEST;

  if (isms_agreement_get_raters (self->agreement)->len > 1)
    for (IsmsAxis axis = ISMS_AXIS_LIKELIHOOD; axis <= (few ? ISMS_AXIS_LIKELIHOOD : ISMS_AXIS_IMPACT); axis++)
      add_agreement (self, box, axis);
  if (!isms_record_has (self->test, "resolved_on") && !isms_store_is_past (self->store))
    add_settle (self, box);
  for (guint i = 0; i < isms_agreement_get_n_risks (self->agreement); i++)
    if (isms_agreement_get_risk (self->agreement, i)->complete)
      gtk_box_append (box, make_risk (self, isms_agreement_get_risk (self->agreement, i)));
}

static void
refresh (ParapetAgreementView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autofree char *words = NULL;

  if (isms_record_get_deleted (self->test))
    return;
  g_clear_object (&self->agreement);
  self->agreement = isms_agreement_new (self->store, self->test, NULL);
  words = isms_agreement_explain (self->agreement);
  gtk_box_append (GTK_BOX (box), parapet_label_new (words, "body"));
  if (!isms_agreement_is_blind (self->agreement))
    add_results (self, GTK_BOX (box));
  else
    for (guint i = 0; i < isms_agreement_get_raters (self->agreement)->len; i++)
      gtk_box_append (GTK_BOX (box), make_rater (self, i));
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
parapet_agreement_view_dispose (GObject *object)
{
  ParapetAgreementView *self = PARAPET_AGREEMENT_VIEW (object);

  g_clear_object (&self->agreement);
  g_clear_object (&self->rater);
  g_clear_object (&self->test);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (parapet_agreement_view_parent_class)->dispose (object);
}

static void
parapet_agreement_view_class_init (ParapetAgreementViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_agreement_view_dispose;
}

static void
parapet_agreement_view_init (ParapetAgreementView *self)
{
}

/**
 * parapet_agreement_view_new:
 * @test: a consistency test
 *
 * Returns: (transfer floating): the test; it follows changes by itself
 */
GtkWidget *
parapet_agreement_view_new (IsmsStore *store,
                            IsmsRecord *test)
{
  ParapetAgreementView *self = g_object_new (PARAPET_TYPE_AGREEMENT_VIEW, NULL);

  self->store = g_object_ref (store);
  self->test = g_object_ref (test);
  refresh (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

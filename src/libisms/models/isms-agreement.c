/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-agreement.h"
#include "models/isms-scale.h"
#include "records/isms-kinds.h"

#define USUAL_SIZE 5

static const char *const axes[] = { "likelihood", "impact" };

/**
 * IsmsAgreement:
 *
 * A consistency test (6.1.2 b): what two or more people rated for the same risks without knowing of each other, and how far that is
 * apart. As long as not everybody is through, nobody is shown what another one rated.
 *
 * It is what the store held when it was made; make another one after a change.
 */
struct _IsmsAgreement
{
  GObject parent_instance;

  IsmsStore *store;
  IsmsRecord *test;
  IsmsRecord *viewer; /* nullable */
  GPtrArray *raters;
  GArray *risks; /* IsmsAgreementRisk */
  guint *n_rated; /* by rater */
  gboolean blind;
};

G_DEFINE_FINAL_TYPE (IsmsAgreement, isms_agreement, G_TYPE_OBJECT)

static void
unref_rating (gpointer rating)
{
  g_clear_object (&rating);
}

static void
clear_risk (gpointer row)
{
  IsmsAgreementRisk *risk = row;

  g_clear_object (&risk->risk);
  g_clear_pointer (&risk->ratings, g_ptr_array_unref);
}

static gboolean
is_rated (IsmsRecord *rating)
{
  return rating != NULL && isms_record_get_integer (rating, "likelihood", 0) > 0 && isms_record_get_integer (rating, "impact", 0) > 0;
}

static guint
find_rater (IsmsAgreement *self,
            IsmsRecord *rating)
{
  gint64 key = isms_record_get_integer (rating, "rated_by", 0);
  guint i = 0;

  while (i < self->raters->len && isms_record_get_key (g_ptr_array_index (self->raters, i)) != key)
    i++;
  return i;
}

static IsmsAgreementRisk *
find_risk (IsmsAgreement *self,
           gint64 key)
{
  for (guint i = 0; i < self->risks->len; i++)
    if (isms_record_get_key (g_array_index (self->risks, IsmsAgreementRisk, i).risk) == key)
      return &g_array_index (self->risks, IsmsAgreementRisk, i);
  return NULL;
}

static void
take_rating (IsmsAgreement *self,
             IsmsRecord *rating)
{
  IsmsAgreementRisk *risk = find_risk (self, isms_record_get_integer (rating, "risk", 0));
  guint rater = find_rater (self, rating);

  if (risk == NULL || rater == self->raters->len || !is_rated (rating))
    return;
  if (risk->ratings->pdata[rater] == NULL)
    self->n_rated[rater]++;
  g_set_object ((IsmsRecord **) &risk->ratings->pdata[rater], rating);
  risk->stage = isms_stage_read (isms_record_get_text (rating, "stage"));
}

static void
add_risks (IsmsAgreement *self)
{
  g_autoptr (GPtrArray) risks = isms_store_get_links (self->store, self->test, "risks");

  for (guint i = 0; i < risks->len; i++)
    {
      IsmsAgreementRisk row = { .risk = g_object_ref (g_ptr_array_index (risks, i)), .stage = ISMS_STAGE_CURRENT };

      row.ratings = g_ptr_array_new_with_free_func (unref_rating);
      g_ptr_array_set_size (row.ratings, self->raters->len);
      g_array_append_val (self->risks, row);
    }
}

static guint
measure_spread (const IsmsAgreementRisk *risk,
                IsmsAxis axis)
{
  gint64 low = G_MAXINT64, high = 0;

  for (guint i = 0; i < risk->ratings->len; i++)
    {
      gint64 step = isms_record_get_integer (g_ptr_array_index (risk->ratings, i), axes[axis], 0);

      low = MIN (low, step);
      high = MAX (high, step);
    }
  return high > low ? high - low : 0;
}

/* What another one rated is not for the eyes of somebody who is still to rate. */
static void
hide_others (IsmsAgreement *self,
             IsmsAgreementRisk *risk)
{
  for (guint i = 0; i < risk->ratings->len; i++)
    if (self->viewer == NULL || g_ptr_array_index (self->raters, i) != self->viewer)
      g_clear_object ((IsmsRecord **) &risk->ratings->pdata[i]);
}

static void
compare (IsmsAgreement *self,
         IsmsAgreementRisk *risk)
{
  risk->complete = risk->ratings->len > 1 && !g_ptr_array_find (risk->ratings, NULL, NULL);
  if (self->blind)
    hide_others (self, risk);
  risk->complete = risk->complete && !self->blind;
  for (guint axis = 0; risk->complete && axis < G_N_ELEMENTS (axes); axis++)
    risk->spread[axis] = measure_spread (risk, axis);
}

static gboolean
is_through (IsmsAgreement *self)
{
  for (guint i = 0; i < self->raters->len; i++)
    if (self->n_rated[i] < self->risks->len)
      return FALSE;
  return self->raters->len > 1 && self->risks->len > 0;
}

static void
read_all (IsmsAgreement *self)
{
  g_autoptr (GPtrArray) ratings = isms_store_get_backlinks (self->store, isms_record_get_key (self->test), &isms_kind_rating, "double_rating");

  self->raters = isms_store_get_links (self->store, self->test, "raters");
  self->n_rated = g_new0 (guint, self->raters->len + 1);
  add_risks (self);
  for (guint i = 0; i < ratings->len; i++)
    take_rating (self, g_ptr_array_index (ratings, i));
  self->blind = !isms_record_has (self->test, "resolved_on") && !is_through (self);
  for (guint i = 0; i < self->risks->len; i++)
    compare (self, &g_array_index (self->risks, IsmsAgreementRisk, i));
}

static void
isms_agreement_finalize (GObject *object)
{
  IsmsAgreement *self = ISMS_AGREEMENT (object);

  g_clear_pointer (&self->risks, g_array_unref);
  g_clear_pointer (&self->raters, g_ptr_array_unref);
  g_clear_pointer (&self->n_rated, g_free);
  g_clear_object (&self->viewer);
  g_clear_object (&self->test);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (isms_agreement_parent_class)->finalize (object);
}

static void
isms_agreement_class_init (IsmsAgreementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_agreement_finalize;
}

static void
isms_agreement_init (IsmsAgreement *self)
{
  self->risks = g_array_new (FALSE, TRUE, sizeof (IsmsAgreementRisk));
  g_array_set_clear_func (self->risks, clear_risk);
}

/**
 * isms_agreement_new:
 * @test: a consistency test
 * @viewer: (nullable): the person who looks at it; sees their own ratings also while the test is blind
 *
 * Returns: (transfer full): the test as it stands
 */
IsmsAgreement *
isms_agreement_new (IsmsStore *store,
                    IsmsRecord *test,
                    IsmsRecord *viewer)
{
  IsmsAgreement *self = g_object_new (ISMS_TYPE_AGREEMENT, NULL);

  g_set_object (&self->store, store);
  g_set_object (&self->test, test);
  g_set_object (&self->viewer, viewer);
  read_all (self);
  return self;
}

/**
 * isms_agreement_get_test:
 *
 * Returns: (transfer none): the record of the test
 */
IsmsRecord *
isms_agreement_get_test (IsmsAgreement *self)
{
  return self->test;
}

/**
 * isms_agreement_get_raters:
 *
 * Returns: (transfer none) (element-type IsmsRecord): who rates
 */
GPtrArray *
isms_agreement_get_raters (IsmsAgreement *self)
{
  return self->raters;
}

guint
isms_agreement_get_n_risks (IsmsAgreement *self)
{
  return self->risks->len;
}

/**
 * isms_agreement_get_risk:
 *
 * Returns: (transfer none): the risk at that place, with what may be seen of its ratings
 */
const IsmsAgreementRisk *
isms_agreement_get_risk (IsmsAgreement *self,
                         guint i)
{
  return &g_array_index (self->risks, IsmsAgreementRisk, i);
}

/**
 * isms_agreement_is_blind:
 *
 * Returns: whether ratings of others are hidden: until everybody is through, or the test is settled
 */
gboolean
isms_agreement_is_blind (IsmsAgreement *self)
{
  return self->blind;
}

/**
 * isms_agreement_count_rated:
 * @rater: a place among the raters
 *
 * Returns: how many of the risks this person has rated; that may be seen also while the test is blind
 */
guint
isms_agreement_count_rated (IsmsAgreement *self,
                            guint rater)
{
  return rater < self->raters->len ? self->n_rated[rater] : 0;
}

/**
 * isms_agreement_get_spread:
 *
 * Returns: the largest distance between two ratings of one risk, in steps of one scale
 */
guint
isms_agreement_get_spread (IsmsAgreement *self)
{
  guint most = 0;

  for (guint i = 0; i < self->risks->len; i++)
    for (guint axis = 0; axis < G_N_ELEMENTS (axes); axis++)
      most = MAX (most, g_array_index (self->risks, IsmsAgreementRisk, i).spread[axis]);
  return most;
}

static guint
get_size (IsmsAgreement *self,
          IsmsAxis axis)
{
  g_autoptr (IsmsRecord) method = isms_scale_find_method (self->store, self->test);
  g_autoptr (GPtrArray) steps = isms_scale_list_steps (self->store, method, axes[axis]);

  return steps->len > 0 ? MIN (steps->len, ISMS_MATRIX_MOST) : USUAL_SIZE;
}

/**
 * isms_agreement_measure:
 * @first: a place among the raters
 * @second: another one
 * @kappa: (out): how far the two agree beyond chance, on that scale; of more than two raters each pair is measured
 */
void
isms_agreement_measure (IsmsAgreement *self,
                        IsmsAxis axis,
                        IsmsKappaWeights weights,
                        guint first,
                        guint second,
                        IsmsKappa *kappa)
{
  guint size = get_size (self, axis);
  g_autofree guint *table = g_new0 (guint, size * size);

  for (guint i = 0; i < self->risks->len; i++)
    {
      const IsmsAgreementRisk *risk = &g_array_index (self->risks, IsmsAgreementRisk, i);
      gint64 one = risk->complete ? isms_record_get_integer (g_ptr_array_index (risk->ratings, first), axes[axis], 0) : 0;
      gint64 other = risk->complete ? isms_record_get_integer (g_ptr_array_index (risk->ratings, second), axes[axis], 0) : 0;

      if (one >= 1 && one <= size && other >= 1 && other <= size)
        table[(one - 1) * size + other - 1]++;
    }
  isms_kappa_compute (table, size, weights, kappa);
}

/**
 * isms_agreement_measure_all:
 * @mean: (out): how far all of them agree beyond chance, on that scale, as the mean over their pairs
 *
 * Of two raters it is what isms_agreement_measure() says. There have to be two at least.
 */
void
isms_agreement_measure_all (IsmsAgreement *self,
                            IsmsAxis axis,
                            IsmsKappaWeights weights,
                            IsmsKappaMean *mean)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (IsmsKappa));

  g_return_if_fail (self->raters->len > 1);
  for (guint i = 0; i + 1 < self->raters->len; i++)
    for (guint j = i + 1; j < self->raters->len; j++)
      {
        IsmsKappa kappa;

        isms_agreement_measure (self, axis, weights, i, j, &kappa);
        g_array_append_val (pairs, kappa);
      }
  isms_kappa_average ((const IsmsKappa *) pairs->data, pairs->len, mean);
}

/**
 * isms_agreement_explain:
 *
 * Returns: (transfer full): where the test stands, in a sentence
 */
char *
isms_agreement_explain (IsmsAgreement *self)
{
  guint spread = isms_agreement_get_spread (self);

  if (self->raters->len < 2)
    return g_strdup (_("Name at least two people who rate."));
  if (self->risks->len == 0)
    return g_strdup (_("Choose the risks that are rated."));
  if (self->blind)
    return g_strdup (_("Blind until everybody is through: nobody sees what another one rated."));
  if (spread == 0)
    return g_strdup (_("All ratings are the same."));
  if (isms_record_has (self->test, "resolved_on"))
    return g_strdup_printf (ngettext ("Settled; the ratings were up to %u step apart.", "Settled; the ratings were up to %u steps apart.", spread), spread);
  return g_strdup_printf (ngettext ("The ratings are up to %u step apart. Agree on one for each risk.", "The ratings are up to %u steps apart. Agree on one for each risk.", spread), spread);
}

/**
 * isms_agreement_find:
 *
 * Returns: (transfer full) (nullable): the newest consistency test
 */
IsmsRecord *
isms_agreement_find (IsmsStore *store)
{
  g_autoptr (GPtrArray) tests = isms_store_list_records (store, &isms_kind_double_rating);
  IsmsRecord *best = NULL;

  for (guint i = 0; i < tests->len; i++)
    if (best == NULL || g_strcmp0 (isms_record_get_text (g_ptr_array_index (tests, i), "performed_on"), isms_record_get_text (best, "performed_on")) >= 0)
      best = g_ptr_array_index (tests, i);
  return best != NULL ? g_object_ref (best) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "models/isms-kappa.h"

/* Weighted kappa (Cohen 1968, Psychological Bulletin 70) with the large-sample standard error of Fleiss, Cohen and Everitt (1969,
 * Psychological Bulletin 72, the one that does not suppose that there is no agreement). The letters are those of the papers. */

#define NORMAL_95 1.959963984540054

typedef struct
{
  guint size;
  double n;
  const guint *table;
  const double *weights;
  double *rows;         /* share of each step with the first rater */
  double *columns;      /* with the second */
  double *row_means;    /* mean weight of each step of the first over what the second chose */
  double *column_means; /* and the other way round */
  double observed;      /* po */
  double expected;      /* pe */
} Shares;

static void
shares_clear (Shares *self)
{
  g_free (self->rows);
  g_free (self->columns);
  g_free (self->row_means);
  g_free (self->column_means);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shares, shares_clear)

static double
get_share (const Shares *self,
           guint i,
           guint j)
{
  return self->table[i * self->size + j] / self->n;
}

static void
shares_init (Shares *self,
             const guint *table,
             guint size,
             const double *weights,
             guint n)
{
  *self = (Shares) { .size = size, .n = n, .table = table, .weights = weights };
  self->rows = g_new0 (double, size);
  self->columns = g_new0 (double, size);
  self->row_means = g_new0 (double, size);
  self->column_means = g_new0 (double, size);
  for (guint i = 0; i < size; i++)
    for (guint j = 0; j < size; j++)
      {
        self->rows[i] += get_share (self, i, j);
        self->columns[j] += get_share (self, i, j);
      }
  for (guint i = 0; i < size; i++)
    for (guint j = 0; j < size; j++)
      {
        double weight = weights[i * size + j];

        self->observed += weight * get_share (self, i, j);
        self->expected += weight * self->rows[i] * self->columns[j];
        self->row_means[i] += weight * self->columns[j];
        self->column_means[j] += weight * self->rows[i];
      }
}

static double
compute_variance (const Shares *self)
{
  double po = self->observed, pe = self->expected;
  double sum = 0, rest = po * pe - 2 * pe + po;

  for (guint i = 0; i < self->size; i++)
    for (guint j = 0; j < self->size; j++)
      {
        double term = self->weights[i * self->size + j] * (1 - pe) - (self->row_means[i] + self->column_means[j]) * (1 - po);

        sum += get_share (self, i, j) * term * term;
      }
  return MAX (0, sum - rest * rest) / (self->n * pow (1 - pe, 4));
}

/**
 * isms_kappa_weigh:
 * @size: how many steps the scale has
 * @first: a step, from 0
 * @second: a step, from 0
 *
 * Returns: how much the two agree: 1 where they are the same step, 0 where they lie at the two ends of the scale
 */
double
isms_kappa_weigh (IsmsKappaWeights weights,
                  guint size,
                  guint first,
                  guint second)
{
  double distance = size > 1 ? (double) ABS ((int) first - (int) second) / (size - 1) : 0;

  if (weights == ISMS_KAPPA_PLAIN)
    return first == second;
  return weights == ISMS_KAPPA_LINEAR ? 1 - distance : 1 - distance * distance;
}

/**
 * isms_kappa_compute_weighed:
 * @table: (array): how often the first rater chose step i and the second step j, at i × @size + j
 * @weights: (array): how much the two agree, in the same order, 1 on the diagonal
 * @kappa: (out): what comes out
 *
 * Computes agreement beyond chance with weights of one's own.
 */
void
isms_kappa_compute_weighed (const guint *table,
                            guint size,
                            const double *weights,
                            IsmsKappa *kappa)
{
  g_auto (Shares) shares = { 0 };
  guint n = 0, same = 0;

  for (guint i = 0; i < size * size; i++)
    n += table[i];
  for (guint i = 0; i < size; i++)
    same += table[i * size + i];
  *kappa = (IsmsKappa) { .n = n, .same = n > 0 ? (double) same / n : 0, .rough = n < 2 * size * size };
  if (n < ISMS_KAPPA_FEWEST)
    return;
  shares_init (&shares, table, size, weights, n);
  if (1 - shares.expected < 1e-12)
    return;
  kappa->known = TRUE;
  kappa->kappa = (shares.observed - shares.expected) / (1 - shares.expected);
  kappa->error = sqrt (compute_variance (&shares));
  kappa->low = MAX (-1, kappa->kappa - NORMAL_95 * kappa->error);
  kappa->high = MIN (1, kappa->kappa + NORMAL_95 * kappa->error);
}

/**
 * isms_kappa_compute:
 * @table: (array): how often the first rater chose step i and the second step j, at i × @size + j
 * @size: how many steps the scale has
 * @kappa: (out): what comes out
 *
 * Computes how much two raters agree beyond chance (6.1.2 b).
 */
void
isms_kappa_compute (const guint *table,
                    guint size,
                    IsmsKappaWeights weights,
                    IsmsKappa *kappa)
{
  g_autofree double *all = g_new0 (double, size *size);

  for (guint i = 0; i < size; i++)
    for (guint j = 0; j < size; j++)
      all[i * size + j] = isms_kappa_weigh (weights, size, i, j);
  isms_kappa_compute_weighed (table, size, all, kappa);
}

/**
 * isms_kappa_average:
 * @pairs: (array length=n_pairs): what each pair of raters has, at least one
 * @mean: (out): what comes out
 *
 * Computes how far more than two raters agree: the mean over their pairs (Light 1971, Psychological Bulletin 76).
 */
void
isms_kappa_average (const IsmsKappa *pairs,
                    guint n_pairs,
                    IsmsKappaMean *mean)
{
  *mean = (IsmsKappaMean) { .pairs = n_pairs, .known = TRUE, .lowest = pairs[0], .highest = pairs[0] };
  for (guint i = 0; i < n_pairs && mean->known; i++)
    {
      mean->known = pairs[i].known;
      mean->kappa += pairs[i].kappa / n_pairs;
      if (!pairs[i].known || pairs[i].kappa < mean->lowest.kappa)
        mean->lowest = pairs[i];
      if (pairs[i].kappa > mean->highest.kappa)
        mean->highest = pairs[i];
    }
}

/**
 * isms_kappa_describe:
 *
 * Returns: (transfer none): the agreement in words, by the bands of Landis and Koch (1977, Biometrics 33)
 */
const char *
isms_kappa_describe (double kappa)
{
  static const struct
  {
    double to;
    const char *word;
  } bands[] = {
    { 0, NC_("agreement", "poor") },
    { 0.2, NC_("agreement", "slight") },
    { 0.4, NC_("agreement", "fair") },
    { 0.6, NC_("agreement", "moderate") },
    { 0.8, NC_("agreement", "substantial") },
  };

  if (kappa < 0)
    return g_dpgettext2 (GETTEXT_PACKAGE, "agreement", bands[0].word);
  for (guint i = 1; i < G_N_ELEMENTS (bands); i++)
    if (kappa <= bands[i].to + 1e-9)
      return g_dpgettext2 (GETTEXT_PACKAGE, "agreement", bands[i].word);
  return C_("agreement", "almost perfect");
}

/**
 * isms_kappa_explain:
 *
 * Returns: (transfer full): what it means, in a sentence or two
 */
char *
isms_kappa_explain (const IsmsKappa *kappa)
{
  if (kappa->n < ISMS_KAPPA_FEWEST)
    return g_strdup_printf (ngettext ("Too few to say: %u pair of ratings, %u are needed. Look at the spread.",
                                      "Too few to say: %u pairs of ratings, %u are needed. Look at the spread.", kappa->n),
                            kappa->n, ISMS_KAPPA_FEWEST);
  if (!kappa->known)
    return g_strdup (_("Both chose one and the same step throughout: that shows nothing. Take risks that differ more."));
  /* Translators: first one of poor, slight, fair, moderate, substantial, almost perfect */
  if (kappa->rough)
    return g_strdup_printf (_("The agreement is %s (Landis and Koch 1977). With %u pairs of ratings the interval is only a rough one."),
                            isms_kappa_describe (kappa->kappa), kappa->n);
  return g_strdup_printf (_("The agreement is %s (Landis and Koch 1977)."), isms_kappa_describe (kappa->kappa));
}

/**
 * isms_kappa_explain_mean:
 *
 * Returns: (transfer full): what it means, in a sentence or two
 */
char *
isms_kappa_explain_mean (const IsmsKappaMean *mean)
{
  if (!mean->known)
    return isms_kappa_explain (&mean->lowest);
  /* Translators: first one of poor, slight, fair, moderate, substantial, almost perfect */
  return g_strdup_printf (_("The agreement is %s (Landis and Koch 1977)."), isms_kappa_describe (mean->kappa));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Below so many pairs nothing is computed: an interval over so few would only look like knowledge. */
#define ISMS_KAPPA_FEWEST 10

/**
 * IsmsKappaWeights:
 * @ISMS_KAPPA_PLAIN: only the same step agrees (Cohen 1960)
 * @ISMS_KAPPA_LINEAR: each step further apart counts the same (Cicchetti & Allison 1971)
 * @ISMS_KAPPA_QUADRATIC: the square of the distance counts (Fleiss & Cohen 1973)
 *
 * How much two ratings agree that are not the same.
 */
typedef enum
{
  ISMS_KAPPA_PLAIN,
  ISMS_KAPPA_LINEAR,
  ISMS_KAPPA_QUADRATIC,
} IsmsKappaWeights;

/**
 * IsmsKappa:
 * @n: how many pairs of ratings there are
 * @same: the share of pairs that are the same step, 0 to 1
 * @known: whether what follows could be computed; not where there are too few pairs, or where all of them are one and the same step
 * @rough: whether there are fewer pairs than 2 × steps², below which the interval is only a rough one (Cicchetti 1981)
 * @kappa: agreement beyond chance, 1 at the most
 * @error: its standard error
 * @low: where its 95 % interval begins
 * @high: where it ends
 */
typedef struct
{
  guint n;
  double same;
  gboolean known;
  gboolean rough;
  double kappa;
  double error;
  double low;
  double high;
} IsmsKappa;

/**
 * IsmsKappaMean:
 * @pairs: how many pairs of raters there are
 * @known: whether it could be computed, that is for each pair
 * @kappa: the mean of what the pairs have (Light 1971)
 * @lowest: the pair that agrees least; where not @known, the first that could not be computed
 * @highest: the pair that agrees most
 *
 * How far more than two raters agree. It has no interval: the pairs share their raters and are not independent of each other.
 */
typedef struct
{
  guint pairs;
  gboolean known;
  double kappa;
  IsmsKappa lowest;
  IsmsKappa highest;
} IsmsKappaMean;

double isms_kappa_weigh (IsmsKappaWeights weights, guint size, guint first, guint second);
void isms_kappa_compute (const guint *table, guint size, IsmsKappaWeights weights, IsmsKappa *kappa);
void isms_kappa_compute_weighed (const guint *table, guint size, const double *weights, IsmsKappa *kappa);
const char *isms_kappa_describe (double kappa);
void isms_kappa_average (const IsmsKappa *pairs, guint n_pairs, IsmsKappaMean *mean);
char *isms_kappa_explain (const IsmsKappa *kappa);
char *isms_kappa_explain_mean (const IsmsKappaMean *mean);

G_END_DECLS

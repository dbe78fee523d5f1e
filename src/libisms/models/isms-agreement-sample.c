/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-agreement.h"
#include "records/isms-kinds.h"

/* Which risks a consistency test looks at. Ten from one corner of the matrix would all be rated the same and show nothing. */

typedef struct
{
  gint64 key;
  gint64 likelihood;
  gint64 impact;
  guint rank; /* how many come before it in its cell */
} Candidate;

static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  const Candidate *first = a, *second = b;
  gint64 left = first->likelihood * first->impact, right = second->likelihood * second->impact;

  if (left != right)
    return left < right ? -1 : 1;
  return (first->likelihood > second->likelihood) - (first->likelihood < second->likelihood);
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  return compare_cells (a, b);
}

static GArray *
list_candidates (IsmsStore *store)
{
  static const char *const columns[] = { "current_likelihood", "current_impact", NULL };
  static const char *const open[] = { "open", "treating", "accepted", "ok", "", NULL };
  const IsmsFilter filters[] = { { "status", open }, { NULL } };
  IsmsQuery query = { .kind = &isms_kind_risk, .filters = filters };
  g_autoptr (GArray) numbers = isms_store_list_numbers (store, &query, columns, NULL);
  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));

  for (guint i = 0; numbers != NULL && i + 2 < numbers->len; i += 3)
    {
      const gint64 *row = &g_array_index (numbers, gint64, i);
      Candidate one = { row[0], row[1], row[2], 0 };

      g_array_append_val (candidates, one);
    }
  return candidates;
}

/* First one risk of each cell, then a second one of each that has one, and so on; within each turn from the lowest level. */
static void
rank (GArray *candidates)
{
  g_array_sort (candidates, compare_cells);
  for (guint i = 1; i < candidates->len; i++)
    {
      Candidate *before = &g_array_index (candidates, Candidate, i - 1), *one = before + 1;

      if (one->likelihood == before->likelihood && one->impact == before->impact)
        one->rank = before->rank + 1;
    }
  g_array_sort (candidates, compare_ranks);
}

static guint
count_rank (GArray *candidates,
            guint from)
{
  guint n = 0;

  while (from + n < candidates->len && g_array_index (candidates, Candidate, from + n).rank == g_array_index (candidates, Candidate, from).rank)
    n++;
  return n;
}

/**
 * isms_agreement_sample:
 * @n: how many are wanted
 *
 * Chooses risks for a consistency test (6.1.2 b): open ones, spread over the matrix as evenly as there are any. The same register
 * gives the same sample.
 *
 * Returns: (transfer full) (element-type IsmsRecord): the risks, from the lowest level; fewer where there are not so many
 */
GPtrArray *
isms_agreement_sample (IsmsStore *store,
                       guint n)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) candidates = list_candidates (store);

  rank (candidates);
  for (guint from = 0, size; chosen->len < n && from < candidates->len; from += size)
    {
      guint wanted = n - chosen->len;

      size = count_rank (candidates, from);
      wanted = MIN (wanted, size);
      for (guint i = 0; i < wanted; i++)
        g_ptr_array_add (chosen, isms_store_get (store, &isms_kind_risk, g_array_index (candidates, Candidate, from + (i * 2 + 1) * size / (2 * wanted)).key));
    }
  return chosen;
}

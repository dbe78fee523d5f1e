/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "catalogue/isms-catalogue.h"
#include "interchange/isms-import-guess.h"
#include "interchange/isms-mapping.h"
#include "interchange/isms-words.h"

/* How many rows are looked at for the codes of controls or of a kind. */
#define SAMPLE 40

/* Found by trying: a file's name or the records' own numbers say more than any one column, and less than five. */
#define WORTH_OF_SOURCE 4.0
#define WORTH_OF_CODES 4.0
#define LEAST 2.0
#define LEAD 1.3

typedef struct
{
  const IsmsKind *kind;
  IsmsMapping *mapping;
  double score;
} Candidate;

static void
candidate_clear (gpointer data)
{
  g_clear_pointer (&((Candidate *) data)->mapping, isms_mapping_free);
}

/* What the program itself writes, and what there is once, is in nobody's spreadsheet. */
static gboolean
is_kept_in_tables (const IsmsKind *kind)
{
  static const char *const own[] = { "check_setting", "double_rating", "soa", "treatment_plan", NULL };

  return !kind->single && kind->made_by == NULL && !g_strv_contains (own, kind->name);
}

static GArray *
list_candidates (IsmsTable *table)
{
  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));

  g_array_set_clear_func (candidates, candidate_clear);
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      Candidate candidate = { isms_kinds (NULL)[i] };

      if (!is_kept_in_tables (candidate.kind))
        continue;
      candidate.mapping = isms_mapping_new (candidate.kind, table);
      g_array_append_val (candidates, candidate);
    }
  return candidates;
}

static gboolean
fills (const Candidate *candidate,
       guint column)
{
  return isms_mapping_get (candidate->mapping, column)->match <= ISMS_MATCH_ALSO;
}

/* Every kind has a title and an owner: a column says the more about a kind the fewer others have a field of that name. */
static void
weigh_column (GArray *candidates,
              guint column)
{
  guint n = 0;

  for (guint i = 0; i < candidates->len; i++)
    n += fills (&g_array_index (candidates, Candidate, i), column);
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (fills (candidate, column))
        candidate->score += 0.2 + (isms_mapping_get (candidate->mapping, column)->match == ISMS_MATCH_ALSO ? 1.5 : 2.0) / n;
    }
}

static gboolean
holds_words (const char *text,
             const char *words)
{
  g_autofree char *folded = isms_words_fold (words);
  g_autofree char *one = g_strconcat (" ", folded, " ", NULL);
  g_autofree char *several = g_strconcat (" ", folded, "s ", NULL);

  return *folded != '\0' && (strstr (text, one) != NULL || strstr (text, several) != NULL);
}

static gsize
longest_name (const IsmsKind *kind,
              const char *text)
{
  g_auto (GStrv) also = g_strsplit (kind->also != NULL ? kind->also : "", "|", -1);
  const char *const names[] = { kind->name, kind->label, kind->plural, _(kind->label), _(kind->plural) };
  gsize longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (holds_words (text, names[i]))
      longest = MAX (longest, strlen (names[i]));
  for (guint i = 0; also[i] != NULL; i++)
    if (holds_words (text, also[i]))
      longest = MAX (longest, strlen (also[i]));
  return longest;
}

/* "risk-treatment-plan.csv" is about treatments, not about risks: the longest name wins. */
static void
weigh_source (GArray *candidates,
              const char *source)
{
  g_autofree char *folded = isms_words_fold (source);
  g_autofree char *text = g_strconcat (" ", folded, " ", NULL);
  gsize longest = 1;

  for (guint i = 0; i < candidates->len; i++)
    longest = MAX (longest, longest_name (g_array_index (candidates, Candidate, i).kind, text));
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      candidate->score += WORTH_OF_SOURCE * longest_name (candidate->kind, text) / longest;
    }
}

static gboolean
is_code_of (const IsmsKind *kind,
            const char *text)
{
  g_autofree char *number = NULL;

  if (g_str_equal (kind->name, "control"))
    return (number = isms_catalogue_read_control_number (text)) != NULL;
  return g_ascii_strncasecmp (text, kind->prefix, strlen (kind->prefix)) == 0 && strpbrk (text, "0123456789") != NULL;
}

static void
weigh_codes (Candidate *candidate,
             IsmsTable *table)
{
  int column = isms_mapping_find (candidate->mapping, ISMS_TARGET_CODE);
  guint n_rows = MIN (isms_table_get_n_rows (table), SAMPLE), n = 0;

  for (guint row = 0; column >= 0 && row < n_rows; row++)
    n += is_code_of (candidate->kind, isms_table_get_cell (table, row, column));
  if (n_rows > 0)
    candidate->score += WORTH_OF_CODES * n / n_rows;
}

/* A record must be called something. */
static void
weigh_title (Candidate *candidate)
{
  if (isms_mapping_find (candidate->mapping, 0) < 0 && !g_str_equal (candidate->kind->name, "control"))
    candidate->score *= 0.8;
}

static const IsmsKind *
find_best (GArray *candidates,
           gboolean *sure)
{
  const Candidate *best = NULL;
  double second = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (best == NULL || candidate->score > best->score)
        {
          second = best != NULL ? best->score : 0;
          best = candidate;
        }
      else
        second = MAX (second, candidate->score);
    }
  *sure = best->score >= LEAST && best->score >= second * LEAD;
  return best->score > 0 ? best->kind : NULL;
}

/**
 * isms_import_guess_kind:
 * @source: (nullable): the file's name
 * @sure: (out) (optional): whether no other kind comes near
 *
 * Guesses what the rows of a table are: by which fields its columns could fill, by the codes in it and by the file's name.
 *
 * Returns: (transfer none) (nullable): a kind, or %NULL if nothing in the table is known
 */
const IsmsKind *
isms_import_guess_kind (IsmsTable *table,
                        const char *source,
                        gboolean *sure)
{
  g_autoptr (GArray) candidates = list_candidates (table);
  gboolean is_sure;

  for (guint i = 0; i < isms_table_get_n_columns (table); i++)
    weigh_column (candidates, i);
  for (guint i = 0; i < candidates->len; i++)
    weigh_codes (&g_array_index (candidates, Candidate, i), table);
  if (source != NULL)
    weigh_source (candidates, source);
  for (guint i = 0; i < candidates->len; i++)
    weigh_title (&g_array_index (candidates, Candidate, i));
  return find_best (candidates, sure != NULL ? sure : &is_sure);
}

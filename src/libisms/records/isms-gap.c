/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/isms-gap.h"

static void
gap_clear (gpointer gap)
{
  g_free (((IsmsGap *) gap)->sentence);
}

/**
 * isms_gaps_new:
 *
 * Returns: (transfer full) (element-type IsmsGap): a list without any
 */
GArray *
isms_gaps_new (void)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (IsmsGap));

  g_array_set_clear_func (gaps, gap_clear);
  return gaps;
}

/**
 * isms_gaps_add:
 * @gaps: (element-type IsmsGap): the list
 * @clause: static
 * @sentence: (transfer full): what is missing, and what to do
 */
void
isms_gaps_add (GArray *gaps,
               const char *clause,
               char *sentence)
{
  isms_gaps_add_field (gaps, clause, NULL, sentence);
}

/**
 * isms_gaps_add_field:
 * @field: (nullable): static; the field in which it is to be written down
 * @sentence: (transfer full): what is missing, and what to do
 */
void
isms_gaps_add_field (GArray *gaps,
                     const char *clause,
                     const char *field,
                     char *sentence)
{
  IsmsGap gap = { clause, sentence, field, 0 };

  g_array_append_val (gaps, gap);
}

/**
 * isms_gaps_add_elsewhere:
 * @record: the record that has to be mended
 * @sentence: (transfer full): what is missing, and what to do
 */
void
isms_gaps_add_elsewhere (GArray *gaps,
                         const char *clause,
                         IsmsRecord *record,
                         char *sentence)
{
  IsmsGap gap = { clause, sentence, NULL, isms_record_get_key (record) };

  g_array_append_val (gaps, gap);
}

/**
 * isms_gap_dup_words:
 *
 * Returns: (transfer full): the sentence with the clause behind it
 */
char *
isms_gap_dup_words (const IsmsGap *self)
{
  return g_strdup_printf ("%s (%s)", self->sentence, self->clause);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-assessment-compare.h"
#include "models/isms-assessment.h"
#include "models/isms-conversion.h"
#include "models/isms-matrix.h"
#include "models/isms-scale.h"
#include "records/isms-kinds.h"

typedef struct
{
  IsmsStore *store;
  IsmsStore *before; /* nullable: as it was in the earlier round */
  IsmsStore *after;  /* as it was in the later one */
  IsmsStage stage;
  IsmsRecord *method; /* in force in the later round */
  GArray *rows;
} Comparison;

static void
clear_row (gpointer row)
{
  g_clear_object (&((IsmsRoundRow *) row)->risk);
}

static gboolean
is_closed (IsmsRecord *risk)
{
  return risk == NULL || isms_record_get_deleted (risk) || g_strcmp0 (isms_record_get_text (risk, "status"), "closed") == 0;
}

static gboolean
read_steps (IsmsRecord *risk,
            IsmsStage stage,
            guint *steps)
{
  for (guint axis = 0; axis < 2; axis++)
    steps[axis] = risk != NULL ? isms_record_get_integer (risk, isms_stage_get_field (stage, axis), 0) : 0;
  return steps[0] > 0 && steps[1] > 0;
}

static IsmsRoundMove
judge (Comparison *self,
       IsmsRecord *before,
       IsmsRecord *after,
       IsmsRoundRow *row)
{
  g_autoptr (IsmsRecord) old = before != NULL ? isms_scale_find_method (self->before, before) : NULL;
  gboolean was_rated = read_steps (before, self->stage, row->was);
  gboolean is_rated = read_steps (after, self->stage, row->is);

  if (is_rated)
    isms_scale_get_level (self->after, self->method, row->is[0], row->is[1], &row->is_level);
  if (was_rated && !isms_conversion_convert (self->before, old, self->store, self->method, row->was))
    return ISMS_ROUND_INCOMPARABLE;
  if (was_rated)
    isms_scale_get_level (self->after, self->method, row->was[0], row->was[1], &row->was_level);
  if (is_closed (after))
    return ISMS_ROUND_CLOSED;
  if (!was_rated || is_closed (before))
    return ISMS_ROUND_NEW;
  if (row->is_level == row->was_level)
    return ISMS_ROUND_UNCHANGED;
  return row->is_level > row->was_level ? ISMS_ROUND_WORSE : ISMS_ROUND_BETTER;
}

static void
add_row (Comparison *self,
         gint64 key)
{
  g_autoptr (IsmsRecord) before = self->before != NULL ? isms_store_get (self->before, &isms_kind_risk, key) : NULL;
  g_autoptr (IsmsRecord) after = isms_store_get (self->after, &isms_kind_risk, key);
  IsmsRoundRow row = { .risk = isms_store_get (self->store, &isms_kind_risk, key) };

  if (row.risk == NULL || (is_closed (before) && is_closed (after)))
    {
      clear_row (&row);
      return;
    }
  row.move = judge (self, before, after, &row);
  if (row.move == ISMS_ROUND_NEW && row.is_level == 0)
    clear_row (&row); /* neither round rated it */
  else
    g_array_append_val (self->rows, row);
}

static gboolean
looks_at (IsmsRecord *round,
          IsmsRecord *risk)
{
  g_auto (GStrv) keys = isms_record_get_members (round, "risks");
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (risk));

  return isms_assessment_is_full (round) || (keys != NULL && g_strv_contains ((const char *const *) keys, key));
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return strcmp (isms_record_get_code (*(IsmsRecord *const *) a), isms_record_get_code (*(IsmsRecord *const *) b));
}

/* Returns: (element-type IsmsRecord): the risks that either round knew, also those that were removed between them or since, by code */
static GPtrArray *
list_known (Comparison *self)
{
  IsmsStore *const stores[] = { self->before, self->after };
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *known = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      g_autoptr (GPtrArray) risks = stores[i] != NULL ? isms_store_list_records (stores[i], &isms_kind_risk) : g_ptr_array_new ();

      for (guint j = 0; j < risks->len; j++)
        {
          IsmsRecord *risk = isms_store_get (self->store, &isms_kind_risk, isms_record_get_key (g_ptr_array_index (risks, j)));

          if (risk != NULL && g_hash_table_add (seen, risk))
            g_ptr_array_add (known, g_object_ref (risk));
          g_clear_object (&risk);
        }
    }
  g_ptr_array_sort (known, compare_codes);
  return known;
}

/**
 * isms_assessment_compare:
 * @earlier: (nullable): an assessment that was performed; %NULL where there was none, so that all is new
 * @later: one that was performed after it
 * @stage: which of the ratings is compared
 * @error: return location: where one of them was not performed or the history cannot be read
 *
 * Compares what two rounds found, for the risks that the later one looked at: ratings as they stood when each was performed (8.2). A
 * rating by other scales is read by the conversion that the later method gives, and is not compared where there is none (6.1.2 b).
 * Reads the history twice; for a file of years take a thread.
 *
 * Returns: (transfer full) (nullable) (element-type IsmsRoundRow): a row a risk, by code
 */
GArray *
isms_assessment_compare (IsmsStore *store,
                         IsmsRecord *earlier,
                         IsmsRecord *later,
                         IsmsStage stage,
                         GError **error)
{
  g_autoptr (IsmsStore) before = earlier != NULL ? isms_assessment_open (store, earlier, error) : NULL;
  g_autoptr (IsmsStore) after = earlier == NULL || before != NULL ? isms_assessment_open (store, later, error) : NULL;
  g_autoptr (GPtrArray) risks = NULL;
  Comparison self = { .store = store, .before = before, .after = after, .stage = stage };
  g_autoptr (IsmsRecord) method = NULL;

  if (after == NULL)
    return NULL;
  method = isms_scale_find_method (after, NULL);
  self.method = method;
  self.rows = g_array_new (FALSE, FALSE, sizeof (IsmsRoundRow));
  g_array_set_clear_func (self.rows, clear_row);
  risks = list_known (&self);
  for (guint i = 0; i < risks->len; i++)
    if (looks_at (later, g_ptr_array_index (risks, i)))
      add_row (&self, isms_record_get_key (g_ptr_array_index (risks, i)));
  return self.rows;
}

static const struct
{
  const char *name;
  const char *label;
} moves[ISMS_N_ROUND_MOVES] = {
  { "new", N_("New") },
  { "worse", N_("Worse") },
  { "better", N_("Better") },
  { "unchanged", N_("Unchanged") },
  { "closed", N_("Closed") },
  { "incomparable", N_("Not comparable") },
};

/**
 * isms_round_move_get_name:
 *
 * Returns: (transfer none): its name in data; never changes
 */
const char *
isms_round_move_get_name (IsmsRoundMove move)
{
  return moves[move].name;
}

/**
 * isms_round_move_get_label:
 *
 * Returns: (transfer none): what people call it
 */
const char *
isms_round_move_get_label (IsmsRoundMove move)
{
  return _(moves[move].label);
}

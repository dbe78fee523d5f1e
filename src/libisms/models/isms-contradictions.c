/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-acceptance.h"
#include "models/isms-contradictions.h"
#include "models/isms-conversion.h"
#include "models/isms-matrix.h"
#include "models/isms-scale.h"
#include "records/isms-kinds.h"

/* What in the register of risks does not fit together. A level that is wrong is found by nobody; two that cannot both be right are
 * (6.1.2 b: comparable results). Each rule looks at one risk, but for the last, which compares risks with each other. */

typedef struct
{
  IsmsStore *store;
  IsmsMatrix *matrix; /* nullable: where only one risk is looked at, which needs no places of all others */
  const char *today; /* nullable */
  GPtrArray *found;
} Search;

typedef struct
{
  gint64 levels[ISMS_N_STAGES]; /* 0 where not rated by the scales in force */
  IsmsTone tone;                /* of the current level */
  gboolean closed;
  guint n_open; /* treatments */
  guint n_treatments;
} Facts;

static void
add (Search *search,
     const char *rule,
     const char *clause,
     char *sentence,
     IsmsRecord *risk,
     IsmsRecord *other)
{
  IsmsContradiction *found = g_new0 (IsmsContradiction, 1);

  found->rule = rule;
  found->clause = clause;
  found->sentence = sentence;
  found->records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (found->records, g_object_ref (risk));
  if (other != NULL)
    g_ptr_array_add (found->records, g_object_ref (other));
  g_ptr_array_add (search->found, found);
}

static gboolean
is_choice (IsmsRecord *record,
           const char *field,
           const char *choice)
{
  return g_strcmp0 (isms_record_get_text (record, field), choice) == 0;
}

static gboolean
is_open (IsmsRecord *treatment)
{
  return !is_choice (treatment, "status", "done") && !is_choice (treatment, "status", "dropped");
}

static void
read_matrix (IsmsMatrix *matrix,
             IsmsRecord *risk,
             Facts *facts)
{
  guint steps[2];

  for (IsmsStage stage = 0; stage < ISMS_N_STAGES; stage++)
    if (isms_matrix_locate (matrix, stage, isms_record_get_key (risk), &steps[0], &steps[1]))
      {
        facts->levels[stage] = isms_matrix_get_level (matrix, steps[0], steps[1]);
        if (stage == ISMS_STAGE_CURRENT)
          facts->tone = isms_matrix_get_tone (matrix, steps[0], steps[1]);
      }
}

/* The same without a matrix. */
static void
read_scales (IsmsStore *store,
             IsmsRecord *risk,
             Facts *facts)
{
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, NULL);
  g_autoptr (IsmsRecord) own = isms_scale_find_method (store, risk);
  g_autoptr (IsmsRecord) band = NULL;

  if (method != NULL && own != NULL && !isms_scale_is_same (store, own, store, method))
    return;
  for (IsmsStage stage = 0; stage < ISMS_N_STAGES; stage++)
    if (!isms_scale_get_level (store, method, isms_record_get_integer (risk, isms_stage_get_field (stage, ISMS_AXIS_LIKELIHOOD), 0),
                               isms_record_get_integer (risk, isms_stage_get_field (stage, ISMS_AXIS_IMPACT), 0), &facts->levels[stage]))
      facts->levels[stage] = 0;
  if (facts->levels[ISMS_STAGE_CURRENT] > 0)
    band = isms_scale_find_band (store, method, facts->levels[ISMS_STAGE_CURRENT]);
  facts->tone = isms_tone_of_band (band);
}

static void
read_facts (Search *search,
            IsmsRecord *risk,
            Facts *facts)
{
  g_autoptr (GPtrArray) treatments = isms_store_get_backlinks (search->store, isms_record_get_key (risk), &isms_kind_treatment, "risk");

  *facts = (Facts) { .closed = is_choice (risk, "status", "closed"), .n_treatments = treatments->len };
  if (search->matrix != NULL)
    read_matrix (search->matrix, risk, facts);
  else
    read_scales (search->store, risk, facts);
  for (guint i = 0; i < treatments->len; i++)
    facts->n_open += is_open (g_ptr_array_index (treatments, i));
}

static void
check_ratings (Search *search,
               IsmsRecord *risk,
               const Facts *facts)
{
  const char *code = isms_record_get_code (risk);
  int inherent = (int) facts->levels[ISMS_STAGE_INHERENT], current = (int) facts->levels[ISMS_STAGE_CURRENT], target = (int) facts->levels[ISMS_STAGE_TARGET];
  gboolean helped = isms_record_has (risk, "controls") || isms_record_has (risk, "existing_controls") || facts->n_treatments > 0;

  if (facts->closed)
    return;
  if (inherent > 0 && current > inherent)
    add (search, "current_above_inherent", "6.1.2 d)",
         g_strdup_printf (_("%s is rated higher now (%d) than without any control (%d). Controls do not make a risk worse: rate it again."), code, current, inherent),
         risk, NULL);
  if (current > 0 && current < inherent && !helped)
    add (search, "lower_without_control", "6.1.2 d)",
         g_strdup_printf (_("%s is rated lower now (%d) than without controls (%d), but no control and no treatment is named. Name what lowers it."), code, current, inherent),
         risk, NULL);
  if (current > 0 && target > current)
    add (search, "target_above_current", "6.1.3 a)",
         g_strdup_printf (_("%s is wanted higher (%d) than it is now (%d). Set the aim anew."), code, target, current), risk, NULL);
}

static void
check_treatment (Search *search,
                 IsmsRecord *risk,
                 const Facts *facts)
{
  const char *code = isms_record_get_code (risk);

  if (facts->closed && facts->n_open > 0)
    add (search, "closed_with_treatment", "6.1.3 e)",
         g_strdup_printf (ngettext ("%s is closed, but %u treatment of it is not. End it, or open the risk again.",
                                    "%s is closed, but %u treatments of it are not. End them, or open the risk again.", facts->n_open),
                          code, facts->n_open),
         risk, NULL);
  else if (facts->n_open > 0 && is_choice (risk, "option", "retain"))
    add (search, "retained_with_treatment", "6.1.3 a)",
         g_strdup_printf (ngettext ("%s is to be lived with, but %u treatment of it is open. Choose another option, or drop it.",
                                    "%s is to be lived with, but %u treatments of it are open. Choose another option, or drop them.", facts->n_open),
                          code, facts->n_open),
         risk, NULL);
}

static void
check_acceptance (Search *search,
                  IsmsRecord *risk)
{
  g_autoptr (IsmsRecord) acceptance = isms_acceptance_find (search->store, risk);
  gboolean said = is_choice (risk, "status", "accepted");
  g_autofree char *objection = NULL;
  g_autofree char *why = NULL;

  if (acceptance == NULL && said)
    add (search, "accepted_by_nobody", "6.1.3 f)",
         g_strdup_printf (_("%s is called accepted, but nobody accepted it here. Let its owner accept it."), isms_record_get_code (risk)), risk, NULL);
  if (acceptance == NULL || isms_acceptance_get_state (search->store, acceptance, search->today) == ISMS_ACCEPTANCE_VALID)
    return;
  objection = isms_acceptance_find_objection (search->store, acceptance);
  if (objection != NULL)
    {
      add (search, "not_entitled", "6.1.3 f)",
           g_strdup_printf (_("%s is accepted, but not as the acceptance criteria ask. %s"), isms_record_get_code (risk), objection), risk, acceptance);
      return;
    }
  why = isms_acceptance_explain (search->store, acceptance, search->today);
  if (said)
    add (search, "acceptance_ended", "6.1.3 f)",
         g_strdup_printf (_("%s is called accepted, but its acceptance does not hold any more. %s"), isms_record_get_code (risk), why), risk, acceptance);
}

/* What must be treated is not "acceptable" because somebody says so. */
static void
check_state (Search *search,
             IsmsRecord *risk,
             const Facts *facts)
{
  if (is_choice (risk, "status", "ok") && facts->levels[ISMS_STAGE_CURRENT] > 0 && facts->tone == ISMS_TONE_TREAT)
    add (search, "acceptable_above_band", "6.1.2 a)",
         g_strdup_printf (_("%s is called acceptable, but at level %d it must be treated."), isms_record_get_code (risk), (int) facts->levels[ISMS_STAGE_CURRENT]),
         risk, NULL);
}

static void
check_risk (Search *search,
            IsmsRecord *risk)
{
  Facts facts;

  read_facts (search, risk, &facts);
  check_ratings (search, risk, &facts);
  check_treatment (search, risk, &facts);
  if (facts.closed)
    return;
  check_acceptance (search, risk);
  check_state (search, risk, &facts);
}

/* The lowest and the highest risk by the same threat to the same kind of asset, without controls: those alone are comparable. */
typedef struct
{
  IsmsRecord *low, *high;
  guint low_step, high_step;
} Range;

static void
take_in (GHashTable *ranges,
         char *group,
         IsmsRecord *risk,
         guint step)
{
  Range *range = g_hash_table_lookup (ranges, group);

  if (range == NULL)
    {
      range = g_new (Range, 1);
      *range = (Range) { risk, risk, step, step };
      g_hash_table_insert (ranges, group, range);
      return;
    }
  g_free (group);
  if (step < range->low_step)
    range->low = risk, range->low_step = step;
  if (step > range->high_step)
    range->high = risk, range->high_step = step;
}

static void
sort_in (Search *search,
         GHashTable *ranges,
         IsmsRecord *risk)
{
  g_auto (GStrv) threats = isms_record_get_members (risk, "threat");
  g_autoptr (GPtrArray) assets = isms_store_get_links (search->store, risk, "assets");
  guint steps[2];

  if (is_choice (risk, "status", "closed") || !isms_matrix_locate (search->matrix, ISMS_STAGE_INHERENT, isms_record_get_key (risk), &steps[0], &steps[1]))
    return;
  for (guint i = 0; threats != NULL && threats[i] != NULL; i++)
    for (guint j = 0; j < assets->len; j++)
      {
        const char *kind = isms_record_get_text (g_ptr_array_index (assets, j), "kind");

        if (kind != NULL)
          take_in (ranges, g_strdup_printf ("%s %s", threats[i], kind), risk, steps[ISMS_AXIS_LIKELIHOOD]);
      }
}

/* The impact may differ with the asset; that the same threat comes at a like asset is likely or it is not. */
static void
check_groups (Search *search,
              GPtrArray *risks)
{
  g_autoptr (GHashTable) ranges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint far = MAX (2, isms_matrix_get_size (search->matrix, ISMS_AXIS_LIKELIHOOD) / 2);
  g_autoptr (GPtrArray) groups = NULL;

  for (guint i = 0; i < risks->len; i++)
    sort_in (search, ranges, g_ptr_array_index (risks, i));
  groups = g_hash_table_get_keys_as_ptr_array (ranges);
  g_ptr_array_sort_values (groups, (GCompareFunc) strcmp);
  for (guint i = 0; i < groups->len; i++)
    {
      const Range *range = g_hash_table_lookup (ranges, g_ptr_array_index (groups, i));
      const char *low = isms_record_get_code (range->low), *high = isms_record_get_code (range->high);

      if (range->high_step - range->low_step >= far && g_hash_table_add (told, g_strdup_printf ("%s %s", low, high)))
        add (search, "far_apart", "6.1.2 b)",
             g_strdup_printf (_("The same threat to the same kind of asset is %u steps likelier in %s than in %s. Rate both again side by side, or say why."),
                              range->high_step - range->low_step, high, low),
             range->high, range->low);
    }
}

/**
 * isms_contradictions_list:
 * @today: (nullable): a date as 2026-11-23; %NULL for today
 *
 * Finds what in the register does not fit together: levels that cannot both be right, a state that the acceptance criteria do not
 * allow, treatments that go on for nothing. Nothing is stored; what is repaired is gone.
 *
 * Returns: (transfer full) (element-type IsmsContradiction): by risk, then what concerns several
 */
GPtrArray *
isms_contradictions_list (IsmsStore *store,
                          const char *today)
{
  g_autoptr (GPtrArray) risks = isms_store_list_records (store, &isms_kind_risk);
  g_autoptr (IsmsMatrix) matrix = isms_matrix_new (store, NULL);
  Search search = { .store = store, .matrix = matrix, .today = today };

  search.found = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_contradiction_free);
  for (guint i = 0; i < risks->len; i++)
    check_risk (&search, g_ptr_array_index (risks, i));
  check_groups (&search, risks);
  return search.found;
}

/**
 * isms_contradictions_list_risk:
 * @risk: a risk
 * @today: (nullable): a date as 2026-11-23; %NULL for today
 *
 * Finds what does not fit together in one risk, but not what it has against other risks. It reads no other risk, so that a page can
 * ask for it whenever it is shown.
 *
 * Returns: (transfer full) (element-type IsmsContradiction): as isms_contradictions_list()
 */
GPtrArray *
isms_contradictions_list_risk (IsmsStore *store,
                               IsmsRecord *risk,
                               const char *today)
{
  Search search = { .store = store, .today = today };

  search.found = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_contradiction_free);
  check_risk (&search, risk);
  return search.found;
}

void
isms_contradiction_free (IsmsContradiction *self)
{
  g_free (self->sentence);
  g_ptr_array_unref (self->records);
  g_free (self);
}

/* What a thread found, without the records of its copy. */
typedef struct
{
  IsmsContradiction *found;
  GArray *keys;
} Finding;

static void
finding_free (gpointer data)
{
  Finding *finding = data;

  g_clear_pointer (&finding->found, isms_contradiction_free);
  g_array_unref (finding->keys);
  g_free (finding);
}

static Finding *
take_finding (const IsmsContradiction *found)
{
  Finding *finding = g_new0 (Finding, 1);

  finding->found = g_new0 (IsmsContradiction, 1);
  *finding->found = (IsmsContradiction) { found->rule, found->clause, g_strdup (found->sentence), g_ptr_array_new_with_free_func (g_object_unref) };
  finding->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < found->records->len; i++)
    {
      gint64 key = isms_record_get_key (g_ptr_array_index (found->records, i));

      g_array_append_val (finding->keys, key);
    }
  return finding;
}

static void
search_copy (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  g_autoptr (GPtrArray) found = isms_contradictions_list (isms_store_copy_of (task), NULL);
  GPtrArray *findings = g_ptr_array_new_with_free_func (finding_free);

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (findings, take_finding (g_ptr_array_index (found, i)));
  g_task_return_pointer (task, findings, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * isms_contradictions_list_async:
 *
 * Does what isms_contradictions_list() does in a thread of its own.
 */
void
isms_contradictions_list_async (IsmsStore *store,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, isms_contradictions_list_async);
  isms_store_copy_run (store, g_steal_pointer (&task), search_copy);
}

/**
 * isms_contradictions_list_finish:
 * @store: the one that was asked; not looked at where it was cancelled
 * @error: return location: %ISMS_STORE_ERROR, or that it was cancelled
 *
 * Returns: (transfer full) (nullable) (element-type IsmsContradiction): what was found; of each the first record, which is the risk
 */
GPtrArray *
isms_contradictions_list_finish (IsmsStore *store,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_autoptr (GPtrArray) findings = g_task_propagate_pointer (G_TASK (result), error);
  GPtrArray *list = findings != NULL ? g_ptr_array_new_with_free_func ((GDestroyNotify) isms_contradiction_free) : NULL;

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      Finding *finding = g_ptr_array_index (findings, i);
      IsmsRecord *first = finding->keys->len > 0 ? isms_store_get_any (store, g_array_index (finding->keys, gint64, 0)) : NULL;

      if (first != NULL)
        g_ptr_array_add (finding->found->records, first);
      g_ptr_array_add (list, g_steal_pointer (&finding->found));
    }
  return list;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-assessment.h"
#include "models/isms-rhythm.h"
#include "models/isms-scale.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"

/* Risks are assessed at planned intervals, and when something significant happens or is proposed (8.2). The method says what. */

typedef struct
{
  const char *trigger; /* as the method calls it */
  const IsmsKind *kind;
  const char *field;
  const char *member; /* one of the choices of @field */
  const char *date;   /* when it happened */
  const char *sentence;
} Trigger;

static const Trigger triggers[] = {
  { "major_change", &isms_kind_change, "significance", "major", "proposed_on", N_("a major change that no assessment looked at.") },
  { "new_service", &isms_kind_change, "touches", "service", "proposed_on", N_("a change of a service that no assessment looked at.") },
  { "supplier_change", &isms_kind_change, "touches", "supplier", "proposed_on", N_("a change of a supplier that no assessment looked at.") },
  { "incident", &isms_kind_incident, "severity", "high", "occurred_on", N_("a high incident that no assessment looked at.") },
  { "incident", &isms_kind_incident, "severity", "critical", "occurred_on", N_("a critical incident that no assessment looked at.") },
  { "audit_result", &isms_kind_finding, "grade", "major", "found_on", N_("a major nonconformity that no assessment looked at.") },
  { "new_law", &isms_kind_requirement, "kind", "legal", "created_on", N_("a law noted since the last full assessment.") },
  { "new_law", &isms_kind_requirement, "kind", "contract", "created_on", N_("a contract noted since the last full assessment.") },
};

typedef struct
{
  IsmsStore *store;
  IsmsRecord *method;
  GPtrArray *rounds;
  const char *full_on; /* nullable: when the last full round was performed */
  const char *today;
  GHashTable *told;
  GPtrArray *reasons;
} Search;

static void
free_reason (gpointer reason)
{
  IsmsRoundReason *self = reason;

  g_free (self->sentence);
  g_clear_object (&self->record);
  g_free (self);
}

static void
add_reason (Search *search,
            char *sentence,
            IsmsRecord *record)
{
  IsmsRoundReason *reason = g_new0 (IsmsRoundReason, 1);

  reason->clause = "8.2";
  reason->sentence = sentence;
  g_set_object (&reason->record, record);
  g_ptr_array_add (search->reasons, reason);
}

static gboolean
has_member (IsmsRecord *record,
            const char *field,
            const char *member)
{
  g_auto (GStrv) members = isms_record_get_members (record, field);

  return members != NULL && g_strv_contains ((const char *const *) members, member);
}

static gboolean
was_looked_at (Search *search,
               IsmsRecord *event)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (event));
  const IsmsField *field = isms_kind_field (isms_record_get_kind (event), "assessment");

  if (field != NULL && isms_record_has (event, "assessment"))
    return TRUE;
  for (guint i = 0; i < search->rounds->len; i++)
    if (has_member (g_ptr_array_index (search->rounds, i), "events", key))
      return TRUE;
  return FALSE;
}

static gboolean
is_turned_down (IsmsRecord *event)
{
  return g_strcmp0 (isms_record_get_text (event, "status"), "rejected") == 0 || g_strcmp0 (isms_record_get_text (event, "status"), "ended") == 0;
}

static void
check_event (Search *search,
             const Trigger *trigger,
             IsmsRecord *event)
{
  const char *day = isms_record_get_text (event, trigger->date);

  if (!has_member (event, trigger->field, trigger->member) || day == NULL || g_strcmp0 (day, search->today) > 0 || is_turned_down (event))
    return;
  if (g_strcmp0 (search->full_on, day) >= 0 || was_looked_at (search, event) || !g_hash_table_add (search->told, event))
    return;
  /* Translators: why an assessment is due: "CH-02 Move of production: a major change that no assessment looked at." */
  add_reason (search, g_strdup_printf (_("%s %s: %s"), isms_record_get_code (event), isms_record_get_title (event), _(trigger->sentence)), event);
}

static void
check_trigger (Search *search,
               const Trigger *trigger)
{
  g_autoptr (GPtrArray) events = NULL;

  if (!has_member (search->method, "triggers", trigger->trigger))
    return;
  events = isms_store_list_records (search->store, trigger->kind);
  for (guint i = 0; i < events->len; i++)
    check_event (search, trigger, g_ptr_array_index (events, i));
}

static IsmsRecord *
find_full (GPtrArray *rounds)
{
  for (guint i = rounds->len; i > 0; i--)
    if (isms_assessment_is_full (g_ptr_array_index (rounds, i - 1)))
      return g_ptr_array_index (rounds, i - 1);
  return NULL;
}

/**
 * isms_assessment_get_next:
 *
 * Returns: (transfer full) (nullable): when the next full assessment is due by the interval of the method, as 2026-11-23; %NULL where
 *   none was performed yet or the method has no interval
 */
char *
isms_assessment_get_next (IsmsStore *store)
{
  g_autoptr (GPtrArray) rounds = isms_assessment_list_rounds (store);
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, NULL);
  IsmsRecord *full = find_full (rounds);
  gint64 days = method != NULL ? isms_record_get_integer (method, "interval_days", 0) : 0;

  return full != NULL && days > 0 ? isms_rhythm_add_days (isms_record_get_text (full, "performed_on"), days) : NULL;
}

static void
check_interval (Search *search)
{
  g_autofree char *next = isms_assessment_get_next (search->store);

  if (search->full_on == NULL)
    add_reason (search, g_strdup (_("No full assessment was performed yet.")), NULL);
  else if (next != NULL && g_strcmp0 (next, search->today) <= 0)
    add_reason (search, g_strdup_printf (_("The last full assessment was on %s; the method asks for the next by %s."), search->full_on, next), NULL);
}

/**
 * isms_assessment_list_due:
 * @today: (nullable): a date as 2026-11-23; %NULL for today
 *
 * Tells why an assessment is due: the interval of the method is over, or something happened that it names (8.2) and that no
 * assessment looked at since.
 *
 * Returns: (transfer full) (element-type IsmsRoundReason): the reasons; empty where none is due
 */
GPtrArray *
isms_assessment_list_due (IsmsStore *store,
                          const char *today)
{
  g_autofree char *now = today != NULL ? g_strdup (today) : isms_day_dup_today ();
  g_autoptr (GPtrArray) rounds = isms_assessment_list_rounds (store);
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, NULL);
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  IsmsRecord *full = find_full (rounds);
  Search search = { .store = store, .method = method, .rounds = rounds, .today = now, .told = told };

  search.full_on = full != NULL ? isms_record_get_text (full, "performed_on") : NULL;
  search.reasons = g_ptr_array_new_with_free_func (free_reason);
  check_interval (&search);
  for (guint i = 0; full != NULL && method != NULL && i < G_N_ELEMENTS (triggers); i++)
    check_trigger (&search, &triggers[i]);
  return search.reasons;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-case.h"
#include "models/isms-rhythm.h"
#include "records/isms-kinds.h"

/* By when a new corrective action is due, in days, until somebody says otherwise. */
#define DAYS_TO_ACT 30

/* How long after that it is looked whether it worked: long enough for it to have happened again. */
#define DAYS_TO_WAIT 60

/**
 * isms_case_find_missing:
 * @record: a "nonconformity" or an "incident"
 *
 * Returns: (nullable): the first thing that has to be said before it may be closed, which itself says when; %NULL where nothing is missing
 */
const IsmsDemand *
isms_case_find_missing (IsmsRecord *record)
{
  const IsmsDemand *demands = isms_record_get_kind (record)->demands;

  for (guint i = 0; demands != NULL && demands[i].field != NULL; i++)
    if (g_str_equal (demands[i].field, "status") && g_str_equal (demands[i].value, "closed") && !g_str_equal (demands[i].needs, "closed_on") && !isms_record_has (record, demands[i].needs))
      return &demands[i];
  return NULL;
}

/**
 * isms_case_close:
 * @today: the day, as 2026-11-24
 * @error: return location: what is missing, with the clause that asks for it
 *
 * Closes a nonconformity or an incident in one step (10.2).
 */
gboolean
isms_case_close (IsmsStore *store,
                 IsmsRecord *record,
                 const char *today,
                 GError **error)
{
  /* Translators: a step in the history: the code of a record */
  g_autofree char *label = g_strdup_printf (_("Close %s"), isms_record_get_code (record));

  if (!isms_store_begin (store, label, NULL, error))
    return FALSE;
  return isms_store_end (store, isms_store_set_text (store, record, "status", "closed", error) && isms_store_set_text (store, record, "closed_on", today, error), error);
}

/**
 * isms_case_add_why:
 * @answer: why it happened, or why what was found before did
 *
 * Goes one step further towards the cause (10.2 b): each line of "cause" answers the one before.
 */
gboolean
isms_case_add_why (IsmsStore *store,
                   IsmsRecord *record,
                   const char *answer,
                   GError **error)
{
  const char *before = isms_record_get_text (record, "cause");
  g_autofree char *cause = before != NULL ? g_strdup_printf ("%s\n%s", before, answer) : g_strdup (answer);
  g_autofree char *label = g_strdup_printf (_("Ask why about %s"), isms_record_get_code (record));

  if (!isms_store_begin (store, label, NULL, error))
    return FALSE;
  return isms_store_end (store, isms_store_set_text (store, record, "cause", cause, error), error);
}

/**
 * isms_case_add_action:
 * @title: what will be done
 * @today: the day, as 2026-11-24
 *
 * Plans a corrective action in one step: by who owns the nonconformity, within a month, checked two months later, until somebody says
 * otherwise.
 *
 * Returns: (transfer full) (nullable): the corrective action
 */
IsmsRecord *
isms_case_add_action (IsmsStore *store,
                      IsmsRecord *nonconformity,
                      const char *title,
                      const char *today,
                      GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Add a corrective action to %s"), isms_record_get_code (nonconformity));
  g_autofree char *due = isms_rhythm_add_days (today, DAYS_TO_ACT);
  g_autofree char *check = isms_rhythm_add_days (due, DAYS_TO_WAIT);
  g_autoptr (IsmsRecord) action = NULL;
  gboolean done;

  if (!isms_store_begin (store, label, NULL, error))
    return NULL;
  action = isms_store_create (store, &isms_kind_corrective_action, NULL);
  done = isms_store_set_text (store, action, "title", title, error) &&
         isms_store_set_link (store, action, "nonconformity", nonconformity, error) &&
         isms_store_set_same (store, action, "owner", nonconformity, "owner", error) &&
         isms_store_set_text (store, action, "due", due, error) &&
         isms_store_set_text (store, action, "effect_check_planned_on", check, error) &&
         isms_store_set_text (store, action, "status", "planned", error);
  return isms_store_end (store, done, error) ? g_steal_pointer (&action) : NULL;
}

static IsmsRecord *
make_nonconformity (IsmsStore *store,
                    IsmsRecord *from,
                    const char *origin,
                    const char *found,
                    GError **error)
{
  IsmsRecord *record = isms_store_create (store, &isms_kind_nonconformity, NULL);

  if (isms_store_set_text (store, record, "title", isms_record_get_title (from), error) &&
      isms_store_set_text (store, record, "origin", origin, error) &&
      isms_store_set_text (store, record, "detected_on", found, error) &&
      isms_store_set_text (store, record, "status", "open", error) &&
      isms_store_set_same (store, record, "owner", from, "owner", error))
    return record;
  g_object_unref (record);
  return NULL;
}

static gboolean
open_nonconformity (IsmsStore *store,
                    IsmsRecord *incident,
                    const char *today,
                    GError **error)
{
  g_autoptr (IsmsRecord) record = make_nonconformity (store, incident, "incident", today, error);

  return record != NULL && isms_store_set_same (store, record, "description", incident, "description", error) &&
         isms_store_set_link (store, incident, "nonconformity", record, error);
}

/**
 * isms_case_decide:
 * @incident: an "incident"
 * @is_nonconformity: whether a rule was not met
 * @reason: why, or why not
 * @today: the day, as 2026-11-24
 *
 * Decides in one step whether the incident is a nonconformity (10.2); if it is, there is one then, linked to it.
 */
gboolean
isms_case_decide (IsmsStore *store,
                  IsmsRecord *incident,
                  gboolean is_nonconformity,
                  const char *reason,
                  const char *today,
                  GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Decide whether %s is a nonconformity"), isms_record_get_code (incident));
  gboolean done;

  if (!isms_store_begin (store, label, reason, error))
    return FALSE;
  done = isms_store_set_from_text (store, incident, "nc_decision", is_nonconformity ? "yes" : "no", error) &&
         isms_store_set_text (store, incident, "nc_reason", reason, error) &&
         (!is_nonconformity || isms_record_has (incident, "nonconformity") || open_nonconformity (store, incident, today, error));
  return isms_store_end (store, done, error);
}

static const char *
find_origin (IsmsStore *store,
             IsmsRecord *finding)
{
  g_autoptr (IsmsRecord) audit = isms_store_get_link (store, finding, "audit");
  const char *kind = audit != NULL ? isms_record_get_text (audit, "kind") : NULL;

  return kind == NULL || g_str_equal (kind, "internal") ? "internal_audit" : "external_audit";
}

/**
 * isms_case_hand_over:
 * @finding: a "finding" that is no nonconformity yet
 * @today: the day, as 2026-11-24, for a finding that does not say when it was found
 *
 * Makes a nonconformity of what an audit found, in one step, and links the two.
 *
 * Returns: (transfer full) (nullable): the nonconformity
 */
IsmsRecord *
isms_case_hand_over (IsmsStore *store,
                     IsmsRecord *finding,
                     const char *today,
                     GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Hand %s over as a nonconformity"), isms_record_get_code (finding));
  const char *found = isms_record_get_text (finding, "found_on");
  g_autoptr (IsmsRecord) record = NULL;
  gboolean done;

  if (!isms_store_begin (store, label, NULL, error))
    return NULL;
  record = make_nonconformity (store, finding, find_origin (store, finding), found != NULL ? found : today, error);
  done = record != NULL && isms_store_set_same (store, record, "description", finding, "evidence", error) &&
         isms_store_set_same (store, record, "clauses", finding, "clause", error) &&
         isms_store_set_same (store, record, "controls", finding, "controls", error) &&
         isms_store_set_link (store, finding, "nonconformity", record, error) &&
         isms_store_set_text (store, finding, "status", "answered", error);
  return isms_store_end (store, done, error) ? g_steal_pointer (&record) : NULL;
}

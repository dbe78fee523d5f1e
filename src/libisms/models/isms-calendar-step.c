/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "models/isms-calendar-step.h"
#include "models/isms-rhythm.h"

/* What can be said with one word to be done. Where more has to be said (did it work? what was decided?) the record itself is the place. */
typedef struct
{
  const char *kind;
  const char *field;
  const char *state;
  const char *word;
  const char *done;
} Ending;

static const Ending endings[] = {
  { "action", "due", "status", "done", "done_on" },
  { "change", "planned_on", "status", "done", "done_on" },
  { "competence", "due", "action_status", "done", "done_on" },
  { "control", "due", "state", "implemented", NULL },
  { "corrective_action", "due", "status", "done", "done_on" },
  { "decision", "due", "status", "done", "done_on" },
  { "treatment", "due", "status", "done", "done_on" },
};

static const Ending *
find_ending (const IsmsDue *due)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_equal (endings[i].kind, isms_record_get_kind (due->record)->name) && g_str_equal (endings[i].field, due->field->name))
      return &endings[i];
  return NULL;
}

/**
 * isms_calendar_can_finish:
 *
 * Returns: whether it is one word and a day to say that it is done
 */
gboolean
isms_calendar_can_finish (const IsmsDue *due)
{
  return find_ending (due) != NULL;
}

static gboolean
set_ending (IsmsStore *store,
            IsmsRecord *record,
            const Ending *ending,
            const char *today,
            GError **error)
{
  return isms_store_set_from_text (store, record, ending->state, ending->word, error) &&
         (ending->done == NULL || isms_store_set_from_text (store, record, ending->done, today, error));
}

/**
 * isms_calendar_finish:
 * @due: something of which isms_calendar_can_finish() holds
 * @today: the day on which it is done, as 2026-11-24
 * @error: return location: what the store or the kind's demands say against it
 *
 * Says in one step that what is due is done.
 */
gboolean
isms_calendar_finish (IsmsStore *store,
                      const IsmsDue *due,
                      const char *today,
                      GError **error)
{
  const Ending *ending = find_ending (due);
  /* Translators: a step in the history: the code of a record */
  g_autofree char *label = g_strdup_printf (_("Mark %s as done"), isms_record_get_code (due->record));

  g_return_val_if_fail (ending != NULL, FALSE);

  if (!isms_store_begin (store, label, NULL, error))
    return FALSE;
  if (set_ending (store, due->record, ending, today, error))
    return isms_store_commit (store, error);
  isms_store_rollback (store);
  return FALSE;
}

/**
 * isms_calendar_can_postpone:
 *
 * Returns: whether its day is the record's own to change; the next time of what recurs follows from the last
 */
gboolean
isms_calendar_can_postpone (const IsmsDue *due)
{
  return due->field->type == ISMS_DATE && !due->recurs;
}

/**
 * isms_calendar_postpone:
 * @due: something of which isms_calendar_can_postpone() holds
 * @today: this day: what is late is put off from here
 * @days: by how many days
 * @error: return location: what the store says against it
 *
 * Puts it off in one step.
 *
 * Returns: (transfer full) (nullable): the day by which it is due now, or %NULL if nothing happened
 */
char *
isms_calendar_postpone (IsmsStore *store,
                        const IsmsDue *due,
                        const char *today,
                        int days,
                        GError **error)
{
  g_autofree char *day = isms_rhythm_add_days (strcmp (due->day, today) > 0 ? due->day : today, days);
  /* Translators: a step in the history: the code of a record, and a day */
  g_autofree char *label = g_strdup_printf (_("Postpone %s to %s"), isms_record_get_code (due->record), day);

  if (!isms_store_begin (store, label, NULL, error))
    return NULL;
  if (isms_store_set_from_text (store, due->record, due->field->name, day, error))
    return isms_store_commit (store, error) ? g_steal_pointer (&day) : NULL;
  isms_store_rollback (store);
  return NULL;
}

/**
 * isms_calendar_count_until:
 * @dues: (element-type IsmsDue): as of isms_calendar_list()
 * @day: a day, as 2026-11-24
 *
 * Returns: how many were due before that day
 */
guint
isms_calendar_count_until (GArray *dues,
                           const char *day)
{
  guint n = 0;

  while (n < dues->len && strcmp (g_array_index (dues, IsmsDue, n).day, day) < 0)
    n++;
  return n;
}

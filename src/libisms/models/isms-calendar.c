/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-calendar.h"
#include "records/isms-kinds.h"

/* A date asks for something until the record says that it was done: by a state that is none of @open, or by a day in @done. */
typedef struct
{
  const char *kind;
  const char *field;
  const char *state;
  const char *open[5];
  const char *done;
} Source;

static const Source sources[] = {
  { "acceptance", "valid_until", NULL, { NULL }, "withdrawn_on" },
  { "action", "due", "status", { "planned", "in_progress" }, NULL },
  { "action", "effect_check_planned_on", NULL, { NULL }, "effect_checked_on" },
  { "audit", "planned_on", "status", { "planned", "in_progress" }, NULL },
  { "change", "planned_on", "status", { "proposed", "approved", "in_progress" }, NULL },
  { "competence", "due", "action_status", { "planned", "in_progress" }, NULL },
  { "competence", "valid_until", NULL, { NULL }, NULL },
  { "control", "due", "state", { "not_started", "planned", "partial" }, NULL },
  { "corrective_action", "due", "status", { "planned", "in_progress" }, NULL },
  { "corrective_action", "effect_check_planned_on", NULL, { NULL }, "effect_checked_on" },
  { "decision", "due", "status", { "open", "in_progress" }, NULL },
  { "document", "review_due", NULL, { NULL }, "withdrawn_on" },
  { "objective", "due", "status", { "draft", "open" }, NULL },
  { "organisation", "certificate_until", NULL, { NULL }, NULL },
  { "review", "planned_on", "status", { "planned" }, "held_on" },
  { "review", "next_due", NULL, { NULL }, NULL },
  { "risk", "next_review_on", "status", { "open", "treating", "accepted", "ok" }, NULL },
  { "supplier", "next_review_on", "status", { "active" }, NULL },
  { "supplier", "agreed_until", "status", { "active" }, NULL },
  { "supplier", "certificate_until", "status", { "active" }, NULL },
  { "treatment", "due", "status", { "planned", "in_progress" }, NULL },
};

/* The day by which the next review is to be held was met by any review held since. */
static gboolean
is_followed (GPtrArray *records,
             IsmsRecord *record)
{
  const char *held = isms_record_get_text (record, "held_on");

  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (isms_record_get_text (g_ptr_array_index (records, i), "held_on"), held) > 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_asking (const Source *source,
           GPtrArray *records,
           IsmsRecord *record)
{
  const char *state = source->state != NULL ? isms_record_get_text (record, source->state) : NULL;

  if (state != NULL && !g_strv_contains (source->open, state))
    return FALSE;
  if (source->done != NULL && isms_record_has (record, source->done))
    return FALSE;
  return !g_str_equal (source->field, "next_due") || !is_followed (records, record);
}

static void
gather (IsmsStore *store,
        const Source *source,
        GArray *dues)
{
  const IsmsKind *kind = isms_kind_find (source->kind);
  g_autoptr (GPtrArray) records = isms_store_list_records (store, kind);

  for (guint i = 0; i < records->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);
      const char *day = isms_record_get_text (record, source->field);
      IsmsDue due = { record, isms_kind_field (kind, source->field), day };

      if (day == NULL || !is_asking (source, records, record))
        continue;
      g_object_ref (record);
      g_array_append_val (dues, due);
    }
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const IsmsDue *first = a;
  const IsmsDue *second = b;
  int days = strcmp (first->day, second->day);

  return days != 0 ? days : g_strcmp0 (isms_record_get_code (first->record), isms_record_get_code (second->record));
}

static void
due_clear (gpointer due)
{
  g_object_unref (((IsmsDue *) due)->record);
}

/**
 * isms_calendar_list:
 *
 * Returns: (transfer full) (element-type IsmsDue): every day on which some record asks for something that was not done yet, of every kind,
 *   the earliest first
 */
GArray *
isms_calendar_list (IsmsStore *store)
{
  GArray *dues = g_array_new (FALSE, FALSE, sizeof (IsmsDue));

  g_array_set_clear_func (dues, due_clear);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    gather (store, &sources[i], dues);
  g_array_sort (dues, compare_days);
  return dues;
}

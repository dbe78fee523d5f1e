/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-calendar.h"
#include "models/isms-rhythm.h"
#include "records/isms-kinds.h"

/* A date asks for something until the record says that it was done: by a state that is none of @open ("": none is said), or by a day in @done;
 * or until another record that says the same in @same has a later day in @since. */
typedef struct
{
  const char *kind;
  const char *field;
  const char *state;
  const char *open[6];
  const char *done;
  const char *since;
  const char *same[2];
} Source;

static const Source sources[] = {
  { "acceptance", "valid_until", NULL, { NULL }, "withdrawn_on" },
  { "action", "due", "status", { "planned", "in_progress", "" }, NULL },
  { "action", "effect_check_planned_on", "status", { "planned", "in_progress", "done", "" }, "effect_checked_on" },
  { "audit", "planned_on", "status", { "planned", "in_progress", "" }, NULL },
  { "change", "planned_on", "status", { "proposed", "approved", "in_progress", "" }, NULL },
  { "competence", "due", "action_status", { "planned", "in_progress", "" }, NULL },
  { "competence", "valid_until", NULL, { NULL }, NULL, .since = "obtained_on", .same = { "person", "skill" } },
  { "control", "due", "state", { "not_started", "planned", "partial", "" }, NULL },
  { "corrective_action", "due", "status", { "planned", "in_progress", "" }, NULL },
  { "corrective_action", "effect_check_planned_on", "status", { "planned", "in_progress", "done", "" }, "effect_checked_on" },
  { "decision", "due", "status", { "open", "in_progress", "" }, NULL },
  { "document", "review_due", NULL, { NULL }, "withdrawn_on" },
  { "evidence", "valid_until", "status", { "valid", "" }, NULL },
  { "objective", "due", "status", { "draft", "open", "" }, NULL },
  { "organisation", "certification_target_on", NULL, { NULL }, "certified_on" },
  { "organisation", "certificate_until", NULL, { NULL }, NULL },
  { "review", "planned_on", "status", { "planned", "" }, "held_on" },
  { "review", "next_due", NULL, { NULL }, NULL, .since = "held_on" },
  { "risk", "next_review_on", "status", { "open", "treating", "accepted", "ok", "" }, NULL },
  { "supplier", "next_review_on", "status", { "active", "" }, NULL },
  { "supplier", "agreed_until", "status", { "active", "" }, NULL },
  { "supplier", "certificate_until", "status", { "active", "" }, NULL },
  { "treatment", "due", "status", { "planned", "in_progress", "" }, NULL },
};

#define ALWAYS "9999-12-31"

static const char *const unsaid[] = { "", NULL };

static gboolean
says_same (const Source *source,
           IsmsRecord *record,
           IsmsRecord *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (source->same) && source->same[i] != NULL; i++)
    {
      int field = isms_kind_field_index (isms_record_get_kind (record), source->same[i]);

      if (!isms_value_equal (isms_record_get_value (record, (guint) field), isms_record_get_value (other, (guint) field)))
        return FALSE;
    }
  return TRUE;
}

/* The day by which the next review is to be held was met by any review held since, the end of a competence by its renewal. */
static gboolean
is_followed (IsmsStore *store,
             const Source *source,
             IsmsRecord *record)
{
  const char *since = source->since != NULL ? isms_record_get_text (record, source->since) : NULL;
  g_autoptr (GPtrArray) records = since != NULL ? isms_store_list_records (store, isms_record_get_kind (record)) : NULL;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      IsmsRecord *other = g_ptr_array_index (records, i);

      if (g_strcmp0 (isms_record_get_text (other, source->since), since) > 0 && says_same (source, record, other))
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
find_asking (IsmsStore *store,
             const Source *source,
             const char *until)
{
  const IsmsFilter filters[] = {
    { .field = source->field, .until = until },
    { .field = source->state != NULL ? source->state : source->field, .values = source->state != NULL ? source->open : NULL },
    { .field = source->done != NULL ? source->done : source->field, .values = source->done != NULL ? unsaid : NULL },
    { NULL },
  };
  const IsmsQuery query = { .kind = isms_kind_find (source->kind), .filters = filters };
  g_autoptr (GError) error = NULL;
  GPtrArray *records = isms_store_list_found (store, &query, &error);

  if (records == NULL)
    g_warning ("What is due cannot be read: %s", error->message);
  return records != NULL ? records : g_ptr_array_new ();
}

static const char *
find_owner (const IsmsKind *kind)
{
  static const char *const names[] = { "owner", "lead_auditor", "person", "collected_by" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const IsmsField *field = isms_kind_field (kind, names[i]);

      if (field != NULL && field->type == ISMS_LINK)
        return names[i];
    }
  return NULL;
}

static void
add_date (GArray *dues,
          IsmsRecord *record,
          const IsmsField *field)
{
  IsmsDue due = { .record = g_object_ref (record), .field = field, .what = isms_field_label (field) };

  due.owner = find_owner (isms_record_get_kind (record));
  due.day = g_strdup (isms_record_get_text (record, field->name));
  g_array_append_val (dues, due);
}

static void
add_turn (GArray *dues,
          const IsmsTurn *turn)
{
  IsmsDue due = { .record = g_object_ref (turn->record), .field = turn->field, .what = turn->what, .recurs = TRUE };

  due.owner = turn->owner != NULL ? turn->owner : find_owner (isms_record_get_kind (turn->record));
  due.day = g_strdup (turn->day);
  g_array_append_val (dues, due);
}

static void
gather (IsmsStore *store,
        const Source *source,
        const char *until,
        GArray *dues)
{
  g_autoptr (GPtrArray) records = find_asking (store, source, until);

  for (guint i = 0; i < records->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);

      if (!is_followed (store, source, record))
        add_date (dues, record, isms_kind_field (isms_record_get_kind (record), source->field));
    }
}

/* An audit that is planned in time says the day better than the programme does. */
static gboolean
is_planned (IsmsStore *store,
            const IsmsTurn *turn)
{
  g_autoptr (GPtrArray) audits = NULL;

  if (isms_record_get_kind (turn->record) != &isms_kind_programme)
    return FALSE;
  audits = isms_store_get_backlinks (store, isms_record_get_key (turn->record), &isms_kind_audit, "programme");
  for (guint i = 0; i < audits->len; i++)
    {
      IsmsRecord *audit = g_ptr_array_index (audits, i);
      const char *status = isms_record_get_text (audit, "status");
      const char *planned = isms_record_get_text (audit, "planned_on");
      gboolean open = status == NULL || g_str_equal (status, "planned") || g_str_equal (status, "in_progress");

      if (open && planned != NULL && strcmp (planned, turn->day) <= 0)
        return TRUE;
    }
  return FALSE;
}

static void
gather_turns (IsmsStore *store,
              const char *until,
              GArray *dues)
{
  g_autoptr (GArray) turns = isms_rhythm_list (store, NULL);

  for (guint i = 0; i < turns->len; i++)
    {
      const IsmsTurn *turn = &g_array_index (turns, IsmsTurn, i);

      if (strcmp (turn->day, until) <= 0 && !is_planned (store, turn))
        add_turn (dues, turn);
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
due_clear (gpointer item)
{
  IsmsDue *due = item;

  g_object_unref (due->record);
  g_free (due->day);
}

/**
 * isms_due_get_owner:
 *
 * Returns: (transfer full) (nullable): the person who has to see to it
 */
IsmsRecord *
isms_due_get_owner (const IsmsDue *self,
                    IsmsStore *store)
{
  return self->owner != NULL ? isms_store_get_link (store, self->record, self->owner) : NULL;
}

/**
 * isms_calendar_list_until:
 * @until: a day, as 2026-11-24
 *
 * Returns: (transfer full) (element-type IsmsDue): every day up to that one on which some record asks for something that was not done
 *   yet, of every kind, and the next time of everything that recurs; the earliest first
 */
GArray *
isms_calendar_list_until (IsmsStore *store,
                          const char *until)
{
  GArray *dues = g_array_new (FALSE, FALSE, sizeof (IsmsDue));

  g_array_set_clear_func (dues, due_clear);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    gather (store, &sources[i], until, dues);
  gather_turns (store, until, dues);
  g_array_sort (dues, compare_days);
  return dues;
}

/**
 * isms_calendar_list:
 *
 * Returns: (transfer full) (element-type IsmsDue): the same, of all days to come
 */
GArray *
isms_calendar_list (IsmsStore *store)
{
  return isms_calendar_list_until (store, ALWAYS);
}

static gboolean
is_among (GArray *dues,
          IsmsRecord *record,
          const IsmsField *field)
{
  for (guint i = 0; i < dues->len; i++)
    if (g_array_index (dues, IsmsDue, i).record == record && g_array_index (dues, IsmsDue, i).field == field)
      return TRUE;
  return FALSE;
}

static void
gather_over (IsmsStore *store,
             const Source *source,
             const char *since,
             GArray *dues,
             GArray *over)
{
  const IsmsFilter filters[] = { { .field = source->field, .until = ALWAYS }, { NULL } };
  const IsmsQuery query = { .kind = isms_kind_find (source->kind), .filters = filters, .deleted = TRUE };
  g_autoptr (GPtrArray) records = isms_store_list_found (store, &query, NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);
      const IsmsField *field = isms_kind_field (query.kind, source->field);

      if (strcmp (isms_record_get_text (record, source->field), since) >= 0 && !is_among (dues, record, field))
        add_date (over, record, field);
    }
}

/* Where an audit is planned, or the process was given up, nobody waits for the next turn. */
static void
gather_turns_over (IsmsStore *store,
                   const char *since,
                   GArray *dues,
                   GArray *over)
{
  g_autoptr (GArray) turns = isms_rhythm_list_stopped (store);

  for (guint i = 0; i < turns->len; i++)
    {
      const IsmsTurn *turn = &g_array_index (turns, IsmsTurn, i);

      if (strcmp (turn->day, since) >= 0 && !is_among (dues, turn->record, turn->field))
        add_turn (over, turn);
    }
}

/**
 * isms_calendar_list_over:
 * @since: a day, as 2026-11-24
 * @dues: (element-type IsmsDue): what isms_calendar_list() returned
 *
 * Returns: (transfer full) (element-type IsmsDue): every day since that one on which a record asked for something that is done, dropped or
 *   deleted by now, and the next turn of what has ceased to recur
 */
GArray *
isms_calendar_list_over (IsmsStore *store,
                         const char *since,
                         GArray *dues)
{
  GArray *over = g_array_new (FALSE, FALSE, sizeof (IsmsDue));

  g_array_set_clear_func (over, due_clear);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    gather_over (store, &sources[i], since, dues, over);
  gather_turns_over (store, since, dues, over);
  g_array_sort (over, compare_days);
  return over;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "store/isms-demand.h"
#include "store/isms-store-private.h"

/* What a record may not say of itself before others say theirs: only the store sees them both. */

static const char *
get_text (IsmsRecord *record,
          const char *field)
{
  const char *text = isms_record_get_text (record, field);

  return text != NULL ? text : "";
}

static gboolean
is_dropped (IsmsRecord *action)
{
  return g_str_equal (get_text (action, "status"), "dropped");
}

/* An action that is dropped asks for nothing. Returns: (nullable): why the nonconformity cannot be closed. */
static char *
find_unfinished (IsmsRecord *action)
{
  const char *code = isms_record_get_code (action);

  if (is_dropped (action))
    return NULL;
  if (!g_str_equal (get_text (action, "status"), "done"))
    return g_strdup_printf (_("corrective action %s is not done yet (10.2 c)."), code);
  if (!isms_record_has (action, "effect_check_planned_on"))
    return g_strdup_printf (_("it is not said when the effect of corrective action %s is to be checked (10.2 d)."), code);
  if (!isms_record_has (action, "effect_checked_on") || !isms_record_has (action, "effect_result"))
    return g_strdup_printf (_("nobody checked yet whether corrective action %s worked (10.2 d)."), code);
  if (g_strcmp0 (isms_record_get_text (action, "effect_checked_on"), isms_record_get_text (action, "effect_check_planned_on")) < 0)
    return g_strdup_printf (_("the effect of corrective action %s was checked before the day planned for it (10.2 d)."), code);
  return NULL;
}

/**
 * isms_demand_list_auditors:
 *
 * Returns: (transfer full) (element-type IsmsRecord): all who audit, who leads first
 */
GPtrArray *
isms_demand_list_auditors (IsmsStore *store,
                           IsmsRecord *audit)
{
  GPtrArray *auditors = isms_store_get_links (store, audit, "auditors");
  g_autoptr (IsmsRecord) lead = isms_store_get_link (store, audit, "lead_auditor");

  if (lead != NULL && !g_ptr_array_find (auditors, lead, NULL))
    g_ptr_array_insert (auditors, 0, g_object_ref (lead));
  return auditors;
}

/**
 * isms_demand_find_own_area:
 *
 * Returns: (transfer full) (nullable): the first record of what is audited that this person answers for
 */
IsmsRecord *
isms_demand_find_own_area (IsmsStore *store,
                           IsmsRecord *audit,
                           IsmsRecord *auditor)
{
  static const struct
  {
    const char *field;
    const char *owner;
  } areas[] = {
    { "processes", "owner" },
    { "controls", "owner" },
    { "units", "head" },
    { "sites", "owner" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autoptr (GPtrArray) records = isms_store_get_links (store, audit, areas[i].field);

      for (guint j = 0; j < records->len; j++)
        if (isms_record_get_integer (g_ptr_array_index (records, j), areas[i].owner, 0) == isms_record_get_key (auditor))
          return g_object_ref (g_ptr_array_index (records, j));
    }
  return NULL;
}

static const struct
{
  const char *role;
  const char *clauses[12];
} duties[] = {
  { "top_management", { "5.1", "5.2", "5.3", "9.3" } },
  { "isms_conformity", { "4.4", "6.1", "6.2", "6.3", "8.1", "8.2", "8.3", "9.1", "10.1", "10.2" } },
  { "document_control", { "7.5" } },
};

/**
 * isms_demand_is_of_clause:
 * @said: "6.1.2 a)", what an audit says that it looks at
 * @clause: "6.1"
 *
 * Returns: whether the two have to do with each other: "6.1" is looked at by an audit of "6.1", of "6", and of "6.1.2"
 */
gboolean
isms_demand_is_of_clause (const char *said,
                          const char *clause)
{
  gsize size = MIN (strlen (said), strlen (clause));

  return strncmp (said, clause, size) == 0 && !g_ascii_isdigit (said[size]) && !g_ascii_isdigit (clause[size]);
}

static const char *
find_duty (const char *role,
           char **clauses)
{
  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    for (guint j = 0; g_strcmp0 (duties[i].role, role) == 0 && duties[i].clauses[j] != NULL; j++)
      for (guint k = 0; clauses[k] != NULL; k++)
        if (isms_demand_is_of_clause (clauses[k], duties[i].clauses[j]))
          return duties[i].clauses[j];
  return NULL;
}

static gboolean
is_held_by (IsmsRecord *role,
            gint64 person)
{
  return isms_record_get_integer (role, "holder", 0) == person && !g_str_equal (get_text (role, "status"), "ended");
}

/* Who runs a part of the ISMS does not audit the clause that asks for it. */
static char *
find_own_duty (IsmsStore *store,
               IsmsRecord *audit,
               IsmsRecord *auditor)
{
  g_auto (GStrv) clauses = isms_value_members (isms_record_get_value (audit, isms_kind_field_index (&isms_kind_audit, "clauses")));
  g_autoptr (GPtrArray) roles = isms_store_list_records (store, &isms_kind_role);

  for (guint i = 0; i < roles->len; i++)
    {
      IsmsRecord *role = g_ptr_array_index (roles, i);
      const char *clause = is_held_by (role, isms_record_get_key (auditor)) ? find_duty (get_text (role, "kind"), clauses) : NULL;

      if (clause != NULL)
        /* Translators: a person, a clause of the standard, the title of a role */
        return g_strdup_printf (_("%s audits clause %s, which is the auditor's own work as “%s”: choose somebody else, or write down how impartiality is kept."),
                                isms_record_get_title (auditor), clause, isms_record_get_title (role));
    }
  return NULL;
}

/**
 * isms_demand_find_partial:
 *
 * Asks whether everybody audits what others do, or it is written down how impartiality is kept: in a small organisation that is at times
 * all that can be done, and what an auditor looks at (9.2.2 b).
 *
 * Returns: (transfer full) (nullable): who audits an area of their own, and what to do about it
 */
char *
isms_demand_find_partial (IsmsStore *store,
                          IsmsRecord *audit)
{
  g_autoptr (GPtrArray) auditors = isms_demand_list_auditors (store, audit);

  for (guint i = 0; i < auditors->len && !isms_record_has (audit, "compensating_measure"); i++)
    {
      IsmsRecord *auditor = g_ptr_array_index (auditors, i);
      g_autoptr (IsmsRecord) area = isms_demand_find_own_area (store, audit, auditor);
      char *duty;

      if (area != NULL)
        return g_strdup_printf (_("%s audits “%s”, which is the auditor's own area: choose somebody else, or write down how impartiality is kept."), isms_record_get_title (auditor), isms_record_get_title (area));
      if ((duty = find_own_duty (store, audit, auditor)) != NULL)
        return duty;
    }
  return NULL;
}

static gboolean
is_top_manager (GPtrArray *roles,
                gint64 person)
{
  for (guint i = 0; i < roles->len; i++)
    {
      IsmsRecord *role = g_ptr_array_index (roles, i);

      if (g_str_equal (get_text (role, "kind"), "top_management") && is_held_by (role, person))
        return TRUE;
    }
  return FALSE;
}

/**
 * isms_demand_is_top_management:
 * @person: (nullable): a "person"
 *
 * Returns: whether the person holds a role in top management (5.1)
 */
gboolean
isms_demand_is_top_management (IsmsStore *store,
                               IsmsRecord *person)
{
  g_autoptr (GPtrArray) roles = isms_store_list_records (store, &isms_kind_role);

  return person != NULL && is_top_manager (roles, isms_record_get_key (person));
}

/**
 * isms_demand_find_top_management:
 *
 * Returns: (transfer full) (nullable): the first among those present who holds a role in top management (9.3.1)
 */
IsmsRecord *
isms_demand_find_top_management (IsmsStore *store,
                                 IsmsRecord *review)
{
  g_autoptr (GPtrArray) roles = isms_store_list_records (store, &isms_kind_role);
  g_autoptr (GPtrArray) present = isms_store_get_links (store, review, "attendees");

  for (guint i = 0; i < present->len; i++)
    if (is_top_manager (roles, isms_record_get_key (g_ptr_array_index (present, i))))
      return g_object_ref (g_ptr_array_index (present, i));
  return NULL;
}

static gboolean
is_said (GPtrArray *inputs,
         const char *point)
{
  for (guint i = 0; i < inputs->len; i++)
    {
      IsmsRecord *input = g_ptr_array_index (inputs, i);

      if (g_str_equal (get_text (input, "point"), point) && isms_demand_has_said (input))
        return TRUE;
    }
  return FALSE;
}

/**
 * isms_demand_has_said:
 * @input: a "review_input"
 *
 * Returns: whether somebody said something in it, or that there is nothing to report: that is kept as a fact, not as words of the language
 *   in which it was said
 */
gboolean
isms_demand_has_said (IsmsRecord *input)
{
  return isms_record_has (input, "content") || isms_record_get_integer (input, "nothing_to_report", 0) != 0;
}

/**
 * isms_demand_list_unsaid:
 *
 * Returns: (transfer full) (element-type IsmsGap): what the minutes of the review do not say yet: a word on each input (9.3.2), and what was
 *   decided (9.3.3)
 */
GArray *
isms_demand_list_unsaid (IsmsStore *store,
                         IsmsRecord *review)
{
  g_autoptr (GPtrArray) inputs = isms_store_get_backlinks (store, isms_record_get_key (review), &isms_kind_review_input, "review");
  g_autoptr (GPtrArray) decisions = isms_store_get_backlinks (store, isms_record_get_key (review), &isms_kind_decision, "review");
  GArray *unsaid = isms_gaps_new ();

  for (const IsmsChoice *point = isms_kind_field (&isms_kind_review_input, "point")->choices; point->value != NULL; point++)
    if (!is_said (inputs, point->value))
      /* Translators: the name of an input of the review */
      isms_gaps_add (unsaid, point->also, g_strdup_printf (_("Nothing is written about “%s”. If there is nothing to say, write so."), _(point->label)));
  if (decisions->len == 0)
    isms_gaps_add (unsaid, "9.3.3", g_strdup (_("No decision is written down. If none was needed, write that as a decision.")));
  return unsaid;
}

/* All its actions are finished or dropped: did one of them work? */
static char *
find_useless (IsmsRecord *nonconformity,
              GPtrArray *actions)
{
  guint done = 0, worked = 0;

  for (guint i = 0; i < actions->len; i++)
    if (!is_dropped (g_ptr_array_index (actions, i)))
      {
        done++;
        worked += !g_str_equal (get_text (g_ptr_array_index (actions, i), "effect_result"), "no");
      }
  if (done == 0 && !isms_record_has (nonconformity, "no_action_reason"))
    return g_strdup (_("no corrective action removes its cause, and it is not said why none is needed (10.2 b)."));
  if (done > 0 && worked == 0)
    return g_strdup (_("no corrective action worked yet: another one is needed (10.2 d)."));
  return NULL;
}

/* What is a nonconformity is dealt with as one. */
static char *
find_unopened (IsmsStore *store,
               IsmsRecord *incident)
{
  if (isms_record_get_integer (incident, "nc_decision", 0) == 0 || isms_record_has (incident, "nonconformity"))
    return NULL;
  return g_strdup (_("it is a nonconformity, and none is opened for it (10.2)."));
}

/**
 * isms_demand_find_unfinished:
 * @record: a "nonconformity" or an "incident"
 * @action: (out) (optional) (transfer full): the corrective action that is not finished; left alone where there is none
 *
 * Returns: (transfer full) (nullable): why the case cannot be closed yet, as the end of a sentence: one of its corrective
 *   actions is open, nobody checked in time whether it worked, none worked, or there is none and it is not said why none is needed (10.2 b
 *   to d); the incident is a nonconformity that nobody opened (10.2)
 */
char *
isms_demand_find_unfinished (IsmsStore *store,
                             IsmsRecord *record,
                             IsmsRecord **action)
{
  g_autoptr (GPtrArray) actions = NULL;

  if (isms_record_get_kind (record) == &isms_kind_incident)
    return find_unopened (store, record);
  actions = isms_store_get_backlinks (store, isms_record_get_key (record), &isms_kind_corrective_action, "nonconformity");
  for (guint i = 0; i < actions->len; i++)
    {
      char *why = find_unfinished (g_ptr_array_index (actions, i));

      if (why != NULL && action != NULL)
        *action = g_object_ref (g_ptr_array_index (actions, i));
      if (why != NULL)
        return why;
    }
  return find_useless (record, actions);
}

static char *
find_unclosed (IsmsStore *self,
               IsmsRecord *record)
{
  return isms_demand_find_unfinished (self, record, NULL);
}

/* A closed case rests on what its actions came to. */
static char *
find_reopened (IsmsStore *self,
               IsmsRecord *action)
{
  g_autoptr (IsmsRecord) nonconformity = isms_store_get_link (self, action, "nonconformity");
  g_autofree char *why = NULL;

  if (nonconformity == NULL || !g_str_equal (get_text (nonconformity, "status"), "closed") || (why = find_unfinished (action)) == NULL)
    return NULL;
  return g_strdup_printf (_("nonconformity %s is closed: open it again first (10.2)."), isms_record_get_code (nonconformity));
}

/* What an audit by a customer or a certification body is, they decide. */
static char *
find_partial (IsmsStore *self,
              IsmsRecord *audit)
{
  g_autofree char *partial = g_str_equal (get_text (audit, "kind"), "internal") || !isms_record_has (audit, "kind") ? isms_demand_find_partial (self, audit) : NULL;

  /* Translators: %s is a sentence that says who audits an area of their own */
  return partial != NULL ? g_strdup_printf (_("%s Until then it is not done (9.2.2 b)."), partial) : NULL;
}

static char *
find_unattended (IsmsStore *self,
                 IsmsRecord *review)
{
  g_autoptr (IsmsRecord) present = isms_demand_find_top_management (self, review);
  g_autoptr (IsmsRecord) approver = isms_store_get_link (self, review, "approved_by");
  g_autoptr (GArray) unsaid = NULL;

  if (present == NULL)
    return g_strdup (_("nobody with a role in top management is among those present: without them it is no management review (9.3.1)."));
  if (!isms_demand_is_top_management (self, approver))
    return g_strdup (_("minutes are approved by somebody with a role in top management (9.3.3)."));
  unsaid = isms_demand_list_unsaid (self, review);
  return unsaid->len > 0 ? isms_gap_dup_words (&g_array_index (unsaid, IsmsGap, 0)) : NULL;
}

/**
 * Asked:
 * @state: (nullable): the state in which it is asked; %NULL for any
 * @field: where it is said what is missing
 * @when: the fields of which one has to change for the question to be asked: who held a role or owned a process may change years later,
 *   and what was right on its day stays so
 * @find: returns (nullable): the end of a sentence that says why the record may not stand
 */
typedef struct
{
  const IsmsKind *kind;
  const char *state;
  const char *field;
  const char *when[11];
  char *(*find) (IsmsStore *self, IsmsRecord *record);
} Asked;

static const Asked asked[] = {
  { &isms_kind_nonconformity, "closed", "status", { NULL }, find_unclosed },
  { &isms_kind_incident, "closed", "nonconformity", { NULL }, find_unclosed },
  { &isms_kind_corrective_action, NULL, "status", { "status", "nonconformity", "effect_check_planned_on", "effect_checked_on", "effect_result" }, find_reopened },
  { &isms_kind_audit, "done", "compensating_measure", { "status", "kind", "lead_auditor", "auditors", "clauses", "processes", "controls", "units", "sites", "compensating_measure" }, find_partial },
  { &isms_kind_review, "approved", "attendees", { "status", "attendees", "approved_by" }, find_unattended },
};

static gboolean
is_asked (const Asked *self,
          const IsmsEdit *edit)
{
  const IsmsKind *kind = isms_record_get_kind (edit->record);

  if (self->kind != kind || (self->state != NULL && !g_str_equal (get_text (edit->record, "status"), self->state)))
    return FALSE;
  for (guint i = 0; self->when[i] != NULL; i++)
    {
      int field = isms_kind_field_index (kind, self->when[i]);

      if (!isms_value_equal (isms_record_get_value (edit->record, field), &edit->old[field]))
        return TRUE;
    }
  return self->when[0] == NULL;
}

static const IsmsChoice *
find_new_choice (const IsmsEdit *edit,
                 guint field)
{
  const IsmsField *described = &isms_record_get_kind (edit->record)->fields[field];
  const IsmsValue *value = isms_record_get_value (edit->record, field);

  if (described->type != ISMS_CHOICE || isms_value_is_null (value) || isms_value_equal (value, &edit->old[field]))
    return NULL;
  for (const IsmsChoice *choice = described->choices; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, value->text))
      return choice;
  return NULL;
}

static gboolean
links_to (IsmsRecord *record,
          gint64 key)
{
  const IsmsKind *kind = isms_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == ISMS_LINK && isms_record_get_integer (record, kind->fields[i].name, 0) == key)
      return TRUE;
  return FALSE;
}

/* Whether the step adds what the verb makes, about this record. */
static gboolean
is_made_here (IsmsStore *self,
              IsmsRecord *record,
              const char *verb)
{
  for (guint i = 0; i < self->edits->len; i++)
    {
      const IsmsEdit *edit = g_ptr_array_index (self->edits, i);

      if (edit->created && g_strcmp0 (isms_record_get_kind (edit->record)->made_by, verb) == 0 && links_to (edit->record, isms_record_get_key (record)))
        return TRUE;
    }
  return FALSE;
}

static const struct
{
  const char *verb;
  const char *sentence;
} made[] = {
  { "approve", N_("only an approval freezes what it says (7.5.2 c). Approve it where it stands, or with “isms approve”.") },
  { "accept", N_("only those accept it whom the acceptance criteria name (6.1.3 f). Accept it where it stands, or with “isms accept”.") },
};

static const char *
explain_verb (const char *verb)
{
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (made) && !g_str_equal (made[i].verb, verb))
    i++;
  return _(made[i].sentence);
}

/* The word alone would freeze nothing, and ask nobody. What was there before the document, and what is undone, is as it was. */
static gboolean
check_made (IsmsStore *self,
            const IsmsEdit *edit,
            GError **error)
{
  const IsmsKind *kind = isms_record_get_kind (edit->record);

  for (guint i = 0; g_str_equal (self->step->role, "edit") && i < kind->n_fields; i++)
    {
      const IsmsChoice *choice = find_new_choice (edit, i);

      if (choice != NULL && choice->made_by != NULL && !is_made_here (self, edit->record, choice->made_by))
        return isms_record_refuse (edit->record, &kind->fields[i], ISMS_FIELD_ERROR_REQUIRED, explain_verb (choice->made_by), error);
    }
  return TRUE;
}

/**
 * isms_demand_check:
 * @error: return location: %ISMS_FIELD_ERROR_REQUIRED
 *
 * Asks of a nonconformity that is closed whether each of its corrective actions is done and was checked after the waiting time (10.2), of
 * an audit that is done whether its auditors were impartial (9.2.2 b), of minutes that are approved whether top management was there (9.3.1),
 * of what is approved whether this step freezes it (7.5.2 c), and of what is accepted whether somebody who may accepts it in this step (6.1.3 f).
 *
 * Returns: whether the record may stand
 */
gboolean
isms_demand_check (IsmsStore *self,
                   const IsmsEdit *edit,
                   GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *why = is_asked (&asked[i], edit) ? asked[i].find (self, edit->record) : NULL;

      if (why != NULL)
        return isms_record_refuse (edit->record, isms_kind_field (asked[i].kind, asked[i].field), ISMS_FIELD_ERROR_REQUIRED, why, error);
    }
  return check_made (self, edit, error);
}

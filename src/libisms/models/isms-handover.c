/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-handover.h"
#include "records/isms-kinds.h"

/* A finding becomes a nonconformity, a decision an action: what the one says is carried over to the other, and each leads to the other. */

/*
 * Road:
 * @from: the kind that is handed over
 * @to: the kind that takes it up
 * @back: (nullable): the link of @from that leads to what was made
 * @forth: the link of what was made that leads to @from
 * @origin: (nullable): what the field "origin" of what was made says
 * @day: (nullable): its field that holds today
 * @fields: pairs of fields: of @from, and where what they say goes
 */
typedef struct
{
  const char *from;
  const char *to;
  const char *back;
  const char *forth;
  const char *origin;
  const char *day;
  const char *fields[6][2];
} Road;

static const Road roads[] = {
  { "finding", "nonconformity", "nonconformity", NULL, "internal_audit", "detected_on", { { "text", "title" }, { "evidence", "description" }, { "clause", "clauses" }, { "controls", "controls" }, { "owner", "owner" }, { "found_on", "detected_on" } } },
  { "incident", "nonconformity", "nonconformity", NULL, "incident", "detected_on", { { "title", "title" }, { "description", "description" }, { "response", "correction" }, { "cause", "cause" }, { "owner", "owner" } } },
  { "feedback", "nonconformity", NULL, "links", "complaint", "detected_on", { { "text", "title" }, { "detail", "description" }, { "owner", "owner" } } },
  { "supplier", "nonconformity", NULL, "links", "other", "detected_on", { { "name", "title" }, { "owner", "owner" } } },
  { "review", "nonconformity", NULL, "links", "own_check", "detected_on", { { "title", "title" } } },
  { "decision", "action", "links", "links", "management_review", NULL, { { "text", "title" }, { "reason", "description" }, { "review", "review" }, { "owner", "owner" }, { "due", "due" } } },
  { "decision", "change", "links", "links", NULL, "proposed_on", { { "text", "title" }, { "reason", "reason" }, { "owner", "owner" }, { "due", "planned_on" } } },
  { "decision", "resource", "links", "decision", NULL, "requested_on", { { "text", "need" }, { "owner", "requested_by" } } },
};

static const Road *
find_road (const IsmsKind *from,
           const char *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (roads); i++)
    if (g_str_equal (roads[i].from, from->name) && g_str_equal (roads[i].to, to))
      return &roads[i];
  return NULL;
}

/**
 * isms_handover_can:
 * @kind: the name of a kind: "nonconformity"
 *
 * Returns: whether the record can be handed over to one of that kind, and was not yet
 */
gboolean
isms_handover_can (IsmsRecord *origin,
                   const char *kind)
{
  const Road *road = find_road (isms_record_get_kind (origin), kind);
  const IsmsField *back = road != NULL && road->back != NULL ? isms_kind_field (isms_record_get_kind (origin), road->back) : NULL;

  return road != NULL && (back == NULL || back->type != ISMS_LINK || !isms_record_has (origin, road->back));
}

static gboolean
set_text (IsmsStore *store,
          IsmsRecord *record,
          const char *field,
          const char *text,
          GError **error)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  isms_value_set_text (&value, text);
  return isms_store_set (store, record, field, &value, error);
}

static gboolean
add_link (IsmsStore *store,
          IsmsRecord *record,
          const char *field,
          IsmsRecord *target,
          GError **error)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;
  g_auto (GStrv) members = NULL;
  GPtrArray *keys;

  if (isms_kind_field (isms_record_get_kind (record), field)->type == ISMS_LINK)
    {
      isms_value_set_integer (&value, isms_record_get_key (target));
      return isms_store_set (store, record, field, &value, error);
    }
  members = isms_record_get_members (record, field);
  keys = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; members[i] != NULL; i++)
    g_ptr_array_add (keys, g_strdup (members[i]));
  g_ptr_array_add (keys, g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (target)));
  isms_value_take_members (&value, keys);
  return isms_store_set (store, record, field, &value, error);
}

static gboolean
carry_over (IsmsStore *store,
            const Road *road,
            IsmsRecord *origin,
            IsmsRecord *made,
            GError **error)
{
  const IsmsKind *from = isms_record_get_kind (origin);
  const IsmsKind *to = isms_record_get_kind (made);

  for (guint i = 0; i < G_N_ELEMENTS (road->fields) && road->fields[i][0] != NULL; i++)
    {
      const IsmsValue *value = isms_record_get_value (origin, (guint) isms_kind_field_index (from, road->fields[i][0]));

      if (isms_kind_field (to, road->fields[i][1]) != NULL && !isms_value_is_null (value) &&
          !isms_store_set (store, made, road->fields[i][1], value, error))
        return FALSE;
    }
  return TRUE;
}

static IsmsRecord *
make (IsmsStore *store,
      const Road *road,
      IsmsRecord *origin,
      const char *today,
      GError **error)
{
  g_autoptr (IsmsRecord) made = isms_store_create (store, isms_kind_find (road->to), NULL);

  if (road->day != NULL && !set_text (store, made, road->day, today, error))
    return NULL;
  if (road->origin != NULL && !set_text (store, made, "origin", road->origin, error))
    return NULL;
  if (!carry_over (store, road, origin, made, error))
    return NULL;
  if (road->forth != NULL && !add_link (store, made, road->forth, origin, error))
    return NULL;
  if (road->back != NULL && !add_link (store, origin, road->back, made, error))
    return NULL;
  if (g_str_equal (road->from, "finding") && !set_text (store, origin, "status", "answered", error))
    return NULL;
  return g_steal_pointer (&made);
}

/**
 * isms_handover_make:
 * @origin: a finding, an incident, feedback, a supplier, a review, or a decision
 * @kind: the name of the kind that takes it up: "nonconformity", or of a decision "action", "change" or "resource"
 * @today: as 2026-11-24
 * @error: return location: %ISMS_FIELD_ERROR, %ISMS_STORE_ERROR
 *
 * Takes it up in one step: what is known is carried over, and each record leads to the other (9.3.3, 10.2).
 *
 * Returns: (transfer full) (nullable): what takes it up
 */
IsmsRecord *
isms_handover_make (IsmsStore *store,
                    IsmsRecord *origin,
                    const char *kind,
                    const char *today,
                    GError **error)
{
  const Road *road = find_road (isms_record_get_kind (origin), kind);
  g_autofree char *label = g_strdup_printf (_("Take up %s"), isms_record_get_code (origin));
  g_autoptr (IsmsRecord) made = NULL;

  g_return_val_if_fail (road != NULL, NULL);

  if (!isms_store_begin (store, label, NULL, error))
    return NULL;
  made = make (store, road, origin, today, error);
  if (made == NULL)
    {
      isms_store_rollback (store);
      return NULL;
    }
  return isms_store_commit (store, error) ? g_steal_pointer (&made) : NULL;
}

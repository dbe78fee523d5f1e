/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "catalogue/isms-catalogue.h"
#include "forms/parapet-new-dialog.h"
#include "looks/audit/parapet-audit-plan.h"
#include "models/isms-audit.h"
#include "records/isms-kinds.h"

/* Returns: (nullable): what an audit is to link to, so that it looks at the criterion; a clause is no record */
static IsmsRecord *
find_record (IsmsStore *store,
             const IsmsCriterion *criterion)
{
  return criterion->scope != NULL ? g_object_ref (criterion->scope) : isms_store_find (store, &isms_kind_control, criterion->id);
}

/* Returns: (nullable): the field of an audit that takes the criterion in */
static const char *
find_field (const IsmsCriterion *criterion)
{
  const IsmsKind *kind = criterion->scope != NULL ? isms_record_get_kind (criterion->scope) : NULL;

  if (kind == NULL)
    return isms_catalogue_find_control (criterion->id) != NULL ? "controls" : "clauses";
  if (kind == &isms_kind_process)
    return "processes";
  return kind == &isms_kind_unit ? "units" : "sites";
}

/* Returns: (transfer full) (element-type utf8): what no audit looks at, as the field takes it in */
static GPtrArray *
list_members (IsmsStore *store,
              GArray *criteria,
              const char *field)
{
  GPtrArray *members = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < criteria->len; i++)
    {
      const IsmsCriterion *criterion = &g_array_index (criteria, IsmsCriterion, i);
      g_autoptr (IsmsRecord) record = find_record (store, criterion);

      if (isms_criterion_is_seen (criterion) || !g_str_equal (find_field (criterion), field))
        continue;
      if (record != NULL)
        g_ptr_array_add (members, g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (record)));
      else if (g_str_equal (field, "clauses"))
        g_ptr_array_add (members, g_strdup (criterion->id));
    }
  return members;
}

/* "Clauses: 4 · Controls: 12" */
static void
tell_members (GString *scope,
              const char *field,
              guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  g_string_append (scope, scope->len > 0 ? " · " : "");
  g_string_append_printf (scope, C_("fact", "%s: %s"), isms_field_label (isms_kind_field (&isms_kind_audit, field)), number);
}

static const char *const looked_at[] = { "clauses", "controls", "processes", "units", "sites" };

/* Returns: (transfer full): "Clauses: 4 · Controls: 12", what it is to look at; "" where nothing is left */
static char *
tell_scope (IsmsStore *store,
            GArray *criteria)
{
  GString *scope = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (looked_at); i++)
    {
      g_autoptr (GPtrArray) members = list_members (store, criteria, looked_at[i]);

      if (members->len > 0)
        tell_members (scope, looked_at[i], members->len);
    }
  return g_string_free_and_steal (scope);
}

static void
preset_scope (ParapetNewDialog *dialog,
              IsmsStore *store,
              GArray *criteria)
{
  for (guint i = 0; i < G_N_ELEMENTS (looked_at); i++)
    {
      g_autoptr (GPtrArray) members = list_members (store, criteria, looked_at[i]);
      g_auto (IsmsValue) value = ISMS_VALUE_NULL;

      if (members->len == 0)
        continue;
      isms_value_take_members (&value, g_steal_pointer (&members));
      parapet_new_dialog_preset (dialog, looked_at[i], &value);
    }
}

/**
 * parapet_audit_plan_new:
 * @criteria: (element-type IsmsCriterion): what the audits of the programme look at
 *
 * Returns: (transfer floating): asks who audits and when for a new audit of the programme that looks at whatever no other does (9.2.2), a
 *   #ParapetNewDialog
 */
AdwDialog *
parapet_audit_plan_new (IsmsStore *store,
                        IsmsRecord *programme,
                        GArray *criteria)
{
  static const char *const asked[] = { "title", "lead_auditor", "planned_on", NULL };
  g_autofree char *scope = tell_scope (store, criteria);
  /* Translators: what no audit looks at yet: "Clauses: 4 · Controls: 12" */
  g_autofree char *about = g_strdup_printf (_("An audit of what no other audit of the programme looks at. %s"), scope);
  AdwDialog *dialog = parapet_new_dialog_new_asking (store, &isms_kind_audit, _("Plan an Audit"), about, asked);
  g_auto (IsmsValue) key = ISMS_VALUE_NULL;

  isms_value_set_integer (&key, isms_record_get_key (programme));
  parapet_new_dialog_preset (PARAPET_NEW_DIALOG (dialog), "programme", &key);
  parapet_new_dialog_preset_text (PARAPET_NEW_DIALOG (dialog), "kind", "internal");
  parapet_new_dialog_preset_text (PARAPET_NEW_DIALOG (dialog), "source", "audit");
  parapet_new_dialog_preset_text (PARAPET_NEW_DIALOG (dialog), "status", "planned");
  parapet_new_dialog_preset_text (PARAPET_NEW_DIALOG (dialog), "scope", scope);
  preset_scope (PARAPET_NEW_DIALOG (dialog), store, criteria);
  return dialog;
}

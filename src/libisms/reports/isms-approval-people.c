/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "reports/isms-approval-people.h"
#include "reports/isms-approval.h"

/* Who may approve something, who did, and who still has to. An approval counts for what it froze, and for nothing else. */

/* Returns: (element-type IsmsRecord): the risks that the plan treats, each once */
static GPtrArray *
list_risks (IsmsStore *store,
            IsmsRecord *plan)
{
  g_autoptr (GPtrArray) treatments = isms_store_get_backlinks (store, isms_record_get_key (plan), &isms_kind_treatment, "treatment_plan");
  GPtrArray *risks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < treatments->len; i++)
    {
      g_autoptr (IsmsRecord) risk = isms_store_get_link (store, g_ptr_array_index (treatments, i), "risk");

      if (risk != NULL && !isms_record_get_deleted (risk) && !g_ptr_array_find (risks, risk, NULL))
        g_ptr_array_add (risks, g_steal_pointer (&risk));
    }
  return risks;
}

/**
 * isms_approval_list_entitled:
 *
 * Returns: (transfer full) (nullable) (element-type IsmsRecord): who may approve it: of a treatment plan the owners of the risks in
 *   it; %NULL where no rule says
 */
GPtrArray *
isms_approval_list_entitled (IsmsStore *store,
                             IsmsRecord *subject)
{
  g_autoptr (GPtrArray) risks = NULL;
  GPtrArray *owners;

  if (isms_record_get_kind (subject) != &isms_kind_treatment_plan)
    return NULL;
  risks = list_risks (store, subject);
  owners = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < risks->len; i++)
    {
      g_autoptr (IsmsRecord) owner = isms_store_get_link (store, g_ptr_array_index (risks, i), "owner");

      if (owner != NULL && !isms_record_get_deleted (owner) && !g_ptr_array_find (owners, owner, NULL))
        g_ptr_array_add (owners, g_steal_pointer (&owner));
    }
  return owners;
}

/**
 * isms_approval_add_removed:
 * @subject: a treatment plan
 * @gaps: (element-type utf8): sentences
 *
 * Adds a sentence for each risk in the plan whose owner was removed: nobody could approve it for that risk.
 */
void
isms_approval_add_removed (IsmsStore *store,
                           IsmsRecord *subject,
                           GPtrArray *gaps)
{
  g_autoptr (GPtrArray) risks = list_risks (store, subject);

  for (guint i = 0; i < risks->len; i++)
    {
      IsmsRecord *risk = g_ptr_array_index (risks, i);
      g_autoptr (IsmsRecord) owner = isms_store_get_link (store, risk, "owner");

      if (owner != NULL && isms_record_get_deleted (owner))
        g_ptr_array_add (gaps, g_strdup_printf (_("The owner of %s was removed; name another (6.1.3 f)."), isms_record_get_code (risk)));
    }
}

static gboolean
is_current (IsmsStore *store,
            IsmsRecord *approval)
{
  g_autoptr (GPtrArray) differences = isms_approval_compare (store, approval, NULL);

  return differences != NULL && differences->len == 0;
}

static GPtrArray *
list_approvals (IsmsStore *store,
                IsmsRecord *subject)
{
  return isms_store_get_backlinks (store, isms_record_get_key (subject), &isms_kind_approval, "subject");
}

static gboolean
has_approved (GPtrArray *approvals,
              IsmsRecord *person)
{
  for (guint i = 0; i < approvals->len; i++)
    if (isms_record_get_integer (g_ptr_array_index (approvals, i), "approved_by", 0) == isms_record_get_key (person))
      return TRUE;
  return FALSE;
}

/* Who is named and gave no approval in this file did so elsewhere, and nobody froze what; that counts as long as the state says it holds. */
static void
add_elsewhere (IsmsStore *store,
               IsmsRecord *subject,
               GPtrArray *approvals,
               GPtrArray *people)
{
  g_autoptr (GPtrArray) named = NULL;

  if (isms_kind_field (isms_record_get_kind (subject), "approved_by")->type != ISMS_LINKS || g_strcmp0 (isms_record_get_text (subject, "status"), "approved") != 0)
    return;
  named = isms_store_get_links (store, subject, "approved_by");
  for (guint i = 0; i < named->len; i++)
    if (!has_approved (approvals, g_ptr_array_index (named, i)))
      g_ptr_array_add (people, g_object_ref (g_ptr_array_index (named, i)));
}

/**
 * isms_approval_list_approvers:
 * @subject: what several may approve, one after the other
 *
 * Returns: (transfer full) (element-type IsmsRecord): who approved it as it stands: whose approval froze just what it says now
 */
GPtrArray *
isms_approval_list_approvers (IsmsStore *store,
                              IsmsRecord *subject)
{
  g_autoptr (GPtrArray) approvals = list_approvals (store, subject);
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);

  add_elsewhere (store, subject, approvals, people);
  for (guint i = 0; i < approvals->len; i++)
    {
      g_autoptr (IsmsRecord) person = isms_store_get_link (store, g_ptr_array_index (approvals, i), "approved_by");

      if (person != NULL && !g_ptr_array_find (people, person, NULL) && is_current (store, g_ptr_array_index (approvals, i)))
        g_ptr_array_add (people, g_steal_pointer (&person));
    }
  return people;
}

/* Returns: (element-type IsmsRecord): those who may approve it and are not among @approvers */
static GPtrArray *
list_others (IsmsStore *store,
             IsmsRecord *subject,
             GPtrArray *approvers)
{
  g_autoptr (GPtrArray) entitled = isms_approval_list_entitled (store, subject);
  GPtrArray *others = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; entitled != NULL && i < entitled->len; i++)
    if (!g_ptr_array_find (approvers, g_ptr_array_index (entitled, i), NULL))
      g_ptr_array_add (others, g_object_ref (g_ptr_array_index (entitled, i)));
  return others;
}

/**
 * isms_approval_is_complete:
 * @approvers: (element-type IsmsRecord): who approved it
 *
 * Returns: whether nobody else has to (6.1.3 f)
 */
gboolean
isms_approval_is_complete (IsmsStore *store,
                           IsmsRecord *subject,
                           GPtrArray *approvers)
{
  g_autoptr (GPtrArray) others = list_others (store, subject, approvers);

  return others->len == 0;
}

/**
 * isms_approval_list_missing:
 *
 * Returns: (transfer full) (element-type IsmsRecord): who still has to approve it, or has to again since it changed
 */
GPtrArray *
isms_approval_list_missing (IsmsStore *store,
                            IsmsRecord *subject)
{
  g_autoptr (GPtrArray) approvers = NULL;

  if (isms_record_get_kind (subject) != &isms_kind_treatment_plan)
    return g_ptr_array_new_with_free_func (g_object_unref);
  approvers = isms_approval_list_approvers (store, subject);
  return list_others (store, subject, approvers);
}

static char *
name_people (GPtrArray *people,
             GPtrArray *approvals,
             gboolean before)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < people->len; i++)
    if (has_approved (approvals, g_ptr_array_index (people, i)) == before)
      g_strv_builder_add (names, isms_record_get_title (g_ptr_array_index (people, i)));
  list = g_strv_builder_end (names);
  return *list != NULL ? g_strjoinv (C_("list", ", "), list) : NULL;
}

/**
 * isms_approval_explain_missing:
 *
 * Returns: (transfer full) (nullable): who still has to approve it, and who has to again since it changed, in sentences; %NULL where nobody has to
 */
char *
isms_approval_explain_missing (IsmsStore *store,
                               IsmsRecord *subject)
{
  g_autoptr (GPtrArray) missing = isms_approval_list_missing (store, subject);
  g_autoptr (GPtrArray) approvals = list_approvals (store, subject);
  g_autofree char *never = name_people (missing, approvals, FALSE);
  g_autofree char *again = name_people (missing, approvals, TRUE);
  g_autofree char *first = never != NULL ? g_strdup_printf (_("Still to approve, as risk owners: %s."), never) : NULL;
  g_autofree char *second = again != NULL ? g_strdup_printf (_("To approve again, since it changed: %s."), again) : NULL;

  if (first != NULL && second != NULL)
    return g_strdup_printf ("%s %s", first, second);
  return first != NULL ? g_steal_pointer (&first) : g_steal_pointer (&second);
}

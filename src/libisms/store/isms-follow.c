/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/isms-follow.h"

/* What a record says of itself because another says so, and what it says once that is gone. */

/* Returns: (transfer full) (element-type IsmsRecord): what else says the same of the subject, oldest first */
static GPtrArray *
list_others (IsmsStore *store,
             IsmsRecord *subject,
             IsmsRecord *removed)
{
  GPtrArray *others = isms_store_get_backlinks (store, isms_record_get_key (subject), isms_record_get_kind (removed), "subject");

  for (guint i = others->len; i > 0; i--)
    if (g_ptr_array_index (others, i - 1) == removed || isms_record_get_deleted (g_ptr_array_index (others, i - 1)))
      g_ptr_array_remove_index (others, i - 1);
  return others;
}

/* Returns: (nullable): the state before the one that only the verb brings about, which the record is in */
static const char *
find_state_before (IsmsRecord *subject,
                   const char *verb)
{
  const IsmsField *field = isms_kind_field (isms_record_get_kind (subject), "status");
  const char *said = isms_record_get_text (subject, "status");

  for (const IsmsChoice *choice = field != NULL ? field->choices : NULL; choice != NULL && choice->value != NULL; choice++)
    if (g_strcmp0 (choice->made_by, verb) == 0 && g_strcmp0 (choice->value, said) == 0)
      return choice > field->choices ? choice[-1].value : NULL;
  return NULL;
}

static GPtrArray *
list_people (IsmsStore *store,
             GPtrArray *approvals)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < approvals->len; i++)
    {
      IsmsRecord *person = isms_store_get_link (store, g_ptr_array_index (approvals, i), "approved_by");

      if (person != NULL)
        g_ptr_array_add (people, person);
    }
  return people;
}

static gboolean
name_others (IsmsStore *store,
             IsmsRecord *subject,
             GPtrArray *others,
             GError **error)
{
  g_autoptr (GPtrArray) people = list_people (store, others);

  if (isms_kind_field (isms_record_get_kind (subject), "approved_by")->type == ISMS_LINKS)
    return isms_store_set_links (store, subject, "approved_by", people, error);
  return isms_store_set_link (store, subject, "approved_by", people->len > 0 ? g_ptr_array_index (people, people->len - 1) : NULL, error);
}

/**
 * isms_follow_removal:
 * @removed: what the step in progress removes
 *
 * Takes back what a record is said to be by what is removed alone: without its approval nothing is approved (7.5.2 c). It goes back to the
 * state before; who else approved it stays named. What was withdrawn meanwhile stays so. As it is the same step, undo brings back both.
 */
void
isms_follow_removal (IsmsStore *store,
                     IsmsRecord *removed)
{
  const IsmsKind *kind = isms_record_get_kind (removed);
  g_autoptr (IsmsRecord) subject = kind->made_by != NULL && isms_kind_field (kind, "approved_by") != NULL ? isms_store_get_link (store, removed, "subject") : NULL;
  const char *before = subject != NULL && !isms_record_get_deleted (subject) ? find_state_before (subject, kind->made_by) : NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GError) error = NULL;

  if (before == NULL)
    return;
  others = list_others (store, subject, removed);
  if (!isms_store_set_text (store, subject, "status", before, &error) || !isms_store_set_text (store, subject, "approved_on", NULL, &error) ||
      !name_others (store, subject, others, &error))
    g_warning ("The state of %s does not follow: %s", isms_record_get_code (subject), error->message);
}

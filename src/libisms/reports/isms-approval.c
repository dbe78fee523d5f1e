/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "models/isms-method.h"
#include "models/isms-soa.h"
#include "records/isms-kinds.h"
#include "reports/isms-approval-content.h"
#include "reports/isms-approval-people.h"
#include "reports/isms-approval.h"
#include "reports/isms-record-values.h"
#include "store/isms-demand.h"
#include "store/isms-history.h"

static char *
print_json (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, node);
  return json_generator_to_data (generator, NULL);
}

/* Freezes it: what an approval says was approved. The same content makes the same text. */
static char *
make_content (IsmsStore *store,
              IsmsRecord *subject)
{
  g_autoptr (JsonNode) node = isms_approval_content_new (store, subject);
  g_autofree char *head = isms_report_dup_head_hash (store);

  /* What it rests on need not be copied: the hash of the history answers for every record. */
  if (head != NULL)
    json_object_set_string_member (json_node_get_object (node), "head", head);
  return print_json (node);
}

/**
 * isms_approval_dup_head:
 * @approval: an "approval"
 *
 * Returns: (transfer full) (nullable): the hash of the history, 64 hexadecimal digits, when it was given: of all records on which what was
 *   approved rests; %NULL where its content was not frozen
 */
char *
isms_approval_dup_head (IsmsRecord *approval)
{
  const char *content = isms_record_get_text (approval, "content");
  g_autoptr (JsonNode) node = content != NULL ? json_from_string (content, NULL) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  return g_strdup (json_object_get_string_member_with_default (json_node_get_object (node), "head", NULL));
}

/**
 * isms_approval_suggest_version:
 * @version: (nullable): the last version: "1.1"
 *
 * Returns: (transfer full): the one that people would call the next: "1.2"
 */
char *
isms_approval_suggest_version (const char *version)
{
  gsize length = version != NULL ? strlen (version) : 0;
  gsize start = length;

  while (start > 0 && g_ascii_isdigit (version[start - 1]))
    start--;
  if (length - start == 0 || length - start > 9)
    return g_strdup ("1.0");
  return g_strdup_printf ("%.*s%" G_GUINT64_FORMAT, (int) start, version, g_ascii_strtoull (version + start, NULL, 10) + 1);
}

static gboolean
withdraw (IsmsStore *store,
          IsmsRecord *version,
          const char *date,
          GError **error)
{
  return version == NULL || (isms_store_set_text (store, version, "status", "withdrawn", error) && isms_store_set_text (store, version, "withdrawn_on", date, error));
}

/* What the new version rests on is what the old one did, unless somebody says otherwise. */
static gboolean
carry_over (IsmsStore *store,
            IsmsRecord *old,
            IsmsRecord *new,
            GError **error)
{
  static const char *const links[] = { "assessment", "scope", "document" };

  for (guint i = 0; old != NULL && i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (IsmsRecord) target = isms_store_get_link (store, old, links[i]);

      if (!isms_store_set_link (store, new, links[i], target, error))
        return FALSE;
    }
  return TRUE;
}

static IsmsRecord *
add_version (IsmsStore *store,
             IsmsRecord *old,
             const IsmsApprovalWords *words,
             GError **error)
{
  g_autoptr (IsmsRecord) version = isms_store_create (store, isms_kind_find ("soa"), NULL);

  if (isms_store_set_text (store, version, "title", _("Statement of Applicability"), error) && isms_store_set_text (store, version, "version", words->version, error) &&
      isms_store_set_text (store, version, "summary", words->summary, error) && isms_store_set_text (store, version, "status", "approved", error) &&
      isms_store_set_text (store, version, "approved_on", words->date, error) && isms_store_set_link (store, version, "approved_by", words->approver, error) &&
      carry_over (store, old, version, error))
    return g_steal_pointer (&version);
  return NULL;
}

/* How an approval is called: the version's title, and which version it is. */
static char *
make_title (IsmsRecord *version,
            const IsmsApprovalWords *words)
{
  if (words->version == NULL || *words->version == '\0')
    return g_strdup (isms_record_get_title (version));
  return g_strdup_printf (_("%s, version %s"), isms_record_get_title (version), words->version);
}

static gboolean
add_approval (IsmsStore *store,
              IsmsRecord *version,
              const IsmsApprovalWords *words,
              GError **error)
{
  g_autofree char *content = make_content (store, version);
  g_autoptr (IsmsRecord) approval = isms_store_create (store, &isms_kind_approval, NULL);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autofree char *title = make_title (version, words);

  return isms_store_set_text (store, approval, "title", title, error) && isms_store_set_link (store, approval, "subject", version, error) &&
         isms_store_set_text (store, approval, "version", words->version, error) && isms_store_set_link (store, approval, "approved_by", words->approver, error) &&
         isms_store_set_text (store, approval, "approved_on", words->date, error) && isms_store_set_text (store, approval, "comment", words->summary, error) &&
         isms_store_set_text (store, approval, "content", content, error) && isms_store_set_text (store, approval, "sha256", sha256, error);
}

static gboolean
write_statement (IsmsStore *store,
                 const IsmsApprovalWords *words,
                 GError **error)
{
  g_autoptr (IsmsSoa) soa = isms_soa_new (store);
  IsmsRecord *old = isms_soa_get_version (soa);
  g_autoptr (IsmsRecord) version = add_version (store, old, words, error);

  return version != NULL && withdraw (store, old, words->date, error) && add_approval (store, version, words, error);
}

/**
 * isms_approval_approve_statement:
 * @error: return location: %ISMS_FIELD_ERROR, %ISMS_STORE_ERROR
 *
 * Approves the Statement of Applicability as it stands (6.1.3 d, 7.5.2 c): makes a version of it, freezes its content and
 * withdraws the version before, in one step.
 *
 * Returns: whether it is approved now
 */
gboolean
isms_approval_approve_statement (IsmsStore *store,
                                 const IsmsApprovalWords *words,
                                 GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Approve Statement of Applicability %s"), words->version);

  if (!isms_store_begin (store, label, words->summary, error))
    return FALSE;
  if (write_statement (store, words, error))
    return isms_store_commit (store, error);
  isms_store_rollback (store);
  return FALSE;
}

/* Kinds of which one version is in force at a time. */
static gboolean
replaces_others (const IsmsKind *kind)
{
  return kind == &isms_kind_method || kind == &isms_kind_treatment_plan || kind == &isms_kind_scope;
}

static gboolean
withdraw_others (IsmsStore *store,
                 IsmsRecord *subject,
                 const char *date,
                 GError **error)
{
  g_autoptr (GPtrArray) versions = isms_store_list_records (store, isms_record_get_kind (subject));

  for (guint i = 0; replaces_others (isms_record_get_kind (subject)) && i < versions->len; i++)
    {
      IsmsRecord *version = g_ptr_array_index (versions, i);

      if (version != subject && g_strcmp0 (isms_record_get_text (version, "status"), "approved") == 0 && !withdraw (store, version, date, error))
        return FALSE;
    }
  return TRUE;
}

/* A plan holds once every owner of a risk in it has approved it (6.1.3 f). */
static gboolean
set_state (IsmsStore *store,
           IsmsRecord *subject,
           GPtrArray *approvers,
           const IsmsApprovalWords *words,
           GError **error)
{
  if (!isms_approval_is_complete (store, subject, approvers))
    return isms_store_set_text (store, subject, "status", "in_review", error) && isms_store_set_text (store, subject, "approved_on", NULL, error);
  return isms_store_set_text (store, subject, "status", "approved", error) && isms_store_set_text (store, subject, "approved_on", words->date, error) &&
         withdraw_others (store, subject, words->date, error);
}

/* Who approved something else before, or another version, is not named beside who approves it now. */
static gboolean
set_approvers (IsmsStore *store,
               IsmsRecord *subject,
               const IsmsApprovalWords *words,
               GError **error)
{
  g_autoptr (GPtrArray) people = isms_approval_list_approvers (store, subject);

  g_ptr_array_add (people, g_object_ref (words->approver));
  if (isms_kind_field (isms_record_get_kind (subject), "approved_by")->type == ISMS_LINK)
    return isms_store_set_link (store, subject, "approved_by", words->approver, error) && set_state (store, subject, people, words, error);
  return isms_store_set_links (store, subject, "approved_by", people, error) && /* each once */
         set_state (store, subject, people, words, error);
}

static gboolean
write_approval (IsmsStore *store,
                IsmsRecord *subject,
                const IsmsApprovalWords *words,
                GError **error)
{
  return (words->version == NULL || isms_kind_field (isms_record_get_kind (subject), "version") == NULL ||
          isms_store_set_text (store, subject, "version", words->version, error)) &&
         set_approvers (store, subject, words, error) && add_approval (store, subject, words, error);
}

/* A method that lacks something is read differently by everyone who applies it. */
static gboolean
check_whole (IsmsStore *store,
             IsmsRecord *subject,
             GError **error)
{
  g_autoptr (GPtrArray) gaps = isms_approval_list_gaps (store, subject);

  return gaps->len == 0 || isms_record_refuse (subject, isms_kind_field (isms_record_get_kind (subject), "status"), ISMS_FIELD_ERROR_REQUIRED,
                                               g_ptr_array_index (gaps, 0), error);
}

static gboolean
check_approver (IsmsStore *store,
                IsmsRecord *subject,
                IsmsRecord *approver,
                GError **error)
{
  const IsmsField *field = isms_kind_field (isms_record_get_kind (subject), "approved_by");
  g_autoptr (GPtrArray) owners = isms_approval_list_entitled (store, subject);

  if (isms_record_get_kind (subject) == &isms_kind_review && !isms_demand_is_top_management (store, approver))
    return isms_record_refuse (subject, field, ISMS_FIELD_ERROR_CHOICE, _("Minutes are approved by somebody with a role in top management (9.3.3)."), error);
  return owners == NULL || g_ptr_array_find (owners, approver, NULL) ||
         isms_record_refuse (subject, field, ISMS_FIELD_ERROR_CHOICE,
                             _("A treatment plan is approved by the owners of the risks in it (6.1.3 f)."), error);
}

/**
 * isms_approval_approve:
 * @subject: a risk method, a treatment plan, a scope, a review: any kind that says by whom it was approved
 * @error: return location: %ISMS_FIELD_ERROR where this person may not approve it, %ISMS_STORE_ERROR
 *
 * Approves a version as it stands (7.5.2 c): freezes what it says, and withdraws the version before, in one step. A treatment plan
 * is approved by each owner of a risk in it, one after the other (6.1.3 f); residual risk is accepted apart from that.
 *
 * Returns: whether the approval is kept
 */
gboolean
isms_approval_approve (IsmsStore *store,
                       IsmsRecord *subject,
                       const IsmsApprovalWords *words,
                       GError **error)
{
  const IsmsKind *kind = isms_record_get_kind (subject);
  g_autofree char *title = make_title (subject, words);
  g_autofree char *label = g_strdup_printf (_("Approve %s"), title);

  if (isms_kind_field (kind, "approved_by") == NULL || isms_kind_field (kind, "status") == NULL)
    return isms_record_refuse (subject, &kind->fields[0], ISMS_FIELD_ERROR_CHOICE, _("Records of this kind are not approved."), error);
  if (!check_whole (store, subject, error) || !check_approver (store, subject, words->approver, error) || !isms_store_begin (store, label, words->summary, error))
    return FALSE;
  if (write_approval (store, subject, words, error))
    return isms_store_commit (store, error);
  isms_store_rollback (store);
  return FALSE;
}

static void
add_undecided (IsmsStore *store,
               GPtrArray *gaps)
{
  g_autoptr (IsmsSoa) soa = isms_soa_new (store);
  guint undecided = isms_soa_count_state (soa, ISMS_SOA_UNDECIDED);

  if (undecided > 0)
    g_ptr_array_add (gaps, g_strdup_printf (ngettext ("%u control is undecided (6.1.3 d).", "%u controls are undecided (6.1.3 d).", undecided), undecided));
}

/* Approving says by whom; all else has to be said before. */
static void
add_demands (IsmsRecord *subject,
             GPtrArray *gaps)
{
  const IsmsKind *kind = isms_record_get_kind (subject);

  for (const IsmsDemand *demand = kind->demands; demand != NULL && demand->field != NULL; demand++)
    if (g_str_equal (demand->value, "approved") && !g_str_equal (demand->needs, "approved_by") && !isms_record_has (subject, demand->needs))
      /* Translators: the name of a field, a clause of the standard */
      g_ptr_array_add (gaps, g_strdup_printf (_("“%s” is not filled in (%s)."), isms_field_label (isms_kind_field (kind, demand->needs)), demand->clause));
}

static void
add_unsaid (IsmsStore *store,
            IsmsRecord *review,
            GPtrArray *gaps)
{
  g_autoptr (GArray) unsaid = isms_demand_list_unsaid (store, review);

  for (guint i = 0; i < unsaid->len; i++)
    g_ptr_array_add (gaps, isms_gap_dup_words (&g_array_index (unsaid, IsmsGap, i)));
}

/**
 * isms_approval_list_gaps:
 * @subject: (nullable): what is to be approved; %NULL stands for the Statement of Applicability as it stands now
 *
 * Returns: (transfer full) (element-type utf8): sentences on what is missing before it can be approved; none where nothing is
 */
GPtrArray *
isms_approval_list_gaps (IsmsStore *store,
                         IsmsRecord *subject)
{
  g_autoptr (GPtrArray) owners = subject != NULL ? isms_approval_list_entitled (store, subject) : NULL;
  GPtrArray *gaps;

  if (subject != NULL && isms_record_get_kind (subject) == &isms_kind_method)
    return isms_method_list_gaps (store, subject);
  gaps = g_ptr_array_new_with_free_func (g_free);
  if (subject != NULL)
    add_demands (subject, gaps);
  else
    add_undecided (store, gaps);
  if (subject != NULL && isms_record_get_kind (subject) == &isms_kind_review)
    add_unsaid (store, subject, gaps);
  if (owners != NULL)
    isms_approval_add_removed (store, subject, gaps);
  if (owners != NULL && owners->len == 0 && gaps->len == 0)
    g_ptr_array_add (gaps, g_strdup (_("No treatment in it is of a risk that has an owner (6.1.3 f).")));
  return gaps;
}

/**
 * isms_approval_find:
 * @subject: (nullable): a version of something
 *
 * Returns: (transfer full) (nullable): its approval, the last one where there are several
 */
IsmsRecord *
isms_approval_find (IsmsStore *store,
                    IsmsRecord *subject)
{
  g_autoptr (GPtrArray) approvals = NULL;

  if (subject == NULL)
    return NULL;
  approvals = isms_store_get_backlinks (store, isms_record_get_key (subject), isms_kind_find ("approval"), "subject");
  return approvals->len > 0 ? g_object_ref (g_ptr_array_index (approvals, approvals->len - 1)) : NULL;
}

/**
 * isms_approval_go_back:
 * @subject: (nullable): a version of something
 *
 * Returns: (transfer full) (nullable): the ISMS as it was when it was approved; %NULL where it was not approved here, and of a store of the
 *   past, which is all there is of it
 */
IsmsStore *
isms_approval_go_back (IsmsStore *store,
                       IsmsRecord *subject)
{
  const char *status = subject != NULL ? isms_record_get_text (subject, "status") : NULL;
  gboolean approved = g_strcmp0 (status, "approved") == 0 || g_strcmp0 (status, "withdrawn") == 0;
  g_autoptr (IsmsRecord) approval = approved && !isms_store_is_past (store) ? isms_approval_find (store, subject) : NULL;
  g_autoptr (GPtrArray) steps = approval != NULL ? isms_history_list_record (store, isms_record_get_key (approval), NULL) : NULL;
  IsmsStep *made = steps != NULL && steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;

  return made != NULL ? isms_history_as_of (store, made->id, NULL, NULL) : NULL;
}

/**
 * isms_approval_go_back_to_version:
 * @version: (nullable): a version of the statement or of the treatment plan; %NULL for what is in force
 * @then: (out) (transfer full): where the version is told: as it was approved, or as it stands
 * @error: return location: %ISMS_FIELD_ERROR where it is withdrawn and nobody kept what it said
 *
 * Returns: whether it can be told
 */
gboolean
isms_approval_go_back_to_version (IsmsStore *store,
                                  IsmsRecord *version,
                                  IsmsStore **then,
                                  GError **error)
{
  *then = isms_approval_go_back (store, version);
  if (*then == NULL && version != NULL && g_strcmp0 (isms_record_get_text (version, "status"), "withdrawn") == 0)
    return isms_record_refuse (version, isms_kind_field (isms_record_get_kind (version), "status"), ISMS_FIELD_ERROR_CHOICE,
                               _("it is withdrawn, and was not approved in this file. Look at the file as it was on a day when it was in force."), error);
  if (*then == NULL)
    *then = g_object_ref (store);
  return TRUE;
}

void
isms_difference_free (IsmsDifference *self)
{
  g_free (self->code);
  g_free (self->title);
  g_free (self->what);
  g_free (self->was);
  g_free (self->is);
  g_free (self);
}

static void
add_difference (GPtrArray *differences,
                JsonObject *row,
                const char *what,
                char *was,
                char *is)
{
  IsmsDifference *difference = g_new0 (IsmsDifference, 1);

  difference->code = g_strdup (json_object_get_string_member_with_default (row, "number", ""));
  difference->title = g_strdup (json_object_get_string_member_with_default (row, "title", ""));
  difference->what = g_strdup (what);
  difference->was = was;
  difference->is = is;
  g_ptr_array_add (differences, difference);
}

typedef struct
{
  IsmsStore *store;
  const IsmsKind *kind; /* of what was approved */
  GPtrArray *differences;
} Comparison;

static const IsmsKind *
get_row_kind (Comparison *self,
              JsonObject *row)
{
  const char *name = json_object_get_string_member_with_default (row, "record", "");
  const IsmsKind *kind = self->kind == &isms_kind_soa ? &isms_kind_control : isms_kind_find (name);

  return kind != NULL ? kind : self->kind;
}

static void
compare_member (Comparison *self,
                JsonObject *was,
                JsonObject *is,
                const char *member)
{
  const IsmsKind *kind = get_row_kind (self, is);
  const char *label = isms_approval_content_get_label (kind, member);
  const IsmsField *field = isms_kind_field (kind, member);
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;

  if (label == NULL)
    return;
  before = isms_approval_content_describe (self->store, field, json_object_get_member (was, member));
  now = isms_approval_content_describe (self->store, field, json_object_get_member (is, member));
  if (!g_str_equal (before, now))
    add_difference (self->differences, is, label, g_steal_pointer (&before), g_steal_pointer (&now));
}

static void
compare_rows (Comparison *self,
              JsonObject *was,
              JsonObject *is)
{
  g_autoptr (GList) members = json_object_get_members (is);
  g_autoptr (GList) old = json_object_get_members (was);

  for (GList *l = members; l != NULL; l = l->next)
    compare_member (self, was, is, l->data);
  for (GList *l = old; l != NULL; l = l->next)
    if (!json_object_has_member (is, l->data))
      compare_member (self, was, is, l->data);
}

static GHashTable *
index_rows (JsonArray *rows)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      g_hash_table_insert (index, (gpointer) json_object_get_string_member_with_default (row, "key", ""), row);
    }
  return index;
}

static void
compare_tables (Comparison *self,
                JsonArray *was,
                JsonArray *is)
{
  g_autoptr (GHashTable) before = index_rows (was);
  g_autoptr (GHashTable) now = index_rows (is);

  for (guint i = 0; i < json_array_get_length (is); i++)
    {
      JsonObject *row = json_array_get_object_element (is, i);
      JsonObject *old = g_hash_table_lookup (before, json_object_get_string_member_with_default (row, "key", ""));

      if (old != NULL)
        compare_rows (self, old, row);
      else
        add_difference (self->differences, row, NULL, NULL, g_strdup (_("Added")));
    }
  for (guint i = 0; i < json_array_get_length (was); i++)
    {
      JsonObject *row = json_array_get_object_element (was, i);

      if (!g_hash_table_contains (now, json_object_get_string_member_with_default (row, "key", "")))
        add_difference (self->differences, row, NULL, NULL, g_strdup (_("Removed")));
    }
}

static JsonArray *
read_rows (const IsmsKind *kind,
           JsonNode *node,
           GError **error)
{
  JsonNode *rows = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), isms_approval_content_get_rows (kind)) : NULL;

  if (rows != NULL && JSON_NODE_HOLDS_ARRAY (rows))
    return json_node_dup_array (rows);
  if (error == NULL || *error == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("What was approved cannot be read any more."));
  return NULL;
}

/**
 * isms_approval_compare:
 * @approval: an approval
 * @error: return location: where what was approved cannot be read
 *
 * Tells how what was approved differs from what holds now: "approved version differs".
 *
 * Returns: (transfer full) (nullable) (element-type IsmsDifference): the differences; none where it is still what was approved
 */
GPtrArray *
isms_approval_compare (IsmsStore *store,
                       IsmsRecord *approval,
                       GError **error)
{
  g_autoptr (IsmsRecord) subject = isms_store_get_link (store, approval, "subject");
  const char *frozen = isms_record_get_text (approval, "content");
  g_autoptr (JsonNode) old = frozen != NULL && subject != NULL ? json_from_string (frozen, error) : NULL;
  g_autoptr (JsonNode) now = old != NULL ? isms_approval_content_new (store, subject) : NULL;
  g_autoptr (JsonArray) was = NULL;
  g_autoptr (JsonArray) is = NULL;
  Comparison self = { .store = store };

  self.kind = subject != NULL ? isms_record_get_kind (subject) : &isms_kind_soa;
  if ((was = read_rows (self.kind, old, error)) == NULL || (is = read_rows (self.kind, now, error)) == NULL)
    return NULL;
  self.differences = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_difference_free);
  compare_tables (&self, was, is);
  return self.differences;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "models/isms-soa.h"
#include "reports/isms-approval.h"
#include "reports/isms-report-json.h"
#include "reports/isms-soa-report.h"

/* What of a statement is approved: the decisions, not when the paper was printed. */
static const char *const approved_members[] = { "controls" };

/* The columns of a control that are compared, and what people call them. */
static const struct
{
  const char *member;
  const char *label;
} columns[] = {
  { "title", N_("Title") },
  { "applicable", N_("Applicable") },
  { "reasons", N_("Reasons for including") },
  { "reason_text", N_("Reasons in words") },
  { "exclusion_reason", N_("Reason for excluding") },
  { "state", N_("State") },
  { "due", N_("In place by") },
  { "owner", N_("Owner") },
  { "risks", N_("Risks") },
  { "requirements", N_("Requirements") },
  { "evidence", N_("Evidence") },
};

static char *
print_json (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, node);
  return json_generator_to_data (generator, NULL);
}

/**
 * isms_approval_make_content:
 * @error: return location: what keeps the report from being made
 *
 * Freezes the Statement of Applicability: what an approval says was approved. The same decisions make the same text.
 *
 * Returns: (transfer full) (nullable): JSON
 */
char *
isms_approval_make_content (IsmsStore *store,
                            GError **error)
{
  g_autoptr (IsmsReport) report = isms_soa_report_new (store, NULL, error);
  g_autoptr (JsonNode) whole = report != NULL ? isms_report_to_json_node (report) : NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) content = json_object_new ();

  if (whole == NULL)
    return NULL;
  json_object_set_string_member (content, "report", "soa");
  for (guint i = 0; i < G_N_ELEMENTS (approved_members); i++)
    json_object_set_member (content, approved_members[i], json_object_dup_member (json_node_get_object (whole), approved_members[i]));
  json_node_set_object (node, content);
  return print_json (node);
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
set (IsmsStore *store,
     IsmsRecord *record,
     const char *field,
     const char *text,
     GError **error)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  if (text != NULL && *text != '\0')
    isms_value_set_text (&value, text);
  return isms_store_set (store, record, field, &value, error);
}

static gboolean
set_link (IsmsStore *store,
          IsmsRecord *record,
          const char *field,
          IsmsRecord *target,
          GError **error)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  if (target != NULL)
    isms_value_set_integer (&value, isms_record_get_key (target));
  return isms_store_set (store, record, field, &value, error);
}

static gboolean
withdraw (IsmsStore *store,
          IsmsRecord *version,
          const char *date,
          GError **error)
{
  return version == NULL || (set (store, version, "status", "withdrawn", error) && set (store, version, "withdrawn_on", date, error));
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

      if (!set_link (store, new, links[i], target, error))
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

  if (set (store, version, "title", _("Statement of Applicability"), error) && set (store, version, "version", words->version, error) &&
      set (store, version, "summary", words->summary, error) && set (store, version, "status", "approved", error) &&
      set (store, version, "approved_on", words->date, error) && set_link (store, version, "approved_by", words->approver, error) &&
      carry_over (store, old, version, error))
    return g_steal_pointer (&version);
  return NULL;
}

static gboolean
add_approval (IsmsStore *store,
              IsmsRecord *version,
              const IsmsApprovalWords *words,
              const char *content,
              GError **error)
{
  g_autoptr (IsmsRecord) approval = isms_store_create (store, isms_kind_find ("approval"), NULL);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autofree char *title = g_strdup_printf (_("Statement of Applicability, version %s"), words->version);

  return set (store, approval, "title", title, error) && set_link (store, approval, "subject", version, error) &&
         set (store, approval, "version", words->version, error) && set_link (store, approval, "approved_by", words->approver, error) &&
         set (store, approval, "approved_on", words->date, error) && set (store, approval, "content", content, error) &&
         set (store, approval, "sha256", sha256, error);
}

static gboolean
write_approval (IsmsStore *store,
                const IsmsApprovalWords *words,
                const char *content,
                GError **error)
{
  g_autoptr (IsmsSoa) soa = isms_soa_new (store);
  IsmsRecord *old = isms_soa_get_version (soa);
  g_autoptr (IsmsRecord) version = add_version (store, old, words, error);

  return version != NULL && withdraw (store, old, words->date, error) && add_approval (store, version, words, content, error);
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
  g_autofree char *content = isms_approval_make_content (store, error);
  g_autofree char *label = g_strdup_printf (_("Approve Statement of Applicability %s"), words->version);

  if (content == NULL || !isms_store_begin (store, label, words->summary, error))
    return FALSE;
  if (write_approval (store, words, content, error))
    return isms_store_commit (store, error);
  isms_store_rollback (store);
  return FALSE;
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

static char *
describe_word (const IsmsField *field,
               const char *word)
{
  const IsmsChoice *choice = field != NULL && field->choices != NULL ? isms_field_find_choice (field, word) : NULL;

  return g_strdup (choice != NULL ? _(choice->label) : word);
}

static char *
describe_single (const IsmsField *field,
                 JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");
  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (json_object_get_string_member_with_default (json_node_get_object (node), "title", ""));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? _("Yes") : _("No"));
  return describe_word (field, json_node_get_string (node));
}

static char *
describe_node (const IsmsField *field,
               JsonNode *node)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return describe_single (field, node);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_strv_builder_take (words, describe_single (field, json_array_get_element (array, i)));
  list = g_strv_builder_end (words);
  return g_strjoinv (C_("list", ", "), list);
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

static void
compare_rows (GPtrArray *differences,
              JsonObject *was,
              JsonObject *is)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const IsmsField *field = isms_kind_field (isms_kind_find ("control"), columns[i].member);
      g_autofree char *before = describe_node (field, json_object_get_member (was, columns[i].member));
      g_autofree char *now = describe_node (field, json_object_get_member (is, columns[i].member));

      if (!g_str_equal (before, now))
        add_difference (differences, is, _(columns[i].label), g_steal_pointer (&before), g_steal_pointer (&now));
    }
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
compare_tables (GPtrArray *differences,
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
        compare_rows (differences, old, row);
      else
        add_difference (differences, row, NULL, NULL, g_strdup (_("Added")));
    }
  for (guint i = 0; i < json_array_get_length (was); i++)
    {
      JsonObject *row = json_array_get_object_element (was, i);

      if (!g_hash_table_contains (now, json_object_get_string_member_with_default (row, "key", "")))
        add_difference (differences, row, NULL, NULL, g_strdup (_("Removed")));
    }
}

static JsonArray *
read_rows (const char *content,
           GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (content, error);
  JsonNode *rows = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), "controls") : NULL;

  if (rows != NULL && JSON_NODE_HOLDS_ARRAY (rows))
    return json_node_dup_array (rows);
  if (error == NULL || *error == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("What was approved cannot be read any more."));
  return NULL;
}

/**
 * isms_approval_compare:
 * @approval: of the Statement of Applicability
 * @error: return location: where what was approved cannot be read
 *
 * Tells how the statement as it stands differs from what was approved.
 *
 * Returns: (transfer full) (nullable) (element-type IsmsDifference): the differences; none where it is still what was approved
 */
GPtrArray *
isms_approval_compare (IsmsStore *store,
                       IsmsRecord *approval,
                       GError **error)
{
  const char *frozen = isms_record_get_text (approval, "content");
  g_autofree char *content = isms_approval_make_content (store, error);
  g_autoptr (JsonArray) was = NULL;
  g_autoptr (JsonArray) is = NULL;
  GPtrArray *differences;

  if (content == NULL || (was = read_rows (frozen != NULL ? frozen : "null", error)) == NULL || (is = read_rows (content, error)) == NULL)
    return NULL;
  differences = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_difference_free);
  compare_tables (differences, was, is);
  return differences;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-field-type.h"
#include "records/isms-kinds.h"
#include "reports/isms-approval-content.h"
#include "reports/isms-report-json.h"
#include "reports/isms-soa-report.h"

/* What is frozen when something is approved: of a statement of applicability the decisions about controls, of anything else its own
 * fields and those of the records that it consists of. The same content makes the same text, whenever it is printed. */

/* What is said about a version itself, not by it. */
static const char *const about_version[] = { "status", "approved_on", "approved_by", "withdrawn_on", "document", "minutes", NULL };

/* That work goes on does not change what was approved. */
static const char *const about_progress[] = { "status", "started_on", "done_on", "evidence", "links", "treatment_plan", NULL };

/* A plan says how a risk is treated; how it is rated today is another matter. */
static const char *const plan_of_risk[] = { "title", "owner", "option", "controls", "target_likelihood", "target_impact", NULL };

typedef struct
{
  const IsmsKind *whole;
  const IsmsKind *part;
  const char *link;             /* the field of the part that leads to the whole */
  const char *const *left_out;  /* nullable */
} Part;

static const Part parts[] = {
  { &isms_kind_method, &isms_kind_scale_step, "method", NULL },
  { &isms_kind_method, &isms_kind_band, "method", NULL },
  { &isms_kind_treatment_plan, &isms_kind_treatment, "treatment_plan", about_progress },
  { &isms_kind_review, &isms_kind_review_input, "review", NULL },
  { &isms_kind_review, &isms_kind_decision, "review", about_progress },
  { &isms_kind_review, &isms_kind_action, "review", about_progress },
};

static gboolean
is_among (const char *const *names,
          const char *name)
{
  return names != NULL && g_strv_contains (names, name);
}

static JsonObject *
begin_row (JsonArray *rows,
           IsmsRecord *record)
{
  JsonObject *row = json_object_new ();
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (record));

  json_object_set_string_member (row, "key", key);
  json_object_set_string_member (row, "record", isms_record_get_kind (record)->name);
  json_object_set_string_member (row, "number", isms_record_get_code (record));
  json_array_add_object_element (rows, row);
  return row;
}

/* @only and @left_out name fields; without them all fields count. */
static void
add_row (JsonArray *rows,
         IsmsRecord *record,
         const char *const *only,
         const char *const *left_out)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  JsonObject *row = begin_row (rows, record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const IsmsField *field = &kind->fields[i];

      if ((only == NULL || is_among (only, field->name)) && !is_among (left_out, field->name) && isms_record_has (record, field->name))
        json_object_set_member (row, field->name, isms_field_to_json (field, isms_record_get_value (record, i)));
    }
  json_object_set_string_member (row, "title", isms_record_get_title (record));
}

static void
add_treated_risks (IsmsStore *store,
                   JsonArray *rows,
                   GPtrArray *treatments)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < treatments->len; i++)
    {
      g_autoptr (IsmsRecord) risk = isms_store_get_link (store, g_ptr_array_index (treatments, i), "risk");

      if (risk == NULL || g_ptr_array_find (seen, risk, NULL))
        continue;
      add_row (rows, risk, plan_of_risk, NULL);
      g_ptr_array_add (seen, g_steal_pointer (&risk));
    }
}

static void
add_parts (IsmsStore *store,
           JsonArray *rows,
           IsmsRecord *subject)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GPtrArray) records = NULL;

      if (parts[i].whole != isms_record_get_kind (subject))
        continue;
      records = isms_store_get_backlinks (store, isms_record_get_key (subject), parts[i].part, parts[i].link);
      for (guint j = 0; j < records->len; j++)
        add_row (rows, g_ptr_array_index (records, j), NULL, parts[i].left_out);
      if (parts[i].part == &isms_kind_treatment)
        add_treated_risks (store, rows, records);
    }
}

static JsonNode *
freeze_statement (IsmsStore *store)
{
  g_autoptr (IsmsReport) report = isms_soa_report_new_decisions (store);
  g_autoptr (JsonNode) whole = isms_report_to_json_node (report);

  return json_object_dup_member (json_node_get_object (whole), "controls");
}

static JsonNode *
freeze_records (IsmsStore *store,
                IsmsRecord *subject)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *rows = json_array_new ();

  add_row (rows, subject, NULL, about_version);
  add_parts (store, rows, subject);
  json_node_take_array (node, rows);
  return node;
}

/**
 * isms_approval_content_get_rows:
 *
 * Returns: (transfer none): the member of the content that holds what is compared
 */
const char *
isms_approval_content_get_rows (const IsmsKind *kind)
{
  return kind == &isms_kind_soa ? "controls" : "records";
}

/**
 * isms_approval_content_new:
 * @subject: what is approved
 *
 * Returns: (transfer full): what it says, as an object with one table of rows
 */
JsonNode *
isms_approval_content_new (IsmsStore *store,
                           IsmsRecord *subject)
{
  const IsmsKind *kind = isms_record_get_kind (subject);
  JsonNode *rows = kind == &isms_kind_soa ? freeze_statement (store) : freeze_records (store, subject);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *content = json_object_new ();

  json_object_set_string_member (content, "report", kind->name);
  json_object_set_member (content, isms_approval_content_get_rows (kind), rows);
  json_node_take_object (node, content);
  return node;
}

static const struct
{
  const char *member;
  const char *label;
} statement_labels[] = {
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

/**
 * isms_approval_content_get_label:
 * @kind: of the record that a row is about
 *
 * Returns: (transfer none) (nullable): what people call that member of the row; %NULL where it is not compared
 */
const char *
isms_approval_content_get_label (const IsmsKind *kind,
                                 const char *member)
{
  const IsmsField *field = kind != &isms_kind_control ? isms_kind_field (kind, member) : NULL;

  for (guint i = 0; kind == &isms_kind_control && i < G_N_ELEMENTS (statement_labels); i++)
    if (g_str_equal (statement_labels[i].member, member))
      return _(statement_labels[i].label);
  return field != NULL ? isms_field_label (field) : NULL;
}

static char *
describe_link (IsmsStore *store,
               const char *key)
{
  g_autoptr (IsmsRecord) target = isms_store_get_any (store, g_ascii_strtoll (key, NULL, 10));

  return g_strdup (target != NULL ? isms_record_get_title (target) : key);
}

static char *
describe_word (IsmsStore *store,
               const IsmsField *field,
               const char *word)
{
  const IsmsChoice *choice = field != NULL && field->choices != NULL ? isms_field_find_choice (field, word) : NULL;

  if (field != NULL && isms_field_is_link (field))
    return describe_link (store, word);
  return g_strdup (choice != NULL ? _(choice->label) : word);
}

static char *
describe_single (IsmsStore *store,
                 const IsmsField *field,
                 JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");
  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (json_object_get_string_member_with_default (json_node_get_object (node), "title", ""));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? _("Yes") : _("No"));
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return g_strdup_printf ("%g", json_node_get_double (node));
  return describe_word (store, field, json_node_get_string (node));
}

/**
 * isms_approval_content_describe:
 * @field: (nullable): whose value it is
 * @node: (nullable): a value of a row
 *
 * Returns: (transfer full): the value as a person reads it
 */
char *
isms_approval_content_describe (IsmsStore *store,
                                const IsmsField *field,
                                JsonNode *node)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return describe_single (store, field, node);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_strv_builder_take (words, describe_single (store, field, json_array_get_element (array, i)));
  list = g_strv_builder_end (words);
  return g_strjoinv (C_("list", ", "), list);
}

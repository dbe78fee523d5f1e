/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/isms-report-json.h"

static void
take_string (JsonObject *object,
             const char *name,
             const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static JsonNode *
string_node (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
null_node (void)
{
  return json_node_init_null (json_node_alloc ());
}

static JsonNode *
array_node (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

static JsonNode *
object_node (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

static JsonNode *
ref_node (IsmsReportValue *value,
          guint i)
{
  JsonObject *ref = json_object_new ();

  take_string (ref, "key", isms_report_value_get_item_key (value, i));
  take_string (ref, "kind", isms_report_value_get_item_kind (value, i));
  take_string (ref, "code", isms_report_value_get_item_code (value, i));
  take_string (ref, "title", isms_report_value_get_item_title (value, i));
  return object_node (ref);
}

static JsonNode *
list_node (IsmsReportValue *value,
           IsmsReportValueType type)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; value != NULL && i < isms_report_value_get_n_items (value); i++)
    {
      if (type == ISMS_REPORT_VALUE_REFS)
        json_array_add_element (array, ref_node (value, i));
      else
        json_array_add_string_element (array, isms_report_value_get_item_code (value, i));
    }
  return array_node (array);
}

static JsonNode *
scalar_node (IsmsReportValue *value)
{
  switch (isms_report_value_get_value_type (value))
    {
    case ISMS_REPORT_VALUE_TEXT:
    case ISMS_REPORT_VALUE_DATE:
      return string_node (isms_report_value_get_text (value));
    case ISMS_REPORT_VALUE_INTEGER:
      return json_node_init_int (json_node_alloc (), isms_report_value_get_integer (value));
    case ISMS_REPORT_VALUE_NUMBER:
      return json_node_init_double (json_node_alloc (), isms_report_value_get_number (value));
    case ISMS_REPORT_VALUE_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), isms_report_value_get_boolean (value));
    case ISMS_REPORT_VALUE_CODE:
      return string_node (isms_report_value_get_item_code (value, 0));
    case ISMS_REPORT_VALUE_REF:
      return ref_node (value, 0);
    case ISMS_REPORT_VALUE_NULL:
    case ISMS_REPORT_VALUE_CODES:
    case ISMS_REPORT_VALUE_REFS:
    default:
      return null_node ();
    }
}

static JsonNode *
facts_node (IsmsReportFacts *facts)
{
  JsonObject *object;

  if (isms_report_facts_get_n_facts (facts) == 0)
    return null_node ();
  object = json_object_new ();
  for (guint i = 0; i < isms_report_facts_get_n_facts (facts); i++)
    {
      IsmsReportValue *value = isms_report_facts_get_value (facts, i);

      if (isms_report_facts_get_key (facts, i) == NULL)
        continue;
      json_object_set_member (object,
                              isms_report_facts_get_key (facts, i),
                              isms_report_value_to_json (value, isms_report_value_get_value_type (value)));
    }
  return object_node (object);
}

static JsonNode *
chart_node (IsmsReportChart *chart)
{
  JsonObject *object = json_object_new ();

  for (guint g = 0; g < isms_report_chart_get_n_groups (chart); g++)
    {
      JsonObject *counts = json_object_new ();

      for (guint s = 0; s < isms_report_chart_get_n_series (chart); s++)
        json_object_set_int_member (counts,
                                    isms_report_chart_get_series_key (chart, s),
                                    isms_report_chart_get_count (chart, g, s));
      json_object_set_object_member (object, isms_report_chart_get_group_key (chart, g), counts);
    }
  return object_node (object);
}

static JsonNode *
cell_node (IsmsReportMatrix *matrix,
           guint row,
           guint column)
{
  const IsmsReportCell *cell = isms_report_matrix_get_cell (matrix, row, column);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, isms_report_matrix_get_axis_key (matrix, ISMS_REPORT_ROWS), row + 1);
  json_object_set_int_member (object, isms_report_matrix_get_axis_key (matrix, ISMS_REPORT_COLUMNS), column + 1);
  json_object_set_int_member (object, "level", cell->level);
  take_string (object, "band", cell->band >= 0 ? isms_report_matrix_get_band_name (matrix, cell->band) : NULL);
  json_object_set_member (object, isms_report_matrix_get_items_key (matrix), list_node (cell->items, ISMS_REPORT_VALUE_REFS));
  return object_node (object);
}

static JsonNode *
matrix_node (IsmsReportMatrix *matrix)
{
  JsonArray *array = json_array_new ();

  for (guint row = 0; row < isms_report_matrix_get_n_steps (matrix, ISMS_REPORT_ROWS); row++)
    for (guint column = 0; column < isms_report_matrix_get_n_steps (matrix, ISMS_REPORT_COLUMNS); column++)
      json_array_add_element (array, cell_node (matrix, row, column));
  return array_node (array);
}

static JsonNode *
row_node (IsmsReportTable *table,
          IsmsReportRow *row)
{
  JsonObject *object = json_object_new ();

  for (guint c = 0; c < isms_report_table_get_n_columns (table); c++)
    {
      const IsmsReportColumn *column = isms_report_table_get_column (table, c);

      if (column->flags & ISMS_REPORT_COLUMN_PAPER_ONLY)
        continue;
      json_object_set_member (object, column->key, isms_report_value_to_json (isms_report_row_get (row, c), column->type));
    }
  return object_node (object);
}

static JsonNode *
table_node (IsmsReportTable *table)
{
  JsonArray *array = json_array_new ();

  for (guint r = 0; r < isms_report_table_get_n_rows (table); r++)
    json_array_add_element (array, row_node (table, isms_report_table_get_row (table, r)));
  return array_node (array);
}

static JsonNode *
legend_node (IsmsReportLegend *legend)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < isms_report_legend_get_n_entries (legend); i++)
    take_string (object, isms_report_legend_get_code (legend, i), isms_report_legend_get_meaning (legend, i));
  return object_node (object);
}

static JsonNode *
signoff_node (IsmsReportSignoff *signoff)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < isms_report_signoff_get_n_lines (signoff); i++)
    {
      JsonObject *line = json_object_new ();

      take_string (line, "role", isms_report_signoff_get_role (signoff, i));
      take_string (line, "name", isms_report_signoff_get_name (signoff, i));
      take_string (line, "date", isms_report_signoff_get_date (signoff, i));
      json_array_add_object_element (array, line);
    }
  return array_node (array);
}

static JsonNode *
block_node (IsmsReportBlock *block)
{
  if (ISMS_IS_REPORT_TABLE (block))
    return table_node (ISMS_REPORT_TABLE (block));
  if (ISMS_IS_REPORT_FACTS (block))
    return facts_node (ISMS_REPORT_FACTS (block));
  if (ISMS_IS_REPORT_CHART (block))
    return chart_node (ISMS_REPORT_CHART (block));
  if (ISMS_IS_REPORT_MATRIX (block))
    return matrix_node (ISMS_REPORT_MATRIX (block));
  if (ISMS_IS_REPORT_LEGEND (block))
    return legend_node (ISMS_REPORT_LEGEND (block));
  if (ISMS_IS_REPORT_SIGNOFF (block))
    return signoff_node (ISMS_REPORT_SIGNOFF (block));
  return string_node (isms_report_text_get_text (ISMS_REPORT_TEXT (block)));
}

static void
add_blocks (IsmsReport *report,
            JsonObject *object)
{
  for (guint i = 0; i < isms_report_get_n_blocks (report); i++)
    {
      IsmsReportBlock *block = isms_report_get_block (report, i);

      if (isms_report_block_get_places (block) & ISMS_REPORT_IN_DATA)
        json_object_set_member (object, isms_report_block_get_key (block), block_node (block));
    }
}

/**
 * isms_report_value_to_json:
 * @value: (nullable): a value
 * @type: what the column holds, so that an empty list is [] and not null
 *
 * Returns: (transfer full): the value as JSON
 */
JsonNode *
isms_report_value_to_json (IsmsReportValue *value,
                           IsmsReportValueType type)
{
  if (type == ISMS_REPORT_VALUE_CODES || type == ISMS_REPORT_VALUE_REFS)
    return list_node (value, type);
  if (value == NULL)
    return null_node ();
  return scalar_node (value);
}

/**
 * isms_report_to_json_node:
 * @report: a report
 *
 * Says the report as data: what it is and who made it, "document" with the facts of the cover, then each block of the
 * data under its key, in order.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
isms_report_to_json_node (IsmsReport *report)
{
  JsonObject *object = json_object_new ();
  g_autofree char *created = g_date_time_format (isms_report_get_created (report), "%Y-%m-%dT%H:%M:%SZ");

  take_string (object, "report", isms_report_get_name (report));
  json_object_set_int_member (object, "version", ISMS_REPORT_JSON_VERSION);
  take_string (object, "generator", isms_report_get_generator (report));
  take_string (object, "created", created);
  take_string (object, "language", isms_report_get_language (report));
  json_object_set_member (object, "document", facts_node (isms_report_get_cover (report)));
  add_blocks (report, object);
  return object_node (object);
}

/**
 * isms_report_to_json:
 * @report: a report
 *
 * Writes the report as JSON: UTF-8, two spaces of indent, keys in the report's order, a line feed at the end. The same
 * report gives the same bytes.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
isms_report_to_json (IsmsReport *report)
{
  g_autoptr (JsonNode) node = isms_report_to_json_node (report);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  GString *text = g_string_new (NULL);

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  json_generator_to_gstring (generator, text);
  g_string_append_c (text, '\n');
  return g_string_free_to_bytes (text);
}

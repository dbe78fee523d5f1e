/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "interchange/isms-import-report.h"

typedef void (*AddEntry) (JsonBuilder *builder, gpointer entry);

static void
add_string (JsonBuilder *builder,
            const char *name,
            const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder,
            const char *name,
            guint number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_list (JsonBuilder *builder,
          const char *name,
          GPtrArray *entries,
          AddEntry add)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      json_builder_begin_object (builder);
      add (builder, g_ptr_array_index (entries, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_column (JsonBuilder *builder,
            gpointer entry)
{
  static const char *const matches[] = { "asked", "name", "label", "also", "second", "left_out", "none" };
  const IsmsImportColumn *column = entry;

  add_string (builder, "column", column->name);
  add_string (builder, "field", column->field);
  add_string (builder, "match", matches[column->match]);
  add_string (builder, "why", column->why);
  add_number (builder, "filled", column->n_filled);
}

static void
add_value (JsonBuilder *builder,
           gpointer entry)
{
  const IsmsImportValue *value = entry;

  add_string (builder, "column", value->column);
  add_string (builder, "field", value->field);
  add_string (builder, "value", value->value);
  if (value->becomes != NULL)
    add_string (builder, "becomes", value->becomes);
  else
    add_string (builder, "why", value->why);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < value->lines->len; i++)
    json_builder_add_int_value (builder, g_array_index (value->lines, guint, i));
  json_builder_end_array (builder);
}

static void
add_addition (JsonBuilder *builder,
              gpointer entry)
{
  const IsmsImportAddition *addition = entry;

  add_string (builder, "kind", addition->kind->name);
  add_string (builder, "code", addition->code);
  add_string (builder, "title", addition->title);
  add_number (builder, "times", addition->n_uses);
}

static void
add_line (JsonBuilder *builder,
          gpointer entry)
{
  const IsmsImportLine *line = entry;

  add_number (builder, "line", line->line);
  json_builder_set_member_name (builder, "malformed");
  json_builder_add_boolean_value (builder, line->malformed);
  add_string (builder, "why", line->why);
}

static void
add_sentences (JsonBuilder *builder,
               const char *name,
               GPtrArray *sentences)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < sentences->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (sentences, i));
  json_builder_end_array (builder);
}

/**
 * isms_import_report_to_json:
 *
 * Returns: (transfer full): the report as a JSON object, with nothing left out: `kind`, `dry_run`, `rows`, `added`,
 *   `changed`, `unchanged`, `skipped`, and the lists `columns`, `additions`, `changed_values`, `ignored_values`,
 *   `skipped_rows`, `unread`, `notes`
 */
JsonNode *
isms_import_report_to_json (IsmsImportReport *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_string (builder, "kind", self->kind->name);
  json_builder_set_member_name (builder, "dry_run");
  json_builder_add_boolean_value (builder, self->dry_run);
  add_number (builder, "rows", self->n_rows);
  add_number (builder, "added", self->n_added);
  add_number (builder, "changed", self->n_changed);
  add_number (builder, "unchanged", self->n_unchanged);
  add_number (builder, "skipped", self->skipped->len);
  add_list (builder, "columns", self->columns, add_column);
  add_list (builder, "additions", self->additions, add_addition);
  add_list (builder, "changed_values", self->changes, add_value);
  add_list (builder, "ignored_values", self->ignored, add_value);
  add_list (builder, "skipped_rows", self->skipped, add_line);
  add_sentences (builder, "unread", self->unread);
  add_sentences (builder, "notes", self->notes);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

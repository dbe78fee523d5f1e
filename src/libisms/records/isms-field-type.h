/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/isms-field.h"

G_BEGIN_DECLS

/**
 * IsmsFieldType:
 * @name: its name in `isms kinds` and in schemas
 * @sql: the column's type in a STRICT table
 * @parse: reads what a person typed or a cell holds; links are resolved by the store before this is asked
 * @format: what a person reads, in the language of the application
 *
 * What all fields of one type have in common. A new type is one row of this table.
 */
typedef struct
{
  const char *name;
  const char *sql;
  IsmsStorage storage;
  GType (*property_type) (void);
  gboolean (*validate) (const IsmsField *field, const IsmsValue *value, GError **error);
  gboolean (*parse) (const IsmsField *field, const char *text, IsmsValue *value, GError **error);
  char *(*format) (const IsmsField *field, const IsmsValue *value);
} IsmsFieldType;

const IsmsFieldType *isms_field_type (IsmsFieldTypeId id);

JsonNode *isms_field_to_json (const IsmsField *field, const IsmsValue *value);
gboolean isms_field_from_json (const IsmsField *field, JsonNode *node, IsmsValue *value, GError **error);
gboolean isms_field_parse (const IsmsField *field, const char *text, IsmsValue *value, GError **error);
char *isms_field_format (const IsmsField *field, const IsmsValue *value);
char **isms_field_split_members (const char *text);
gboolean isms_date_is_valid (const char *text);

G_END_DECLS

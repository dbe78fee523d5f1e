/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-mapping.h"
#include "interchange/isms-reading.h"
#include "records/isms-record.h"

G_BEGIN_DECLS

/**
 * IsmsImportColumn:
 * @name: what people read as the column's name
 * @field: (nullable): the name of the field it fills, "code" for the record's code, or %NULL
 * @why: (nullable): why it fills none, as a sentence
 * @n_filled: how many of its cells say something
 */
typedef struct
{
  char *name;
  char *field;
  char *label;
  IsmsMatch match;
  char *why;
  guint n_filled;
} IsmsImportColumn;

/**
 * IsmsImportValue:
 * @value: what the cells say
 * @becomes: (nullable): what they are read as; %NULL if they are not imported
 * @why: (nullable): why they are not imported, as a sentence
 * @lines: (element-type guint): where they stand in the file
 */
typedef struct
{
  char *column;
  char *field;
  char *label;
  char *value;
  char *becomes;
  char *why;
  GArray *lines;
} IsmsImportValue;

/**
 * IsmsImportAddition:
 * @column: the column that named it first
 * @n_uses: how many cells name it
 *
 * A record that is made because a cell names it: a person, an asset, a supplier.
 */
typedef struct
{
  IsmsRecord *record;
  const IsmsKind *kind;
  char *code;
  char *title;
  guint column;
  guint n_uses;
} IsmsImportAddition;

/* A row that is not imported; of a malformed one nobody can tell which cell belongs to which column. */
typedef struct
{
  guint line;
  gboolean malformed;
  char *why;
} IsmsImportLine;

IsmsImportColumn *isms_import_column_new (IsmsMapping *mapping, const IsmsKind *kind, IsmsTable *table, guint column);
void isms_import_column_free (IsmsImportColumn *self);
IsmsImportValue *isms_import_value_new (const IsmsImportColumn *column, const IsmsRemark *remark);
void isms_import_value_free (IsmsImportValue *self);
IsmsImportAddition *isms_import_addition_new (IsmsRecord *record);
void isms_import_addition_free (IsmsImportAddition *self);
IsmsImportLine *isms_import_line_new (guint line, gboolean malformed, const char *why);
void isms_import_line_free (IsmsImportLine *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  ISMS_STORAGE_NULL,
  ISMS_STORAGE_INTEGER,
  ISMS_STORAGE_REAL,
  ISMS_STORAGE_TEXT,
} IsmsStorage;

/**
 * IsmsValue:
 * @storage: which member of the union holds
 *
 * One value of one field: what SQLite stores, what a step remembers. A set (links, choices, references) is text:
 * its members in order, parted by ";".
 */
typedef struct
{
  IsmsStorage storage;
  union
  {
    gint64 integer;
    double real;
    char *text;
  };
} IsmsValue;

#define ISMS_VALUE_NULL ((IsmsValue) { ISMS_STORAGE_NULL, { 0 } })

void isms_value_clear (IsmsValue *value);
void isms_value_copy (IsmsValue *dest, const IsmsValue *src);
void isms_value_set_integer (IsmsValue *value, gint64 integer);
void isms_value_set_real (IsmsValue *value, double real);
void isms_value_set_text (IsmsValue *value, const char *text);
void isms_value_take_text (IsmsValue *value, char *text);
gboolean isms_value_is_null (const IsmsValue *value);
gboolean isms_value_equal (const IsmsValue *a, const IsmsValue *b);
char **isms_value_members (const IsmsValue *value);
void isms_value_take_members (IsmsValue *value, GPtrArray *members);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IsmsValue, isms_value_clear)

G_END_DECLS

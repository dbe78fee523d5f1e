/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/isms-kind.h"
#include "store/isms-sql.h"

G_BEGIN_DECLS

/**
 * IsmsFilter:
 * @field: a field's name
 * @values: (nullable) (array zero-terminated=1): as SQLite stores them, in words: a choice, a key, a number; "" stands for
 *   not said. A record is found that has one of them; without any, every record is
 * @until: (nullable): a day, in place of @values: a record is found whose day is not later
 * @said: in place of both: a record is found that says anything
 */
typedef struct
{
  const char *field;
  const char *const *values;
  const char *until;
  gboolean said;
} IsmsFilter;

/**
 * IsmsQuery:
 * @sort: (nullable): a field's name, or %NULL to sort by code. Links sort by the title of what they lead to, choices in the
 *   order of the field's table; what is not said comes last either way
 * @match: (nullable): words to find, the last one perhaps half typed
 * @deleted: whether deleted and sealed records are listed too
 * @filters: (nullable): what the records found have in common, ended by one without a field
 * @among: (nullable): a JSON array of keys; no other record is found
 */
typedef struct
{
  const IsmsKind *kind;
  const char *sort;
  gboolean descending;
  const char *match;
  gboolean deleted;
  const IsmsFilter *filters;
  const char *among;
} IsmsQuery;

/**
 * IsmsTally:
 * @value: (nullable): a value as SQLite stores it, in words, or %NULL for not said
 * @count: how many records have it
 */
typedef struct
{
  char *value;
  guint count;
} IsmsTally;

/**
 * IsmsLink:
 * @from: the key of the record that links
 * @to: the key of the record that is linked to
 */
typedef struct
{
  gint64 from;
  gint64 to;
} IsmsLink;

IsmsTally *isms_tally_new (const char *value);
void isms_tally_free (IsmsTally *self);

char *isms_query_make_list (const IsmsQuery *self);
char *isms_query_make_numbers (const IsmsQuery *self, const char *const *fields);
char *isms_query_make_count (const IsmsQuery *self);
char *isms_query_make_among (GArray *keys);
char *isms_query_make_has (const IsmsQuery *self);
char *isms_query_make_tally (const IsmsQuery *self, const char *field);
void isms_query_bind (const IsmsQuery *self, const char *tallied, sqlite3_stmt *statement);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ISMS_TABLE_PROBLEM_ENCODING,
  ISMS_TABLE_PROBLEM_BAD_CHARACTER,
  ISMS_TABLE_PROBLEM_EMPTY_NAME,
  ISMS_TABLE_PROBLEM_REPEATED_NAME,
  ISMS_TABLE_PROBLEM_NARROW_HEADER,
  ISMS_TABLE_PROBLEM_SHORT_ROW,
  ISMS_TABLE_PROBLEM_LONG_ROW,
  ISMS_TABLE_PROBLEM_UNCLOSED_QUOTE,
  ISMS_TABLE_PROBLEM_STRAY_QUOTE,
  ISMS_TABLE_PROBLEM_TITLE_ROWS,
  ISMS_TABLE_PROBLEM_FORMULA,
  ISMS_TABLE_PROBLEM_OTHER_SHEETS,
  ISMS_TABLE_PROBLEM_HIDDEN_SHEETS, /* what lists of choices lie in: nobody misses them */
} IsmsTableProblemKind;

/**
 * IsmsTableProblem:
 * @line: where it is, or 0 for the whole file
 * @column: of a formula's error, the column of the file that it stands in, counted from 0
 * @value: (nullable): of a formula's error, what is shown there
 *
 * What looked wrong while reading a table.
 */
typedef struct
{
  guint line;
  IsmsTableProblemKind kind;
  char *sentence;
  guint column;
  char *value;
} IsmsTableProblem;

G_END_DECLS

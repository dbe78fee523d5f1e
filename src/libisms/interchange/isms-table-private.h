/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-table.h"

G_BEGIN_DECLS

/* A row's cells without the empty ones at its end; `n_read` is how many the file had. */
typedef struct
{
  guint line;
  guint first_cell;
  guint16 n_cells;
  guint16 n_read;
  gboolean malformed;
} IsmsTableRow;

struct _IsmsTable
{
  const char *encoding;
  char delimiter;      /* 0 in a spreadsheet, where each cell knows its column */
  guint first_column;
  GString *text;
  GArray *cells;
  IsmsTableRow header;
  GArray *rows;
  guint n_columns;
  GPtrArray *names;
  GPtrArray *labels;
  GPtrArray *problems;
  guint n_problems;
};

IsmsTable *isms_table_new (void);
void isms_table_take_problem (IsmsTable *self, guint line, IsmsTableProblemKind kind, char *sentence);
const char *isms_table_get_row_cell (IsmsTable *self, const IsmsTableRow *row, guint index);

G_END_DECLS

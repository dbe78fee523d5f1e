/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-table.h"

G_BEGIN_DECLS

/* A row's cells without the empty ones at its end; `n_read` is how many the file had, `n_merged` how many columns one of them is merged across. */
typedef struct
{
  guint line;
  guint first_cell;
  guint16 n_cells;
  guint16 n_read;
  guint16 n_merged;
  gboolean malformed;
  gboolean heading;
} IsmsTableRow;

/* `lines` are all rows that the file has, `rows` those below the header, as it wants them. What was read belongs to the `origin`, if there is one. */
struct _IsmsTable
{
  IsmsTable *origin;
  const char *encoding;
  char delimiter;      /* 0 in a spreadsheet, where each cell knows its column */
  guint first_column;
  GString *text;
  GArray *cells;
  GArray *lines;
  IsmsTableRow header;
  GArray *rows;
  guint n_columns;
  GPtrArray *names;
  GPtrArray *labels;
  GPtrArray *problems;
  guint n_problems;
  guint n_shape_problems; /* that come of the choice of the header */
};

IsmsTable *isms_table_new (IsmsTable *origin);
void isms_table_take_problem (IsmsTable *self, guint line, IsmsTableProblemKind kind, char *sentence);
void isms_table_take_error (IsmsTable *self, guint line, guint column, const char *value, char *sentence);
guint isms_table_find_header (IsmsTable *self);
void isms_table_settle (IsmsTable *self, guint header);
const char *isms_table_get_row_cell (IsmsTable *self, const IsmsTableRow *row, guint index);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/isms-report-table.h"

struct _IsmsReportRow
{
  IsmsReportTable *table;
  IsmsReportValue **cells;
  char *destination;
  int group;
  gboolean off_paper;
};

struct _IsmsReportTable
{
  IsmsReportBlock parent_instance;

  GArray *columns;
  GPtrArray *rows;
  GPtrArray *groups;
  char *empty_text;
};

G_DEFINE_FINAL_TYPE (IsmsReportTable, isms_report_table, ISMS_TYPE_REPORT_BLOCK)

static void
column_clear (gpointer data)
{
  IsmsReportColumn *column = data;

  g_free ((char *) column->key);
  g_free ((char *) column->label);
  g_free ((char *) column->under);
}

static void
row_free (gpointer data)
{
  IsmsReportRow *row = data;

  for (guint i = 0; i < row->table->columns->len; i++)
    g_clear_pointer (&row->cells[i], isms_report_value_unref);
  g_free (row->cells);
  g_free (row->destination);
  g_free (row);
}

static gboolean
holds (const IsmsReportColumn *column,
       IsmsReportValue *value)
{
  IsmsReportValueType type = isms_report_value_get_value_type (value);

  return type == column->type || type == ISMS_REPORT_VALUE_NULL;
}

static void
add_column (IsmsReportTable *self,
            const IsmsReportColumn *column)
{
  IsmsReportColumn copy = *column;

  copy.key = g_strdup (column->key);
  copy.label = g_strdup (column->label);
  copy.under = g_strdup (column->under);
  g_array_append_val (self->columns, copy);
}

static void
isms_report_table_finalize (GObject *object)
{
  IsmsReportTable *self = ISMS_REPORT_TABLE (object);

  /* Rows count their cells by the columns, so they go first. */
  g_ptr_array_unref (self->rows);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->groups);
  g_free (self->empty_text);
  G_OBJECT_CLASS (isms_report_table_parent_class)->finalize (object);
}

static void
isms_report_table_class_init (IsmsReportTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_report_table_finalize;
}

static void
isms_report_table_init (IsmsReportTable *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (IsmsReportColumn));
  g_array_set_clear_func (self->columns, column_clear);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->groups = g_ptr_array_new_with_free_func (g_free);
}

/**
 * isms_report_table_new:
 * @key: (nullable): its name in JSON
 * @title: (nullable): its heading on paper
 * @columns: (array length=n_columns): the columns, copied
 * @n_columns: how many
 *
 * Creates a table. In data it is an array with one object a row, by the keys of the columns in their order.
 *
 * Returns: (transfer full): a new block
 */
IsmsReportTable *
isms_report_table_new (const char *key,
                       const char *title,
                       const IsmsReportColumn *columns,
                       guint n_columns)
{
  IsmsReportTable *self = g_object_new (ISMS_TYPE_REPORT_TABLE, NULL);

  isms_report_block_setup (ISMS_REPORT_BLOCK (self), key, title, ISMS_REPORT_EVERYWHERE);
  for (guint i = 0; i < n_columns; i++)
    add_column (self, &columns[i]);
  return self;
}

/**
 * isms_report_table_add_group:
 * @self: a table
 * @title: heading of the group on paper
 *
 * Starts a group: rows added from here on stand under this heading. Data has no groups; give rows a column instead.
 */
void
isms_report_table_add_group (IsmsReportTable *self,
                             const char *title)
{
  g_ptr_array_add (self->groups, g_strdup (title));
}

/**
 * isms_report_table_add_row:
 * @self: a table
 *
 * Adds a row whose cells are all null.
 *
 * Returns: (transfer none): the row, owned by the table
 */
IsmsReportRow *
isms_report_table_add_row (IsmsReportTable *self)
{
  IsmsReportRow *row = g_new0 (IsmsReportRow, 1);

  row->table = self;
  row->cells = g_new0 (IsmsReportValue *, self->columns->len);
  row->group = (int) self->groups->len - 1;
  g_ptr_array_add (self->rows, row);
  return row;
}

/**
 * isms_report_table_set_empty_text:
 * @self: a table
 * @text: (nullable): what paper says while there are no rows; without it an empty table is left out on paper
 */
void
isms_report_table_set_empty_text (IsmsReportTable *self,
                                  const char *text)
{
  g_set_str (&self->empty_text, text);
}

/**
 * isms_report_table_get_empty_text:
 * @self: a table
 *
 * Returns: (nullable): what paper says while there are no rows
 */
const char *
isms_report_table_get_empty_text (IsmsReportTable *self)
{
  return self->empty_text;
}

/**
 * isms_report_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns it has
 */
guint
isms_report_table_get_n_columns (IsmsReportTable *self)
{
  return self->columns->len;
}

/**
 * isms_report_table_get_column:
 * @self: a table
 * @column: which column
 *
 * Returns: (transfer none): the column
 */
const IsmsReportColumn *
isms_report_table_get_column (IsmsReportTable *self,
                              guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return &g_array_index (self->columns, IsmsReportColumn, column);
}

/**
 * isms_report_table_find_column:
 * @self: a table
 * @key: key of a column
 *
 * Returns: which column it is, or -1
 */
int
isms_report_table_find_column (IsmsReportTable *self,
                               const char *key)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (g_str_equal (isms_report_table_get_column (self, i)->key, key))
        return (int) i;
    }
  return -1;
}

/**
 * isms_report_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows it has
 */
guint
isms_report_table_get_n_rows (IsmsReportTable *self)
{
  return self->rows->len;
}

/**
 * isms_report_table_get_row:
 * @self: a table
 * @row: which row
 *
 * Returns: (transfer none): the row
 */
IsmsReportRow *
isms_report_table_get_row (IsmsReportTable *self,
                           guint row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return g_ptr_array_index (self->rows, row);
}

/**
 * isms_report_table_get_n_groups:
 * @self: a table
 *
 * Returns: how many groups it has
 */
guint
isms_report_table_get_n_groups (IsmsReportTable *self)
{
  return self->groups->len;
}

/**
 * isms_report_table_get_group_title:
 * @self: a table
 * @group: which group
 *
 * Returns: its heading
 */
const char *
isms_report_table_get_group_title (IsmsReportTable *self,
                                   guint group)
{
  g_return_val_if_fail (group < self->groups->len, NULL);

  return g_ptr_array_index (self->groups, group);
}

/**
 * isms_report_row_set:
 * @self: a row
 * @column: key of a column
 * @value: (transfer full) (nullable): what the cell holds; it must be of the column's type or null
 */
void
isms_report_row_set (IsmsReportRow *self,
                     const char *column,
                     IsmsReportValue *value)
{
  g_autoptr (IsmsReportValue) owned = value;
  int i = isms_report_table_find_column (self->table, column);

  g_return_if_fail (i >= 0);
  g_return_if_fail (owned == NULL || holds (isms_report_table_get_column (self->table, (guint) i), owned));

  g_clear_pointer (&self->cells[i], isms_report_value_unref);
  self->cells[i] = g_steal_pointer (&owned);
}

/**
 * isms_report_row_set_record:
 * @self: a row
 * @kind: kind of the record that the row is about
 * @key: the record's key
 *
 * Says which record the row is about, so that references to it anywhere in the report lead to this row.
 */
void
isms_report_row_set_record (IsmsReportRow *self,
                            const char *kind,
                            const char *key)
{
  g_free (self->destination);
  self->destination = isms_report_row_destination_for (kind, key);
}

/**
 * isms_report_row_get:
 * @self: a row
 * @column: which column
 *
 * Returns: (transfer none) (nullable): what the cell holds; %NULL means null
 */
IsmsReportValue *
isms_report_row_get (IsmsReportRow *self,
                     guint column)
{
  g_return_val_if_fail (column < self->table->columns->len, NULL);

  return self->cells[column];
}

/**
 * isms_report_row_get_destination:
 * @self: a row
 *
 * Returns: (nullable): the name under which references find this row
 */
const char *
isms_report_row_get_destination (IsmsReportRow *self)
{
  return self->destination;
}

/**
 * isms_report_row_get_group:
 * @self: a row
 *
 * Returns: which group it stands in, or -1
 */
int
isms_report_row_get_group (IsmsReportRow *self)
{
  return self->group;
}

/**
 * isms_report_row_leave_off_paper:
 * @self: a row
 *
 * Keeps the row out of what is printed, where nobody would read so many; the paper says how many there are, and the data attached to it has them.
 */
void
isms_report_row_leave_off_paper (IsmsReportRow *self)
{
  self->off_paper = TRUE;
}

gboolean
isms_report_row_is_on_paper (IsmsReportRow *self)
{
  return !self->off_paper;
}

/**
 * isms_report_row_destination_for:
 * @kind: (nullable): kind of a record
 * @key: (nullable): its key
 *
 * Returns: (transfer full) (nullable): the name under which a row about that record would be found
 */
char *
isms_report_row_destination_for (const char *kind,
                                 const char *key)
{
  if (kind == NULL || key == NULL)
    return NULL;
  return g_strconcat (kind, "/", key, NULL);
}

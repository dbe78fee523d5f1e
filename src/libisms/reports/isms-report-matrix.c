/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "reports/isms-report-matrix.h"

#define MOST_STEPS 16

typedef struct
{
  char *name;
  char *label;
  IsmsReportMark mark;
} Band;

/**
 * IsmsReportMatrix:
 *
 * A matrix of levels and what lies in its cells: a figure on paper, a list of its cells in the data. Steps are counted from 0, the lowest
 * first; rows are drawn upwards, as the axis of a graph is.
 */
struct _IsmsReportMatrix
{
  IsmsReportBlock parent_instance;

  char *items_key;
  char *keys[2];
  char *labels[2];
  GPtrArray *steps[2];
  GArray *bands;
  IsmsReportCell cells[MOST_STEPS][MOST_STEPS];
};

G_DEFINE_FINAL_TYPE (IsmsReportMatrix, isms_report_matrix, ISMS_TYPE_REPORT_BLOCK)

static void
clear_band (gpointer data)
{
  Band *band = data;

  g_free (band->name);
  g_free (band->label);
}

static void
isms_report_matrix_finalize (GObject *object)
{
  IsmsReportMatrix *self = ISMS_REPORT_MATRIX (object);

  g_free (self->items_key);
  for (guint axis = 0; axis < G_N_ELEMENTS (self->steps); axis++)
    {
      g_free (self->keys[axis]);
      g_free (self->labels[axis]);
      g_ptr_array_unref (self->steps[axis]);
    }
  g_array_unref (self->bands);
  for (guint row = 0; row < MOST_STEPS; row++)
    for (guint column = 0; column < MOST_STEPS; column++)
      g_clear_pointer (&self->cells[row][column].items, isms_report_value_unref);

  G_OBJECT_CLASS (isms_report_matrix_parent_class)->finalize (object);
}

static void
isms_report_matrix_class_init (IsmsReportMatrixClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_report_matrix_finalize;
}

static void
isms_report_matrix_init (IsmsReportMatrix *self)
{
  for (guint axis = 0; axis < G_N_ELEMENTS (self->steps); axis++)
    self->steps[axis] = g_ptr_array_new_with_free_func (g_free);
  self->bands = g_array_new (FALSE, TRUE, sizeof (Band));
  g_array_set_clear_func (self->bands, clear_band);
}

/**
 * isms_report_matrix_new:
 * @key: (nullable): its name in JSON
 * @title: (nullable): its heading on paper
 * @items_key: what the things in the cells are called in JSON, such as "risks"
 *
 * Returns: (transfer full): a matrix without steps
 */
IsmsReportMatrix *
isms_report_matrix_new (const char *key,
                        const char *title,
                        const char *items_key)
{
  IsmsReportMatrix *self = g_object_new (ISMS_TYPE_REPORT_MATRIX, NULL);

  isms_report_block_setup (ISMS_REPORT_BLOCK (self), key, title, ISMS_REPORT_EVERYWHERE);
  self->items_key = g_strdup (items_key);
  return self;
}

/**
 * isms_report_matrix_set_axis:
 * @key: its name in JSON
 * @label: what is written along it
 */
void
isms_report_matrix_set_axis (IsmsReportMatrix *self,
                             IsmsReportAxis axis,
                             const char *key,
                             const char *label)
{
  g_set_str (&self->keys[axis], key);
  g_set_str (&self->labels[axis], label);
}

/**
 * isms_report_matrix_add_step:
 * @name: the step in one or two words; empty where nobody named it
 *
 * Adds a step above those there are. Cells are set when all steps are there.
 */
void
isms_report_matrix_add_step (IsmsReportMatrix *self,
                             IsmsReportAxis axis,
                             const char *name)
{
  g_return_if_fail (self->steps[axis]->len < MOST_STEPS);

  g_ptr_array_add (self->steps[axis], g_strdup (name));
}

/**
 * isms_report_matrix_add_band:
 * @name: what it is called
 * @label: what the legend says
 * @mark: the shape that tells it apart without its colour
 *
 * Returns: its index
 */
guint
isms_report_matrix_add_band (IsmsReportMatrix *self,
                             const char *name,
                             const char *label,
                             IsmsReportMark mark)
{
  Band band = { g_strdup (name), g_strdup (label), mark };

  g_array_append_val (self->bands, band);
  return self->bands->len - 1;
}

/**
 * isms_report_matrix_set_cell:
 * @band: its index, -1 for none
 * @items: (transfer full): references to what lies in it
 */
void
isms_report_matrix_set_cell (IsmsReportMatrix *self,
                             guint row,
                             guint column,
                             gint64 level,
                             int band,
                             IsmsReportValue *items)
{
  IsmsReportCell *cell;

  g_return_if_fail (row < self->steps[ISMS_REPORT_ROWS]->len && column < self->steps[ISMS_REPORT_COLUMNS]->len);

  cell = &self->cells[row][column];
  g_clear_pointer (&cell->items, isms_report_value_unref);
  *cell = (IsmsReportCell) { level, band, items };
}

const char *
isms_report_matrix_get_items_key (IsmsReportMatrix *self)
{
  return self->items_key;
}

const char *
isms_report_matrix_get_axis_key (IsmsReportMatrix *self,
                                 IsmsReportAxis axis)
{
  return self->keys[axis];
}

const char *
isms_report_matrix_get_axis_label (IsmsReportMatrix *self,
                                   IsmsReportAxis axis)
{
  return self->labels[axis];
}

guint
isms_report_matrix_get_n_steps (IsmsReportMatrix *self,
                                IsmsReportAxis axis)
{
  return self->steps[axis]->len;
}

const char *
isms_report_matrix_get_step (IsmsReportMatrix *self,
                             IsmsReportAxis axis,
                             guint step)
{
  return g_ptr_array_index (self->steps[axis], step);
}

guint
isms_report_matrix_get_n_bands (IsmsReportMatrix *self)
{
  return self->bands->len;
}

const char *
isms_report_matrix_get_band_name (IsmsReportMatrix *self,
                                  guint band)
{
  return g_array_index (self->bands, Band, band).name;
}

const char *
isms_report_matrix_get_band_label (IsmsReportMatrix *self,
                                   guint band)
{
  return g_array_index (self->bands, Band, band).label;
}

IsmsReportMark
isms_report_matrix_get_band_mark (IsmsReportMatrix *self,
                                  guint band)
{
  return g_array_index (self->bands, Band, band).mark;
}

/**
 * isms_report_matrix_get_cell:
 *
 * Returns: (transfer none): the cell
 */
const IsmsReportCell *
isms_report_matrix_get_cell (IsmsReportMatrix *self,
                             guint row,
                             guint column)
{
  g_return_val_if_fail (row < MOST_STEPS && column < MOST_STEPS, NULL);

  return &self->cells[row][column];
}

static void
describe_cell (IsmsReportMatrix *self,
               guint row,
               guint column,
               GString *alt)
{
  const IsmsReportCell *cell = &self->cells[row][column];
  guint n = cell->items != NULL ? isms_report_value_get_n_items (cell->items) : 0;

  if (n == 0)
    return;
  if (alt->len > 0)
    g_string_append_c (alt, ' ');
  /* Translators: a cell of a matrix: row, column: level 12: RK-01, RK-02. */
  g_string_append_printf (alt, _("%s, %s: level %d: "), isms_report_matrix_get_step (self, ISMS_REPORT_ROWS, row),
                          isms_report_matrix_get_step (self, ISMS_REPORT_COLUMNS, column), (int) cell->level);
  if (n > 8)
    g_string_append_printf (alt, "%u", n);
  for (guint i = 0; i < n && n <= 8; i++)
    g_string_append_printf (alt, "%s%s", i > 0 ? ", " : "", isms_report_value_get_item_code (cell->items, i));
  g_string_append_c (alt, '.');
}

/**
 * isms_report_matrix_dup_alt:
 *
 * Returns: (transfer full): the cells that hold anything in words, from the highest row down
 */
char *
isms_report_matrix_dup_alt (IsmsReportMatrix *self)
{
  GString *alt = g_string_new (NULL);

  for (guint row = self->steps[ISMS_REPORT_ROWS]->len; row > 0; row--)
    for (guint column = 0; column < self->steps[ISMS_REPORT_COLUMNS]->len; column++)
      describe_cell (self, row - 1, column, alt);
  if (alt->len == 0)
    g_string_append (alt, _("All cells are empty."));
  return g_string_free_and_steal (alt);
}

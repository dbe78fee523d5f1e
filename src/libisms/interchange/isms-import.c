/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "interchange/isms-cell-reader.h"
#include "interchange/isms-import-private.h"
#include "records/isms-kinds.h"

/**
 * IsmsImport:
 *
 * Makes records of one kind of the rows of a table, in one step that is undone as one. Each column is matched with a field,
 * each cell is read as far as it can be read without guessing, and everything that is left out or read as something else
 * is told in an [struct@Isms.ImportReport]. A row whose code a record already has changes that record; any other row adds
 * one. An empty cell leaves a field as it is.
 *
 * A dry run does all of this and then takes the step back, so that it cannot tell anything else than the import does.
 */
G_DEFINE_FINAL_TYPE (IsmsImport, isms_import, G_TYPE_OBJECT)

static char *
value_key (guint field,
           const char *word)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (word));
  g_autofree char *folded = g_utf8_casefold (trimmed, -1);

  return g_strdup_printf ("%u\x1f%s", field, folded);
}

static void
add_value (IsmsImport *self,
           guint field,
           const char *word,
           const char *value)
{
  g_hash_table_insert (self->values, value_key (field, word), g_strdup (value));
}

/* In the column that asks whether a control applies, n/a is an answer. */
static void
add_usual_values (IsmsImport *self)
{
  int applicable = isms_kind_field_index (self->kind, "applicable");

  if (!g_str_equal (self->kind->name, "control"))
    return;
  add_value (self, applicable, "n/a", "no");
  add_value (self, applicable, "na", "no");
  add_value (self, applicable, "n.a.", "no");
}

/* Returns: (transfer full) (nullable): what the word stands for on that scale; %NULL where two methods do not agree */
static char *
read_step (GPtrArray *steps,
           const char *scale,
           const char *name)
{
  gint64 number = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      IsmsRecord *step = g_ptr_array_index (steps, i);
      gint64 its = isms_record_get_integer (step, "step", 0);

      if (g_strcmp0 (isms_record_get_text (step, "scale"), scale) != 0 || g_strcmp0 (isms_record_get_title (step), name) != 0)
        continue;
      if (number != 0 && number != its)
        return NULL;
      number = its;
    }
  return number > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
}

/* Whoever wrote the register has most likely written the words of the risk method; the report says what each was read as. */
static void
add_step_names (IsmsImport *self)
{
  g_autoptr (GPtrArray) steps = isms_store_list_records (self->store, &isms_kind_scale_step);

  for (guint i = 0; i < self->kind->n_fields; i++)
    for (guint j = 0; self->kind->fields[i].scale != NULL && j < steps->len; j++)
      {
        const char *name = isms_record_get_title (g_ptr_array_index (steps, j));
        g_autofree char *number = read_step (steps, self->kind->fields[i].scale, name);

        if (number != NULL)
          add_value (self, i, name, number);
      }
}

static void
isms_import_finalize (GObject *object)
{
  IsmsImport *self = ISMS_IMPORT (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->table, isms_table_unref);
  g_clear_pointer (&self->mapping, isms_mapping_free);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->source, g_free);

  G_OBJECT_CLASS (isms_import_parent_class)->finalize (object);
}

static void
isms_import_class_init (IsmsImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_import_finalize;
}

static void
isms_import_init (IsmsImport *self)
{
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * isms_import_new:
 * @store: where the records go
 * @kind: what the rows are to become; rows alone can become it
 * @table: the table, as isms_csv_read() or another reader made it
 *
 * Returns: (transfer full): an import whose columns are matched with fields as far as their names say
 */
IsmsImport *
isms_import_new (IsmsStore *store,
                 const IsmsKind *kind,
                 IsmsTable *table)
{
  IsmsImport *self;

  g_return_val_if_fail (kind->made_by == NULL, NULL);

  self = g_object_new (ISMS_TYPE_IMPORT, NULL);
  self->store = g_object_ref (store);
  self->kind = kind;
  self->table = isms_table_ref (table);
  self->mapping = isms_mapping_new (kind, table);
  add_usual_values (self);
  add_step_names (self);
  return self;
}

/**
 * isms_import_set_source:
 * @name: the file's name, as the history shall tell it
 */
void
isms_import_set_source (IsmsImport *self,
                        const char *name)
{
  g_set_str (&self->source, name);
}

/**
 * isms_import_set_dates:
 * @order: which of 3/4/2026 is the day, in columns that do not say it themselves
 */
void
isms_import_set_dates (IsmsImport *self,
                       IsmsDateOrder order)
{
  self->dates = order;
}

/**
 * isms_import_set_match_titles:
 * @match: whether a row whose code no record has changes the record of the same title, if there is one
 */
void
isms_import_set_match_titles (IsmsImport *self,
                              gboolean match)
{
  self->match_titles = match;
}

/**
 * isms_import_set_one_sheet:
 * @one: whether somebody asked for this sheet alone, so that nothing is lost with the others
 */
void
isms_import_set_one_sheet (IsmsImport *self,
                           gboolean one)
{
  self->one_sheet = one;
}

/**
 * isms_import_get_mapping:
 *
 * Returns: (transfer none): which column fills which field, as it stands now
 */
IsmsMapping *
isms_import_get_mapping (IsmsImport *self)
{
  return self->mapping;
}

/**
 * isms_import_map:
 * @column: a column's name
 * @field: the field it fills, by name or label, or "code"; empty if it is not to be imported
 * @error: return location: %ISMS_IMPORT_ERROR_COLUMN, %ISMS_IMPORT_ERROR_FIELD
 */
gboolean
isms_import_map (IsmsImport *self,
                 const char *column,
                 const char *field,
                 GError **error)
{
  return isms_mapping_ask (self->mapping, column, field, error);
}

/**
 * isms_import_map_value:
 * @field: a field's name
 * @word: what cells say, in whatever case: "High"
 * @value: what is meant: "4"; empty if nothing is
 * @error: return location: %ISMS_IMPORT_ERROR_FIELD, %ISMS_IMPORT_ERROR_VALUE
 *
 * Says what a word means in one field. Words on scales mean something else in each organisation, so none is built in: those of its
 * own risk method are known.
 */
gboolean
isms_import_map_value (IsmsImport *self,
                       const char *field,
                       const char *word,
                       const char *value,
                       GError **error)
{
  int index = isms_kind_field_index (self->kind, field);
  g_autoptr (IsmsReading) reading = NULL;

  if (index < 0)
    {
      g_set_error (error, ISMS_IMPORT_ERROR, ISMS_IMPORT_ERROR_FIELD, _("%s has no field “%s”."), _(self->kind->label), field);
      return FALSE;
    }
  if (!isms_field_is_link (&self->kind->fields[index]))
    reading = isms_cell_read (&self->kind->fields[index], value, self->dates);
  if (reading != NULL && reading->remarks != NULL)
    {
      const IsmsRemark *remark = g_ptr_array_index (reading->remarks, 0);

      if (remark->why != NULL)
        {
          g_set_error (error, ISMS_IMPORT_ERROR, ISMS_IMPORT_ERROR_VALUE, "%s: %s", isms_field_label (&self->kind->fields[index]), remark->why);
          return FALSE;
        }
    }
  add_value (self, index, word, value);
  return TRUE;
}

/**
 * isms_import_find_value:
 *
 * Returns: (transfer none) (nullable): what somebody said that the word means in the field
 */
const char *
isms_import_find_value (IsmsImport *self,
                        guint field,
                        const char *word)
{
  g_autofree char *key = NULL;

  if (g_hash_table_size (self->values) == 0)
    return NULL;
  key = value_key (field, word);
  return g_hash_table_lookup (self->values, key);
}

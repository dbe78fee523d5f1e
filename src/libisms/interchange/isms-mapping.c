/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "interchange/isms-mapping.h"
#include "interchange/isms-words.h"

#define N_SPELLINGS 3

/* One thing that a column may be called, and what it then means. */
typedef struct
{
  char *word;
  int target;
  IsmsMatch match;
} Name;

struct _IsmsMapping
{
  const IsmsKind *kind;
  IsmsTable *table;
  GArray *names;
  char *(*spellings)[N_SPELLINGS]; /* of each column: as it is, without brackets, with humps parted */
  IsmsMappedColumn *columns;
  gboolean *asked;
};

G_DEFINE_QUARK (isms-import-error-quark, isms_import_error)

static void
clear_name (gpointer data)
{
  g_free (((Name *) data)->word);
}

static void
add_name (IsmsMapping *self,
          const char *text,
          int target,
          IsmsMatch match)
{
  Name name = { isms_words_fold (text), target, match };

  g_array_append_val (self->names, name);
}

static void
add_list (IsmsMapping *self,
          const char *list,
          int target)
{
  g_auto (GStrv) words = g_strsplit (list != NULL ? list : "", "|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    add_name (self, words[i], target, ISMS_MATCH_ALSO);
}

/* "risk id", "risk number": what a kind is called by, and a word for numbering after it. */
static void
add_numbered (IsmsMapping *self,
              const char *noun)
{
  static const char *const endings[] = { "id", "no", "nr", "number", "code", "ref", "reference", "key", "kennung", "nummer" };

  for (guint i = 0; *noun != '\0' && i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (noun, " ", endings[i], NULL);

      add_name (self, name, ISMS_TARGET_CODE, ISMS_MATCH_ALSO);
    }
}

static void
add_numbered_list (IsmsMapping *self,
                   const char *list)
{
  g_auto (GStrv) nouns = g_strsplit (list != NULL ? list : "", "|", -1);

  for (guint i = 0; nouns[i] != NULL; i++)
    add_numbered (self, nouns[i]);
}

static void
add_code_names (IsmsMapping *self)
{
  const IsmsField *title = &self->kind->fields[0];

  add_name (self, "code", ISMS_TARGET_CODE, ISMS_MATCH_NAME);
  add_name (self, "id", ISMS_TARGET_CODE, ISMS_MATCH_NAME);
  add_name (self, _("Code"), ISMS_TARGET_CODE, ISMS_MATCH_LABEL);
  add_list (self, "record code|no|nr|number|ref|ref no|reference number|identifier|kennung|nummer|lfd nr", ISMS_TARGET_CODE);
  add_numbered (self, self->kind->name);
  add_numbered (self, self->kind->label);
  add_numbered (self, _(self->kind->label));
  add_numbered_list (self, self->kind->also);
  add_numbered (self, title->label);
  add_numbered (self, _(title->label));
  add_numbered_list (self, title->also);
  if (g_str_equal (self->kind->name, "control"))
    add_list (self, "annex a|annex a control|annex a clause|iso control|iso 27001 control|iso 27001 reference|control reference|clause|section", ISMS_TARGET_CODE);
}

static void
add_field_names (IsmsMapping *self,
                 int index)
{
  const IsmsField *field = &self->kind->fields[index];

  add_name (self, field->name, index, ISMS_MATCH_NAME);
  add_name (self, field->label, index, ISMS_MATCH_LABEL);
  add_name (self, _(field->label), index, ISMS_MATCH_LABEL);
  add_list (self, field->also, index);
}

static char *
spell (const char *name,
       guint spelling)
{
  g_auto (GStrv) parts = g_strsplit (name, "#", -1);
  g_autofree char *said = g_strjoinv (" no ", parts);
  g_autofree char *changed = NULL;

  if (spelling == 1)
    changed = isms_words_strip_brackets (said);
  else if (spelling == 2)
    changed = isms_words_part_humps (said);
  return isms_words_fold (changed != NULL ? changed : said);
}

static void
match_column (IsmsMapping *self,
              guint column,
              guint spelling,
              IsmsMatch match)
{
  const char *word = self->spellings[column][spelling];

  for (guint i = 0; i < self->names->len && *word != '\0'; i++)
    {
      const Name *name = &g_array_index (self->names, Name, i);

      if (name->match != match || !g_str_equal (name->word, word) || isms_mapping_find (self, name->target) >= 0)
        continue;
      self->columns[column] = (IsmsMappedColumn) { name->target, match, 0 };
      return;
    }
}

static int
find_rival (IsmsMapping *self,
            guint column)
{
  for (guint spelling = 0; spelling < N_SPELLINGS; spelling++)
    {
      const char *word = self->spellings[column][spelling];

      for (guint i = 0; i < self->names->len && *word != '\0'; i++)
        if (g_str_equal (g_array_index (self->names, Name, i).word, word))
          return isms_mapping_find (self, g_array_index (self->names, Name, i).target);
    }
  return -1;
}

static void
match_all (IsmsMapping *self)
{
  guint n_columns = isms_table_get_n_columns (self->table);

  for (guint i = 0; i < n_columns; i++)
    if (!self->asked[i])
      self->columns[i] = (IsmsMappedColumn) { ISMS_TARGET_NONE, ISMS_MATCH_NONE, 0 };
  for (IsmsMatch match = ISMS_MATCH_NAME; match <= ISMS_MATCH_ALSO; match++)
    for (guint spelling = 0; spelling < N_SPELLINGS; spelling++)
      for (guint i = 0; i < n_columns; i++)
        if (self->columns[i].match == ISMS_MATCH_NONE)
          match_column (self, i, spelling, match);
  for (guint i = 0; i < n_columns; i++)
    {
      int rival = self->columns[i].match == ISMS_MATCH_NONE ? find_rival (self, i) : -1;

      if (rival >= 0)
        self->columns[i] = (IsmsMappedColumn) { ISMS_TARGET_NONE, ISMS_MATCH_SECOND, rival };
    }
}

/**
 * isms_mapping_new:
 * @kind: what the rows are to become
 * @table: the table
 *
 * Finds out which column fills which field: by the field's name, its label, or one of its other names, in this order, without
 * regard to case, punctuation and what stands in brackets. Of two columns for one field the one that matches better is
 * taken, or else the first.
 *
 * Returns: (transfer full): the mapping
 */
IsmsMapping *
isms_mapping_new (const IsmsKind *kind,
                  IsmsTable *table)
{
  IsmsMapping *self = g_new0 (IsmsMapping, 1);
  guint n_columns = isms_table_get_n_columns (table);

  self->kind = kind;
  self->table = isms_table_ref (table);
  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (self->names, clear_name);
  for (guint i = 0; i < kind->n_fields; i++)
    if (!kind->fields[i].computed)
      add_field_names (self, i);
  add_code_names (self);
  self->columns = g_new0 (IsmsMappedColumn, n_columns);
  self->asked = g_new0 (gboolean, n_columns);
  self->spellings = g_malloc0_n (n_columns, sizeof *self->spellings);
  for (guint i = 0; i < n_columns; i++)
    for (guint spelling = 0; spelling < N_SPELLINGS; spelling++)
      self->spellings[i][spelling] = spell (isms_table_get_column_name (table, i), spelling);
  match_all (self);
  return self;
}

void
isms_mapping_free (IsmsMapping *self)
{
  for (guint i = 0; i < isms_table_get_n_columns (self->table); i++)
    for (guint spelling = 0; spelling < N_SPELLINGS; spelling++)
      g_free (self->spellings[i][spelling]);
  g_free (self->spellings);
  g_free (self->columns);
  g_free (self->asked);
  g_array_unref (self->names);
  isms_table_unref (self->table);
  g_free (self);
}

static int
find_column (IsmsMapping *self,
             const char *name)
{
  g_autofree char *folded = isms_words_fold (name);
  guint n_columns = isms_table_get_n_columns (self->table);

  for (guint i = 0; i < n_columns; i++)
    if (g_str_equal (isms_table_get_column_label (self->table, i), name))
      return i;
  for (guint i = 0; i < n_columns; i++)
    if (*folded != '\0' && g_str_equal (self->spellings[i][0], folded))
      return i;
  return -1;
}

static int
find_target (IsmsMapping *self,
             const char *field)
{
  g_autofree char *folded = isms_words_fold (field);

  for (IsmsMatch match = ISMS_MATCH_NAME; match <= ISMS_MATCH_ALSO; match++)
    for (guint i = 0; i < self->names->len; i++)
      {
        const Name *name = &g_array_index (self->names, Name, i);

        if (name->match == match && g_str_equal (name->word, folded))
          return name->target;
      }
  return ISMS_TARGET_NONE;
}

static gboolean
is_asked_for_elsewhere (IsmsMapping *self,
                        int column,
                        int target,
                        GError **error)
{
  for (int i = 0; i < (int) isms_table_get_n_columns (self->table); i++)
    if (i != column && self->asked[i] && self->columns[i].target == target)
      {
        g_set_error (error, ISMS_IMPORT_ERROR, ISMS_IMPORT_ERROR_FIELD,
                     _("The columns “%s” and “%s” cannot fill the same field."),
                     isms_table_get_column_label (self->table, i), isms_table_get_column_label (self->table, column));
        return TRUE;
      }
  return FALSE;
}

/**
 * isms_mapping_ask:
 * @column: a column's name or label
 * @field: a field's name, label or other name; "code" for the record's code; empty if the column is not to be imported
 * @error: return location: %ISMS_IMPORT_ERROR
 *
 * Says what a column means. The other columns are matched anew with what is left.
 */
gboolean
isms_mapping_ask (IsmsMapping *self,
                  const char *column,
                  const char *field,
                  GError **error)
{
  int index = find_column (self, column);
  int target = *field != '\0' ? find_target (self, field) : ISMS_TARGET_NONE;

  if (index < 0)
    {
      g_set_error (error, ISMS_IMPORT_ERROR, ISMS_IMPORT_ERROR_COLUMN, _("The table has no column “%s”."), column);
      return FALSE;
    }
  if (*field != '\0' && target == ISMS_TARGET_NONE)
    {
      g_set_error (error, ISMS_IMPORT_ERROR, ISMS_IMPORT_ERROR_FIELD, _("%s has no field “%s”."), _(self->kind->label), field);
      return FALSE;
    }
  if (target != ISMS_TARGET_NONE && is_asked_for_elsewhere (self, index, target, error))
    return FALSE;
  self->asked[index] = TRUE;
  self->columns[index] = (IsmsMappedColumn) { target, target == ISMS_TARGET_NONE ? ISMS_MATCH_LEFT_OUT : ISMS_MATCH_ASKED, 0 };
  match_all (self);
  return TRUE;
}

const IsmsMappedColumn *
isms_mapping_get (IsmsMapping *self,
                  guint column)
{
  g_return_val_if_fail (column < isms_table_get_n_columns (self->table), NULL);
  return &self->columns[column];
}

/**
 * isms_mapping_find:
 * @target: a field's place in the kind's table, or %ISMS_TARGET_CODE
 *
 * Returns: the column that fills it, or -1
 */
int
isms_mapping_find (IsmsMapping *self,
                   int target)
{
  for (guint i = 0; i < isms_table_get_n_columns (self->table); i++)
    if (self->columns[i].target == target)
      return i;
  return -1;
}

/**
 * isms_mapping_explain:
 *
 * Returns: (transfer full) (nullable): a sentence that says why the column is not imported, or %NULL if it is
 */
char *
isms_mapping_explain (IsmsMapping *self,
                      guint column)
{
  const IsmsMappedColumn *mapped = isms_mapping_get (self, column);

  switch (mapped->match)
    {
    case ISMS_MATCH_SECOND:
      {
        int target = self->columns[mapped->rival].target;

        /* Translators: a field's label, a column's name */
        return g_strdup_printf (_("“%s” is already filled from the column “%s”."),
                                target == ISMS_TARGET_CODE ? _("Code") : isms_field_label (&self->kind->fields[target]),
                                isms_table_get_column_label (self->table, mapped->rival));
      }
    case ISMS_MATCH_LEFT_OUT:
      return g_strdup (_("It is left out, as asked."));
    case ISMS_MATCH_NONE:
      return g_strdup_printf (_("%s has no field of that name."), _(self->kind->label));
    case ISMS_MATCH_ASKED:
    case ISMS_MATCH_NAME:
    case ISMS_MATCH_LABEL:
    case ISMS_MATCH_ALSO:
    default:
      return NULL;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/import/parapet-import-words.h"

/* The steps of a scale that nobody has described. */
#define USUAL_STEPS 5

static void
word_free (gpointer data)
{
  ParapetImportWord *word = data;

  g_free (word->text);
  g_free (word->becomes);
  g_free (word);
}

static gboolean
has_few_values (const IsmsField *field)
{
  return field->type == ISMS_CHOICE || field->type == ISMS_BOOLEAN || field->type == ISMS_SCALE;
}

static void
add_words (GPtrArray *words,
           const IsmsKind *kind,
           GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const IsmsImportValue *value = g_ptr_array_index (values, i);
      int field = value->field != NULL ? isms_kind_field_index (kind, value->field) : -1;
      ParapetImportWord *word;

      if (field < 0 || !has_few_values (&kind->fields[field]))
        continue;
      word = g_new0 (ParapetImportWord, 1);
      word->field = field;
      word->text = g_strdup (value->value);
      word->becomes = g_strdup (value->becomes);
      word->n_cells = value->lines->len;
      word->line = g_array_index (value->lines, guint, 0);
      g_ptr_array_add (words, word);
    }
}

/* By where they stand in the file: so a word keeps its place when it is given a meaning. */
static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const ParapetImportWord *first = *(ParapetImportWord *const *) a;
  const ParapetImportWord *second = *(ParapetImportWord *const *) b;

  if (first->field != second->field)
    return first->field < second->field ? -1 : 1;
  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;
  return g_strcmp0 (first->text, second->text);
}

/**
 * parapet_import_words_list:
 *
 * Returns: (transfer full) (element-type ParapetImportWord): the words that fields with a few values do not know, or know by
 *   another name, field by field
 */
GPtrArray *
parapet_import_words_list (ParapetImportSession *session)
{
  IsmsImportReport *report = parapet_import_session_get_report (session);
  GPtrArray *words = g_ptr_array_new_with_free_func (word_free);

  if (report == NULL)
    return words;
  add_words (words, report->kind, report->ignored);
  add_words (words, report->kind, report->changes);
  g_ptr_array_sort (words, compare_words);
  return words;
}

/**
 * parapet_import_words_count_unknown:
 *
 * Returns: how many words nobody has given a meaning
 */
guint
parapet_import_words_count_unknown (ParapetImportSession *session)
{
  g_autoptr (GPtrArray) words = parapet_import_words_list (session);
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    n += ((ParapetImportWord *) g_ptr_array_index (words, i))->becomes == NULL;
  return n;
}

static void
add_choices (GStrvBuilder *values,
             GStrvBuilder *labels,
             const IsmsField *field)
{
  for (guint i = 0; field->choices[i].value != NULL; i++)
    {
      g_strv_builder_add (values, field->choices[i].value);
      g_strv_builder_add (labels, _(field->choices[i].label));
    }
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  IsmsRecord *first = *(IsmsRecord *const *) a;
  IsmsRecord *second = *(IsmsRecord *const *) b;

  return (int) (isms_record_get_integer (first, "step", 0) - isms_record_get_integer (second, "step", 0));
}

static GPtrArray *
list_steps (IsmsStore *store,
            const char *scale)
{
  GPtrArray *steps = isms_store_list_records (store, isms_kind_find ("scale_step"));

  for (guint i = steps->len; i > 0; i--)
    {
      IsmsRecord *step = g_ptr_array_index (steps, i - 1);

      if (g_strcmp0 (isms_record_get_text (step, "scale"), scale) != 0 || isms_record_get_integer (step, "step", 0) < 1)
        g_ptr_array_remove_index (steps, i - 1);
    }
  g_ptr_array_sort (steps, compare_steps);
  return steps;
}

static void
add_steps (GStrvBuilder *values,
           GStrvBuilder *labels,
           IsmsStore *store,
           const IsmsField *field)
{
  g_autoptr (GPtrArray) steps = list_steps (store, field->scale);

  for (guint i = 0; i < (steps->len > 0 ? steps->len : USUAL_STEPS); i++)
    {
      IsmsRecord *step = steps->len > 0 ? g_ptr_array_index (steps, i) : NULL;
      gint64 number = step != NULL ? isms_record_get_integer (step, "step", 0) : i + 1;

      g_strv_builder_take (values, g_strdup_printf ("%" G_GINT64_FORMAT, number));
      if (step != NULL)
        /* Translators: a step of a scale, its name and its number: "Likely (4)" */
        g_strv_builder_take (labels, g_strdup_printf (_("%s (%d)"), isms_record_get_title (step), (int) number));
      else
        g_strv_builder_take (labels, g_strdup_printf ("%d", (int) number));
    }
}

/**
 * parapet_import_meanings_new:
 * @field: the place of a field with a few values
 *
 * Returns: (transfer full): what a word may mean in it
 */
ParapetImportMeanings *
parapet_import_meanings_new (ParapetImportSession *session,
                             guint field)
{
  const IsmsField *described = &parapet_import_session_get_kind (session)->fields[field];
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  ParapetImportMeanings *self = g_new0 (ParapetImportMeanings, 1);

  g_strv_builder_add (values, "");
  g_strv_builder_add (labels, _("Do Not Import"));
  if (described->type == ISMS_CHOICE)
    add_choices (values, labels, described);
  else if (described->type == ISMS_SCALE)
    add_steps (values, labels, parapet_import_session_get_store (session), described);
  else
    {
      g_strv_builder_add_many (values, "yes", "no", NULL);
      g_strv_builder_add_many (labels, _("Yes"), _("No"), NULL);
    }
  self->values = g_strv_builder_end (values);
  self->labels = g_strv_builder_end (labels);
  return self;
}

void
parapet_import_meanings_free (ParapetImportMeanings *self)
{
  g_strfreev (self->values);
  g_strfreev (self->labels);
  g_free (self);
}

/**
 * parapet_import_meanings_find:
 *
 * Returns: which of the meanings the word has now
 */
guint
parapet_import_meanings_find (ParapetImportMeanings *self,
                              ParapetImportSession *session,
                              const ParapetImportWord *word)
{
  const char *asked = parapet_import_session_get_asked (session, word->field, word->text);

  for (guint i = 1; self->values[i] != NULL; i++)
    {
      if (asked != NULL ? g_str_equal (self->values[i], asked) : g_strcmp0 (self->labels[i], word->becomes) == 0)
        return i;
      if (asked == NULL && g_strcmp0 (self->values[i], word->becomes) == 0)
        return i;
    }
  return 0;
}

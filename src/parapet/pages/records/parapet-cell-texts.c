/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "models/isms-change-words.h"
#include "models/isms-computed.h"
#include "models/isms-scale.h"
#include "forms/parapet-date-words.h"
#include "forms/parapet-record-words.h"
#include "pages/records/parapet-cell-texts.h"
#include "records/isms-field-type.h"
#include "records/isms-kinds.h"
#include "store/isms-seal.h"

/* Titles named in one cell; who wants them all opens the record. */
#define NAMED 3

/**
 * ParapetCellTexts:
 *
 * The short words that a list shows of a value. A step of a scale is looked up once: a list asks for the same five names
 * thousands of times.
 */
struct _ParapetCellTexts
{
  GObject parent_instance;

  IsmsStore *store;
  IsmsComputed *computed; /* (nullable): of the kind */
  GHashTable *steps;      /* "method scale step" -> its name */
};

G_DEFINE_FINAL_TYPE (ParapetCellTexts, parapet_cell_texts, G_TYPE_OBJECT)

/* "Open: not yet decided" is right in a form and too long in a list. */
static char *
shorten_choice (const IsmsField *field,
                const char *value)
{
  const IsmsChoice *choice = isms_field_find_choice (field, value);
  const char *label = choice != NULL ? _(choice->label) : value;
  const char *end = strstr (label, ": ");

  return end != NULL ? g_strndup (label, end - label) : g_strdup (label);
}

static char *
name_record (ParapetCellTexts *self,
             const IsmsField *field,
             gint64 key)
{
  const IsmsKind *kind = field->links_to != NULL ? isms_kind_find (field->links_to) : NULL;
  g_autoptr (IsmsRecord) target = kind != NULL ? isms_store_get (self->store, kind, key) : isms_store_get_any (self->store, key);

  if (target == NULL)
    return g_strdup (_("Missing record"));
  return g_strdup (isms_seal_get_title (self->store, target));
}

static char *
name_records (ParapetCellTexts *self,
              const IsmsField *field,
              const IsmsValue *value)
{
  g_auto (GStrv) keys = isms_value_members (value);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = g_strv_length (keys);

  for (guint i = 0; i < MIN (n, NAMED); i++)
    {
      g_autofree char *name = name_record (self, field, g_ascii_strtoll (keys[i], NULL, 10));

      g_string_append_printf (text, "%s%s", i > 0 ? C_("list", ", ") : "", name);
    }
  if (n > NAMED)
    /* Translators: after three names, how many more there are */
    g_string_append_printf (text, _(" and %u more"), n - NAMED);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
name_step (ParapetCellTexts *self,
           IsmsRecord *record,
           const IsmsField *field,
           gint64 step)
{
  gint64 method = record != NULL && isms_kind_field (isms_record_get_kind (record), "method") != NULL ? isms_record_get_integer (record, "method", 0) : 0;
  g_autofree char *place = g_strdup_printf ("%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT, method, field->scale, step);
  const char *known = g_hash_table_lookup (self->steps, place);
  g_autoptr (IsmsRecord) found = NULL;
  char *name;

  if (known != NULL)
    return g_strdup (known);
  found = isms_scale_find_step (self->store, record, field, step);
  name = found != NULL ? g_strdup (isms_record_get_title (found)) : g_strdup_printf ("%" G_GINT64_FORMAT, step);
  g_hash_table_insert (self->steps, g_steal_pointer (&place), name);
  return g_strdup (name);
}

static char *
flatten (char *text)
{
  for (char *p = text; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      *p = ' ';
  return text;
}

static char *
format_value (ParapetCellTexts *self,
              IsmsRecord *record,
              const IsmsField *field,
              const IsmsValue *value)
{
  switch (field->type)
    {
    case ISMS_CHOICE:
      return shorten_choice (field, value->text);
    case ISMS_DATE:
      return parapet_date_words_format_short (value->text);
    case ISMS_LINK:
      return name_record (self, field, value->integer);
    case ISMS_LINKS:
      return name_records (self, field, value);
    case ISMS_SCALE:
      return field->scale != NULL ? name_step (self, record, field, value->integer) : isms_field_format (field, value);
    case ISMS_REFERENCE:
      return isms_value_to_words (self->store, record, field, value);
    case ISMS_INTEGER:
      return parapet_integer_words (field, value->integer);
    default:
      return flatten (isms_field_format (field, value));
    }
}

static void
store_changed_cb (ParapetCellTexts *self,
                  IsmsStep *step)
{
  for (guint i = 0; i < step->changes->len; i++)
    {
      const IsmsKind *kind = ((IsmsChange *) g_ptr_array_index (step->changes, i))->kind;

      if (kind == &isms_kind_scale_step || kind == &isms_kind_method)
        g_hash_table_remove_all (self->steps);
    }
}

static void
parapet_cell_texts_finalize (GObject *object)
{
  ParapetCellTexts *self = PARAPET_CELL_TEXTS (object);

  g_clear_pointer (&self->steps, g_hash_table_unref);
  g_clear_object (&self->computed);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (parapet_cell_texts_parent_class)->finalize (object);
}

static void
parapet_cell_texts_class_init (ParapetCellTextsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_cell_texts_finalize;
}

static void
parapet_cell_texts_init (ParapetCellTexts *self)
{
  self->steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * parapet_cell_texts_new:
 * @kind: of the records whose columns are shown
 *
 * Make it before the list that shows its words: the store tells its listeners in the order in which they came.
 */
ParapetCellTexts *
parapet_cell_texts_new (IsmsStore *store,
                        const IsmsKind *kind)
{
  ParapetCellTexts *self = g_object_new (PARAPET_TYPE_CELL_TEXTS, NULL);

  self->store = g_object_ref (store);
  self->computed = isms_computed_find (store, kind);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

IsmsStore *
parapet_cell_texts_get_store (ParapetCellTexts *self)
{
  return self->store;
}

/**
 * parapet_cell_texts_get:
 * @column: a column of the record's kind, see isms_kind_column()
 *
 * Returns: (transfer full): one line, empty where nothing is said
 */
char *
parapet_cell_texts_get (ParapetCellTexts *self,
                        IsmsRecord *record,
                        guint column)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  const IsmsValue *value;

  if (isms_kind_is_computed (kind, column))
    return isms_computed_format (self->computed, column, isms_record_get_key (record));
  value = isms_record_get_value (record, column);
  return isms_value_is_null (value) ? g_strdup ("") : format_value (self, record, &kind->fields[column], value);
}

/**
 * parapet_cell_texts_find_tone:
 * @column: a column of the record's kind
 *
 * Returns: (transfer none) (nullable): how its value is drawn, where it tells how something stands
 */
const ParapetValueTone *
parapet_cell_texts_find_tone (ParapetCellTexts *self,
                              IsmsRecord *record,
                              guint column)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  g_autoptr (IsmsRecord) group = NULL;
  IsmsComputedValue value;

  if (!isms_kind_is_computed (kind, column))
    return parapet_value_tone_find (&kind->fields[column], isms_record_get_value (record, column));
  if (isms_kind_column (kind, column)->unsaid != NULL && !isms_computed_read (self->computed, column, isms_record_get_key (record), &value))
    return parapet_value_tone_get_unsaid ();
  group = isms_computed_find_group (self->computed, column, isms_record_get_key (record));
  return parapet_value_tone_find_of (group);
}

/**
 * parapet_cell_texts_get_word:
 * @value: (nullable): a value as #IsmsTally and #IsmsFilter have it; "" and %NULL stand for not said
 *
 * Returns: (transfer full): what a person calls it
 */
char *
parapet_cell_texts_get_word (ParapetCellTexts *self,
                             const IsmsField *field,
                             const char *value)
{
  if (value == NULL || *value == '\0')
    return g_strdup (field->unsaid != NULL ? _(field->unsaid) : _("Not said"));
  switch (field->type)
    {
    case ISMS_CHOICE:
      return shorten_choice (field, value);
    case ISMS_BOOLEAN:
      return g_strdup (*value == '1' ? _("Yes") : _("No"));
    case ISMS_LINK:
    case ISMS_LINKS:
      return name_record (self, field, g_ascii_strtoll (value, NULL, 10));
    case ISMS_INTEGER:
      return field->links_to != NULL ? name_record (self, field, g_ascii_strtoll (value, NULL, 10)) : g_strdup (value);
    case ISMS_SCALE:
      return field->scale != NULL ? name_step (self, NULL, field, g_ascii_strtoll (value, NULL, 10)) : g_strdup (value);
    default:
      return g_strdup (value);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "catalogue/isms-catalogue.h"
#include "models/isms-change-words.h"
#include "models/isms-scale.h"
#include "records/isms-field-type.h"
#include "store/isms-seal.h"

/* A sentence is one line of a list; whoever wants all of a long text looks at the fields. */
#define SENTENCE_VALUE_LENGTH 60

/* The two fields that every record has and no kind describes. */
static const IsmsField code_field = { "code", ISMS_TEXT, N_("Code") };
static const IsmsField deleted_field = { "deleted", ISMS_BOOLEAN, N_("Removed") };

static void
words_free (IsmsFieldWords *words)
{
  g_free (words->label);
  g_free (words->before);
  g_free (words->after);
  g_free (words);
}

static char *
name_step (IsmsStore *store,
           IsmsRecord *record,
           const IsmsField *field,
           gint64 step)
{
  g_autoptr (IsmsRecord) found = isms_scale_find_step (store, record, field, step);

  if (found == NULL)
    return g_strdup_printf ("%" G_GINT64_FORMAT, step);
  /* Translators: a step of a scale by its name, and its number */
  return g_strdup_printf (_("%s (%" G_GINT64_FORMAT ")"), isms_record_get_title (found), step);
}

static char *
name_target (IsmsStore *store,
             gint64 key)
{
  g_autoptr (IsmsRecord) target = isms_store_get_any (store, key);

  return g_strdup (target != NULL ? isms_seal_get_title (store, target) : "?");
}

static char *
name_targets (IsmsStore *store,
              const IsmsValue *value)
{
  g_auto (GStrv) keys = isms_value_members (value);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *name = name_target (store, g_ascii_strtoll (keys[i], NULL, 10));

      g_string_append_printf (text, "%s%s", i > 0 ? C_("list", ", ") : "", name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
name_entries (const IsmsValue *value)
{
  g_auto (GStrv) ids = isms_value_members (value);

  return isms_catalogue_name_clauses ((const char *const *) ids);
}

/**
 * isms_value_to_words:
 * @record: (nullable): whose value it is
 * @field: a field
 * @value: a value it has, had or might have
 *
 * Returns: (transfer full): what a person reads: a step of a scale by its name, links by what they lead to; the empty text for
 *   null
 */
char *
isms_value_to_words (IsmsStore *store,
                     IsmsRecord *record,
                     const IsmsField *field,
                     const IsmsValue *value)
{
  if (isms_value_is_null (value))
    return g_strdup ("");
  switch (field->type)
    {
    case ISMS_LINK:
      return name_target (store, value->integer);
    case ISMS_LINKS:
      return name_targets (store, value);
    case ISMS_SCALE:
      return name_step (store, record, field, value->integer);
    case ISMS_REFERENCE:
      return name_entries (value);
    default:
      return isms_field_format (field, value);
    }
}

/**
 * isms_sentence_shorten:
 * @length: how many characters at the most
 *
 * Returns: (transfer full): @text on one line, cut off where it is too long
 */
char *
isms_sentence_shorten (const char *text,
                       guint length)
{
  g_autofree char *line = g_strstrip (g_strdelimit (g_strdup (text), "\n\r\t", ' '));

  if (g_utf8_strlen (line, -1) <= (glong) length)
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, length - 1) = '\0';
  return g_strconcat (g_strchomp (line), "…", NULL);
}

typedef struct
{
  IsmsStore *store;
  IsmsRecord *record; /* (nullable) */
  JsonObject *fields;
  GPtrArray *words;
} Telling;

static char *
node_to_words (Telling *telling,
               const IsmsField *field,
               JsonNode *node)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  if (!isms_field_from_json (field, node, &value, NULL))
    return json_to_string (node, FALSE);
  return isms_value_is_null (&value) ? NULL : isms_value_to_words (telling->store, telling->record, field, &value);
}

static void
tell_field (Telling *telling,
            const IsmsField *field,
            gboolean described)
{
  JsonArray *pair;
  IsmsFieldWords *words;

  if (!json_object_has_member (telling->fields, field->name))
    return;
  pair = json_object_get_array_member (telling->fields, field->name);
  words = g_new0 (IsmsFieldWords, 1);
  words->field = described ? field : NULL;
  words->label = g_strdup (isms_field_label (field));
  words->before = node_to_words (telling, field, json_array_get_element (pair, 0));
  words->after = node_to_words (telling, field, json_array_get_element (pair, 1));
  g_ptr_array_add (telling->words, words);
}

/* Returns: whether what the record says must not be read off its history either */
static gboolean
tell_sealed (Telling *telling,
             const IsmsSeal *seal)
{
  IsmsFieldWords *words;

  if (telling->record == NULL || !isms_seal_hides (telling->store, telling->record))
    return FALSE;
  words = g_new0 (IsmsFieldWords, 1);
  words->label = g_strdup (_("Contents"));
  words->after = g_strdup (_(seal->sentence));
  g_ptr_array_add (telling->words, words);
  return TRUE;
}

/**
 * isms_change_get_fields:
 * @change: what a step did to one record
 *
 * The removal of a record is not among them: the action says it.
 *
 * Returns: (transfer full) (element-type IsmsFieldWords): the fields it changed, in the order of their kind; of a sealed record only that it is one
 */
GPtrArray *
isms_change_get_fields (IsmsStore *store,
                        const IsmsChange *change)
{
  g_autoptr (JsonObject) fields = isms_change_parse (change, NULL);
  g_autoptr (IsmsRecord) record = isms_store_get (store, change->kind, change->record);
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify) words_free);
  Telling telling = { store, record, fields, words };

  if (fields == NULL || tell_sealed (&telling, &change->kind->seal))
    return words;
  tell_field (&telling, &code_field, FALSE);
  for (guint i = 0; i < change->kind->n_fields; i++)
    tell_field (&telling, &change->kind->fields[i], TRUE);
  if (g_str_equal (change->action, "change"))
    tell_field (&telling, &deleted_field, FALSE);
  return words;
}

/**
 * isms_change_get_name:
 *
 * Returns: (transfer full): what the changed record is called today: "RK-01 Phishing leads to a takeover"
 */
char *
isms_change_get_name (IsmsStore *store,
                      const IsmsChange *change)
{
  g_autoptr (IsmsRecord) record = isms_store_get (store, change->kind, change->record);
  const char *title;

  if (record == NULL)
    return g_strdup (_(change->kind->label));
  title = isms_seal_get_title (store, record);
  if (title == NULL || *title == '\0' || g_strcmp0 (title, isms_record_get_code (record)) == 0)
    return g_strdup (isms_record_get_code (record));
  return g_strdup_printf ("%s %s", isms_record_get_code (record), title);
}

static char *
get_code (IsmsStore *store,
          const IsmsChange *change)
{
  g_autoptr (IsmsRecord) record = isms_store_get (store, change->kind, change->record);

  return g_strdup (record != NULL ? isms_record_get_code (record) : _(change->kind->label));
}

static char *
field_to_sentence (const IsmsFieldWords *words,
                   const char *code)
{
  g_autofree char *before = isms_sentence_shorten (words->before != NULL ? words->before : "", SENTENCE_VALUE_LENGTH);
  g_autofree char *after = isms_sentence_shorten (words->after != NULL ? words->after : "", SENTENCE_VALUE_LENGTH);

  if (words->before == NULL)
    /* Translators: a field, the code of a record, what the field says now: Likelihood of RK-01: Unlikely */
    return g_strdup_printf (_("%s of %s: %s"), words->label, code, after);
  if (words->after == NULL)
    /* Translators: a field, the code of a record, what the field said before it was emptied */
    return g_strdup_printf (_("%s of %s: %s removed"), words->label, code, before);
  /* Translators: a field, the code of a record, what it said, what it says now: Likelihood of RK-01: Likely → Unlikely */
  return g_strdup_printf (_("%s of %s: %s → %s"), words->label, code, before, after);
}

static char *
labels_to_sentence (GPtrArray *fields,
                    const char *code)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? C_("list", ", ") : "", ((IsmsFieldWords *) g_ptr_array_index (fields, i))->label);
  /* Translators: the code of a record, a list of fields: "RK-01: Likelihood, Impact" */
  return g_strdup_printf (_("%s: %s"), code, labels->str);
}

/**
 * isms_change_to_sentence:
 * @change: what a step did to one record
 *
 * Returns: (transfer full): it in one line: "Likelihood of RK-01: Likely → Unlikely", "Added RK-01 Phishing"
 */
char *
isms_change_to_sentence (IsmsStore *store,
                         const IsmsChange *change)
{
  g_autofree char *name = isms_change_get_name (store, change);
  g_autofree char *code = get_code (store, change);
  g_autoptr (GPtrArray) fields = NULL;

  if (g_str_equal (change->action, "create"))
    return g_strdup_printf (_("Added %s"), name);
  if (g_str_equal (change->action, "delete"))
    return g_strdup_printf (_("Removed %s"), name);
  if (g_str_equal (change->action, "restore"))
    return g_strdup_printf (_("Brought back %s"), name);

  fields = isms_change_get_fields (store, change);
  if (fields->len == 1)
    return field_to_sentence (g_ptr_array_index (fields, 0), code);
  return fields->len > 0 ? labels_to_sentence (fields, code) : g_strdup_printf (_("Changed %s"), name);
}

static const IsmsKind *
find_only_kind (const IsmsStep *step,
                guint *n_kinds)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < step->changes->len; i++)
    g_hash_table_add (kinds, (gpointer) ((IsmsChange *) g_ptr_array_index (step->changes, i))->kind);
  *n_kinds = g_hash_table_size (kinds);
  return *n_kinds == 1 ? ((IsmsChange *) g_ptr_array_index (step->changes, 0))->kind : NULL;
}

/**
 * isms_step_to_sentence:
 * @step: a step with its changes
 *
 * Returns: (transfer full): what it did, in one line: a single change in words, of many how many
 */
char *
isms_step_to_sentence (IsmsStore *store,
                       const IsmsStep *step)
{
  guint n = step->changes->len;
  g_autofree char *changes = NULL;
  const IsmsKind *only;
  guint n_kinds;

  if (n == 0)
    return g_strdup (_("No record was changed"));
  if (n == 1)
    return isms_change_to_sentence (store, g_ptr_array_index (step->changes, 0));

  only = find_only_kind (step, &n_kinds);
  changes = g_strdup_printf (ngettext ("%u change", "%u changes", n), n);
  if (only != NULL)
    /* Translators: "12 changes", and what was changed: "Risks" */
    return g_strdup_printf (_("%s: %s"), changes, _(only->plural));
  /* Translators: the first is "12 changes" */
  return g_strdup_printf (ngettext ("%s to %u kind of record", "%s to %u kinds of records", n_kinds), changes, n_kinds);
}

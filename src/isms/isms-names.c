/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "catalogue/isms-catalogue.h"
#include "isms-call.h"
#include "isms-names.h"

/* "Risk_Owner", "risk-owner" and "Risk owner" are one name. */
static char *
fold (const char *word)
{
  g_autofree char *valid = g_utf8_make_valid (word, -1);

  return g_strstrip (g_strdelimit (g_utf8_casefold (valid, -1), "_-", ' '));
}

static gboolean
is_called (const char *name,
           const char *folded)
{
  g_autofree char *other = fold (name);

  return g_str_equal (other, folded);
}

static gboolean
is_also_called (const char *names,
                const char *folded)
{
  g_auto (GStrv) words = g_strsplit (names != NULL ? names : "", "|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (is_called (words[i], folded))
      return TRUE;
  return FALSE;
}

static gboolean
kind_is_called (const IsmsKind *kind,
                const char *folded,
                guint pass)
{
  switch (pass)
    {
    case 0:
      return is_called (kind->name, folded);
    case 1:
      return is_called (_(kind->label), folded) || is_called (_(kind->plural), folded) ||
             is_called (kind->label, folded) || is_called (kind->plural, folded);
    case 2:
      return is_called (kind->prefix, folded);
    default:
      return is_also_called (kind->also, folded);
    }
}

/**
 * isms_names_find_kind:
 * @word: a kind's name, label, plural, prefix or other name
 * @error: return location: %ISMS_CALL_ERROR
 *
 * Returns: (transfer none) (nullable): the kind meant; its own name wins over another's other name
 */
const IsmsKind *
isms_names_find_kind (const char *word,
                      GError **error)
{
  g_autofree char *folded = fold (word);

  for (guint pass = 0; pass < 4; pass++)
    for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
      if (kind_is_called (isms_kinds (NULL)[i], folded, pass))
        return isms_kinds (NULL)[i];
  isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("There is no kind “%s”; “isms kinds” lists them."), word);
  return NULL;
}

/**
 * isms_names_find_kind_to_add:
 * @word: as isms_names_find_kind()
 * @error: return location: %ISMS_CALL_ERROR
 *
 * Returns: (transfer none) (nullable): the kind meant, where values of its fields make a record of it
 */
const IsmsKind *
isms_names_find_kind_to_add (const char *word,
                             GError **error)
{
  const IsmsKind *kind = isms_names_find_kind (word, error);

  if (kind == NULL || kind->made_by == NULL)
    return kind;
  /* Translators: a kind of records, a verb of the command line twice: "Files are not made of values alone: “isms attach” …" */
  isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("%s are not made of values alone: “isms %s” adds them, and “isms help %s” says how."), _(kind->plural), kind->made_by, kind->made_by);
  return NULL;
}

/**
 * isms_names_find_column:
 * @word: the name of a field or of what is computed, or its label
 * @error: return location: %ISMS_CALL_ERROR
 *
 * Returns: (transfer none) (nullable): the column meant
 */
const IsmsField *
isms_names_find_column (const IsmsKind *kind,
                        const char *word,
                        GError **error)
{
  g_autofree char *folded = fold (word);

  for (guint i = 0; i < isms_kind_n_columns (kind); i++)
    if (is_called (isms_kind_column (kind, i)->name, folded))
      return isms_kind_column (kind, i);
  for (guint i = 0; i < isms_kind_n_columns (kind); i++)
    if (is_called (isms_field_label (isms_kind_column (kind, i)), folded) || is_called (isms_kind_column (kind, i)->label, folded))
      return isms_kind_column (kind, i);
  isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("%s has no field “%s”; “isms kinds %s” lists them."), _(kind->label), word, kind->name);
  return NULL;
}

/**
 * isms_names_find_field:
 * @word: a field's name, or its label
 * @error: return location: %ISMS_CALL_ERROR
 *
 * Returns: (transfer none) (nullable): the field meant
 */
const IsmsField *
isms_names_find_field (const IsmsKind *kind,
                       const char *word,
                       GError **error)
{
  const IsmsField *column = isms_names_find_column (kind, word, error);

  if (column == NULL || isms_kind_field_index (kind, column->name) >= 0)
    return column;
  isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("“%s” is computed, so nobody can say it."), isms_field_label (column));
  return NULL;
}

static IsmsRecord *
find_removed (IsmsStore *store,
              const IsmsKind *kind,
              const char *code)
{
  IsmsQuery query = { .kind = kind, .deleted = TRUE };
  g_autoptr (GArray) keys = isms_store_list (store, &query, NULL);

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      g_autoptr (IsmsRecord) record = isms_store_get (store, kind, g_array_index (keys, gint64, i));

      if (record != NULL && isms_record_get_deleted (record) && g_strcmp0 (isms_record_get_code (record), code) == 0)
        return g_steal_pointer (&record);
    }
  return NULL;
}

static IsmsRecord *
find_in_kind (IsmsStore *store,
              const IsmsKind *kind,
              const char *code,
              gboolean deleted)
{
  return deleted ? find_removed (store, kind, code) : isms_store_find (store, kind, code);
}

static gboolean
find_in_all (IsmsStore *store,
             const char *code,
             gboolean deleted,
             IsmsRecord **found,
             GError **error)
{
  g_autoptr (IsmsRecord) first = NULL;

  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      const IsmsKind *kind = isms_kinds (NULL)[i];
      g_autoptr (IsmsRecord) record = find_in_kind (store, kind, code, deleted);

      if (record == NULL)
        continue;
      if (first != NULL)
        return isms_call_fail (error, ISMS_EXIT_WRONG_CALL,
                               _("“%s” is the code of more than one record: write %s:%s or %s:%s."), code,
                               isms_record_get_kind (first)->name, code, kind->name, code);
      first = g_steal_pointer (&record);
    }
  *found = g_steal_pointer (&first);
  return TRUE;
}

static IsmsRecord *
find_by_key (IsmsStore *store,
             const char *word)
{
  gint64 key;

  return g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, &key, NULL) ? isms_store_get_any (store, key) : NULL;
}

/* As typed, then as a code in capitals, then as the number of a control: "rk-01", "5.17", "A 5.17". */
static gboolean
find_spelled (IsmsStore *store,
              const IsmsKind *kind,
              const char *word,
              gboolean deleted,
              IsmsRecord **found,
              GError **error)
{
  g_autofree char *upper = g_utf8_strup (word, -1);
  g_autofree char *control = isms_catalogue_read_control_number (word);
  const char *spellings[] = { word, upper, control };

  for (guint i = 0; i < G_N_ELEMENTS (spellings) && *found == NULL; i++)
    if (spellings[i] != NULL && kind != NULL)
      *found = find_in_kind (store, kind, spellings[i], deleted);
    else if (spellings[i] != NULL && !find_in_all (store, spellings[i], deleted, found, error))
      return FALSE;
  return TRUE;
}

/**
 * isms_names_find_record:
 * @word: a code, kind:code, or a key
 * @deleted: whether a record that was removed will do where none is left
 * @error: return location: %ISMS_CALL_ERROR
 *
 * Returns: (transfer full) (nullable): the record meant
 */
IsmsRecord *
isms_names_find_record (IsmsStore *store,
                        const char *word,
                        gboolean deleted,
                        GError **error)
{
  const char *colon = strchr (word, ':');
  g_autofree char *name = colon != NULL ? g_strndup (word, colon - word) : NULL;
  const IsmsKind *kind = name != NULL ? isms_names_find_kind (name, NULL) : NULL;
  const char *code = kind != NULL ? colon + 1 : word;
  g_autoptr (IsmsRecord) record = NULL;

  if (!g_utf8_validate (word, -1, NULL))
    {
      isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("A code is text in UTF-8."));
      return NULL;
    }
  if (!find_spelled (store, kind, code, FALSE, &record, error))
    return NULL;
  if (record == NULL && kind == NULL)
    record = find_by_key (store, word);
  if (record == NULL && deleted && !find_spelled (store, kind, code, TRUE, &record, error))
    return NULL;
  if (record == NULL || (isms_record_get_deleted (record) && !deleted))
    {
      isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("There is no record “%s” in this file."), word);
      return NULL;
    }
  return g_steal_pointer (&record);
}

/**
 * isms_names_complete_links:
 * @field: a field that links
 * @text: what was typed: codes, or titles
 *
 * Returns: (transfer full): the same with codes as their records spell them; what is no code is left as it is
 */
char *
isms_names_complete_links (IsmsStore *store,
                           const IsmsField *field,
                           const char *text)
{
  const IsmsKind *kind = field->links_to != NULL ? isms_kind_find (field->links_to) : NULL;
  const char *marks = strpbrk (text, ";\n") != NULL ? ";\n" : ",";
  g_auto (GStrv) words = g_strsplit_set (text, field->type == ISMS_LINK ? "" : marks, -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (IsmsRecord) record = NULL;

      find_spelled (store, kind, g_strstrip (words[i]), FALSE, &record, NULL);
      if (record == NULL)
        continue;
      g_free (words[i]);
      words[i] = kind != NULL ? g_strdup (isms_record_get_code (record))
                              : g_strconcat (isms_record_get_kind (record)->name, ":", isms_record_get_code (record), NULL);
    }
  return g_strjoinv (";", words);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "catalogue/isms-catalogue.h"
#include "forms/parapet-record-look.h"
#include "forms/parapet-record-words.h"
#include "models/isms-scale.h"
#include "records/isms-field-type.h"
#include "store/isms-seal.h"

#define MOST_CLAUSES 6
#define SHORT_TEXT 48

/**
 * parapet_date_words:
 * @date: a date as it is stored, 2026-11-23
 *
 * Returns: (transfer full): the day as one would say it
 */
char *
parapet_date_words (const char *date)
{
  g_autofree char *noon = g_strconcat (date, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (noon, NULL);

  /* Translators: a date on the screen: day, month in letters, year */
  return time != NULL ? g_date_time_format (time, _("%-d %B %Y")) : g_strdup (date);
}

/**
 * parapet_moment_words:
 * @at: microseconds since 1970, UTC
 *
 * Returns: (transfer full): day and minute where the reader is
 */
char *
parapet_moment_words (gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (at);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  /* Translators: a moment on the screen: day, month in letters, year, hour and minute */
  return local != NULL ? g_date_time_format (local, _("%-d %B %Y, %H:%M")) : g_strdup ("");
}

static char *
join (GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? C_("list", ", ") : "", (const char *) g_ptr_array_index (words, i));
  return g_string_free (text, FALSE);
}

static char *
describe_links (IsmsStore *store,
                const IsmsValue *value)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *single = value->storage == ISMS_STORAGE_INTEGER ? g_strdup_printf ("%" G_GINT64_FORMAT, value->integer) : NULL;
  g_auto (GStrv) keys = single != NULL ? g_strsplit (single, ";", -1) : isms_value_members (value);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (IsmsRecord) target = isms_store_get_any (store, g_ascii_strtoll (keys[i], NULL, 10));

      g_ptr_array_add (words, g_strdup (target != NULL ? isms_seal_get_title (store, target) : _("a record that is not there")));
    }
  return join (words);
}

static char *
describe_references (const IsmsField *field,
                     const IsmsValue *value)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) ids = isms_value_members (value);

  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (words, isms_catalogue_describe (field->links_to, ids[i]));
  return join (words);
}

static char *
describe_step (IsmsStore *store,
               IsmsRecord *record,
               const IsmsField *field,
               const IsmsValue *value)
{
  g_autoptr (IsmsRecord) step = isms_scale_find_step (store, record, field, value->integer);

  return step != NULL ? g_strdup (isms_record_get_title (step)) : isms_field_format (field, value);
}

/**
 * parapet_integer_words:
 * @field: a field of type %ISMS_INTEGER
 *
 * Returns: (transfer full): the number as a person reads it: grouped, or a size in kB or MB
 */
char *
parapet_integer_words (const IsmsField *field,
                       gint64 number)
{
  return field->bytes ? g_format_size (number) : g_strdup_printf ("%'" G_GINT64_FORMAT, number);
}

/**
 * parapet_value_words:
 * @record: (nullable): whose value it is or was
 *
 * Returns: (transfer full): what a person reads: dates in words, steps by name, records by title; the empty text for nothing
 */
char *
parapet_value_words (IsmsStore *store,
                     IsmsRecord *record,
                     const IsmsField *field,
                     const IsmsValue *value)
{
  if (isms_value_is_null (value))
    return g_strdup ("");
  switch (field->type)
    {
    case ISMS_DATE:
      return parapet_date_words (value->text);
    case ISMS_SCALE:
      return describe_step (store, record, field, value);
    case ISMS_LINK:
    case ISMS_LINKS:
      return describe_links (store, value);
    case ISMS_REFERENCE:
      return describe_references (field, value);
    case ISMS_INTEGER:
      return parapet_integer_words (field, value->integer);
    default:
      return isms_field_format (field, value);
    }
}

/**
 * parapet_field_words:
 * @field: the field's place in the kind's table
 *
 * Returns: (transfer full): what a person reads, see parapet_value_words()
 */
char *
parapet_field_words (IsmsStore *store,
                     IsmsRecord *record,
                     guint field)
{
  return parapet_value_words (store, record, &isms_record_get_kind (record)->fields[field], isms_record_get_value (record, field));
}

/**
 * parapet_choice_word:
 * @field: a field of type %ISMS_CHOICE
 * @value: its value
 *
 * Returns: (transfer full): the choice without what explains it: "Retain" of "Retain: live with it"
 */
char *
parapet_choice_word (const IsmsField *field,
                     const IsmsValue *value)
{
  char *label = isms_field_format (field, value);
  char *colon = strstr (label, ": ");
  char *bracket = strstr (label, " (");

  if (colon != NULL)
    *colon = '\0';
  if (bracket != NULL)
    *bracket = '\0';
  return label;
}

/**
 * parapet_record_caption:
 *
 * Returns: (transfer full): code and kind: "RK-01 · Risk"
 */
char *
parapet_record_caption (IsmsRecord *record)
{
  return g_strdup_printf ("%s · %s", isms_record_get_code (record), _(isms_record_get_kind (record)->label));
}

static gboolean
leads_to_people (const IsmsField *field)
{
  return isms_field_is_link (field) && g_strcmp0 (field->links_to, "person") == 0;
}

static char *
say_people (const IsmsField *field,
            const char *words)
{
  if (g_str_equal (field->name, "owner"))
    return g_strdup_printf (_("Owned by %s"), words);
  /* Translators: "Approved by" and a name, or the like */
  return g_strdup_printf (C_("people", "%s %s"), isms_field_label (field), words);
}

static char *
say_truth (const IsmsField *field,
           gboolean yes)
{
  /* Translators: what is not so: "Not: applicable" */
  return yes ? g_strdup (isms_field_label (field)) : g_strdup_printf (_("Not: %s"), isms_field_label (field));
}

static char *
say_with_label (const IsmsField *field,
                const char *words)
{
  /* Translators: what a field is called, and what it says */
  return g_strdup_printf (C_("fact", "%s: %s"), isms_field_label (field), words);
}

static char *
say_field (IsmsStore *store,
           IsmsRecord *record,
           guint i)
{
  const IsmsField *field = &isms_record_get_kind (record)->fields[i];
  const IsmsValue *value = isms_record_get_value (record, i);
  g_autofree char *words = parapet_field_words (store, record, i);

  if (leads_to_people (field))
    return say_people (field, words);
  switch (field->type)
    {
    case ISMS_CHOICE:
      return parapet_choice_word (field, value);
    case ISMS_BOOLEAN:
      return say_truth (field, value->integer != 0);
    case ISMS_TEXT:
      return g_str_equal (field->name, "version") ? say_with_label (field, words) : g_steal_pointer (&words);
    case ISMS_DATE:
      /* Translators: what a date is called, and the date */
      return g_strdup_printf (C_("date", "%s %s"), isms_field_label (field), words);
    default:
      return say_with_label (field, words);
    }
}

/* What lists show of a record is what matters about it; long texts, and records but people, stand below anyway. */
static gboolean
belongs_to_sentence (IsmsRecord *record,
                     guint i)
{
  const IsmsField *field = &isms_record_get_kind (record)->fields[i];
  const IsmsValue *value = isms_record_get_value (record, i);

  if (!isms_value_is_null (value) && g_str_equal (field->name, "owner"))
    return TRUE;
  if (isms_value_is_null (value) || !field->listed || field->type == ISMS_PROSE || field->type == ISMS_CHOICE_SET || field->type == ISMS_REFERENCE)
    return FALSE;
  if (isms_field_is_link (field))
    return leads_to_people (field);
  return field->type != ISMS_TEXT || g_utf8_strlen (value->text, -1) <= SHORT_TEXT;
}

static char *
make_sentence (IsmsStore *store,
               IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  GString *sentence = g_string_new (NULL);
  guint n = 0;

  for (guint i = 1; i < kind->n_fields && n < MOST_CLAUSES; i++)
    {
      g_autofree char *words = belongs_to_sentence (record, i) ? say_field (store, record, i) : NULL;

      if (words != NULL)
        g_string_append_printf (sentence, "%s%s", n++ > 0 ? " · " : "", words);
    }
  return g_string_free (sentence, FALSE);
}

/**
 * parapet_record_sentence:
 *
 * Returns: (transfer full): what matters about the record, as its kind says it or made by a general rule of the fields that
 *   lists show; the empty text where nothing is said
 */
char *
parapet_record_sentence (IsmsStore *store,
                         IsmsRecord *record)
{
  const ParapetRecordLook *look = parapet_record_look_find (isms_record_get_kind (record));
  char *sentence = look != NULL && look->sentence != NULL ? look->sentence (store, record) : NULL;

  return sentence != NULL ? sentence : make_sentence (store, record);
}

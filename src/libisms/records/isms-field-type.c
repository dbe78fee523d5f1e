/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "records/isms-field-type.h"

#define TEXT_LENGTH 1000
#define PROSE_LENGTH 100000
#define SCALE_STEPS 10

static gboolean
refuse (GError **error,
        IsmsFieldError code,
        const char *format,
        ...) G_GNUC_PRINTF (3, 4);

static gboolean
refuse (GError **error,
        IsmsFieldError code,
        const char *format,
        ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (ISMS_FIELD_ERROR, code, format, args);
  va_end (args);
  return FALSE;
}

static gboolean
has_control_characters (const char *text,
                        const char *allowed)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) && strchr (allowed, *p) == NULL)
      return TRUE;
  return FALSE;
}

static gboolean
validate_string (const IsmsField *field,
                 const IsmsValue *value,
                 guint limit,
                 const char *allowed,
                 GError **error)
{
  if (field->max_length > 0)
    limit = field->max_length;
  if (!g_utf8_validate (value->text, -1, NULL))
    return refuse (error, ISMS_FIELD_ERROR_ENCODING, _("the text is not valid UTF-8."));
  if (has_control_characters (value->text, allowed))
    return refuse (error, ISMS_FIELD_ERROR_ENCODING, _("the text contains characters that cannot be shown."));
  if (g_utf8_strlen (value->text, -1) > limit)
    return refuse (error, ISMS_FIELD_ERROR_LENGTH, _("the text is longer than %u characters."), limit);
  return TRUE;
}

static gboolean
validate_text (const IsmsField *field,
               const IsmsValue *value,
               GError **error)
{
  return validate_string (field, value, TEXT_LENGTH, "", error);
}

static gboolean
validate_prose (const IsmsField *field,
                const IsmsValue *value,
                GError **error)
{
  return validate_string (field, value, PROSE_LENGTH, "\n\t", error);
}

static gboolean
validate_range (const IsmsField *field,
                double number,
                GError **error)
{
  gboolean bounded = field->min != 0 || field->max != 0;

  if (!isfinite (number) || (bounded && (number < field->min || number > field->max)))
    return refuse (error, ISMS_FIELD_ERROR_RANGE, _("the number must lie between %g and %g."), field->min, field->max);
  return TRUE;
}

static gboolean
validate_integer (const IsmsField *field,
                  const IsmsValue *value,
                  GError **error)
{
  return validate_range (field, value->integer, error);
}

static gboolean
validate_number (const IsmsField *field,
                 const IsmsValue *value,
                 GError **error)
{
  return validate_range (field, value->real, error);
}

static gboolean
validate_boolean (const IsmsField *field,
                  const IsmsValue *value,
                  GError **error)
{
  if (value->integer != 0 && value->integer != 1)
    return refuse (error, ISMS_FIELD_ERROR_INVALID, _("the answer must be yes or no."));
  return TRUE;
}

static gboolean
validate_date (const IsmsField *field,
               const IsmsValue *value,
               GError **error)
{
  if (!isms_date_is_valid (value->text))
    return refuse (error, ISMS_FIELD_ERROR_INVALID, _("the date must exist and be written as year-month-day, like 2026-11-23."));
  return TRUE;
}

static gboolean
validate_one_choice (const IsmsField *field,
                     const char *word,
                     GError **error)
{
  for (const IsmsChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    if (g_str_equal (choice->value, word))
      return TRUE;
  return refuse (error, ISMS_FIELD_ERROR_CHOICE, _("“%s” is not one of its choices."), word);
}

static gboolean
validate_choice (const IsmsField *field,
                 const IsmsValue *value,
                 GError **error)
{
  return validate_one_choice (field, value->text, error);
}

static gboolean
validate_members (const IsmsField *field,
                  const IsmsValue *value,
                  gboolean (*validate_member) (const IsmsField *field, const char *member, GError **error),
                  GError **error)
{
  g_auto (GStrv) members = NULL;

  if (!g_utf8_validate (value->text, -1, NULL))
    return refuse (error, ISMS_FIELD_ERROR_ENCODING, _("the text is not valid UTF-8."));

  members = isms_value_members (value);
  for (guint i = 0; members[i] != NULL; i++)
    {
      if (g_strv_contains ((const char *const *) members + i + 1, members[i]))
        return refuse (error, ISMS_FIELD_ERROR_INVALID, _("“%s” is named twice."), members[i]);
      if (!validate_member (field, members[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
validate_choice_set (const IsmsField *field,
                     const IsmsValue *value,
                     GError **error)
{
  return validate_members (field, value, validate_one_choice, error);
}

static gboolean
validate_scale (const IsmsField *field,
                const IsmsValue *value,
                GError **error)
{
  if (value->integer < 1 || value->integer > SCALE_STEPS)
    return refuse (error, ISMS_FIELD_ERROR_RANGE, _("the step must lie between %d and %d."), 1, SCALE_STEPS);
  return TRUE;
}

static gboolean
validate_link (const IsmsField *field,
               const IsmsValue *value,
               GError **error)
{
  if (value->integer < 1)
    return refuse (error, ISMS_FIELD_ERROR_INVALID, _("the link leads nowhere."));
  return TRUE;
}

static gboolean
validate_one_key (const IsmsField *field,
                  const char *member,
                  GError **error)
{
  gint64 key;

  if (!g_ascii_string_to_signed (member, 10, 1, G_MAXINT64, &key, NULL) || *member == '0')
    return refuse (error, ISMS_FIELD_ERROR_INVALID, _("“%s” is not the key of a record."), member);
  return TRUE;
}

static gboolean
validate_links (const IsmsField *field,
                const IsmsValue *value,
                GError **error)
{
  return validate_members (field, value, validate_one_key, error);
}

static gboolean
validate_one_id (const IsmsField *field,
                 const char *member,
                 GError **error)
{
  gsize length = strlen (member);

  if (length == 0 || length > 40 || has_control_characters (member, ""))
    return refuse (error, ISMS_FIELD_ERROR_INVALID, _("“%s” is not an entry of the catalogue."), member);
  return TRUE;
}

static gboolean
validate_reference (const IsmsField *field,
                    const IsmsValue *value,
                    GError **error)
{
  return validate_members (field, value, validate_one_id, error);
}

static gboolean
parse_text (const IsmsField *field,
            const char *text,
            IsmsValue *value,
            GError **error)
{
  isms_value_take_text (value, g_strstrip (g_strdup (text)));
  return TRUE;
}

static gboolean
parse_integer (const IsmsField *field,
               const char *text,
               IsmsValue *value,
               GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  gint64 integer;

  if (!g_ascii_string_to_signed (trimmed, 10, G_MININT64, G_MAXINT64, &integer, NULL))
    return refuse (error, ISMS_FIELD_ERROR_INVALID, _("“%s” is not a whole number."), trimmed);
  isms_value_set_integer (value, integer);
  return TRUE;
}

/* Of "1,234" nobody can tell whether it is a thousand or a little more than one. */
static gboolean
is_ambiguous (const char *number)
{
  gsize whole = strspn (number + strspn (number, "+-"), "0123456789");
  const char *comma = strchr (number, ',');

  return comma != NULL && strlen (comma + 1) == 3 && strspn (comma + 1, "0123456789") == 3 &&
         whole >= 1 && whole <= 3 && comma[-(gssize) whole] != '0';
}

static gboolean
parse_number (const IsmsField *field,
              const char *text,
              IsmsValue *value,
              GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  char *comma = strchr (trimmed, ',');
  char *end;
  double real;

  if (is_ambiguous (trimmed))
    return refuse (error, ISMS_FIELD_ERROR_INVALID, _("“%s” may be a thousand or a fraction; write it with a point or with neither."), text);
  /* A spreadsheet of most of Europe writes 3,5; a comma that parts thousands would leave a second one or a point. */
  if (comma != NULL && strchr (trimmed, '.') == NULL)
    *comma = '.';
  errno = 0;
  real = g_ascii_strtod (trimmed, &end);
  if (errno != 0 || end == trimmed || trimmed[strspn (trimmed, "0123456789+-.eE")] != '\0')
    return refuse (error, ISMS_FIELD_ERROR_INVALID, _("“%s” is not a number."), text);
  isms_value_set_real (value, real);
  return TRUE;
}

static gboolean
parse_boolean (const IsmsField *field,
               const char *text,
               IsmsValue *value,
               GError **error)
{
  static const char *const yes[] = { "yes", "y", "true", "1", "x", "in", "applicable", "included", "ja", "oui", "sí", NULL };
  static const char *const no[] = { "no", "n", "false", "0", "out", "not applicable", "excluded", "nein", "non", NULL };
  g_autofree char *word = g_utf8_strdown (text, -1);

  g_strstrip (word);
  if (!g_strv_contains (yes, word) && !g_strv_contains (no, word))
    return refuse (error, ISMS_FIELD_ERROR_INVALID, _("“%s” is neither yes nor no."), text);
  isms_value_set_integer (value, g_strv_contains (yes, word));
  return TRUE;
}

static gboolean
parse_date (const IsmsField *field,
            const char *text,
            IsmsValue *value,
            GError **error)
{
  g_autofree char *date = g_strstrip (g_strdup (text));
  char *time = strpbrk (date, "T ");
  int day, month, year;
  char rest;

  if (time != NULL && g_ascii_isdigit (time[1]))
    *time = '\0';
  /* Slashes are not read: nobody can tell 3/4 from 4/3. */
  if (sscanf (date, "%2d.%2d.%4d%c", &day, &month, &year, &rest) == 3)
    {
      g_free (date);
      date = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
    }
  if (!isms_date_is_valid (date))
    return refuse (error, ISMS_FIELD_ERROR_INVALID, _("“%s” is not a date like 2026-11-23."), text);
  isms_value_take_text (value, g_steal_pointer (&date));
  return TRUE;
}

static gboolean
parse_choice (const IsmsField *field,
              const char *text,
              IsmsValue *value,
              GError **error)
{
  g_autofree char *word = g_strstrip (g_strdup (text));
  const IsmsChoice *choice = isms_field_find_choice (field, word);

  if (choice == NULL)
    return refuse (error, ISMS_FIELD_ERROR_CHOICE, _("“%s” is not one of its choices."), word);
  isms_value_set_text (value, choice->value);
  return TRUE;
}

/**
 * isms_field_split_members:
 * @text: several things in one cell
 *
 * Parts at ";" or at the end of a line where there is one, else at "," or "|".
 *
 * Returns: (transfer full): the parts without white space around them, empty ones among them
 */
char **
isms_field_split_members (const char *text)
{
  char **members = g_strsplit_set (text, strchr (text, ';') != NULL || strchr (text, '\n') != NULL ? ";\n" : ",|", -1);

  for (guint i = 0; members[i] != NULL; i++)
    g_strstrip (members[i]);
  return members;
}

static gboolean
parse_choice_set (const IsmsField *field,
                  const char *text,
                  IsmsValue *value,
                  GError **error)
{
  g_auto (GStrv) words = isms_field_split_members (text);
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      const IsmsChoice *choice = isms_field_find_choice (field, words[i]);

      if (*words[i] == '\0')
        continue;
      if (choice == NULL)
        return refuse (error, ISMS_FIELD_ERROR_CHOICE, _("“%s” is not one of its choices."), words[i]);
      g_ptr_array_add (members, (char *) choice->value);
    }
  isms_value_take_members (value, g_steal_pointer (&members));
  return TRUE;
}

static gboolean
parse_members (const IsmsField *field,
               const char *text,
               IsmsValue *value,
               GError **error)
{
  g_auto (GStrv) words = isms_field_split_members (text);
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (members, words[i]);
  isms_value_take_members (value, g_steal_pointer (&members));
  return TRUE;
}

static char *
format_text (const IsmsField *field,
             const IsmsValue *value)
{
  return g_strdup (value->text);
}

static char *
format_integer (const IsmsField *field,
                const IsmsValue *value)
{
  return field->bytes ? g_format_size (value->integer) : g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
}

static char *
format_number (const IsmsField *field,
               const IsmsValue *value)
{
  return g_strdup_printf ("%.15g", value->real);
}

static char *
format_boolean (const IsmsField *field,
                const IsmsValue *value)
{
  return g_strdup (value->integer ? _("Yes") : _("No"));
}

static const char *
choice_label (const IsmsField *field,
              const char *value)
{
  for (const IsmsChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    if (g_str_equal (choice->value, value))
      return _(choice->label);
  return value;
}

static char *
format_choice (const IsmsField *field,
               const IsmsValue *value)
{
  return g_strdup (choice_label (field, value->text));
}

static char *
format_choice_set (const IsmsField *field,
                   const IsmsValue *value)
{
  g_auto (GStrv) members = isms_value_members (value);

  for (guint i = 0; members[i] != NULL; i++)
    {
      char *label = g_strdup (choice_label (field, members[i]));

      g_free (members[i]);
      members[i] = label;
    }
  return g_strjoinv (", ", members);
}

static char *
format_members (const IsmsField *field,
                const IsmsValue *value)
{
  g_auto (GStrv) members = isms_value_members (value);

  return g_strjoinv (", ", members);
}

static GType
type_string (void)
{
  return G_TYPE_STRING;
}

static GType
type_int64 (void)
{
  return G_TYPE_INT64;
}

static GType
type_double (void)
{
  return G_TYPE_DOUBLE;
}

static GType
type_boolean (void)
{
  return G_TYPE_BOOLEAN;
}

static const IsmsFieldType types[ISMS_N_FIELD_TYPES] = {
  [ISMS_TEXT] = { "text", "TEXT", ISMS_STORAGE_TEXT, type_string, validate_text, parse_text, format_text },
  [ISMS_PROSE] = { "prose", "TEXT", ISMS_STORAGE_TEXT, type_string, validate_prose, parse_text, format_text },
  [ISMS_INTEGER] = { "integer", "INTEGER", ISMS_STORAGE_INTEGER, type_int64, validate_integer, parse_integer, format_integer },
  [ISMS_NUMBER] = { "number", "REAL", ISMS_STORAGE_REAL, type_double, validate_number, parse_number, format_number },
  [ISMS_BOOLEAN] = { "boolean", "INTEGER", ISMS_STORAGE_INTEGER, type_boolean, validate_boolean, parse_boolean, format_boolean },
  [ISMS_DATE] = { "date", "TEXT", ISMS_STORAGE_TEXT, type_string, validate_date, parse_date, format_text },
  [ISMS_CHOICE] = { "choice", "TEXT", ISMS_STORAGE_TEXT, type_string, validate_choice, parse_choice, format_choice },
  [ISMS_CHOICE_SET] = { "choice set", "TEXT", ISMS_STORAGE_TEXT, type_string, validate_choice_set, parse_choice_set, format_choice_set },
  [ISMS_SCALE] = { "scale", "INTEGER", ISMS_STORAGE_INTEGER, type_int64, validate_scale, parse_integer, format_integer },
  [ISMS_LINK] = { "link", "INTEGER", ISMS_STORAGE_INTEGER, type_int64, validate_link, parse_integer, format_integer },
  [ISMS_LINKS] = { "links", "TEXT", ISMS_STORAGE_TEXT, type_string, validate_links, parse_members, format_members },
  [ISMS_REFERENCE] = { "reference", "TEXT", ISMS_STORAGE_TEXT, type_string, validate_reference, parse_members, format_members },
};

const IsmsFieldType *
isms_field_type (IsmsFieldTypeId id)
{
  g_return_val_if_fail (id < ISMS_N_FIELD_TYPES, NULL);
  return &types[id];
}

/**
 * isms_date_is_valid:
 * @text: a text
 *
 * Returns: whether @text is a day that exists, written year-month-day, in a year of four digits: 26 is not the year 26
 */
gboolean
isms_date_is_valid (const char *text)
{
  static const char pattern[] = "dddd-dd-dd";

  if (strlen (text) != strlen (pattern))
    return FALSE;
  for (guint i = 0; pattern[i] != '\0'; i++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return FALSE;
  return text[0] != '0' && g_date_valid_dmy (atoi (text + 8), atoi (text + 5), atoi (text));
}

/**
 * isms_field_parse:
 * @field: a field that is no link
 * @text: what a person typed or a cell holds; empty makes the value null
 * @value: (out caller-allocates): the value read
 * @error: return location: %ISMS_FIELD_ERROR
 *
 * Returns: whether @text could be read and is allowed
 */
gboolean
isms_field_parse (const IsmsField *field,
                  const char *text,
                  IsmsValue *value,
                  GError **error)
{
  isms_value_clear (value);
  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, ISMS_FIELD_ERROR_ENCODING, _("the text is not valid UTF-8."));
  if (text[strspn (text, " \t\r\n")] == '\0')
    return TRUE;

  return isms_field_type (field->type)->parse (field, text, value, error) &&
         isms_field_validate (field, value, error);
}

/**
 * isms_field_format:
 * @field: a field
 * @value: its value
 *
 * Returns: (transfer full): what a person reads; the empty text for null. Links are shown as keys: ask the store for more
 */
char *
isms_field_format (const IsmsField *field,
                   const IsmsValue *value)
{
  return isms_value_is_null (value) ? g_strdup ("") : isms_field_type (field->type)->format (field, value);
}

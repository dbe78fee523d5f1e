/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/isms-report-value.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *key;
  char *kind;
  char *code;
  char *title;
} Item;

struct _IsmsReportValue
{
  IsmsReportValueType type;
  IsmsReportMark mark;
  guint decimals;
  char *text;
  gint64 integer;
  double number;
  GPtrArray *items;
};

G_DEFINE_BOXED_TYPE (IsmsReportValue, isms_report_value, isms_report_value_ref, isms_report_value_unref)

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->key);
  g_free (item->kind);
  g_free (item->code);
  g_free (item->title);
  g_free (item);
}

static IsmsReportValue *
value_new (IsmsReportValueType type)
{
  IsmsReportValue *self = g_atomic_rc_box_new0 (IsmsReportValue);

  self->type = type;
  return self;
}

static void
value_clear (gpointer data)
{
  IsmsReportValue *self = data;

  g_free (self->text);
  g_clear_pointer (&self->items, g_ptr_array_unref);
}

static void
add_item (IsmsReportValue *self,
          const char *key,
          const char *kind,
          const char *code,
          const char *title)
{
  Item *item = g_new0 (Item, 1);

  item->key = g_strdup (key);
  item->kind = g_strdup (kind);
  item->code = g_strdup (code);
  item->title = g_strdup (title);
  if (self->items == NULL)
    self->items = g_ptr_array_new_with_free_func (item_free);
  g_ptr_array_add (self->items, item);
}

static const Item *
get_item (IsmsReportValue *self,
          guint i)
{
  g_return_val_if_fail (i < isms_report_value_get_n_items (self), NULL);

  return g_ptr_array_index (self->items, i);
}

static char *
date_words (const char *iso)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (iso, utc);
  g_autofree char *midnight = NULL;

  if (date == NULL)
    {
      midnight = g_strconcat (iso, "T00:00:00Z", NULL);
      date = g_date_time_new_from_iso8601 (midnight, utc);
    }
  if (date == NULL)
    return g_strdup (iso);
  /* Translators: a date in a printed report: day, month in letters, year. Letters, so that nobody mistakes day for month. */
  return g_date_time_format (date, _("%-d %b %Y"));
}

static char *
number_words (IsmsReportValue *self)
{
  return g_strdup_printf ("%.*f", (int) self->decimals, self->number);
}

static gboolean
is_known_by_name (const Item *item)
{
  static const char *const kinds[] = { "person", "party", NULL };

  return item->kind != NULL && item->title != NULL && g_strv_contains (kinds, item->kind);
}

static char *
item_words (const Item *item)
{
  if (item->code == NULL || is_known_by_name (item))
    return g_strdup (item->title);
  if (item->title == NULL)
    return g_strdup (item->code);
  return g_strconcat (item->code, " ", item->title, NULL);
}

static char *
items_words (IsmsReportValue *self)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < isms_report_value_get_n_items (self); i++)
    {
      const Item *item = get_item (self, i);

      if (self->type == ISMS_REPORT_VALUE_CODES)
        g_strv_builder_add (words, item->title != NULL ? item->title : item->code);
      else
        g_strv_builder_take (words, item_words (item));
    }
  all = g_strv_builder_end (words);
  return g_strjoinv ("; ", all);
}

/**
 * isms_report_value_new_null:
 * @label: (nullable): what paper says in its place, such as "Undecided"
 *
 * Creates the value that is not there: null in data, and on paper @label or nothing.
 *
 * Returns: (transfer full): a new value
 */
IsmsReportValue *
isms_report_value_new_null (const char *label)
{
  IsmsReportValue *self = value_new (ISMS_REPORT_VALUE_NULL);

  self->text = g_strdup (label);
  return self;
}

/**
 * isms_report_value_new_text:
 * @text: (nullable): UTF-8 text, in which line feeds part paragraphs
 *
 * Creates a text. Text is never read as markup; bytes that are not UTF-8 are shown as U+FFFD. %NULL gives a null value.
 *
 * Returns: (transfer full): a new value
 */
IsmsReportValue *
isms_report_value_new_text (const char *text)
{
  IsmsReportValue *self;

  if (text == NULL)
    return isms_report_value_new_null (NULL);
  self = value_new (ISMS_REPORT_VALUE_TEXT);
  self->text = g_utf8_make_valid (text, -1);
  return self;
}

/**
 * isms_report_value_new_integer:
 * @integer: a whole number
 *
 * Returns: (transfer full): a new value
 */
IsmsReportValue *
isms_report_value_new_integer (gint64 integer)
{
  IsmsReportValue *self = value_new (ISMS_REPORT_VALUE_INTEGER);

  self->integer = integer;
  return self;
}

/**
 * isms_report_value_new_number:
 * @number: a finite number
 * @decimals: how many decimals paper shows; data keeps all
 *
 * Returns: (transfer full): a new value
 */
IsmsReportValue *
isms_report_value_new_number (double number,
                              guint decimals)
{
  IsmsReportValue *self = value_new (ISMS_REPORT_VALUE_NUMBER);

  self->number = number;
  self->decimals = decimals;
  return self;
}

/**
 * isms_report_value_new_boolean:
 * @boolean: the truth
 * @label: (nullable): what paper says; "Yes" or "No" by default
 *
 * Returns: (transfer full): a new value
 */
IsmsReportValue *
isms_report_value_new_boolean (gboolean boolean,
                               const char *label)
{
  IsmsReportValue *self = value_new (ISMS_REPORT_VALUE_BOOLEAN);

  self->integer = boolean ? 1 : 0;
  self->text = g_strdup (label);
  return self;
}

/**
 * isms_report_value_new_date:
 * @iso: (nullable): a date, or date and time, in ISO 8601
 *
 * Creates a date. Data and spreadsheets show @iso as it is, paper in words. %NULL or "" gives a null value.
 *
 * Returns: (transfer full): a new value
 */
IsmsReportValue *
isms_report_value_new_date (const char *iso)
{
  IsmsReportValue *self;

  if (iso == NULL || *iso == '\0')
    return isms_report_value_new_null (NULL);
  self = value_new (ISMS_REPORT_VALUE_DATE);
  self->text = g_utf8_make_valid (iso, -1);
  return self;
}

/**
 * isms_report_value_new_code:
 * @code: a stored word, such as "partial"
 * @label: the word people read, already translated
 * @mark: the shape drawn before it on paper
 *
 * Returns: (transfer full): a new value
 */
IsmsReportValue *
isms_report_value_new_code (const char *code,
                            const char *label,
                            IsmsReportMark mark)
{
  IsmsReportValue *self = value_new (ISMS_REPORT_VALUE_CODE);

  self->mark = mark;
  add_item (self, NULL, NULL, code, label);
  return self;
}

/**
 * isms_report_value_new_codes:
 *
 * Creates an empty set of coded words; see isms_report_value_add_code().
 *
 * Returns: (transfer full): a new value
 */
IsmsReportValue *
isms_report_value_new_codes (void)
{
  return value_new (ISMS_REPORT_VALUE_CODES);
}

/**
 * isms_report_value_new_ref:
 * @key: the record's key; data carries it as a string, since JSON's numbers do not hold 63 bits
 * @kind: the record's kind, such as "risk"
 * @code: (nullable): what people call it, such as "R-012"
 * @title: (nullable): its title
 *
 * Creates a reference to a record. On paper it is a link wherever a row of the same report is about that record.
 *
 * Returns: (transfer full): a new value
 */
IsmsReportValue *
isms_report_value_new_ref (const char *key,
                           const char *kind,
                           const char *code,
                           const char *title)
{
  IsmsReportValue *self = value_new (ISMS_REPORT_VALUE_REF);

  add_item (self, key, kind, code, title);
  return self;
}

/**
 * isms_report_value_new_refs:
 *
 * Creates an empty list of references; see isms_report_value_add_ref().
 *
 * Returns: (transfer full): a new value
 */
IsmsReportValue *
isms_report_value_new_refs (void)
{
  return value_new (ISMS_REPORT_VALUE_REFS);
}

/**
 * isms_report_value_set_mark:
 * @self: a value
 * @mark: the shape drawn before its words on paper
 *
 * Gives a shape to a value that is not a coded word, such as a null that reads "Excluded". Values are immutable once
 * they are in a report.
 */
void
isms_report_value_set_mark (IsmsReportValue *self,
                            IsmsReportMark mark)
{
  self->mark = mark;
}

/**
 * isms_report_value_add_code:
 * @self: a set of coded words
 * @code: a stored word
 * @label: (nullable): the word people read
 *
 * Adds a word. Values are immutable once they are in a report.
 */
void
isms_report_value_add_code (IsmsReportValue *self,
                            const char *code,
                            const char *label)
{
  g_return_if_fail (self->type == ISMS_REPORT_VALUE_CODES);

  add_item (self, NULL, NULL, code, label);
}

/**
 * isms_report_value_add_ref:
 * @self: a list of references
 * @key: the record's key
 * @kind: the record's kind
 * @code: (nullable): what people call it
 * @title: (nullable): its title
 *
 * Adds a reference. Values are immutable once they are in a report.
 */
void
isms_report_value_add_ref (IsmsReportValue *self,
                           const char *key,
                           const char *kind,
                           const char *code,
                           const char *title)
{
  g_return_if_fail (self->type == ISMS_REPORT_VALUE_REFS);

  add_item (self, key, kind, code, title);
}

/**
 * isms_report_value_ref:
 * @self: a value
 *
 * Returns: (transfer full): @self with one more reference
 */
IsmsReportValue *
isms_report_value_ref (IsmsReportValue *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * isms_report_value_unref:
 * @self: (transfer full): a value
 *
 * Drops a reference, and frees the value with the last.
 */
void
isms_report_value_unref (IsmsReportValue *self)
{
  g_atomic_rc_box_release_full (self, value_clear);
}

/**
 * isms_report_value_get_value_type:
 * @self: a value
 *
 * Returns: what it holds
 */
IsmsReportValueType
isms_report_value_get_value_type (IsmsReportValue *self)
{
  return self->type;
}

/**
 * isms_report_value_get_mark:
 * @self: a value
 *
 * Returns: the shape drawn before its words
 */
IsmsReportMark
isms_report_value_get_mark (IsmsReportValue *self)
{
  return self->mark;
}

/**
 * isms_report_value_get_text:
 * @self: a value
 *
 * Returns: (nullable): the text, the ISO date, or the label of a truth or of nothing
 */
const char *
isms_report_value_get_text (IsmsReportValue *self)
{
  return self->text;
}

/**
 * isms_report_value_get_integer:
 * @self: a value
 *
 * Returns: the whole number
 */
gint64
isms_report_value_get_integer (IsmsReportValue *self)
{
  return self->integer;
}

/**
 * isms_report_value_get_number:
 * @self: a value
 *
 * Returns: the number
 */
double
isms_report_value_get_number (IsmsReportValue *self)
{
  return self->number;
}

/**
 * isms_report_value_get_boolean:
 * @self: a value
 *
 * Returns: the truth
 */
gboolean
isms_report_value_get_boolean (IsmsReportValue *self)
{
  return self->integer != 0;
}

/**
 * isms_report_value_get_n_items:
 * @self: a value
 *
 * Returns: how many coded words or references it holds
 */
guint
isms_report_value_get_n_items (IsmsReportValue *self)
{
  return self->items != NULL ? self->items->len : 0;
}

/**
 * isms_report_value_get_item_code:
 * @self: a value
 * @i: which item
 *
 * Returns: (nullable): its code
 */
const char *
isms_report_value_get_item_code (IsmsReportValue *self,
                                 guint i)
{
  return get_item (self, i)->code;
}

/**
 * isms_report_value_get_item_title:
 * @self: a value
 * @i: which item
 *
 * Returns: (nullable): its title, or a coded word's label
 */
const char *
isms_report_value_get_item_title (IsmsReportValue *self,
                                  guint i)
{
  return get_item (self, i)->title;
}

/**
 * isms_report_value_get_item_key:
 * @self: a value
 * @i: which item
 *
 * Returns: (nullable): the record's key
 */
const char *
isms_report_value_get_item_key (IsmsReportValue *self,
                                guint i)
{
  return get_item (self, i)->key;
}

/**
 * isms_report_value_get_item_kind:
 * @self: a value
 * @i: which item
 *
 * Returns: (nullable): the record's kind
 */
const char *
isms_report_value_get_item_kind (IsmsReportValue *self,
                                 guint i)
{
  return get_item (self, i)->kind;
}

/**
 * isms_report_value_is_known_by_name:
 *
 * Returns: whether paper names what the item refers to without its code: somebody, who would not know it
 */
gboolean
isms_report_value_is_known_by_name (IsmsReportValue *self,
                                    guint i)
{
  return is_known_by_name (get_item (self, i));
}

/**
 * isms_report_value_dup_words:
 * @self: a value
 *
 * Says the value in words, as a person reads it on paper. Dates are written out in the locale's words.
 *
 * Returns: (transfer full): the words, "" if there are none
 */
char *
isms_report_value_dup_words (IsmsReportValue *self)
{
  switch (self->type)
    {
    case ISMS_REPORT_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, self->integer);
    case ISMS_REPORT_VALUE_NUMBER:
      return number_words (self);
    case ISMS_REPORT_VALUE_BOOLEAN:
      if (self->text == NULL)
        return g_strdup (self->integer ? _("Yes") : _("No"));
      return g_strdup (self->text);
    case ISMS_REPORT_VALUE_DATE:
      return date_words (self->text);
    case ISMS_REPORT_VALUE_CODE:
      return g_strdup (get_item (self, 0)->title);
    case ISMS_REPORT_VALUE_CODES:
    case ISMS_REPORT_VALUE_REF:
    case ISMS_REPORT_VALUE_REFS:
      return items_words (self);
    case ISMS_REPORT_VALUE_NULL:
    case ISMS_REPORT_VALUE_TEXT:
    default:
      return g_strdup (self->text != NULL ? self->text : "");
    }
}

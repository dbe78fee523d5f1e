/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "catalogue/isms-catalogue.h"
#include "reports/isms-record-values.h"
#include "store/isms-history.h"

static char *
key_text (IsmsRecord *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (record));
}

/**
 * isms_record_value_text:
 * @record: (nullable): a record
 *
 * Returns: (transfer full): what the field says, or null
 */
IsmsReportValue *
isms_record_value_text (IsmsRecord *record,
                        const char *field)
{
  return isms_report_value_new_text (record != NULL ? isms_record_get_text (record, field) : NULL);
}

IsmsReportValue *
isms_record_value_date (IsmsRecord *record,
                        const char *field)
{
  return isms_report_value_new_date (record != NULL ? isms_record_get_text (record, field) : NULL);
}

/**
 * isms_record_value_integer:
 * @record: (nullable): a record
 *
 * Returns: (transfer full): the number, or null where nothing is said
 */
IsmsReportValue *
isms_record_value_integer (IsmsRecord *record,
                           const char *field)
{
  if (record == NULL || !isms_record_has (record, field))
    return isms_report_value_new_null (NULL);
  return isms_report_value_new_integer (isms_record_get_integer (record, field, 0));
}

IsmsReportValue *
isms_record_value_choice (IsmsRecord *record,
                          const char *field)
{
  g_autofree char *label = NULL;

  if (record == NULL || !isms_record_has (record, field))
    return isms_report_value_new_null (NULL);
  label = isms_record_format (record, field);
  return isms_report_value_new_code (isms_record_get_text (record, field), label, ISMS_REPORT_MARK_NONE);
}

/**
 * isms_record_value_record:
 * @record: (nullable): a record
 *
 * Returns: (transfer full): a reference to it, or null
 */
IsmsReportValue *
isms_record_value_record (IsmsRecord *record)
{
  g_autofree char *key = NULL;

  if (record == NULL)
    return isms_report_value_new_null (NULL);
  key = key_text (record);
  return isms_report_value_new_ref (key, isms_record_get_kind (record)->name, isms_record_get_code (record), isms_record_get_title (record));
}

/**
 * isms_record_value_link:
 * @record: (nullable): a record
 * @field: the name of a field that links to one record
 *
 * Returns: (transfer full): the record it leads to, or null
 */
IsmsReportValue *
isms_record_value_link (IsmsStore *store,
                        IsmsRecord *record,
                        const char *field)
{
  g_autoptr (IsmsRecord) target = record != NULL ? isms_store_get_link (store, record, field) : NULL;

  return isms_record_value_record (target);
}

/**
 * isms_record_value_records:
 * @records: (element-type IsmsRecord): records
 */
IsmsReportValue *
isms_record_value_records (GPtrArray *records)
{
  IsmsReportValue *refs = isms_report_value_new_refs ();

  for (guint i = 0; i < records->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);
      g_autofree char *key = key_text (record);

      isms_report_value_add_ref (refs, key, isms_record_get_kind (record)->name, isms_record_get_code (record), isms_record_get_title (record));
    }
  return refs;
}

/**
 * isms_record_value_links:
 * @record: (nullable): a record
 * @field: the name of a field that links to many
 *
 * Returns: (transfer full): the records it leads to
 */
IsmsReportValue *
isms_record_value_links (IsmsStore *store,
                         IsmsRecord *record,
                         const char *field)
{
  g_autoptr (GPtrArray) records = record != NULL ? isms_store_get_links (store, record, field) : g_ptr_array_new ();

  return isms_record_value_records (records);
}

/**
 * isms_record_value_reference:
 * @record: (nullable): a record
 * @field: a field of type %ISMS_REFERENCE
 *
 * Returns: (transfer full): the entries, by their ids as data and by what people call them on paper
 */
IsmsReportValue *
isms_record_value_reference (IsmsRecord *record,
                             const char *field)
{
  g_auto (GStrv) ids = record != NULL && isms_record_has (record, field) ? isms_record_get_members (record, field) : NULL;
  g_autofree char *code = ids != NULL ? g_strjoinv (", ", ids) : NULL;
  g_autofree char *words = ids != NULL ? isms_catalogue_name_clauses ((const char *const *) ids) : NULL;

  return code != NULL ? isms_report_value_new_code (code, words, ISMS_REPORT_MARK_NONE) : isms_report_value_new_null (NULL);
}

static IsmsReportValue *
choices_value (IsmsRecord *record,
               const IsmsField *field)
{
  IsmsReportValue *value = isms_report_value_new_codes ();
  g_auto (GStrv) said = record != NULL ? isms_record_get_members (record, field->name) : NULL;

  for (guint i = 0; said != NULL && said[i] != NULL; i++)
    isms_report_value_add_code (value, said[i], _(isms_field_find_choice (field, said[i])->label));
  return value;
}

static IsmsReportValue *
boolean_value (IsmsRecord *record,
               const char *field)
{
  if (record == NULL || !isms_record_has (record, field))
    return isms_report_value_new_null (NULL);
  return isms_report_value_new_boolean (isms_record_get_integer (record, field, 0) != 0, NULL);
}

/**
 * isms_record_value_field:
 * @kind: the kind of @record, and of the record that is not there yet
 * @record: (nullable): a record
 * @field: the name of one of its fields
 *
 * Returns: (transfer full): what the field says, as its type wants it
 */
IsmsReportValue *
isms_record_value_field (IsmsStore *store,
                         const IsmsKind *kind,
                         IsmsRecord *record,
                         const char *field)
{
  switch (isms_kind_field (kind, field)->type)
    {
    case ISMS_LINK:
      return isms_record_value_link (store, record, field);
    case ISMS_LINKS:
      return isms_record_value_links (store, record, field);
    case ISMS_DATE:
      return isms_record_value_date (record, field);
    case ISMS_CHOICE:
      return isms_record_value_choice (record, field);
    case ISMS_CHOICE_SET:
      return choices_value (record, isms_kind_field (kind, field));
    case ISMS_BOOLEAN:
      return boolean_value (record, field);
    case ISMS_INTEGER:
      return isms_record_value_integer (record, field);
    case ISMS_REFERENCE:
      return isms_record_value_reference (record, field);
    default:
      return isms_record_value_text (record, field);
    }
}

IsmsReportValue *
isms_record_value_key (IsmsRecord *record)
{
  g_autofree char *key = key_text (record);

  return isms_report_value_new_text (key);
}

/**
 * isms_report_row_set_for:
 *
 * Says which record the row is about, so that references elsewhere lead to it.
 */
void
isms_report_row_set_for (IsmsReportRow *row,
                         IsmsRecord *record)
{
  g_autofree char *key = key_text (record);

  isms_report_row_set_record (row, isms_record_get_kind (record)->name, key);
}

/**
 * isms_report_row_set_head:
 * @row: of a table with the columns "key", "code" and "title"
 *
 * Says which record the row is about, and what it is called.
 */
void
isms_report_row_set_head (IsmsReportRow *row,
                          IsmsRecord *record)
{
  isms_report_row_set_for (row, record);
  isms_report_row_set (row, "key", isms_record_value_key (record));
  isms_report_row_set (row, "code", isms_report_value_new_text (isms_record_get_code (record)));
  isms_report_row_set (row, "title", isms_report_value_new_text (isms_record_get_title (record)));
}

/**
 * isms_report_dup_head_hash:
 *
 * Returns: (transfer full) (nullable): the hash of the newest step as 64 hexadecimal digits
 */
char *
isms_report_dup_head_hash (IsmsStore *store)
{
  g_autoptr (GBytes) hash = isms_history_get_head_hash (store);
  GString *text;
  const guint8 *bytes;
  gsize length;

  if (hash == NULL)
    return NULL;
  text = g_string_new (NULL);
  bytes = g_bytes_get_data (hash, &length);
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free (text, FALSE);
}

/**
 * isms_report_describe:
 * @version: the version that the footer names
 * @status: its state in words
 *
 * Fills in what all reports say of themselves: who made them, when, from which state of the records.
 */
void
isms_report_describe (IsmsReport *report,
                      IsmsStore *store,
                      const char *version,
                      const char *status)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *head = isms_report_dup_head_hash (store);
  g_autofree char *short_head = head != NULL ? g_strndup (head, 8) : NULL;

  isms_report_set_created (report, now);
  isms_report_set_generator (report, "Parapet " PARAPET_VERSION);
  isms_report_set_footer (report, isms_report_get_title (report), version, status, short_head);
}

/**
 * isms_report_append_head:
 *
 * Adds to the data from which state of the history the report was made.
 */
void
isms_report_append_head (IsmsReport *report,
                         IsmsStore *store)
{
  IsmsReportFacts *facts = isms_report_facts_new ("head", NULL);
  g_autofree char *head = isms_report_dup_head_hash (store);

  isms_report_facts_add_data (facts, "hash", isms_report_value_new_text (head));
  isms_report_facts_add_data (facts, "steps", isms_report_value_new_integer (isms_history_get_head (store)));
  isms_report_append (report, ISMS_REPORT_BLOCK (facts));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "catalogue/isms-catalogue.h"
#include "forms/parapet-choice-item.h"
#include "forms/parapet-pick-source.h"

#define MOST 200

/* What a link field may lead to: records of its kind, or entries of the catalogue. A member is a key or an id, as text. */

typedef struct
{
  GPtrArray *items;       /* ParapetChoiceItem */
  GPtrArray *begins_with; /* those called just so or nearly so; shown first */
  const char *const *taken;
  char *text; /* casefolded */
} Search;

static void
add (Search *search,
     const char *member,
     const char *title,
     const char *detail)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;
  g_autofree char *folded = g_utf8_casefold (title, -1);
  gboolean first = *search->text != '\0' && g_str_has_prefix (folded, search->text);

  if (g_strv_contains (search->taken, member))
    return;
  isms_value_set_text (&value, member);
  g_ptr_array_add (first ? search->begins_with : search->items, parapet_choice_item_new (&value, title, detail));
}

static gboolean
is_full (const Search *search)
{
  return search->items->len + search->begins_with->len >= MOST;
}

static void
add_record (Search *search,
            IsmsStore *store,
            const IsmsKind *kind,
            gint64 key)
{
  g_autoptr (IsmsRecord) record = kind != NULL ? isms_store_get (store, kind, key) : isms_store_get_any (store, key);
  g_autofree char *member = g_strdup_printf ("%" G_GINT64_FORMAT, key);
  g_autofree char *detail = NULL;

  if (record == NULL || isms_record_get_deleted (record))
    return;
  if (kind == NULL)
    detail = g_strdup_printf ("%s · %s", isms_record_get_code (record), _(isms_record_get_kind (record)->label));
  add (search, member, isms_record_get_title (record), detail != NULL ? detail : isms_record_get_code (record));
}

static void
find_records (Search *search,
              IsmsStore *store,
              const IsmsField *field,
              const char *text)
{
  const IsmsKind *kind = field->links_to != NULL ? isms_kind_find (field->links_to) : NULL;
  g_autoptr (GArray) keys = NULL;

  if (kind == NULL)
    keys = isms_store_search (store, text, MOST, NULL);
  else
    {
      IsmsQuery query = { .kind = kind, .sort = kind->fields[0].name, .match = *search->text != '\0' ? text : NULL };

      keys = isms_store_list (store, &query, NULL);
    }
  for (guint i = 0; keys != NULL && i < keys->len && !is_full (search); i++)
    add_record (search, store, kind, g_array_index (keys, gint64, i));
}

static gboolean
holds_all_words (const Search *search,
                 const char *id,
                 const char *title,
                 const char *category)
{
  g_autofree char *whole = g_strconcat (id, " ", title, " ", category, NULL);
  g_autofree char *folded = g_utf8_casefold (whole, -1);
  g_auto (GStrv) words = g_strsplit (search->text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_entry (Search *search,
           const char *id,
           const char *title,
           const char *category)
{
  g_autofree char *number = isms_catalogue_dup_number (id);
  g_autofree char *detail = *category != '\0' ? g_strdup_printf ("%s · %s", number, category) : g_strdup (number);

  if (holds_all_words (search, id, title, category))
    add (search, id, title, detail);
}

static void
find_entries (Search *search,
              const char *table)
{
  guint n;

  if (g_str_equal (table, "threat"))
    {
      const IsmsThreat *threats = isms_catalogue_get_threats (&n);

      for (guint i = 0; i < n; i++)
        add_entry (search, threats[i].id, threats[i].title, threats[i].category);
    }
  else if (g_str_equal (table, "vulnerability"))
    {
      const IsmsVulnerability *vulnerabilities = isms_catalogue_get_vulnerabilities (&n);

      for (guint i = 0; i < n; i++)
        add_entry (search, vulnerabilities[i].id, vulnerabilities[i].title, vulnerabilities[i].category);
    }
  else
    {
      const IsmsClause *clauses = isms_catalogue_get_clauses (&n);

      for (guint i = 0; i < n; i++)
        add_entry (search, clauses[i].id, clauses[i].title, "");
    }
}

/**
 * parapet_pick_source_find:
 * @text: what was typed so far, perhaps nothing
 * @taken: (array zero-terminated=1): members that are not to be offered
 *
 * Returns: (transfer full) (element-type ParapetChoiceItem): what may be picked, the best first, not more than a person looks through
 */
GPtrArray *
parapet_pick_source_find (IsmsStore *store,
                          const IsmsField *field,
                          const char *text,
                          const char *const *taken)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *folded = g_utf8_casefold (trimmed, -1);
  Search search = { .items = rest, .taken = taken, .text = folded };

  search.begins_with = g_ptr_array_new_with_free_func (g_object_unref);
  if (field->type == ISMS_REFERENCE)
    find_entries (&search, field->links_to);
  else
    find_records (&search, store, field, trimmed);
  g_ptr_array_extend_and_steal (search.begins_with, g_steal_pointer (&rest));
  return search.begins_with;
}

/**
 * parapet_pick_source_can_create:
 *
 * Returns: whether a record that is called @text may be made for the field: the catalogue is given, a name alone makes no file, and
 *   two records of the same name help nobody
 */
gboolean
parapet_pick_source_can_create (IsmsStore *store,
                                const IsmsField *field,
                                const char *text)
{
  const IsmsKind *kind = field->type != ISMS_REFERENCE && field->links_to != NULL ? isms_kind_find (field->links_to) : NULL;
  g_autofree char *title = g_strstrip (g_strdup (text));
  g_autoptr (IsmsRecord) same = NULL;

  if (*title == '\0' || kind == NULL || kind->made_by != NULL || isms_store_is_past (store))
    return FALSE;
  if (kind->single && isms_store_count (store, kind) > 0)
    return FALSE;
  same = isms_store_resolve (store, field, title, NULL);
  return same == NULL;
}

/**
 * parapet_pick_source_describe:
 * @member: a key or an id
 * @code: (out) (transfer none): the record's code or the entry's number; interned
 * @gone: (out): whether what it leads to was deleted
 *
 * Returns: (transfer full): what it is called
 */
char *
parapet_pick_source_describe (IsmsStore *store,
                              const IsmsField *field,
                              const char *member,
                              const char **code,
                              gboolean *gone)
{
  const IsmsKind *kind = field->type != ISMS_REFERENCE && field->links_to != NULL ? isms_kind_find (field->links_to) : NULL;
  g_autoptr (IsmsRecord) record = NULL;

  *gone = FALSE;
  *code = NULL;
  if (field->type == ISMS_REFERENCE)
    {
      const char *title = isms_catalogue_find_title (field->links_to, member);
      g_autofree char *number = isms_catalogue_dup_number (member);

      *code = title != NULL ? g_intern_string (number) : NULL;
      return g_strdup (title != NULL ? title : member);
    }
  record = kind != NULL ? isms_store_get (store, kind, g_ascii_strtoll (member, NULL, 10)) : isms_store_get_any (store, g_ascii_strtoll (member, NULL, 10));
  *gone = record == NULL || isms_record_get_deleted (record);
  if (record == NULL)
    return g_strdup (_("Something that is not there"));
  *code = g_intern_string (isms_record_get_code (record));
  return g_strdup (isms_record_get_title (record));
}

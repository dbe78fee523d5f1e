/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/isms-seal.h"

static void
append_sealed (GString *sql,
               const IsmsKind *kind)
{
  const IsmsField *link = isms_kind_field (kind, kind->seal.link);

  g_string_append_printf (sql, "SELECT sealed.key FROM \"%s\" AS sealed JOIN \"%s\" AS seal ON seal.key = sealed.\"%s\" WHERE seal.\"%s\" IS NULL AND seal.deleted = 0",
                          kind->name, link->links_to, link->name, kind->seal.until);
}

/**
 * isms_seal_append_open:
 * @sql: a condition over rows of the kind's table
 *
 * Adds that the row is not sealed; nothing for a kind that never is.
 */
void
isms_seal_append_open (GString *sql,
                       const IsmsKind *kind)
{
  if (kind->seal.link == NULL)
    return;
  g_string_append (sql, " AND key NOT IN (");
  append_sealed (sql, kind);
  g_string_append_c (sql, ')');
}

/**
 * isms_seal_append_any:
 * @sql: a condition over keys of whatever kind
 * @column: what the key is called there
 *
 * Adds that what was found is not sealed.
 */
void
isms_seal_append_any (GString *sql,
                      const char *column)
{
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      if (isms_kinds (NULL)[i]->seal.link == NULL)
        continue;
      g_string_append_printf (sql, " AND %s NOT IN (", column);
      append_sealed (sql, isms_kinds (NULL)[i]);
      g_string_append_c (sql, ')');
    }
}

/**
 * isms_seal_hides:
 *
 * Lists, counts, search and the words of the history leave out by themselves what is sealed. Whoever comes upon a record in
 * another way and would show what it says asks here first. It is a courtesy between people who want an honest test, and no
 * secret: whoever opens the file with other tools can read it.
 *
 * Returns: whether the record is still sealed
 */
gboolean
isms_seal_hides (IsmsStore *store,
                 IsmsRecord *record)
{
  const IsmsSeal *seal = &isms_record_get_kind (record)->seal;
  g_autoptr (IsmsRecord) by = seal->link != NULL ? isms_store_get_link (store, record, seal->link) : NULL;

  return by != NULL && !isms_record_get_deleted (by) && !isms_record_has (by, seal->until);
}

/**
 * isms_seal_get_title:
 *
 * Returns: (transfer none): what the record may be called: its title, or as long as it is sealed, why nobody is to read that
 */
const char *
isms_seal_get_title (IsmsStore *store,
                     IsmsRecord *record)
{
  return isms_seal_hides (store, record) ? _(isms_record_get_kind (record)->seal.sentence) : isms_record_get_title (record);
}

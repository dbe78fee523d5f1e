/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "catalogue/isms-catalogue.h"

#include "isms-catalogue-tables.inc"

/**
 * isms_catalogue_get_controls:
 * @n: (out): how many: 93
 *
 * Returns: (transfer none) (array length=n): the controls of Annex A, in its order
 */
const IsmsControl *
isms_catalogue_get_controls (guint *n)
{
  *n = G_N_ELEMENTS (controls);
  return controls;
}

/**
 * isms_catalogue_get_old_controls:
 *
 * Returns: (transfer none) (array length=n): the 114 controls of the edition of 2013 and what became of them
 */
const IsmsOldControl *
isms_catalogue_get_old_controls (guint *n)
{
  *n = G_N_ELEMENTS (old_controls);
  return old_controls;
}

/**
 * isms_catalogue_get_clauses:
 *
 * Returns: (transfer none) (array length=n): clauses 4 to 10 with every sub-clause, in the standard's order
 */
const IsmsClause *
isms_catalogue_get_clauses (guint *n)
{
  *n = G_N_ELEMENTS (clauses);
  return clauses;
}

const IsmsMandatoryDocument *
isms_catalogue_get_mandatory_documents (guint *n)
{
  *n = G_N_ELEMENTS (mandatory_documents);
  return mandatory_documents;
}

const IsmsThreat *
isms_catalogue_get_threats (guint *n)
{
  *n = G_N_ELEMENTS (threats);
  return threats;
}

const IsmsVulnerability *
isms_catalogue_get_vulnerabilities (guint *n)
{
  *n = G_N_ELEMENTS (vulnerabilities);
  return vulnerabilities;
}

/**
 * isms_catalogue_find_control:
 * @id: a number of Annex A: "A.5.1"
 *
 * Returns: (transfer none) (nullable): the control
 */
const IsmsControl *
isms_catalogue_find_control (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    if (g_str_equal (controls[i].id, id))
      return &controls[i];
  return NULL;
}

/**
 * isms_catalogue_find_clause:
 * @id: a number as people write it, "5.2 e)", or its key, "5.2.e"
 *
 * Returns: (transfer none) (nullable): the clause
 */
const IsmsClause *
isms_catalogue_find_clause (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
    if (g_str_equal (clauses[i].id, id) || g_str_equal (clauses[i].key, id))
      return &clauses[i];
  return NULL;
}

static const char *
find_threat (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (threats); i++)
    if (g_str_equal (threats[i].id, id))
      return threats[i].title;
  return NULL;
}

static const char *
find_vulnerability (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (vulnerabilities); i++)
    if (g_str_equal (vulnerabilities[i].id, id))
      return vulnerabilities[i].title;
  return NULL;
}

/**
 * isms_catalogue_find_title:
 * @table: "threat", "vulnerability" or "clause", as a field of type %ISMS_REFERENCE names it
 * @id: an id in that table
 *
 * Returns: (transfer none) (nullable): what the entry is called
 */
const char *
isms_catalogue_find_title (const char *table,
                           const char *id)
{
  const IsmsClause *clause;

  if (g_str_equal (table, "threat"))
    return find_threat (id);
  if (g_str_equal (table, "vulnerability"))
    return find_vulnerability (id);
  clause = isms_catalogue_find_clause (id);
  return clause != NULL ? clause->title : NULL;
}

/**
 * isms_catalogue_dup_number:
 * @id: of a clause; what the catalogue puts in brackets tells apart what the standard does not number
 *
 * Returns: (transfer full): the number that the standard gives it: "9.1" for "9.1 [docinfo]"
 */
char *
isms_catalogue_dup_number (const char *id)
{
  const char *bracket = strstr (id, " [");

  return bracket != NULL ? g_strndup (id, bracket - id) : g_strdup (id);
}

/**
 * isms_catalogue_describe:
 * @table: as in isms_catalogue_find_title()
 *
 * Returns: (transfer full): an entry by its number and what it is called, "7.2 Competence"
 */
char *
isms_catalogue_describe (const char *table,
                         const char *id)
{
  g_autofree char *number = isms_catalogue_dup_number (id);
  const char *title = isms_catalogue_find_title (table, id);

  return title != NULL ? g_strdup_printf ("%s %s", number, title) : g_strdup (id);
}

static char *
name_clause (const char *id)
{
  g_autofree char *number = isms_catalogue_dup_number (id);
  const char *title = isms_catalogue_find_title ("clause", id);

  return title != NULL && !g_str_equal (number, id) ? g_strdup_printf ("%s (%s)", number, title) : g_strdup (id);
}

/**
 * isms_catalogue_name_clauses:
 * @ids: (array zero-terminated=1): ids of clauses, or of other entries, which name themselves
 *
 * Returns: (transfer full): in few words for people, "7.2, 9.1 (Results)"; an import reads them again
 */
char *
isms_catalogue_name_clauses (const char *const *ids)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    g_strv_builder_take (names, name_clause (ids[i]));
  all = g_strv_builder_end (names);
  return g_strjoinv (", ", all);
}

/**
 * isms_catalogue_read_control_number:
 * @text: how people write the number of a control: "A.5.1", "A 5.1", "a5.1", "5.1", "Control 5.01"
 *
 * Returns: (transfer full) (nullable): the number as Annex A writes it, or %NULL if no control has it
 */
char *
isms_catalogue_read_control_number (const char *text)
{
  const char *digits = text + strcspn (text, "0123456789");
  guint64 theme, number;
  char *end;
  g_autofree char *id = NULL;

  theme = g_ascii_strtoull (digits, &end, 10);
  if (*end != '.')
    return NULL;
  number = g_ascii_strtoull (end + 1, &end, 10);
  if (end[strspn (end, " \t\r\n")] != '\0')
    return NULL;
  id = g_strdup_printf ("A.%" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT, theme, number);
  return isms_catalogue_find_control (id) != NULL ? g_steal_pointer (&id) : NULL;
}

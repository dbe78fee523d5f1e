/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "interchange/isms-workbook-private.h"

static void
add_part (IsmsPackage *package,
          const char *name,
          const void *data,
          gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  isms_package_add (package, name, bytes);
}

/* What unpacks to anything at all is rare among mutants: the XML within is tried as it is. */
static IsmsWorkbook *
read_part (const guint8 *data,
           gsize size,
           GError **error)
{
  static const char relations[] = "<R><Relationship Id='a' Type='/worksheet' Target='s.xml'/><Relationship Id='b' Type='/styles' Target='styles.xml'/></R>";
  static const char book[] = "<workbook><sheet name='One' id='a'/></workbook>";
  static const char styles[] = "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='22'/><xf numFmtId='9'/></cellXfs></styleSheet>";
  g_autoptr (IsmsPackage) package = isms_package_new ();

  if (g_strstr_len ((const char *) data, size, "<spreadsheet") != NULL)
    {
      add_part (package, "content.xml", data, size);
      return isms_ods_read (package, NULL, error);
    }
  add_part (package, "xl/_rels/workbook.xml.rels", relations, strlen (relations));
  add_part (package, "xl/workbook.xml", book, strlen (book));
  add_part (package, "xl/styles.xml", styles, strlen (styles));
  add_part (package, "xl/s.xml", data, size);
  return isms_xlsx_read (package, NULL, error);
}

static IsmsWorkbook *
read_any (const guint8 *data,
          gsize size,
          GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (size < 2 || memcmp (data, "PK", 2) != 0)
    return read_part (data, size, error);
  bytes = g_bytes_new (data, size);
  return isms_workbook_read (bytes, NULL, error);
}

static void
check_table (IsmsTable *table)
{
  guint line = isms_table_get_header_line (table);

  for (guint row = 0; row < isms_table_get_n_rows (table); row++)
    {
      g_assert_cmpuint (isms_table_get_line (table, row), >, line);
      line = isms_table_get_line (table, row);
      g_assert_cmpuint (isms_table_get_n_extra_cells (table, row), ==, 0);
      for (guint i = 0; i < isms_table_get_n_columns (table); i++)
        g_assert_true (g_utf8_validate (isms_table_get_cell (table, row, i), -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsWorkbook) workbook = read_any (data, size, &error);

  g_assert_true ((workbook != NULL) != (error != NULL));
  if (error != NULL)
    g_assert_true (error->domain == ISMS_TABLE_ERROR && g_utf8_validate (error->message, -1, NULL));
  for (guint i = 0; workbook != NULL && i < isms_workbook_get_n_sheets (workbook); i++)
    check_table (isms_workbook_get_table (workbook, i));
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "interchange/isms-number-format.h"
#include "interchange/isms-workbook.h"
#include "records/isms-kinds.h"

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define RELATION(id, type, target) "<Relationship Id=\"" id "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" type "\" Target=\"" target "\"/>"

static la_ssize_t
write_cb (struct archive *archive,
          void *data,
          const void *buffer,
          size_t length)
{
  g_byte_array_append (data, buffer, length);
  return length;
}

static void
add_part (struct archive *archive,
          const char *name,
          const char *text)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, strlen (text));
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, text, strlen (text)), ==, strlen (text));
  archive_entry_free (entry);
}

/* Names and texts of the parts, ended by NULL. */
static GBytes *
zip (const char *const *parts)
{
  GByteArray *bytes = g_byte_array_new ();
  struct archive *archive = archive_write_new ();

  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  archive_write_set_bytes_in_last_block (archive, 1);
  g_assert_cmpint (archive_write_open (archive, bytes, NULL, write_cb, NULL), ==, ARCHIVE_OK);
  for (guint i = 0; parts[i] != NULL; i += 2)
    add_part (archive, parts[i], parts[i + 1]);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_byte_array_free_to_bytes (bytes);
}

static IsmsWorkbook *
read_parts (const char *const *parts)
{
  g_autoptr (GBytes) bytes = zip (parts);
  g_autoptr (GError) error = NULL;
  IsmsWorkbook *workbook = isms_workbook_read (bytes, NULL, &error);

  g_assert_no_error (error);
  return workbook;
}

static void
assert_row (IsmsTable *table,
            guint row,
            const char *expected)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < isms_table_get_n_columns (table); i++)
    g_string_append_printf (line, "%s%s", i > 0 ? "|" : "", isms_table_get_cell (table, row, i));
  g_assert_cmpstr (line->str, ==, expected);
}

static void
assert_told (IsmsTable *table,
             const char *words)
{
  GPtrArray *problems = isms_table_get_problems (table);
  gboolean found = FALSE;

  for (guint i = 0; i < problems->len; i++)
    found = found || strstr (((IsmsTableProblem *) g_ptr_array_index (problems, i))->sentence, words) != NULL;
  g_assert_true (found);
}

static const char *const book[] = {
  "_rels/.rels", "<Relationships>" RELATION ("a", "officeDocument", "/xl/workbook.xml") "</Relationships>",
  "xl/_rels/workbook.xml.rels",
  "<Relationships>" RELATION ("r1", "worksheet", "worksheets/one.xml") RELATION ("r2", "worksheet", "/xl/worksheets/two.xml")
      RELATION ("r3", "worksheet", "worksheets/three.xml") RELATION ("r4", "sharedStrings", "sharedStrings.xml") RELATION ("r5", "styles", "styles.xml") "</Relationships>",
  "xl/workbook.xml",
  "<x:workbook xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"r\"><x:sheets><x:sheet name=\"Lists\" state=\"hidden\" r:id=\"r2\"/>"
  "<x:sheet name=\"Words\" r:id=\"r3\"/><x:sheet name=\"My Register \" r:id=\"r1\"/></x:sheets></x:workbook>",
  "xl/sharedStrings.xml",
  "<sst " MAIN "><si><t>Risk ID</t></si><si><r><t>Ti</t></r><r><t>tle</t></r><rPh><t>spoken</t></rPh></si><si><t xml:space=\"preserve\">two_x000D_&#10;lines</t></si></sst>",
  "xl/styles.xml",
  "<styleSheet " MAIN "><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-409]d&quot;h&quot;/mmm/yyyy;@\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"9\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>",
  "xl/worksheets/one.xml",
  "<worksheet " MAIN "><sheetData><row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>Our risks</t></is></c></row>"
  "<row r=\"4\"><c r=\"B4\" t=\"s\"><v>0</v></c><c r=\"C4\" t=\"s\"><v>1</v></c><c r=\"D4\" t=\"str\"><v>Likelihood</v></c><c r=\"E4\" t=\"str\"><v>Next review</v></c><c r=\"F4\" t=\"str\"><v>Share</v></c><c r=\"G4\" t=\"str\"><v>Seen</v></c></row>"
  "<row r=\"5\"><c r=\"B5\" t=\"str\"><v>RK-1</v></c><c r=\"C5\" t=\"s\"><v>2</v></c><c r=\"D5\"><f>1+1</f><v>2.0</v></c><c r=\"E5\" s=\"1\"><v>46082</v></c><c r=\"F5\" s=\"3\"><v>7.0000000000000007E-2</v></c><c r=\"G5\" s=\"4\"><v>46082.5</v></c></row>"
  "<row r=\"7\"><c r=\"C7\" t=\"b\"><v>1</v></c><c r=\"D7\" t=\"e\"><v>#REF!</v></c><c r=\"E7\" s=\"2\"><v>46083</v></c><c r=\"F7\"><v>0.30000000000000004</v></c><c r=\"G7\" t=\"d\"><v>2026-03-01T00:00:00</v></c></row>"
  "</sheetData></worksheet>",
  "xl/worksheets/two.xml", "<worksheet " MAIN "><sheetData><row><c t=\"str\"><v>Risk ID</v></c><c t=\"str\"><v>Title</v></c><c t=\"str\"><v>Likelihood</v></c><c t=\"str\"><v>Impact</v></c></row></sheetData></worksheet>",
  "xl/worksheets/three.xml", "<worksheet " MAIN "><sheetData><row><c t=\"str\"><v>Word</v></c></row><row><c t=\"str\"><v>High</v></c></row></sheetData></worksheet>",
  NULL
};

static void
test_xlsx (void)
{
  g_autoptr (IsmsWorkbook) workbook = read_parts (book);
  g_autoptr (GError) error = NULL;
  IsmsTable *table;
  guint sheet = 9;

  g_assert_cmpuint (isms_workbook_get_n_sheets (workbook), ==, 3);
  g_assert_cmpstr (isms_workbook_get_name (workbook, 2), ==, "My Register");
  g_assert_true (isms_workbook_is_hidden (workbook, 0));
  g_assert_cmpuint (isms_workbook_choose (workbook, NULL), ==, 1);
  g_assert_cmpuint (isms_workbook_choose (workbook, isms_kind_find ("risk")), ==, 2);
  g_assert_true (isms_workbook_find (workbook, "my register", &sheet, &error));
  g_assert_cmpuint (sheet, ==, 2);
  g_assert_false (isms_workbook_find (workbook, "Elsewhere", &sheet, &error));
  g_assert_error (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_NO_SHEET);
  g_assert_nonnull (strstr (error->message, "“Words” (1 row)"));

  table = isms_workbook_get_table (workbook, 2);
  g_assert_cmpuint (isms_table_get_header_line (table), ==, 4);
  g_assert_cmpuint (isms_table_get_n_columns (table), ==, 6);
  g_assert_cmpstr (isms_table_get_column_name (table, 1), ==, "Title");
  g_assert_cmpuint (isms_table_get_n_rows (table), ==, 2);
  assert_row (table, 0, "RK-1|two\nlines|2|2026-03-01|7%|2026-03-01 12:00");
  assert_row (table, 1, "|TRUE||2026-03-02|0.3|2026-03-01");
  g_assert_cmpuint (isms_table_get_line (table, 1), ==, 7);
  assert_told (table, "Row 4 was taken as the header");
  assert_told (table, "“Our risks”");
  assert_told (table, "Cell D7 holds the error #REF!");
  assert_told (table, "is read; 1 other is not: “Words” (1 row).");
  assert_told (table, "1 hidden sheet is not read: “Lists” (0 rows).");
}

/* Row 3 is merged across the table, row 5 across two columns of four, row 6 says more than the merged cell. */
static void
assert_headings (IsmsWorkbook *workbook)
{
  IsmsTable *table = isms_workbook_get_table (workbook, 0);
  gboolean expected[] = { FALSE, TRUE, FALSE, FALSE, FALSE };

  g_assert_cmpuint (isms_table_get_n_rows (table), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpint (isms_table_row_is_heading (table, i), ==, expected[i]);
      g_assert_cmpint (isms_table_row_is_record (table, i), ==, !expected[i]);
    }
}

#define CELL(at, text) "<c r=\"" at "\" t=\"str\"><v>" text "</v></c>"

static void
test_xlsx_headings (void)
{
  static const char *const parts[] = {
    "xl/_rels/workbook.xml.rels", "<Relationships>" RELATION ("r1", "worksheet", "worksheets/one.xml") "</Relationships>",
    "xl/workbook.xml", "<workbook " MAIN "><sheets><sheet name=\"Assets\" r:id=\"r1\"/></sheets></workbook>",
    "xl/worksheets/one.xml",
    "<worksheet " MAIN "><sheetData><row r=\"1\">" CELL ("A1", "ID") CELL ("B1", "Name") CELL ("C1", "Owner") CELL ("D1", "Kind") "</row>"
                                                                                                                                  "<row r=\"2\">" CELL ("A2", "1") CELL ("B2", "x") "</row><row r=\"3\">" CELL ("A3", "GENERAL") "</row><row r=\"4\">" CELL ("B4", "alone") "</row>"
                                                                                                                                                                                                                                                                            "<row r=\"5\">" CELL ("A5", "2") "</row><row r=\"6\">" CELL ("A6", "3") CELL ("D6", "k") "</row></sheetData>"
                                                                                                                                                                                                                                                                                                                                                                     "<mergeCells><mergeCell ref=\"A3:D3\"/><mergeCell ref=\"A5:B6\"/><mergeCell ref=\"A6:C6\"/><mergeCell ref=\"A9:D9\"/><mergeCell ref=\"B2:B4\"/><mergeCell/><mergeCell ref=\"A\"/></mergeCells></worksheet>",
    NULL
  };
  g_autoptr (IsmsWorkbook) workbook = read_parts (parts);

  assert_headings (workbook);
}

#define ODS_CELL(text) "<table:table-cell><text:p>" text "</text:p></table:table-cell>"
#define ODS_MERGED(n, text) "<table:table-cell table:number-columns-spanned=\"" n "\"><text:p>" text "</text:p></table:table-cell><table:covered-table-cell/>"

static void
test_ods_headings (void)
{
  static const char *const parts[] = {
    "content.xml",
    "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"Assets\">"
    "<table:table-row>" ODS_CELL ("ID") ODS_CELL ("Name") ODS_CELL ("Owner") ODS_CELL ("Kind") "</table:table-row>"
                                                                                               "<table:table-row>" ODS_CELL ("1") ODS_CELL ("x") "</table:table-row>"
                                                                                                                                                 "<table:table-row>" ODS_MERGED ("4", "GENERAL") "</table:table-row>"
                                                                                                                                                                                                 "<table:table-row>" ODS_CELL ("alone") "</table:table-row>"
                                                                                                                                                                                                                                        "<table:table-row>" ODS_MERGED ("2", "2") "</table:table-row>"
                                                                                                                                                                                                                                                                                  "<table:table-row>" ODS_MERGED ("3", "3") "<table:covered-table-cell/>" ODS_CELL ("k") "</table:table-row>"
                                                                                                                                                                                                                                                                                                                                                                         "</table:table></office:spreadsheet></office:body></office:document-content>",
    NULL
  };
  g_autoptr (IsmsWorkbook) workbook = read_parts (parts);

  assert_headings (workbook);
}

static void
test_ods (void)
{
  static const char *const parts[] = {
    "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml",
    "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\"><office:automatic-styles><style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>"
    "<office:body><office:spreadsheet><table:table table:name=\"Secret\" table:style-name=\"ta2\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    "<table:table table:name=\"Assets\"><table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell><table:table-cell><text:p>Owner</text:p></table:table-cell><table:table-cell><text:p>When</text:p></table:table-cell><table:table-cell><text:p>Part</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"16380\"/></table:table-row>"
    "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
    "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell><office:annotation><text:p>note</text:p></office:annotation><text:p>a<text:s text:c=\"2\"/><text:span>b</text:span></text:p><text:p>c</text:p></table:table-cell>"
    "<table:covered-table-cell><text:p>under</text:p></table:covered-table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-01\"><text:p>1/3/26</text:p></table:table-cell>"
    "<table:table-cell office:value-type=\"percentage\" office:value=\"0.5\"><text:p>50.00 %</text:p></table:table-cell></table:table-row>"
    "<table:table-row><table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"3\"><text:p>3.00</text:p></table:table-cell><table:table-cell table:formula=\"of:=[.#REF!]\" office:value-type=\"string\"><text:p>#REF!</text:p></table:table-cell>"
    "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>WAHR</text:p></table:table-cell></table:table-row>"
    "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>",
    NULL
  };
  g_autoptr (IsmsWorkbook) workbook = read_parts (parts);
  IsmsTable *table = isms_workbook_get_table (workbook, 1);

  g_assert_true (isms_workbook_is_hidden (workbook, 0));
  g_assert_cmpuint (isms_workbook_choose (workbook, NULL), ==, 1);
  g_assert_cmpuint (isms_table_get_n_rows (table), ==, 3);
  assert_row (table, 0, "a  b\nc||2026-03-01|50%");
  assert_row (table, 1, "a  b\nc||2026-03-01|50%");
  assert_row (table, 2, "3|3||TRUE");
  g_assert_cmpuint (isms_table_get_line (table, 0), ==, 5);
  g_assert_cmpuint (isms_table_get_line (table, 1), ==, 6);
  g_assert_cmpuint (isms_table_get_line (table, 2), ==, 7);
  assert_told (table, "Cell C7 holds the error #REF!");
}

static void
assert_number (double number,
               const char *code,
               gboolean since_1904,
               const char *expected)
{
  g_autofree char *shown = isms_number_show (number, isms_number_format_by_code (code), since_1904);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_numbers (void)
{
  assert_number (1, "General", FALSE, "1");
  assert_number (-0.0, "0", FALSE, "0");
  assert_number (0.1 + 0.2, "0.00", FALSE, "0.3");
  assert_number (12345678901, "#,##0", FALSE, "12345678901");
  assert_number (0.125, "0.0%", FALSE, "12.5%");
  assert_number (61, "dd/mm/yyyy", FALSE, "1900-03-01");
  assert_number (1, "yyyy", FALSE, "1900-01-01");
  assert_number (0, "dd.mm.yyyy", TRUE, "1904-01-01");
  assert_number (0.75, "hh:mm", FALSE, "18:00");
  assert_number (1.5, "[h]:mm", FALSE, "36:00");
  assert_number (3, "[Magenta]0", FALSE, "3");
  assert_number (3, "\"Day\" 0", FALSE, "3");
  assert_number (3, "0\\d", FALSE, "3");
  assert_number (1e300, "dd/mm/yyyy", FALSE, "1e+300");
  assert_number (-5, "dd/mm/yyyy", FALSE, "-5");
}

static void
assert_refused (GBytes *bytes,
                int code,
                const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (isms_workbook_read (bytes, NULL, &error));
  g_assert_error (error, ISMS_TABLE_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
assert_content_refused (const char *name,
                        const char *content,
                        int code,
                        const char *words)
{
  const char *const parts[] = { name, content, NULL };
  g_autoptr (GBytes) bytes = zip (parts);

  assert_refused (bytes, code, words);
}

/* Whatever cannot be read says what it is, and what to do. */
static void
test_refused (void)
{
  g_autoptr (GBytes) whole = zip (book);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);
  g_autoptr (GBytes) old = g_bytes_new_static ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0k\0b\0o\0o\0k", 24);
  g_autoptr (GBytes) locked = g_bytes_new_static ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 42);

  assert_refused (half, ISMS_TABLE_ERROR_DAMAGED, "damaged");
  assert_refused (old, ISMS_TABLE_ERROR_NOT_TEXT, ".xlsx or CSV");
  assert_refused (locked, ISMS_TABLE_ERROR_LOCKED, "password");
  assert_content_refused ("META-INF/manifest.xml", "<m:manifest xmlns:m=\"m\"><m:encryption-data/></m:manifest>", ISMS_TABLE_ERROR_LOCKED, "password");
  assert_content_refused ("xl/workbook.bin", "x", ISMS_TABLE_ERROR_NOT_TEXT, ".xlsb");
  assert_content_refused ("word/document.xml", "<w/>", ISMS_TABLE_ERROR_EMPTY, "no sheet");
  assert_content_refused ("content.xml", "<table><table-row>", ISMS_TABLE_ERROR_DAMAGED, "damaged");
  assert_content_refused ("content.xml", "<!DOCTYPE t [<!ENTITY a \"aaaaaaaa\">]><table><table-row><table-cell><p>&a;</p></table-cell></table-row></table>", ISMS_TABLE_ERROR_DAMAGED, "damaged");
  assert_content_refused ("content.xml",
                          "<table><table-row number-rows-repeated=\"900000\"><table-cell number-columns-repeated=\"4000\"><p>x</p></table-cell></table-row></table>",
                          ISMS_TABLE_ERROR_TOO_LARGE, "more cells");
}

static void
test_cancel (void)
{
  g_autoptr (GBytes) bytes = zip (book);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (isms_workbook_read (bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static IsmsWorkbook *
read_corpus_file (const char *path)
{
  const char *shared = g_getenv ("ISMS_SHARED");
  g_autofree char *full = g_build_filename (shared != NULL ? shared : ".", "corpora", path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (full);
  g_autoptr (GError) error = NULL;
  IsmsWorkbook *workbook;

  if (!g_file_query_exists (file, NULL))
    {
      g_test_skip ("the corpora are not here");
      return NULL;
    }
  workbook = isms_workbook_load (file, NULL, &error);
  g_assert_no_error (error);
  return workbook;
}

/* File, sheet, how many rows and columns, and a header: as Python's zipfile and ElementTree see them. */
static const struct
{
  const char *path;
  guint sheet, n_sheets, n_rows, n_columns;
  const char *header;
} corpus[] = {
  { "xlsx-torture/1904_Calendar.xlsx", 0, 1, 1, 2, "2022-01-01" },
  { "xlsx-torture/namespacestd.xlsx", 0, 2, 14, 10, "Test String 1" },
  { "xlsx-torture/utf16be.xlsx", 0, 1, 0, 1, "1" },
  { "ods-torture/HiddenSheet2.ods", 0, 2, 0, 1, "Visible" },
  { "ods-torture/RepeatedDataCells.ods", 0, 1, 0, 11, "TestA" },
  { "registers/pehanin-Risk Register.xlsx", 0, 6, 18, 10, "Risk ID" },
  { "registers/pehanin-Asset Inventory.xlsx", 0, 3, 20, 8, "Asset Description" },
  { "registers/pehanin-SoA.xlsx", 0, 2, 20, 6, "Control Number" },
};

static void
test_corpora (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (corpus); i++)
    {
      g_autoptr (IsmsWorkbook) workbook = read_corpus_file (corpus[i].path);
      IsmsTable *table;

      if (workbook == NULL)
        return;
      g_test_message ("%s", corpus[i].path);
      table = isms_workbook_get_table (workbook, corpus[i].sheet);
      g_assert_cmpuint (isms_workbook_get_n_sheets (workbook), ==, corpus[i].n_sheets);
      g_assert_cmpuint (isms_table_get_n_rows (table), ==, corpus[i].n_rows);
      g_assert_cmpuint (isms_table_get_n_columns (table), ==, corpus[i].n_columns);
      g_assert_cmpstr (isms_table_get_column_name (table, 0), ==, corpus[i].header);
    }
}

/* The sheet is found by what the rows are to become. */
static void
test_choose (void)
{
  g_autoptr (IsmsWorkbook) workbook = read_corpus_file ("registers/pehanin-Risk Register.xlsx");

  if (workbook == NULL)
    return;
  g_assert_cmpuint (isms_workbook_choose (workbook, isms_kind_find ("risk")), ==, 0);
  g_assert_cmpuint (isms_workbook_choose (workbook, isms_kind_find ("treatment")), ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook/xlsx", test_xlsx);
  g_test_add_func ("/workbook/xlsx-headings", test_xlsx_headings);
  g_test_add_func ("/workbook/ods-headings", test_ods_headings);
  g_test_add_func ("/workbook/ods", test_ods);
  g_test_add_func ("/workbook/numbers", test_numbers);
  g_test_add_func ("/workbook/refused", test_refused);
  g_test_add_func ("/workbook/cancel", test_cancel);
  g_test_add_func ("/workbook/corpora", test_corpora);
  g_test_add_func ("/workbook/choose", test_choose);
  return g_test_run ();
}

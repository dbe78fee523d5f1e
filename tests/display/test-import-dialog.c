/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "interchange/isms-seed.h"
#include "pages/import/parapet-import-dialog.h"
#include "pages/import/parapet-import-words.h"
#include "store/isms-history.h"

#define PATIENCE (20 * G_USEC_PER_SEC)

/* Semicolons and Windows-1252; a word for a choice that nobody knows, a date in two orders, a column too many, a row too long. */
static const char table[] =
    "Risk ID;Title;Owner;Likelihood;Treatment Decision;Status;Mood\r\n"
    "RK-901;Server room floods;Zo\xeb Okafor;2;Mitigate;Open;calm\r\n"
    "RK-902;Laptop is lost;Ada Berg;4;Hope;Open;worried\r\n"
    "RK-903;Backup fails;Ada Berg;High;Hope;Open;\r\n"
    "RK-904;Too;many;1;Accept;Open;cells;here\r\n";

typedef struct
{
  IsmsStore *store;
  GtkWidget *window;
  ParapetImportDialog *dialog;
  GFile *file;
  IsmsImportReport *done;
} Fixture;

static void
iterate (void)
{
  g_main_context_iteration (NULL, FALSE);
}

#define wait_until(condition) \
  G_STMT_START \
  { \
    gint64 end_ = g_get_monotonic_time () + PATIENCE; \
    while (!(condition) && g_get_monotonic_time () < end_) \
      iterate (); \
    g_assert_true (condition); \
  } \
  G_STMT_END

static void
imported_cb (Fixture *fixture,
             IsmsImportReport *report)
{
  fixture->done = isms_import_report_ref (report);
}

static ParapetImportSession *
session_of (Fixture *fixture)
{
  return parapet_import_dialog_get_session (fixture->dialog);
}

static IsmsImportReport *
settle (Fixture *fixture)
{
  wait_until (session_of (fixture) != NULL && !parapet_import_session_is_busy (session_of (fixture)));
  return parapet_import_session_get_report (session_of (fixture));
}

static void
open_dialog (Fixture *fixture,
             const char *kind,
             const void *bytes,
             gsize size)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  fixture->store = isms_store_open (":memory:", 7, &error);
  g_assert_no_error (error);
  isms_seed_start (fixture->store, "Fennbrook", &error);
  g_assert_no_error (error);
  fixture->file = g_file_new_tmp ("risk-register-XXXXXX.csv", &stream, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), bytes, size, NULL, NULL, NULL));
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 700);
  fixture->dialog = PARAPET_IMPORT_DIALOG (g_object_ref_sink (parapet_import_dialog_new (fixture->store, isms_kind_find (kind), fixture->file)));
  g_signal_connect_swapped (fixture->dialog, "imported", G_CALLBACK (imported_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  adw_dialog_present (ADW_DIALOG (fixture->dialog), fixture->window);
}

static void
open_table (Fixture *fixture,
            const char *kind)
{
  open_dialog (fixture, kind, table, strlen (table));
  settle (fixture);
}

static void
finish (Fixture *fixture)
{
  parapet_import_dialog_close (fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&fixture->done, isms_import_report_unref);
  /* What still runs in a thread holds them until it has noticed that nobody waits for it. */
  wait_until (G_OBJECT (fixture->dialog)->ref_count == 1 && G_OBJECT (fixture->store)->ref_count == 1);
  g_assert_finalize_object (fixture->dialog);
  g_assert_finalize_object (fixture->store);
  g_file_delete (fixture->file, NULL, NULL);
  g_clear_object (&fixture->file);
}

static GtkWidget *
find (GtkWidget *widget,
      GType type,
      const char *title)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
      (title == NULL || g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static AdwComboRow *
find_combo (Fixture *fixture,
            const char *title)
{
  return ADW_COMBO_ROW (find (GTK_WIDGET (fixture->dialog), ADW_TYPE_COMBO_ROW, title));
}

static const char *
get_choice (AdwComboRow *row)
{
  return gtk_string_object_get_string (adw_combo_row_get_selected_item (row));
}

static guint
find_choice (AdwComboRow *row,
             const char *words)
{
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), words))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
choose (AdwComboRow *row,
        const char *words)
{
  guint choice = find_choice (row, words);

  g_assert_cmpuint (choice, !=, GTK_INVALID_LIST_POSITION);
  adw_combo_row_set_selected (row, choice);
}

static const char *
visible_tag (Fixture *fixture)
{
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (find (GTK_WIDGET (fixture->dialog), ADW_TYPE_NAVIGATION_VIEW, NULL));

  return adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (view));
}

static guint
count_risks (Fixture *fixture)
{
  return isms_store_count (fixture->store, isms_kind_find ("risk"));
}

static void
activate (Fixture *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), action, NULL));
}

static void
test_columns (void)
{
  Fixture fixture = { NULL };
  const IsmsImportReport *report;

  open_table (&fixture, "risk");
  g_assert_cmpstr (visible_tag (&fixture), ==, "columns");
  g_assert_cmpstr (get_choice (find_combo (&fixture, "Owner")), ==, "Risk owner");
  g_assert_cmpstr (get_choice (find_combo (&fixture, "Mood")), ==, "Do Not Import");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_combo (&fixture, "_Sheet"))));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_combo (&fixture, "Title"))), "“Server room floods”"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_combo (&fixture, "Owner"))), "Creates 2: People"));

  /* What one column takes, the other gives up. */
  choose (find_combo (&fixture, "Mood"), "Risk owner");
  g_assert_cmpstr (get_choice (find_combo (&fixture, "Owner")), ==, "Do Not Import");
  report = settle (&fixture);
  g_assert_cmpuint (report->additions->len, ==, 2);
  choose (find_combo (&fixture, "Owner"), "Risk owner");
  g_assert_cmpstr (get_choice (find_combo (&fixture, "Mood")), ==, "Do Not Import");
  settle (&fixture);
  g_assert_cmpuint (count_risks (&fixture), ==, 0);
  finish (&fixture);
}

static void
test_kind (void)
{
  Fixture fixture = { NULL };
  AdwComboRow *kinds;

  open_table (&fixture, "");
  kinds = find_combo (&fixture, "Import _As");
  g_assert_cmpstr (get_choice (kinds), ==, "Risks");
  g_assert_cmpuint (find_choice (kinds, "Files"), ==, GTK_INVALID_LIST_POSITION);
  choose (kinds, "Check settings");
  settle (&fixture);
  g_assert_cmpstr (parapet_import_session_get_kind (session_of (&fixture))->name, ==, "check_setting");
  choose (kinds, "Suppliers");
  g_assert_cmpstr (get_choice (find_combo (&fixture, "Likelihood")), ==, "Do Not Import");
  settle (&fixture);
  g_assert_cmpstr (parapet_import_session_get_kind (session_of (&fixture))->name, ==, "supplier");
  finish (&fixture);
}

static void
test_suggestion (void)
{
  Fixture fixture = { NULL };
  AdwBanner *banner;

  open_table (&fixture, "supplier");
  banner = ADW_BANNER (find (GTK_WIDGET (fixture.dialog), ADW_TYPE_BANNER, NULL));
  g_assert_true (adw_banner_get_revealed (banner));
  g_signal_emit_by_name (banner, "button-clicked");
  g_assert_cmpstr (get_choice (find_combo (&fixture, "Import _As")), ==, "Risks");
  g_assert_false (adw_banner_get_revealed (banner));
  settle (&fixture);
  finish (&fixture);
}

/* The whole way: words get their meaning, what is lost is told, one step, and back. */
static void
test_import (void)
{
  Fixture fixture = { NULL };
  g_autoptr (IsmsRecord) risk = NULL;
  const IsmsImportReport *report;

  open_table (&fixture, "risk");
  g_assert_cmpuint (parapet_import_words_count_unknown (session_of (&fixture)), ==, 2);
  activate (&fixture, "import.next");
  g_assert_cmpstr (visible_tag (&fixture), ==, "words");
  choose (find_combo (&fixture, "Hope"), "Retain: live with it");
  choose (find_combo (&fixture, "High"), "4");
  settle (&fixture);
  g_assert_cmpuint (parapet_import_words_count_unknown (session_of (&fixture)), ==, 0);
  activate (&fixture, "import.next");
  g_assert_cmpstr (visible_tag (&fixture), ==, "check");

  report = settle (&fixture);
  g_assert_cmpuint (report->n_added, ==, 3);
  g_assert_cmpuint (report->skipped->len, ==, 1);
  g_assert_cmpuint (report->ignored->len, ==, 0);
  g_assert_cmpuint (count_risks (&fixture), ==, 0);
  activate (&fixture, "import.run");
  wait_until (fixture.done != NULL);
  g_assert_cmpuint (fixture.done->n_added, ==, 3);
  g_assert_cmpuint (count_risks (&fixture), ==, 3);
  risk = isms_store_find (fixture.store, isms_kind_find ("risk"), "RK-902");
  g_assert_cmpstr (isms_record_get_text (risk, "option"), ==, "retain");
  g_clear_object (&risk);
  risk = isms_store_find (fixture.store, isms_kind_find ("risk"), "RK-903");
  g_assert_cmpint (isms_record_get_integer (risk, "inherent_likelihood", 0), ==, 4);

  g_assert_true (isms_history_undo (fixture.store, NULL));
  g_assert_cmpuint (count_risks (&fixture), ==, 0);
  g_assert_cmpuint (isms_store_count (fixture.store, isms_kind_find ("person")), ==, 0);
  g_clear_object (&risk);
  finish (&fixture);
}

static void
test_losses (void)
{
  Fixture fixture = { NULL };
  const char *const titles[] = { "Columns", "Cells", "Rows" };
  const char *const subtitles[] = { "Mood", "3 cells", "1 row" };

  open_table (&fixture, "risk");
  activate (&fixture, "import.next");
  activate (&fixture, "import.next");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      AdwExpanderRow *row = ADW_EXPANDER_ROW (find (GTK_WIDGET (fixture.dialog), ADW_TYPE_EXPANDER_ROW, titles[i]));

      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row)));
      g_assert_cmpstr (adw_expander_row_get_subtitle (row), ==, subtitles[i]);
      /* Few are read without a click. */
      g_assert_true (adw_expander_row_get_expanded (row));
    }
  g_assert_nonnull (find (GTK_WIDGET (fixture.dialog), ADW_TYPE_ACTION_ROW, "Line 5"));
  g_assert_nonnull (find (GTK_WIDGET (fixture.dialog), ADW_TYPE_ACTION_ROW, "Treatment Decision: “Hope”"));
  finish (&fixture);
}

/* A workbook of two sheets: the second holds the register. */
static gsize
write_workbook (void *buffer,
                gsize size)
{
  static const char content[] =
      "<spreadsheet><table name='Words'><table-row><table-cell><p>Word</p></table-cell></table-row><table-row><table-cell><p>High</p></table-cell></table-row></table>"
      "<table name='Register'><table-row><table-cell><p>Risk ID</p></table-cell><table-cell><p>Title</p></table-cell></table-row>"
      "<table-row><table-cell><p>RK-901</p></table-cell><table-cell><p>Server room floods</p></table-cell></table-row></table></spreadsheet>";
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();
  size_t used = 0;

  archive_write_set_format_zip (archive);
  archive_write_open_memory (archive, buffer, size, &used);
  archive_entry_set_pathname (entry, "content.xml");
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, strlen (content));
  archive_write_header (archive, entry);
  archive_write_data (archive, content, strlen (content));
  archive_entry_free (entry);
  archive_write_free (archive);
  return used;
}

/* The sheet that fits is taken, another may be, and what was said about columns is asked anew. */
static void
test_sheets (void)
{
  Fixture fixture = { NULL };
  g_autofree char *buffer = g_malloc0 (65536);
  AdwComboRow *sheets;

  open_dialog (&fixture, "risk", buffer, write_workbook (buffer, 65536));
  settle (&fixture);
  sheets = find_combo (&fixture, "_Sheet");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (sheets)));
  g_assert_cmpstr (get_choice (sheets), ==, "Register");
  g_assert_cmpuint (settle (&fixture)->n_added, ==, 1);
  choose (sheets, "Words");
  g_assert_nonnull (find_combo (&fixture, "Word"));
  g_assert_null (find_combo (&fixture, "Title"));
  g_assert_cmpuint (settle (&fixture)->n_added, ==, 0);
  choose (sheets, "Register");
  settle (&fixture);
  activate (&fixture, "import.next");
  activate (&fixture, "import.run");
  wait_until (fixture.done != NULL);
  g_assert_cmpuint (count_risks (&fixture), ==, 1);
  finish (&fixture);
}

/* The row that names the columns is found below a title, and another may be chosen: then its words are the columns. */
static void
test_header (void)
{
  static const char titled[] = "Risks of Acme,,\nas of March,,\nRisk ID,Title,Owner\nRK-1,Fire,Ada\nRK-2,Flood,Ben\n";
  Fixture fixture = { NULL };
  AdwComboRow *headers;

  open_dialog (&fixture, "risk", titled, strlen (titled));
  g_assert_cmpuint (settle (&fixture)->n_added, ==, 2);
  headers = find_combo (&fixture, "_Columns Are Named In");
  g_assert_cmpstr (get_choice (headers), ==, "Row 3: Risk ID · Title · Owner");
  choose (headers, "Row 4: RK-1 · Fire · Ada");
  g_assert_nonnull (find_combo (&fixture, "Fire"));
  g_assert_null (find_combo (&fixture, "Title"));
  g_assert_cmpuint (settle (&fixture)->n_rows, ==, 1);
  choose (headers, "Row 3: Risk ID · Title · Owner");
  g_assert_cmpuint (settle (&fixture)->n_added, ==, 2);
  finish (&fixture);
}

static void
assert_problem (const void *bytes,
                gsize size)
{
  Fixture fixture = { NULL };
  AdwStatusPage *page;
  gint64 head;

  open_dialog (&fixture, "risk", bytes, size);
  head = isms_history_get_head (fixture.store);
  page = ADW_STATUS_PAGE (find (GTK_WIDGET (fixture.dialog), ADW_TYPE_STATUS_PAGE, NULL));
  wait_until (*adw_status_page_get_description (page) != '\0');
  g_test_message ("%s", adw_status_page_get_description (page));
  g_assert_cmpuint (strlen (adw_status_page_get_description (page)), >, 20);
  g_assert_null (session_of (&fixture));
  g_assert_cmpint (isms_history_get_head (fixture.store), ==, head);
  finish (&fixture);
}

static void
test_problems (void)
{
  assert_problem ("", 0);
  assert_problem ("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", 25);
  assert_problem ("PK\x03\x04\x14\0\x06\0", 8);
  assert_problem ("a,b\n1\0,2\n", 9);
}

/* Closed while it reads, while it tries, and while it imports: nothing is held, nothing has changed. */
static void
test_close (void)
{
  Fixture fixture = { NULL };
  g_autoptr (GString) large = g_string_new ("Risk ID,Title,Owner\n");

  for (guint i = 1; i <= 20000; i++)
    g_string_append_printf (large, "RK-%u,Risk %u,Person %u\n", i, i, i % 50);

  open_dialog (&fixture, "risk", large->str, large->len);
  finish (&fixture);

  open_dialog (&fixture, "risk", large->str, large->len);
  wait_until (session_of (&fixture) != NULL);
  wait_until (isms_store_in_step (fixture.store));
  parapet_import_dialog_close (fixture.dialog);
  g_assert_false (isms_store_in_step (fixture.store));
  finish (&fixture);

  open_dialog (&fixture, "risk", large->str, large->len);
  settle (&fixture);
  activate (&fixture, "import.next");
  activate (&fixture, "import.run");
  for (guint i = 0; i < 3; i++)
    iterate ();
  g_assert_true (isms_store_in_step (fixture.store));
  parapet_import_dialog_close (fixture.dialog);
  g_assert_false (isms_store_in_step (fixture.store));
  g_assert_cmpuint (count_risks (&fixture), ==, 0);
  finish (&fixture);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/import-dialog/columns", test_columns);
  g_test_add_func ("/import-dialog/kind", test_kind);
  g_test_add_func ("/import-dialog/suggestion", test_suggestion);
  g_test_add_func ("/import-dialog/import", test_import);
  g_test_add_func ("/import-dialog/losses", test_losses);
  g_test_add_func ("/import-dialog/sheets", test_sheets);
  g_test_add_func ("/import-dialog/header", test_header);
  g_test_add_func ("/import-dialog/problems", test_problems);
  g_test_add_func ("/import-dialog/close", test_close);
  return g_test_run ();
}

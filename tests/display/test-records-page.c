/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "forms/parapet-record-look.h"
#include "interchange/isms-seed.h"
#include "looks/parapet-looks.h"
#include "pages/records/parapet-filter-bar.h"
#include "pages/records/parapet-filter-chip.h"
#include "pages/records/parapet-kind-switcher.h"
#include "pages/records/parapet-kind-view.h"
#include "pages/records/parapet-record-cell.h"
#include "pages/records/parapet-records-page.h"
#include "search-widgets.h"
#include "store/isms-history.h"

typedef struct
{
  IsmsStore *store;
  GtkWidget *window;
  ParapetRecordsPage *page;
} Fixture;

static IsmsStore *
open_store (gboolean sample)
{
  g_autoptr (GError) error = NULL;
  IsmsStore *store = isms_store_open (":memory:", 7, &error);

  g_assert_no_error (error);
  if (sample)
    isms_seed_load_sample (store, &error);
  g_assert_no_error (error);
  return store;
}

static void
settle (void)
{
  for (guint i = 0; i < 50; i++)
    while (g_main_context_iteration (NULL, FALSE))
      continue;
}

static gboolean
after_cb (gpointer done)
{
  *(gboolean *) done = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_long (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, after_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_page (Fixture *fixture,
           gboolean sample,
           int width,
           const char *const *kinds)
{
  fixture->store = open_store (sample);
  fixture->page = PARAPET_RECORDS_PAGE (parapet_records_page_new (fixture->store, kinds));
  fixture->window = g_object_new (ADW_TYPE_WINDOW, "default-width", width, "default-height", 700, "content", fixture->page, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_long (200);
}

static void
close_page (Fixture *fixture)
{
  GtkWidget *page = g_object_ref (GTK_WIDGET (fixture->page));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_finalize_object (page);
  g_assert_finalize_object (fixture->store);
}

/* Only what lies in the visible child of a stack is seen. */
static ParapetKindView *
get_view (Fixture *fixture)
{
  for (GtkWidget *view = find_child (GTK_WIDGET (fixture->page), PARAPET_TYPE_KIND_VIEW); view != NULL; view = gtk_widget_get_next_sibling (view))
    if (gtk_widget_get_mapped (view))
      return PARAPET_KIND_VIEW (view);
  return NULL;
}

static ParapetRecordTable *
get_table (Fixture *fixture)
{
  return parapet_kind_view_get_table (get_view (fixture));
}

static IsmsRecordList *
get_list (Fixture *fixture)
{
  return parapet_kind_view_get_list (get_view (fixture));
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (parapet_record_table_get_selection (get_table (fixture))));
}

static void
type_search (Fixture *fixture,
             const char *words)
{
  GtkWidget *entry;

  parapet_page_focus_search (PARAPET_PAGE (fixture->page));
  entry = find_child (find_child (GTK_WIDGET (fixture->page), GTK_TYPE_SEARCH_BAR), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  settle ();
}

static void
assert_rows_equal_query (Fixture *fixture,
                         const IsmsQuery *query)
{
  g_autoptr (GArray) keys = isms_store_list (fixture->store, query, NULL);
  GListModel *rows = G_LIST_MODEL (parapet_record_table_get_selection (get_table (fixture)));

  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, keys->len);
  for (guint i = 0; i < keys->len; i++)
    {
      g_autoptr (IsmsRecord) record = g_list_model_get_item (rows, i);

      g_assert_cmpint (isms_record_get_key (record), ==, g_array_index (keys, gint64, i));
    }
}

static void
assert_selected (Fixture *fixture,
                 const char *code)
{
  g_autoptr (IsmsRecord) record = parapet_kind_view_dup_selected (get_view (fixture));

  g_assert_nonnull (record);
  g_assert_cmpstr (isms_record_get_code (record), ==, code);
}

static void
test_search (void)
{
  Fixture fixture;
  IsmsQuery query = { .kind = isms_kind_find ("risk") };

  open_page (&fixture, TRUE, 1000, (const char *const[]) { "risk", NULL });
  assert_rows_equal_query (&fixture, &query);
  type_search (&fixture, "phish");
  query.match = "phish";
  assert_rows_equal_query (&fixture, &query);
  g_assert_cmpuint (count_rows (&fixture), >, 0);
  g_assert_true (g_str_has_prefix (parapet_kind_view_get_found (get_view (&fixture)), "1 of "));
  type_search (&fixture, "no such words");
  g_assert_cmpuint (count_rows (&fixture), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_view (&fixture)), "records.clear", NULL));
  query.match = NULL;
  assert_rows_equal_query (&fixture, &query);
  close_page (&fixture);
}

static void
test_sort (void)
{
  Fixture fixture;
  IsmsQuery query = { .kind = isms_kind_find ("risk"), .sort = "status", .descending = TRUE };
  GtkColumnView *columns;
  GListModel *all;

  open_page (&fixture, TRUE, 1600, (const char *const[]) { "risk", NULL });
  columns = parapet_record_table_get_column_view (get_table (&fixture));
  all = gtk_column_view_get_columns (columns);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (all, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), "status") == 0)
        gtk_column_view_sort_by_column (columns, column, GTK_SORT_DESCENDING);
    }
  assert_rows_equal_query (&fixture, &query);
  close_page (&fixture);
}

static void
set (Fixture *fixture,
     const char *code,
     const char *field,
     const char *text)
{
  g_autoptr (IsmsRecord) record = isms_store_find (fixture->store, isms_kind_find ("risk"), code);
  g_autoptr (GError) error = NULL;

  g_assert_true (isms_store_begin (fixture->store, "Change", NULL, NULL));
  isms_store_set_from_text (fixture->store, record, field, text, &error);
  g_assert_no_error (error);
  g_assert_true (isms_store_commit (fixture->store, NULL));
}

/* The selection follows the record, not the row. */
static void
test_selection (void)
{
  Fixture fixture;
  g_autoptr (IsmsRecord) risk = NULL;

  open_page (&fixture, TRUE, 1000, (const char *const[]) { "risk", NULL });
  risk = isms_store_find (fixture.store, isms_kind_find ("risk"), "RK-05");
  g_assert_true (parapet_page_show_record (PARAPET_PAGE (fixture.page), risk));
  assert_selected (&fixture, "RK-05");
  isms_record_list_set_sort (get_list (&fixture), "title", FALSE);
  assert_selected (&fixture, "RK-05");
  set (&fixture, "RK-05", "title", "Zzz");
  assert_selected (&fixture, "RK-05");
  g_assert_true (isms_history_undo (fixture.store, NULL));
  assert_selected (&fixture, "RK-05");
  type_search (&fixture, "phish");
  g_assert_cmpuint (parapet_record_table_count_selected (get_table (&fixture)), ==, 0);
  type_search (&fixture, "");
  assert_selected (&fixture, "RK-05");
  g_clear_object (&risk);
  close_page (&fixture);
}

/* A record that a filter hides is shown all the same when somebody asks for it. */
static void
test_show_hidden (void)
{
  Fixture fixture;
  g_autoptr (IsmsRecord) risk = NULL;

  open_page (&fixture, TRUE, 1000, (const char *const[]) { "asset", "risk", NULL });
  risk = isms_store_find (fixture.store, isms_kind_find ("risk"), "RK-01");
  g_assert_true (parapet_page_show_record (PARAPET_PAGE (fixture.page), risk));
  isms_record_list_set_filter (get_list (&fixture), "status", (const char *const[]) { "closed", NULL });
  g_assert_true (parapet_page_show_record (PARAPET_PAGE (fixture.page), risk));
  g_assert_false (isms_record_list_get_filtered (get_list (&fixture)));
  assert_selected (&fixture, "RK-01");
  g_clear_object (&risk);
  risk = isms_store_find (fixture.store, isms_kind_find ("person"), "P-01");
  g_assert_false (parapet_page_show_record (PARAPET_PAGE (fixture.page), risk));
  g_clear_object (&risk);
  close_page (&fixture);
}

static guint
count_steps (IsmsStore *store)
{
  g_autoptr (GPtrArray) steps = isms_history_list (store, G_MAXINT64, 1000, NULL);

  return steps->len;
}

/* Beside a picture the table's selection is not seen: Delete leaves it alone until it is. */
static void
test_delete (void)
{
  Fixture fixture;
  GtkWidget *view;
  guint all, steps;

  open_page (&fixture, TRUE, 1000, (const char *const[]) { "risk", NULL });
  view = GTK_WIDGET (get_view (&fixture));
  all = count_rows (&fixture);
  steps = count_steps (fixture.store);
  gtk_selection_model_select_range (parapet_record_table_get_selection (get_table (&fixture)), 2, 5, TRUE);
  g_assert_cmpuint (parapet_record_table_count_selected (get_table (&fixture)), ==, 5);
  g_assert_true (parapet_kind_view_show_picture (PARAPET_KIND_VIEW (view)));
  gtk_widget_activate_action (view, "records.delete", NULL);
  g_assert_cmpuint (count_rows (&fixture), ==, all);
  g_assert_false (gtk_action_bar_get_revealed (GTK_ACTION_BAR (find_child (view, GTK_TYPE_ACTION_BAR))));
  gtk_widget_activate_action (view, "records.show-list", NULL);
  g_assert_true (gtk_widget_activate_action (view, "records.delete", NULL));
  g_assert_cmpuint (count_rows (&fixture), ==, all - 5);
  g_assert_cmpuint (count_steps (fixture.store), ==, steps + 1);
  g_assert_true (isms_history_undo (fixture.store, NULL));
  g_assert_cmpuint (count_rows (&fixture), ==, all);
  close_page (&fixture);
}

static void
test_set_many (void)
{
  Fixture fixture;
  const char *const closed[] = { "closed", NULL };
  guint steps;

  open_page (&fixture, TRUE, 1000, (const char *const[]) { "risk", NULL });
  gtk_selection_model_select_range (parapet_record_table_get_selection (get_table (&fixture)), 0, 4, TRUE);
  steps = count_steps (fixture.store);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_view (&fixture)), "records.set", "(ss)", "status", "closed"));
  g_assert_cmpuint (count_steps (fixture.store), ==, steps + 1);
  isms_record_list_set_filter (get_list (&fixture), "status", closed);
  g_assert_cmpuint (count_rows (&fixture), >=, 4);
  g_assert_true (isms_history_undo (fixture.store, NULL));
  g_assert_cmpuint (count_rows (&fixture), <, 4);
  close_page (&fixture);
}

static void
test_kinds (void)
{
  Fixture fixture;
  const char *const kinds[] = { "issue", "party", "requirement", "scope", "climate", NULL };
  GtkWidget *switcher;

  open_page (&fixture, TRUE, 1000, kinds);
  switcher = find_child (GTK_WIDGET (fixture.page), PARAPET_TYPE_KIND_SWITCHER);
  type_search (&fixture, "people");
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      IsmsQuery query = { .kind = isms_kind_find (kinds[i]), .match = i == 0 ? "people" : NULL };

      parapet_kind_switcher_set_selected (PARAPET_KIND_SWITCHER (switcher), i);
      settle ();
      assert_rows_equal_query (&fixture, &query);
    }
  parapet_kind_switcher_set_selected (PARAPET_KIND_SWITCHER (switcher), 0);
  settle ();
  g_assert_cmpstr (isms_record_list_get_match (get_list (&fixture)), ==, "people");
  close_page (&fixture);
}

/* How many names lie side by side: those of the row that is seen. */
static guint
count_toggles (GtkWidget *switcher)
{
  for (GtkWidget *child = gtk_widget_get_first_child (switcher); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *toggles = gtk_widget_get_mapped (child) ? find_child (child, ADW_TYPE_TOGGLE_GROUP) : NULL;

      if (toggles != NULL)
        return adw_toggle_group_get_n_toggles (ADW_TOGGLE_GROUP (toggles));
    }
  return 0;
}

/* The first kinds are side by side, on a line of their own where the header has no room, and the others never further than a menu. */
static void
test_more_kinds (void)
{
  Fixture fixture;
  const char *const kinds[] = { "issue", "party", "requirement", "scope", "climate", "interface", "feedback", NULL };
  const guint widths[] = { 1400, 1000, 360 };
  guint before = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *switcher;

      open_page (&fixture, TRUE, widths[i], kinds);
      switcher = find_child (GTK_WIDGET (fixture.page), PARAPET_TYPE_KIND_SWITCHER);
      g_assert_cmpuint (count_toggles (switcher), <, before);
      g_assert_cmpuint (count_toggles (switcher), >, 0);
      g_assert_true ((widths[i] > 400) == (gtk_widget_get_ancestor (switcher, ADW_TYPE_HEADER_BAR) != NULL));
      before = widths[i] > 1000 ? count_toggles (switcher) : G_MAXUINT;
      g_assert_true (gtk_widget_activate_action (switcher, "kinds.show", "u", 6));
      settle ();
      g_assert_cmpstr (parapet_kind_view_get_kind (get_view (&fixture))->name, ==, "feedback");
      close_page (&fixture);
    }
}

static GtkWidget *
find_chip (GtkWidget *widget,
           guint n)
{
  GtkWidget *chip = find_child (widget, PARAPET_TYPE_FILTER_CHIP);

  while (n-- > 0)
    chip = gtk_widget_get_next_sibling (chip);
  return chip;
}

/* Folded away, the chips take no row of their own until they are asked for. */
static void
test_folded_filters (void)
{
  Fixture fixture;
  GtkWidget *bar, *fold;
  int height;

  open_page (&fixture, TRUE, 360, (const char *const[]) { "risk", NULL });
  bar = find_child (GTK_WIDGET (fixture.page), PARAPET_TYPE_FILTER_BAR);
  for (fold = gtk_widget_get_first_child (bar); !GTK_IS_TOGGLE_BUTTON (fold); fold = gtk_widget_get_next_sibling (fold))
    continue;
  height = gtk_widget_get_height (bar);
  g_assert_true (gtk_widget_get_mapped (fold));
  g_assert_false (gtk_widget_get_mapped (find_chip (GTK_WIDGET (fixture.page), 0)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (fold), TRUE);
  wait_long (200);
  g_assert_true (gtk_widget_get_mapped (find_chip (GTK_WIDGET (fixture.page), 0)));
  g_assert_cmpint (gtk_widget_get_height (bar), >, height);
  close_page (&fixture);
}

static GtkWidget *
find_check (GtkWidget *chip,
            guint n)
{
  GtkWidget *check = find_child (chip, GTK_TYPE_CHECK_BUTTON);

  while (n-- > 0)
    check = gtk_widget_get_next_sibling (check);
  return check;
}

static void
test_filter_chip (void)
{
  Fixture fixture;
  GtkWidget *chip;
  guint all, first;

  open_page (&fixture, TRUE, 1000, (const char *const[]) { "risk", NULL });
  all = count_rows (&fixture);
  chip = find_chip (GTK_WIDGET (fixture.page), 0);
  parapet_filter_chip_fill (PARAPET_FILTER_CHIP (chip));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (chip, 0)), TRUE);
  first = count_rows (&fixture);
  g_assert_cmpuint (first, >, 0);
  g_assert_cmpuint (first, <, all);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (chip, 1)), TRUE);
  g_assert_cmpuint (count_rows (&fixture), >, first);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (chip, 0)), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (chip, 1)), FALSE);
  g_assert_cmpuint (count_rows (&fixture), ==, all);
  close_page (&fixture);
}

static GtkWidget *
find_chip_of (Fixture *fixture,
              const char *label)
{
  for (GtkWidget *chip = find_chip (GTK_WIDGET (fixture->page), 0); PARAPET_IS_FILTER_CHIP (chip); chip = gtk_widget_get_next_sibling (chip))
    if (g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (find_child (chip, GTK_TYPE_MENU_BUTTON))), label) == 0)
      return chip;
  return NULL;
}

static guint
count_check (GtkWidget *check,
             const char **name)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_check_button_get_child (GTK_CHECK_BUTTON (check)));

  *name = gtk_label_get_text (GTK_LABEL (label));
  return (guint) atoi (gtk_label_get_text (GTK_LABEL (gtk_widget_get_next_sibling (label))));
}

/* Risks are narrowed down by what they are about and by the assets they look at, of which one risk may name several: each by its name. */
static void
test_filter_by_asset_and_theme (void)
{
  static const char *const labels[] = { "Theme", "Assets" };
  Fixture fixture;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GtkWidget *chip, *check;
      const char *name, *before;
      guint n;

      open_page (&fixture, TRUE, 1000, (const char *const[]) { "risk", NULL });
      chip = find_chip_of (&fixture, labels[i]);
      g_assert_nonnull (chip);
      parapet_filter_chip_fill (PARAPET_FILTER_CHIP (chip));
      check = find_check (chip, 0);
      n = count_check (check, &before);
      for (GtkWidget *next = gtk_widget_get_next_sibling (check); next != NULL; next = gtk_widget_get_next_sibling (next))
        {
          count_check (next, &name);
          g_assert_true (g_str_equal (name, "Not said") || g_utf8_collate (before, name) < 0);
          before = name;
        }
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      g_assert_cmpuint (count_rows (&fixture), ==, n);
      close_page (&fixture);
    }
}

/* An empty list teaches; a narrow one and a past one are lists all the same. */
static void
test_empty (void)
{
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      Fixture fixture;
      g_autoptr (IsmsRecord) record = NULL;
      const IsmsKind *kind = isms_kinds (NULL)[i];
      GtkWidget *empty;

      fixture.store = open_store (FALSE);
      fixture.page = PARAPET_RECORDS_PAGE (parapet_records_page_new (fixture.store, (const char *const[]) { kind->name, NULL }));
      fixture.window = g_object_new (ADW_TYPE_WINDOW, "default-width", 360, "default-height", 640, "content", fixture.page, NULL);
      gtk_window_present (GTK_WINDOW (fixture.window));
      settle ();
      g_assert_cmpuint (count_rows (&fixture), ==, 0);
      empty = find_mapped (GTK_WIDGET (fixture.page), ADW_TYPE_STATUS_PAGE);
      g_assert_true (says (empty, kind->none));
      g_assert_true (says (empty, kind->about));
      close_page (&fixture);
    }
}

static void
fill (IsmsStore *store,
      guint n)
{
  g_assert_true (isms_store_begin (store, "Fill", NULL, NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IsmsRecord) risk = isms_store_create (store, isms_kind_find ("risk"), NULL);
      g_autofree char *title = g_strdup_printf ("%s number %u", i % 10 == 0 ? "Laptop" : "Server", i);

      isms_store_set_from_text (store, risk, "title", title, NULL);
      isms_store_set_from_text (store, risk, "status", i % 2 == 0 ? "open" : "closed", NULL);
    }
  g_assert_true (isms_store_commit (store, NULL));
}

/* A long list costs what is seen of it: only those rows have a record and widgets. */
static void
test_long (void)
{
  Fixture fixture;
  GtkWidget *cell;

  open_page (&fixture, FALSE, 1000, (const char *const[]) { "risk", NULL });
  fill (fixture.store, 10000);
  settle ();
  g_assert_cmpuint (count_rows (&fixture), ==, 10000);
  type_search (&fixture, "laptop");
  g_assert_cmpuint (count_rows (&fixture), ==, 1000);
  g_assert_cmpstr (parapet_kind_view_get_found (get_view (&fixture)), ==, "1000 of 10000");
  type_search (&fixture, "");
  gtk_selection_model_select_all (parapet_record_table_get_selection (get_table (&fixture)));
  g_assert_cmpuint (parapet_record_table_count_selected (get_table (&fixture)), ==, 10000);
  gtk_widget_activate_action (GTK_WIDGET (get_view (&fixture)), "records.unselect", NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_view (&fixture)), "records.show-list", NULL);
  settle ();
  cell = find_child (GTK_WIDGET (fixture.page), PARAPET_TYPE_RECORD_CELL);
  g_assert_nonnull (cell);
  close_page (&fixture);
}

static gboolean
drop_file (Fixture *fixture,
           const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  taken = drop (gtk_widget_get_parent (GTK_WIDGET (get_view (fixture))), &value, 0, 0);
  wait_long (200);
  return taken;
}

/* A file is what it holds: no row of a spreadsheet makes one, and a table that is dropped where files are listed is kept as it is. */
static void
test_made_of_files (void)
{
  Fixture fixture;
  g_autofree char *folder = g_dir_make_tmp ("parapet-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "assets.csv", NULL);
  g_autoptr (GPtrArray) files = NULL;

  g_assert_true (g_file_set_contents (path, "Title\nLaptop\n", -1, NULL));
  open_page (&fixture, FALSE, 1000, (const char *const[]) { "attachment", NULL });
  g_assert_true (drop_file (&fixture, path));
  files = isms_store_list_records (fixture.store, isms_kind_find ("attachment"));
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpstr (isms_record_get_title (files->pdata[0]), ==, "assets.csv");
  g_assert_cmpint (isms_record_get_integer (files->pdata[0], "size", 0), ==, strlen ("Title\nLaptop\n"));
  g_assert_nonnull (isms_record_get_text (files->pdata[0], "sha256"));
  g_clear_pointer (&files, g_ptr_array_unref);
  close_page (&fixture);
  g_remove (path);
  g_rmdir (folder);
}

static GtkWidget *
find_action (GtkWidget *widget,
             const char *action)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_action (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What values alone do not make is begun another way, and no spreadsheet is asked for. */
static void
test_beginnings (void)
{
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      const IsmsKind *kind = isms_kinds (NULL)[i];
      const ParapetRecordLook *look = parapet_record_look_find (kind);
      gboolean begun = look != NULL && look->begin != NULL;
      Fixture fixture;

      g_test_message ("%s", kind->name);
      g_assert_cmpint (begun, ==, kind->made_by != NULL);
      if (!begun && !g_str_equal (kind->name, "asset"))
        continue;
      open_page (&fixture, FALSE, 1000, (const char *const[]) { kind->name, NULL });
      g_assert_cmpint (gtk_widget_get_visible (find_action (GTK_WIDGET (get_view (&fixture)), "win.import")), ==, !begun);
      close_page (&fixture);
    }
}

/* What is read from the right begins at the right, below its heading, and numbers end at the left. */
static void
test_cells_from_the_right (void)
{
  const IsmsKind *kind = isms_kind_find ("asset");
  GtkTextDirection before = gtk_widget_get_default_direction ();

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GtkWidget) cell = NULL;

      gtk_widget_set_default_direction (i == 0 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL);
      cell = g_object_ref_sink (parapet_record_cell_new (kind, PARAPET_RECORD_CELL_CODE));
      g_assert_cmpfloat (gtk_inscription_get_xalign (GTK_INSCRIPTION (gtk_widget_get_last_child (cell))), ==, i);
    }
  gtk_widget_set_default_direction (before);
}

int
main (int argc,
      char *argv[])
{
  /* The backend for tests cannot announce anything: it has no such function, and GTK calls it all the same. */
  g_setenv ("GTK_A11Y", "none", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  parapet_looks_register ();
  g_test_add_func ("/records-page/search", test_search);
  g_test_add_func ("/records-page/sort", test_sort);
  g_test_add_func ("/records-page/selection", test_selection);
  g_test_add_func ("/records-page/show-hidden", test_show_hidden);
  g_test_add_func ("/records-page/delete", test_delete);
  g_test_add_func ("/records-page/set-many", test_set_many);
  g_test_add_func ("/records-page/kinds", test_kinds);
  g_test_add_func ("/records-page/more-kinds", test_more_kinds);
  g_test_add_func ("/records-page/folded-filters", test_folded_filters);
  g_test_add_func ("/records-page/filter-chip", test_filter_chip);
  g_test_add_func ("/records-page/filter-by-asset-and-theme", test_filter_by_asset_and_theme);
  g_test_add_func ("/records-page/empty", test_empty);
  g_test_add_func ("/records-page/long", test_long);
  g_test_add_func ("/records-page/cells-from-the-right", test_cells_from_the_right);
  g_test_add_func ("/records-page/made-of-files", test_made_of_files);
  g_test_add_func ("/records-page/beginnings", test_beginnings);
  return g_test_run ();
}

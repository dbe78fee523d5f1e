/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "forms/parapet-record-look.h"
#include "looks/board/parapet-board-card.h"
#include "looks/board/parapet-board.h"
#include "looks/parapet-looks.h"
#include "looks/risk/parapet-rate-dialog.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "store/isms-history.h"

/* Treatments as cards in the columns of a board. */

typedef struct
{
  IsmsStore *store;
  IsmsRecordList *list;
  GtkWidget *window;
  ParapetBoard *board;
} Fixture;

static const struct
{
  const char *code;
  const char *status;
  const char *due;
  const char *done_on;
} treatments[] = {
  { "TR-01", "planned", "2190-03-01", "" },
  { "TR-02", "planned", "", "" },
  { "TR-03", "planned", "2020-01-31", "" },
  { "TR-04", "planned", "2189-12-01", "" },
  { "TR-05", "done", "2020-01-01", "2025-01-01" },
  { "TR-06", "done", "2020-02-01", "2026-01-01" },
};

static void
set (IsmsStore *store,
     IsmsRecord *record,
     const char *field,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  isms_store_set_from_text (store, record, field, text, &error);
  g_assert_no_error (error);
}

static IsmsStore *
make_store (void)
{
  IsmsStore *store = isms_store_open (":memory:", 7, NULL);
  g_autoptr (IsmsRecord) risk = NULL;

  isms_store_begin (store, "Start", NULL, NULL);
  risk = isms_store_create (store, &isms_kind_risk, "RK-01");
  set (store, risk, "title", "Laptop is stolen");
  for (guint i = 0; i < G_N_ELEMENTS (treatments); i++)
    {
      g_autoptr (IsmsRecord) treatment = isms_store_create (store, &isms_kind_treatment, treatments[i].code);

      set (store, treatment, "title", "Encrypt the disks");
      set (store, treatment, "risk", "RK-01");
      set (store, treatment, "status", treatments[i].status);
      set (store, treatment, "due", treatments[i].due);
      set (store, treatment, "done_on", treatments[i].done_on);
    }
  g_assert_true (isms_store_commit (store, NULL));
  return store;
}

static void
open_board (Fixture *fixture)
{
  fixture->store = make_store ();
  fixture->list = isms_record_list_new (fixture->store, &(IsmsQuery) { .kind = &isms_kind_treatment });
  fixture->board = PARAPET_BOARD (parapet_record_look_find (&isms_kind_treatment)->picture (fixture->store, fixture->list));
  fixture->window = g_object_new (ADW_TYPE_WINDOW, "default-width", 900, "default-height", 600, "content", fixture->board, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (fixture->board)) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
close_board (Fixture *fixture)
{
  g_object_ref (fixture->board);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->board);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->store);
}

static void
collect (GtkWidget *from,
         GType type,
         GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (from), type))
    g_ptr_array_add (found, from);
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/* The codes on the board, column by column, from top to bottom. */
static char *
read_board (Fixture *fixture)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  collect (GTK_WIDGET (fixture->board), GTK_TYPE_BOX, columns);
  for (guint i = 0; i < columns->len; i++)
    {
      g_autoptr (GPtrArray) cards = g_ptr_array_new ();

      if (!g_str_equal (gtk_widget_get_css_name (g_ptr_array_index (columns, i)), "boardcolumn"))
        continue;
      collect (g_ptr_array_index (columns, i), PARAPET_TYPE_BOARD_CARD, cards);
      for (guint j = 0; j < cards->len; j++)
        g_string_append_printf (text, "%s ", isms_record_get_code (parapet_board_card_get_record (g_ptr_array_index (cards, j))));
      g_string_append (text, "| ");
    }
  return g_string_free (text, FALSE);
}

static void
assert_board (Fixture *fixture,
              const char *expected)
{
  g_autofree char *read = NULL;

  while (g_main_context_iteration (NULL, FALSE))
    continue;
  read = read_board (fixture);
  g_assert_cmpstr (read, ==, expected);
}

static GtkWidget *
find_card (Fixture *fixture,
           const char *code)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  collect (GTK_WIDGET (fixture->board), PARAPET_TYPE_BOARD_CARD, cards);
  for (guint i = 0; i < cards->len; i++)
    if (g_strcmp0 (isms_record_get_code (parapet_board_card_get_record (g_ptr_array_index (cards, i))), code) == 0)
      return g_ptr_array_index (cards, i);
  g_assert_not_reached ();
}

static GtkWidget *
find_label (GtkWidget *from,
            const char *words)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  collect (from, GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    if (strstr (gtk_label_get_text (g_ptr_array_index (labels, i)), words) != NULL)
      return g_ptr_array_index (labels, i);
  return NULL;
}

static void
move (Fixture *fixture,
      const char *code,
      int by)
{
  GtkWidget *card = find_card (fixture, code);

  g_assert_true (gtk_widget_activate_action (card, "board.move", "(xi)", isms_record_get_key (parapet_board_card_get_record (PARAPET_BOARD_CARD (card))), by));
}

/* What is due first is on top, late before all, what has no date below; of what is done, the latest. */
static void
test_order (void)
{
  Fixture fixture;

  open_board (&fixture);
  assert_board (&fixture, "TR-03 TR-04 TR-01 TR-02 | | TR-06 TR-05 | | ");
  close_board (&fixture);
}

/* Late is what is open and was due: it says so in words, and not by colour alone. */
static void
test_overdue (void)
{
  Fixture fixture;
  GtkWidget *late;

  open_board (&fixture);
  late = find_label (find_card (&fixture, "TR-03"), "Overdue since");
  g_assert_nonnull (late);
  g_assert_true (gtk_widget_has_css_class (late, "error"));
  g_assert_null (find_label (find_card (&fixture, "TR-04"), "Overdue"));
  g_assert_nonnull (find_label (find_card (&fixture, "TR-04"), "Due "));
  g_assert_null (find_label (find_card (&fixture, "TR-05"), "Overdue"));
  g_assert_nonnull (find_label (find_card (&fixture, "TR-05"), "Done "));
  close_board (&fixture);
}

/* Whoever begins a treatment does so today, in one step; beyond the first column there is nothing. */
static void
test_move (void)
{
  Fixture fixture;
  g_autoptr (IsmsRecord) treatment = NULL;
  g_autofree char *today = isms_day_dup_today ();
  gint64 head;

  open_board (&fixture);
  treatment = isms_store_find (fixture.store, &isms_kind_treatment, "TR-04");
  head = isms_history_get_head (fixture.store);
  move (&fixture, "TR-04", -1);
  g_assert_cmpint (isms_history_get_head (fixture.store), ==, head);
  move (&fixture, "TR-04", 1);
  g_assert_cmpstr (isms_record_get_text (treatment, "status"), ==, "in_progress");
  g_assert_cmpstr (isms_record_get_text (treatment, "started_on"), ==, today);
  g_assert_cmpint (isms_history_get_head (fixture.store), ==, head + 1);
  assert_board (&fixture, "TR-03 TR-01 TR-02 | TR-04 | TR-06 TR-05 | | ");
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (fixture.window)));
  g_assert_true (isms_history_undo (fixture.store, NULL));
  assert_board (&fixture, "TR-03 TR-04 TR-01 TR-02 | | TR-06 TR-05 | | ");
  g_clear_object (&treatment);
  close_board (&fixture);
}

/* Whoever finishes one is asked what that did to the risk; whoever drops one is not. */
static void
test_finish (void)
{
  Fixture fixture;
  AdwDialog *dialog;

  open_board (&fixture);
  move (&fixture, "TR-01", 3);
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (fixture.window)));
  move (&fixture, "TR-04", 2);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture.window));
  g_assert_true (PARAPET_IS_RATE_DIALOG (dialog));
  g_assert_nonnull (find_label (adw_dialog_get_child (dialog), "“Encrypt the disks” is done. How likely, and how bad, is “Laptop is stolen” now?"));
  assert_board (&fixture, "TR-03 TR-02 | | TR-04 TR-06 TR-05 | TR-01 | ");
  adw_dialog_force_close (dialog);
  close_board (&fixture);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  parapet_looks_register ();
  g_test_add_func ("/board/order", test_order);
  g_test_add_func ("/board/overdue", test_overdue);
  g_test_add_func ("/board/move", test_move);
  g_test_add_func ("/board/finish", test_finish);
  return g_test_run ();
}

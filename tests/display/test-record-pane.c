/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "forms/parapet-kind-example.h"
#include "forms/parapet-record-look.h"
#include "forms/parapet-record-page.h"
#include "forms/parapet-record-pane.h"
#include "forms/parapet-record-words.h"
#include "looks/parapet-looks.h"
#include "records/isms-kinds.h"
#include "store/isms-history.h"
#include "widgets/parapet-slices.h"
#include "widgets/parapet-fact.h"
#include "sample-fixture.h"

typedef struct
{
  IsmsStore *store;
  GtkWidget *window;
  ParapetRecordPane *pane;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static gboolean
count_frame_cb (GtkWidget *widget,
                GdkFrameClock *clock,
                gpointer data)
{
  guint *left = data;

  return --*left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Lets the window lay itself out. */
static void
draw (Fixture *fixture)
{
  guint left = 4;

  gtk_widget_add_tick_callback (fixture->window, count_frame_cb, &left, NULL);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->store = open_sample ();
  fixture->pane = PARAPET_RECORD_PANE (parapet_record_pane_new (fixture->store));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->pane));
  fixture->window = g_object_new (ADW_TYPE_WINDOW, "content", overlay, "default-width", 480, "default-height", 500, NULL);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  ParapetRecordPane *pane = g_object_ref (fixture->pane);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_finalize_object (pane);
  g_assert_finalize_object (fixture->store);
}

static IsmsRecord *
find (Fixture *fixture,
      const char *kind,
      const char *code)
{
  IsmsRecord *record = isms_store_find (fixture->store, isms_kind_find (kind), code);

  g_assert_nonnull (record);
  return record;
}

static void
show (Fixture *fixture,
      const char *kind,
      const char *code)
{
  g_autoptr (IsmsRecord) record = find (fixture, kind, code);

  parapet_record_pane_show (fixture->pane, record);
  settle ();
  g_assert_true (parapet_record_pane_get_shown (fixture->pane) == record);
}

static void
set (Fixture *fixture,
     IsmsRecord *record,
     const char *field,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (isms_store_begin (fixture->store, "Change", "Because of a test", NULL));
  isms_store_set_from_text (fixture->store, record, field, text, &error);
  g_assert_no_error (error);
  g_assert_true (isms_store_commit (fixture->store, NULL));
  settle ();
}

typedef gboolean (*Judge) (GtkWidget *widget, gconstpointer data);

static GtkWidget *
find_widget (GtkWidget *from,
             Judge judge,
             gconstpointer data)
{
  if (judge (from, data))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_child_visible (child) && gtk_widget_get_visible (child) ? find_widget (child, judge, data) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
says (GtkWidget *widget,
      gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
leads_to (GtkWidget *widget,
          gconstpointer key)
{
  GVariant *target = GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)) : NULL;

  return target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE_INT64) && g_variant_get_int64 (target) == *(const gint64 *) key;
}

static gboolean
is_empty_fact (GtkWidget *widget,
               gconstpointer data)
{
  for (GtkWidget *child = PARAPET_IS_FACT (widget) ? gtk_widget_get_first_child (widget) : NULL; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) ? *gtk_label_get_text (GTK_LABEL (child)) == '\0' : gtk_widget_get_first_child (child) == NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_markup (GtkWidget *widget,
           gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_label_get_use_markup (GTK_LABEL (widget)) &&
         strchr (gtk_label_get_label (GTK_LABEL (widget)), '<') != NULL;
}

static GtkWidget *
find_text (Fixture *fixture,
           const char *text)
{
  return find_widget (fixture->window, says, text);
}

static gboolean
is_linked (Fixture *fixture,
           IsmsRecord *record)
{
  gint64 key = isms_record_get_key (record);

  return find_widget (GTK_WIDGET (fixture->pane), leads_to, &key) != NULL;
}

/* A few links stand for all: a long list is folded. */
static void
check_links (Fixture *fixture,
             IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autoptr (GPtrArray) targets = NULL;

      if (kind->fields[i].type != ISMS_LINKS || parapet_record_look_hides (kind, kind->fields[i].name))
        continue;
      targets = isms_store_get_links (fixture->store, record, kind->fields[i].name);
      for (guint j = 0; j < MIN (targets->len, 8); j++)
        if (!is_linked (fixture, g_ptr_array_index (targets, j)))
          g_error ("%s of %s does not lead on", kind->fields[i].name, isms_record_get_code (record));
    }
}

static void
check_fields (Fixture *fixture,
              IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);

  for (guint i = 1; i < kind->n_fields; i++)
    if (!isms_value_is_null (isms_record_get_value (record, i)) && kind->fields[i].type != ISMS_LINKS &&
        !parapet_record_look_hides (kind, kind->fields[i].name) && find_text (fixture, isms_field_label (&kind->fields[i])) == NULL)
      g_error ("%s of %s is not shown", kind->fields[i].name, isms_record_get_code (record));
}

static guint
check_kind (Fixture *fixture,
            const IsmsKind *kind)
{
  g_autoptr (GPtrArray) records = isms_store_list_records (fixture->store, kind);

  for (guint i = 0; i < MIN (records->len, 4); i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);

      show (fixture, kind->name, isms_record_get_code (record));
      g_assert_nonnull (find_text (fixture, isms_record_get_title (record)));
      g_assert_null (find_widget (GTK_WIDGET (fixture->pane), is_empty_fact, NULL));
      check_links (fixture, record);
      check_fields (fixture, record);
    }
  return records->len;
}

static void
test_kinds (Fixture *fixture,
            gconstpointer data)
{
  guint shown = 0;

  for (guint i = 0; isms_all_kinds[i] != NULL; i++)
    shown += check_kind (fixture, isms_all_kinds[i]) > 0;
  g_assert_cmpuint (shown, >, 45);
}

static void
test_sentence (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (IsmsRecord) person = find (fixture, "person", "P-01");
  g_autofree char *sentence = parapet_record_sentence (fixture->store, person);
  g_autofree char *caption = parapet_record_caption (person);
  g_autofree char *date = parapet_date_words ("2026-03-05");
  g_autofree char *strange = parapet_date_words ("soon");
  g_autofree char *size = parapet_integer_words (isms_kind_field (isms_kind_find ("attachment"), "size"), 1200009);

  g_assert_true (g_str_has_prefix (sentence, "Chief executive"));
  g_assert_cmpstr (caption, ==, "P-01 · Person");
  g_assert_cmpstr (date, ==, "5 March 2026");
  g_assert_cmpstr (strange, ==, "soon");
  g_assert_cmpstr (size, ==, "1.2\302\240MB");
}

static void
test_markup (Fixture *fixture,
             gconstpointer data)
{
  static const char title[] = "<b>Tom & Jerry</b> <&";
  g_autoptr (IsmsRecord) risk = find (fixture, "risk", "RK-01");
  g_autoptr (IsmsRecord) owner = isms_store_get_link (fixture->store, risk, "owner");

  set (fixture, risk, "title", title);
  set (fixture, risk, "scenario", title);
  set (fixture, owner, "name", title);
  show (fixture, "risk", "RK-01");
  g_assert_null (find_widget (GTK_WIDGET (fixture->pane), is_markup, NULL));
  g_assert_nonnull (find_text (fixture, title));
  show (fixture, "person", isms_record_get_code (owner));
  g_assert_null (find_widget (GTK_WIDGET (fixture->pane), is_markup, NULL));
  g_assert_true (is_linked (fixture, risk));
}

static void
test_uses (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (IsmsRecord) risk = find (fixture, "risk", "RK-01");
  g_autoptr (IsmsRecord) owner = isms_store_get_link (fixture->store, risk, "owner");

  show (fixture, "person", isms_record_get_code (owner));
  g_assert_true (is_linked (fixture, risk));
  g_assert_nonnull (find_text (fixture, "Risks · Risk owner"));
  set (fixture, risk, "title", "Called otherwise");
  g_assert_nonnull (find_text (fixture, "Called otherwise"));
  set (fixture, risk, "owner", "");
  g_assert_false (is_linked (fixture, risk));
  g_assert_true (isms_history_undo (fixture->store, NULL));
  g_assert_true (is_linked (fixture, risk));
}

static void
test_history (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (IsmsRecord) person = find (fixture, "person", "P-01");

  isms_store_set_actor (fixture->store, "Ada");
  show (fixture, "person", "P-01");
  set (fixture, person, "function", "Chairwoman");
  g_assert_nonnull (find_text (fixture, "Ada changed Function from Chief executive to Chairwoman"));
  g_assert_nonnull (find_text (fixture, "“Because of a test”"));
  g_assert_true (isms_history_undo (fixture->store, NULL));
  g_assert_nonnull (find_text (fixture, "Ada took something back: changed Function from Chairwoman to Chief executive"));
}

static void
delete_shown (Fixture *fixture)
{
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (adw_bin_get_child (ADW_BIN (fixture->pane)));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (adw_navigation_view_get_visible_page (view)), "record.delete", NULL));
  settle ();
}

static void
test_delete (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (IsmsRecord) risk = find (fixture, "risk", "RK-01");
  g_autoptr (IsmsRecord) owner = isms_store_get_link (fixture->store, risk, "owner");

  show (fixture, "person", isms_record_get_code (owner));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "record.open", "x", isms_record_get_key (risk)));
  g_assert_true (parapet_record_pane_get_shown (fixture->pane) == risk);
  delete_shown (fixture);
  g_assert_true (isms_record_get_deleted (risk));
  g_assert_true (parapet_record_pane_get_shown (fixture->pane) == owner);
  g_assert_nonnull (find_text (fixture, "RK-01 deleted"));
  g_assert_false (is_linked (fixture, risk));
  g_assert_true (isms_history_undo (fixture->store, NULL));
  g_assert_true (is_linked (fixture, risk));
  delete_shown (fixture);
  g_assert_null (parapet_record_pane_get_shown (fixture->pane));
}

/* What one of the records in the pile becomes elsewhere changes nothing of where one is. */
static void
test_deleted_below (Fixture *fixture,
                    gconstpointer data)
{
  g_autoptr (IsmsRecord) risk = find (fixture, "risk", "RK-01");
  g_autoptr (IsmsRecord) other = find (fixture, "risk", "RK-02");
  g_autoptr (IsmsRecord) person = find (fixture, "person", "P-01");

  parapet_record_pane_show (fixture->pane, risk);
  parapet_record_pane_push (fixture->pane, other);
  parapet_record_pane_push (fixture->pane, person);
  g_assert_true (isms_store_begin (fixture->store, "Remove", NULL, NULL));
  isms_store_delete (fixture->store, other);
  g_assert_true (isms_store_commit (fixture->store, NULL));
  settle ();
  g_assert_true (parapet_record_pane_get_shown (fixture->pane) == person);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (adw_bin_get_child (ADW_BIN (fixture->pane))), "navigation.pop", NULL));
  g_assert_true (parapet_record_pane_get_shown (fixture->pane) == risk);
}

static gboolean
is_scroller (GtkWidget *widget,
             gconstpointer data)
{
  return GTK_IS_SCROLLED_WINDOW (widget);
}

static void
test_refresh (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (IsmsRecord) risk = find (fixture, "risk", "RK-01");
  g_autoptr (IsmsRecord) owner = isms_store_get_link (fixture->store, risk, "owner");
  GtkAdjustment *scroll;
  GtkWidget *link;
  gint64 key = isms_record_get_key (owner);

  gtk_window_present (GTK_WINDOW (fixture->window));
  show (fixture, "risk", "RK-01");
  draw (fixture);
  link = find_widget (GTK_WIDGET (fixture->pane), leads_to, &key);
  gtk_widget_grab_focus (link);
  scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find_widget (GTK_WIDGET (fixture->pane), is_scroller, NULL)));
  gtk_adjustment_set_value (scroll, 150);
  draw (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 150);

  set (fixture, risk, "rank", "3");
  draw (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 150);
  g_assert_true (find_widget (GTK_WIDGET (fixture->pane), leads_to, &key) == link);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == link);

  set (fixture, owner, "name", "Zoe Zander");
  draw (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 150);
  link = find_widget (GTK_WIDGET (fixture->pane), leads_to, &key);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == link);
}

/* The record changes while nobody looks at it: a step that does not concern it makes nothing anew. */
static void
test_unconcerned (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (IsmsRecord) person = find (fixture, "person", "P-01");
  g_autoptr (IsmsRecord) asset = find (fixture, "asset", "A-01");

  show (fixture, "person", "P-01");
  /* Not a step: were the page to look, it would see it. */
  isms_record_set_value (person, 0, isms_record_get_value (asset, 0));
  set (fixture, asset, "location", "Cellar");
  g_assert_null (find_text (fixture, isms_record_get_title (asset)));
  set (fixture, person, "phone", "1");
  g_assert_nonnull (find_text (fixture, isms_record_get_title (asset)));
}

/* Whatever the list beside it lists, the pane has more to say about it. */
static void
test_empty (Fixture *fixture,
            gconstpointer data)
{
  parapet_record_pane_show (fixture->pane, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (guint i = 0; isms_all_kinds[i] != NULL; i++)
    {
      g_autofree char *example = parapet_kind_example (isms_all_kinds[i]);

      g_assert_nonnull (example);
      parapet_record_pane_set_kind (fixture->pane, isms_all_kinds[i]);
      draw (fixture);
      g_assert_nonnull (find_text (fixture, "What a Small Organisation Does"));
      g_assert_null (find_text (fixture, isms_all_kinds[i]->about));
    }
  parapet_record_pane_set_kind (fixture->pane, &isms_kind_risk);
  g_assert_null (parapet_record_pane_get_shown (fixture->pane));
  show (fixture, "risk", "RK-01");
  g_assert_null (find_text (fixture, "What a Small Organisation Does"));
  parapet_record_pane_show (fixture->pane, NULL);
  draw (fixture);
  g_assert_nonnull (find_text (fixture, "What a Small Organisation Does"));
}

static gboolean
is_entry (GtkWidget *widget,
          gconstpointer data)
{
  return GTK_IS_TEXT (widget) && gtk_widget_get_mapped (widget);
}

static GtkWidget *
get_page (Fixture *fixture)
{
  return GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (adw_bin_get_child (ADW_BIN (fixture->pane)))));
}

/* Whether what has the keyboard lies wholly in the window. */
static gboolean
is_focus_in_view (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (focus, fixture->window, &bounds));
  return bounds.origin.y >= 0 && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (fixture->window);
}

/* Far down in a form that is made for it. */
static void
test_edit_field (Fixture *fixture,
                 gconstpointer data)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  show (fixture, "audit", "IA-2026-1");
  draw (fixture);
  gtk_widget_activate_action (get_page (fixture), "record.edit-field", "s", "clauses");
  for (guint tries = 0; tries < 100 && parapet_slices_count_waiting () > 0; tries++)
    draw (fixture);
  draw (fixture);
  g_assert_true (is_focus_in_view (fixture));
}

static void
test_edit (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (IsmsRecord) person = find (fixture, "person", "P-01");
  GtkWidget *entry, *page;

  gtk_window_present (GTK_WINDOW (fixture->window));
  show (fixture, "person", "P-01");
  draw (fixture);
  page = get_page (fixture);
  gtk_widget_activate_action (page, "record.edit", NULL);
  draw (fixture);
  entry = find_widget (page, is_entry, NULL);
  g_assert_nonnull (entry);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Henrike the Great");
  /* Leaving the form is leaving its rows. */
  gtk_widget_activate_action (page, "record.edit", NULL);
  draw (fixture);
  g_assert_cmpstr (isms_record_get_title (person), ==, "Henrike the Great");
  g_assert_null (find_widget (page, is_entry, NULL));
  g_assert_nonnull (find_text (fixture, "Henrike the Great"));

  gtk_widget_activate_action (page, "record.edit-field", "s", "email");
  draw (fixture);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), page));
  g_assert_nonnull (find_widget (page, is_entry, NULL));
}

static void
test_risk (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (IsmsRecord) risk = find (fixture, "risk", "RK-01");

  set (fixture, risk, "current_likelihood", "3");
  set (fixture, risk, "current_impact", "4");
  show (fixture, "risk", "RK-01");
  g_assert_nonnull (find_text (fixture, "Level 12"));
  g_assert_nonnull (find_text (fixture, "owner decides: treat or accept with reason"));
  set (fixture, risk, "current_impact", "");
  g_assert_null (find_text (fixture, "Level 12"));
  set (fixture, risk, "current_likelihood", "");
  g_assert_nonnull (find_text (fixture, "Not rated yet"));
}

static void
test_past (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  IsmsStore *past = isms_history_as_of (fixture->store, isms_history_get_head (fixture->store), NULL, &error);
  GtkWidget *pane = g_object_ref_sink (parapet_record_pane_new (past));
  g_autoptr (IsmsRecord) risk = isms_store_find (past, &isms_kind_risk, "RK-01");
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (adw_bin_get_child (ADW_BIN (pane)));

  g_assert_no_error (error);
  parapet_record_pane_show (PARAPET_RECORD_PANE (pane), risk);
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (adw_navigation_view_get_visible_page (view)), "record.delete", NULL);
  g_assert_false (isms_record_get_deleted (risk));
  g_clear_object (&risk);
  g_assert_finalize_object (pane);
  g_assert_finalize_object (past);
}

/* Beyond its own width, or with a part left out. */
static gboolean
is_cut (GtkWidget *widget,
        gconstpointer data)
{
  if (!GTK_IS_LABEL (widget) || *gtk_label_get_text (GTK_LABEL (widget)) == '\0')
    return FALSE;
  return pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))) || gtk_widget_get_width (widget) > 360;
}

/* Who needs text twice as large reads every word of a risk on the narrowest window: what is long takes more lines. */
static void
test_large_text (Fixture *fixture,
                 gconstpointer data)
{
  static const char *const fields[] = { "scenario", "likelihood_reason", "impact_reason" };
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (IsmsRecord) risk = isms_store_find (fixture->store, &isms_kind_risk, "RK-01");
  int dpi, least, before[G_N_ELEMENTS (fields)];

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  gtk_window_present (GTK_WINDOW (fixture->window));
  parapet_record_pane_show (fixture->pane, risk);
  draw (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    before[i] = gtk_widget_get_height (find_text (fixture, isms_record_get_text (risk, fields[i])));
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi > 0 ? dpi * 2 : 2 * 96 * 1024, NULL);
  draw (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_cmpint (gtk_widget_get_height (find_text (fixture, isms_record_get_text (risk, fields[i]))), >, before[i] * 2);
  g_assert_null (find_widget (GTK_WIDGET (fixture->pane), is_cut, NULL));
  gtk_widget_measure (GTK_WIDGET (fixture->pane), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static GtkWidget *
find_lesson (GtkWidget *from)
{
  GtkWidget *found = ADW_IS_STATUS_PAGE (from) ? from : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_lesson (child);
  return found;
}

/* A list that is made bit by bit says later what it selects: until then nothing flashes. */
static void
test_unsaid (Fixture *fixture,
             gconstpointer data)
{
  GtkWidget *lesson = find_lesson (GTK_WIDGET (fixture->pane));

  gtk_window_present (GTK_WINDOW (fixture->window));
  draw (fixture);
  g_assert_false (gtk_widget_get_mapped (lesson));
  parapet_record_pane_show (fixture->pane, NULL);
  g_assert_true (gtk_widget_get_mapped (lesson));
}

#define ADD(path, func) g_test_add ("/record-pane/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  parapet_looks_register ();
  ADD ("unsaid", test_unsaid);
  ADD ("kinds", test_kinds);
  ADD ("sentence", test_sentence);
  ADD ("markup", test_markup);
  ADD ("uses", test_uses);
  ADD ("history", test_history);
  ADD ("delete", test_delete);
  ADD ("deleted-below", test_deleted_below);
  ADD ("refresh", test_refresh);
  ADD ("unconcerned", test_unconcerned);
  ADD ("empty", test_empty);
  ADD ("edit", test_edit);
  ADD ("edit-field", test_edit_field);
  ADD ("risk", test_risk);
  ADD ("past", test_past);
  ADD ("large-text", test_large_text);
  return g_test_run ();
}

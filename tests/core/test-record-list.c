/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-record-list.h"
#include "store/isms-history.h"

/* Laws of the live list: after every step, undo and redo it holds what its query finds; a step is announced at most once,
 * only when something moved; and what the announcement leaves out stands where it stood, with equal neighbours. */

#define SEQUENCES 150
#define MOVES 30

typedef struct
{
  IsmsRecordList *list;
  GArray *seen; /* what a careful listener believes the list to hold */
  guint announced;
} Watch;

static const char *const open_states[] = { "open", "", NULL };
static const char *const closed_states[] = { "closed", NULL };

static const IsmsFilter open_filters[] = { { "status", open_states }, { NULL } };
static const IsmsFilter closed_filters[] = { { "status", closed_states }, { "owner", NULL }, { NULL } };

static const IsmsQuery queries[] = {
  { .sort = NULL },
  { .sort = "title" },
  { .sort = "title", .descending = TRUE },
  { .match = "even" },
  { .match = "text 1", .sort = "title" },
  { .deleted = TRUE },
  { .sort = "status", .descending = TRUE },
  { .filters = open_filters },
  { .match = "odd", .filters = closed_filters, .sort = "title" },
};

static const IsmsKind *
risk (void)
{
  return isms_kind_find ("risk");
}

static IsmsStore *
open_store (void)
{
  g_autoptr (GError) error = NULL;
  IsmsStore *store = isms_store_open (":memory:", 7, &error);

  g_assert_no_error (error);
  return store;
}

/* Only the announced part is read again, as a list view does. */
static void
items_changed_cb (GListModel *model,
                  guint position,
                  guint removed,
                  guint added,
                  gpointer data)
{
  Watch *watch = data;

  watch->announced++;
  g_assert_cmpuint (removed + added, >, 0);
  g_assert_cmpuint (position + removed, <=, watch->seen->len);
  g_array_remove_range (watch->seen, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (IsmsRecord) record = g_list_model_get_item (model, position + i);
      gint64 key = isms_record_get_key (record);

      g_array_insert_val (watch->seen, position + i, key);
    }
}

static Watch *
watch_new (IsmsStore *store,
           const IsmsQuery *shape)
{
  Watch *watch = g_new0 (Watch, 1);
  IsmsQuery query = *shape;

  query.kind = risk ();
  watch->list = isms_record_list_new (store, &query);
  watch->seen = isms_store_list (store, &query, NULL);
  g_signal_connect (watch->list, "items-changed", G_CALLBACK (items_changed_cb), watch);
  return watch;
}

static void
watch_free (Watch *watch)
{
  g_signal_handlers_disconnect_by_data (watch->list, watch);
  g_assert_finalize_object (watch->list);
  g_array_unref (watch->seen);
  g_free (watch);
}

static void
assert_equal (GArray *a,
              GArray *b)
{
  g_assert_cmpmem (a->data, a->len * sizeof (gint64), b->data, b->len * sizeof (gint64));
}

static void
check (IsmsStore *store,
       Watch *watch,
       const IsmsQuery *shape,
       GArray *before)
{
  IsmsQuery query = *shape;
  g_autoptr (GArray) expected = NULL;
  gboolean moved;

  query.kind = risk ();
  expected = isms_store_list (store, &query, NULL);
  moved = before->len != expected->len || memcmp (before->data, expected->data, before->len * sizeof (gint64)) != 0;

  g_assert_cmpuint (watch->announced, ==, moved ? 1 : 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (watch->list)), ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      guint position;

      g_assert_cmpint (isms_record_list_get_key (watch->list, i), ==, g_array_index (expected, gint64, i));
      g_assert_true (isms_record_list_find (watch->list, g_array_index (expected, gint64, i), &position));
      g_assert_cmpuint (position, ==, i);
    }
  assert_equal (watch->seen, expected);
  watch->announced = 0;
}

static IsmsRecord *
pick (IsmsStore *store,
      GRand *dice)
{
  IsmsQuery query = { .kind = risk (), .deleted = TRUE };
  g_autoptr (GArray) keys = isms_store_list (store, &query, NULL);

  if (keys->len == 0)
    return NULL;
  return isms_store_get (store, risk (), g_array_index (keys, gint64, g_rand_int_range (dice, 0, keys->len)));
}

static void
touch (IsmsStore *store,
       GRand *dice)
{
  static const char *const states[] = { "open", "closed", "", "ok" };
  g_autoptr (IsmsRecord) record = g_rand_int_range (dice, 0, 3) == 0 ? isms_store_create (store, risk (), NULL) : pick (store, dice);
  int number = g_rand_int_range (dice, 0, 40);
  g_autofree char *title = g_strdup_printf ("text %d %s", number, number % 2 == 0 ? "even" : "odd");

  if (record == NULL)
    return;
  if (isms_record_get_deleted (record))
    isms_store_restore (store, record);
  else if (g_rand_int_range (dice, 0, 5) == 0 && isms_record_has (record, "title"))
    isms_store_delete (store, record);
  else if (g_rand_int_range (dice, 0, 3) == 0)
    isms_store_set_from_text (store, record, "status", states[number % G_N_ELEMENTS (states)], NULL);
  else
    isms_store_set_from_text (store, record, "title", title, NULL);
}

static void
move (IsmsStore *store,
      GRand *dice)
{
  int what = g_rand_int_range (dice, 0, 10);

  if (what == 0)
    isms_history_undo (store, NULL);
  else if (what == 1)
    isms_history_redo (store, NULL);
  else
    {
      g_assert_true (isms_store_begin (store, "Edit", NULL, NULL));
      for (int n = g_rand_int_range (dice, 1, 5); n > 0; n--)
        touch (store, dice);
      if (what == 2)
        isms_store_rollback (store);
      else
        isms_store_commit (store, NULL);
    }
}

static void
run_sequence (guint seed)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  IsmsStore *store = open_store ();
  Watch *watches[G_N_ELEMENTS (queries)];

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    watches[i] = watch_new (store, &queries[i]);
  for (guint m = 0; m < MOVES; m++)
    {
      GArray *before[G_N_ELEMENTS (queries)];

      for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
        before[i] = g_array_copy (watches[i]->seen);
      move (store, dice);
      for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
        {
          check (store, watches[i], &queries[i], before[i]);
          g_array_unref (before[i]);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    watch_free (watches[i]);
  g_assert_finalize_object (store);
}

static void
test_laws (void)
{
  for (guint seed = 1; seed <= SEQUENCES; seed++)
    run_sequence (seed);
}

static IsmsRecord *
add (IsmsStore *store,
     const char *title)
{
  g_autoptr (GError) error = NULL;
  IsmsRecord *record;

  isms_store_begin (store, "Add", NULL, NULL);
  record = isms_store_create (store, risk (), NULL);
  isms_store_set_from_text (store, record, "title", title, &error);
  g_assert_no_error (error);
  g_assert_true (isms_store_commit (store, NULL));
  return record;
}

static void
rename_to (IsmsStore *store,
           IsmsRecord *record,
           const char *title)
{
  g_assert_true (isms_store_begin (store, "Rename", NULL, NULL));
  g_assert_true (isms_store_set_from_text (store, record, "title", title, NULL));
  g_assert_true (isms_store_commit (store, NULL));
}

static void
expect_cb (GListModel *model,
           guint position,
           guint removed,
           guint added,
           gpointer data)
{
  GString *log = data;

  g_string_append_printf (log, "%u-%u+%u;", position, removed, added);
}

/* Selection and scroll live from this: what did not move is not announced. */
static void
test_middle (void)
{
  IsmsStore *store = open_store ();
  IsmsQuery query = { .kind = risk (), .sort = "title" };
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (IsmsRecord) a = add (store, "a");
  g_autoptr (IsmsRecord) b = add (store, "b");
  g_autoptr (IsmsRecord) d = add (store, "d");
  g_autoptr (IsmsRecord) e = add (store, "e");
  g_autoptr (IsmsRecord) c = NULL;
  IsmsRecordList *list = isms_record_list_new (store, &query);

  g_signal_connect (list, "items-changed", G_CALLBACK (expect_cb), log);
  c = add (store, "c");
  g_assert_cmpstr (log->str, ==, "2-0+1;");
  rename_to (store, c, "cc");
  g_assert_cmpstr (log->str, ==, "2-0+1;");
  rename_to (store, b, "dd");
  g_assert_cmpstr (log->str, ==, "2-0+1;1-3+3;");
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpstr (log->str, ==, "2-0+1;1-3+3;1-3+3;");
  g_assert_finalize_object (list);

  g_clear_object (&a);
  g_clear_object (&b);
  g_clear_object (&c);
  g_clear_object (&d);
  g_clear_object (&e);
  g_assert_finalize_object (store);
}

static void
count_notify_cb (GObject *object,
                 GParamSpec *pspec,
                 guint *count)
{
  *count += 1;
}

static void
test_properties (void)
{
  IsmsStore *store = open_store ();
  IsmsQuery query = { .kind = risk () };
  g_autoptr (IsmsRecord) phishing = add (store, "Phishing leads to takeover");
  g_autoptr (IsmsRecord) fire = add (store, "Fire in the office");
  IsmsRecordList *list = isms_record_list_new (store, &query);
  guint match = 0, length = 0;

  g_signal_connect (list, "notify::match", G_CALLBACK (count_notify_cb), &match);
  g_signal_connect (list, "notify::n-items", G_CALLBACK (count_notify_cb), &length);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == ISMS_TYPE_RECORD);
  g_assert_true (isms_record_list_get_store (list) == store);
  g_assert_true (isms_record_list_get_kind (list) == risk ());
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 2));

  g_object_set (list, "match", "phish", NULL);
  g_object_set (list, "match", "phish", NULL);
  g_assert_cmpuint (match, ==, 1);
  g_assert_cmpuint (length, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpint (isms_record_list_get_key (list, 0), ==, isms_record_get_key (phishing));
  isms_record_list_set_match (list, NULL);
  isms_record_list_set_sort (list, "title", FALSE);
  g_assert_cmpint (isms_record_list_get_key (list, 0), ==, isms_record_get_key (fire));
  g_assert_cmpuint (length, ==, 2);
  g_assert_finalize_object (list);

  g_clear_object (&phishing);
  g_clear_object (&fire);
  g_assert_finalize_object (store);
}

static void
set (IsmsStore *store,
     IsmsRecord *record,
     const char *field,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (isms_store_begin (store, "Change", NULL, NULL));
  isms_store_set_from_text (store, record, field, text, &error);
  g_assert_no_error (error);
  g_assert_true (isms_store_commit (store, NULL));
}

static IsmsRecord *
add_person (IsmsStore *store,
            const char *name)
{
  IsmsRecord *person;

  isms_store_begin (store, "Add", NULL, NULL);
  person = isms_store_create (store, isms_kind_find ("person"), NULL);
  isms_store_set_from_text (store, person, "name", name, NULL);
  g_assert_true (isms_store_commit (store, NULL));
  return person;
}

static char *
describe (IsmsRecordList *list)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (IsmsRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (words, "%s%s", i > 0 ? " " : "", isms_record_get_title (record));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
describe_tally (IsmsRecordList *list,
                const char *field)
{
  g_autoptr (GPtrArray) tallies = isms_record_list_tally (list, field);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < tallies->len; i++)
    {
      const IsmsTally *tally = g_ptr_array_index (tallies, i);

      g_string_append_printf (words, "%s%s %u", i > 0 ? ", " : "", tally->value != NULL ? tally->value : "-", tally->count);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
assert_titles (IsmsRecordList *list,
               const char *expected)
{
  g_autofree char *titles = describe (list);

  g_assert_cmpstr (titles, ==, expected);
}

static void
assert_tally (IsmsRecordList *list,
              const char *field,
              const char *expected)
{
  g_autofree char *words = describe_tally (list, field);

  g_assert_cmpstr (words, ==, expected);
}

#define VALUES(...) ((const char *const[]) { __VA_ARGS__, NULL })

/* Values of one field widen what is found, fields narrow it; a field's own filter does not hide its other values. */
static void
test_filters (void)
{
  IsmsStore *store = open_store ();
  IsmsQuery query = { .kind = risk (), .sort = "title" };
  g_autoptr (IsmsRecord) a = add (store, "a");
  g_autoptr (IsmsRecord) b = add (store, "b");
  g_autoptr (IsmsRecord) c = add (store, "c");
  g_autoptr (IsmsRecord) d = add (store, "d");
  IsmsRecordList *list = isms_record_list_new (store, &query);
  guint filtered = 0;

  g_signal_connect (list, "notify::filtered", G_CALLBACK (count_notify_cb), &filtered);
  set (store, a, "status", "closed");
  set (store, b, "status", "open");
  set (store, c, "status", "open");
  set (store, a, "cia", "C;I");
  set (store, b, "cia", "I;A");
  assert_tally (list, "status", "open 2, closed 1, - 1");

  isms_record_list_set_filter (list, "status", VALUES ("open", ""));
  assert_titles (list, "b c d");
  isms_record_list_set_filter (list, "cia", VALUES ("I"));
  assert_titles (list, "b");
  assert_tally (list, "status", "open 1, closed 1");
  assert_tally (list, "cia", "I 1, A 1, - 2");
  g_assert_cmpuint (filtered, ==, 1);
  g_assert_cmpstr (isms_record_list_get_filter (list, "status")[1], ==, "");

  set (store, d, "cia", "I");
  assert_titles (list, "b d");
  g_assert_true (isms_history_undo (store, NULL));
  assert_titles (list, "b");
  isms_record_list_clear (list);
  assert_titles (list, "a b c d");
  g_assert_null (isms_record_list_get_filter (list, "status"));
  g_assert_false (isms_record_list_get_filtered (list));
  g_assert_cmpuint (filtered, ==, 2);
  g_assert_finalize_object (list);
  g_clear_object (&a);
  g_clear_object (&b);
  g_clear_object (&c);
  g_clear_object (&d);
  g_assert_finalize_object (store);
}

/* People sort by owner's name, not by its key, and follow when somebody is renamed. Nobody comes last. */
static void
test_sort_by_link (void)
{
  IsmsStore *store = open_store ();
  IsmsQuery query = { .kind = risk (), .sort = "owner" };
  g_autoptr (IsmsRecord) a = add (store, "a");
  g_autoptr (IsmsRecord) b = add (store, "b");
  g_autoptr (IsmsRecord) c = add (store, "c");
  g_autoptr (IsmsRecord) zoe = add_person (store, "Zoe");
  g_autoptr (IsmsRecord) anna = add_person (store, "Anna");
  IsmsRecordList *list;

  set (store, b, "owner", "Zoe");
  set (store, c, "owner", "Anna");
  list = isms_record_list_new (store, &query);
  assert_titles (list, "c b a");
  set (store, zoe, "name", "Aaron");
  assert_titles (list, "b c a");
  isms_record_list_set_sort (list, "owner", TRUE);
  assert_titles (list, "c b a");
  g_assert_finalize_object (list);
  g_clear_object (&a);
  g_clear_object (&b);
  g_clear_object (&c);
  g_clear_object (&zoe);
  g_clear_object (&anna);
  g_assert_finalize_object (store);
}

/* A row costs a record only while it is looked at: the promise that long lists rest on. */
static void
test_lazy (void)
{
  IsmsStore *store = open_store ();
  IsmsQuery query = { .kind = risk () };
  IsmsRecordList *list;
  IsmsRecord *row;

  isms_store_begin (store, "Add many", NULL, NULL);
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (IsmsRecord) record = isms_store_create (store, risk (), NULL);

      isms_store_set_from_text (store, record, "title", "Many", NULL);
    }
  g_assert_true (isms_store_commit (store, NULL));
  list = isms_record_list_new (store, &query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 500);
  row = g_list_model_get_item (G_LIST_MODEL (list), 250);
  g_assert_finalize_object (row);
  g_assert_finalize_object (list);
  g_assert_finalize_object (store);
}

/* A day that is not said is never reached; what else is asked for holds as well. */
static void
test_until (void)
{
  g_autoptr (IsmsStore) store = open_store ();
  const IsmsFilter filters[] = { { .field = "next_review_on", .until = "2026-11-24" }, { .field = "status", .values = VALUES ("open", "") }, { NULL } };
  const IsmsQuery query = { .kind = risk (), .filters = filters };
  g_autoptr (IsmsRecord) before = add (store, "before");
  g_autoptr (IsmsRecord) on = add (store, "on the day");
  g_autoptr (IsmsRecord) after = add (store, "after");
  g_autoptr (IsmsRecord) closed = add (store, "closed");
  g_autoptr (IsmsRecord) never = add (store, "never");
  g_autoptr (GPtrArray) found = NULL;
  guint n = 0;

  set (store, before, "next_review_on", "2025-12-31");
  set (store, on, "next_review_on", "2026-11-24");
  set (store, after, "next_review_on", "2026-11-25");
  set (store, closed, "next_review_on", "2026-11-01");
  set (store, closed, "status", "closed");
  set (store, on, "status", "open");

  g_assert_true (isms_store_count_found (store, &query, &n, NULL));
  g_assert_cmpuint (n, ==, 2);
  found = isms_store_list_found (store, &query, NULL);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_true (g_ptr_array_index (found, 0) == before);
  g_assert_true (g_ptr_array_index (found, 1) == on);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-list/laws", test_laws);
  g_test_add_func ("/record-list/middle", test_middle);
  g_test_add_func ("/record-list/properties", test_properties);
  g_test_add_func ("/record-list/filters", test_filters);
  g_test_add_func ("/record-list/until", test_until);
  g_test_add_func ("/record-list/sort-by-link", test_sort_by_link);
  g_test_add_func ("/record-list/lazy", test_lazy);
  return g_test_run ();
}

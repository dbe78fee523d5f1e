/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures the working copy at a number of records: one step, a key stroke of the search, a list's keys.
 *
 * usage: bench-store FOLDER RECORDS
 *
 * Prints "name value unit" lines; bench.py sets them beside floors measured in the same run. */
#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "interchange/isms-seed.h"
#include "store/isms-derived.h"
#include "store/isms-history.h"

#define STEPS 200
#define KEYSTROKES 200

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static void
print_quantiles (const char *name,
                 double *values,
                 guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  g_print ("%s-p50 %.4f ms\n%s-p95 %.4f ms\n", name, values[n / 2], name, values[n * 95 / 100]);
}

static double
now (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static void
fill (IsmsStore *store,
      guint records)
{
  static const char *const words[] = { "phishing", "laptop", "backup", "supplier", "server", "patient", "invoice", "badge", "cloud", "printer" };
  double start = now ();

  g_assert_true (isms_seed_start (store, "Bench", NULL));
  isms_store_begin (store, "Fill", NULL, NULL);
  for (guint i = 0; i < records; i++)
    {
      g_autoptr (IsmsRecord) risk = isms_store_create (store, isms_kind_find ("risk"), NULL);
      g_autofree char *title = g_strdup_printf ("The %s of the %s fails in case %u", words[i % 10], words[(i / 10) % 10], i);
      g_autofree char *step = g_strdup_printf ("%u", i % 5 + 1);

      isms_store_set_from_text (store, risk, "title", title, NULL);
      isms_store_set_from_text (store, risk, "scenario", "Somebody does something that nobody wanted, and it is noticed too late.", NULL);
      isms_store_set_from_text (store, risk, "current_likelihood", step, NULL);
      isms_store_set_from_text (store, risk, "current_impact", "3", NULL);
      isms_store_set_from_text (store, risk, "option", "modify", NULL);
      isms_store_set_from_text (store, risk, "last_rated_on", "2026-09-15", NULL);
    }
  g_assert_true (isms_store_commit (store, NULL));
  g_print ("fill %.1f ms\n", now () - start);
}

static void
measure_steps (IsmsStore *store)
{
  IsmsQuery query = { .kind = isms_kind_find ("risk") };
  g_autoptr (GArray) keys = isms_store_list (store, &query, NULL);
  double times[STEPS];

  for (guint i = 0; i < STEPS; i++)
    {
      g_autoptr (IsmsRecord) risk = isms_store_get (store, query.kind, g_array_index (keys, gint64, (i * 7919) % keys->len));
      g_autofree char *step = g_strdup_printf ("%u", (guint) isms_record_get_integer (risk, "current_likelihood", 1) % 5 + 1);
      double start = now ();

      isms_store_begin (store, "Rate", NULL, NULL);
      isms_store_set_from_text (store, risk, "current_likelihood", step, NULL);
      g_assert_true (isms_store_commit (store, NULL));
      times[i] = now () - start;
    }
  print_quantiles ("step", times, STEPS);
}

/* The floor of a step: SQLite alone, writing as many bytes to as many rows as safely, in a file of its own. */
static void
measure_step_floor (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "floor.db", NULL);
  g_autoptr (IsmsSql) sql = isms_sql_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  double times[STEPS];

  isms_sql_run (sql, NULL, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (a, b, c)");
  for (guint i = 0; i < STEPS; i++)
    {
      double start = now ();

      isms_sql_run (sql, NULL, "BEGIN; INSERT INTO t VALUES (1, 2, zeroblob (300)); INSERT INTO t VALUES (1, 2, zeroblob (200)); INSERT INTO t VALUES (1, 2, zeroblob (100)); COMMIT");
      times[i] = now () - start;
    }
  print_quantiles ("step-floor", times, STEPS);
}

/* The floor of a search: the same index, asked for any 50 records, not the best. */
static void
measure_search_floor (IsmsStore *store)
{
  sqlite3_stmt *statement = isms_sql_prepare (isms_store_get_sql (store), NULL, "SELECT rowid FROM derived.words WHERE words MATCH ?1 LIMIT 50");
  double times[KEYSTROKES];

  for (guint i = 0; i < KEYSTROKES; i++)
    {
      g_autofree char *typed = g_strndup ("laptop of the supplier fails", i % 28 + 1);
      g_autofree char *match = isms_derived_make_match (typed);
      double start = now ();

      isms_sql_bind_text (statement, 1, match);
      while (sqlite3_step (statement) == SQLITE_ROW)
        continue;
      sqlite3_reset (statement);
      times[i] = now () - start;
    }
  print_quantiles ("search-floor", times, KEYSTROKES);
}

static void
measure_search (IsmsStore *store)
{
  static const char sentence[] = "laptop of the supplier fails";
  double times[KEYSTROKES];
  double start = now ();

  g_array_unref (isms_store_search (store, "x", 1, NULL));
  g_print ("search-index %.1f ms\n", now () - start);
  for (guint i = 0; i < KEYSTROKES; i++)
    {
      g_autofree char *typed = g_strndup (sentence, i % (sizeof sentence - 1) + 1);

      start = now ();
      g_array_unref (isms_store_search (store, typed, 50, NULL));
      times[i] = now () - start;
    }
  print_quantiles ("search", times, KEYSTROKES);
}

static void
measure_list (IsmsStore *store)
{
  IsmsQuery query = { .kind = isms_kind_find ("risk"), .sort = "current_likelihood", .descending = TRUE };
  double start = now ();

  g_array_unref (isms_store_list (store, &query, NULL));
  g_print ("list %.2f ms\n", now () - start);
}

int
main (int argc,
      char **argv)
{
  g_autofree char *path = g_build_filename (argv[1], "work.db", NULL);
  g_autoptr (IsmsStore) store = isms_store_open (path, 1, NULL);

  fill (store, atoi (argv[2]));
  measure_search (store);
  measure_search_floor (store);
  measure_steps (store);
  measure_step_floor (argv[1]);
  measure_list (store);
  return 0;
}

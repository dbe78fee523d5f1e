/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "document-fixture.h"
#include "document/isms-guard.h"
#include "store/isms-sql.h"

/* A saved document, unknown on this computer, so that it has to pass the guard. */
static GFile *
make_foreign (Fixture *fixture)
{
  GFile *file = fixture_file (fixture, "Foreign.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autofree char *uuid = g_strdup (isms_document_get_uuid (document));

  add_risk (document, "Office floods");
  save_document (document);
  g_clear_object (&document);
  isms_document_forget (uuid);
  return file;
}

/* Does what another program could do to the file. */
static void
tamper (GFile *file,
        const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsSql) database = isms_sql_open (g_file_peek_path (file), SQLITE_OPEN_READWRITE, &error);

  g_assert_no_error (error);
  isms_sql_run (database, &error, sql);
  g_assert_no_error (error);
}

static void
patch (GFile *file,
       gsize offset,
       const char *bytes,
       gsize length)
{
  gsize size;
  g_autofree char *content = read_bytes (file, &size);

  g_assert_cmpuint (offset + length, <=, size);
  memcpy (content + offset, bytes, length);
  write_bytes (file, content, size);
}

static void
test_sound (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GFile) file = make_foreign (fixture);
  g_autoptr (IsmsDocument) document = open_document (file);

  g_assert_cmpuint (count_risks (document), ==, 2);
  assert_sound (document);
}

/* Each of these is done to a sound document and must be refused as damaged. */
static const char *const evil[] = {
  "CREATE TRIGGER t AFTER INSERT ON risk BEGIN DELETE FROM risk; END",
  "CREATE VIEW v AS SELECT * FROM risk",
  "CREATE TABLE extra (a)",
  "CREATE INDEX extra ON risk (title)",
  "CREATE VIRTUAL TABLE words USING fts5 (a)",
  "ALTER TABLE risk ADD COLUMN more TEXT",
  "ALTER TABLE risk ADD COLUMN sum INTEGER GENERATED ALWAYS AS (key + 1)",
  "ALTER TABLE risk RENAME TO other_risk",
  "DROP TABLE chunk",
  "DROP INDEX risk_code",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, ' STRICT', '') WHERE name = 'risk'; PRAGMA writable_schema = OFF",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, ' STRICT', '') WHERE name = 'risk'; PRAGMA writable_schema = RESET; UPDATE risk SET current_impact = 'many'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE risk (garbage'; PRAGMA writable_schema = OFF",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'risk'; PRAGMA writable_schema = OFF",
  "PRAGMA user_version = 0",
  "UPDATE risk SET title = cast (x'ff41' AS TEXT)",
  "UPDATE risk SET title = cast (x'410042' AS TEXT)",
  "UPDATE risk SET title = 'two' || char (10) || 'lines'",
  "UPDATE risk SET title = cast (zeroblob (2000000) AS TEXT)",
  "UPDATE risk SET title = replace (hex (zeroblob (1000)), '0', 'x')",
  "UPDATE risk SET current_impact = 99",
  "UPDATE risk SET option = 'pray'",
  "UPDATE risk SET identified_on = '2026-02-30'",
  "UPDATE risk SET owner = -1",
  "UPDATE risk SET controls = '1;x'",
  "UPDATE risk SET deleted = 2",
  "UPDATE risk SET code = ''",
  "UPDATE risk SET key = -key",
  "INSERT INTO asset (key, code, deleted) SELECT key, code, deleted FROM risk",
  "DELETE FROM meta WHERE key = 'uuid'",
  "UPDATE meta SET value = '../../../../etc' WHERE key = 'uuid'",
  "UPDATE step SET label = 'Something else'",
  "UPDATE step SET actor = cast (x'c328' AS TEXT)",
  "UPDATE step SET hash = zeroblob (32)",
  "UPDATE step SET hash = x'00'",
  "UPDATE step SET prev = NULL",
  "UPDATE step SET seq = seq + 10",
  "UPDATE step SET replica = -1",
  "UPDATE step SET role = 'admin'",
  "DELETE FROM step WHERE id = 1",
  "DELETE FROM step_change WHERE step = 1",
  "UPDATE step_change SET fields = '{}'",
  "UPDATE step_change SET fields = 'no object'",
  "UPDATE step_change SET kind = 'nothing'",
  "UPDATE step_change SET action = 'destroy'",
  "UPDATE step_change SET ord = ord + 1",
  "INSERT INTO step_change SELECT step + 100, ord, kind, record, action, fields FROM step_change",
  "INSERT INTO chunk VALUES (zeroblob (32), 0, x'41')",
  "INSERT INTO chunk VALUES (zeroblob (31), 0, x'41')",
  "INSERT INTO chunk VALUES (zeroblob (32), 1, x'41')",
  "INSERT INTO chunk VALUES (zeroblob (32), 0, zeroblob (1048577))",
};

/* What a version with a kind less, a kind more, or other fields would have written: it is told from a damaged file, and opened as little. */
static const char *const other_versions[] = {
  "DROP INDEX opportunity_code; DROP TABLE opportunity",
  "CREATE TABLE \"dream\" (\"key\" INTEGER PRIMARY KEY NOT NULL, \"code\" TEXT NOT NULL, \"deleted\" INTEGER NOT NULL, \"title\" TEXT) STRICT; "
  "CREATE INDEX \"dream_code\" ON \"dream\" (\"code\")",
  "ALTER TABLE risk DROP COLUMN scenario",
};

static void
test_other_version (Fixture *fixture,
                    gconstpointer data)
{
  g_autoptr (GFile) file = make_foreign (fixture);
  gsize size;
  g_autofree char *sound = read_bytes (file, &size);

  for (guint i = 0; i < G_N_ELEMENTS (other_versions); i++)
    {
      write_bytes (file, sound, size);
      tamper (file, other_versions[i]);
      assert_refused (file, ISMS_DOCUMENT_ERROR_OTHER_VERSION);
    }
}

static void
test_evil (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GFile) file = make_foreign (fixture);
  gsize size;
  g_autofree char *sound = read_bytes (file, &size);

  for (guint i = 0; i < G_N_ELEMENTS (evil); i++)
    {
      write_bytes (file, sound, size);
      tamper (file, evil[i]);
      g_test_message ("%s", evil[i]);
      assert_refused (file, ISMS_DOCUMENT_ERROR_DAMAGED);
    }
}

static void
test_header (Fixture *fixture,
             gconstpointer data)
{
  static const struct
  {
    gsize offset;
    const char *bytes;
    gsize length;
    IsmsDocumentError code;
  } cases[] = {
    { 0, "X", 1, ISMS_DOCUMENT_ERROR_NOT_SQLITE },
    { 16, "\x00\x01", 2, ISMS_DOCUMENT_ERROR_DAMAGED }, /* pages of 64 KiB */
    { 16, "\x0f\xff", 2, ISMS_DOCUMENT_ERROR_DAMAGED },
    { 18, "\x02\x02", 2, ISMS_DOCUMENT_ERROR_DAMAGED }, /* WAL */
    { 19, "\x02", 1, ISMS_DOCUMENT_ERROR_DAMAGED },
    { 20, "\x20", 1, ISMS_DOCUMENT_ERROR_DAMAGED },
    { 28, "\x00\x00\x00\x01", 4, ISMS_DOCUMENT_ERROR_DAMAGED }, /* one page */
    { 28, "\x7f\xff\xff\xff", 4, ISMS_DOCUMENT_ERROR_DAMAGED },
    { 28, "\x00\x00\x00\x00", 4, ISMS_DOCUMENT_ERROR_DAMAGED },
    { 52, "\x00\x00\x00\x01", 4, ISMS_DOCUMENT_ERROR_DAMAGED }, /* auto-vacuum */
    { 56, "\x00\x00\x00\x02", 4, ISMS_DOCUMENT_ERROR_DAMAGED }, /* UTF-16 */
    { 60, "\x00\x00\x00\x02", 4, ISMS_DOCUMENT_ERROR_NEWER },
    { 60, "\xff\xff\xff\xff", 4, ISMS_DOCUMENT_ERROR_NEWER },
    { 68, "\x00\x00\x00\x00", 4, ISMS_DOCUMENT_ERROR_NOT_AN_ISMS },
    { 92, "\x12\x34\x56\x78", 4, ISMS_DOCUMENT_ERROR_DAMAGED },
    { 100, "\x0a", 1, ISMS_DOCUMENT_ERROR_DAMAGED }, /* the first page is an index */
  };
  g_autoptr (GFile) file = make_foreign (fixture);
  gsize size;
  g_autofree char *sound = read_bytes (file, &size);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      write_bytes (file, sound, size);
      patch (file, cases[i].offset, cases[i].bytes, cases[i].length);
      g_test_message ("offset %" G_GSIZE_FORMAT, cases[i].offset);
      assert_refused (file, cases[i].code);
    }
}

static void
test_cut (Fixture *fixture,
          gconstpointer data)
{
  g_autoptr (GFile) file = make_foreign (fixture);
  gsize size;
  g_autofree char *sound = read_bytes (file, &size);
  g_autofree char *longer = g_malloc0 (size + 4096);

  for (gsize length = size - 1; length > 100; length /= 2)
    {
      write_bytes (file, sound, length);
      assert_refused (file, ISMS_DOCUMENT_ERROR_DAMAGED);
    }
  write_bytes (file, sound, 99);
  assert_refused (file, ISMS_DOCUMENT_ERROR_DAMAGED);
  write_bytes (file, sound, 7);
  assert_refused (file, ISMS_DOCUMENT_ERROR_DAMAGED);
  write_bytes (file, sound, 0);
  assert_refused (file, ISMS_DOCUMENT_ERROR_EMPTY);
  memcpy (longer, sound, size);
  write_bytes (file, longer, size + 4096);
  assert_refused (file, ISMS_DOCUMENT_ERROR_DAMAGED);
}

/* What lies beside a file that came by mail is not looked at, let alone replayed. */
static void
test_journals_beside (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (GFile) file = make_foreign (fixture);
  g_autoptr (GFile) wal = fixture_file (fixture, "Foreign.isms-wal");
  g_autoptr (GFile) journal = fixture_file (fixture, "Foreign.isms-journal");
  g_autoptr (GFile) donor = fixture_file (fixture, "Donor.isms");
  g_autoptr (GFile) donor_wal = fixture_file (fixture, "Donor.isms-wal");
  g_autofree char *sound = NULL;
  g_autofree char *frames = NULL;
  gsize size, n_frames;

  sound = read_bytes (file, &size);
  write_bytes (donor, sound, size);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (IsmsSql) database = isms_sql_open (g_file_peek_path (donor), SQLITE_OPEN_READWRITE, &error);

    isms_sql_run (database, &error, "PRAGMA journal_mode = WAL; UPDATE risk SET deleted = 1");
    g_assert_no_error (error);
    frames = read_bytes (donor_wal, &n_frames);
  }
  g_assert_cmpuint (n_frames, >, 0);
  write_bytes (wal, frames, n_frames);
  write_bytes (journal, frames, n_frames);
  {
    g_autoptr (IsmsDocument) document = open_document (file);

    g_assert_cmpuint (count_risks (document), ==, 2);
  }
  g_assert_true (g_file_query_exists (wal, NULL));
  g_assert_true (g_file_query_exists (journal, NULL));
}

static void
test_not_a_file (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GFile) missing = fixture_file (fixture, "missing.isms");
  g_autoptr (GFile) fifo = fixture_file (fixture, "fifo.isms");
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/zero");
  g_autoptr (GFile) dangling = fixture_file (fixture, "dangling.isms");

  g_assert_cmpint (mkfifo (g_file_peek_path (fifo), 0600), ==, 0);
  g_assert_cmpint (symlink ("nowhere", g_file_peek_path (dangling)), ==, 0);
  assert_refused (folder, ISMS_DOCUMENT_ERROR_NOT_A_FILE);
  assert_refused (missing, ISMS_DOCUMENT_ERROR_NOT_FOUND);
  assert_refused (fifo, ISMS_DOCUMENT_ERROR_NOT_A_FILE);
  assert_refused (device, ISMS_DOCUMENT_ERROR_NOT_A_FILE);
  assert_refused (dangling, ISMS_DOCUMENT_ERROR_NOT_FOUND);
}

static void
test_unreadable (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (GFile) file = make_foreign (fixture);

  g_chmod (g_file_peek_path (file), 0);
  if (g_access (g_file_peek_path (file), R_OK) == 0)
    {
      g_test_skip ("this user may read everything");
      return;
    }
  assert_refused (file, ISMS_DOCUMENT_ERROR_NO_PERMISSION);
}

static void
test_huge (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GFile) file = make_foreign (fixture);

  g_assert_cmpint (truncate (g_file_peek_path (file), ISMS_DOCUMENT_MAX_SIZE), ==, 0);
  assert_refused (file, ISMS_DOCUMENT_ERROR_TOO_LARGE);
  g_assert_cmpint (truncate (g_file_peek_path (file), ISMS_DOCUMENT_MAX_SIZE - 4096), ==, 0);
  assert_refused (file, ISMS_DOCUMENT_ERROR_DAMAGED);
  g_assert_cmpint (truncate (g_file_peek_path (file), 0), ==, 0);
  g_assert_cmpint (truncate (g_file_peek_path (file), ISMS_DOCUMENT_MAX_SIZE - 4096), ==, 0);
  assert_refused (file, ISMS_DOCUMENT_ERROR_NOT_SQLITE);
}

static void
test_link (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GFile) file = make_foreign (fixture);
  g_autoptr (GFile) link = fixture_file (fixture, "Link.isms");
  g_autoptr (IsmsDocument) document = NULL;

  g_assert_cmpint (symlink ("Foreign.isms", g_file_peek_path (link)), ==, 0);
  document = open_document (link);
  add_risk (document, "Key is lost");
  save_document (document);
  g_assert_true (g_file_test (g_file_peek_path (link), G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_equal (isms_document_get_file (document), file));
}

static void
test_cancel (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (GFile) file = make_foreign (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (IsmsDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  document = isms_document_open (file, ISMS_DOCUMENT_NORMAL, cancellable, &error);
  g_assert_null (document);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The connection that reads a foreign file can do nothing but read our tables. */
static void
test_authorizer (Fixture *fixture,
                 gconstpointer data)
{
  static const char *const forbidden[] = {
    "ATTACH ':memory:' AS other",
    "SELECT load_extension ('x')",
    "SELECT writefile ('x', 'y')",
    "PRAGMA writable_schema = ON",
    "PRAGMA journal_mode = WAL",
    "INSERT INTO risk SELECT * FROM risk",
    "CREATE TEMP TABLE t (a)",
    "SELECT * FROM sqlite_stat1",
    "SELECT * FROM pragma_database_list",
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count (*) FROM n",
  };
  g_autoptr (GFile) file = make_foreign (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsSql) sql = isms_guard_open (g_file_peek_path (file), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (isms_sql_integer (sql, "SELECT count(*) FROM risk", 0), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      g_test_message ("%s", forbidden[i]);
      g_assert_false (isms_sql_run (sql, NULL, forbidden[i]));
    }
}

typedef struct
{
  guint files;
  guint codes[ISMS_DOCUMENT_ERROR_NO_FILE + 1];
} Tally;

static void
refuse_one (const char *path,
            Tally *tally)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_monotonic_time ();
  g_autoptr (IsmsDocument) document = isms_document_open (file, ISMS_DOCUMENT_NORMAL, NULL, &error);

  if (document != NULL || error->domain != ISMS_DOCUMENT_ERROR)
    g_error ("%s: %s", path, document != NULL ? "was opened" : error->message);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 2 * G_USEC_PER_SEC);
  tally->codes[error->code]++;
  tally->files++;
}

static void
refuse_tree (const char *path,
             const char *prefix,
             Tally *tally)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        refuse_tree (child, prefix, tally);
      else if (g_str_has_prefix (name, prefix))
        refuse_one (child, tally);
    }
}

static gboolean
refuse_corpus (const char *name,
               const char *prefix,
               Tally *tally)
{
  g_autofree char *path = g_build_filename (g_getenv ("ISMS_SHARED"), "corpora", name, NULL);

  refuse_tree (path, prefix, tally);
  if (tally->files == 0)
    g_test_skip ("the corpus is not here");
  return tally->files > 0;
}

static void
test_sqlite_corpus (Fixture *fixture,
                    gconstpointer data)
{
  Tally tally = { 0 };

  if (!refuse_corpus ("sqlite", "", &tally))
    return;
  g_test_message ("%u files: %u of another program, %u damaged, %u no SQLite", tally.files, tally.codes[ISMS_DOCUMENT_ERROR_NOT_AN_ISMS],
                  tally.codes[ISMS_DOCUMENT_ERROR_DAMAGED], tally.codes[ISMS_DOCUMENT_ERROR_NOT_SQLITE]);
  g_assert_cmpuint (tally.codes[ISMS_DOCUMENT_ERROR_NOT_AN_ISMS], >, 200);
  g_assert_cmpuint (tally.codes[ISMS_DOCUMENT_ERROR_NOT_AN_ISMS] + tally.codes[ISMS_DOCUMENT_ERROR_NOT_SQLITE] + tally.codes[ISMS_DOCUMENT_ERROR_DAMAGED] +
                        tally.codes[ISMS_DOCUMENT_ERROR_EMPTY],
                    ==, tally.files);
}

/* The same databases, saying that they are ours. */
static void
test_disguised_corpus (Fixture *fixture,
                       gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("ISMS_SHARED"), "corpora", "sqlite", "fuzz3", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GFile) file = fixture_file (fixture, "Disguised.isms");
  const char *name;
  Tally tally = { 0 };

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      if (!g_file_get_contents (child, &bytes, &size, NULL) || size < 100)
        continue;
      memcpy (bytes, "SQLite format 3", 16);
      memcpy (bytes + 18, "\x01\x01\x00\x40\x20\x20", 6);
      memcpy (bytes + 44, "\x00\x00\x00\x04", 4);
      memcpy (bytes + 52, "\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00ISMS", 20);
      memcpy (bytes + 92, bytes + 24, 4);
      write_bytes (file, bytes, size);
      refuse_one (g_file_peek_path (file), &tally);
    }
  if (tally.files == 0)
    g_test_skip ("the corpus is not here");
  g_assert_cmpuint (tally.codes[ISMS_DOCUMENT_ERROR_DAMAGED], ==, tally.files);
}

static void
test_json_corpus (Fixture *fixture,
                  gconstpointer data)
{
  Tally tally = { 0 };

  if (!refuse_corpus ("json/JSONTestSuite", "n_", &tally))
    return;
  g_assert_cmpuint (tally.codes[ISMS_DOCUMENT_ERROR_NOT_SQLITE] + tally.codes[ISMS_DOCUMENT_ERROR_EMPTY], ==, tally.files);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_case ("/guard/sound", test_sound);
  add_case ("/guard/evil", test_evil);
  add_case ("/guard/other-version", test_other_version);
  add_case ("/guard/header", test_header);
  add_case ("/guard/cut", test_cut);
  add_case ("/guard/journals-beside", test_journals_beside);
  add_case ("/guard/not-a-file", test_not_a_file);
  add_case ("/guard/unreadable", test_unreadable);
  add_case ("/guard/huge", test_huge);
  add_case ("/guard/link", test_link);
  add_case ("/guard/cancel", test_cancel);
  add_case ("/guard/authorizer", test_authorizer);
  add_case ("/guard/sqlite-corpus", test_sqlite_corpus);
  add_case ("/guard/disguised-corpus", test_disguised_corpus);
  add_case ("/guard/json-corpus", test_json_corpus);

  return g_test_run ();
}

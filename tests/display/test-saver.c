/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/parapet-autosave.h"
#include "app/parapet-file-dialog.h"
#include "app/parapet-save-notice.h"
#include "interchange/isms-seed.h"
#include "store/isms-history.h"
#include "widgets/parapet-chooser.h"

#define PATIENCE (20 * G_USEC_PER_SEC)
#define SECOND G_USEC_PER_SEC

typedef struct
{
  char *folder;
  GFile *file;
  IsmsDocument *document;
  ParapetSaver *saver;
  guint slow;
} Fixture;

static gint64 now;

static gint64
fake_clock (void)
{
  return now;
}

/* Long enough for what should not happen to happen. */
static void
linger (void)
{
  gint64 end = g_get_monotonic_time () + SECOND / 4;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  now = 1000 * SECOND;
  self->folder = g_dir_make_tmp ("parapet-XXXXXX", NULL);
  self->file = g_file_new_build_filename (self->folder, "Nordwind.isms", NULL);
  self->document = isms_document_create (NULL, &error);
  g_assert_no_error (error);
  isms_seed_start (isms_document_get_store (self->document), "Nordwind Logistics", &error);
  g_assert_no_error (error);
  if (data == NULL)
    isms_document_save_as (self->document, self->file, ISMS_SAVE_NORMAL, NULL, &error);
  g_assert_no_error (error);
  self->saver = parapet_saver_new (self->document, FALSE);
  parapet_saver_set_clock (self->saver, fake_clock);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  parapet_saver_stop (self->saver);
  linger ();
  g_assert_finalize_object (self->saver);
  isms_document_discard (self->document);
  g_assert_finalize_object (self->document);
  g_chmod (self->folder, 0700);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_object_unref (self->file);
}

static void
change (Fixture *self)
{
  IsmsStore *store = isms_document_get_store (self->document);
  g_autoptr (GPtrArray) organisations = isms_store_list_records (store, isms_kind_find ("organisation"));
  g_autofree char *sector = g_strdup_printf ("Sector %u", g_random_int ());
  g_autoptr (GError) error = NULL;

  isms_store_begin (store, "Change", NULL, &error);
  isms_store_set_from_text (store, g_ptr_array_index (organisations, 0), "sector", sector, &error);
  g_assert_no_error (error);
  isms_store_commit (store, &error);
  g_assert_no_error (error);
}

/* Whether the state comes, which another thread brings about. */
static gboolean
comes (Fixture *self,
       ParapetSaveState state)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (parapet_saver_get_state (self->saver) != state && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  return parapet_saver_get_state (self->saver) == state;
}

static void
result_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
save (Fixture *self,
      GFile *file,
      IsmsSaveFlags flags,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  parapet_saver_save_async (self->saver, file, flags, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return parapet_saver_save_finish (self->saver, result, error);
}

static void
overwrite (Fixture *self,
           const char *text)
{
  g_assert_true (g_file_set_contents (g_file_peek_path (self->file), text, -1, NULL));
}

static void
assert_notice (Fixture *self,
               const char *action)
{
  g_auto (ParapetSaveNotice) notice = { NULL };

  parapet_save_notice_read (&notice, self->saver);
  g_assert_cmpstr (notice.action, ==, action);
  g_assert_true ((notice.title != NULL) == (action != NULL));
}

static void
test_states (Fixture *self,
             gconstpointer data)
{
  GError *error = NULL;

  g_assert_true (comes (self, PARAPET_SAVE_STATE_SAVED));
  g_assert_cmpstr (parapet_saver_get_words (self->saver), ==, "Saved");
  assert_notice (self, NULL);
  change (self);
  g_assert_cmpstr (parapet_saver_get_words (self->saver), ==, "1 change not in the file yet");
  change (self);
  g_assert_cmpint (parapet_saver_get_state (self->saver), ==, PARAPET_SAVE_STATE_UNSAVED);
  g_assert_cmpstr (parapet_saver_get_words (self->saver), ==, "2 changes not in the file yet");
  parapet_saver_save_async (self->saver, NULL, ISMS_SAVE_NORMAL, NULL, NULL);
  g_assert_cmpstr (parapet_saver_get_words (self->saver), ==, "Saving…");
  change (self);
  g_assert_true (save (self, NULL, ISMS_SAVE_NORMAL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (parapet_saver_get_words (self->saver), ==, "Saved");
  g_assert_cmpint (isms_document_check_on_disk (self->document), ==, ISMS_ON_DISK_SAME);
}

static void
note_slow_cb (ParapetSaver *saver,
              GParamSpec *pspec,
              Fixture *self)
{
  if (!parapet_saver_get_slow (saver))
    return;
  assert_notice (self, "win.cancel-save");
  self->slow++;
}

/* Nobody waits unasked for a slow disk, and the notice goes with the save. */
static void
test_slow (Fixture *self,
           gconstpointer data)
{
  GError *error = NULL;

  g_assert_true (comes (self, PARAPET_SAVE_STATE_SAVED));
  g_signal_connect (self->saver, "notify::slow", G_CALLBACK (note_slow_cb), self);
  change (self);
  g_assert_true (save (self, NULL, ISMS_SAVE_NORMAL, &error));
  g_assert_cmpuint (self->slow, ==, 0);
  parapet_saver_set_patience (self->saver, 0);
  change (self);
  g_assert_true (save (self, NULL, ISMS_SAVE_NORMAL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (self->slow, ==, 1);
  g_assert_false (parapet_saver_get_slow (self->saver));
  assert_notice (self, NULL);
}

/* What is given up, and what waited behind it, leaves the file as it was, and nothing is lost. */
static void
test_cancel (Fixture *self,
             gconstpointer data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize length_before, length_after;
  GError *error = NULL;

  g_assert_true (comes (self, PARAPET_SAVE_STATE_SAVED));
  change (self);
  g_assert_true (g_file_get_contents (g_file_peek_path (self->file), &before, &length_before, NULL));
  parapet_saver_save_async (self->saver, NULL, ISMS_SAVE_NORMAL, result_cb, &first);
  parapet_saver_save_async (self->saver, NULL, ISMS_SAVE_NORMAL, result_cb, &second);
  parapet_saver_cancel (self->saver);
  while (first == NULL || second == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (parapet_saver_save_finish (self->saver, first, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (parapet_saver_save_finish (self->saver, second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (parapet_saver_get_state (self->saver), ==, PARAPET_SAVE_STATE_UNSAVED);
  g_assert_true (g_file_get_contents (g_file_peek_path (self->file), &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  g_assert_true (save (self, NULL, ISMS_SAVE_NORMAL, &error));
  g_assert_no_error (error);
}

static void
test_new (Fixture *self,
          gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (comes (self, PARAPET_SAVE_STATE_NEW));
  parapet_saver_nudge (self->saver);
  now += 1000 * SECOND;
  parapet_saver_tick (self->saver);
  linger ();
  g_assert_cmpint (parapet_saver_get_state (self->saver), ==, PARAPET_SAVE_STATE_NEW);
  g_assert_true (save (self, self->file, ISMS_SAVE_NORMAL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (parapet_saver_get_state (self->saver), ==, PARAPET_SAVE_STATE_SAVED);
}

static void
test_autosave (Fixture *self,
               gconstpointer data)
{
  linger ();
  change (self);
  now += 30 * SECOND;
  parapet_saver_tick (self->saver);
  linger ();
  g_assert_cmpint (parapet_saver_get_state (self->saver), ==, PARAPET_SAVE_STATE_UNSAVED);
  now += 28 * SECOND;
  change (self);
  now += 4 * SECOND;
  parapet_saver_tick (self->saver);
  linger ();
  g_assert_cmpint (parapet_saver_get_state (self->saver), ==, PARAPET_SAVE_STATE_UNSAVED);
  now += 1 * SECOND;
  parapet_saver_tick (self->saver);
  g_assert_true (comes (self, PARAPET_SAVE_STATE_SAVED));
  g_assert_cmpuint (isms_document_get_unsaved (self->document), ==, 0);
}

/* Time is only told; nothing here waits for it. */
static void
test_due (void)
{
  ParapetAutosave autosave = { 0 };

  g_assert_cmpint (parapet_autosave_due (&autosave), ==, -1);
  parapet_autosave_restart (&autosave, 5 * SECOND);
  g_assert_cmpint (parapet_autosave_due (&autosave), ==, -1);
  parapet_autosave_note (&autosave, 10 * SECOND);
  g_assert_cmpint (parapet_autosave_due (&autosave), ==, 70 * SECOND);
  parapet_autosave_note (&autosave, 64 * SECOND);
  g_assert_cmpint (parapet_autosave_due (&autosave), ==, 70 * SECOND);
  parapet_autosave_note (&autosave, 69 * SECOND);
  g_assert_cmpint (parapet_autosave_due (&autosave), ==, 74 * SECOND);
  parapet_autosave_restart (&autosave, 80 * SECOND);
  g_assert_cmpint (parapet_autosave_due (&autosave), ==, 140 * SECOND);
  parapet_autosave_clear (&autosave);
  g_assert_cmpint (parapet_autosave_due (&autosave), ==, -1);
}

static void
test_nudge (Fixture *self,
            gconstpointer data)
{
  linger ();
  change (self);
  parapet_saver_nudge (self->saver);
  g_assert_true (comes (self, PARAPET_SAVE_STATE_SAVING));
  g_assert_true (comes (self, PARAPET_SAVE_STATE_SAVED));
}

static void
test_changed (Fixture *self,
              gconstpointer data)
{
  g_autofree char *held = NULL;
  g_autoptr (GError) error = NULL;

  linger ();
  overwrite (self, "somebody else's");
  parapet_saver_look (self->saver);
  g_assert_true (comes (self, PARAPET_SAVE_STATE_CHANGED));
  assert_notice (self, "win.reload");
  change (self);
  assert_notice (self, "win.save");
  parapet_saver_nudge (self->saver);
  linger ();
  g_file_get_contents (g_file_peek_path (self->file), &held, NULL, NULL);
  g_assert_cmpstr (held, ==, "somebody else's");
  g_assert_false (save (self, NULL, ISMS_SAVE_NORMAL, &error));
  g_assert_error (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_CHANGED_ON_DISK);
  g_clear_error (&error);
  g_assert_true (save (self, NULL, ISMS_SAVE_OVERWRITE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (parapet_saver_get_state (self->saver), ==, PARAPET_SAVE_STATE_SAVED);
}

/* Nobody looked in time: the save itself must find it. */
static void
test_changed_unseen (Fixture *self,
                     gconstpointer data)
{
  g_autofree char *held = NULL;

  linger ();
  overwrite (self, "somebody else's");
  change (self);
  parapet_saver_nudge (self->saver);
  g_assert_true (comes (self, PARAPET_SAVE_STATE_CHANGED));
  g_file_get_contents (g_file_peek_path (self->file), &held, NULL, NULL);
  g_assert_cmpstr (held, ==, "somebody else's");
}

static void
test_missing (Fixture *self,
              gconstpointer data)
{
  linger ();
  change (self);
  g_assert_true (g_file_delete (self->file, NULL, NULL));
  parapet_saver_nudge (self->saver);
  g_assert_true (comes (self, PARAPET_SAVE_STATE_MISSING));
  assert_notice (self, "win.save-as");
  linger ();
  g_assert_false (g_file_query_exists (self->file, NULL));
  g_assert_true (save (self, NULL, ISMS_SAVE_NORMAL, NULL));
  g_assert_true (g_file_query_exists (self->file, NULL));
}

static void
test_failed (Fixture *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  linger ();
  change (self);
  g_chmod (g_file_peek_path (self->file), 0400);
  g_chmod (self->folder, 0500);
  g_assert_false (save (self, NULL, ISMS_SAVE_NORMAL, &error));
  g_assert_cmpint (parapet_saver_get_state (self->saver), ==, PARAPET_SAVE_STATE_FAILED);
  g_assert_cmpstr (parapet_saver_get_words (self->saver), ==, "Could not be saved");
  assert_notice (self, "win.save-as");
  g_assert_cmpuint (isms_document_get_unsaved (self->document), ==, 1);

  g_chmod (self->folder, 0700);
  g_chmod (g_file_peek_path (self->file), 0600);
  now += 61 * SECOND;
  parapet_saver_tick (self->saver);
  g_assert_true (comes (self, PARAPET_SAVE_STATE_SAVED));
  assert_notice (self, NULL);
}

/* A place that is none is told where it was chosen; the file that there is stays as good as it was. */
static void
test_failed_elsewhere (Fixture *self,
                       gconstpointer data)
{
  g_autoptr (GFile) nowhere = g_file_new_build_filename (self->folder, "no folder", "a.isms", NULL);
  g_autoptr (GError) error = NULL;

  linger ();
  g_assert_false (save (self, nowhere, ISMS_SAVE_NORMAL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (parapet_saver_get_state (self->saver), ==, PARAPET_SAVE_STATE_SAVED);
}

static void
test_close (void)
{
  static const struct
  {
    ParapetSaveState state;
    guint unsaved;
    ParapetSaveAnswer answer;
  } cases[] = {
    { PARAPET_SAVE_STATE_SAVED, 0, PARAPET_SAVE_ANSWER_GO },
    { PARAPET_SAVE_STATE_UNSAVED, 1, PARAPET_SAVE_ANSWER_SAVE },
    { PARAPET_SAVE_STATE_SAVING, 0, PARAPET_SAVE_ANSWER_WAIT },
    { PARAPET_SAVE_STATE_SAVING, 3, PARAPET_SAVE_ANSWER_WAIT },
    { PARAPET_SAVE_STATE_NEW, 0, PARAPET_SAVE_ANSWER_GO },
    { PARAPET_SAVE_STATE_NEW, 1, PARAPET_SAVE_ANSWER_ASK_NAME },
    { PARAPET_SAVE_STATE_SAMPLE, 0, PARAPET_SAVE_ANSWER_GO },
    { PARAPET_SAVE_STATE_SAMPLE, 1, PARAPET_SAVE_ANSWER_ASK_SAMPLE },
    { PARAPET_SAVE_STATE_REVIEW, 0, PARAPET_SAVE_ANSWER_GO },
    { PARAPET_SAVE_STATE_REVIEW, 1, PARAPET_SAVE_ANSWER_ASK_ELSEWHERE },
    { PARAPET_SAVE_STATE_CHANGED, 0, PARAPET_SAVE_ANSWER_GO },
    { PARAPET_SAVE_STATE_CHANGED, 1, PARAPET_SAVE_ANSWER_ASK_CHANGED },
    { PARAPET_SAVE_STATE_MISSING, 0, PARAPET_SAVE_ANSWER_GO },
    { PARAPET_SAVE_STATE_MISSING, 1, PARAPET_SAVE_ANSWER_ASK_ELSEWHERE },
    { PARAPET_SAVE_STATE_FAILED, 0, PARAPET_SAVE_ANSWER_GO },
    { PARAPET_SAVE_STATE_FAILED, 1, PARAPET_SAVE_ANSWER_SAVE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (parapet_save_state_close (cases[i].state, cases[i].unsaved), ==, cases[i].answer);
}

static void
assert_suggested (const char *organisation,
                  const char *expected)
{
  g_autofree char *name = parapet_file_dialog_suggest (organisation);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_suggest (void)
{
  g_autofree char *endless = g_strnfill (5000, 'x');
  g_autofree char *short_enough = parapet_file_dialog_suggest (endless);

  assert_suggested ("Fennbrook MedBill GmbH", "Fennbrook MedBill GmbH.isms");
  assert_suggested ("Müller & Söhne A/S", "Müller & Söhne A-S.isms");
  assert_suggested ("../../etc/passwd", "-..-etc-passwd.isms");
  assert_suggested ("  ", "Our ISMS.isms");
  assert_suggested ("...", "Our ISMS.isms");
  assert_suggested (NULL, "Our ISMS.isms");
  g_assert_cmpuint (strlen (short_enough), <, 255);
}

static void
assert_folder (GtkFileDialog *dialog,
               const char *path)
{
  g_autoptr (GtkFileDialog) owned = dialog;

  g_assert_cmpstr (g_file_peek_path (gtk_file_dialog_get_initial_folder (dialog)), ==, path);
}

/* Not among what was used last, which is nothing at first. */
static void
test_folder (void)
{
  g_autoptr (GFile) chosen = g_file_new_build_filename (g_get_tmp_dir (), "list.csv", NULL);
  g_autoptr (GFile) given = g_file_new_build_filename (g_get_user_runtime_dir (), "doc", "1f", "list.csv", NULL);

  assert_folder (parapet_file_dialog_new_open (), g_get_home_dir ());
  parapet_chooser_remember (given);
  assert_folder (parapet_file_dialog_new_open (), g_get_home_dir ());
  parapet_chooser_remember (chosen);
  assert_folder (parapet_file_dialog_new_open (), g_get_tmp_dir ());
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/saver/due", test_due);
  g_test_add_func ("/saver/close", test_close);
  g_test_add_func ("/saver/folder", test_folder);
  g_test_add_func ("/saver/suggest", test_suggest);
  g_test_add ("/saver/states", Fixture, NULL, set_up, test_states, tear_down);
  g_test_add ("/saver/slow", Fixture, NULL, set_up, test_slow, tear_down);
  g_test_add ("/saver/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/saver/new", Fixture, "new", set_up, test_new, tear_down);
  g_test_add ("/saver/autosave", Fixture, NULL, set_up, test_autosave, tear_down);
  g_test_add ("/saver/nudge", Fixture, NULL, set_up, test_nudge, tear_down);
  g_test_add ("/saver/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add ("/saver/changed-unseen", Fixture, NULL, set_up, test_changed_unseen, tear_down);
  g_test_add ("/saver/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/saver/failed", Fixture, NULL, set_up, test_failed, tear_down);
  g_test_add ("/saver/failed-elsewhere", Fixture, NULL, set_up, test_failed_elsewhere, tear_down);
  return g_test_run ();
}

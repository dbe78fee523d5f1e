/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is killed, starved and cut off, and what looks afterwards.
 *
 * usage: crash-worker work FILE STEPS EVERY    add STEPS risks (0: until killed) and save after EVERY of them; each step and
 *                                              each save is said on standard output once it is done
 *        crash-worker linked FILE STEPS EVERY  the same with a file that has two names, and so is written in place
 *        crash-worker check FILE STEPS         open FILE as the application does: sound, and no fewer than STEPS risks?
 *        crash-worker guard FILE STEPS         open FILE as another computer does
 *
 * Exit status 0 if all is well; 1 after a sentence on standard error.
 */
#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "document/isms-document.h"
#include "document/isms-guard.h"
#include "document/isms-import.h"
#include "store/isms-history.h"

static gboolean
say (const char *what,
     guint number)
{
  char line[64];
  int length = g_snprintf (line, sizeof line, "%s %u\n", what, number);

  return write (STDOUT_FILENO, line, length) == length;
}

static gboolean
add_risk (IsmsStore *store,
          guint number,
          GError **error)
{
  g_autofree char *title = g_strdup_printf ("Risk %u", number);
  g_autoptr (IsmsRecord) risk = NULL;

  if (!isms_store_begin (store, title, NULL, error))
    return FALSE;
  risk = isms_store_create (store, isms_kind_find ("risk"), NULL);
  if (isms_store_set_from_text (store, risk, "title", title, error))
    return isms_store_commit (store, error);
  isms_store_rollback (store);
  return FALSE;
}

static guint
count_risks (IsmsDocument *document)
{
  return isms_store_count (isms_document_get_store (document), isms_kind_find ("risk"));
}

static gboolean
have_two_names (GFile *file)
{
  g_autofree char *other = g_strconcat (g_file_peek_path (file), "-too", NULL);

  return g_file_test (other, G_FILE_TEST_EXISTS) || link (g_file_peek_path (file), other) == 0;
}

static gboolean
work (GFile *file,
      guint steps,
      guint every,
      gboolean linked,
      GError **error)
{
  g_autoptr (IsmsDocument) document = NULL;
  guint number;

  document = g_file_query_exists (file, NULL) ? isms_document_open (file, ISMS_DOCUMENT_NORMAL, NULL, error) : isms_document_create (file, error);
  if (document == NULL)
    return FALSE;
  number = count_risks (document);
  if (linked && !have_two_names (file))
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_FAILED, "The file cannot have two names.");
  say ("open", number);
  for (guint i = 1; steps == 0 || i <= steps; i++)
    {
      if (!add_risk (isms_document_get_store (document), ++number, error))
        return FALSE;
      say ("step", number);
      if (i % every != 0)
        continue;
      if (!isms_document_save (document, ISMS_SAVE_NORMAL, NULL, error))
        return FALSE;
      say ("saved", number);
    }
  return TRUE;
}

static gboolean
is_sound (IsmsDocument *document,
          GError **error)
{
  g_autoptr (GPtrArray) findings = isms_history_verify (isms_document_get_store (document), NULL, error);

  if (findings == NULL || findings->len == 0)
    return findings != NULL;
  return isms_document_fail (error, ISMS_DOCUMENT_ERROR_DAMAGED, "%s", (char *) g_ptr_array_index (findings, 0));
}

/* Looking is not enough: what is found must be fit to be worked on, searched and saved. */
static gboolean
check (GFile *file,
       guint steps,
       GError **error)
{
  g_autoptr (IsmsDocument) document = isms_document_open (file, ISMS_DOCUMENT_NORMAL, NULL, error);
  g_autoptr (GArray) found = NULL;
  guint number;

  if (document == NULL)
    return FALSE;
  number = count_risks (document);
  if (number < steps)
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_FAILED, "There are %u risks where %u were acknowledged.", number, steps);
  if (!is_sound (document, error) || !add_risk (isms_document_get_store (document), number + 1, error))
    return FALSE;
  found = isms_store_search (isms_document_get_store (document), "risk", 100000, error);
  if (found == NULL)
    return FALSE;
  if (found->len != number + 1)
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_FAILED, "The search finds %u of %u risks.", found->len, number + 1);
  return isms_document_save (document, ISMS_SAVE_NORMAL, NULL, error) && say ("holds", number);
}

static gboolean
guard (GFile *file,
       guint steps,
       GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("isms-guard-XXXXXX", error);
  g_autofree char *copy = g_build_filename (folder, "copy.isms", NULL);
  g_autofree char *path = g_build_filename (folder, "work.db", NULL);
  g_autofree char *hash = isms_guard_fetch (file, copy, NULL, error);
  g_autoptr (IsmsSql) foreign = hash != NULL ? isms_guard_open (copy, NULL, error) : NULL;
  gboolean well = foreign != NULL && isms_import (foreign, path, NULL, error);
  gint64 number = well ? isms_sql_integer (foreign, "SELECT count(*) FROM risk", 0) : 0;

  g_unlink (copy);
  g_unlink (path);
  g_rmdir (folder);
  if (well && number < steps)
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_FAILED, "The file holds %u risks where %u were saved.", (guint) number, steps);
  return well && say ("holds", number);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[2]);
  g_autoptr (GError) error = NULL;
  gboolean well;

  if (g_str_equal (argv[1], "work") || g_str_equal (argv[1], "linked"))
    well = work (file, atoi (argv[3]), atoi (argv[4]), g_str_equal (argv[1], "linked"), &error);
  else if (g_str_equal (argv[1], "check"))
    well = check (file, atoi (argv[3]), &error);
  else
    well = guard (file, atoi (argv[3]), &error);
  if (well)
    return 0;
  g_printerr ("%s %d: %s\n", g_quark_to_string (error->domain), error->code, error->message);
  return 1;
}

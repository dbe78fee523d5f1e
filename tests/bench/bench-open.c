/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a document, or opens one as the application does.
 *
 * usage: bench-open make FILE RECORDS | bench-open open FILE
 */
#include "config.h"

#include <stdlib.h>

#include "document/isms-document.h"
#include "interchange/isms-seed.h"

static int
make (const char *path,
      guint records)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (IsmsDocument) document = isms_document_create (file, NULL);
  IsmsStore *store = isms_document_get_store (document);

  isms_seed_start (store, "Bench", NULL);
  isms_store_begin (store, "Fill", NULL, NULL);
  for (guint i = 0; i < records; i++)
    {
      g_autoptr (IsmsRecord) risk = isms_store_create (store, isms_kind_find ("risk"), NULL);
      g_autofree char *title = g_strdup_printf ("The laptop of the supplier fails in case %u", i);
      g_autofree char *step = g_strdup_printf ("%u", i % 5 + 1);

      isms_store_set_from_text (store, risk, "title", title, NULL);
      isms_store_set_from_text (store, risk, "scenario", "Somebody does something that nobody wanted, and it is noticed too late.", NULL);
      isms_store_set_from_text (store, risk, "current_likelihood", step, NULL);
      isms_store_set_from_text (store, risk, "current_impact", "3", NULL);
      isms_store_set_from_text (store, risk, "option", "modify", NULL);
    }
  if (!isms_store_commit (store, NULL) || !isms_document_save (document, ISMS_SAVE_NORMAL, NULL, NULL))
    return 1;
  isms_document_close (document);
  return 0;
}

static int
open_once (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsDocument) document = isms_document_open (file, ISMS_DOCUMENT_NORMAL, NULL, &error);

  if (document == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  isms_document_close (document);
  return 0;
}

int
main (int argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "make"))
    return make (argv[2], atoi (argv[3]));
  return argc == 3 ? open_once (argv[2]) : 2;
}

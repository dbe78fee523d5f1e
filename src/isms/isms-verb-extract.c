/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-call.h"
#include "isms-names.h"
#include "models/isms-attachment.h"
#include "records/isms-kinds.h"

static char *output;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write it, “-” for standard output; by default under its own name in this folder"), N_("OUT") },
  { NULL },
};

static void
print_bytes (IsmsCall *call,
             GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  call->raw = TRUE;
  g_string_append_len (call->out, data, (gssize) size);
}

/* What a person names may be replaced; what a document from somewhere names may not. */
static gboolean
write_file (IsmsCall *call,
            IsmsRecord *attachment,
            GBytes *bytes,
            GError **error)
{
  g_autofree char *name = output != NULL ? g_strdup (output) : isms_attachment_dup_file_name (attachment);
  g_autoptr (GFile) file = isms_call_file (name);

  if (output == NULL && g_file_query_exists (file, NULL))
    return isms_call_fail (error, ISMS_EXIT_REFUSED, _("There is a file “%s” already. Say with -o where to write it."), name);
  if (!isms_attachment_write (bytes, file, output != NULL, NULL, error))
    return FALSE;
  isms_call_print (call, "%s\n", name);
  return TRUE;
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  IsmsStore *store = isms_call_open (call, error);
  g_autoptr (IsmsRecord) attachment = store != NULL ? isms_names_find_record (store, call->args[1], FALSE, error) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (attachment == NULL)
    return FALSE;
  if (isms_record_get_kind (attachment) != &isms_kind_attachment)
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("%s is not a file kept in the document."), isms_record_get_code (attachment));
  bytes = isms_attachment_read (store, attachment, error);
  if (bytes == NULL)
    return FALSE;
  if (g_strcmp0 (output, "-") != 0)
    return write_file (call, attachment, bytes, error);
  print_bytes (call, bytes);
  return TRUE;
}

const IsmsVerb isms_verb_extract = {
  .name = "extract",
  .usage = "FILE ATTACHMENT",
  .help = N_("Write a file that is kept in the document to the disk"),
  .min_args = 2,
  .max_args = 2,
  .options = options,
  .run = run,
};

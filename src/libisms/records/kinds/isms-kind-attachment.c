/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "name", ISMS_TEXT, N_("Name"), .required = TRUE, .listed = TRUE, .max_length = 255, .also = "file name|filename" },
  { "media_type", ISMS_TEXT, N_("Type"), .max_length = 127, .listed = TRUE },
  { "size", ISMS_INTEGER, N_("Size"), .min = 0, .max = 4294967296.0, .listed = TRUE, .bytes = TRUE, .computed = TRUE },
  { "sha256", ISMS_TEXT, N_("SHA-256"), .max_length = 64, .computed = TRUE },
  { "added_on", ISMS_DATE, N_("Added on"), .past = TRUE, .listed = TRUE },
  { "links", ISMS_LINKS, N_("Belongs to") },
  { "note", ISMS_PROSE, N_("Notes") },
};

const IsmsKind isms_kind_attachment = {
  .name = "attachment",
  .prefix = "FILE-",
  .label = N_("File"),
  .plural = N_("Files"),
  .none = N_("No Files Yet"),
  .clause = "7.5.3",
  .about = N_("A file kept inside this document."),
  .also = "attachment|datei",
  .made_by = "attach",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

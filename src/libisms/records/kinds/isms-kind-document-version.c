/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE },
  { "document", ISMS_LINK, N_("Document"), .links_to = "document", .listed = TRUE },
  { "version", ISMS_TEXT, N_("Version"), .listed = TRUE, .also = "revision" },
  { "changes", ISMS_PROSE, N_("What changed"), .hint = N_("Against the version before"), .also = "description|summary" },
  { "author", ISMS_LINK, N_("Author"), .links_to = "person" },
  { "approver", ISMS_LINK, N_("Approved by"), .links_to = "person" },
  { "approved_on", ISMS_DATE, N_("Approved on"), .past = TRUE, .listed = TRUE },
  { "valid_from", ISMS_DATE, N_("Valid from") },
  { "withdrawn_on", ISMS_DATE, N_("Withdrawn on"), .not_before = "valid_from", .listed = TRUE },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_VERSION_CHOICES },
  { "files", ISMS_LINKS, N_("Files"), .links_to = "attachment" },
};

const IsmsKind isms_kind_document_version = {
  .name = "document_version",
  .prefix = "DV-",
  .label = N_("Document version"),
  .plural = N_("Document versions"),
  .none = N_("No Document Versions Yet"),
  .clause = "7.5.3",
  .about = N_("A version of a document, as it was in force for a time."),
  .also = "version|fassung",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

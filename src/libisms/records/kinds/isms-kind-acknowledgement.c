/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE },
  { "person", ISMS_LINK, N_("Person"), .links_to = "person", .listed = TRUE, .also = "employee|name" },
  { "document", ISMS_LINK, N_("Document"), .links_to = "document", .listed = TRUE, .also = "policy" },
  { "version", ISMS_TEXT, N_("Version") },
  { "acknowledged_on", ISMS_DATE, N_("Acknowledged on"), .past = TRUE, .listed = TRUE, .also = "date" },
};

const IsmsKind isms_kind_acknowledgement = {
  .name = "acknowledgement",
  .prefix = "ACK-",
  .label = N_("Acknowledgement"),
  .plural = N_("Acknowledgements"),
  .none = N_("No Acknowledgements Yet"),
  .clause = "7.3 a)",
  .about = N_("A person has read a version of a document and said so."),
  .also = "read confirmation|kenntnisnahme",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE },
  { "subject", ISMS_LINK, N_("Approved record"), .listed = TRUE },
  { "version", ISMS_TEXT, N_("Version") },
  { "approved_by", ISMS_LINK, N_("Approved by"), .links_to = "person", .listed = TRUE },
  { "approved_on", ISMS_DATE, N_("Approved on"), .past = TRUE, .listed = TRUE },
  { "comment", ISMS_PROSE, N_("Comment") },
  { "content", ISMS_PROSE, N_("Content as approved"), .max_length = 4000000, .computed = TRUE },
  { "sha256", ISMS_TEXT, N_("SHA-256 of the content"), .max_length = 64, .computed = TRUE },
};

const IsmsKind isms_kind_approval = {
  .name = "approval",
  .prefix = "APP-",
  .label = N_("Approval"),
  .plural = N_("Approvals"),
  .none = N_("No Approvals Yet"),
  .clause = "7.5.2 c)",
  .about = N_("Who approved what, when, with the content frozen as it was."),
  .also = "sign off|freigabe",
  .made_by = "approve",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

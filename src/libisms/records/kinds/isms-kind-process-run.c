/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Run"), .hint = N_("For example: Patch window of week 46"), .required = TRUE, .listed = TRUE },
  { "process", ISMS_LINK, N_("Process"), .links_to = "process", .listed = TRUE },
  { "performed_on", ISMS_DATE, N_("Performed on"), .past = TRUE, .listed = TRUE, .also = "date" },
  { "performed_by", ISMS_LINK, N_("Performed by"), .links_to = "person", .also = "by" },
  { "result", ISMS_CHOICE, N_("Result"), .listed = TRUE,
    .choices = ISMS_CHOICES ({ "as_planned", N_("As planned"), "ok|passed|success" },
                             { "deviation", N_("With a deviation"), "partly|exception" },
                             { "failed", N_("Failed"), "not done|failure" }) },
  { "note", ISMS_PROSE, N_("Notes"), .hint = N_("What deviated and what was done about it") },
  { "links", ISMS_LINKS, N_("Linked records"), .hint = N_("Evidence, incidents, changes") },
};

const IsmsKind isms_kind_process_run = {
  .name = "process_run",
  .prefix = "RUN-",
  .label = N_("Process run"),
  .plural = N_("Process runs"),
  .none = N_("No Process Runs Yet"),
  .clause = "8.1",
  .about = N_("That a process ran once, with its result."),
  .also = "run record|durchlauf",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

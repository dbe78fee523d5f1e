/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "name", ISMS_TEXT, N_("Process"), .required = TRUE, .listed = TRUE, .also = "title|process name|prozess" },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .listed = TRUE, .also = "process owner|responsible" },
  { "purpose", ISMS_PROSE, N_("Purpose"), .hint = N_("What comes in, what comes out, for whom"), .also = "description" },
  { "criteria", ISMS_PROSE, N_("Criteria"), .hint = N_("How you see that it runs as it should, for example: restore test passed"), .listed = TRUE, .also = "criterion|kpi" },
  { "rhythm", ISMS_TEXT, N_("Rhythm"), .hint = N_("In words: daily, per release, per case"), .also = "frequency" },
  { "rhythm_days", ISMS_INTEGER, N_("At least every … days"), .hint = N_("Only where each run is recorded here: a missing record is then reported"), .min = 1, .max = 3660 },
  { "records_kept", ISMS_PROSE, N_("Records it leaves"), .hint = N_("What proves that it ran") },
  { "assets", ISMS_LINKS, N_("Assets used"), .links_to = "asset" },
  { "risks", ISMS_LINKS, N_("Risks"), .links_to = "risk" },
  { "controls", ISMS_LINKS, N_("Controls that live here"), .links_to = "control" },
  { "suppliers", ISMS_LINKS, N_("Outside providers"), .links_to = "supplier" },
  { "links", ISMS_LINKS, N_("Works with"), .hint = N_("Other processes and documents") },
  { "in_scope", ISMS_BOOLEAN, N_("In scope"), .also = "scope" },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_LIFE_CHOICES },
};

const IsmsKind isms_kind_process = {
  .name = "process",
  .prefix = "PR-",
  .label = N_("Process"),
  .plural = N_("Processes"),
  .none = N_("No Processes Yet"),
  .clause = "4.4",
  .about = N_("A piece of work that the ISMS needs or protects, with an owner and criteria."),
  .also = "prozess|verfahren",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

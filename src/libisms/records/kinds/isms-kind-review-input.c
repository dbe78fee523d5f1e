/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE },
  { "review", ISMS_LINK, N_("Management review"), .links_to = "review", .listed = TRUE },
  { "point", ISMS_CHOICE, N_("Point of 9.3.2"), .listed = TRUE, .also = "input|clause",
    .choices = ISMS_CHOICES ({ "a", N_("a) Where earlier decisions stand"), "9.3.2 a)" },
                             { "b", N_("b) What changed around and inside us"), "9.3.2 b)" },
                             { "c", N_("c) What parties now want"), "9.3.2 c)" },
                             { "d1", N_("d) 1) Nonconformities and corrective actions"), "9.3.2 d) 1)" },
                             { "d2", N_("d) 2) Measuring results"), "9.3.2 d) 2)" },
                             { "d3", N_("d) 3) Audit results"), "9.3.2 d) 3)" },
                             { "d4", N_("d) 4) Objectives reached or not"), "9.3.2 d) 4)" },
                             { "e", N_("e) What parties told us"), "9.3.2 e)" },
                             { "f", N_("f) Risks and treatment plan"), "9.3.2 f)" },
                             { "g", N_("g) Chances to improve"), "9.3.2 g)" }) },
  { "content", ISMS_PROSE, N_("Content"), .listed = TRUE, .also = "text|summary" },
  { "nothing_to_report", ISMS_BOOLEAN, N_("Nothing to report"), .hint = N_("It was looked at, and there was nothing to say") },
  { "prepared_by", ISMS_LINK, N_("Prepared by"), .links_to = "person" },
  { "links", ISMS_LINKS, N_("Records looked at") },
};

const IsmsKind isms_kind_review_input = {
  .name = "review_input",
  .prefix = "MI-",
  .label = N_("Review input"),
  .plural = N_("Review inputs"),
  .none = N_("No Review Inputs Yet"),
  .clause = "9.3.2",
  .about = N_("What the management review looked at under one of its points."),
  .also = "input|eingabe",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

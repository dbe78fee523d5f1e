/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "title", ISMS_TEXT, N_("Title"), .required = TRUE, .listed = TRUE, .also = "name|evidence|nachweis" },
  { "kind", ISMS_CHOICE, N_("Kind"), .also = "type",
    .choices = ISMS_CHOICES ({ "document", N_("Document"), "policy|minutes" },
                             { "export", N_("Export or report"), "report|log" },
                             { "screenshot", N_("Picture"), "photo|screenshot" },
                             { "interview", N_("Interview"), "conversation" },
                             { "observation", N_("Observation or test"), "test|visit" }) },
  { "supports", ISMS_LINKS, N_("Shows"), .hint = N_("The control, finding or action it proves"), .listed = TRUE, .also = "control|controls" },
  { "dated", ISMS_DATE, N_("Dated"), .past = TRUE, .hint = N_("The day it tells about"), .listed = TRUE, .also = "date|datum" },
  { "valid_until", ISMS_DATE, N_("Valid until"), .hint = N_("When newer evidence is wanted"), .not_before = "dated", .also = "expires|expiry date" },
  { "collected_by", ISMS_LINK, N_("Collected by"), .links_to = "person", .also = "owner" },
  { "document", ISMS_LINK, N_("Document"), .links_to = "document" },
  { "file", ISMS_LINK, N_("File"), .links_to = "attachment" },
  { "location", ISMS_TEXT, N_("Where it is"), .hint = N_("Path, address or shelf, when it is not kept in this file"), .also = "url|path|location" },
  { "sha256", ISMS_TEXT, N_("SHA-256"), .max_length = 64 },
  { "note", ISMS_PROSE, N_("Notes"), .also = "description|remarks" },
  { "status", ISMS_CHOICE, N_("State"),
    .choices = ISMS_CHOICES ({ "valid", N_("Valid"), "current|active" },
                             { "withdrawn", N_("Withdrawn"), "obsolete" }) },
};

const IsmsKind isms_kind_evidence = {
  .name = "evidence",
  .prefix = "E-",
  .label = N_("Evidence"),
  .plural = N_("Evidence"),
  .none = N_("No Evidence Yet"),
  .clause = "7.5",
  .about = N_("Something that shows a claim to be true."),
  .also = "proof|nachweis",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "subject", ISMS_TEXT, N_("Subject"), .required = TRUE, .listed = TRUE, .also = "title|message|betreff" },
  { "communication", ISMS_LINK, N_("Planned as"), .links_to = "communication" },
  { "sender", ISMS_LINK, N_("Sender"), .links_to = "person", .listed = TRUE, .also = "from|absender" },
  { "sent_on", ISMS_DATE, N_("Sent on"), .past = TRUE, .listed = TRUE, .also = "date|datum" },
  { "audience", ISMS_TEXT, N_("To"), .hint = N_("For example: all staff"), .listed = TRUE, .also = "recipients|with whom" },
  { "channel", ISMS_TEXT, N_("How"), .hint = N_("Meeting, mail, intranet"), .also = "medium|how" },
  { "text", ISMS_PROSE, N_("What was said"), .also = "content" },
  { "reach", ISMS_TEXT, N_("Reach"), .hint = N_("How many it reached, and how you know") },
  { "links", ISMS_LINKS, N_("Concerns") },
};

const IsmsKind isms_kind_message = {
  .name = "message",
  .prefix = "MSG-",
  .label = N_("Message"),
  .plural = N_("Messages"),
  .none = N_("No Messages Yet"),
  .clause = "7.4",
  .about = N_("A communication that was carried out, with its sender and date."),
  .also = "communication log|nachricht",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

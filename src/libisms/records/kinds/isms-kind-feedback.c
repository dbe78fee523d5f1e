/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "text", ISMS_TEXT, N_("Feedback"), .hint = N_("For example: Two practices complain about the outage of September"), .required = TRUE, .listed = TRUE, .also = "title|comment|message" },
  { "party", ISMS_LINK, N_("From"), .links_to = "party", .listed = TRUE, .also = "stakeholder|from" },
  { "tone", ISMS_CHOICE, N_("Tone"), .listed = TRUE, .also = "type|kind",
    .choices = ISMS_CHOICES ({ "praise", N_("Praise"), "positive|lob" },
                             { "complaint", N_("Complaint"), "negative|beschwerde" },
                             { "suggestion", N_("Suggestion"), "idea|vorschlag" },
                             { "question", N_("Question or survey"), "questionnaire|survey|frage" }) },
  { "detail", ISMS_PROSE, N_("In detail"), .also = "description" },
  { "channel", ISMS_TEXT, N_("How it came"), .hint = N_("Call, mail, questionnaire, visit") },
  { "received_on", ISMS_DATE, N_("Received on"), .past = TRUE, .listed = TRUE, .also = "date" },
  { "answer", ISMS_PROSE, N_("What was answered or done"), .also = "response" },
  { "answered_on", ISMS_DATE, N_("Answered on"), .past = TRUE, .not_before = "received_on" },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .also = "responsible" },
  { "links", ISMS_LINKS, N_("Concerns"), .hint = N_("Incidents, requirements, suppliers") },
};

const IsmsKind isms_kind_feedback = {
  .name = "feedback",
  .prefix = "FB-",
  .label = N_("Feedback"),
  .plural = N_("Feedback"),
  .none = N_("No Feedback Yet"),
  .clause = "9.3.2 e)",
  .about = N_("What an interested party told you about your information security."),
  .also = "complaint|praise|rückmeldung",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

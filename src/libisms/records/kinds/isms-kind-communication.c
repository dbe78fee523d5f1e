/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "what", ISMS_TEXT, N_("What"), .required = TRUE, .listed = TRUE, .also = "communication content|topic|content|was" },
  { "timing", ISMS_TEXT, N_("When"), .hint = N_("For example: monthly; within 24 h of an incident"), .listed = TRUE, .also = "when|frequency|wann" },
  { "within_hours", ISMS_INTEGER, N_("Within hours"), .hint = N_("Where there is a time limit after an event"), .min = 0, .max = 87600 },
  { "with_whom", ISMS_TEXT, N_("With whom"), .listed = TRUE, .also = "stakeholder|audience|recipients|mit wem" },
  { "how", ISMS_TEXT, N_("How"), .hint = N_("Mail, phone, portal, meeting"), .also = "channel|medium|wie" },
  { "fallback", ISMS_TEXT, N_("If that fails"), .hint = N_("The second way") },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .listed = TRUE, .also = "who|responsible|wer" },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_LIFE_CHOICES },
};

const IsmsKind isms_kind_communication = {
  .name = "communication",
  .prefix = "CP-",
  .label = N_("Communication plan entry"),
  .plural = N_("Communication plan"),
  .none = N_("No Communication Plan Yet"),
  .clause = "7.4",
  .about = N_("What is communicated, when, with whom and how."),
  .also = "communication plan|kommunikationsplan",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

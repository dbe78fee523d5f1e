/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "criterion", ISMS_TEXT, N_("Clause or control"), .hint = N_("For example: 7.2, A.6.3"), .required = TRUE, .listed = TRUE, .also = "clause|control|requirement" },
  { "audit", ISMS_LINK, N_("Audit"), .links_to = "audit", .listed = TRUE },
  { "question", ISMS_PROSE, N_("What to look for"), .also = "question|check" },
  { "result", ISMS_CHOICE, N_("Result"), .listed = TRUE, .also = "answer|rating",
    .choices = ISMS_CHOICES ({ "conform", N_("Met"), "conform|yes|ok|erfüllt" },
                             { "nonconform", N_("Not met"), "nonconform|no|nicht erfüllt" },
                             { "opportunity", N_("Met, could be better"), "opportunity|ofi|improvement" },
                             { "not_looked_at", N_("Not looked at"), "not checked|skipped" }) },
  { "evidence", ISMS_PROSE, N_("What shows it"), .hint = N_("Which sample, which record, who said what"), .also = "evidence|proof" },
  { "note", ISMS_PROSE, N_("Notes"), .also = "notes|comment" },
  { "checked_on", ISMS_DATE, N_("Looked at on"), .past = TRUE, .also = "date" },
  { "checked_by", ISMS_LINK, N_("Looked at by"), .links_to = "person", .also = "auditor" },
  { "finding", ISMS_LINK, N_("Finding"), .links_to = "finding" },
};

static const IsmsDemand demands[] = {
  { "result", "conform", "evidence", "9.2.2" },
  { "result", "nonconform", "evidence", "9.2.2" },
  { "result", "opportunity", "evidence", "9.2.2" },
  { NULL },
};

const IsmsKind isms_kind_audit_check = {
  .name = "audit_check",
  .prefix = "CHK-",
  .label = N_("Audit check"),
  .plural = N_("Audit checks"),
  .none = N_("No Audit Checks Yet"),
  .clause = "9.2.2",
  .about = N_("What an audit looked at under one clause or control, and what it saw."),
  .also = "checklist|check|prüfpunkt",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .same_by = { "audit", "criterion" },
  .demands = demands,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "reports/isms-approval-facts.h"
#include "reports/isms-approval.h"
#include "reports/isms-record-values.h"
#include "reports/isms-report-facts.h"

static IsmsReportValue *
tell_sameness (IsmsStore *store,
               IsmsRecord *approval)
{
  g_autoptr (GPtrArray) differences = isms_approval_compare (store, approval, NULL);
  guint n = differences != NULL ? differences->len : 0;
  g_autofree char *words = n > 0 ? g_strdup_printf (ngettext ("Approved version differs: %u change since", "Approved version differs: %u changes since", n), n) : g_strdup (_("As approved"));

  return isms_report_value_new_boolean (n == 0, words);
}

/* What several approve, one after the other, names them all; each approval names one. */
static IsmsReportValue *
name_approvers (IsmsStore *store,
                IsmsRecord *subject,
                IsmsRecord *source)
{
  IsmsRecord *record = isms_kind_field (isms_record_get_kind (subject), "approved_by")->type == ISMS_LINKS ? subject : source;

  return isms_record_value_field (store, isms_record_get_kind (record), record, "approved_by");
}

/**
 * isms_approval_append_facts:
 * @subject: (nullable): what the report prints: a version of the statement, a plan, a review
 *
 * Adds who approved it, when, the hash of what was approved word for word, and whether that still is what stands here (7.5.2 c, 7.5.3).
 * An approval that was written down elsewhere has no hash and nothing to compare with: the cover names it, and only the data repeats it.
 */
void
isms_approval_append_facts (IsmsReport *report,
                            IsmsStore *store,
                            IsmsRecord *subject)
{
  IsmsReportFacts *facts = isms_report_facts_new ("approval", _("Approval"));
  gboolean approved = subject != NULL && g_strcmp0 (isms_record_get_text (subject, "status"), "approved") == 0;
  g_autoptr (IsmsRecord) approval = approved ? isms_approval_find (store, subject) : NULL;
  g_autofree char *head = approval != NULL ? isms_approval_dup_head (approval) : NULL;
  IsmsRecord *source = approval != NULL ? approval : subject;

  if (approved)
    {
      if (isms_kind_field (isms_record_get_kind (source), "version") != NULL)
        isms_report_facts_add (facts, "version", approval != NULL && isms_record_has (source, "version") ? _("Version") : NULL, isms_record_value_text (source, "version"));
      isms_report_facts_add (facts, "approved_by", approval != NULL ? _("Approved by") : NULL, name_approvers (store, subject, source));
      isms_report_facts_add (facts, "approved_on", approval != NULL ? _("Approved on") : NULL, isms_record_value_date (source, "approved_on"));
    }
  if (approval != NULL)
    {
      isms_report_facts_add (facts, "content_sha256", _("SHA-256 of what was approved"), isms_record_value_text (approval, "sha256"));
      isms_report_facts_add (facts, "records_sha256", _("Records at the approval"), isms_report_value_new_text (head));
      isms_report_facts_add (facts, "as_approved", _("The records now"), tell_sameness (store, approval));
    }
  isms_report_append (report, ISMS_REPORT_BLOCK (facts));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "reports/isms-record-values.h"
#include "reports/isms-report-cover.h"
#include "store/isms-history.h"

static char *
dup_date (GDateTime *time)
{
  return g_date_time_format (time, "%Y-%m-%d");
}

static char *
dup_past_day (IsmsStore *store)
{
  const char *asked = isms_store_get_past_day (store);
  g_autoptr (IsmsStep) head = isms_history_get_step (store, isms_history_get_head (store), NULL);
  g_autoptr (GDateTime) at = head != NULL ? g_date_time_new_from_unix_utc_usec (head->at) : NULL;

  if (asked != NULL)
    return g_strdup (asked);
  return at != NULL ? dup_date (at) : NULL;
}

/**
 * isms_report_dup_day:
 *
 * Returns: (transfer full): the day by which it is told what is overdue or expired, as 2026-11-24: today, or the day of the past that the
 *   store shows
 */
char *
isms_report_dup_day (IsmsStore *store)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  char *day = isms_store_is_past (store) ? dup_past_day (store) : NULL;

  return day != NULL ? day : dup_date (now);
}

/**
 * isms_report_find_version:
 * @kind: the name of a kind whose records are versions of one thing: "soa", "treatment_plan"
 *
 * Returns: (transfer full) (nullable): the newest that is not withdrawn
 */
IsmsRecord *
isms_report_find_version (IsmsStore *store,
                          const char *kind)
{
  g_autoptr (GPtrArray) versions = isms_store_list_records (store, isms_kind_find (kind));

  for (guint i = versions->len; i > 0; i--)
    if (g_strcmp0 (isms_record_get_text (g_ptr_array_index (versions, i - 1), "status"), "withdrawn") != 0)
      return g_object_ref (g_ptr_array_index (versions, i - 1));
  return NULL;
}

/**
 * isms_report_cover_begin:
 *
 * Says whose report it is and by which edition of the standard.
 */
void
isms_report_cover_begin (IsmsReport *report,
                         IsmsStore *store)
{
  g_autoptr (GPtrArray) organisations = isms_store_list_records (store, isms_kind_find ("organisation"));
  IsmsRecord *organisation = organisations->len > 0 ? g_ptr_array_index (organisations, 0) : NULL;
  g_autofree char *standard = organisation != NULL ? isms_record_format (organisation, "standard_edition") : g_strdup ("");
  IsmsReportFacts *cover = isms_report_get_cover (report);

  if (organisation != NULL)
    isms_report_set_organisation (report, isms_record_get_title (organisation));
  /* Paper says it in large letters above the title. */
  isms_report_facts_add_data (cover, "organisation", isms_record_value_text (organisation, "name"));
  isms_report_facts_add (cover, "standard", _("Standard"), isms_report_value_new_text (*standard != '\0' ? standard : "ISO/IEC 27001:2022 with Amendment 1:2024"));
}

/**
 * isms_report_cover_end:
 *
 * Says from which state of the records the report was made.
 */
void
isms_report_cover_end (IsmsReport *report,
                       IsmsStore *store)
{
  IsmsReportFacts *cover = isms_report_get_cover (report);
  g_autofree char *head = isms_report_dup_head_hash (store);

  if (isms_store_is_past (store))
    {
      g_autofree char *day = dup_past_day (store);

      isms_report_facts_add (cover, "as_of", _("Shows the state of"), isms_report_value_new_date (day));
    }
  isms_report_facts_add (cover, "head", _("State of the records"), isms_report_value_new_text (head));
}

static IsmsReportValue *
status_value (IsmsRecord *version)
{
  if (version != NULL && isms_record_has (version, "status"))
    return isms_record_value_choice (version, "status");
  return isms_report_value_new_code ("draft", _("Draft"), ISMS_REPORT_MARK_NONE);
}

static IsmsReportValue *
today_value (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = dup_date (now);

  return isms_report_value_new_date (today);
}

/**
 * isms_report_cover_add_version:
 * @version: (nullable): the version that the report prints, with the fields version, status, approved_by and approved_on; without one it is
 *   the draft 0.1
 *
 * Says on the cover and in the footer which version it is and who approved it (7.5.2).
 */
void
isms_report_cover_add_version (IsmsReport *report,
                               IsmsStore *store,
                               IsmsRecord *version)
{
  IsmsReportFacts *cover = isms_report_get_cover (report);
  const char *said = version != NULL ? isms_record_get_text (version, "version") : NULL;
  const char *number = said != NULL ? said : "0.1";
  g_autoptr (IsmsReportValue) status = status_value (version);
  g_autofree char *words = isms_report_value_dup_words (status);
  gboolean many = version != NULL && isms_kind_field (isms_record_get_kind (version), "approved_by")->type == ISMS_LINKS;

  isms_report_describe (report, store, number, words);
  isms_report_facts_add (cover, "version", _("Version"), isms_report_value_new_text (number));
  isms_report_facts_add (cover, "status", _("State"), g_steal_pointer (&status));
  isms_report_facts_add (cover, "date", _("Date"), today_value ());
  if (many)
    isms_report_facts_add (cover, "approvers", _("Approved by"), isms_record_value_links (store, version, "approved_by"));
  else
    isms_report_facts_add (cover, "approver", _("Approved by"), isms_record_value_link (store, version, "approved_by"));
  isms_report_facts_add (cover, "approved_on", _("Approved on"), isms_record_value_date (version, "approved_on"));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-review.h"
#include "reports/isms-approval-facts.h"
#include "reports/isms-approval.h"
#include "reports/isms-record-values.h"
#include "reports/isms-report-cover.h"
#include "reports/isms-report-gaps.h"
#include "reports/isms-review-report.h"
#include "reports/isms-review-topics.h"
#include "reports/isms-risk-parts.h"
#include "store/isms-demand.h"

typedef struct
{
  IsmsStore *store; /* as it was when the minutes were approved, or else the same */
  IsmsReview *review;
  IsmsRecord *record; /* (nullable) */
  IsmsReport *report;
} Maker;

/* Whose review it is (9.3.1). */
static IsmsReportValue *
top_management_value (Maker *maker)
{
  g_autoptr (GPtrArray) present = maker->record != NULL ? isms_store_get_links (maker->store, maker->record, "attendees") : g_ptr_array_new ();
  g_autoptr (GPtrArray) managers = g_ptr_array_new ();

  for (guint i = 0; i < present->len; i++)
    if (isms_demand_is_top_management (maker->store, g_ptr_array_index (present, i)))
      g_ptr_array_add (managers, g_ptr_array_index (present, i));
  return isms_record_value_records (managers);
}

static void
add_cover (Maker *maker)
{
  IsmsReportFacts *cover = isms_report_get_cover (maker->report);
  const char *status = maker->record != NULL ? isms_record_get_text (maker->record, "status") : NULL;
  g_autofree char *words = status != NULL ? isms_record_format (maker->record, "status") : NULL;
  IsmsRecord *record = maker->record;

  isms_report_cover_begin (maker->report, maker->store);
  isms_report_describe (maker->report, maker->store, NULL, words != NULL ? words : isms_review_get_until (maker->review));
  isms_report_facts_add (cover, "review", _("Review"), record != NULL ? isms_record_value_record (record) : isms_report_value_new_null (_("Not planned yet")));
  isms_report_facts_add (cover, "held_on", _("Held on"), isms_record_value_date (record, "held_on"));
  isms_report_facts_add (cover, "since", _("Looks at what happened since"),
                         isms_review_get_since (maker->review) != NULL ? isms_report_value_new_date (isms_review_get_since (maker->review))
                                                                       : isms_report_value_new_null (_("The beginning: it is the first")));
  isms_report_facts_add (cover, "until", _("Until"), isms_report_value_new_date (isms_review_get_until (maker->review)));
  isms_report_facts_add (cover, "attendees", _("Present"), isms_record_value_links (maker->store, record, "attendees"));
  isms_report_facts_add (cover, "top_management", _("Of them top management"), top_management_value (maker));
  isms_report_facts_add (cover, "status", _("State"), isms_record_value_choice (record, "status"));
  isms_report_facts_add (cover, "approved_by", _("Minutes approved by"), isms_record_value_link (maker->store, record, "approved_by"));
  isms_report_facts_add (cover, "approved_on", _("Minutes approved on"), isms_record_value_date (record, "approved_on"));
  isms_report_cover_end (maker->report, maker->store);
}

static void
add_verdict (Maker *maker)
{
  static const char *const verdicts[] = { "suitable", "adequate", "effective" };
  IsmsReportFacts *facts = isms_report_facts_new ("verdict", _("Verdict"));

  isms_report_block_set_note (ISMS_REPORT_BLOCK (facts), _("Of top management, on the information security management system (9.3.1)."));
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    isms_report_facts_add (facts, verdicts[i], _(isms_kind_field (isms_kind_find ("review"), verdicts[i])->label),
                           isms_record_value_choice (maker->record, verdicts[i]));
  isms_report_facts_add (facts, "reservations", _("Reasons and reservations"), isms_record_value_text (maker->record, "reservations"));
  isms_report_facts_add (facts, "next_due", _("Next review by"), isms_record_value_date (maker->record, "next_due"));
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (facts));
}

static guint
count_news (GArray *items,
            IsmsReviewNews news)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += (g_array_index (items, IsmsReviewItem, i).news & news) != 0;
  return n;
}

static void
add_point (Maker *maker,
           IsmsReportTable *table,
           guint topic)
{
  IsmsReportRow *row = isms_report_table_add_row (table);
  g_autoptr (GPtrArray) said = isms_review_list_said (maker->review, topic);
  g_autoptr (GArray) items = isms_review_list_items (maker->review, topic);
  g_autofree char *text = isms_review_dup_said (said);

  isms_report_row_set (row, "clause", isms_report_value_new_text (isms_review_get_clause (topic)));
  isms_report_row_set (row, "title", isms_report_value_new_text (isms_review_get_title (topic)));
  isms_report_row_set (row, "point", isms_report_value_new_text (isms_review_get_point (topic)));
  isms_report_row_set (row, "items", isms_report_value_new_integer (items->len));
  isms_report_row_set (row, "new", isms_report_value_new_integer (count_news (items, ISMS_REVIEW_NEW)));
  isms_report_row_set (row, "closed", isms_report_value_new_integer (count_news (items, ISMS_REVIEW_CLOSED)));
  isms_report_row_set (row, "open", isms_report_value_new_integer (count_news (items, ISMS_REVIEW_OPEN)));
  isms_report_row_set (row, "overdue", isms_report_value_new_integer (count_news (items, ISMS_REVIEW_LATE)));
  isms_report_row_set (row, "said", text != NULL ? isms_report_value_new_text (text) : isms_report_value_new_null (_("Nothing is written yet.")));
  isms_report_row_set (row, "nothing", isms_report_value_new_boolean (isms_review_is_nothing (said), ""));
  isms_report_row_set (row, "inputs", isms_record_value_records (said));
}

static void
add_agenda (Maker *maker)
{
  const IsmsReportColumn columns[] = {
    { "clause", _("Clause"), ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "title", _("Input"), ISMS_REPORT_VALUE_TEXT, .width = 2.2, .flags = ISMS_REPORT_COLUMN_ROW_HEADER },
    { "items", _("Items"), ISMS_REPORT_VALUE_INTEGER, .width = 46, .flags = ISMS_REPORT_COLUMN_FIXED | ISMS_REPORT_COLUMN_CENTER },
    { "new", _("New"), ISMS_REPORT_VALUE_INTEGER, .width = 46, .flags = ISMS_REPORT_COLUMN_FIXED | ISMS_REPORT_COLUMN_CENTER },
    { "closed", _("Ended"), ISMS_REPORT_VALUE_INTEGER, .width = 46, .flags = ISMS_REPORT_COLUMN_FIXED | ISMS_REPORT_COLUMN_CENTER },
    { "open", _("Open"), ISMS_REPORT_VALUE_INTEGER, .width = 46, .flags = ISMS_REPORT_COLUMN_FIXED | ISMS_REPORT_COLUMN_CENTER },
    { "overdue", _("Overdue"), ISMS_REPORT_VALUE_INTEGER, .width = 54, .flags = ISMS_REPORT_COLUMN_FIXED | ISMS_REPORT_COLUMN_CENTER },
    { "said", _("What was said"), ISMS_REPORT_VALUE_TEXT, .width = 3.4 },
    { "nothing", NULL, ISMS_REPORT_VALUE_BOOLEAN, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "point", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "inputs", NULL, ISMS_REPORT_VALUE_REFS, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("agenda", _("Agenda"), columns, G_N_ELEMENTS (columns));

  isms_report_block_set_note (ISMS_REPORT_BLOCK (table), _("The inputs of 9.3.2. The records that were looked at under each follow below."));
  for (guint i = 0; i < ISMS_N_REVIEW_TOPICS; i++)
    add_point (maker, table, i);
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
}

static void
add_results (Maker *maker,
             const char *kind,
             const char *key,
             const char *title)
{
  const IsmsReportColumn columns[] = {
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 52, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", _("What"), ISMS_REPORT_VALUE_TEXT, .width = 3.4 },
    { "owner", _("Who"), ISMS_REPORT_VALUE_REF, .width = 1.3, .refs = ISMS_REPORT_REFS_TITLE },
    { "due", _("Until"), ISMS_REPORT_VALUE_DATE, .width = 1 },
    { "status", _("State"), ISMS_REPORT_VALUE_CODE, .width = 1 },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new (key, title, columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) records = isms_review_list_results (maker->review, kind);

  isms_report_table_set_empty_text (table, _("None."));
  for (guint i = 0; i < records->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_report_row_set_for (row, record);
      isms_report_row_set (row, "key", isms_record_value_key (record));
      isms_report_row_set (row, "code", isms_report_value_new_text (isms_record_get_code (record)));
      isms_report_row_set (row, "title", isms_report_value_new_text (isms_record_get_title (record)));
      isms_report_row_set (row, "owner", isms_record_value_link (maker->store, record, "owner"));
      isms_report_row_set (row, "due", isms_record_value_date (record, "due"));
      isms_report_row_set (row, "status", isms_record_value_choice (record, "status"));
    }
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (table));
  if (g_str_equal (kind, "decision"))
    isms_report_set_main_table (maker->report, table);
}

static void
add_gaps (Maker *maker)
{
  g_autoptr (GArray) gaps = isms_review_list_gaps (maker->review);

  isms_report_append_gaps (maker->report, gaps, _("Nothing that clause 9.3 asks for."));
}

/* Top management signs: whoever approved the minutes, or an empty line. */
static void
add_signoff (Maker *maker)
{
  IsmsReportSignoff *signoff = isms_report_signoff_new (NULL, _("Sign-off"));
  g_autoptr (IsmsRecord) approver = maker->record != NULL ? isms_store_get_link (maker->store, maker->record, "approved_by") : NULL;
  const char *date = maker->record != NULL ? isms_record_get_text (maker->record, "approved_on") : NULL;

  isms_report_block_set_note (ISMS_REPORT_BLOCK (signoff), _("By signing, top management approves these minutes and stands by the decisions in them (9.3.3)."));
  isms_report_signoff_add (signoff, _("Top management"), approver != NULL ? isms_record_get_title (approver) : NULL, date);
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (signoff));
}

/**
 * isms_review_report_new:
 * @about: (nullable): a "review"; %NULL for the latest
 * @error: return location: that the history cannot be read
 *
 * Makes the minutes of a management review (9.3.3): what it looked at under each input of 9.3.2, record by record, what was said and
 * decided, and the verdict. Before it is held they are what those present are sent to read. What it looked at is told as it was on its
 * day, and approved minutes as they were approved, whatever the records say by now.
 *
 * Returns: (transfer full) (nullable): the report
 */
IsmsReport *
isms_review_report_new (IsmsStore *store,
                        IsmsRecord *about,
                        GError **error)
{
  g_autofree char *day = isms_report_dup_day (store);
  g_autoptr (IsmsRecord) now = about != NULL ? g_object_ref (about) : isms_review_find (store);
  g_autoptr (IsmsStore) approved = isms_approval_go_back (store, now);
  g_autoptr (IsmsRecord) record = approved != NULL ? isms_store_get_any (approved, isms_record_get_key (now)) : now != NULL ? g_object_ref (now)
                                                                                                                            : NULL;
  g_autoptr (IsmsReview) review = isms_review_new (approved != NULL ? approved : store, record, day);
  g_autoptr (IsmsReviewPast) past = isms_review_past_read (store, isms_review_get_held (review), isms_review_get_since (review),
                                                           isms_review_get_until (review), NULL, error);
  Maker maker = { .store = approved != NULL ? approved : store, .review = review, .record = record };

  if (past == NULL)
    return NULL;
  isms_review_set_past (review, past);
  maker.report = isms_risk_parts_new_report ("review", _("Minutes of the management review"), _("ISO/IEC 27001, clause 9.3"));
  add_cover (&maker);
  add_verdict (&maker);
  add_results (&maker, "decision", "decisions", _("Decisions"));
  add_results (&maker, "action", "actions", _("Actions"));
  add_agenda (&maker);
  isms_review_topics_append (maker.report, review);
  add_gaps (&maker);
  isms_approval_append_facts (maker.report, store, now);
  isms_report_append_head (maker.report, store);
  add_signoff (&maker);
  return maker.report;
}

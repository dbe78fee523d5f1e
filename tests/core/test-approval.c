/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-soa-decide.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "reports/isms-approval.h"
#include "reports/isms-report-json.h"
#include "reports/isms-soa-report.h"
#include "store/isms-history.h"
#include "sample-fixture.h"

static void
approve (IsmsStore *store)
{
  g_autoptr (IsmsRecord) approver = isms_store_find (store, isms_kind_find ("person"), "P-01");
  g_autofree char *today = isms_day_dup_today (); /* the sample moves with it */
  IsmsApprovalWords words = { .version = "1.2", .approver = approver, .date = today, .summary = "After the move" };
  g_autoptr (GError) error = NULL;

  isms_approval_approve_statement (store, &words, &error);
  g_assert_no_error (error);
}

static IsmsRecord *
get_version (IsmsStore *store)
{
  g_autoptr (IsmsSoa) soa = isms_soa_new (store);

  return g_object_ref (isms_soa_get_version (soa));
}

static GPtrArray *
compare (IsmsStore *store)
{
  g_autoptr (IsmsRecord) version = get_version (store);
  g_autoptr (IsmsRecord) approval = isms_approval_find (store, version);
  g_autoptr (GError) error = NULL;
  GPtrArray *differences = isms_approval_compare (store, approval, &error);

  g_assert_no_error (error);
  return differences;
}

static void
decide (IsmsStore *store,
        const char *code,
        IsmsSoaState state,
        const char *reason)
{
  g_autoptr (IsmsRecord) control = isms_store_find (store, isms_kind_find ("control"), code);
  g_autoptr (GError) error = NULL;

  isms_soa_decide (store, control, state, reason, &error);
  g_assert_no_error (error);
}

static void
test_approve (void)
{
  g_autoptr (IsmsStore) store = open_sample ();
  g_autoptr (IsmsRecord) old = get_version (store);
  g_autoptr (IsmsRecord) version = NULL;
  g_autoptr (IsmsRecord) approval = NULL;
  g_autofree char *sha256 = NULL;
  gint64 head = isms_history_get_head (store);

  approve (store);
  g_assert_cmpint (isms_history_get_head (store), ==, head + 1);
  version = get_version (store);
  g_assert_cmpstr (isms_record_get_text (version, "version"), ==, "1.2");
  g_assert_cmpstr (isms_record_get_text (version, "status"), ==, "approved");
  g_assert_cmpstr (isms_record_get_text (old, "status"), ==, "withdrawn");
  approval = isms_approval_find (store, version);
  sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, isms_record_get_text (approval, "content"), -1);
  g_assert_cmpstr (isms_record_get_text (approval, "sha256"), ==, sha256);
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpstr (isms_record_get_text (old, "status"), ==, "approved");
}

static void
test_difference (void)
{
  g_autoptr (IsmsStore) store = open_sample ();
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (GPtrArray) again = NULL;
  const IsmsDifference *difference;

  approve (store);
  none = compare (store);
  g_assert_cmpuint (none->len, ==, 0);
  decide (store, "A.5.7", ISMS_SOA_PLANNED, NULL);
  some = compare (store);
  /* Its state, and the date by which it is to be in place, which no longer goes without saying. */
  g_assert_cmpuint (some->len, ==, 2);
  difference = g_ptr_array_index (some, 0);
  g_assert_cmpstr (difference->code, ==, "A.5.7");
  g_assert_cmpstr (difference->was, ==, "In place");
  g_assert_cmpstr (difference->is, ==, "Planned");
  g_assert_true (isms_history_undo (store, NULL));
  again = compare (store);
  g_assert_cmpuint (again->len, ==, 0);
}

static gboolean
reads_as_approved (IsmsStore *store)
{
  g_autoptr (IsmsReport) report = isms_soa_report_new (store, NULL, NULL);
  g_autoptr (JsonNode) node = isms_report_to_json_node (report);
  JsonObject *approval = json_object_get_object_member (json_node_get_object (node), "approval");

  g_assert_cmpstr (json_object_get_string_member (approval, "version"), ==, "1.2");
  g_assert_cmpuint (strlen (json_object_get_string_member (approval, "content_sha256")), ==, 64);
  return json_object_get_boolean_member (approval, "as_approved");
}

/* The paper itself says whether it is what was approved. */
static void
test_report (void)
{
  g_autoptr (IsmsStore) store = open_sample ();

  approve (store);
  g_assert_true (reads_as_approved (store));
  decide (store, "A.5.7", ISMS_SOA_PLANNED, NULL);
  g_assert_false (reads_as_approved (store));
}

static void
test_exclude (void)
{
  g_autoptr (IsmsStore) store = open_sample ();
  g_autoptr (IsmsRecord) control = isms_store_find (store, isms_kind_find ("control"), "A.5.7");
  g_autoptr (GError) error = NULL;
  gint64 head = isms_history_get_head (store);

  g_assert_false (isms_soa_decide (store, control, ISMS_SOA_EXCLUDED, "", &error));
  g_assert_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_REQUIRED);
  g_assert_cmpint (isms_history_get_head (store), ==, head);
  decide (store, "A.5.7", ISMS_SOA_EXCLUDED, "Our provider does it for us.");
  g_assert_cmpint (isms_soa_read_state (control), ==, ISMS_SOA_EXCLUDED);
  decide (store, "A.5.7", ISMS_SOA_UNDECIDED, NULL);
  g_assert_cmpint (isms_soa_read_state (control), ==, ISMS_SOA_UNDECIDED);
  decide (store, "A.5.7", ISMS_SOA_EXCLUDED, NULL);
  g_assert_cmpstr (isms_record_get_text (control, "exclusion_reason"), ==, "Our provider does it for us.");
  decide (store, "A.5.7", ISMS_SOA_IMPLEMENTED, NULL);
  g_assert_cmpint (isms_soa_read_state (control), ==, ISMS_SOA_IMPLEMENTED);
}

static void
test_version (void)
{
  const char *const steps[][2] = { { "1.1", "1.2" }, { "1.9", "1.10" }, { "7", "8" }, { "draft", "1.0" }, { NULL, "1.0" }, { "2026-3", "2026-4" } };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *next = isms_approval_suggest_version (steps[i][0]);

      g_assert_cmpstr (next, ==, steps[i][1]);
    }
}

static gboolean
say_approved (IsmsStore *store,
              IsmsRecord *record,
              GError **error)
{
  g_assert_true (isms_store_begin (store, "Say so", NULL, NULL));
  return isms_store_set_text (store, record, "status", "approved", error) && isms_store_commit (store, error);
}

static IsmsRecord *
add_draft (IsmsStore *store,
           const IsmsKind *kind)
{
  IsmsRecord *draft;

  g_assert_true (isms_store_begin (store, "Draft", NULL, NULL));
  draft = isms_store_create (store, kind, NULL);
  g_assert_true (isms_store_set_text (store, draft, kind->fields[0].name, "Draft", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  return draft;
}

/* What an approval freezes is not approved by saying so, whatever may be said of what is kept elsewhere. */
static void
test_not_by_word (gconstpointer kind)
{
  g_autoptr (IsmsStore) store = open_sample ();
  g_autoptr (IsmsRecord) draft = add_draft (store, isms_kind_find (kind));
  g_autoptr (GError) error = NULL;

  if (g_str_equal (kind, "document"))
    {
      g_assert_true (say_approved (store, draft, &error));
      return;
    }
  g_assert_false (say_approved (store, draft, &error));
  g_assert_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_REQUIRED);
  g_assert_null (isms_record_get_text (draft, "status"));
}

/* An approval of its own step, not one that was given before. */
static void
test_not_again_by_word (void)
{
  g_autoptr (IsmsStore) store = open_sample ();
  g_autoptr (IsmsRecord) scope = add_draft (store, &isms_kind_scope);
  g_autoptr (IsmsRecord) approver = isms_store_find (store, &isms_kind_person, "P-01");
  g_autofree char *today = isms_day_dup_today ();
  IsmsApprovalWords words = { .approver = approver, .date = today };
  g_autoptr (GError) error = NULL;

  g_assert_true (isms_approval_approve (store, scope, &words, &error));
  g_assert_true (isms_store_begin (store, "Withdraw", NULL, NULL));
  g_assert_true (isms_store_set_text (store, scope, "status", "withdrawn", NULL) && isms_store_commit (store, NULL));
  g_assert_false (say_approved (store, scope, &error));
  g_assert_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_REQUIRED);
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpstr (isms_record_get_text (scope, "status"), ==, "approved");
}

static void
remove_record (IsmsStore *store,
               IsmsRecord *record)
{
  g_assert_true (isms_store_begin (store, "Remove", NULL, NULL));
  isms_store_delete (store, record);
  g_assert_true (isms_store_commit (store, NULL));
}

/* Without its approval nothing is approved; undo brings back both. */
static void
test_removed (void)
{
  g_autoptr (IsmsStore) store = open_sample ();
  g_autoptr (IsmsRecord) scope = add_draft (store, &isms_kind_scope);
  g_autoptr (IsmsRecord) first = isms_store_find (store, &isms_kind_person, "P-01");
  g_autoptr (IsmsRecord) second = isms_store_find (store, &isms_kind_person, "P-02");
  g_autofree char *today = isms_day_dup_today ();
  IsmsApprovalWords words = { .approver = first, .date = today };
  g_autoptr (IsmsRecord) approval = NULL;
  g_autoptr (IsmsRecord) again = NULL;

  g_assert_true (isms_approval_approve (store, scope, &words, NULL));
  approval = isms_approval_find (store, scope);
  remove_record (store, approval);
  g_assert_cmpstr (isms_record_get_text (scope, "status"), ==, "in_review");
  g_assert_false (isms_record_has (scope, "approved_on"));
  g_assert_false (isms_record_has (scope, "approved_by"));
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpstr (isms_record_get_text (scope, "status"), ==, "approved");
  g_assert_cmpstr (isms_record_get_text (scope, "approved_on"), ==, today);
  g_assert_cmpint (isms_record_get_integer (scope, "approved_by", 0), ==, isms_record_get_key (first));
  g_assert_false (isms_record_get_deleted (approval));

  words.approver = second;
  g_assert_true (isms_approval_approve (store, scope, &words, NULL));
  again = isms_approval_find (store, scope);
  remove_record (store, again);
  g_assert_cmpint (isms_record_get_integer (scope, "approved_by", 0), ==, isms_record_get_key (first)); /* that approval is still there */
}

int
main (int argc,
      char *argv[])
{
  static const char *const kinds[] = { "method", "scope", "soa", "treatment_plan", "document" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/approval/approve", test_approve);
  g_test_add_func ("/approval/difference", test_difference);
  g_test_add_func ("/approval/report", test_report);
  g_test_add_func ("/approval/exclude", test_exclude);
  g_test_add_func ("/approval/version", test_version);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/approval/not-by-word/", kinds[i], NULL);

      g_test_add_data_func (path, kinds[i], test_not_by_word);
    }
  g_test_add_func ("/approval/not-again-by-word", test_not_again_by_word);
  g_test_add_func ("/approval/removed", test_removed);
  return g_test_run ();
}

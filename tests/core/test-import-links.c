/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "import-fixture.h"

static void
add_people (IsmsStore *store)
{
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "person", "ID,Name\nP-7,\"Müller, Ada\"\nP-8,Ben Li\n");

  assert_counts (report, 2, 0, 0, 0);
}

static guint
count (IsmsStore *store,
       const char *kind)
{
  return isms_store_count (store, isms_kind_find (kind));
}

static void
test_by_name (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) report = NULL;

  add_people (store);
  report = import_fixture_import (store, "risk", "ID,Title,Owner\nR1,a,\"müller, ada\"\nR2,b,p-8\nR3,c,\"Doe, Jo\"\nR4,d,\"doe, jo\"\nR5,e,-\nR6,f,n/a\n");
  assert_field (store, "risk", "R1", "owner", "Müller, Ada");
  assert_field (store, "risk", "R2", "owner", "Ben Li");
  assert_field (store, "risk", "R4", "owner", "Doe, Jo");
  assert_field (store, "risk", "R5", "owner", "");
  g_assert_cmpuint (report->additions->len, ==, 1);
  g_assert_cmpuint (((IsmsImportAddition *) g_ptr_array_index (report->additions, 0))->n_uses, ==, 2);
  g_assert_cmpuint (report->ignored->len, ==, 0);
  g_assert_cmpuint (count (store, "person"), ==, 3);
}

/* Several where several fit: each once, whatever parts them; a name with a comma stays whole if somebody has it. */
static void
test_lists (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) assets = import_fixture_import (store, "asset", "ID,Name\nA1,\"Mail, calendar\"\nA2,Web\n");
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "risk",
                                                               "ID,Title,Assets\n"
                                                               "R1,a,\"Mail, calendar\"\n"
                                                               "R2,b,\"A1;A2;web\"\n"
                                                               "R3,c,\"Web, Shop (a, b)\"\n"
                                                               "R4,d,\"Web\nA1\"\n"
                                                               "R5,e,none\n");

  assert_counts (assets, 2, 0, 0, 0);
  assert_field (store, "risk", "R1", "assets", "Mail, calendar");
  assert_field (store, "risk", "R2", "assets", "Mail, calendar;Web");
  assert_field (store, "risk", "R3", "assets", "Web;Shop (a, b)");
  assert_field (store, "risk", "R4", "assets", "Web;Mail, calendar");
  assert_field (store, "risk", "R5", "assets", "");
  g_assert_cmpuint (report->additions->len, ==, 1);
}

/* What a cell calls by a code is found again when its own register comes later. */
static void
test_register_comes_later (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) risks = import_fixture_import (store, "risk", "ID,Title,Asset ID\nR1,a,A01\nR2,b,AST-2 (laptops)\n");
  g_autoptr (IsmsImportReport) assets = import_fixture_import (store, "asset", "ID,Name\nA01,Mail\nAST-2,Laptops\n");

  g_assert_cmpuint (risks->additions->len, ==, 2);
  assert_counts (assets, 0, 2, 0, 0);
  assert_field (store, "risk", "R1", "assets", "Mail");
  assert_field (store, "risk", "R2", "assets", "Laptops");
}

static void
test_codes_among_words (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) assets = import_fixture_import (store, "asset", "ID,Name\nAST-1,ERP\nAST-2,Laptops\n2,Printers\n");
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "risk", "ID,Title,Assets\nR1,a,ERP (AST-1)\nR2,b,AST-1 AST-2\nR3,c,Server 2\n");

  g_assert_cmpuint (assets->n_added, ==, 3);
  assert_field (store, "risk", "R1", "assets", "ERP");
  assert_field (store, "risk", "R2", "assets", "ERP;Laptops");
  assert_field (store, "risk", "R3", "assets", "Server 2");
  g_assert_cmpstr (import_fixture_find_value (report->changes, "Assets", "AST-1 AST-2")->becomes, ==, "AST-1, AST-2");
}

/* A risk is not made of a word: somebody has to have looked at it. */
static void
test_not_made (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "treatment", "ID,Action,Risk,Controls\nT1,Encrypt,R-1,MFA\n");

  assert_counts (report, 1, 0, 0, 0);
  g_assert_cmpuint (report->ignored->len, ==, 2);
  g_assert_cmpstr (import_fixture_find_value (report->ignored, "Risk", "R-1")->why, ==, "There is no Risk called “R-1” yet.");
  g_assert_cmpuint (report->additions->len, ==, 0);
  g_assert_cmpuint (count (store, "risk"), ==, 0);
  g_assert_cmpuint (count (store, "control"), ==, 93);
}

static void
test_more_than_fit (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) risks = import_fixture_import (store, "risk", "ID,Title,Owner\nR1,a,Ada; Ben\nR2,b,\nR3,c,\n");
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "treatment", "ID,Action,Linked risks\nT1,Encrypt,R1;R3;R2\n");

  /* The risk has a field for linked records, so the second owner is kept there. */
  assert_field (store, "risk", "R1", "owner", "Ada");
  assert_field (store, "risk", "R1", "links", "Ben");
  g_assert_cmpuint (risks->changes->len, ==, 1);
  assert_field (store, "treatment", "T1", "risk", "a");
  assert_field (store, "treatment", "T1", "links", "c;b");
  g_assert_cmpuint (report->changes->len, ==, 1);
}

static void
test_no_room_for_more (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "supplier", "ID,Supplier,Owner\nS1,Cloud,Ada; Ben\n");

  assert_field (store, "supplier", "S1", "owner", "Ada");
  g_assert_cmpuint (report->ignored->len, ==, 1);
}

/* A row may name one that stands further down. */
static void
test_forward (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "asset", "ID,Name,Depends on\nAST-1,Shop,AST-2; Network\nAST-2,Server,\nAST-3,Network,\n");

  assert_counts (report, 3, 0, 0, 0);
  assert_field (store, "asset", "AST-1", "links", "Server");
  g_assert_cmpuint (report->ignored->len, ==, 1);
}

static void
test_any_kind (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) risks = import_fixture_import (store, "risk", "ID,Title\nR-002,a\nX-1,b\n");
  g_autoptr (IsmsImportReport) assets = import_fixture_import (store, "asset", "ID,Name\nX-1,c\n");
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "objective", "ID,Objective,Source\nO1,a,ISO 6.2 + R-002\nO2,b,A.5.30; asset:X-1\nO3,c,X-1\n");

  g_assert_cmpuint (risks->n_added + assets->n_added, ==, 3);
  assert_field (store, "objective", "O1", "links", "a");
  assert_field (store, "objective", "O2", "links", "A.5.30;c");
  assert_field (store, "objective", "O3", "links", "");
  g_assert_cmpuint (report->ignored->len, ==, 1);
}

static void
test_controls_by_number (void)
{
  static const struct
  {
    const char *cell;
    const char *controls;
    gboolean change;
  } cases[] = {
    { "A.5.17", "A.5.17", FALSE },
    { "5.17", "A.5.17", FALSE },
    { "A 5.17", "A.5.17", FALSE },
    { "a5.17", "A.5.17", FALSE },
    { "Control 5.17", "A.5.17", FALSE },
    { "A 5.17 A 8.5", "A.5.17;A.8.5", TRUE },
    { "A.5.17, A.8.5", "A.5.17;A.8.5", FALSE },
    { "5.17;8.5", "A.5.17;A.8.5", FALSE },
    { "A.5.17 Authentication information", "A.5.17", TRUE },
    { "Authentication information", "A.5.17", FALSE },
    { "A.5.17/A.8.5", "A.5.17;A.8.5", TRUE },
    { "A.9.1", "", FALSE },
    { "A.5.99", "", FALSE },
    { "A.5.1.1", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IsmsStore) store = import_fixture_open ();
      g_autofree char *csv = g_strdup_printf ("ID,Title,Controls\nR1,One,\"%s\"\n", cases[i].cell);
      g_autoptr (IsmsImportReport) report = import_fixture_import (store, "risk", csv);

      g_test_message ("%s", cases[i].cell);
      assert_field (store, "risk", "R1", "controls", cases[i].controls);
      g_assert_cmpuint (report->changes->len, ==, cases[i].change);
      g_assert_cmpuint (report->ignored->len, ==, *cases[i].controls == '\0');
    }
}

static void
test_soa_decisions (void)
{
  static const char csv[] = "Control,Applicable,Justification,Status\n"
                            "5.1,Yes,Law,Implemented\n"
                            "A 5.2,No,Nothing to do,N/A\n"
                            "A.5.3 Segregation of duties,Applicable,Contract,Partially\n"
                            "Control 5.04,Not applicable,No managers,\n"
                            "5.5,Excluded,Nobody,\n"
                            "5.6,N/A,Alone,\n"
                            "5.7,,Undecided,\n"
                            "5.8,perhaps,Unclear,\n";
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "control", csv);

  assert_counts (report, 0, 8, 0, 0);
  assert_field (store, "control", "A.5.1", "applicable", "1");
  assert_field (store, "control", "A.5.1", "reason_text", "Law");
  assert_field (store, "control", "A.5.1", "state", "implemented");
  assert_field (store, "control", "A.5.2", "applicable", "0");
  assert_field (store, "control", "A.5.2", "reason_text", "");
  assert_field (store, "control", "A.5.2", "exclusion_reason", "Nothing to do");
  assert_field (store, "control", "A.5.2", "state", "");
  assert_field (store, "control", "A.5.3", "applicable", "1");
  assert_field (store, "control", "A.5.3", "state", "partial");
  assert_field (store, "control", "A.5.4", "exclusion_reason", "No managers");
  assert_field (store, "control", "A.5.5", "exclusion_reason", "Nobody");
  assert_field (store, "control", "A.5.6", "applicable", "0");
  assert_field (store, "control", "A.5.7", "applicable", "");
  assert_field (store, "control", "A.5.7", "reason_text", "Undecided");
  g_assert_cmpuint (report->ignored->len, ==, 1);
  g_assert_cmpuint (count (store, "control"), ==, 93);
}

static void
test_soa_decision_in_state (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "control", "Control Number,Implementation Status,Justification\n7.4,Not Applicable,No rooms\n5.1,Established,Law\n");

  assert_counts (report, 0, 2, 0, 0);
  assert_field (store, "control", "A.7.4", "applicable", "0");
  assert_field (store, "control", "A.7.4", "exclusion_reason", "No rooms");
  assert_field (store, "control", "A.5.1", "applicable", "");
  g_assert_cmpuint (report->ignored->len, ==, 0);
}

static void
test_own_controls (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "control", "ID,Title,Applicable\nX.7,Four eyes on payments,Yes\nOrganizational controls,,\n,Clear desk at the customer's,Yes\n");

  assert_counts (report, 2, 0, 0, 1);
  assert_field (store, "control", "X.7", "source", "own");
  assert_field (store, "control", "X.7", "applicable", "1");
  assert_field (store, "control", "X.8", "title", "Clear desk at the customer's");
}

/* Annex A says what its controls are called; a spreadsheet does not. */
static void
test_titles_of_annex_a (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "control", "ID,Title,Theme,Applicable\n8.1,Asset management,People,Yes\n8.2,PRIVILEGED ACCESS RIGHTS,Technological,Yes\n");

  assert_field (store, "control", "A.8.1", "title", "User endpoint devices");
  assert_field (store, "control", "A.8.1", "theme", "technological");
  g_assert_cmpuint (report->ignored->len, ==, 2);
  assert_counts (report, 0, 2, 0, 0);
}

static void
test_old_numbers (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "control", "ID,Title,Applicable\nA.9.1.1,Access control policy,Yes\nA.12.1,Operations,Yes\n");
  const IsmsImportLine *first = g_ptr_array_index (report->skipped, 0);

  assert_counts (report, 0, 0, 0, 2);
  g_assert_nonnull (strstr (first->why, "it became A.5.15"));
  g_assert_cmpuint (count (store, "control"), ==, 93);
}

/* A spreadsheet that takes numbers of controls for numbers loses the zero of 5.10. */
static void
test_lost_zero (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "control",
                                                               "ID,Title,Applicable\n"
                                                               "5.1,Policies for information security,Yes\n"
                                                               "5.1,Acceptable use of information and other associated assets,No\n"
                                                               "5.2,Addressing information security within supplier agreements,Yes\n");

  assert_field (store, "control", "A.5.1", "applicable", "1");
  assert_field (store, "control", "A.5.10", "applicable", "0");
  assert_field (store, "control", "A.5.20", "applicable", "1");
  assert_counts (report, 0, 3, 0, 0);
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-links/by-name", test_by_name);
  g_test_add_func ("/import-links/lists", test_lists);
  g_test_add_func ("/import-links/register-comes-later", test_register_comes_later);
  g_test_add_func ("/import-links/codes-among-words", test_codes_among_words);
  g_test_add_func ("/import-links/not-made", test_not_made);
  g_test_add_func ("/import-links/more-than-fit", test_more_than_fit);
  g_test_add_func ("/import-links/no-room-for-more", test_no_room_for_more);
  g_test_add_func ("/import-links/forward", test_forward);
  g_test_add_func ("/import-links/any-kind", test_any_kind);
  g_test_add_func ("/import-links/controls-by-number", test_controls_by_number);
  g_test_add_func ("/import-soa/decisions", test_soa_decisions);
  g_test_add_func ("/import-soa/decision-in-state", test_soa_decision_in_state);
  g_test_add_func ("/import-soa/own-controls", test_own_controls);
  g_test_add_func ("/import-soa/titles-of-annex-a", test_titles_of_annex_a);
  g_test_add_func ("/import-soa/old-numbers", test_old_numbers);
  g_test_add_func ("/import-soa/lost-zero", test_lost_zero);
  return g_test_run ();
}

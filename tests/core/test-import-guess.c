/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-fixture.h"
#include "interchange/isms-import-guess.h"

static void
assert_guess (const char *csv,
              const char *source,
              const char *kind,
              gboolean expect_sure)
{
  g_autoptr (IsmsTable) table = import_fixture_read (csv);
  gboolean sure;
  const IsmsKind *guess = isms_import_guess_kind (table, source, &sure);

  g_assert_cmpstr (guess != NULL ? guess->name : NULL, ==, kind);
  g_assert_cmpint (sure, ==, expect_sure);
}

static void
test_columns (void)
{
  assert_guess ("Risk ID,Risk Title,Likelihood,Impact\n1,Theft,2,3\n", NULL, "risk", TRUE);
  assert_guess ("Control ID,Applicable,Justification\nA.5.1,Yes,Law\n", NULL, "control", TRUE);
  assert_guess ("Lieferant,Leistung\nACME,Cloud\n", NULL, "supplier", TRUE);
  assert_guess ("Bezeichnung;Art;Wo steht es?;Lieferant;Bemerkung\nOfen;Maschine;Backstube;Müller;alt\n", NULL, "asset", TRUE);
  assert_guess ("Foo,Bar\n1,2\n", NULL, NULL, FALSE);
}

/* The columns alone would fit many kinds. */
static void
test_source (void)
{
  const char *csv = "ID,Title,Owner,Status\n1,Anything,Ada,Open\n";

  assert_guess (csv, "risk-register.csv", "risk", TRUE);
  assert_guess (csv, "incidents 2026.csv", "incident", TRUE);
  assert_guess (csv, "risk-treatment-plan.csv", "treatment", TRUE);
}

static void
test_codes (void)
{
  assert_guess ("ID,Title,Owner\nRK-01,Anything,Ada\nRK-02,More,Ada\n", "export.csv", "risk", TRUE);
}

typedef struct
{
  const char *path;
  const char *kind;
} Example;

static const Example examples[] = {
  { "org/cenedril-en/registers/asset-register.csv", "asset" },
  { "org/cenedril-en/registers/change-log.csv", "change" },
  { "org/cenedril-en/registers/competence-matrix.csv", "skill" },
  { "org/cenedril-en/registers/document-control-register.csv", "document" },
  { "org/cenedril-en/registers/incident-register.csv", "incident" },
  { "org/cenedril-en/registers/legal-compliance-register.csv", "requirement" },
  { "org/cenedril-en/registers/risk-register.csv", "risk" },
  { "org/cenedril-en/registers/risk-treatment-plan.csv", "treatment" },
  { "org/cenedril-en/registers/security-objectives-register.csv", "objective" },
  { "org/cenedril-en/registers/stakeholder-communication.csv", "communication" },
  { "org/cenedril-en/registers/stakeholder-requirements.csv", "requirement" },
  { "org/cenedril-en/registers/statement-of-applicability.csv", "control" },
  { "org/cenedril-en/registers/supplier-register.csv", "supplier" },
  { "registers/sg1unitis-assets_inventory.csv", "asset" },
  { "registers/sg1unitis-risk_register.csv", "risk" },
  { "registers/sg1unitis-roadmap.csv", "treatment" },
  { "registers/shahmikh-assets.csv", "asset" },
  { "registers/shahmikh-mappings.csv", "control" },
  { "registers/shahmikh-risk_register.csv", "risk" },
  { "registers/sushegaad-risk-register.csv", "risk" },
  { "registers/sushegaad-statement-of-applicability.csv", "control" },
};

static void
test_corpus (gconstpointer data)
{
  const Example *example = data;
  const char *shared = g_getenv ("ISMS_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : ".", "corpora", example->path, NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (IsmsTable) table = NULL;
  const IsmsKind *guess;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the corpora are not here");
      return;
    }
  table = import_fixture_read_file (path);
  guess = isms_import_guess_kind (table, name, NULL);
  g_assert_cmpstr (guess->name, ==, example->kind);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-guess/columns", test_columns);
  g_test_add_func ("/import-guess/source", test_source);
  g_test_add_func ("/import-guess/codes", test_codes);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *name = g_path_get_basename (examples[i].path);
      g_autofree char *path = g_strconcat ("/import-guess/corpora/", name, NULL);

      g_test_add_data_func (path, &examples[i], test_corpus);
    }
  return g_test_run ();
}

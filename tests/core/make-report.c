/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the statement of applicability of the tests to a file: make-report WHICH FORMAT PAPER OUT */
#include "report-fixture.h"
#include "reports/isms-report-save.h"

static const char *fixtures[] = { "usual", "undecided", "long", "many", "hostile", NULL };
static const char *formats[] = { "json", "csv", "pdf", NULL };
static const char *papers[] = { "locale", "a4", "letter", NULL };

static int
find (const char *const *words,
      const char *word)
{
  for (int i = 0; words[i] != NULL; i++)
    {
      if (g_str_equal (words[i], word))
        return i;
    }
  g_error ("unknown word: %s", word);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (IsmsReport) report = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  IsmsPdfOptions options = { 0 };

  if (argc != 5)
    return 64;
  report = soa_fixture_new ((SoaFixture) find (fixtures, argv[1]));
  options.paper = (IsmsPaper) find (papers, argv[3]);
  file = g_file_new_for_commandline_arg (argv[4]);
  if (isms_report_save (report, (IsmsReportFormat) find (formats, argv[2]), file, &options, NULL, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A statement of applicability as a small firm would have it, for tests of the writers of reports. */
#include "report-fixture.h"

#include <string.h>

typedef enum
{
  IMPLEMENTED,
  PARTIAL,
  PLANNED,
  NOT_STARTED,
  EXCLUDED,
  UNDECIDED,
  N_DECISIONS,
} Decision;

typedef struct
{
  const char *code;
  const char *title;
  const char *owner;
} Record;

typedef struct
{
  SoaFixture which;
  IsmsReport *report;
  IsmsReportTable *controls;
  guint counts[5][N_DECISIONS];
  guint n;
} Maker;

static const char *themes[] = { "organizational", "people", "physical", "technological", "own" };
static const char *theme_titles[] = { "Organisational controls", "People controls", "Physical controls", "Technological controls", "Own controls" };
static const char *states[] = { "implemented", "partial", "planned", "not_started", "excluded", "undecided" };
static const char *state_labels[] = { "In place", "Partly in place", "Planned", "Not started", "Excluded", "Undecided" };
static const IsmsReportMark marks[] = { ISMS_REPORT_MARK_FULL, ISMS_REPORT_MARK_HALF, ISMS_REPORT_MARK_START, ISMS_REPORT_MARK_EMPTY, ISMS_REPORT_MARK_CROSS, ISMS_REPORT_MARK_OPEN };

static const Record risks[] = {
  { "RK-01", "Phishing leads to takeover of a mail account", "Falk Grothe" },
  { "RK-02", "Ransomware stops production and reaches the backups", "Tomasz Brenk" },
  { "RK-03", "A change goes live untested and corrupts invoices", "Nadia Voss" },
  { "RK-04", "A lost notebook exposes practice data", "Falk Grothe" },
  { "RK-05", "Claims are sent to the wrong insurer", "Miriam Castell" },
  { "RK-06", "A known gap is attacked before it is patched", "Falk Grothe" },
  { "RK-07", "The hosting provider fails for more than a day", "Tomasz Brenk" },
  { "RK-08", "Source code is altered by someone not entitled", "Nadia Voss" },
  { "RK-09", "Rights outlive a change of job", "Aylin Ertem" },
  { "RK-10", "Heat stops the server room at the old site", "Falk Grothe" },
};

static const Record requirements[] = {
  { "R-01", "Availability of 99.5 % a month promised to practices", NULL },
  { "R-02", "Notice to practices within 24 hours of an incident", NULL },
  { "R-04", "Secrecy of patient data under criminal and medical law", NULL },
  { "R-05", "Data protection law: measures, records, breach notice within 72 hours", NULL },
  { "R-07", "Retention of billing records for ten years", NULL },
  { "R-13", "Terms of the cyber insurance: offline copy, second factor", NULL },
};

static const char *people[] = { "Falk Grothe", "Aylin Ertem", "Tomasz Brenk", "Nadia Voß", "Henrike Aldag", "Miriam Castell" };

static const char *reasons[] = {
  "Lures reach every mailbox; the second factor and the report button brought takeovers down to none since June.",
  "Practices ask for it in their contracts and check it once a year.",
  "Asked for by data protection law and by the insurer.",
  "Good practice for a firm of our size; agreed when the policy was made.",
  "Needed so that a single mistake cannot corrupt a month's invoices.",
  "Medical secrecy binds everyone who can see patient data, including suppliers and their staff.",
};

static const char *evidence[] = {
  "DOC-02 Information security policy 1.0; acknowledgements in the staff portal",
  "Minutes of 2026-09-29; role cards",
  "Ticket queue “Access”, sample of ten per quarter",
  "Restore test 2026-08-14, record in DOC-31",
  "Patch report October 2026: 97 % within 14 days",
  "Contract annex with Nordwall Hosting AG, review of 2026-08-20",
};

static const char *payloads[] = {
  "=cmd|' /C calc'!A0",
  "@SUM(1+9)*cmd|' /C calc'!A0",
  "  =1+1",
  "\t=1+1",
  "\r=1+1",
  "\"=1+1\"",
  "'=1+1",
  "＝1+1",
  "harmless;=1+1",
  "two lines\n- and a formula",
  "-2+3",
  "+49 30 1234567",
  "<b>bold</b> & <span size='99999'>huge</span>",
  "Zoë Łódź 日本 €",
  "'",
  "",
  NULL,
};

static IsmsReportValue *
text (const char *words)
{
  return isms_report_value_new_text (words);
}

static char *
key_for (guint base,
         guint i)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, G_GUINT64_CONSTANT (9007199254740993) + base * 1000 + i);
}

static IsmsReportValue *
person (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *key = key_for (1, i);

      if (g_str_equal (people[i], name))
        return isms_report_value_new_ref (key, "person", NULL, name);
    }
  return NULL;
}

static void
add_links (IsmsReportRow *row,
           const char *column,
           const char *kind,
           guint base,
           const Record *records,
           guint n_records,
           guint first,
           guint count)
{
  IsmsReportValue *refs = isms_report_value_new_refs ();

  for (guint i = 0; i < count; i++)
    {
      guint at = (first + i * 3) % n_records;
      g_autofree char *key = key_for (base, at);

      isms_report_value_add_ref (refs, key, kind, records[at].code, records[at].title);
    }
  isms_report_row_set (row, column, refs);
}

static void
add_cover (IsmsReport *report,
           gboolean bare)
{
  IsmsReportFacts *cover = isms_report_get_cover (report);

  isms_report_facts_add (cover, "organisation", NULL, text ("Fennbrook MedBill GmbH"));
  isms_report_facts_add (cover, "standard", "Standard", text ("ISO/IEC 27001:2022 with Amd 1:2024"));
  isms_report_facts_add (cover, "version", "Version", text (bare ? "0.1" : "1.1"));
  isms_report_facts_add (cover, "status", "Status",
                         bare ? isms_report_value_new_code ("draft", "Draft", ISMS_REPORT_MARK_NONE) : isms_report_value_new_code ("approved", "Approved", ISMS_REPORT_MARK_NONE));
  isms_report_facts_add (cover, "date", "Date", isms_report_value_new_date ("2026-11-23"));
  isms_report_facts_add (cover, "approver", "Approved by", bare ? NULL : person ("Henrike Aldag"));
  isms_report_facts_add (cover, "scope", "Scope",
                         text (bare ? NULL : "Billing of medical services for practices in Germany with the product ClaimPath: development, "
                                             "operation, support and claims processing at the site Lindenhof and at Nordwall Hosting AG. "
                                             "Not in scope: the canteen and the archive building in Eschweiler."));
  isms_report_facts_add (cover, NULL, "State of the records",
                         text ("3f9a1c0be2d44f0f9b0e6a7c52d81e90aa7713c4f1f64fd2b1e5d8c09b7a6e21"));
}

static void
add_summary (Maker *maker)
{
  IsmsReportFacts *facts = isms_report_facts_new ("summary", "Summary");
  guint sums[N_DECISIONS] = { 0 };
  guint total = 0;

  for (guint t = 0; t < 5; t++)
    {
      for (guint d = 0; d < N_DECISIONS; d++)
        {
          sums[d] += maker->counts[t][d];
          total += maker->counts[t][d];
        }
    }
  isms_report_facts_add (facts, "controls", "Controls", isms_report_value_new_integer (total));
  isms_report_facts_add (facts, "applicable", "Applicable", isms_report_value_new_integer (total - sums[EXCLUDED] - sums[UNDECIDED]));
  isms_report_facts_add (facts, "excluded", "Excluded", isms_report_value_new_integer (sums[EXCLUDED]));
  isms_report_facts_add (facts, "undecided", "Undecided", isms_report_value_new_integer (sums[UNDECIDED]));
  isms_report_facts_add (facts, "implemented", "In place", isms_report_value_new_integer (sums[IMPLEMENTED]));
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (facts));
}

static void
add_chart (Maker *maker)
{
  IsmsReportChart *chart = isms_report_chart_new ("summary_by_theme", "Controls by theme");

  isms_report_chart_set_groups_label (chart, "Theme");
  for (guint d = 0; d < N_DECISIONS; d++)
    isms_report_chart_add_series (chart, states[d], state_labels[d], marks[d]);
  for (guint t = 0; t < 5; t++)
    {
      isms_report_chart_add_group (chart, themes[t], theme_titles[t]);
      for (guint d = 0; d < N_DECISIONS; d++)
        isms_report_chart_set_count (chart, themes[t], states[d], maker->counts[t][d]);
    }
  isms_report_append (maker->report, ISMS_REPORT_BLOCK (chart));
}

static void
add_legend (IsmsReport *report)
{
  IsmsReportLegend *legend = isms_report_legend_new (NULL, "Reasons for inclusion");

  isms_report_legend_add (legend, "L", "law", ISMS_REPORT_MARK_NONE);
  isms_report_legend_add (legend, "C", "contract", ISMS_REPORT_MARK_NONE);
  isms_report_legend_add (legend, "B", "business need or best practice", ISMS_REPORT_MARK_NONE);
  isms_report_legend_add (legend, "R", "risk assessment", ISMS_REPORT_MARK_NONE);
  isms_report_append (report, ISMS_REPORT_BLOCK (legend));
}

static IsmsReportTable *
controls_new (void)
{
  const IsmsReportColumn columns[] = {
    { "number", "No.", ISMS_REPORT_VALUE_TEXT, .width = 40, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", "Control", ISMS_REPORT_VALUE_TEXT, .width = 2.2, .flags = ISMS_REPORT_COLUMN_STRONG },
    { "theme", NULL, ISMS_REPORT_VALUE_CODE, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "source", NULL, ISMS_REPORT_VALUE_CODE, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "applicable", "Applies", ISMS_REPORT_VALUE_BOOLEAN, .width = 54, .flags = ISMS_REPORT_COLUMN_FIXED },
    { "reasons", "Reason or justification", ISMS_REPORT_VALUE_CODES, .width = 3.4, .flags = ISMS_REPORT_COLUMN_STRONG },
    { "reason_text", "Reason in words", ISMS_REPORT_VALUE_TEXT, .under = "reasons" },
    { "exclusion_reason", "Justification of exclusion", ISMS_REPORT_VALUE_TEXT, .under = "reasons" },
    { "state", "State", ISMS_REPORT_VALUE_CODE, .width = 1.6 },
    { "due", "Due", ISMS_REPORT_VALUE_DATE, .under = "state", .flags = ISMS_REPORT_COLUMN_LABELLED },
    { "owner", "Owner", ISMS_REPORT_VALUE_REF, .width = 1.3, .refs = ISMS_REPORT_REFS_TITLE },
    { "risks", "Risks and requirements", ISMS_REPORT_VALUE_REFS, .width = 1.5, .refs = ISMS_REPORT_REFS_CODE },
    { "requirements", "Requirements", ISMS_REPORT_VALUE_REFS, .under = "risks", .refs = ISMS_REPORT_REFS_CODE },
    { "evidence", "Evidence", ISMS_REPORT_VALUE_TEXT, .width = 2.5 },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("controls", "Controls", columns, G_N_ELEMENTS (columns));

  isms_report_block_set_starts_page (ISMS_REPORT_BLOCK (table), TRUE);
  return table;
}

static Decision
decide (Maker *maker,
        guint i)
{
  if (maker->which == SOA_FIXTURE_UNDECIDED)
    return UNDECIDED;
  if (i % 23 == 11)
    return EXCLUDED;
  if (i % 31 == 30)
    return UNDECIDED;
  return i % 9 == 5 ? PLANNED : i % 7 == 3 ? PARTIAL
                            : i % 41 == 40 ? NOT_STARTED
                                           : IMPLEMENTED;
}

static char *
words (Maker *maker,
       const char *usual,
       guint i)
{
  g_autoptr (GString) many = g_string_new (usual);

  if (maker->which == SOA_FIXTURE_HOSTILE)
    return g_strdup (payloads[i % (G_N_ELEMENTS (payloads) - 1)]);
  for (guint n = 0; maker->which == SOA_FIXTURE_LONG && n < (i == 17 ? 150 : i % 5 * 2); n++)
    g_string_append_printf (many, " %s", reasons[(i + n) % G_N_ELEMENTS (reasons)]);
  return g_string_free_and_steal (g_steal_pointer (&many));
}

static void
set_reasons (Maker *maker,
             IsmsReportRow *row,
             guint i)
{
  static const char *codes[] = { "L", "C", "B", "R" };
  static const char *labels[] = { "law", "contract", "business need or best practice", "risk" };
  g_autofree char *why = words (maker, reasons[i % G_N_ELEMENTS (reasons)], i);
  IsmsReportValue *set = isms_report_value_new_codes ();

  for (guint c = 0; c < 4; c++)
    {
      if ((i * 7 + 3) % 15 & (1u << c))
        isms_report_value_add_code (set, codes[c], labels[c]);
    }
  isms_report_row_set (row, "reasons", set);
  isms_report_row_set (row, "reason_text", text (why));
}

static void
set_in_force (Maker *maker,
              IsmsReportRow *row,
              Decision decision,
              guint i)
{
  g_autofree char *proof = words (maker, evidence[i % G_N_ELEMENTS (evidence)], i + 1);

  set_reasons (maker, row, i);
  isms_report_row_set (row, "state", isms_report_value_new_code (states[decision], state_labels[decision], marks[decision]));
  isms_report_row_set (row, "owner", person (people[i % G_N_ELEMENTS (people)]));
  if (decision != IMPLEMENTED)
    isms_report_row_set (row, "due", isms_report_value_new_date ("2027-03-31"));
  else
    isms_report_row_set (row, "evidence", text (proof));
  add_links (row, "risks", "risk", 2, risks, G_N_ELEMENTS (risks), i, i % 4);
  add_links (row, "requirements", "requirement", 3, requirements, G_N_ELEMENTS (requirements), i, i % 3);
}

static void
add_control (Maker *maker,
             const char *number,
             const char *title,
             guint theme)
{
  IsmsReportRow *row = isms_report_table_add_row (maker->controls);
  Decision decision = decide (maker, maker->n);
  g_autofree char *key = key_for (4, maker->n);

  isms_report_row_set_record (row, "control", key);
  isms_report_row_set (row, "key", text (key));
  isms_report_row_set (row, "number", text (number));
  isms_report_row_set (row, "title", text (title));
  isms_report_row_set (row, "theme", isms_report_value_new_code (themes[theme], theme_titles[theme], ISMS_REPORT_MARK_NONE));
  isms_report_row_set (row, "source", isms_report_value_new_code (theme == 4 ? "own" : "annex_a", "", ISMS_REPORT_MARK_NONE));
  isms_report_row_set (row, "applicable",
                       decision == UNDECIDED ? isms_report_value_new_null ("–") : isms_report_value_new_boolean (decision != EXCLUDED, NULL));
  if (decision == EXCLUDED)
    isms_report_row_set (row, "exclusion_reason", text ("No software is bought from outside developers; all code is written by our own staff (decision D-07)."));
  else if (decision != UNDECIDED)
    set_in_force (maker, row, decision, maker->n);
  if (decision == EXCLUDED || decision == UNDECIDED)
    {
      IsmsReportValue *state = isms_report_value_new_null (state_labels[decision]);

      isms_report_value_set_mark (state, marks[decision]);
      isms_report_row_set (row, "state", state);
    }
  maker->counts[theme][decision]++;
  maker->n++;
}

static char *
next_field (const char **line)
{
  const char *start = *line;
  const char *end;

  if (*start == '"')
    {
      end = strchr (start + 1, '"');
      *line = end + 2;
      return g_strndup (start + 1, (gsize) (end - start - 1));
    }
  end = strchr (start, ',');
  *line = end + 1;
  return g_strndup (start, (gsize) (end - start));
}

static void
add_catalogue (Maker *maker)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOURCE_ROOT"), "data", "catalogue", "controls.csv", NULL);
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;
  int theme = -1;

  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  lines = g_strsplit (g_strchomp (csv), "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      const char *line = lines[i];
      g_autofree char *number = next_field (&line);
      g_autofree char *name = next_field (&line);
      g_autofree char *title = next_field (&line);

      if (theme < 0 || !g_str_equal (name, themes[theme]))
        isms_report_table_add_group (maker->controls, theme_titles[++theme]);
      add_control (maker, number, title, (guint) theme);
    }
}

static void
add_own (Maker *maker)
{
  guint count = maker->which == SOA_FIXTURE_MANY ? 200 : 2;

  isms_report_table_add_group (maker->controls, theme_titles[4]);
  add_control (maker, "X.1", "Two people release a payment run", 4);
  add_control (maker, "X.2", "Daily comparison of claims sent and claims received", 4);
  for (guint i = 2; i < count; i++)
    {
      g_autofree char *number = g_strdup_printf ("X.%u", i + 1);

      add_control (maker, number, "Measure taken over from the customer's own catalogue", 4);
    }
}

static void
add_records (IsmsReport *report,
             const char *key,
             const char *title,
             const char *kind,
             guint base,
             const Record *records,
             guint n_records)
{
  const IsmsReportColumn columns[] = {
    { "code", "No.", ISMS_REPORT_VALUE_TEXT, .width = 48, .flags = ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_FIXED },
    { "title", "Title", ISMS_REPORT_VALUE_TEXT, .width = 4 },
    { "owner", "Owner", ISMS_REPORT_VALUE_REF, .width = 1.5, .refs = ISMS_REPORT_REFS_TITLE },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new (key, title, columns, G_N_ELEMENTS (columns));

  isms_report_table_set_empty_text (table, "None are linked yet.");
  for (guint i = 0; i < n_records; i++)
    {
      IsmsReportRow *row = isms_report_table_add_row (table);
      g_autofree char *id = key_for (base, i);

      isms_report_row_set_record (row, kind, id);
      isms_report_row_set (row, "code", text (records[i].code));
      isms_report_row_set (row, "title", text (records[i].title));
      isms_report_row_set (row, "owner", person (records[i].owner));
      isms_report_row_set (row, "key", text (id));
    }
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
}

static void
add_proof (IsmsReport *report,
           gboolean bare)
{
  IsmsReportFacts *approval = isms_report_facts_new ("approval", NULL);
  IsmsReportFacts *head = isms_report_facts_new ("head", NULL);

  if (!bare)
    {
      isms_report_facts_add_data (approval, "version", text ("1.1"));
      isms_report_facts_add_data (approval, "approved_on", isms_report_value_new_date ("2026-09-29"));
      isms_report_facts_add_data (approval, "approved_by", person ("Henrike Aldag"));
      isms_report_facts_add_data (approval, "content_sha256", text ("aa7713c4f1f64fd2b1e5d8c09b7a6e213f9a1c0be2d44f0f9b0e6a7c52d81e90"));
    }
  isms_report_facts_add_data (head, "hash", text ("3f9a1c0be2d44f0f9b0e6a7c52d81e90aa7713c4f1f64fd2b1e5d8c09b7a6e21"));
  isms_report_facts_add_data (head, "steps", isms_report_value_new_integer (1287));
  isms_report_append (report, ISMS_REPORT_BLOCK (approval));
  isms_report_append (report, ISMS_REPORT_BLOCK (head));
}

static void
add_signoff (IsmsReport *report)
{
  IsmsReportSignoff *signoff = isms_report_signoff_new (NULL, "Sign-off");

  isms_report_block_set_note (ISMS_REPORT_BLOCK (signoff), "By signing, top management approves this statement and the justifications in it.");
  isms_report_signoff_add (signoff, "Prepared by", "Aylin Ertem", NULL);
  isms_report_signoff_add (signoff, "Approved by", "Henrike Aldag", NULL);
  isms_report_append (report, ISMS_REPORT_BLOCK (signoff));
}

/**
 * soa_fixture_new:
 * @which: what it is to be like
 *
 * Returns: (transfer full): a statement of applicability with 93 controls of Annex A and two or more of one's own
 */
IsmsReport *
soa_fixture_new (SoaFixture which)
{
  Maker maker = { .which = which };
  g_autoptr (GDateTime) created = g_date_time_new_utc (2026, 11, 23, 9, 30, 0);
  gboolean bare = which == SOA_FIXTURE_UNDECIDED;
  IsmsReport *report = isms_report_new ("soa", "Statement of applicability", "en-GB");

  maker.report = report;
  isms_report_set_subtitle (report, "Controls of Annex A and our own (clause 6.1.3 d)");
  isms_report_set_organisation (report, "Fennbrook MedBill GmbH");
  isms_report_set_landscape (report, TRUE);
  isms_report_set_created (report, created);
  isms_report_set_generator (report, "Parapet 0.1.0");
  isms_report_set_footer (report, "DOC-03 Statement of applicability", bare ? "0.1" : "1.1", bare ? "Draft" : "Approved", "3f9a1c0b");
  add_cover (report, bare);
  maker.controls = controls_new ();
  add_catalogue (&maker);
  add_own (&maker);
  add_summary (&maker);
  add_chart (&maker);
  add_legend (report);
  isms_report_append (report, ISMS_REPORT_BLOCK (maker.controls));
  isms_report_set_main_table (report, maker.controls);
  add_records (report, "risks", "Risks referred to", "risk", 2, risks, bare ? 0 : G_N_ELEMENTS (risks));
  add_records (report, "requirements", "Requirements referred to", "requirement", 3, requirements, bare ? 0 : G_N_ELEMENTS (requirements));
  add_proof (report, bare);
  add_signoff (report);
  return report;
}

/**
 * soa_fixture_get_payloads:
 *
 * Returns: the texts of %SOA_FIXTURE_HOSTILE, %NULL-terminated
 */
const char *const *
soa_fixture_get_payloads (void)
{
  return payloads;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "catalogue/isms-catalogue.h"
#include "models/isms-guide.h"
#include "records/isms-kinds.h"

/* How an ISMS is set up, in the order of the standard, and how far the records are. Nothing here is ticked off by hand: a step is ready when
 * nothing is missing in the records that it leads to. */

static const char *const unsaid[] = { "", NULL };
static const char *const approved[] = { "approved", NULL };
static const char *const top_policy[] = { "top_policy", NULL };
static const char *const conformity[] = { "isms_conformity", NULL };
static const char *const reporting[] = { "isms_reporting", NULL };
static const char *const not_closed[] = { "open", "treating", "accepted", "ok", "", NULL };
static const char *const to_information[] = { "information", "", NULL }; /* risks to the ISMS itself need no rating (6.1.1) */
static const char *const in_use[] = { "planned", "active", "", NULL };

static const IsmsFilter is_policy[] = { { "type", top_policy }, { NULL, NULL } };
static const IsmsFilter is_treated[] = { { "status", not_closed }, { .field = "option", .said = TRUE }, { NULL, NULL } };
static const IsmsFilter is_decided[] = { { .field = "applicable", .said = TRUE }, { NULL, NULL } };

static guint
count (IsmsStore *store,
       const IsmsKind *kind,
       const IsmsFilter *filters)
{
  const IsmsQuery query = { .kind = kind, .filters = filters };
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (!isms_store_count_found (store, &query, &n, &error))
    g_warning ("The records of the guide cannot be counted: %s", error->message);
  return n;
}

/* How many say nothing in a field. */
static guint
count_unsaid (IsmsStore *store,
              const IsmsKind *kind,
              const char *field)
{
  return count (store, kind, (const IsmsFilter[]) { { field, unsaid }, { NULL, NULL } });
}

static guint
count_risks (IsmsStore *store,
             const char *const *kinds,
             const char *unsaid_field)
{
  return count (store, &isms_kind_risk, (const IsmsFilter[]) { { "status", not_closed }, { "kind", kinds }, { unsaid_field, unsaid }, { NULL, NULL } });
}

/* @asks: the key of the clause or the control that is to be met next */
static void
say (IsmsGuideStep *step,
     IsmsGuideState state,
     const IsmsKind *kind,
     const char *asks,
     char *words)
{
  const IsmsClause *clause = isms_catalogue_find_clause (asks);
  const IsmsControl *control = clause == NULL ? isms_catalogue_find_control (asks) : NULL;

  step->state = state;
  step->kind = kind;
  step->practice = clause != NULL ? clause->practice : control != NULL ? control->practice
                                                                       : NULL;
  step->words = words;
}

static void
judge_issues (IsmsStore *store,
              IsmsGuideStep *step)
{
  guint n = isms_store_count (store, &isms_kind_issue);

  if (isms_store_count (store, &isms_kind_climate) == 0)
    say (step, ISMS_GUIDE_BEGUN, &isms_kind_climate, "4.1.climate", g_strdup (_("Whether climate change matters for the ISMS is not decided yet.")));
  else
    say (step, ISMS_GUIDE_READY, &isms_kind_issue, "4.1", g_strdup_printf (ngettext ("%u issue, and climate change is decided on.", "%u issues, and climate change is decided on.", n), n));
}

static void
judge_parties (IsmsStore *store,
               IsmsGuideStep *step)
{
  guint asked = isms_store_count (store, &isms_kind_requirement);
  guint open = count_unsaid (store, &isms_kind_requirement, "handled");

  if (asked == 0)
    say (step, ISMS_GUIDE_BEGUN, &isms_kind_requirement, "4.2.b", g_strdup (_("What they ask for is not recorded yet.")));
  else if (open > 0)
    say (step, ISMS_GUIDE_BEGUN, &isms_kind_requirement, "4.2.c",
         g_strdup_printf (ngettext ("For %u requirement it is not decided whether the ISMS handles it.", "For %u requirements it is not decided whether the ISMS handles them.", open), open));
  else
    say (step, ISMS_GUIDE_READY, &isms_kind_party, "4.2.a",
         g_strdup_printf (ngettext ("%u requirement is recorded, and it is decided whether the ISMS handles it.", "%u requirements are recorded, and for each it is decided whether the ISMS handles it.", asked), asked));
}

/* What is written in versions counts once one of them is approved. */
static void
judge_version (IsmsStore *store,
               IsmsGuideStep *step,
               const IsmsKind *kind,
               const char *const *types,
               const char *asks)
{
  const char *field = types != NULL ? "type" : NULL;

  if (count (store, kind, (const IsmsFilter[]) { { "status", approved }, { field, types }, { NULL, NULL } }) == 0)
    say (step, ISMS_GUIDE_BEGUN, kind, asks, g_strdup (_("It is written, and not approved yet.")));
  else
    say (step, ISMS_GUIDE_READY, kind, asks, g_strdup (_("It is approved.")));
}

static void
judge_scope (IsmsStore *store,
             IsmsGuideStep *step)
{
  judge_version (store, step, &isms_kind_scope, NULL, "4.3.determine");
}

static void
judge_policy (IsmsStore *store,
              IsmsGuideStep *step)
{
  judge_version (store, step, &isms_kind_document, top_policy, "5.2.a");
}

static void
judge_method (IsmsStore *store,
              IsmsGuideStep *step)
{
  judge_version (store, step, &isms_kind_method, NULL, "6.1.2.a.2");
}

static void
judge_statement (IsmsStore *store,
                 IsmsGuideStep *step)
{
  judge_version (store, step, &isms_kind_soa, NULL, "6.1.3.d.1");
  /* It is drawn up and approved where the controls are decided on. */
  if (step->state != ISMS_GUIDE_READY)
    step->kind = &isms_kind_control;
}

static gboolean
is_held (IsmsStore *store,
         const char *const *role)
{
  const IsmsFilter all[] = { { "kind", role }, { NULL, NULL } };
  const IsmsFilter vacant[] = { { "kind", role }, { "holder", unsaid }, { NULL, NULL } };

  return count (store, &isms_kind_role, all) > count (store, &isms_kind_role, vacant);
}

static void
judge_roles (IsmsStore *store,
             IsmsGuideStep *step)
{
  guint n = isms_store_count (store, &isms_kind_role);

  if (!is_held (store, conformity))
    say (step, ISMS_GUIDE_BEGUN, &isms_kind_role, "5.3.a", g_strdup (_("Nobody holds the role that keeps the ISMS conforming (5.3 a).")));
  else if (!is_held (store, reporting))
    say (step, ISMS_GUIDE_BEGUN, &isms_kind_role, "5.3.b", g_strdup (_("Nobody holds the role that reports on its performance (5.3 b).")));
  else
    say (step, ISMS_GUIDE_READY, &isms_kind_role, "5.3.assign", g_strdup_printf (ngettext ("%u role is defined.", "%u roles are defined.", n), n));
}

static void
judge_assets (IsmsStore *store,
              IsmsGuideStep *step)
{
  guint n = isms_store_count (store, &isms_kind_asset);
  guint without = count (store, &isms_kind_asset, (const IsmsFilter[]) { { "status", in_use }, { "owner", unsaid }, { NULL, NULL } });

  if (without > 0)
    say (step, ISMS_GUIDE_BEGUN, &isms_kind_asset, "A.5.9", g_strdup_printf (ngettext ("%u asset has no owner yet.", "%u assets have no owner yet.", without), without));
  else
    say (step, ISMS_GUIDE_READY, &isms_kind_asset, "A.5.9", g_strdup_printf (ngettext ("%u asset is recorded and has an owner.", "%u assets are recorded, and each has an owner.", n), n));
}

static void
judge_risks (IsmsStore *store,
             IsmsGuideStep *step)
{
  guint n = isms_store_count (store, &isms_kind_risk);
  guint unrated = count_risks (store, to_information, "current_likelihood");
  guint unowned = count_risks (store, to_information, "owner");

  if (unrated > 0)
    say (step, ISMS_GUIDE_BEGUN, &isms_kind_risk, "6.1.2.d.1", g_strdup_printf (ngettext ("%u risk is not rated yet.", "%u risks are not rated yet.", unrated), unrated));
  else if (unowned > 0)
    say (step, ISMS_GUIDE_BEGUN, &isms_kind_risk, "6.1.2.c.2", g_strdup_printf (ngettext ("%u risk has no owner yet.", "%u risks have no owner yet.", unowned), unowned));
  else
    say (step, ISMS_GUIDE_READY, &isms_kind_risk, "6.1.2.c.1", g_strdup_printf (ngettext ("%u risk is rated and has an owner.", "%u risks are rated, and each has an owner.", n), n));
}

static void
judge_treatment (IsmsStore *store,
                 IsmsGuideStep *step)
{
  guint open = count_risks (store, NULL, "option");

  if (open > 0)
    say (step, ISMS_GUIDE_BEGUN, &isms_kind_risk, "6.1.3.a", g_strdup_printf (ngettext ("For %u risk it is not decided what to do.", "For %u risks it is not decided what to do.", open), open));
  else
    say (step, ISMS_GUIDE_READY, &isms_kind_risk, "6.1.3.a", g_strdup (_("For every risk it is decided what to do.")));
}

static void
judge_controls (IsmsStore *store,
                IsmsGuideStep *step)
{
  guint n = isms_store_count (store, &isms_kind_control);
  guint open = count_unsaid (store, &isms_kind_control, "applicable");

  if (open > 0)
    say (step, ISMS_GUIDE_BEGUN, &isms_kind_control, "6.1.3.c", g_strdup_printf (_("%u of %u are decided on."), n - open, n));
  else
    say (step, ISMS_GUIDE_READY, &isms_kind_control, "6.1.3.c", g_strdup_printf (ngettext ("The one control is decided on.", "All %u are decided on.", n), n));
}

/* @first: what a step begins with: any record of that kind that is found so */
static const struct
{
  const char *name;
  const char *title;
  const char *question;
  const char *clause;
  void (*judge) (IsmsStore *store, IsmsGuideStep *step);
  IsmsQuery first;
  const char *asks;
  const IsmsKind *leads; /* (nullable): where one begins, unless with the first itself */
} rows[] = {
  { "issues", N_("Context"), N_("What around you helps or hinders information security?"), "4.1", judge_issues, { .kind = &isms_kind_issue }, "4.1" },
  { "parties", N_("Interested parties"), N_("Who expects something of you, and what?"), "4.2", judge_parties, { .kind = &isms_kind_party }, "4.2.a" },
  { "scope", N_("Scope"), N_("Which services, places and people is it about?"), "4.3", judge_scope, { .kind = &isms_kind_scope }, "4.3.determine" },
  { "policy", N_("Policy"), N_("What does top management want, and promise?"), "5.2", judge_policy, { .kind = &isms_kind_document, .filters = is_policy }, "5.2.a" },
  { "roles", N_("Roles"), N_("Who keeps it going, and who reports on it?"), "5.3", judge_roles, { .kind = &isms_kind_role }, "5.3.assign" },
  { "method", N_("Risk method"), N_("How do you rate risks, and which can you live with?"), "6.1.2 a)", judge_method, { .kind = &isms_kind_method }, "6.1.2.a.2" },
  { "assets", N_("Assets"), N_("What is worth protecting, and who answers for it?"), "A.5.9", judge_assets, { .kind = &isms_kind_asset }, "A.5.9" },
  { "risks", N_("Risks"), N_("What could happen, how likely is it, and how bad?"), "6.1.2 c)", judge_risks, { .kind = &isms_kind_risk }, "6.1.2.c.1" },
  { "treatment", N_("Treatment"), N_("What do you do about each risk?"), "6.1.3 a)", judge_treatment, { .kind = &isms_kind_risk, .filters = is_treated }, "6.1.3.a" },
  { "controls", N_("Controls"), N_("Which controls do you apply, which not, and why?"), "6.1.3 b)", judge_controls, { .kind = &isms_kind_control, .filters = is_decided }, "6.1.3.c" },
  { "statement", N_("Statement of Applicability"), N_("Does the statement hold, and who approves it?"), "6.1.3 d)", judge_statement, { .kind = &isms_kind_soa }, "6.1.3.d.1", &isms_kind_control },
};

static void
clear_step (gpointer data)
{
  g_free (((IsmsGuideStep *) data)->words);
}

/**
 * isms_guide_list:
 *
 * Returns: (transfer full) (element-type IsmsGuideStep): the steps of setting up an ISMS in the order of the standard (clauses 4 to 6), each
 *   with its state as the records tell it
 */
GArray *
isms_guide_list (IsmsStore *store)
{
  GArray *steps = g_array_new (FALSE, TRUE, sizeof (IsmsGuideStep));

  g_array_set_clear_func (steps, clear_step);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      IsmsGuideStep step = { .name = rows[i].name, .title = _(rows[i].title), .question = _(rows[i].question), .clause = rows[i].clause };

      if (isms_store_has_found (store, &rows[i].first))
        rows[i].judge (store, &step);
      else
        say (&step, ISMS_GUIDE_EMPTY, rows[i].leads != NULL ? rows[i].leads : rows[i].first.kind, rows[i].asks, NULL);
      g_array_append_val (steps, step);
    }
  return steps;
}

/**
 * isms_guide_find_next:
 * @steps: (element-type IsmsGuideStep): from isms_guide_list()
 *
 * Returns: the position of the first step that is not ready, or -1 where all are
 */
int
isms_guide_find_next (GArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    if (g_array_index (steps, IsmsGuideStep, i).state != ISMS_GUIDE_READY)
      return (int) i;
  return -1;
}

/**
 * isms_guide_count_ready:
 * @steps: (element-type IsmsGuideStep): from isms_guide_list()
 *
 * Returns: how many steps are ready
 */
guint
isms_guide_count_ready (GArray *steps)
{
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    n += g_array_index (steps, IsmsGuideStep, i).state == ISMS_GUIDE_READY;
  return n;
}

/**
 * isms_guide_is_begun:
 *
 * Returns: whether something is recorded for every step: what is missing then is daily work, and nobody has to be led
 */
gboolean
isms_guide_is_begun (IsmsStore *store)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (!isms_store_has_found (store, &rows[i].first))
      return FALSE;
  return TRUE;
}

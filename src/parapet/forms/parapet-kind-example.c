/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-kind-example.h"

/* One record of each kind as a small firm would write it: an empty screen teaches more by an example than by a rule. */
static const struct
{
  const char *kind;
  const char *text;
} examples[] = {
  { "organisation", N_("Harbour Dental Supplies Ltd, 38 people, ships to 900 practices") },
  { "unit", N_("Warehouse in Kiel: outside the scope, but its network reaches ours") },
  { "issue", N_("Two of our three administrators are over sixty, and nobody else knows the backup") },
  { "climate", N_("Relevant: the server room lies in the basement, and the river came close last spring") },
  { "party", N_("Our largest customer, who audits us every two years") },
  { "requirement", N_("Tell the customer within 24 hours when their data may have leaked") },
  { "feedback", N_("A practice asked why our portal still has no second factor") },
  { "scope", N_("Development and operation of the billing portal, at both offices and at home") },
  { "interface", N_("The hosting company looks after the hardware; from the operating system up it is ours") },
  { "process", N_("Granting and withdrawing access, owned by the head of IT") },
  { "person", N_("Mina Adler, head of customer service") },
  { "role", N_("Information security officer: reports to the managing director every month") },
  { "decision", N_("We buy a password manager for everybody; decided by the managing director in May") },
  { "message", N_("All staff told of the new way to report a suspicious mail") },
  { "method", N_("Likelihood times impact, five steps each, rated by the owner and the security officer together") },
  { "scale_step", N_("Likely: several times a year") },
  { "band", N_("15 to 25: must be treated, acceptance only as a stopgap") },
  { "double_rating", N_("Ada and Jonas rated the same eight risks without talking; six were alike") },
  { "asset", N_("Customer database, owned by the head of customer service") },
  { "assessment", N_("Yearly assessment in March with all process owners") },
  { "risk", N_("A stolen laptop gives away the addresses of 900 customers") },
  { "rating", N_("Ada on the stolen laptop, with the controls of today: unlikely, serious") },
  { "opportunity", N_("With the certificate we could bid for hospital tenders") },
  { "acceptance", N_("The old label printer stays until December; the head of logistics lives with the risk") },
  { "treatment_plan", N_("Plan for the second half of the year, agreed by all risk owners") },
  { "treatment", N_("Encrypt the disks of all 40 laptops by the end of June") },
  { "objective", N_("At least 95 % of critical patches within 14 days") },
  { "change", N_("We move the portal to another hosting company in autumn") },
  { "control", N_("A control of our own: two people count the backup tapes each quarter") },
  { "soa", N_("Version 1.2, approved after the move to the new office") },
  { "resource", N_("Eight hours a week for the security officer, granted until the audit") },
  { "skill", N_("Who runs the backup has to be able to restore a database alone") },
  { "competence", N_("Jonas restored the database in the test of 3 May without help") },
  { "awareness", N_("Mina took part in the phishing talk on 12 March") },
  { "acknowledgement", N_("Jonas has read version 2.0 of the policy") },
  { "communication", N_("Each quarter the security officer tells all staff what happened, by mail and in the meeting") },
  { "document", N_("Information security policy, version 2.0, approved by the managing director") },
  { "document_version", N_("Version 1.0 of the policy, in force until the end of last year") },
  { "process_run", N_("Access rights were compared with the list of staff on 2 April; two were withdrawn") },
  { "supplier", N_("The hosting company; its certificate is checked every January") },
  { "incident", N_("A delivery list went to the wrong customer by mail") },
  { "measure", N_("Share of critical patches installed within 14 days, from the update server, monthly") },
  { "measurement", N_("May: 91 %") },
  { "evaluation", N_("Patches are quick enough since April; the objective may be raised") },
  { "programme", N_("All clauses and a third of the controls each year, over three years") },
  { "audit", N_("Internal audit of access control on 14 May, by somebody from the sister company") },
  { "finding", N_("Three of ten accounts looked at belong to people who have left") },
  { "review", N_("Management review of June: the managing director looks at results and decides") },
  { "audit_check", N_("7.2") },
  { "review_input", N_("Results of the phishing test: 4 of 38 typed their password") },
  { "nonconformity", N_("Accounts were not withdrawn when people left") },
  { "corrective_action", N_("The personnel office starts the withdrawal itself, from a checklist") },
  { "action", N_("Ask the hosting company for the new certificate") },
  { "evidence", N_("Log of the restore test of 3 May") },
  { "attachment", N_("restore-test-may.pdf") },
  { "approval", N_("The managing director approved the policy, version 2.0, on 1 February") },
  { "check_setting", N_("Reviews count as overdue only after 30 days, because we plan by quarters") },
};

/**
 * parapet_kind_example:
 *
 * Returns: (transfer full) (nullable): a record of the kind as somebody might write it, said to be an example
 */
char *
parapet_kind_example (const IsmsKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    if (g_str_equal (examples[i].kind, kind->name))
      /* Translators: %s is a record somebody might write */
      return g_strdup_printf (_("For example: “%s”"), _(examples[i].text));
  return NULL;
}

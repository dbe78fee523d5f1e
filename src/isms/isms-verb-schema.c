/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-call.h"
#include "isms-report-names.h"

static gboolean
run (IsmsCall *call,
     GError **error)
{
  const IsmsReportKind *kind = isms_report_names_find (call->args[0], error);
  g_autoptr (GBytes) schema = kind != NULL ? isms_report_kind_get_schema (kind) : NULL;

  if (kind == NULL)
    return FALSE;
  if (schema == NULL)
    return isms_call_fail (error, ISMS_EXIT_FINDING, _("The report “%s” has no schema."), kind->name);
  g_string_append_len (call->out, g_bytes_get_data (schema, NULL), g_bytes_get_size (schema));
  call->raw = TRUE;
  return TRUE;
}

const IsmsVerb isms_verb_schema = {
  .name = "schema",
  .usage = "REPORT",
  .help = N_("Print the JSON Schema that a report's JSON obeys"),
  .min_args = 1,
  .max_args = 1,
  .run = run,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-call.h"
#include "isms-report-names.h"

/**
 * isms_report_names_find:
 * @error: return location: %ISMS_CALL_ERROR, a sentence that names the reports there are
 *
 * Returns: (transfer none) (nullable): the report of that name
 */
const IsmsReportKind *
isms_report_names_find (const char *name,
                        GError **error)
{
  const IsmsReportKind *found = isms_report_kind_find (name);
  g_autoptr (GString) names = g_string_new (NULL);
  const IsmsReportKind *kinds;
  guint n;

  if (found != NULL)
    return found;
  kinds = isms_report_kinds (&n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", kinds[i].name);
  isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("There is no report “%s”, only: %s."), name, names->str);
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-document-menu.h"
#include "reports/isms-report-catalog.h"

/* What in the main menu depends on what there is: the reports, and the steps that can be taken back. */

/**
 * parapet_document_menu_fill_export:
 *
 * Adds an item for each report.
 */
void
parapet_document_menu_fill_export (GMenu *menu)
{
  guint n;
  const IsmsReportKind *reports = isms_report_kinds (&n);

  for (guint i = 0; i < n; i++)
    {
      /* Translators: a report in the menu Export: "Risk Register…" */
      g_autofree char *label = g_strdup_printf (_("%s…"), _(reports[i].title));
      g_autofree char *action = g_strdup_printf ("win.export::%s", reports[i].name);

      g_menu_append (menu, label, action);
    }
}

static void
add_step (GMenu *section,
          const char *verb,
          IsmsStep *step,
          const char *action)
{
  /* Translators: "Undo: Change owner of RK-01" */
  g_autofree char *label = step != NULL ? g_strdup_printf (_("%s: %s"), verb, step->label) : g_strdup (verb);

  g_menu_append (section, label, action);
}

/**
 * parapet_document_menu_show_steps:
 * @undo: (nullable): what would be taken back
 * @redo: (nullable): what would be done again
 *
 * Names what can be taken back, so that nobody has to guess.
 */
void
parapet_document_menu_show_steps (GMenu *section,
                                  IsmsStep *undo,
                                  IsmsStep *redo)
{
  g_menu_remove_all (section);
  add_step (section, _("_Undo"), undo, "win.undo");
  add_step (section, _("_Redo"), redo, "win.redo");
}

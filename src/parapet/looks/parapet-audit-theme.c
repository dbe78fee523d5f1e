/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "catalogue/isms-catalogue.h"
#include "looks/parapet-audit-theme.h"
#include "models/isms-soa.h"

static const char *
find_theme (const IsmsControl *control)
{
  for (guint i = 0; i < ISMS_SOA_OWN; i++)
    if (g_strcmp0 (control->theme, isms_soa_theme_get_name (i)) == 0)
      return isms_soa_theme_get_label (i);
  return isms_soa_theme_get_label (ISMS_SOA_OWN);
}

/**
 * parapet_audit_theme_dup:
 * @criterion: "7.2", "A.5.1", or the code of an own control
 *
 * Returns: (transfer full): the part of the standard it belongs to, as people call it
 */
char *
parapet_audit_theme_dup (const char *criterion)
{
  const IsmsControl *control = isms_catalogue_find_control (criterion);
  g_autofree char *chapter = g_strndup (criterion, strspn (criterion, "0123456789"));
  const char *title = *chapter != '\0' ? isms_catalogue_find_title ("clause", chapter) : NULL;

  if (control != NULL)
    return g_strdup (find_theme (control));
  if (title == NULL)
    return g_strdup (isms_soa_theme_get_label (ISMS_SOA_OWN));
  /* Translators: the number of a clause, and its title */
  return g_strdup_printf (_("Clause %s: %s"), chapter, title);
}

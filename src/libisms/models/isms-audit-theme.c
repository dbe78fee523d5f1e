/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "catalogue/isms-catalogue.h"
#include "models/isms-audit-theme.h"
#include "models/isms-soa.h"
#include "records/isms-kinds.h"

static const char *
find_theme (const IsmsControl *control)
{
  for (guint i = 0; i < ISMS_SOA_OWN; i++)
    if (g_strcmp0 (control->theme, isms_soa_theme_get_name (i)) == 0)
      return isms_soa_theme_get_label (i);
  return isms_soa_theme_get_label (ISMS_SOA_OWN);
}

/**
 * isms_audit_theme_dup:
 * @criterion: "7.2", "A.5.1", or the code of an own control
 *
 * Returns: (transfer full): the part of the standard it belongs to, as people call it
 */
char *
isms_audit_theme_dup (const char *criterion)
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

/**
 * isms_criterion_dup_theme:
 *
 * Returns: (transfer full): what it stands under: a part of the standard, or a kind of parts of the scope; an asset is among them as a
 *   site only
 */
char *
isms_criterion_dup_theme (const IsmsCriterion *criterion)
{
  const IsmsKind *kind = criterion->scope != NULL ? isms_record_get_kind (criterion->scope) : NULL;

  if (kind == NULL)
    return isms_audit_theme_dup (criterion->id);
  return g_strdup (kind == &isms_kind_asset ? _("Sites") : _(kind->plural));
}

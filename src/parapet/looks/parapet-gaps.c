/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/parapet-gaps.h"
#include "widgets/parapet-label.h"

/* Who has more than these to do begins with these. */
#define MAX_GAPS 5

/**
 * parapet_gaps_add:
 * @title: (nullable): what stands above them in place of how many they are
 * @gaps: (element-type IsmsGap): what a record lacks
 *
 * Adds a part for each of the first few, with the clause that asks for it, below how many there are.
 */
void
parapet_gaps_add (ParapetParts *parts,
                  const char *title,
                  GArray *gaps)
{
  if (gaps->len == 0)
    {
      parapet_parts_add_text (parts, "gaps", parapet_part_heading, g_strdup (_("Nothing is missing")));
      return;
    }
  parapet_parts_add_text (parts, "gaps", parapet_part_heading, title != NULL ? g_strdup (title) : g_strdup_printf (ngettext ("%u thing is missing", "%u things are missing", gaps->len), gaps->len));
  for (guint i = 0; i < MIN (gaps->len, MAX_GAPS); i++)
    {
      const IsmsGap *gap = &g_array_index (gaps, IsmsGap, i);
      g_autofree char *id = g_strdup_printf ("gap %s", gap->sentence);

      parapet_parts_add_text (parts, id, parapet_part_body, g_strdup_printf ("• %s (%s)", gap->sentence, gap->clause));
    }
  if (gaps->len > MAX_GAPS)
    parapet_parts_add_text (parts, "more gaps", parapet_part_body, g_strdup_printf (ngettext ("… and %u more", "… and %u more", gaps->len - MAX_GAPS), gaps->len - MAX_GAPS));
}

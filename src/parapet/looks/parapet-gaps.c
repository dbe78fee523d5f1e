/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/parapet-gaps.h"
#include "widgets/parapet-label.h"

/* Who has more than these to do begins with these. */
#define MAX_GAPS 5

static GtkWidget *
make_heading (gpointer owner,
              gpointer data)
{
  return parapet_label_new (data, "heading");
}

static GtkWidget *
make_text (gpointer owner,
           gpointer data)
{
  return parapet_label_new (data, "body");
}

static void
add_text (ParapetParts *parts,
          const char *id,
          ParapetPartMake make,
          char *text)
{
  parapet_parts_add (parts, id, text, make, text, g_free);
}

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
      add_text (parts, "gaps", make_heading, g_strdup (_("Nothing is missing")));
      return;
    }
  add_text (parts, "gaps", make_heading, title != NULL ? g_strdup (title) : g_strdup_printf (ngettext ("%u thing is missing", "%u things are missing", gaps->len), gaps->len));
  for (guint i = 0; i < MIN (gaps->len, MAX_GAPS); i++)
    {
      const IsmsGap *gap = &g_array_index (gaps, IsmsGap, i);
      g_autofree char *id = g_strdup_printf ("gap %s", gap->sentence);

      add_text (parts, id, make_text, g_strdup_printf ("• %s (%s)", gap->sentence, gap->clause));
    }
  if (gaps->len > MAX_GAPS)
    add_text (parts, "more gaps", make_text, g_strdup_printf (ngettext ("… and %u more", "… and %u more", gaps->len - MAX_GAPS), gaps->len - MAX_GAPS));
}

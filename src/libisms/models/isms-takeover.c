/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-takeover.h"
#include "records/isms-record.h"

/* What a step means counts for more than what it is called. */
#define ANCHOR 2
#define NAME 1

#define NOWHERE G_MAXUINT

static gboolean
is_same (const char *text,
         const char *other)
{
  g_autofree char *one = g_utf8_casefold (text != NULL ? text : "", -1);
  g_autofree char *two = g_utf8_casefold (other, -1);

  return g_str_equal (one, two);
}

static guint
weigh (IsmsRecord *old,
       const IsmsStarterStep *step)
{
  return (is_same (isms_record_get_text (old, "anchor"), _(step->anchor)) ? ANCHOR : 0) + (is_same (isms_record_get_title (old), _(step->name)) ? NAME : 0);
}

/* How much of the old steps from one on and the new ones from another on can be the same at most, if none are crossed. A table of
 * (old + 1) × (size + 1). */
static guint *
sum_up (GPtrArray *old,
        const IsmsStarterStep *steps,
        guint size)
{
  guint width = size + 1;
  guint *most = g_new0 (guint, (old->len + 1) * width);

  for (guint i = old->len; i-- > 0;)
    for (guint j = size; j-- > 0;)
      {
        guint weight = weigh (g_ptr_array_index (old, i), &steps[j]);
        guint apart = MAX (most[(i + 1) * width + j], most[i * width + j + 1]);

        most[i * width + j] = weight > 0 ? MAX (apart, weight + most[(i + 1) * width + j + 1]) : apart;
      }
  return most;
}

static void
place_same (guint *places,
            GPtrArray *old,
            const IsmsStarterStep *steps,
            guint size)
{
  guint width = size + 1;
  g_autofree guint *most = sum_up (old, steps, size);

  for (guint i = 0, j = 0; i < old->len && j < size;)
    {
      guint weight = weigh (g_ptr_array_index (old, i), &steps[j]);

      if (weight > 0 && most[i * width + j] == weight + most[(i + 1) * width + j + 1])
        places[i++] = j++;
      else if (most[i * width + j] == most[(i + 1) * width + j])
        i++;
      else
        j++;
    }
}

/* What lies between two steps that have a place keeps its own between them, rounded up. */
static void
place_between (guint *places,
               guint from,
               guint to)
{
  guint n = to - from, room = places[to] - places[from];

  for (guint i = 1; i < n; i++)
    places[from + i] = places[from] + (i * room * 2 + n) / (n * 2);
}

static void
place_others (guint *places,
              guint n,
              guint size)
{
  guint last = 0;

  if (places[0] == NOWHERE)
    places[0] = 0;
  if (places[n - 1] == NOWHERE)
    places[n - 1] = size - 1;
  for (guint i = 1; i < n; i++)
    if (places[i] != NOWHERE)
      {
        place_between (places, last, i);
        last = i;
      }
}

/**
 * isms_takeover_suggest:
 * @old: (element-type IsmsRecord): the steps of a scale, the lowest first
 * @steps: (array length=size): those of another, untranslated, the lowest first
 *
 * Suggests which step of the other scale takes over each old one (6.1.2 b): the one that means the same, else the one that is called the
 * same, as far as that keeps their order; the ends stay the ends, and what is left keeps its place between its neighbours. It is a
 * suggestion, which people change before it is used.
 *
 * Returns: (transfer full) (array): for each old step a place in @steps, counted from 0
 */
guint *
isms_takeover_suggest (GPtrArray *old,
                       const IsmsStarterStep *steps,
                       guint size)
{
  guint *places = g_new (guint, MAX (old->len, 1));

  for (guint i = 0; i < old->len; i++)
    places[i] = NOWHERE;
  place_same (places, old, steps, size);
  if (old->len > 0)
    place_others (places, old->len, size);
  return places;
}

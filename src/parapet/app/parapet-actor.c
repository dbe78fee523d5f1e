/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/parapet-actor.h"

static const char *
get_account_name (void)
{
  const char *name = g_get_real_name ();

  return *name == '\0' || g_str_equal (name, "Unknown") ? g_get_user_name () : name;
}

/**
 * parapet_actor_dup:
 *
 * Returns: (transfer full): the name that stands beside what this person does: the one they chose, or else that of their account
 */
char *
parapet_actor_dup (GSettings *settings)
{
  char *name = g_strstrip (g_settings_get_string (settings, PARAPET_ACTOR_KEY));

  if (*name != '\0')
    return name;
  g_free (name);
  return g_strdup (get_account_name ());
}

/**
 * parapet_actor_set:
 * @name: the name; where it is the account's, that is followed from now on
 */
void
parapet_actor_set (GSettings *settings,
                   const char *name)
{
  g_settings_set_string (settings, PARAPET_ACTOR_KEY, g_str_equal (name, get_account_name ()) ? "" : name);
}

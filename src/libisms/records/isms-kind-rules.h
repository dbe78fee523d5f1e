/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a kind says of its records beyond their fields. */

/**
 * IsmsDemand:
 * @field: the name of a choice
 * @value: what it may not be
 * @needs: the name of a field as long as this is empty
 * @clause: of the standard that asks for it
 *
 * What has to be said before a record may say of itself that it is closed, done or approved.
 */
typedef struct
{
  const char *field;
  const char *value;
  const char *needs;
  const char *clause;
} IsmsDemand;

/**
 * IsmsSeal:
 * @link: (nullable): the name of a link to another record
 * @until: the name of a field of that one
 * @sentence: what is said instead
 *
 * Records are sealed as long as what they link to does not say @until: no list, search or history shows what they say.
 */
typedef struct
{
  const char *link;
  const char *until;
  const char *sentence;
} IsmsSeal;

G_END_DECLS

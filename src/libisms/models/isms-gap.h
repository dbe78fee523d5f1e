/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IsmsGap:
 * @clause: of the standard that asks for it
 * @sentence: what is missing, and what to do
 *
 * Something that a record lacks before others would rely on it.
 */
typedef struct
{
  const char *clause;
  char *sentence;
} IsmsGap;

GArray *isms_gaps_new (void);
void isms_gaps_add (GArray *gaps, const char *clause, char *sentence);

G_END_DECLS

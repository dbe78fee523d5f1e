/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_GUIDE_EMPTY, /* nothing is recorded */
  ISMS_GUIDE_BEGUN, /* something is, and something is missing */
  ISMS_GUIDE_READY, /* nothing is missing that the records could tell */
} IsmsGuideState;

/**
 * IsmsGuideStep:
 * @name: a name that never changes: "scope"
 * @title: what it is about, in a word or two
 * @question: what it answers, in plain words
 * @clause: where ISO/IEC 27001 asks for it
 * @kind: the kind of records with which one begins or goes on
 * @practice: (nullable): what a small organisation does for it, as far as it is now
 * @words: (nullable): what the records say about it, in a sentence; %NULL where they say nothing
 *
 * One step of setting up an ISMS, and how far the records are.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *question;
  const char *clause;
  const IsmsKind *kind;
  IsmsGuideState state;
  const char *practice;
  char *words;
} IsmsGuideStep;

GArray *isms_guide_list (IsmsStore *store);
int isms_guide_find_next (GArray *steps);
guint isms_guide_count_ready (GArray *steps);
gboolean isms_guide_is_begun (IsmsStore *store);

G_END_DECLS

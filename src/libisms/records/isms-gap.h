/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/isms-record.h"

G_BEGIN_DECLS

/**
 * IsmsGap:
 * @clause: of the standard that asks for it
 * @sentence: what is missing, and what to do
 * @field: (nullable): where it is written down; of the record that lacks it
 * @record: where it is mended, where that is another record; 0 for the record that lacks it
 *
 * Something that a record lacks before others would rely on it.
 */
typedef struct
{
  const char *clause;
  char *sentence;
  const char *field;
  gint64 record;
} IsmsGap;

GArray *isms_gaps_new (void);
void isms_gaps_add (GArray *gaps, const char *clause, char *sentence);
void isms_gaps_add_field (GArray *gaps, const char *clause, const char *field, char *sentence);
void isms_gaps_add_elsewhere (GArray *gaps, const char *clause, IsmsRecord *record, char *sentence);
char *isms_gap_dup_words (const IsmsGap *self);

G_END_DECLS

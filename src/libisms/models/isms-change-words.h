/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsFieldWords:
 * @field: (nullable): the field, or %NULL where the code or the removal itself is meant
 * @label: what people call the field
 * @before: (nullable): what it said, or %NULL where it was empty
 * @after: (nullable): what it says since, or %NULL where it was emptied
 *
 * What a step did to one field, in words.
 */
typedef struct
{
  const IsmsField *field;
  char *label;
  char *before;
  char *after;
} IsmsFieldWords;

char *isms_value_to_words (IsmsStore *store, IsmsRecord *record, const IsmsField *field, const IsmsValue *value);
char *isms_sentence_shorten (const char *text, guint length);

GPtrArray *isms_change_get_fields (IsmsStore *store, const IsmsChange *change);
char *isms_change_get_name (IsmsStore *store, const IsmsChange *change);
char *isms_change_to_sentence (IsmsStore *store, const IsmsChange *change);
char *isms_step_to_sentence (IsmsStore *store, const IsmsStep *step);

G_END_DECLS

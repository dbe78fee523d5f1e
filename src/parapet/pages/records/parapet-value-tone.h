/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/isms-record.h"

G_BEGIN_DECLS

/**
 * ParapetValueTone:
 * @icon: (nullable): its shape, so that it is never told by colour alone
 * @css_class: (nullable): a colour where something wants attention
 */
typedef struct
{
  const char *icon;
  const char *css_class;
} ParapetValueTone;

gboolean parapet_value_tone_applies (const IsmsField *field);
const ParapetValueTone *parapet_value_tone_find (const IsmsField *field, const IsmsValue *value);
const ParapetValueTone *parapet_value_tone_find_of (IsmsRecord *record);
const ParapetValueTone *parapet_value_tone_get_unsaid (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

char *parapet_date_words (const char *date);
char *parapet_moment_words (gint64 at);
char *parapet_integer_words (const IsmsField *field, gint64 number);
char *parapet_value_words (IsmsStore *store, IsmsRecord *record, const IsmsField *field, const IsmsValue *value);
char *parapet_field_words (IsmsStore *store, IsmsRecord *record, guint field);
char *parapet_choice_word (const IsmsField *field, const IsmsValue *value);
char *parapet_record_caption (IsmsRecord *record);
char *parapet_record_sentence (IsmsStore *store, IsmsRecord *record);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/isms-field-type.h"

G_BEGIN_DECLS

char *parapet_date_words_format (const char *date);
char *parapet_date_words_format_short (const char *date);
gboolean parapet_date_words_parse (const char *text, IsmsValue *value, GError **error);
GDateTime *parapet_date_words_read (const char *date);

G_END_DECLS

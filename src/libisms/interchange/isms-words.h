/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *isms_words_fold (const char *text);
char *isms_words_strip_brackets (const char *text);
char *isms_words_part_humps (const char *text);
gboolean isms_words_are_placeholder (const char *text);
char **isms_words_split (const char *text, const char *separators);
char *isms_words_shorten (const char *text, guint limit);

G_END_DECLS

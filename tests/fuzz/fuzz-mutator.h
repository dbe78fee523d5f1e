/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef struct
{
  guint64 state;
  gsize max_length;
  GPtrArray *corpus; /* of GBytes */
  GPtrArray *words;  /* of GBytes */
} FuzzMutator;

guint32 fuzz_mutator_random (FuzzMutator *self, guint32 below);
void fuzz_mutator_mutate (FuzzMutator *self, GByteArray *input);
gboolean fuzz_mutator_read_words (FuzzMutator *self, const char *path, GError **error);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-mutator.h"

#include <string.h>

#define MAX_STACKED 8

static const guint64 interesting[] = {
  0, 1, 2, 7, 8, 10, 13, 16, 32, 34, 63, 64, 100, 127, 128, 129, 255, 256, 511, 512, 1000, 1024, 4095, 4096,
  32767, 32768, 65535, 65536, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF
};

typedef void (*Mutation) (FuzzMutator *self, GByteArray *input);

/* SplitMix64: short, fast, and the same on every machine, so that a number names an input for ever. */
static guint64
next_random (FuzzMutator *self)
{
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

static gsize
random_length (FuzzMutator *self,
               gsize most)
{
  guint32 limit = fuzz_mutator_random (self, 4) > 0 ? MIN (most, 16) : most;

  return most == 0 ? 0 : 1 + fuzz_mutator_random (self, limit);
}

/* The start is where formats keep what decides the rest. */
static gsize
random_place (FuzzMutator *self,
              gsize size)
{
  return fuzz_mutator_random (self, 8) == 0 ? 0 : fuzz_mutator_random (self, size + 1);
}

static void
insert (FuzzMutator *self,
        GByteArray *input,
        gsize at,
        const guint8 *data,
        gsize length)
{
  gsize old_length = input->len;

  length = MIN (length, self->max_length - MIN (self->max_length, old_length));
  if (length == 0)
    return;
  g_byte_array_set_size (input, old_length + length);
  memmove (input->data + at + length, input->data + at, old_length - at);
  memcpy (input->data + at, data, length);
}

static void
flip_bit (FuzzMutator *self,
          GByteArray *input)
{
  if (input->len > 0)
    input->data[fuzz_mutator_random (self, input->len)] ^= 1u << fuzz_mutator_random (self, 8);
}

static void
set_byte (FuzzMutator *self,
          GByteArray *input)
{
  if (input->len > 0)
    input->data[fuzz_mutator_random (self, input->len)] = fuzz_mutator_random (self, 256);
}

static void
nudge_byte (FuzzMutator *self,
            GByteArray *input)
{
  if (input->len > 0)
    input->data[fuzz_mutator_random (self, input->len)] += (int) fuzz_mutator_random (self, 33) - 16;
}

static void
set_number (FuzzMutator *self,
            GByteArray *input)
{
  guint64 value = interesting[fuzz_mutator_random (self, G_N_ELEMENTS (interesting))];
  gsize width = 1u << fuzz_mutator_random (self, 4);
  gboolean big_endian = fuzz_mutator_random (self, 2);
  gsize at;

  if (input->len < width)
    return;
  at = fuzz_mutator_random (self, input->len - width + 1);
  for (gsize i = 0; i < width; i++)
    input->data[at + (big_endian ? width - 1 - i : i)] = value >> (8 * i);
}

static void
cut_end (FuzzMutator *self,
         GByteArray *input)
{
  g_byte_array_set_size (input, fuzz_mutator_random (self, input->len + 1));
}

static void
remove_range (FuzzMutator *self,
              GByteArray *input)
{
  gsize at = fuzz_mutator_random (self, input->len + 1);

  if (at < input->len)
    g_byte_array_remove_range (input, at, random_length (self, input->len - at));
}

static void
duplicate_range (FuzzMutator *self,
                 GByteArray *input)
{
  gsize from = fuzz_mutator_random (self, input->len + 1);
  gsize length = random_length (self, input->len - from);
  guint n_times = 1 + fuzz_mutator_random (self, fuzz_mutator_random (self, 8) == 0 ? 64 : 2);
  g_autofree guint8 *copy = g_memdup2 (input->data + from, length);
  gsize at = random_place (self, input->len);

  for (guint i = 0; i < n_times && length > 0; i++)
    insert (self, input, at, copy, length);
}

static void
overwrite_range (FuzzMutator *self,
                 GByteArray *input)
{
  gsize from = fuzz_mutator_random (self, input->len + 1);
  gsize to = fuzz_mutator_random (self, input->len + 1);
  gsize length = random_length (self, input->len - MAX (from, to));

  if (length > 0)
    memmove (input->data + to, input->data + from, length);
}

static void
insert_random (FuzzMutator *self,
               GByteArray *input)
{
  guint8 bytes[16];
  gsize length = random_length (self, sizeof bytes);

  for (gsize i = 0; i < length; i++)
    bytes[i] = fuzz_mutator_random (self, 256);
  insert (self, input, random_place (self, input->len), bytes, length);
}

static void
insert_word (FuzzMutator *self,
             GByteArray *input)
{
  gsize length;
  const guint8 *word;

  if (self->words->len == 0)
    return;
  word = g_bytes_get_data (g_ptr_array_index (self->words, fuzz_mutator_random (self, self->words->len)), &length);
  insert (self, input, random_place (self, input->len), word, length);
}

static void
overwrite_word (FuzzMutator *self,
                GByteArray *input)
{
  gsize length;
  const guint8 *word;

  if (self->words->len == 0)
    return;
  word = g_bytes_get_data (g_ptr_array_index (self->words, fuzz_mutator_random (self, self->words->len)), &length);
  if (length <= input->len)
    memcpy (input->data + fuzz_mutator_random (self, input->len - length + 1), word, length);
}

/* The start of this input and the end of another. */
static void
splice (FuzzMutator *self,
        GByteArray *input)
{
  gsize length;
  const guint8 *other = g_bytes_get_data (g_ptr_array_index (self->corpus, fuzz_mutator_random (self, self->corpus->len)), &length);
  gsize from = fuzz_mutator_random (self, length + 1);

  cut_end (self, input);
  insert (self, input, input->len, other + from, length - from);
}

static const Mutation mutations[] = {
  flip_bit,
  set_byte,
  nudge_byte,
  set_number,
  cut_end,
  remove_range,
  duplicate_range,
  overwrite_range,
  insert_random,
  insert_word,
  insert_word,
  overwrite_word,
  splice,
};

/* A word is between the first and the last quotation mark of a line, with \xNN, \\ and \" in it. */
static GBytes *
parse_word (const char *line)
{
  const char *from = strchr (line, '"');
  const char *to = strrchr (line, '"');
  GByteArray *word = g_byte_array_new ();

  for (const char *p = from + 1; p < to; p++)
    {
      guint8 byte = *p;

      if (*p == '\\' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3]))
        {
          byte = g_ascii_xdigit_value (p[2]) << 4 | g_ascii_xdigit_value (p[3]);
          p += 3;
        }
      else if (*p == '\\' && p + 1 < to)
        byte = *++p;
      g_byte_array_append (word, &byte, 1);
    }
  return g_byte_array_free_to_bytes (word);
}

guint32
fuzz_mutator_random (FuzzMutator *self,
                     guint32 below)
{
  return (next_random (self) >> 32) * below >> 32;
}

void
fuzz_mutator_mutate (FuzzMutator *self,
                     GByteArray *input)
{
  guint n_stacked = 1 + fuzz_mutator_random (self, MAX_STACKED);

  for (guint i = 0; i < n_stacked; i++)
    mutations[fuzz_mutator_random (self, G_N_ELEMENTS (mutations))](self, input);
}

gboolean
fuzz_mutator_read_words (FuzzMutator *self,
                         const char *path,
                         GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '#' && strchr (lines[i], '"') != NULL)
      g_ptr_array_add (self->words, parse_word (lines[i]));
  return TRUE;
}

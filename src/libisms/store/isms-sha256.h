/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ISMS_SHA256_SIZE 32
#define ISMS_SHA256_BLOCK 64

/**
 * IsmsSha256:
 * @state: the hash of the whole blocks so far
 * @rest: bytes that wait for their block to fill
 * @length: how many bytes were added
 *
 * A SHA-256 (FIPS 180-4) being computed. It lies where its owner wants it, often on the stack, and needs no freeing.
 */
typedef struct
{
  guint32 state[8];
  guint8 rest[ISMS_SHA256_BLOCK];
  guint64 length;
} IsmsSha256;

void isms_sha256_start (IsmsSha256 *self);
void isms_sha256_add (IsmsSha256 *self, gconstpointer data, gsize size);
void isms_sha256_finish (IsmsSha256 *self, guint8 digest[ISMS_SHA256_SIZE]);
char *isms_sha256_finish_hex (IsmsSha256 *self);

/* For tests: the same without the processor's own instructions. */
void isms_sha256_set_plain (gboolean plain);

G_END_DECLS

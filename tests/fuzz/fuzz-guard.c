/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "document/isms-document-error.h"
#include "document/isms-guard.h"
#include "document/isms-import.h"
#include "store/isms-schema.h"

#define SMALLEST_PAGE 512

/* In memory where that can be had: what is written here is read once and gone. */
static const char *
get_path (void)
{
  static char path[64];

  if (*path == '\0')
    g_snprintf (path, sizeof path, "%s/isms-fuzz-guard-%d", g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir (), (int) getpid ());
  return path;
}

static void
write_32 (guint8 *header,
          guint offset,
          guint32 number)
{
  number = GUINT32_TO_BE (number);
  memcpy (header + offset, &number, sizeof number);
}

/* A header that lets the rest be read: otherwise hardly any mutation would get past the first hundred bytes. */
static void
mend_header (guint8 *bytes,
             gsize *size)
{
  *size -= *size % SMALLEST_PAGE;
  memcpy (bytes, "SQLite format 3", 16);
  bytes[16] = SMALLEST_PAGE >> 8;
  bytes[17] = SMALLEST_PAGE & 0xff;
  memcpy (bytes + 18, "\x01\x01\x00\x40\x20\x20", 6);
  write_32 (bytes, 28, *size / SMALLEST_PAGE);
  write_32 (bytes, 44, 4);
  write_32 (bytes, 52, 0);
  write_32 (bytes, 56, 1);
  write_32 (bytes, 60, ISMS_FORMAT_VERSION);
  write_32 (bytes, 64, 0);
  write_32 (bytes, 68, ISMS_APPLICATION_ID);
  memcpy (bytes + 92, bytes + 24, 4);
}

static void
write_file (const guint8 *bytes,
            gsize size)
{
  int fd = g_open (get_path (), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, bytes, size), ==, size);
  g_close (fd, NULL);
}

static void
assert_sentence (GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == ISMS_DOCUMENT_ERROR);
  g_assert_true (*error->message != '\0' && g_utf8_validate (error->message, -1, NULL));
}

static void
pass_guard (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsSql) sql = isms_guard_open (get_path (), NULL, &error);

  g_unlink (get_path ());
  if (sql == NULL || !isms_import (sql, ":memory:", NULL, &error))
    assert_sentence (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *mended = NULL;

  if (!isms_guard_check_header (data, MIN (size, ISMS_GUARD_HEADER_SIZE), size, &error))
    assert_sentence (error);
  if (size < 2 * SMALLEST_PAGE)
    return 0;
  mended = g_memdup2 (data, size);
  mend_header (mended, &size);
  write_file (mended, size);
  pass_guard ();
  return 0;
}

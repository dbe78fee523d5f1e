/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/isms-sha256.h"

static char *
hash (const guint8 *data,
      gsize size,
      gsize piece)
{
  IsmsSha256 sum;

  isms_sha256_start (&sum);
  for (gsize i = 0; i < size; i += piece)
    isms_sha256_add (&sum, data + i, MIN (piece, size - i));
  return isms_sha256_finish_hex (&sum);
}

/* The examples of FIPS 180, and a million times the letter a. */
static void
test_known (gconstpointer plain)
{
  static const struct
  {
    const char *text;
    const char *digest;
  } known[] = {
    { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
  };
  g_autofree guint8 *letters = g_malloc (1000000);
  g_autofree char *million = NULL;

  isms_sha256_set_plain (plain != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *digest = hash ((const guint8 *) known[i].text, strlen (known[i].text), 7);

      g_assert_cmpstr (digest, ==, known[i].digest);
    }
  memset (letters, 'a', 1000000);
  million = hash (letters, 1000000, 1000);
  g_assert_cmpstr (million, ==, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* Every length about the edges of a block, in pieces of every size, against GLib's. */
static void
test_lengths (gconstpointer plain)
{
  guint8 data[3 * ISMS_SHA256_BLOCK];

  isms_sha256_set_plain (plain != NULL);
  for (gsize i = 0; i < sizeof data; i++)
    data[i] = (guint8) g_test_rand_int ();
  for (gsize size = 0; size <= sizeof data; size++)
    {
      g_autofree char *expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);

      for (gsize piece = 1; piece <= 2 * ISMS_SHA256_BLOCK + 1; piece += 8)
        {
          g_autofree char *digest = hash (data, size, piece);

          g_assert_cmpstr (digest, ==, expected);
        }
    }
}

static void
test_speed (void)
{
  gsize size = 16 * 1024 * 1024;
  g_autofree guint8 *data = g_malloc0 (size);
  gint64 start = g_get_monotonic_time ();
  g_autofree char *ours = NULL;
  g_autofree char *glibs = NULL;
  gint64 middle;

  isms_sha256_set_plain (FALSE);
  ours = hash (data, size, size);
  middle = g_get_monotonic_time ();
  glibs = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);
  g_assert_cmpstr (ours, ==, glibs);
  g_test_message ("16 MiB: %.1f ms, GLib %.1f ms", (middle - start) / 1000.0, (g_get_monotonic_time () - middle) / 1000.0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/sha256/known", NULL, test_known);
  g_test_add_data_func ("/sha256/known/plain", "plain", test_known);
  g_test_add_data_func ("/sha256/lengths", NULL, test_lengths);
  g_test_add_data_func ("/sha256/lengths/plain", "plain", test_lengths);
  g_test_add_func ("/sha256/speed", test_speed);
  return g_test_run ();
}

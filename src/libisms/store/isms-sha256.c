/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GLib's was a third of opening and of saving. Where the processor knows SHA-256 this takes a twentieth of the instructions, elsewhere
 * as many. */
#include "config.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>
#include <immintrin.h>
#define HAVE_SHA_INSTRUCTIONS 1
#endif

#include "store/isms-sha256.h"

#define N_ROUNDS 64

typedef void (*Compress) (guint32 state[8], const guint8 *data, gsize n_blocks);

/* FIPS 180-4, 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
static const guint32 constants[N_ROUNDS] = {
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
};

static inline guint32
rotate (guint32 word,
        guint bits)
{
  return word >> bits | word << (32 - bits);
}

static inline guint32
read_word (const guint8 *data)
{
  guint32 word;

  memcpy (&word, data, sizeof word);
  return GUINT32_FROM_BE (word);
}

/* The words of round @i to come, made in place of those that are spent. */
static inline guint32
next_word (guint32 words[16],
           guint i)
{
  guint32 early = words[(i + 1) & 15];
  guint32 late = words[(i + 14) & 15];

  words[i & 15] += (rotate (early, 7) ^ rotate (early, 18) ^ early >> 3) + words[(i + 9) & 15] +
                   (rotate (late, 17) ^ rotate (late, 19) ^ late >> 10);
  return words[i & 15];
}

/* One round on the eight letters, which stand one place further on in each round: so nothing is moved. */
static inline void
turn (guint32 letters[8],
      guint i,
      guint32 word)
{
#define LETTER(n) letters[((n) - i) & 7]
  guint32 a = LETTER (0);
  guint32 e = LETTER (4);
  guint32 sum = LETTER (7) + (rotate (e, 6) ^ rotate (e, 11) ^ rotate (e, 25)) + (LETTER (6) ^ (e & (LETTER (5) ^ LETTER (6)))) +
                constants[i] + word;

  LETTER (3) += sum;
  LETTER (7) = sum + (rotate (a, 2) ^ rotate (a, 13) ^ rotate (a, 22)) + ((a & LETTER (1)) | (LETTER (2) & (a | LETTER (1))));
#undef LETTER
}

static void
compress_plain (guint32 state[8],
                const guint8 *data,
                gsize n_blocks)
{
  for (; n_blocks > 0; n_blocks--, data += ISMS_SHA256_BLOCK)
    {
      guint32 letters[8];
      guint32 words[16];

      memcpy (letters, state, sizeof letters);
#pragma GCC unroll 16
      for (guint i = 0; i < 16; i++)
        turn (letters, i, words[i] = read_word (data + 4 * i));
#pragma GCC unroll 48
      for (guint i = 16; i < N_ROUNDS; i++)
        turn (letters, i, next_word (words, i));
      for (guint i = 0; i < 8; i++)
        state[i] += letters[i];
    }
}

#ifdef HAVE_SHA_INSTRUCTIONS

static gboolean
knows_sha256 (void)
{
  guint a, b, c, d;

  if (!__get_cpuid (1, &a, &b, &c, &d) || (c & bit_SSE4_1) == 0 || (c & bit_SSSE3) == 0)
    return FALSE;
  return __get_cpuid_count (7, 0, &a, &b, &c, &d) && (b & bit_SHA) != 0;
}

/* The instructions take the letters as two words of four, ABEF and CDGH. */
__attribute__ ((target ("sha,sse4.1"))) static void
compress_native (guint32 state[8],
                 const guint8 *data,
                 gsize n_blocks)
{
  const __m128i swap = _mm_set_epi64x (0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
  __m128i low = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *) state), 0xb1);
  __m128i high = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *) (state + 4)), 0x1b);
  __m128i abef = _mm_alignr_epi8 (low, high, 8);
  __m128i cdgh = _mm_blend_epi16 (high, low, 0xf0);

  for (; n_blocks > 0; n_blocks--, data += ISMS_SHA256_BLOCK)
    {
      __m128i abef_before = abef;
      __m128i cdgh_before = cdgh;
      __m128i words[4];

#pragma GCC unroll 16
      for (guint i = 0; i < 16; i++)
        {
          __m128i *now = &words[i & 3];
          __m128i sum;

          if (i < 4)
            *now = _mm_shuffle_epi8 (_mm_loadu_si128 ((const __m128i *) (data + 16 * i)), swap);
          else
            *now = _mm_sha256msg2_epu32 (_mm_add_epi32 (_mm_sha256msg1_epu32 (*now, words[(i + 1) & 3]),
                                                        _mm_alignr_epi8 (words[(i + 3) & 3], words[(i + 2) & 3], 4)),
                                         words[(i + 3) & 3]);
          sum = _mm_add_epi32 (*now, _mm_loadu_si128 ((const __m128i *) (constants + 4 * i)));
          cdgh = _mm_sha256rnds2_epu32 (cdgh, abef, sum);
          abef = _mm_sha256rnds2_epu32 (abef, cdgh, _mm_shuffle_epi32 (sum, 0x0e));
        }
      abef = _mm_add_epi32 (abef, abef_before);
      cdgh = _mm_add_epi32 (cdgh, cdgh_before);
    }
  low = _mm_shuffle_epi32 (abef, 0x1b);
  high = _mm_shuffle_epi32 (cdgh, 0xb1);
  _mm_storeu_si128 ((__m128i *) state, _mm_blend_epi16 (low, high, 0xf0));
  _mm_storeu_si128 ((__m128i *) (state + 4), _mm_alignr_epi8 (high, low, 8));
}

#endif

static Compress compress;

/**
 * isms_sha256_set_plain:
 * @plain: whether to do without the processor's own instructions
 *
 * So that a test can hold one against the other. Not for use beside other threads that hash.
 */
void
isms_sha256_set_plain (gboolean plain)
{
  compress = compress_plain;
#ifdef HAVE_SHA_INSTRUCTIONS
  if (!plain && knows_sha256 ())
    compress = compress_native;
#endif
}

static gpointer
choose (gpointer unused)
{
  if (compress == NULL)
    isms_sha256_set_plain (FALSE);
  return NULL;
}

/**
 * isms_sha256_start:
 * @self: a hash to begin; whatever was in it is forgotten
 */
void
isms_sha256_start (IsmsSha256 *self)
{
  static const guint32 first[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
  static GOnce once = G_ONCE_INIT;

  g_once (&once, choose, NULL);
  memcpy (self->state, first, sizeof first);
  self->length = 0;
}

/**
 * isms_sha256_add:
 * @data: (array length=size): more bytes
 */
void
isms_sha256_add (IsmsSha256 *self,
                 gconstpointer data,
                 gsize size)
{
  const guint8 *bytes = data;
  gsize waiting = self->length % ISMS_SHA256_BLOCK;

  self->length += size;
  if (waiting + size < ISMS_SHA256_BLOCK)
    {
      if (size > 0)
        memcpy (self->rest + waiting, bytes, size);
      return;
    }
  if (waiting > 0)
    {
      memcpy (self->rest + waiting, bytes, ISMS_SHA256_BLOCK - waiting);
      compress (self->state, self->rest, 1);
      bytes += ISMS_SHA256_BLOCK - waiting;
      size -= ISMS_SHA256_BLOCK - waiting;
    }
  compress (self->state, bytes, size / ISMS_SHA256_BLOCK);
  memcpy (self->rest, bytes + size / ISMS_SHA256_BLOCK * ISMS_SHA256_BLOCK, size % ISMS_SHA256_BLOCK);
}

/**
 * isms_sha256_finish:
 * @digest: (out): the hash
 *
 * Afterwards the hash must be started anew.
 */
void
isms_sha256_finish (IsmsSha256 *self,
                    guint8 digest[ISMS_SHA256_SIZE])
{
  static const guint8 end[ISMS_SHA256_BLOCK] = { 0x80 };
  guint64 bits = GUINT64_TO_BE (self->length * 8);
  gsize waiting = self->length % ISMS_SHA256_BLOCK;
  gsize room = ISMS_SHA256_BLOCK - sizeof bits;

  isms_sha256_add (self, end, waiting < room ? room - waiting : room + ISMS_SHA256_BLOCK - waiting);
  isms_sha256_add (self, &bits, sizeof bits);
  for (guint i = 0; i < 8; i++)
    {
      guint32 word = GUINT32_TO_BE (self->state[i]);

      memcpy (digest + 4 * i, &word, sizeof word);
    }
}

/**
 * isms_sha256_finish_hex:
 *
 * Returns: (transfer full): the hash in small hexadecimal digits
 */
char *
isms_sha256_finish_hex (IsmsSha256 *self)
{
  guint8 digest[ISMS_SHA256_SIZE];
  char *text = g_malloc (2 * ISMS_SHA256_SIZE + 1);

  isms_sha256_finish (self, digest);
  for (guint i = 0; i < ISMS_SHA256_SIZE; i++)
    g_snprintf (text + 2 * i, 3, "%02x", digest[i]);
  return text;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "interchange/isms-table.h"
#include "interchange/isms-text-decoder.h"

#define REPLACEMENT 0xFFFD
#define UTF16_SAMPLE 65536

typedef struct
{
  GString *text;
  gsize n_replaced;
  gsize first_replaced;
} Output;

/* Bytes 0x80 to 0x9F of Windows-1252; the five that it leaves undefined are replaced. */
static const gunichar windows_1252[32] = {
  0x20AC,
  REPLACEMENT,
  0x201A,
  0x0192,
  0x201E,
  0x2026,
  0x2020,
  0x2021,
  0x02C6,
  0x2030,
  0x0160,
  0x2039,
  0x0152,
  REPLACEMENT,
  0x017D,
  REPLACEMENT,
  REPLACEMENT,
  0x2018,
  0x2019,
  0x201C,
  0x201D,
  0x2022,
  0x2013,
  0x2014,
  0x02DC,
  0x2122,
  0x0161,
  0x203A,
  0x0153,
  REPLACEMENT,
  0x017E,
  0x0178,
};

static const struct
{
  const char *magic;
  gsize length;
  const char *sentence;
} other_formats[] = {
  { "PK\003\004", 4, N_("The file is a workbook (such as .xlsx or .ods), not CSV text. Save the sheet as CSV from the spreadsheet program and import that.") },
  { "\xD0\xCF\x11\xE0", 4, N_("The file is an old Office document (such as .xls), not CSV text. Save the sheet as CSV from the spreadsheet program and import that.") },
  { "%PDF-", 5, N_("The file is a PDF, not CSV text. Import the spreadsheet that it was made from.") },
  { "SQLite format 3", 16, N_("The file is a database, not CSV text.") },
};

static gboolean
starts_with (const guint8 *data,
             gsize size,
             const char *prefix,
             gsize length)
{
  return size >= length && memcmp (data, prefix, length) == 0;
}

static guint
line_at (const char *text,
         gsize offset)
{
  guint line = 1;

  for (gsize i = 0; i < offset; i++)
    if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n'))
      line++;
  return line;
}

static void
put_char (Output *out,
          gunichar c)
{
  if (c < 0x80)
    g_string_append_c (out->text, c);
  else
    g_string_append_unichar (out->text, c);
}

static void
put_replacement (Output *out)
{
  if (out->n_replaced++ == 0)
    out->first_replaced = out->text->len;
  put_char (out, REPLACEMENT);
}

static guint
utf16_unit (const guint8 *data,
            gboolean big_endian)
{
  return big_endian ? data[0] << 8 | data[1] : data[1] << 8 | data[0];
}

static void
decode_utf16 (Output *out,
              const guint8 *data,
              gsize size,
              gboolean big_endian)
{
  gsize i = 0;

  for (; i + 1 < size; i += 2)
    {
      guint unit = utf16_unit (data + i, big_endian);
      guint next = i + 3 < size ? utf16_unit (data + i + 2, big_endian) : 0;

      if ((unit & 0xF800) != 0xD800)
        put_char (out, unit);
      else if (unit < 0xDC00 && (next & 0xFC00) == 0xDC00)
        {
          put_char (out, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
          i += 2;
        }
      else
        put_replacement (out);
    }
  if (i < size)
    put_replacement (out);
}

static void
decode_windows_1252 (Output *out,
                     const guint8 *data,
                     gsize size)
{
  for (gsize i = 0; i < size; i++)
    {
      gunichar c = data[i] >= 0x80 && data[i] < 0xA0 ? windows_1252[data[i] - 0x80] : data[i];

      if (c == REPLACEMENT)
        put_replacement (out);
      else
        put_char (out, c);
    }
}

/* Returns how many characters beyond ASCII were whole. */
static gsize
decode_utf8 (Output *out,
             const guint8 *data,
             gsize size)
{
  const char *at = (const char *) data;
  const char *end = at + size;
  gsize n_whole = 0;

  while (at < end)
    {
      const char *stop;
      gboolean valid = g_utf8_validate_len (at, end - at, &stop);

      g_string_append_len (out->text, at, stop - at);
      for (; at < stop; at++)
        n_whole += (guint8) *at >= 0xC0;
      if (valid)
        break;
      /* A NUL stops the validation too; it is refused later, with its line. */
      if (*at == '\0')
        g_string_append_c (out->text, '\0');
      else
        put_replacement (out);
      at++;
    }
  return n_whole;
}

static gboolean
could_be_utf8 (const guint8 *data,
               gsize size)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Output probe = { text };

  decode_utf8 (&probe, data, size);
  return probe.n_replaced == 0;
}

/* Characters below 0x80 (digits, delimiters, line ends) are a zero beside an ASCII byte in UTF-16. */
static gsize
count_utf16_ascii (const guint8 *data,
                   gsize n_units,
                   gboolean big_endian)
{
  gsize n_ascii = 0;

  for (gsize i = 0; i < n_units; i++)
    {
      guint unit = utf16_unit (data + 2 * i, big_endian);

      if (unit == 0)
        return 0;
      n_ascii += unit < 0x80;
    }
  return n_ascii;
}

static const char *
decode_by_mark (Output *out,
                const guint8 *data,
                gsize size)
{
  if (starts_with (data, size, "\xEF\xBB\xBF", 3))
    {
      decode_utf8 (out, data + 3, size - 3);
      return "UTF-8";
    }
  if (starts_with (data, size, "\xFF\xFE", 2))
    {
      decode_utf16 (out, data + 2, size - 2, FALSE);
      return "UTF-16LE";
    }
  if (starts_with (data, size, "\xFE\xFF", 2))
    {
      decode_utf16 (out, data + 2, size - 2, TRUE);
      return "UTF-16BE";
    }
  return NULL;
}

/* Chinese has few such characters, but its bytes are not UTF-8; UTF-8 with a stray zero byte has fewer still. */
static const char *
decode_by_zeros (Output *out,
                 const guint8 *data,
                 gsize size)
{
  gsize sample = MIN (size, UTF16_SAMPLE);
  gsize n_little, n_big, n_needed;

  if (memchr (data, 0, size) == NULL)
    return NULL;
  n_little = count_utf16_ascii (data, sample / 2, FALSE);
  n_big = count_utf16_ascii (data, sample / 2, TRUE);
  n_needed = sample / 2 / (could_be_utf8 (data, sample) ? 2 : 8);
  if (n_little == n_big || MAX (n_little, n_big) < n_needed)
    return NULL;
  decode_utf16 (out, data, size, n_big > n_little);
  return n_big > n_little ? "UTF-16BE" : "UTF-16LE";
}

/* UTF-8 with a few broken bytes stays UTF-8: Windows-1252 would turn all of its other letters into two wrong ones. */
static const char *
decode_by_content (Output *out,
                   const guint8 *data,
                   gsize size)
{
  gsize n_whole = decode_utf8 (out, data, size);

  if (out->n_replaced == 0 || n_whole > out->n_replaced)
    return "UTF-8";
  g_string_truncate (out->text, 0);
  out->n_replaced = 0;
  decode_windows_1252 (out, data, size);
  return "windows-1252";
}

static gboolean
check_is_text (const Output *out,
               const guint8 *data,
               gsize size,
               GError **error)
{
  const char *zero = memchr (out->text->str, 0, out->text->len);

  for (guint i = 0; i < G_N_ELEMENTS (other_formats); i++)
    if (starts_with (data, size, other_formats[i].magic, other_formats[i].length))
      {
        g_set_error_literal (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_NOT_TEXT, _(other_formats[i].sentence));
        return FALSE;
      }
  if (zero != NULL)
    {
      g_set_error (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_NOT_TEXT,
                   _("The file is not plain text: there is a zero byte on line %u."),
                   line_at (out->text->str, zero - out->text->str));
      return FALSE;
    }
  return TRUE;
}

/**
 * isms_text_decode: (skip)
 * @data: (array length=size): the bytes of a text file
 * @size: how many there are
 * @decoding: (out caller-allocates): where to say how they were decoded
 * @error: where to say %ISMS_TABLE_ERROR_NOT_TEXT
 *
 * Finds out the encoding of a text file and converts it to UTF-8 without byte order mark. The mark decides; without
 * one, the pattern of zero bytes that ASCII characters leave in UTF-16; then whether the bytes are UTF-8; and else
 * they are Windows-1252, which is a guess. Bytes that the encoding does not define become U+FFFD and are counted.
 *
 * Returns: (transfer full): UTF-8 text that has no NUL within, or %NULL if the file is not text
 */
GString *
isms_text_decode (const guint8 *data,
                  gsize size,
                  IsmsTextDecoding *decoding,
                  GError **error)
{
  g_autoptr (GString) text = g_string_sized_new (size + 1);
  Output out = { text };

  *decoding = (IsmsTextDecoding) { NULL };
  decoding->encoding = decode_by_mark (&out, data, size);
  if (decoding->encoding == NULL)
    decoding->encoding = decode_by_zeros (&out, data, size);
  if (decoding->encoding == NULL)
    decoding->encoding = decode_by_content (&out, data, size);
  if (!check_is_text (&out, data, size, error))
    return NULL;

  decoding->guessed = g_str_equal (decoding->encoding, "windows-1252");
  decoding->n_replaced = out.n_replaced;
  if (out.n_replaced > 0)
    decoding->replaced_line = line_at (text->str, out.first_replaced);
  return g_steal_pointer (&text);
}

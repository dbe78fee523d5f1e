/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The syntax of PDF's objects (ISO 32000-1, 7.2 and 7.3), as far as one must know it to step over them. */
#include "config.h"

#include "reports/pdf/isms-pdf-token.h"

#include <string.h>

/* Deeper than cairo ever goes; what is deeper is not read. */
#define DEEPEST 40

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
is_delimiter (char c)
{
  return strchr ("()<>[]{}/%", c) != NULL;
}

/**
 * isms_pdf_token_skip_space:
 *
 * Returns: where something begins that is neither space nor comment; @end if nothing does
 */
const char *
isms_pdf_token_skip_space (const char *p,
                           const char *end)
{
  while (p < end && (is_space (*p) || *p == '%'))
    {
      if (*p == '%')
        while (p < end && *p != '\n' && *p != '\r')
          p++;
      else
        p++;
    }
  return p;
}

/* Parentheses may stand in a text where they match, and anything behind a backslash. */
static const char *
skip_string (const char *p,
             const char *end)
{
  guint depth = 0;

  for (; p < end; p++)
    {
      if (*p == '\\')
        p++;
      else if (*p == '(')
        depth++;
      else if (*p == ')' && --depth == 0)
        return p + 1;
    }
  return NULL;
}

static const char *
skip_word (const char *p,
           const char *end)
{
  const char *start = p;

  if (*p == '/')
    p++;
  while (p < end && !is_space (*p) && !is_delimiter (*p))
    p++;
  return p > start ? p : NULL;
}

static const char *skip_nested (const char *p, const char *end, guint depth);

static const char *
skip_until (const char *p,
            const char *end,
            const char *closing,
            guint depth)
{
  gsize length = strlen (closing);

  while (p != NULL)
    {
      p = isms_pdf_token_skip_space (p, end);
      if ((gsize) (end - p) < length)
        return NULL;
      if (memcmp (p, closing, length) == 0)
        return p + length;
      p = skip_nested (p, end, depth + 1);
    }
  return NULL;
}

static const char *
skip_nested (const char *p,
             const char *end,
             guint depth)
{
  p = isms_pdf_token_skip_space (p, end);
  if (p >= end || depth > DEEPEST)
    return NULL;
  if (*p == '(')
    return skip_string (p, end);
  if (*p == '[')
    return skip_until (p + 1, end, "]", depth);
  if (*p == '<' && p + 1 < end && p[1] == '<')
    return skip_until (p + 2, end, ">>", depth);
  if (*p == '<')
    {
      p = memchr (p, '>', end - p);
      return p != NULL ? p + 1 : NULL;
    }
  return skip_word (p, end);
}

/**
 * isms_pdf_token_read_number:
 * @p: (inout): where it stands; moved behind it
 *
 * Returns: whether a whole number stands there
 */
gboolean
isms_pdf_token_read_number (const char **p,
                            const char *end,
                            guint *number)
{
  const char *digit = isms_pdf_token_skip_space (*p, end);
  guint64 value = 0;

  if (digit >= end || !g_ascii_isdigit (*digit))
    return FALSE;
  for (; digit < end && g_ascii_isdigit (*digit) && value <= G_MAXUINT; digit++)
    value = value * 10 + (guint64) (*digit - '0');
  if (value > G_MAXUINT)
    return FALSE;
  *number = (guint) value;
  *p = digit;
  return TRUE;
}

/* A reference is three words, "12 0 R", but one value. */
static const char *
skip_reference (const char *p,
                const char *end)
{
  guint number;

  if (!isms_pdf_token_read_number (&p, end, &number) || !isms_pdf_token_read_number (&p, end, &number))
    return NULL;
  p = isms_pdf_token_skip_space (p, end);
  return p < end && *p == 'R' && (p + 1 == end || is_space (p[1]) || is_delimiter (p[1])) ? p + 1 : NULL;
}

/**
 * isms_pdf_token_skip_value:
 *
 * Returns: (nullable): where the value that begins here ends, or %NULL if it has no end
 */
const char *
isms_pdf_token_skip_value (const char *p,
                           const char *end)
{
  const char *after = skip_reference (p, end);

  return after != NULL ? after : skip_nested (p, end, 0);
}

gboolean
isms_pdf_token_equals (IsmsPdfSlice slice,
                       const char *text)
{
  gsize length = strlen (text);

  return (gsize) (slice.end - slice.start) == length && memcmp (slice.start, text, length) == 0;
}

/**
 * isms_pdf_token_find:
 * @dictionary: a value
 * @key: a key with its slash
 * @value: (out): its value
 *
 * Returns: whether it is a dictionary that has the key
 */
gboolean
isms_pdf_token_find (IsmsPdfSlice dictionary,
                     const char *key,
                     IsmsPdfSlice *value)
{
  const char *p = dictionary.start + 2;

  if (dictionary.end - dictionary.start < 4 || memcmp (dictionary.start, "<<", 2) != 0)
    return FALSE;
  while (p != NULL)
    {
      IsmsPdfSlice name;

      name.start = isms_pdf_token_skip_space (p, dictionary.end);
      if (name.start >= dictionary.end || *name.start != '/')
        return FALSE;
      name.end = skip_word (name.start, dictionary.end);
      value->start = isms_pdf_token_skip_space (name.end, dictionary.end);
      value->end = p = isms_pdf_token_skip_value (value->start, dictionary.end);
      if (p != NULL && isms_pdf_token_equals (name, key))
        return TRUE;
    }
  return FALSE;
}

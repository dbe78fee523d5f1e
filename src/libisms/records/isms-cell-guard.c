/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "records/isms-cell-guard.h"

/* A spreadsheet that expects another separator than ours cuts a cell in two at these, and reads each half as a cell. */
static gboolean
is_separator (char c)
{
  return c == ';' || c == '\t' || c == '\r' || c == '\n';
}

/* What programs are known to skip before they look for a formula: spaces of all widths, quotes, marks without a width. */
static gboolean
is_skipped (gunichar c)
{
  static const gunichar quotes[] = { '\'', '"', '`', 0xb4, 0x2018, 0x2019, 0x201a, 0x201b, 0x201c, 0x201d, 0x201e, 0x201f, 0xff02, 0xff07 };

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      if (c == quotes[i])
        return TRUE;
    }
  return g_unichar_isspace (c) || g_unichar_iszerowidth (c) || g_unichar_iscntrl (c);
}

static gboolean
starts_formula (gunichar c)
{
  return c == '=' || c == '+' || c == '-' || c == '@' ||
         c == 0xff1d || c == 0xff0b || c == 0xff0d || c == 0xff20 ||
         c == 0xfe62 || c == 0xfe63 || c == 0xfe66 || c == 0xfe6b || c == 0x2212;
}

static gboolean
is_dangerous (const char *text,
              const char *end)
{
  while (text < end && is_skipped (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text < end && starts_formula (g_utf8_get_char (text));
}

static const char *
segment_end (const char *text)
{
  while (*text != '\0' && !is_separator (*text))
    text++;
  return text;
}

static gboolean
starts_blank (const char *text)
{
  while (*text == '\'')
    text++;
  return *text == '\t' || *text == '\r';
}

static gboolean
needs_guard (const char *start,
             const char *text)
{
  return is_dangerous (text, segment_end (text)) || (text == start && starts_blank (text));
}

/**
 * isms_cell_guard:
 * @text: what a cell says
 *
 * Makes sure that no spreadsheet takes the cell for a formula. The cell is looked at in pieces, parted at semicolon, tab,
 * carriage return and line feed, since a program set to another separator cuts it there. A piece is dangerous if, after
 * any spaces, quotes, control characters and characters without width, it begins with = + - @, or a full-width or small
 * form or the minus sign U+2212. A dangerous piece gets an apostrophe in front, and so does a cell that begins with a
 * tab or carriage return. An apostrophe is among the quotes that are skipped, so putting one in front changes nothing
 * about whether a piece is dangerous: that is why isms_cell_unguard() gets exactly the old text back.
 *
 * Returns: (transfer full): the cell
 */
char *
isms_cell_guard (const char *text)
{
  g_autoptr (GString) cell = g_string_sized_new (strlen (text) + 4);
  const char *piece = text;

  while (TRUE)
    {
      const char *end = segment_end (piece);

      if (needs_guard (text, piece))
        g_string_append_c (cell, '\'');
      g_string_append_len (cell, piece, end - piece);
      if (*end == '\0')
        break;
      g_string_append_c (cell, *end);
      piece = end + 1;
    }
  return g_string_free_and_steal (g_steal_pointer (&cell));
}

/**
 * isms_cell_unguard:
 * @cell: a cell as read from a file that isms_cell_guard() took part in
 *
 * Takes away the apostrophes that isms_cell_guard() has put, and no others.
 *
 * Returns: (transfer full): what the cell said
 */
char *
isms_cell_unguard (const char *cell)
{
  g_autoptr (GString) text = g_string_sized_new (strlen (cell));
  const char *piece = cell;

  while (TRUE)
    {
      const char *end = segment_end (piece);

      if (*piece == '\'' && (is_dangerous (piece + 1, end) || (piece == cell && starts_blank (piece + 1))))
        piece++;
      g_string_append_len (text, piece, end - piece);
      if (*end == '\0')
        break;
      g_string_append_c (text, *end);
      piece = end + 1;
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

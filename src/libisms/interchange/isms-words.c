/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "interchange/isms-words.h"

/**
 * isms_words_fold:
 * @text: what a spreadsheet says: "Control_ID", "Impact (1-5)"
 *
 * Returns: (transfer full): the words alone, lower case, one space between them: "control id", "impact 1 5"
 */
char *
isms_words_fold (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  GString *folded = g_string_sized_new (strlen (lower));

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (folded, c);
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free_and_steal (folded);
}

/**
 * isms_words_strip_brackets:
 *
 * Returns: (transfer full): the text without what stands in round or square brackets
 */
char *
isms_words_strip_brackets (const char *text)
{
  GString *kept = g_string_sized_new (strlen (text));
  guint depth = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '(' || *p == '[')
        depth++;
      else if ((*p == ')' || *p == ']') && depth > 0)
        depth--;
      else if (depth == 0)
        g_string_append_c (kept, *p);
    }
  return g_strstrip (g_string_free_and_steal (kept));
}

/**
 * isms_words_part_humps:
 *
 * Returns: (transfer full): the text with a space before each capital that follows a small letter: "riskOwner", "risk Owner"
 */
char *
isms_words_part_humps (const char *text)
{
  GString *parted = g_string_sized_new (strlen (text) + 4);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (p > text && g_ascii_isupper (*p) && g_ascii_islower (p[-1]))
        g_string_append_c (parted, ' ');
      g_string_append_c (parted, *p);
    }
  return g_string_free_and_steal (parted);
}

/**
 * isms_words_are_placeholder:
 *
 * Returns: whether people write this where they have nothing to say: "-", "n/a", "none"
 */
gboolean
isms_words_are_placeholder (const char *text)
{
  static const char *const placeholders[] = { "", "n a", "na", "none", "nil", "null", "nan", "tbd", "tba", "tbc", "to be defined",
                                              "keine", "keiner", "entfällt", "k a", "aucun", NULL };
  g_autofree char *folded = isms_words_fold (text);

  return g_strv_contains (placeholders, folded);
}

/**
 * isms_words_split:
 * @text: a list
 * @separators: the characters that part its members, none of them a bracket
 *
 * Returns: (transfer full): the members without spaces around them and without empty ones; what stands in brackets is not parted
 */
char **
isms_words_split (const char *text,
                  const char *separators)
{
  g_autoptr (GStrvBuilder) members = g_strv_builder_new ();
  const char *start = text;
  int depth = 0;

  for (const char *p = text;; p++)
    {
      if (*p == '(')
        depth++;
      else if (*p == ')' && depth > 0)
        depth--;
      if (*p == '\0' || (depth == 0 && strchr (separators, *p) != NULL))
        {
          g_autofree char *member = g_strstrip (g_strndup (start, p - start));

          if (*member != '\0')
            g_strv_builder_take (members, g_steal_pointer (&member));
          start = p + 1;
        }
      if (*p == '\0')
        break;
    }
  return g_strv_builder_end (members);
}

/**
 * isms_words_shorten:
 * @limit: how many characters at the most
 *
 * Returns: (transfer full): the text on one line, with an ellipsis if it was cut
 */
char *
isms_words_shorten (const char *text,
                    guint limit)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');
  g_autofree char *head = NULL;

  if (g_utf8_strlen (line, -1) <= limit)
    return g_steal_pointer (&line);
  head = g_strchomp (g_utf8_substring (line, 0, limit - 1));
  return g_strconcat (head, "…", NULL);
}

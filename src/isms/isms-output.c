/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "isms-output.h"

/* What is printed is gathered and written at the end, so that a verb prints all or says why it could not. */

void
isms_call_print (IsmsCall *call,
                 const char *format,
                 ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (call->out, format, args);
  va_end (args);
}

/**
 * isms_call_print_json:
 * @node: (transfer full): what to print
 */
void
isms_call_print_json (IsmsCall *call,
                      JsonNode *node)
{
  g_autoptr (JsonNode) owned = node;
  g_autofree char *text = json_to_string (owned, TRUE);

  g_string_append (call->out, text);
  g_string_append_c (call->out, '\n');
}

/**
 * isms_output_get_width:
 *
 * Returns: how many columns the terminal has, or 0 where the output is read by a program
 */
guint
isms_output_get_width (void)
{
  const char *columns = g_getenv ("COLUMNS");
  struct winsize size = { 0 };
  guint64 width;

  if (columns != NULL && g_ascii_string_to_unsigned (columns, 10, 1, 10000, &width, NULL))
    return width;
  if (!isatty (STDOUT_FILENO))
    return 0;
  return ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

static gboolean
commands_terminals (gunichar c)
{
  gboolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);

  return g_unichar_iscntrl (c) || direction;
}

/* Nearly all text is plain, and is copied as it stands. */
static const char *
append_plain (GString *out,
              const char *text)
{
  const char *end = text;

  while (*end >= ' ' && *end < 0x7f)
    end++;
  g_string_append_len (out, text, end - text);
  return end;
}

/**
 * isms_output_tame:
 * @text: text, perhaps of a file that came by mail
 * @kept: control characters that stay
 *
 * Returns: (transfer full): the text with nothing in it that would command a terminal
 */
char *
isms_output_tame (const char *text,
                  const char *kept)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *tame = g_string_sized_new (strlen (valid));

  for (const char *p = append_plain (tame, valid); *p != '\0'; p = append_plain (tame, g_utf8_next_char (p)))
    {
      gunichar c = g_utf8_get_char (p);

      if (commands_terminals (c) && (c > 0x7f || strchr (kept, c) == NULL))
        g_string_append_unichar (tame, c < ' ' ? ' ' : 0xFFFD);
      else
        g_string_append_unichar (tame, c);
    }
  return g_string_free (tame, FALSE);
}

/* In JSON such a character can only stand within a string, where an escape says the same. */
static char *
escape_json (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *escaped = g_string_sized_new (strlen (valid));

  for (const char *p = append_plain (escaped, valid); *p != '\0'; p = append_plain (escaped, g_utf8_next_char (p)))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != '\n' && commands_terminals (c))
        g_string_append_printf (escaped, "\\u%04x", c);
      else
        g_string_append_unichar (escaped, c);
    }
  return g_string_free (escaped, FALSE);
}

static gboolean
write_all (int fd,
           const char *data,
           gsize length)
{
  while (length > 0)
    {
      gssize written = write (fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      data += written;
      length -= written;
    }
  return TRUE;
}

/**
 * isms_output_write:
 * @error: return location: %ISMS_CALL_ERROR
 *
 * Writes what the call printed to the standard output.
 */
gboolean
isms_output_write (IsmsCall *call,
                   GError **error)
{
  g_autofree char *text = NULL;
  const char *data = call->out->str;
  gsize length = call->out->len;

  if (!call->raw)
    {
      data = text = call->json ? escape_json (call->out->str) : isms_output_tame (call->out->str, "\n");
      length = strlen (text);
    }
  if (write_all (STDOUT_FILENO, data, length))
    return TRUE;
  return isms_call_fail (error, ISMS_EXIT_FINDING, _("The output could not be written: %s."), g_strerror (errno));
}

/**
 * isms_output_complain:
 * @message: what went wrong
 *
 * Writes one sentence on one line to the standard error.
 */
void
isms_output_complain (const char *message)
{
  g_autofree char *tame = isms_output_tame (message, "");
  gsize length = strlen (g_strchomp (tame));
  const char *stop = length > 0 && strchr (".!?:", tame[length - 1]) != NULL ? "" : ".";
  g_autofree char *line = g_strdup_printf ("isms: %s%s\n", tame, stop);

  write_all (STDERR_FILENO, line, strlen (line));
}

void
isms_output_complain_usage (const IsmsVerb *verb)
{
  g_autofree char *line = g_strdup_printf (_("usage: isms %s %s\n"), verb != NULL ? verb->name : _("VERB"),
                                           verb != NULL ? verb->usage : _("…   (isms help lists the verbs)"));

  write_all (STDERR_FILENO, line, strlen (line));
}

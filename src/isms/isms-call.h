/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/isms-document.h"
#include "isms-verb.h"

G_BEGIN_DECLS

/**
 * IsmsExit:
 * @ISMS_EXIT_DONE: done
 * @ISMS_EXIT_FINDING: a finding or a difference, or nothing to do
 * @ISMS_EXIT_WRONG_CALL: an unknown verb, option, kind, field or code, or a value that a field may not take
 * @ISMS_EXIT_REFUSED: a file could not be read or written
 *
 * What the program ends with. The codes of %ISMS_CALL_ERROR are these.
 */
typedef enum
{
  ISMS_EXIT_DONE,
  ISMS_EXIT_FINDING,
  ISMS_EXIT_WRONG_CALL,
  ISMS_EXIT_REFUSED,
} IsmsExit;

#define ISMS_CALL_ERROR (isms_call_error_quark ())
GQuark isms_call_error_quark (void);

/**
 * IsmsCall:
 * @args: what is left of the command line after the verb and the options
 * @look: whether the verb will not write the file, though it is one that changes files
 * @raw: whether what is printed is a file's content, which nothing may touch
 *
 * One call of one verb: what it was asked, what it opened, what it prints.
 */
struct _IsmsCall
{
  const IsmsVerb *verb;
  char **args;
  guint n_args;
  gboolean help;
  gboolean json;
  gboolean look;
  gboolean raw;
  char *actor;
  char *reason;
  char *as_of;
  GString *out;
  IsmsDocument *document;
  IsmsStore *past;
};

void isms_call_clear (IsmsCall *call);
gboolean isms_call_parse (IsmsCall *call, char **words, GError **error);
char *isms_call_describe (IsmsCall *call);

gboolean isms_call_fail (GError **error, IsmsExit code, const char *format, ...) G_GNUC_PRINTF (3, 4);
IsmsExit isms_call_judge (const GError *error);

GFile *isms_call_file (const char *word);
gboolean isms_call_prepare (IsmsCall *call, IsmsDocument *document, GError **error);
IsmsStore *isms_call_open (IsmsCall *call, GError **error);
gboolean isms_call_save (IsmsCall *call, GError **error);
gboolean isms_call_commit (IsmsCall *call, GError **error);

void isms_call_print (IsmsCall *call, const char *format, ...) G_GNUC_PRINTF (2, 3);
void isms_call_print_json (IsmsCall *call, JsonNode *node);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IsmsCall, isms_call_clear)

G_END_DECLS

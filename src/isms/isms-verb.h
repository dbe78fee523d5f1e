/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _IsmsCall IsmsCall;

/**
 * IsmsVerbFlags:
 * @ISMS_VERB_JSON: what it prints can be had as JSON
 * @ISMS_VERB_CHANGES: it makes a step, of which one may say who made it
 * @ISMS_VERB_REASON: and why
 * @ISMS_VERB_AS_OF: it can look at a state of the past
 * @ISMS_VERB_REMEMBERS: and ask that state for what was before it
 * @ISMS_VERB_DISTRUSTS: it passes every file through the guard, also one that this installation wrote
 */
typedef enum
{
  ISMS_VERB_JSON = 1 << 0,
  ISMS_VERB_CHANGES = 1 << 1,
  ISMS_VERB_REASON = 1 << 2,
  ISMS_VERB_AS_OF = 1 << 3,
  ISMS_VERB_DISTRUSTS = 1 << 4,
  ISMS_VERB_REMEMBERS = 1 << 5,
} IsmsVerbFlags;

/**
 * IsmsVerb:
 * @usage: what follows the verb, as help and wrong calls show it
 * @max_args: how many arguments it takes at the most, 0 for any number
 * @options: (nullable): options of its own
 * @run: does it; prints to the call, or says in the error what went wrong
 *
 * One word of the command line.
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *help;
  guint min_args;
  guint max_args;
  IsmsVerbFlags flags;
  const GOptionEntry *options;
  gboolean (*run) (IsmsCall *call, GError **error);
} IsmsVerb;

extern const IsmsVerb isms_verb_new;
extern const IsmsVerb isms_verb_info;
extern const IsmsVerb isms_verb_kinds;
extern const IsmsVerb isms_verb_list;
extern const IsmsVerb isms_verb_show;
extern const IsmsVerb isms_verb_add;
extern const IsmsVerb isms_verb_set;
extern const IsmsVerb isms_verb_remove;
extern const IsmsVerb isms_verb_rate;
extern const IsmsVerb isms_verb_accept;
extern const IsmsVerb isms_verb_method;
extern const IsmsVerb isms_verb_approve;
extern const IsmsVerb isms_verb_attach;
extern const IsmsVerb isms_verb_extract;
extern const IsmsVerb isms_verb_log;
extern const IsmsVerb isms_verb_undo;
extern const IsmsVerb isms_verb_redo;
extern const IsmsVerb isms_verb_import;
extern const IsmsVerb isms_verb_export;
extern const IsmsVerb isms_verb_schema;
extern const IsmsVerb isms_verb_verify;
extern const IsmsVerb isms_verb_versions;
extern const IsmsVerb isms_verb_recover;
extern const IsmsVerb isms_verb_help;

const IsmsVerb *const *isms_verbs (void);
const IsmsVerb *isms_verb_find (const char *name);

G_END_DECLS

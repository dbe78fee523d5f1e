/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/* What no risk looks at, and which risks it could be (6.1.2 c). */

/**
 * IsmsSuggestion:
 * @threat: its id in the catalogue
 * @vulnerability: (nullable): the id of a weakness that lets this threat in
 * @title: what the risk could be called
 * @scenario: what could happen, in words to begin with
 * @cia: what is at stake, parted by ";"
 */
typedef struct
{
  const char *threat;
  const char *vulnerability;
  char *title;
  char *scenario;
  const char *cia;
} IsmsSuggestion;

gboolean isms_coverage_is_in_scope (IsmsRecord *record);
GPtrArray *isms_coverage_list_assets (IsmsStore *store);
GPtrArray *isms_coverage_list_processes (IsmsStore *store);

GPtrArray *isms_coverage_suggest (IsmsStore *store, IsmsRecord *asset);
GPtrArray *isms_coverage_create (IsmsStore *store, IsmsRecord *asset, GPtrArray *chosen, GError **error);
void isms_suggestion_free (IsmsSuggestion *self);

G_END_DECLS

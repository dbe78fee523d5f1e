/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/* How a rating by one version of the risk method is read in another (6.1.2 b). A step of a scale names the steps that it takes over. */

/**
 * IsmsConversionEffect:
 * @rated: how many risks are rated today
 * @same: how many of them ask for the same afterwards: accept, decide, treat
 * @stricter: how many ask for more
 * @milder: how many ask for less
 * @unread: how many cannot be read, because no step takes theirs over
 *
 * What a conversion would do to the ratings with the controls of today. Levels of different scales are different numbers; what they
 * ask for can be compared.
 */
typedef struct
{
  guint rated;
  guint same;
  guint stricter;
  guint milder;
  guint unread;
} IsmsConversionEffect;

gboolean isms_conversion_convert (IsmsStore *old_store, IsmsRecord *old, IsmsStore *store, IsmsRecord *method, guint *steps);
GPtrArray *isms_conversion_list_unmapped (IsmsStore *store, IsmsRecord *method);
guint isms_conversion_count_risks (IsmsStore *store);
GPtrArray *isms_conversion_list_risks (IsmsStore *store);
void isms_conversion_preview (IsmsStore *store, IsmsRecord *method, IsmsConversionEffect *effect);
char *isms_conversion_explain_beyond (IsmsStore *store);
guint isms_conversion_run (IsmsStore *store, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-soa.h"

G_BEGIN_DECLS

const char *parapet_state_icon (IsmsSoaState state);
char *parapet_entry_decision (const IsmsSoaEntry *entry);
char *parapet_entry_label (const IsmsSoaEntry *entry, const char *owner);
char *parapet_entry_haystack (const IsmsSoaEntry *entry, const char *owner);
char *parapet_control_sentence (IsmsStore *store, IsmsRecord *control);
char *parapet_fold (const char *text);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_SOA_IMPLEMENTED,
  ISMS_SOA_PARTIAL,
  ISMS_SOA_PLANNED,
  ISMS_SOA_NOT_STARTED,
  ISMS_SOA_EXCLUDED,
  ISMS_SOA_UNDECIDED,
  ISMS_N_SOA_STATES,
} IsmsSoaState;

typedef enum
{
  ISMS_SOA_ORGANIZATIONAL,
  ISMS_SOA_PEOPLE,
  ISMS_SOA_PHYSICAL,
  ISMS_SOA_TECHNOLOGICAL,
  ISMS_SOA_OWN,
  ISMS_N_SOA_THEMES,
} IsmsSoaTheme;

/**
 * IsmsSoaEntry:
 * @risks: (element-type gint64): the keys of the risks it treats, of which there may be thousands
 * @requirements: (element-type IsmsRecord): the requirements met through it
 * @reasons: the letters of "LCBR" that hold: as decided, or where nothing was said, as the links tell
 * @reasons_derived: whether they were read off the links
 */
typedef struct
{
  IsmsRecord *control;
  IsmsSoaTheme theme;
  IsmsSoaState state;
  GArray *risks;
  GPtrArray *requirements;
  char *reasons;
  gboolean reasons_derived;
} IsmsSoaEntry;

#define ISMS_TYPE_SOA (isms_soa_get_type ())
G_DECLARE_FINAL_TYPE (IsmsSoa, isms_soa, ISMS, SOA, GObject)

IsmsSoa *isms_soa_new (IsmsStore *store);
guint isms_soa_get_n_entries (IsmsSoa *self);
const IsmsSoaEntry *isms_soa_get_entry (IsmsSoa *self, guint i);
guint isms_soa_count (IsmsSoa *self, IsmsSoaTheme theme, IsmsSoaState state);
guint isms_soa_count_state (IsmsSoa *self, IsmsSoaState state);
IsmsRecord *isms_soa_get_version (IsmsSoa *self);
GPtrArray *isms_soa_entry_get_risks (const IsmsSoaEntry *self, IsmsStore *store);

IsmsSoaState isms_soa_read_state (IsmsRecord *control);
const char *isms_soa_state_get_name (IsmsSoaState state);
const char *isms_soa_state_get_label (IsmsSoaState state);
const char *isms_soa_theme_get_name (IsmsSoaTheme theme);
const char *isms_soa_theme_get_label (IsmsSoaTheme theme);

G_END_DECLS

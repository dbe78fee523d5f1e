/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ISMS_WORK_DATABASE "work.db"

/* What is announced by one who keeps nobody from working: no URI is so. */
#define ISMS_WORK_LOOKING "looking"

typedef struct _IsmsWork IsmsWork;

typedef gboolean (*IsmsWorkBusy) (const char *holder, gpointer data);

char *isms_work_data_folder (const char *name);

IsmsWork *isms_work_create (GError **error);
IsmsWork *isms_work_take (const char *name, GError **error);
IsmsWork *isms_work_take_patiently (const char *name, IsmsWorkBusy busy, gpointer data, GError **error);
gboolean isms_work_settle (IsmsWork *self, const char *uuid, GError **error);
void isms_work_release (IsmsWork *self);
void isms_work_discard (IsmsWork *self);
const char *isms_work_get_name (IsmsWork *self);
char *isms_work_path (IsmsWork *self, const char *leaf);
char *isms_work_saved_path (IsmsWork *self, const char *hash);
void isms_work_sweep_saved (IsmsWork *self, const char *hash);
void isms_work_announce (IsmsWork *self, const char *uri);
char *isms_work_announced (const char *name);
gboolean isms_work_may_hold (const char *name, goffset size, const char *hash);

GPtrArray *isms_work_list (void);
gboolean isms_work_belongs_to (const char *name, const char *uuid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsWork, isms_work_release)

G_END_DECLS

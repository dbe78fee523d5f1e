/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ISMS_WORK_DATABASE "work.db"

typedef struct _IsmsWork IsmsWork;

char *isms_work_data_folder (const char *name);

IsmsWork *isms_work_create (GError **error);
IsmsWork *isms_work_take (const char *name, GError **error);
gboolean isms_work_settle (IsmsWork *self, const char *uuid, GError **error);
void isms_work_release (IsmsWork *self);
void isms_work_discard (IsmsWork *self);
const char *isms_work_get_name (IsmsWork *self);
char *isms_work_path (IsmsWork *self, const char *leaf);
char *isms_work_saved_path (IsmsWork *self, const char *hash);
void isms_work_sweep_saved (IsmsWork *self, const char *hash);
void isms_work_announce (IsmsWork *self, const char *uri);
char *isms_work_announced (const char *name);

GPtrArray *isms_work_list (void);
gboolean isms_work_belongs_to (const char *name, const char *uuid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsWork, isms_work_release)

G_END_DECLS

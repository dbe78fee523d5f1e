/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _IsmsPackage IsmsPackage;

IsmsPackage *isms_package_new (void);
IsmsPackage *isms_package_read (GBytes *bytes, GCancellable *cancellable, GError **error);
void isms_package_free (IsmsPackage *self);
void isms_package_add (IsmsPackage *self, const char *name, GBytes *part);
gboolean isms_package_has (IsmsPackage *self, const char *name);
GBytes *isms_package_take (IsmsPackage *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsPackage, isms_package_free)

G_END_DECLS

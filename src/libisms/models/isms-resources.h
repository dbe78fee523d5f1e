/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What treatments need, added up as people write it: "4 days, 2 000 EUR". Each unit is a sum of its own; nothing is converted. */
typedef struct _IsmsResources IsmsResources;

IsmsResources *isms_resources_new (void);
void isms_resources_free (IsmsResources *self);
void isms_resources_add (IsmsResources *self, const char *text);
double isms_resources_get (IsmsResources *self, const char *unit);
char *isms_resources_format (IsmsResources *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsResources, isms_resources_free)

G_END_DECLS

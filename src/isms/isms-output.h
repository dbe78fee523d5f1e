/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "isms-call.h"

G_BEGIN_DECLS

guint isms_output_get_width (void);
char *isms_output_tame (const char *text, const char *kept);
gboolean isms_output_write (IsmsCall *call, GError **error);
void isms_output_complain (const char *message);
void isms_output_complain_usage (const IsmsVerb *verb);

G_END_DECLS

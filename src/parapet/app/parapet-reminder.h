/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "document/isms-document.h"

G_BEGIN_DECLS

GNotification *parapet_reminder_make (IsmsDocument *document, const char *today);
void parapet_reminder_start (GtkApplication *application, IsmsDocument *document, GSettings *settings);

G_END_DECLS

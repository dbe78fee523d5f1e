/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/isms-kind.h"

G_BEGIN_DECLS

GtkWidget *parapet_record_why_new (const IsmsKind *kind);
GtkWidget *parapet_kind_guide_new (const IsmsKind *kind);

G_END_DECLS

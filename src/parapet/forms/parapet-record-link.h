/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/isms-record.h"

G_BEGIN_DECLS

GtkWidget *parapet_record_link_new (IsmsRecord *record);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-table.h"

G_BEGIN_DECLS

IsmsTable *isms_csv_read (GBytes *bytes, GError **error);

G_END_DECLS

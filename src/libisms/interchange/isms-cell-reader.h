/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-cell-date.h"
#include "interchange/isms-reading.h"
#include "records/isms-field.h"

G_BEGIN_DECLS

IsmsReading *isms_cell_read (const IsmsField *field, const char *text, IsmsDateOrder dates);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-record-list.h"

G_BEGIN_DECLS

char *isms_filter_words_tell (IsmsRecordList *list);

G_END_DECLS

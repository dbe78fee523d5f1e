/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-import-entry.h"
#include "interchange/isms-import-index.h"

G_BEGIN_DECLS

/**
 * IsmsLinkReader:
 * @additions: (element-type IsmsImportAddition): the records it made
 */
typedef struct
{
  IsmsStore *store;
  IsmsImportIndex *index;
  GPtrArray *additions;
} IsmsLinkReader;

IsmsReading *isms_link_reader_read (IsmsLinkReader *self, const IsmsField *field, const char *text);

G_END_DECLS

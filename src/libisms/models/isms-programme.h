/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-audit.h"

G_BEGIN_DECLS

/* A programme of audits: which belong to it, and what it lacks (9.2.2). */

/**
 * IsmsProgrammeCount:
 * @all: how many criteria there are
 * @done: at how many of them an audit looked
 * @planned: at how many of the others one will
 */
typedef struct
{
  guint all;
  guint done;
  guint planned;
} IsmsProgrammeCount;

IsmsRecord *isms_programme_find (IsmsStore *store, const char *day);
GPtrArray *isms_programme_list_audits (IsmsStore *store, IsmsRecord *programme);
gboolean isms_programme_is_late (IsmsRecord *audit, const char *today);
IsmsProgrammeCount isms_programme_count (GArray *criteria);
GArray *isms_programme_list_gaps (IsmsStore *store, IsmsRecord *programme, GArray *criteria, GArray *scope, const char *today);

G_END_DECLS

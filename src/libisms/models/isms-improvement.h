/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsImprovementGroup:
 * @value: a word of the field by which they are grouped, or %NULL where none is said
 * @count: how many nonconformities have it
 * @open: how many of them are open
 * @repeats: how many came after another with the same cause in the same process
 * @days: how many days lay between found and closed in the middle of those that are closed; -1 where none is
 *
 * What nonconformities of one kind of cause, or of one origin, have in common (9.3.2 d 1, 10.2).
 */
typedef struct
{
  const char *value;
  guint count;
  guint open;
  guint repeats;
  int days;
} IsmsImprovementGroup;

/**
 * IsmsImprovementQuarter:
 * @year: as 2026
 * @quarter: 1 to 4
 * @found: how many nonconformities were found in it
 * @closed: how many were closed in it
 * @open: how many of those found by its end were not closed by then
 * @days: how many days lay between found and closed in the middle of those closed in it; -1 where none was
 *
 * How nonconformities come and go (9.3.2 d 1).
 */
typedef struct
{
  guint year;
  guint quarter;
  guint found;
  guint closed;
  guint open;
  int days;
} IsmsImprovementQuarter;

GArray *isms_improvement_list_groups (GPtrArray *nonconformities, const char *field);
GArray *isms_improvement_list_quarters (GPtrArray *nonconformities, const char *until, guint most);
GArray *isms_improvement_list_quarter_groups (GPtrArray *nonconformities, const IsmsImprovementQuarter *quarter, const char *field);
char *isms_improvement_quarter_dup_label (const IsmsImprovementQuarter *quarter);
GHashTable *isms_improvement_find_repeats (GPtrArray *nonconformities);
int isms_improvement_get_days (IsmsRecord *nonconformity);
int isms_improvement_find_median (GPtrArray *nonconformities);
GPtrArray *isms_improvement_list_origins (IsmsStore *store, IsmsRecord *nonconformity);

G_END_DECLS

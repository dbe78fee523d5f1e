/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IsmsChoice:
 * @value: what is stored
 * @label: what a person reads
 * @also: (nullable): other words for it that spreadsheets use, lower case, parted by "|"
 * @made_by: (nullable): the verb that brings a record there, where the word alone does not: approved is what an approval froze
 */
typedef struct
{
  const char *value, *label;
  const char *also;
  const char *made_by;
} IsmsChoice;

#define ISMS_CHOICES(...) ((const IsmsChoice[]) { __VA_ARGS__, { NULL } })

G_END_DECLS

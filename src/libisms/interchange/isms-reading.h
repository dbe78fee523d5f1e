/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/isms-value.h"

G_BEGIN_DECLS

/**
 * IsmsRemark:
 * @value: what the file says
 * @becomes: (nullable): what it is read as, where that is not the same; %NULL if it is not imported
 * @why: (nullable): why it is not imported
 */
typedef struct
{
  char *value;
  char *becomes;
  char *why;
} IsmsRemark;

/**
 * IsmsReading:
 * @given: whether the cell says something that can be kept; an empty cell leaves a field as it is
 * @remarks: (element-type IsmsRemark) (nullable): what has to be said about it
 * @words: (nullable): with references, what the catalogue does not know, to be kept elsewhere
 * @surplus: (element-type utf8) (nullable): with one link, the keys of the records for which there is no room
 * @additions: (nullable): with links, the records that were made for it, each an #IsmsImportAddition
 *
 * What one cell means for one field.
 */
typedef struct
{
  gboolean given;
  IsmsValue value;
  GPtrArray *remarks;
  char *words;
  GPtrArray *surplus;
  GPtrArray *additions;
} IsmsReading;

IsmsReading *isms_reading_new (void);
void isms_reading_free (IsmsReading *self);
void isms_reading_note_change (IsmsReading *self, const char *value, const char *becomes);
void isms_reading_note_loss (IsmsReading *self, const char *value, const char *why);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsReading, isms_reading_free)

G_END_DECLS

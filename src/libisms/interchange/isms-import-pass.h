/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-import-private.h"

G_BEGIN_DECLS

/**
 * IsmsImportPass:
 * @rows: (element-type IsmsImportRow): those that became records
 * @lines: record -> the line that it came from
 * @same: what tells which record is meant -> that record
 * @memos: of each column: a cell's text -> what it means
 * @borrowed: column -> how many records took their title from it
 * @n_taken: how many rows of the table were taken
 * @n_linked: how many of @rows have their links
 *
 * One run of an import, within its step.
 */
struct _IsmsImportPass
{
  IsmsImport *import;
  IsmsImportReport *report;
  IsmsImportIndex *index;
  IsmsLinkReader links;
  GPtrArray *rows;
  GHashTable *lines;
  GHashTable *same;
  GHashTable **memos;
  IsmsDateOrder *dates;
  IsmsSlot *slots;
  GPtrArray *pool;
  GHashTable *borrowed;
  guint n_taken;
  guint n_linked;
};

const IsmsField *isms_import_pass_field (IsmsImportPass *pass, guint column);
char *isms_import_pass_get_cell (IsmsImportPass *pass, guint row, int column);
char *isms_import_pass_get_target_cell (IsmsImportPass *pass, guint row, int target);
const IsmsReading *isms_import_pass_read (IsmsImportPass *pass, guint row, guint column);
gboolean isms_import_pass_set (IsmsImportPass *pass, IsmsImportRow *row, guint field, const IsmsValue *value, GError **error);

void isms_import_pass_tell (IsmsImportPass *pass, guint column, const IsmsReading *reading, guint line);
void isms_import_pass_tell_change (IsmsImportPass *pass, guint column, const char *value, const char *becomes, guint line);
void isms_import_pass_tell_loss (IsmsImportPass *pass, guint column, const char *value, const char *why, guint line);

IsmsImportRow *isms_import_pass_place (IsmsImportPass *pass, guint row);
char *isms_import_period_name (IsmsImportPass *pass, guint row, guint *column);
void isms_import_period_settle (IsmsImportPass *pass, IsmsImportRow *row);

char *isms_import_same_read (IsmsImportPass *pass, guint row);
void isms_import_same_add (IsmsImportPass *pass, guint row, IsmsRecord *record);

gboolean isms_import_pass_link (IsmsImportPass *pass, IsmsImportRow *row, GError **error);

void isms_import_pass_note_problems (IsmsImportPass *pass);
void isms_import_pass_note_titles (IsmsImportPass *pass);
void isms_import_pass_note_missing_codes (IsmsImportPass *pass);

G_END_DECLS

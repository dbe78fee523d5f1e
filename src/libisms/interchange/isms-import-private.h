/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-import-report-private.h"
#include "interchange/isms-import.h"
#include "interchange/isms-link-reader.h"

G_BEGIN_DECLS

struct _IsmsImport
{
  GObject parent_instance;

  IsmsStore *store;
  const IsmsKind *kind;
  IsmsTable *table;
  IsmsMapping *mapping;
  GHashTable *values; /* a field's place and a word, see isms_import_find_value() -> what it stands for */
  char *source;
  IsmsDateOrder dates;
  gboolean match_titles;
  gboolean one_sheet;
  gpointer work; /* what isms_import_run_async() is at, or NULL */
};

/* What a row says for one field, in which column, and the field that takes its words if the catalogue does not know them. */
typedef struct
{
  guint column;
  const IsmsReading *reading;
  int words_in;
} IsmsSlot;

/**
 * IsmsImportRow:
 * @old: the values before the import, one a field
 * @slots: what the row says, one a field; an empty one has no reading
 * @pool: (element-type IsmsReading): the readings made for this row alone
 *
 * One row on its way to become a record.
 */
typedef struct
{
  guint row;
  guint line;
  IsmsRecord *record;
  gboolean added;
  IsmsValue *old;
  IsmsSlot *slots;
  GPtrArray *pool;
} IsmsImportRow;

const char *isms_import_find_value (IsmsImport *self, guint field, const char *word);

/* The work of one import, row by row */
typedef struct _IsmsImportPass IsmsImportPass;

IsmsImportPass *isms_import_pass_new (IsmsImport *self, IsmsImportReport *report);
void isms_import_pass_free (IsmsImportPass *self);
gboolean isms_import_pass_advance (IsmsImportPass *self, gboolean *done, GError **error);
double isms_import_pass_get_progress (IsmsImportPass *self);

IsmsImportRow *isms_import_row_new (const IsmsKind *kind, guint row, guint line, IsmsRecord *record, gboolean added);
void isms_import_row_free (IsmsImportRow *self);
const IsmsValue *isms_import_row_get (IsmsImportRow *self, guint field);
IsmsReading *isms_import_row_make (IsmsImportRow *self, guint field, guint column);
void isms_import_row_settle (IsmsImportRow *self);
gboolean isms_import_row_has_changed (IsmsImportRow *self);

GHashTable *isms_import_same_new (IsmsImport *self);

char *isms_import_control_read_code (const char *code, const char *title, char **why);
void isms_import_control_settle (IsmsImportRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsImportPass, isms_import_pass_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsImportRow, isms_import_row_free)

G_END_DECLS

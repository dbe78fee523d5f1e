/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-table.h"
#include "records/isms-kind.h"

G_BEGIN_DECLS

#define ISMS_IMPORT_ERROR (isms_import_error_quark ())
GQuark isms_import_error_quark (void);

typedef enum
{
  ISMS_IMPORT_ERROR_COLUMN, /* there is no such column */
  ISMS_IMPORT_ERROR_FIELD,  /* the kind has no such field, or it is taken */
  ISMS_IMPORT_ERROR_VALUE,  /* the field cannot take that value */
} IsmsImportError;

/* How a column came to its field; the earlier the better. */
typedef enum
{
  ISMS_MATCH_ASKED,    /* somebody said so */
  ISMS_MATCH_NAME,     /* it is called as the field is */
  ISMS_MATCH_LABEL,    /* it is called as people read the field */
  ISMS_MATCH_ALSO,     /* it is one of the field's other names */
  ISMS_MATCH_SECOND,   /* its field is filled from another column: not imported */
  ISMS_MATCH_LEFT_OUT, /* somebody said that it is not to be imported */
  ISMS_MATCH_NONE,     /* no field is called so: not imported */
} IsmsMatch;

#define ISMS_TARGET_NONE (-1)
#define ISMS_TARGET_CODE (-2) /* the record's code */

/**
 * IsmsMappedColumn:
 * @target: the field's place in the kind's table, %ISMS_TARGET_CODE, or %ISMS_TARGET_NONE
 * @rival: with %ISMS_MATCH_SECOND, the column that fills the field
 */
typedef struct
{
  int target;
  IsmsMatch match;
  guint rival;
} IsmsMappedColumn;

typedef struct _IsmsMapping IsmsMapping;

IsmsMapping *isms_mapping_new (const IsmsKind *kind, IsmsTable *table);
void isms_mapping_free (IsmsMapping *self);
gboolean isms_mapping_ask (IsmsMapping *self, const char *column, const char *field, GError **error);
const IsmsMappedColumn *isms_mapping_get (IsmsMapping *self, guint column);
int isms_mapping_find (IsmsMapping *self, int target);
char *isms_mapping_explain (IsmsMapping *self, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsMapping, isms_mapping_free)

G_END_DECLS

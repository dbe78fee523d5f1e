/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/isms-field.h"
#include "records/isms-kind-rules.h"

G_BEGIN_DECLS

typedef struct _IsmsKind IsmsKind;
typedef struct _IsmsRecord IsmsRecord;

/**
 * IsmsKind:
 * @name: its name in SQL, JSON and on the command line; never changes
 * @prefix: how its codes begin: "RK-"
 * @digits: how many digits a code's number has at the least; 0 stands for 2
 * @clause: where ISO/IEC 27001 asks for it
 * @none: the heading where there are none yet; said as a whole, since not every language puts it together as English does
 * @about: what belongs here, in one sentence
 * @also: (nullable): other names for it that people type, parted by "|"
 * @same_by: the fields that tell together which record is meant, where people know no code; an import changes the one there is
 * @single: whether an organisation has at most one
 * @computed: (nullable): what is read off the records whenever somebody looks: a column to show, sort and narrow down by, which nobody can fill in
 * @made_by: (nullable): the verb of the command line that makes such records, where their fields alone make none: a file is what it holds, an approval what it froze
 * @demands: (nullable): what has to be said first; ends with an empty one
 * @seal: (nullable): until when nobody is to see what its records say
 * @check: (nullable): rules over several fields of one record
 *
 * A kind of record. The field of index 0 is the one it is called by.
 */
struct _IsmsKind
{
  const char *name;
  const char *prefix;
  guint digits;
  const char *label;
  const char *plural;
  const char *none;
  const char *clause;
  const char *about;
  const char *also;
  const IsmsField *fields;
  guint n_fields;
  const IsmsField *computed;
  guint n_computed;
  guint since;
  const char *same_by[3];
  gboolean single;
  const char *made_by;
  const IsmsDemand *demands;
  IsmsSeal seal;
  gboolean (*check) (IsmsRecord *record, GError **error);
};

const IsmsKind *const *isms_kinds (guint *n_kinds);
const IsmsKind *isms_kind_find (const char *name);
int isms_kind_field_index (const IsmsKind *kind, const char *name);
const IsmsField *isms_kind_field (const IsmsKind *kind, const char *name);
guint isms_kind_n_columns (const IsmsKind *kind);
const IsmsField *isms_kind_column (const IsmsKind *kind, guint column);
int isms_kind_column_index (const IsmsKind *kind, const char *name);
guint isms_kind_nth_column (const IsmsKind *kind, guint place);
gboolean isms_kind_is_computed (const IsmsKind *kind, guint column);
GType isms_kind_get_record_type (const IsmsKind *kind);
char *isms_kind_make_code (const IsmsKind *kind, guint number);
guint isms_kind_code_number (const IsmsKind *kind, const char *code);

G_END_DECLS

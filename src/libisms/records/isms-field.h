/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "records/isms-choice.h"
#include "records/isms-field-error.h"
#include "records/isms-value.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_TEXT,       /* one line */
  ISMS_PROSE,      /* several lines */
  ISMS_INTEGER,
  ISMS_NUMBER,
  ISMS_BOOLEAN,    /* yes, no, or not said */
  ISMS_DATE,       /* 2026-11-23 */
  ISMS_CHOICE,     /* one of .choices */
  ISMS_CHOICE_SET, /* some of .choices */
  ISMS_SCALE,      /* a step of the risk method's scale .scale, 1 is the lowest */
  ISMS_LINK,       /* the key of one record of kind .links_to (any kind where it is NULL) */
  ISMS_LINKS,      /* the keys of several */
  ISMS_REFERENCE,  /* ids of the catalogue .links_to: "threat", "vulnerability", "clause" */
  ISMS_N_FIELD_TYPES,
} IsmsFieldTypeId;

/**
 * IsmsField:
 * @name: its name in SQL, JSON and on the command line; never changes
 * @also: (nullable): what columns of a spreadsheet call it, lower case, parted by "|"
 * @not_before: (nullable): the name of a date field of the same kind which may not be later than this one
 * @links_to: (nullable): the kind or catalogue it leads to; of a computed number the kind whose records name ranges of such numbers
 * @past: whether it is the day on which something was done, which cannot lie ahead
 * @unsaid: (nullable): what lists say where there is no value; nothing where it is %NULL
 * @narrows: whether its list can be narrowed down by it, though it is no usual column
 * @bytes: whether the number counts bytes, which people read as kB or MB
 * @computed: whether it is read off something else, so that no form, table or command line says it
 *
 * One field of a record kind, described once: schema, history, JSON, CSV, forms and lists are read off it.
 */
typedef struct
{
  const char *name;
  IsmsFieldTypeId type;
  const char *label;
  const char *hint;
  const IsmsChoice *choices;
  const char *links_to;
  const char *scale;
  const char *also;
  const char *not_before;
  const char *unsaid;
  double min, max;
  guint max_length, since;
  gboolean required, listed, past, narrows, bytes, computed;
} IsmsField;

gboolean isms_field_is_set (const IsmsField *field);
gboolean isms_field_is_link (const IsmsField *field);
const char *isms_field_label (const IsmsField *field);
const IsmsChoice *isms_field_find_choice (const IsmsField *field, const char *word);
gboolean isms_field_validate (const IsmsField *field, const IsmsValue *value, GError **error);

G_END_DECLS

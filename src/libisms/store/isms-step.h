/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "records/isms-kind.h"

G_BEGIN_DECLS

#define ISMS_TYPE_STEP (isms_step_get_type ())

/* How many bytes the words of a step may take: its actor and its label, and its reason. */
#define ISMS_STEP_LABEL_SIZE 10000
#define ISMS_STEP_REASON_SIZE 400000

/**
 * IsmsChange:
 * @action: "create", "change", "delete" or "restore"
 * @fields: the fields that changed, as JSON: {"likelihood":[4,2]}, old and new; "code" and "deleted" among them
 *
 * What one step did to one record.
 */
typedef struct
{
  const IsmsKind *kind;
  gint64 record;
  const char *action;
  char *fields;
} IsmsChange;

/**
 * IsmsStep:
 * @id: its place in this file, from 1; other copies of the file may number otherwise
 * @replica: whose chain it belongs to
 * @seq: its place in that chain, from 1
 * @prev: (nullable): the hash of the step before it in its chain
 * @saw: (nullable): the heads of other chains first seen by this step, as JSON: {"<replica>":seq}
 * @at: microseconds since 1970, UTC; shown to people, decides nothing
 * @role: "origin" (cannot be undone), "edit", "undo" or "redo"
 * @target_replica: with undo and redo, the step meant
 *
 * One gesture of one person: who, when, why, and what changed from what to what (clause 7.5.3).
 */
typedef struct
{
  gint64 id;
  gint64 replica;
  gint64 seq;
  GBytes *prev;
  char *saw;
  GBytes *hash;
  gint64 at;
  char *actor;
  char *label;
  char *reason;
  char *role;
  gint64 target_replica;
  gint64 target_seq;
  GPtrArray *changes;
} IsmsStep;

GType isms_step_get_type (void);
IsmsStep *isms_step_new (void);
IsmsStep *isms_step_ref (IsmsStep *self);
void isms_step_unref (IsmsStep *self);
void isms_step_add_change (IsmsStep *self, const IsmsKind *kind, gint64 record, const char *action, const char *fields);
GBytes *isms_step_compute_hash (const IsmsStep *self);
char *isms_step_clean (const char *text, gsize size);

const char *isms_change_intern_action (const char *action);
JsonObject *isms_change_parse (const IsmsChange *change, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsStep, isms_step_unref)

G_END_DECLS

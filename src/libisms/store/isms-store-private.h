/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsEdit:
 * @old: the values before the step, one a field
 *
 * What the step in progress does to one record.
 */
typedef struct
{
  IsmsRecord *record;
  gboolean created;
  char *old_code;
  gboolean old_deleted;
  IsmsValue *old;
} IsmsEdit;

typedef struct _IsmsRatingRules IsmsRatingRules;

struct _IsmsStore
{
  GObject parent_instance;

  IsmsSql *sql;
  gint64 replica;
  char *actor;
  gboolean frozen;          /* only to be read: nothing may be written */
  gboolean past;            /* a state of the past, and so frozen */
  char *past_day;           /* (nullable) that it was asked for by */
  gboolean remembers;       /* @past has its history with it */
  gboolean derived_current; /* the search and link index stand at the head */

  GHashTable *alive;      /* key -> IsmsRecord, weak */
  GHashTable *alive_keys; /* the other direction */
  GHashTable *numbers;    /* kind -> the highest number among its codes */

  IsmsStep *step;     /* in progress, or NULL */
  GPtrArray *edits;   /* IsmsEdit, in order */
  GHashTable *edited; /* key -> IsmsEdit */

  IsmsRatingRules *rating_rules; /* (nullable) of the step in progress */
};

void isms_store_emit_changed (IsmsStore *self, IsmsStep *step);
IsmsRecord *isms_store_adopt (IsmsStore *self, IsmsRecord *record);
void isms_store_disown (IsmsStore *self, gint64 key);
gboolean isms_store_may_begin (IsmsStore *self, GError **error);
void isms_store_begin_role (IsmsStore *self, const char *role, const char *label, const char *reason, gint64 at, const IsmsStep *target);
gboolean isms_store_write_row (IsmsSql *sql, IsmsRecord *record, GError **error);
gboolean isms_store_read_row (IsmsSql *sql, IsmsRecord *record, GError **error);
void isms_history_link (IsmsStore *self, IsmsStep *step);
gboolean isms_history_append (IsmsSql *sql, IsmsStep *step, GError **error);
gboolean isms_edit_leaves_trace (const IsmsEdit *edit);
char *isms_edit_to_json (const IsmsEdit *edit);
gboolean isms_edit_check_code (const char *code, GError **error);
gboolean isms_edit_claim_code (const IsmsEdit *edit, GHashTable *claimed, GError **error);
gboolean isms_edit_check (IsmsStore *self, IsmsEdit *edit, GError **error);

void isms_rating_rules_free (IsmsRatingRules *self);
gboolean isms_rating_check (IsmsStore *self, IsmsRecord *record, const IsmsField *field, const IsmsValue *value, GError **error);
gboolean isms_rating_stamp (IsmsStore *self, IsmsEdit *edit, GError **error);
gboolean isms_demand_check (IsmsStore *self, const IsmsEdit *edit, GError **error);

G_END_DECLS

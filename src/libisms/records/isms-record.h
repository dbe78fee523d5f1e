/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/isms-kind.h"

G_BEGIN_DECLS

#define ISMS_TYPE_RECORD (isms_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (IsmsRecord, isms_record, ISMS, RECORD, GObject)

struct _IsmsRecordClass
{
  GObjectClass parent_class;
  const IsmsKind *kind;
  GParamSpec **fields; /* the property of each field, in the order of the kind's table */
};

IsmsRecord *isms_record_new (const IsmsKind *kind, gint64 key);
const IsmsKind *isms_record_get_kind (IsmsRecord *self);
gint64 isms_record_get_key (IsmsRecord *self);
const char *isms_record_get_code (IsmsRecord *self);
gboolean isms_record_get_deleted (IsmsRecord *self);
const char *isms_record_get_title (IsmsRecord *self);
const IsmsValue *isms_record_get_value (IsmsRecord *self, guint index);
const char *isms_record_get_text (IsmsRecord *self, const char *field);
gint64 isms_record_get_integer (IsmsRecord *self, const char *field, gint64 fallback);
double isms_record_get_real (IsmsRecord *self, const char *field, double fallback);
char **isms_record_get_members (IsmsRecord *self, const char *field);
gboolean isms_record_has (IsmsRecord *self, const char *field);
char *isms_record_format (IsmsRecord *self, const char *field);

/* Called by the store alone: everybody else changes a record through a step. */
void isms_record_set_code (IsmsRecord *self, const char *code);
void isms_record_set_deleted (IsmsRecord *self, gboolean deleted);
void isms_record_set_value (IsmsRecord *self, guint index, const IsmsValue *value);
gboolean isms_record_validate (IsmsRecord *self, GError **error);
const IsmsDemand *isms_record_find_unmet (IsmsRecord *self);
gboolean isms_record_check_value (IsmsRecord *self, const char *field, const IsmsValue *value, GError **error);
gboolean isms_record_check_past (IsmsRecord *self, const char *field, const IsmsValue *value, GError **error);
void isms_record_prefix_error (IsmsRecord *self, const IsmsField *field, GError **error);
gboolean isms_record_refuse (IsmsRecord *self, const IsmsField *field, IsmsFieldError code, const char *why, GError **error);

G_END_DECLS

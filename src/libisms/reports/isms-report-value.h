/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  ISMS_REPORT_VALUE_NULL,
  ISMS_REPORT_VALUE_TEXT,
  ISMS_REPORT_VALUE_INTEGER,
  ISMS_REPORT_VALUE_NUMBER,
  ISMS_REPORT_VALUE_BOOLEAN,
  ISMS_REPORT_VALUE_DATE,
  ISMS_REPORT_VALUE_CODE,
  ISMS_REPORT_VALUE_CODES,
  ISMS_REPORT_VALUE_REF,
  ISMS_REPORT_VALUE_REFS,
} IsmsReportValueType;

/* The shape that tells a coded word apart without its colour; charts fill their segments alike. */
typedef enum
{
  ISMS_REPORT_MARK_NONE,
  ISMS_REPORT_MARK_FULL,
  ISMS_REPORT_MARK_HALF,
  ISMS_REPORT_MARK_EMPTY,
  ISMS_REPORT_MARK_START,
  ISMS_REPORT_MARK_CROSS,
  ISMS_REPORT_MARK_OPEN,
  ISMS_REPORT_MARK_ALARM,
} IsmsReportMark;

typedef struct _IsmsReportValue IsmsReportValue;

#define ISMS_TYPE_REPORT_VALUE (isms_report_value_get_type ())
GType isms_report_value_get_type (void) G_GNUC_CONST;

IsmsReportValue *isms_report_value_new_null (const char *label);
IsmsReportValue *isms_report_value_new_text (const char *text);
IsmsReportValue *isms_report_value_new_integer (gint64 integer);
IsmsReportValue *isms_report_value_new_number (double number, guint decimals);
IsmsReportValue *isms_report_value_new_boolean (gboolean boolean, const char *label);
IsmsReportValue *isms_report_value_new_date (const char *iso);
IsmsReportValue *isms_report_value_new_code (const char *code, const char *label, IsmsReportMark mark);
IsmsReportValue *isms_report_value_new_codes (void);
IsmsReportValue *isms_report_value_new_ref (const char *key, const char *kind, const char *code, const char *title);
IsmsReportValue *isms_report_value_new_refs (void);
void isms_report_value_set_mark (IsmsReportValue *self, IsmsReportMark mark);
void isms_report_value_add_code (IsmsReportValue *self, const char *code, const char *label);
void isms_report_value_add_ref (IsmsReportValue *self, const char *key, const char *kind, const char *code, const char *title);
IsmsReportValue *isms_report_value_ref (IsmsReportValue *self);
void isms_report_value_unref (IsmsReportValue *self);

IsmsReportValueType isms_report_value_get_value_type (IsmsReportValue *self);
IsmsReportMark isms_report_value_get_mark (IsmsReportValue *self);
const char *isms_report_value_get_text (IsmsReportValue *self);
gint64 isms_report_value_get_integer (IsmsReportValue *self);
double isms_report_value_get_number (IsmsReportValue *self);
gboolean isms_report_value_get_boolean (IsmsReportValue *self);
guint isms_report_value_get_n_items (IsmsReportValue *self);
const char *isms_report_value_get_item_code (IsmsReportValue *self, guint i);
const char *isms_report_value_get_item_title (IsmsReportValue *self, guint i);
const char *isms_report_value_get_item_key (IsmsReportValue *self, guint i);
const char *isms_report_value_get_item_kind (IsmsReportValue *self, guint i);
gboolean isms_report_value_is_known_by_name (IsmsReportValue *self, guint i);
char *isms_report_value_dup_words (IsmsReportValue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsReportValue, isms_report_value_unref)

G_END_DECLS

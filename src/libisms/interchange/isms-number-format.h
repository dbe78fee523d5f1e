/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a spreadsheet shows a number. */
typedef enum
{
  ISMS_NUMBER_PLAIN,
  ISMS_NUMBER_PERCENT,
  ISMS_NUMBER_DATE,
  ISMS_NUMBER_TIME,
} IsmsNumberFormat;

IsmsNumberFormat isms_number_format_by_id (guint id);
IsmsNumberFormat isms_number_format_by_code (const char *code);
char *isms_number_show (double number, IsmsNumberFormat format, gboolean since_1904);
char *isms_number_show_date (const char *iso);

G_END_DECLS

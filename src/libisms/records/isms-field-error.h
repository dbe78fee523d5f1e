/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ISMS_FIELD_ERROR (isms_field_error_quark ())
GQuark isms_field_error_quark (void);

typedef enum
{
  ISMS_FIELD_ERROR_INVALID,
  ISMS_FIELD_ERROR_REQUIRED,
  ISMS_FIELD_ERROR_RANGE,
  ISMS_FIELD_ERROR_CHOICE,
  ISMS_FIELD_ERROR_LENGTH,
  ISMS_FIELD_ERROR_ENCODING,
  ISMS_FIELD_ERROR_ORDER,
  ISMS_FIELD_ERROR_UNKNOWN,
} IsmsFieldError;

G_END_DECLS

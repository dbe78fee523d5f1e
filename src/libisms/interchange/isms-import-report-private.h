/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-import-report.h"

G_BEGIN_DECLS

void isms_import_report_add_remark (IsmsImportReport *self, const IsmsImportColumn *column, const IsmsRemark *remark, guint line);
void isms_import_report_add_skipped (IsmsImportReport *self, guint line, gboolean malformed, const char *why);
void isms_import_report_take_unread (IsmsImportReport *self, char *sentence);
void isms_import_report_take_note (IsmsImportReport *self, char *note);

G_END_DECLS

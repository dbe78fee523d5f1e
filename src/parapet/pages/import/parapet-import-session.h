/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-import.h"
#include "interchange/isms-workbook.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_IMPORT_SESSION (parapet_import_session_get_type ())
G_DECLARE_FINAL_TYPE (ParapetImportSession, parapet_import_session, PARAPET, IMPORT_SESSION, GObject)

ParapetImportSession *parapet_import_session_new (IsmsStore *store, IsmsWorkbook *workbook, guint sheet, const char *source, const IsmsKind *kind);
IsmsStore *parapet_import_session_get_store (ParapetImportSession *self);
IsmsWorkbook *parapet_import_session_get_workbook (ParapetImportSession *self);
guint parapet_import_session_get_sheet (ParapetImportSession *self);
IsmsTable *parapet_import_session_get_table (ParapetImportSession *self);
const char *parapet_import_session_get_source (ParapetImportSession *self);
const IsmsKind *parapet_import_session_get_kind (ParapetImportSession *self);
IsmsMapping *parapet_import_session_get_mapping (ParapetImportSession *self);
IsmsImportReport *parapet_import_session_get_report (ParapetImportSession *self);
const GError *parapet_import_session_get_error (ParapetImportSession *self);
gboolean parapet_import_session_is_busy (ParapetImportSession *self);
gboolean parapet_import_session_has_ambiguous_dates (ParapetImportSession *self);

void parapet_import_session_set_sheet (ParapetImportSession *self, guint sheet);
void parapet_import_session_set_header (ParapetImportSession *self, guint line);
void parapet_import_session_set_kind (ParapetImportSession *self, const IsmsKind *kind);
void parapet_import_session_map (ParapetImportSession *self, guint column, int target);
void parapet_import_session_map_word (ParapetImportSession *self, guint field, const char *word, const char *value);
const char *parapet_import_session_get_asked (ParapetImportSession *self, guint field, const char *word);
void parapet_import_session_set_match_titles (ParapetImportSession *self, gboolean match);
void parapet_import_session_set_dates (ParapetImportSession *self, IsmsDateOrder order);

void parapet_import_session_import_async (ParapetImportSession *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IsmsImportReport *parapet_import_session_import_finish (ParapetImportSession *self, GAsyncResult *result, GError **error);
void parapet_import_session_close (ParapetImportSession *self);

G_END_DECLS

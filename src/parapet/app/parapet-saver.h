/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/parapet-save-state.h"
#include "document/isms-document.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_SAVER (parapet_saver_get_type ())
G_DECLARE_FINAL_TYPE (ParapetSaver, parapet_saver, PARAPET, SAVER, GObject)

/**
 * ParapetClock:
 *
 * Returns: microseconds of a clock that only goes forward, as g_get_monotonic_time()
 */
typedef gint64 (*ParapetClock) (void);

ParapetSaver *parapet_saver_new (IsmsDocument *document, gboolean is_sample);
IsmsDocument *parapet_saver_get_document (ParapetSaver *self);
gboolean parapet_saver_is_sample (ParapetSaver *self);
ParapetSaveState parapet_saver_get_state (ParapetSaver *self);
gboolean parapet_saver_get_slow (ParapetSaver *self);
guint parapet_saver_get_unsaved (ParapetSaver *self);
guint parapet_saver_get_recovered (ParapetSaver *self);
const char *parapet_saver_get_words (ParapetSaver *self);
const GError *parapet_saver_get_error (ParapetSaver *self);

void parapet_saver_save_async (ParapetSaver *self, GFile *file, IsmsSaveFlags flags, GAsyncReadyCallback callback, gpointer data);
gboolean parapet_saver_save_finish (ParapetSaver *self, GAsyncResult *result, GError **error);
void parapet_saver_cancel (ParapetSaver *self);
void parapet_saver_look (ParapetSaver *self);
void parapet_saver_nudge (ParapetSaver *self);
void parapet_saver_stop (ParapetSaver *self);

void parapet_saver_set_clock (ParapetSaver *self, ParapetClock clock);
void parapet_saver_set_patience (ParapetSaver *self, guint milliseconds);
void parapet_saver_tick (ParapetSaver *self);

G_END_DECLS

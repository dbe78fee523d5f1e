/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "models/isms-rate.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_RATE_DIALOG (parapet_rate_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRateDialog, parapet_rate_dialog, PARAPET, RATE_DIALOG, AdwDialog)

typedef gboolean (*ParapetRateWrite) (IsmsStore *store, IsmsRecord *risk, const IsmsRateWords *words, gpointer data, GError **error);

AdwDialog *parapet_rate_dialog_new (IsmsStore *store, IsmsRecord *risk, GtkWidget *from);
void parapet_rate_dialog_set_question (ParapetRateDialog *self, const char *question);
void parapet_rate_dialog_set_writer (ParapetRateDialog *self, ParapetRateWrite write, gpointer data, IsmsStage stage);
GtkWidget *parapet_rate_steps_new (IsmsStore *store, IsmsRecord *method, IsmsAxis axis);

G_END_DECLS

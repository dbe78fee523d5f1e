/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/parapet-saver.h"

G_BEGIN_DECLS

/**
 * ParapetSaveOutcome:
 * @PARAPET_SAVE_OUTCOME_STAY: nothing happened, or it went wrong and that is told on the screen
 * @PARAPET_SAVE_OUTCOME_SAVED: the file holds everything
 * @PARAPET_SAVE_OUTCOME_DISCARD: a person said that what the file does not hold may go
 * @PARAPET_SAVE_OUTCOME_RELOAD: a person said that what the file holds stands, and not what is here
 */
typedef enum
{
  PARAPET_SAVE_OUTCOME_STAY,
  PARAPET_SAVE_OUTCOME_SAVED,
  PARAPET_SAVE_OUTCOME_DISCARD,
  PARAPET_SAVE_OUTCOME_RELOAD,
} ParapetSaveOutcome;

void parapet_save_dialog_save (ParapetSaver *saver, GtkWidget *parent, GAsyncReadyCallback callback, gpointer data);
void parapet_save_dialog_save_as (ParapetSaver *saver, GtkWidget *parent, GAsyncReadyCallback callback, gpointer data);
void parapet_save_dialog_close (ParapetSaver *saver, GtkWidget *parent, GAsyncReadyCallback callback, gpointer data);
ParapetSaveOutcome parapet_save_dialog_finish (ParapetSaver *saver, GAsyncResult *result);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/board/parapet-board.h"
#include "looks/board/parapet-treatment-look.h"
#include "looks/risk/parapet-rate-dialog.h"

/* Treatments are a board; whoever finishes one is asked what that did to the risk. */

static void
moved_cb (ParapetBoard *board,
          IsmsRecord *treatment,
          const char *state,
          gpointer data)
{
  IsmsStore *store = data;
  g_autoptr (IsmsRecord) risk = g_str_equal (state, "done") ? isms_store_get_link (store, treatment, "risk") : NULL;
  g_autofree char *question = NULL;
  AdwDialog *dialog;

  if (risk == NULL || isms_record_get_deleted (risk))
    return;
  /* Translators: the title of a treatment, the title of a risk */
  question = g_strdup_printf (_("“%s” is done. How likely, and how bad, is “%s” now?"), isms_record_get_title (treatment), isms_record_get_title (risk));
  dialog = parapet_rate_dialog_new (store, risk, GTK_WIDGET (board));
  parapet_rate_dialog_set_question (PARAPET_RATE_DIALOG (dialog), question);
  adw_dialog_present (dialog, GTK_WIDGET (board));
}

static GtkWidget *
make_board (IsmsStore *store,
            IsmsRecordList *list)
{
  GtkWidget *board = parapet_board_new (list);

  g_signal_connect_object (board, "moved", G_CALLBACK (moved_cb), store, 0);
  return board;
}

const ParapetRecordLook parapet_treatment_look = {
  .kind = "treatment",
  .picture = make_board,
  .picture_title = N_("Board"),
};

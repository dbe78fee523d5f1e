/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "models/isms-record-list.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_REVIEW_AGENDA (parapet_review_agenda_get_type ())
G_DECLARE_FINAL_TYPE (ParapetReviewAgenda, parapet_review_agenda, PARAPET, REVIEW_AGENDA, AdwBreakpointBin)

GtkWidget *parapet_review_agenda_new (IsmsStore *store, IsmsRecordList *list);
void parapet_review_agenda_turn (GtkWidget *agenda, IsmsRecord *review);

G_END_DECLS

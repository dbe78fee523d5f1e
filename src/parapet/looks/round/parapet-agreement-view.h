/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_AGREEMENT_VIEW (parapet_agreement_view_get_type ())
G_DECLARE_FINAL_TYPE (ParapetAgreementView, parapet_agreement_view, PARAPET, AGREEMENT_VIEW, AdwBin)

GtkWidget *parapet_agreement_view_new (IsmsStore *store, IsmsRecord *test);

G_END_DECLS

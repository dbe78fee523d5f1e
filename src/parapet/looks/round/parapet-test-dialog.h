/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_TEST_DIALOG (parapet_test_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ParapetTestDialog, parapet_test_dialog, PARAPET, TEST_DIALOG, AdwDialog)

AdwDialog *parapet_test_dialog_new (IsmsStore *store);

G_END_DECLS

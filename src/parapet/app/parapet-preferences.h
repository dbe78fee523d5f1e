/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_PREFERENCES (parapet_preferences_get_type ())
G_DECLARE_FINAL_TYPE (ParapetPreferences, parapet_preferences, PARAPET, PREFERENCES, AdwPreferencesDialog)

AdwDialog *parapet_preferences_new (GSettings *settings);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_APPLICATION (parapet_application_get_type ())
G_DECLARE_FINAL_TYPE (ParapetApplication, parapet_application, PARAPET, APPLICATION, AdwApplication)

GApplication *parapet_application_new (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ParapetAccel:
 * @action: what is done, with its group
 * @keys: which keys do it, as gtk_accelerator_parse() reads them
 * @group: under which heading it is shown
 * @title: what it does, in a few words
 *
 * A key that works everywhere in a window, and what is said of it: one row serves both.
 */
typedef struct
{
  const char *action;
  const char *keys[3];
  const char *group;
  const char *title;
} ParapetAccel;

const ParapetAccel *parapet_accels (guint *n);
void parapet_accels_install (GtkApplication *application);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * ParapetCaseStep:
 * @id: what tells it from its neighbours
 * @title: what is to be done
 * @clause: which asks for it
 * @field: (nullable): the text that says how it was done
 * @is_done: (nullable): whether it is done, where that is not whether @field is filled in
 * @sign: (nullable): all that @make shows
 * @make: (nullable): makes what stands below the text, or %NULL
 * @nothing: (nullable): the answer that nothing was needed, which one click gives
 *
 * A step of the way from what happened to a closed case.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *clause;
  const char *field;
  gboolean (*is_done) (IsmsStore *store, IsmsRecord *record);
  char *(*sign) (IsmsStore *store, IsmsRecord *record);
  GtkWidget *(*make) (IsmsStore *store, IsmsRecord *record);
  const char *nothing;
} ParapetCaseStep;

#define PARAPET_TYPE_CASE_PATH (parapet_case_path_get_type ())
G_DECLARE_FINAL_TYPE (ParapetCasePath, parapet_case_path, PARAPET, CASE_PATH, GtkBox)

GtkWidget *parapet_case_path_new (IsmsStore *store, IsmsRecord *record, const ParapetCaseStep *steps, guint n_steps);
GtkWidget *parapet_case_entry_new (const char *placeholder, const char *button, GCallback activate, IsmsStore *store, IsmsRecord *record);

G_END_DECLS

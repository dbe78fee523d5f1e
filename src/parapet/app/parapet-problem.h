/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_PROBLEM (parapet_problem_get_type ())
G_DECLARE_FINAL_TYPE (ParapetProblem, parapet_problem, PARAPET, PROBLEM, AdwBreakpointBin)

GtkWidget *parapet_problem_new (void);
void parapet_problem_show (ParapetProblem *self, const GError *error, guint n_versions);
const char *parapet_problem_get_title (ParapetProblem *self);
const char *parapet_problem_get_description (ParapetProblem *self);

G_END_DECLS

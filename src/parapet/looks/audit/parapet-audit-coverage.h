/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_AUDIT_COVERAGE (parapet_audit_coverage_get_type ())
G_DECLARE_FINAL_TYPE (ParapetAuditCoverage, parapet_audit_coverage, PARAPET, AUDIT_COVERAGE, GtkBox)

GtkWidget *parapet_audit_coverage_new (IsmsStore *store, IsmsRecord *programme);

G_END_DECLS

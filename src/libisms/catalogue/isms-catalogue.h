/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "catalogue/isms-catalogue-types.h"

G_BEGIN_DECLS

const IsmsControl *isms_catalogue_get_controls (guint *n);
const IsmsOldControl *isms_catalogue_get_old_controls (guint *n);
const IsmsClause *isms_catalogue_get_clauses (guint *n);
const IsmsMandatoryDocument *isms_catalogue_get_mandatory_documents (guint *n);
const IsmsThreat *isms_catalogue_get_threats (guint *n);
const IsmsVulnerability *isms_catalogue_get_vulnerabilities (guint *n);
const IsmsControl *isms_catalogue_find_control (const char *id);
const IsmsClause *isms_catalogue_find_clause (const char *id);
const char *isms_catalogue_find_title (const char *table, const char *id);
char *isms_catalogue_dup_number (const char *id);
char *isms_catalogue_describe (const char *table, const char *id);
char *isms_catalogue_name_clauses (const char *const *ids);
char *isms_catalogue_read_control_number (const char *text);

G_END_DECLS

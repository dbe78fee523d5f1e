/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-import.h"

G_BEGIN_DECLS

IsmsStore *import_fixture_open (void);
IsmsTable *import_fixture_read (const char *csv);
IsmsTable *import_fixture_read_file (const char *path);
IsmsImport *import_fixture_new (IsmsStore *store, const char *kind, const char *csv);
IsmsImportReport *import_fixture_run (IsmsImport *import, gboolean dry_run);
IsmsImportReport *import_fixture_import (IsmsStore *store, const char *kind, const char *csv);
char *import_fixture_dump (IsmsStore *store);
char *import_fixture_get (IsmsStore *store, const char *kind, const char *code, const char *field);
const IsmsImportValue *import_fixture_find_value (GPtrArray *values, const char *column, const char *value);

/* Compares what a record's field says, links by title; "" for nothing. */
#define assert_field(store, kind, code, field, expected) \
  G_STMT_START \
  { \
    g_autofree char *said_ = import_fixture_get (store, kind, code, field); \
    g_assert_cmpstr (said_, ==, expected); \
  } \
  G_STMT_END

#define assert_counts(report, added, changed, unchanged, n_skipped) \
  G_STMT_START \
  { \
    g_assert_cmpuint ((report)->n_added, ==, added); \
    g_assert_cmpuint ((report)->n_changed, ==, changed); \
    g_assert_cmpuint ((report)->n_unchanged, ==, unchanged); \
    g_assert_cmpuint ((report)->skipped->len, ==, n_skipped); \
  } \
  G_STMT_END

G_END_DECLS

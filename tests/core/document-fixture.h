/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/isms-document.h"

G_BEGIN_DECLS

/**
 * Fixture:
 * @folder: where the documents of one test case lie; removed at its end
 *
 * The user's data folder is one of the case's own as well.
 */
typedef struct
{
  char *folder;
} Fixture;

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
GFile *fixture_file (Fixture *self, const char *name);

void add_risk (IsmsDocument *document, const char *title);
guint count_risks (IsmsDocument *document);
IsmsDocument *create_document (GFile *file, const char *risk);
IsmsDocument *open_document (GFile *file);
void save_document (IsmsDocument *document);
void assert_refused (GFile *file, IsmsDocumentError code);
void assert_sound (IsmsDocument *document);
char *read_bytes (GFile *file, gsize *length);
void write_bytes (GFile *file, const char *bytes, gsize length);

#define add_case(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

G_END_DECLS

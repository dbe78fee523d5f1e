/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "document/isms-document.h"

G_BEGIN_DECLS

#define PARAPET_MIME_TYPE "application/vnd.parapet.isms+sqlite3"

GtkFileDialog *parapet_file_dialog_new_open (void);
GtkFileDialog *parapet_file_dialog_new_save (IsmsDocument *document);
GFile *parapet_file_dialog_complete (GFile *file);
char *parapet_file_dialog_suggest (const char *organisation);
char *parapet_file_dialog_dup_organisation (IsmsStore *store);

G_END_DECLS

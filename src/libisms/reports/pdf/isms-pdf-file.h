/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A PDF as cairo writes it, to be completed and packed. Private to the PDF writer. */
typedef struct _IsmsPdfFile IsmsPdfFile;

IsmsPdfFile *isms_pdf_file_new (GBytes *bytes);
void isms_pdf_file_free (IsmsPdfFile *self);
guint isms_pdf_file_get_n_objects (IsmsPdfFile *self);
guint isms_pdf_file_get_root (IsmsPdfFile *self);
gboolean isms_pdf_file_is (IsmsPdfFile *self,
                           guint number,
                           const char *key,
                           const char *value);
char *isms_pdf_file_dup_entry (IsmsPdfFile *self,
                               guint number,
                               const char *key);
guint isms_pdf_file_get_link (IsmsPdfFile *self,
                              guint number,
                              const char *key);
void isms_pdf_file_set_entry (IsmsPdfFile *self,
                              guint number,
                              const char *key,
                              const char *value);
void isms_pdf_file_set_text (IsmsPdfFile *self,
                             guint number,
                             const char *key,
                             const char *text);
guint isms_pdf_file_add (IsmsPdfFile *self,
                         const char *dictionary);
guint isms_pdf_file_add_stream (IsmsPdfFile *self,
                                const char *dictionary,
                                GBytes *data);
guint isms_pdf_file_add_packed (IsmsPdfFile *self,
                                const char *dictionary,
                                GBytes *data);
GBytes *isms_pdf_file_write (IsmsPdfFile *self);
char *isms_pdf_file_quote (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsPdfFile, isms_pdf_file_free)

G_END_DECLS

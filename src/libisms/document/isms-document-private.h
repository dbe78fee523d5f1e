/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/isms-copy.h"
#include "document/isms-document.h"
#include "document/isms-save.h"

G_BEGIN_DECLS

struct _IsmsDocument
{
  GObject parent_instance;

  IsmsWork *work;
  IsmsStore *store;
  IsmsCopy *copy; /* what the working copy remembers */
  GFile *file;    /* with no link on the way; NULL while it was never saved */
  char *etag;     /* of the file, as it was last seen to hold what we know */
  char *name;
  char *read_only_reason;
  gboolean review;
  gboolean passing;  /* can be saved nowhere */
  gboolean borrowed; /* reads the kept working copy, which stays */
  guint recovered;
  gboolean saving;
};

/**
 * IsmsLook:
 *
 * What the file was when it was last seen to hold what we know, so that it can be looked at without the document.
 */
typedef struct
{
  GFile *file;
  char *etag;
  char *hash;
  goffset size;
} IsmsLook;

IsmsLook *isms_document_begin_look (IsmsDocument *self);
IsmsOnDisk isms_look_run (IsmsLook *self, GCancellable *cancellable);
void isms_document_end_look (IsmsDocument *self, IsmsLook *look, IsmsOnDisk found);
void isms_look_free (IsmsLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsLook, isms_look_free)

IsmsDocument *isms_document_adopt (IsmsWork *work, IsmsStore *store, IsmsCopy *copy, GFile *file);
IsmsStore *isms_document_open_store (IsmsWork *work, const char *uuid, gint64 own, gboolean accept_fork, GError **error);
gboolean isms_document_fail_store (GError **error, GError *cause);
void isms_document_announce (IsmsDocument *self);
void isms_document_note_etag (IsmsDocument *self);
void isms_document_recount (IsmsDocument *self);
void isms_document_set_read_only (IsmsDocument *self, const char *reason);

IsmsSave *isms_document_begin_save (IsmsDocument *self, GFile *file, IsmsSaveFlags flags, GError **error);
gboolean isms_document_end_save (IsmsDocument *self, IsmsSave *save, gboolean saved, GError **error);
gboolean isms_document_is_saved (IsmsDocument *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/isms-copy.h"
#include "store/isms-page-copy.h"

G_BEGIN_DECLS

/**
 * IsmsSave:
 * @work: the working copy, held
 * @file: the document's file
 * @uuid: the document's UUID
 * @replica: whose steps it may hold that no file held before
 * @base: (nullable): the hash that the file must still have, or %NULL where no file may be
 * @overwrite: whether to replace a file with another hash all the same
 * @raw: (nullable): what the pages are copied into, until they are all there
 * @pages: (nullable): the copying
 * @step: (out): the newest step in it
 * @hash: (out): the hash of what was saved
 * @size: (out): its size in bytes
 *
 * One save on its way. It needs the store until its pages are copied and nothing of it to run, so it may run beside the work.
 */
typedef struct
{
  IsmsWork *work;
  GFile *file;
  char *uuid;
  gint64 replica;
  char *base;
  gboolean overwrite;
  IsmsSql *raw;
  IsmsPageCopy *pages;
  gint64 step;
  char *hash;
  goffset size;
} IsmsSave;

void isms_save_free (IsmsSave *self);
gboolean isms_save_begin (IsmsSave *self, IsmsSql *store, GError **error);
gboolean isms_save_copy (IsmsSave *self, GError **error);
void isms_save_copy_async (IsmsSave *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean isms_save_copy_finish (IsmsSave *self, GAsyncResult *result, GError **error);
gboolean isms_save_run (IsmsSave *self, GCancellable *cancellable, GError **error);
GFile *isms_save_resolve (GFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsSave, isms_save_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/isms-copy.h"

G_BEGIN_DECLS

/**
 * IsmsSave:
 * @work: the working copy, held
 * @file: the document's file
 * @uuid: the document's UUID
 * @replica: whose steps it may hold that no file held before
 * @base: (nullable): the hash that the file must still have, or %NULL where no file may be
 * @overwrite: whether to replace a file with another hash all the same
 * @step: the newest step in it
 * @hash: (out): the hash of what was saved
 * @size: (out): its size in bytes
 *
 * One save on its way. It needs the store to begin and nothing of it to run, so it may run beside the work.
 */
typedef struct
{
  IsmsWork *work;
  GFile *file;
  char *uuid;
  gint64 replica;
  char *base;
  gboolean overwrite;
  gint64 step;
  char *hash;
  goffset size;
} IsmsSave;

void isms_save_free (IsmsSave *self);
gboolean isms_save_begin (IsmsSave *self, IsmsSql *store, GError **error);
gboolean isms_save_run (IsmsSave *self, GCancellable *cancellable, GError **error);
GFile *isms_save_resolve (GFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsSave, isms_save_free)

G_END_DECLS

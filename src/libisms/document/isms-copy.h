/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/isms-work.h"
#include "store/isms-sql.h"

G_BEGIN_DECLS

/* How many working copies are kept for quick reopening once their documents are closed. */
#define ISMS_COPIES_KEPT 20

/**
 * IsmsCopy:
 * @name: the working copy's folder
 * @uri: (nullable): the document it was last open as, or %NULL if that was never saved
 * @organisation: (nullable): whose ISMS it is
 * @hash: (nullable): the SHA-256 of the document as it was when opened or saved here
 * @size: the document's size then, in bytes
 * @saved_step: the newest step the document holds
 * @unsaved: how many steps it does not hold
 * @interrupted: whether the program ended in the middle of a save, and the file holds neither what it held nor what it should
 *
 * What a working copy remembers of its document, in the same database as the work.
 */
typedef struct
{
  char *name;
  char *uuid;
  char *uri;
  char *organisation;
  char *hash;
  goffset size;
  gint64 replica;
  gint64 saved_step;
  guint unsaved;
  gboolean interrupted;
  gint64 used;
} IsmsCopy;

void isms_copy_free (IsmsCopy *self);
IsmsCopy *isms_copy_read (IsmsWork *work, IsmsSql *sql);
IsmsCopy *isms_copy_inspect (IsmsWork *work);
gboolean isms_copy_write (const IsmsCopy *self, IsmsSql *sql, GError **error);
gboolean isms_copy_set_pending (IsmsWork *work, const IsmsCopy *coming, GError **error);
gboolean isms_copy_has_pending (const char *name);
void isms_copy_clear_pending (IsmsWork *work);
gboolean isms_copy_replica_is_free (const char *uuid, gint64 replica, const char *except);

GPtrArray *isms_copy_list_unsaved (void);
void isms_copy_prune (guint kept);
void isms_copy_forget (const char *uuid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsCopy, isms_copy_free)

G_END_DECLS

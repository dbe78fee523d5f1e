/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "interchange/isms-package.h"
#include "interchange/isms-table.h"

/* Of all parts together, inflated: a small file may well hold a thousand times its own size of nothing. */
#define MAX_INFLATED (256u * 1024 * 1024)
#define MAX_PARTS 10000u

/* The parts of a spreadsheet's ZIP that are XML, by name; of others only that they are there. */
struct _IsmsPackage
{
  GHashTable *parts;
  gsize n_inflated;
};

typedef struct archive Archive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

/* Pictures, charts and what other programs keep in there hold no cells. */
static gboolean
is_wanted (const char *name)
{
  static const char *const others[] = { "/theme/", "/drawings/", "/charts/", "/pivotCache/", "/media/", "Thumbnails/" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strstr (name, others[i]) != NULL)
      return FALSE;
  return g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels");
}

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_DAMAGED,
                       _("The spreadsheet is damaged: not all of it can be unpacked. Fetch it again, or open it in a spreadsheet program, save it as .xlsx or CSV and import that."));
  return FALSE;
}

static gboolean
fail_locked (GError **error)
{
  g_set_error_literal (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_LOCKED,
                       _("The spreadsheet is protected by a password. Open it in a spreadsheet program, save it as .xlsx or CSV without a password and import that."));
  return FALSE;
}

/* Whether another block is there: 1, 0 at the end, less if the file is damaged. */
static int
next_block (Archive *archive,
            const void **block,
            gsize *size)
{
  la_int64_t offset;
  int result = archive_read_data_block (archive, block, size, &offset);

  return result == ARCHIVE_EOF ? 0 : result >= ARCHIVE_WARN ? 1
                                                            : -1;
}

static gboolean
read_part (IsmsPackage *self,
           Archive *archive,
           const char *name,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GByteArray) part = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  const void *block;
  gsize size;
  int more;

  while ((more = next_block (archive, &block, &size)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      self->n_inflated += size;
      if (self->n_inflated > MAX_INFLATED)
        {
          g_set_error (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_TOO_LARGE,
                       _("The spreadsheet unpacks to more than %u MiB, which is the most that can be imported at once. Split it and import the parts."),
                       MAX_INFLATED / 1024 / 1024);
          return FALSE;
        }
      if (size > 0)
        g_byte_array_append (part, block, size);
    }
  if (more < 0)
    return fail_damaged (error);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&part));
  isms_package_add (self, name, bytes);
  return TRUE;
}

static gboolean
read_entry (IsmsPackage *self,
            Archive *archive,
            struct archive_entry *entry,
            GCancellable *cancellable,
            GError **error)
{
  const char *name = archive_entry_pathname (entry);
  g_autoptr (GBytes) nothing = NULL;

  if (name == NULL)
    return TRUE;
  if (archive_entry_is_encrypted (entry))
    return fail_locked (error);
  if (is_wanted (name))
    return read_part (self, archive, name, cancellable, error);
  nothing = g_bytes_new (NULL, 0);
  isms_package_add (self, name, nothing);
  return TRUE;
}

/* The workbook of the other office is sealed part by part, and its list of parts says so. */
static gboolean
is_sealed (IsmsPackage *self)
{
  GBytes *manifest = g_hash_table_lookup (self->parts, "META-INF/manifest.xml");
  static const char mark[] = "encryption-data";
  gsize size = 0;
  const char *data = manifest != NULL ? g_bytes_get_data (manifest, &size) : NULL;

  return data != NULL && g_strstr_len (data, size, mark) != NULL;
}

static gboolean
read_entries (IsmsPackage *self,
              Archive *archive,
              GCancellable *cancellable,
              GError **error)
{
  struct archive_entry *entry;
  guint n = 0;
  int result;

  while ((result = archive_read_next_header (archive, &entry)) >= ARCHIVE_WARN && result != ARCHIVE_EOF)
    if (n++ == MAX_PARTS)
      return fail_damaged (error);
    else if (!read_entry (self, archive, entry, cancellable, error))
      return FALSE;
  if (result != ARCHIVE_EOF || n == 0)
    return fail_damaged (error);
  return is_sealed (self) ? fail_locked (error) : TRUE;
}

IsmsPackage *
isms_package_new (void)
{
  IsmsPackage *self = g_new0 (IsmsPackage, 1);

  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  return self;
}

/**
 * isms_package_read: (skip)
 * @bytes: a file that begins as a ZIP does
 * @cancellable: (nullable): asked at each block
 * @error: return location: %ISMS_TABLE_ERROR_DAMAGED, %ISMS_TABLE_ERROR_LOCKED, %ISMS_TABLE_ERROR_TOO_LARGE, or that it was cancelled
 *
 * Unpacks what a spreadsheet is made of, into memory alone and never more than 256 MiB.
 *
 * Returns: (transfer full) (nullable): the parts
 */
IsmsPackage *
isms_package_read (GBytes *bytes,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (IsmsPackage) self = isms_package_new ();
  g_autoptr (Archive) archive = archive_read_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (archive_read_support_format_zip_seekable (archive) != ARCHIVE_OK || archive_read_open_memory (archive, data, size) != ARCHIVE_OK)
    {
      fail_damaged (error);
      return NULL;
    }
  return read_entries (self, archive, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

void
isms_package_free (IsmsPackage *self)
{
  g_hash_table_unref (self->parts);
  g_free (self);
}

void
isms_package_add (IsmsPackage *self,
                  const char *name,
                  GBytes *part)
{
  g_hash_table_replace (self->parts, g_strdup (name), g_bytes_ref (part));
}

gboolean
isms_package_has (IsmsPackage *self,
                  const char *name)
{
  return g_hash_table_contains (self->parts, name);
}

/**
 * isms_package_take: (skip)
 *
 * Hands over a part, which is gone from the package then: nothing makes us read one of them a thousand times.
 *
 * Returns: (transfer full) (nullable): the part
 */
GBytes *
isms_package_take (IsmsPackage *self,
                   const char *name)
{
  g_autofree char *key = NULL;
  gpointer stolen_key = NULL, part = NULL;

  g_hash_table_steal_extended (self->parts, name, &stolen_key, &part);
  key = stolen_key;
  return part;
}

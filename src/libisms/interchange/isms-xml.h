/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What an element carries. */
typedef struct
{
  const char **names;
  const char **values;
} IsmsXmlAttributes;

/* Who listens to a part being read; elements and attributes go by their names without prefix. */
typedef struct
{
  gboolean (*start) (gpointer data, const char *name, const IsmsXmlAttributes *attributes, GError **error);
  gboolean (*end) (gpointer data, const char *name, GError **error);
  void (*text) (gpointer data, const char *text, gsize length);
} IsmsXmlHandler;

gboolean isms_xml_read (GBytes *part, const IsmsXmlHandler *handler, gpointer data, GCancellable *cancellable, GError **error);
const char *isms_xml_get (const IsmsXmlAttributes *attributes, const char *name);
guint isms_xml_get_count (const IsmsXmlAttributes *attributes, const char *name, guint otherwise, guint most);

G_END_DECLS

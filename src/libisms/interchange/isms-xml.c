/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "interchange/isms-table.h"
#include "interchange/isms-text-decoder.h"
#include "interchange/isms-xml.h"

#define CHUNK (64u * 1024)

/* One part on its way to whoever listens. */
typedef struct
{
  const IsmsXmlHandler *handler;
  gpointer data;
} Reading;

/* Programs choose their prefixes freely, and no two elements that we ask for differ in them alone. */
static const char *
local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static void
start_cb (GMarkupParseContext *context,
          const char *name,
          const char **names,
          const char **values,
          gpointer user_data,
          GError **error)
{
  Reading *reading = user_data;
  IsmsXmlAttributes attributes = { names, values };

  reading->handler->start (reading->data, local_name (name), &attributes, error);
}

static void
end_cb (GMarkupParseContext *context,
        const char *name,
        gpointer user_data,
        GError **error)
{
  Reading *reading = user_data;

  reading->handler->end (reading->data, local_name (name), error);
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Reading *reading = user_data;

  if (reading->handler->text != NULL)
    reading->handler->text (reading->data, text, length);
}

static gboolean
parse (GMarkupParseContext *context,
       GString *text,
       GCancellable *cancellable,
       GError **error)
{
  for (gsize at = 0; at < text->len; at += CHUNK)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !g_markup_parse_context_parse (context, text->str + at, MIN (CHUNK, text->len - at), error))
      return FALSE;
  return g_markup_parse_context_end_parse (context, error);
}

/**
 * isms_xml_read: (skip)
 * @part: XML in any of the encodings that programs use
 * @handler: who listens
 * @data: what @handler is called with
 * @cancellable: (nullable): asked now and then
 * @error: return location: %ISMS_TABLE_ERROR_DAMAGED, what @handler says, or that it was cancelled
 *
 * Reads a part of a spreadsheet. Entities of a document's own are errors, so that nothing grows while it is read.
 *
 * Returns: %FALSE on error
 */
gboolean
isms_xml_read (GBytes *part,
               const IsmsXmlHandler *handler,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  Reading reading = { handler, data };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reading, NULL);
  g_autoptr (GError) cause = NULL;
  IsmsTextDecoding decoding;
  gsize size;
  const guint8 *bytes = g_bytes_get_data (part, &size);
  g_autoptr (GString) text = isms_text_decode (bytes != NULL ? bytes : (const guint8 *) "", size, &decoding, NULL);

  if (text != NULL && parse (context, text, cancellable, &cause))
    return TRUE;
  if (cause != NULL && cause->domain != G_MARKUP_ERROR)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error_literal (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_DAMAGED,
                         _("The spreadsheet is damaged: a part of it is not as its format wants it. Open it in a spreadsheet program, save it as .xlsx or CSV and import that."));
  return FALSE;
}

/**
 * isms_xml_get: (skip)
 * @name: an attribute, without prefix
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
isms_xml_get (const IsmsXmlAttributes *attributes,
              const char *name)
{
  for (guint i = 0; attributes->names[i] != NULL; i++)
    if (g_str_equal (local_name (attributes->names[i]), name))
      return attributes->values[i];
  return NULL;
}

guint
isms_xml_get_count (const IsmsXmlAttributes *attributes,
                    const char *name,
                    guint otherwise,
                    guint most)
{
  const char *value = isms_xml_get (attributes, name);

  return value != NULL ? MIN (g_ascii_strtoull (value, NULL, 10), most) : otherwise;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cairo's own PDF 1.4, read object by object: nothing else is ever read here. What is added to it goes out as PDF 1.7, the objects packed
 * into compressed streams (ISO 32000-1, 7.5.7 and 7.5.8), for a tagged table has more structure than words. */
#include "config.h"

#include "reports/pdf/isms-pdf-file.h"
#include "reports/pdf/isms-pdf-token.h"

#include <string.h>

#define ENTRY_SIZE 20   /* of a line of the table of offsets */
#define TAIL_SIZE 40    /* of the last words, which say where the table is */
#define PACK_SIZE 200   /* objects a stream: who wants one must unpack all */
#define PACK_LEVEL 3    /* the last tenth of the size would take as long as the rest */
#define WIDTH 7         /* of an entry of the packed table: what it is, where, and which there */
#define MAGIC "%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"

/**
 * Object:
 * @value: its text; empty for one that is named and never written, or no longer needed
 * @own: (nullable): what @value lies in, once it was changed
 * @data: (nullable): what follows, where it is a stream
 * @freed: whether nothing refers to it any more
 */
typedef struct
{
  IsmsPdfSlice value;
  char *own;
  GBytes *data;
  gboolean freed;
} Object;

struct _IsmsPdfFile
{
  GBytes *bytes;
  const char *start;
  const char *end;
  GArray *objects;
  guint root;
  guint info;
};

typedef struct
{
  IsmsPdfFile *file;
  GString *out;
  GByteArray *table; /* WIDTH bytes an object */
} Writing;

static void
object_clear (gpointer data)
{
  Object *object = data;

  g_free (object->own);
  g_clear_pointer (&object->data, g_bytes_unref);
}

static Object *
get_object (IsmsPdfFile *self,
            guint number)
{
  return &g_array_index (self->objects, Object, number);
}

static void
take_value (Object *object,
            char *text)
{
  g_free (object->own);
  object->own = text;
  object->value.start = text;
  object->value.end = text + strlen (text);
}

static gboolean
starts_with (const char *p,
             const char *end,
             const char *word)
{
  gsize length = strlen (word);

  return (gsize) (end - p) >= length && memcmp (p, word, length) == 0;
}

static guint
find_link (IsmsPdfSlice dictionary,
           const char *key)
{
  IsmsPdfSlice value;
  guint number;

  return isms_pdf_token_find (dictionary, key, &value) && isms_pdf_token_read_number (&value.start, value.end, &number) ? number : 0;
}

/* "12 0 obj", a value, and perhaps the word "stream". How long that is may stand in an object that was not read yet. */
static gboolean
read_object (IsmsPdfFile *self,
             guint number,
             gsize offset)
{
  Object *object = get_object (self, number);
  const char *p = self->start + offset;
  guint found, generation;

  if (offset >= (gsize) (self->end - self->start) || !isms_pdf_token_read_number (&p, self->end, &found) ||
      !isms_pdf_token_read_number (&p, self->end, &generation))
    return FALSE;
  /* Where artifacts are tagged, cairo counts an object that it never writes, and the table leads to another. */
  if (found != number)
    return TRUE;
  p = isms_pdf_token_skip_space (p, self->end);
  if (!starts_with (p, self->end, "obj"))
    return FALSE;
  object->value.start = isms_pdf_token_skip_space (p + 3, self->end);
  object->value.end = isms_pdf_token_skip_value (object->value.start, self->end);
  return object->value.end != NULL;
}

static gboolean
read_data (IsmsPdfFile *self,
           Object *object)
{
  const char *p = isms_pdf_token_skip_space (object->value.end, self->end);
  guint length_number = find_link (object->value, "/Length");
  Object *length = length_number < self->objects->len ? get_object (self, length_number) : NULL;
  const char *digits = length != NULL ? length->value.start : NULL;
  guint size;

  if (!starts_with (p, self->end, "stream\n"))
    return TRUE;
  p += strlen ("stream\n");
  if (digits == NULL || !isms_pdf_token_read_number (&digits, length->value.end, &size) || size > (gsize) (self->end - p) ||
      !starts_with (isms_pdf_token_skip_space (p + size, self->end), self->end, "endstream"))
    return FALSE;
  object->data = g_bytes_new_from_bytes (self->bytes, p - self->start, size);
  length->freed = TRUE;
  return TRUE;
}

static gboolean
read_table (IsmsPdfFile *self,
            const char *p,
            guint n)
{
  if ((gsize) (self->end - p) / ENTRY_SIZE < n)
    return FALSE;
  g_array_set_size (self->objects, n);
  for (guint i = 0; i < n; i++, p += ENTRY_SIZE)
    {
      guint64 offset = g_ascii_strtoull (p, NULL, 10);

      if (p[17] == 'n' && offset > 0 && !read_object (self, i, offset))
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    if (get_object (self, i)->value.start != NULL && !read_data (self, get_object (self, i)))
      return FALSE;
  return TRUE;
}

static gboolean
read_trailer (IsmsPdfFile *self,
              const char *p)
{
  IsmsPdfSlice trailer;

  p = isms_pdf_token_skip_space (p, self->end);
  if (!starts_with (p, self->end, "trailer"))
    return FALSE;
  trailer.start = isms_pdf_token_skip_space (p + strlen ("trailer"), self->end);
  trailer.end = isms_pdf_token_skip_value (trailer.start, self->end);
  if (trailer.end == NULL)
    return FALSE;
  self->root = find_link (trailer, "/Root");
  self->info = find_link (trailer, "/Info");
  return isms_pdf_file_is (self, self->root, "/Type", "/Catalog");
}

static gboolean
read_file (IsmsPdfFile *self)
{
  gsize tail = MIN (self->end - self->start, TAIL_SIZE);
  const char *last = g_strrstr_len (self->end - tail, (gssize) tail, "startxref");
  const char *p = last != NULL ? last + strlen ("startxref") : NULL;
  guint offset, first, n;

  if (p == NULL || !isms_pdf_token_read_number (&p, self->end, &offset) || offset >= (gsize) (self->end - self->start))
    return FALSE;
  p = self->start + offset;
  if (!starts_with (p, self->end, "xref"))
    return FALSE;
  p += strlen ("xref");
  if (!isms_pdf_token_read_number (&p, self->end, &first) || first != 0 || !isms_pdf_token_read_number (&p, self->end, &n))
    return FALSE;
  p = isms_pdf_token_skip_space (p, self->end);
  return read_table (self, p, n) && read_trailer (self, p + (gsize) n * ENTRY_SIZE);
}

/**
 * isms_pdf_file_new:
 * @bytes: a PDF 1.4 with a plain table of offsets, as cairo writes it
 *
 * Returns: (transfer full) (nullable): the file, or %NULL if it is another kind of PDF
 */
IsmsPdfFile *
isms_pdf_file_new (GBytes *bytes)
{
  g_autoptr (IsmsPdfFile) self = g_new0 (IsmsPdfFile, 1);
  gsize size;

  self->bytes = g_bytes_ref (bytes);
  self->start = g_bytes_get_data (bytes, &size);
  self->end = self->start + size;
  self->objects = g_array_new (FALSE, TRUE, sizeof (Object));
  g_array_set_clear_func (self->objects, object_clear);
  return size > 0 && read_file (self) ? g_steal_pointer (&self) : NULL;
}

void
isms_pdf_file_free (IsmsPdfFile *self)
{
  g_array_unref (self->objects);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * isms_pdf_file_get_n_objects:
 *
 * Returns: a number greater than that of each object; the first one is 1
 */
guint
isms_pdf_file_get_n_objects (IsmsPdfFile *self)
{
  return self->objects->len;
}

guint
isms_pdf_file_get_root (IsmsPdfFile *self)
{
  return self->root;
}

/**
 * isms_pdf_file_is:
 * @number: an object
 * @key: a key with its slash
 * @value: a value as it is written
 *
 * Returns: whether the object is a dictionary in which the key has that value
 */
gboolean
isms_pdf_file_is (IsmsPdfFile *self,
                  guint number,
                  const char *key,
                  const char *value)
{
  IsmsPdfSlice found;

  return number < self->objects->len && isms_pdf_token_find (get_object (self, number)->value, key, &found) &&
         isms_pdf_token_equals (found, value);
}

/**
 * isms_pdf_file_dup_entry:
 *
 * Returns: (transfer full) (nullable): the value as it is written, if there is one
 */
char *
isms_pdf_file_dup_entry (IsmsPdfFile *self,
                         guint number,
                         const char *key)
{
  IsmsPdfSlice found;

  if (number >= self->objects->len || !isms_pdf_token_find (get_object (self, number)->value, key, &found))
    return NULL;
  return g_strndup (found.start, found.end - found.start);
}

/**
 * isms_pdf_file_get_link:
 *
 * Returns: the number of the object that the value refers to, or 0
 */
guint
isms_pdf_file_get_link (IsmsPdfFile *self,
                        guint number,
                        const char *key)
{
  return number < self->objects->len ? find_link (get_object (self, number)->value, key) : 0;
}

/**
 * isms_pdf_file_set_entry:
 * @number: an object that is a dictionary, or a stream
 * @key: a key with its slash
 * @value: a value as it is to be written
 */
void
isms_pdf_file_set_entry (IsmsPdfFile *self,
                         guint number,
                         const char *key,
                         const char *value)
{
  Object *object = get_object (self, number);
  IsmsPdfSlice found;
  const char *after;
  g_autoptr (GString) text = g_string_new (NULL);

  if (isms_pdf_token_find (object->value, key, &found))
    after = found.end;
  else
    found.start = after = object->value.end - strlen (">>");
  g_string_append_len (text, object->value.start, found.start - object->value.start);
  if (found.start == after)
    g_string_append_printf (text, "%s %s ", key, value);
  else
    g_string_append (text, value);
  g_string_append_len (text, after, object->value.end - after);
  take_value (object, g_string_free_and_steal (g_steal_pointer (&text)));
}

void
isms_pdf_file_set_text (IsmsPdfFile *self,
                        guint number,
                        const char *key,
                        const char *text)
{
  g_autofree char *quoted = isms_pdf_file_quote (text);

  isms_pdf_file_set_entry (self, number, key, quoted);
}

/**
 * isms_pdf_file_add:
 * @dictionary: a dictionary as it is to be written
 *
 * Returns: the number of the new object
 */
guint
isms_pdf_file_add (IsmsPdfFile *self,
                   const char *dictionary)
{
  g_array_set_size (self->objects, self->objects->len + 1);
  take_value (get_object (self, self->objects->len - 1), g_strdup (dictionary));
  return self->objects->len - 1;
}

static GBytes *
pack (GBytes *data)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, PACK_LEVEL);

  return g_converter_convert_bytes (G_CONVERTER (compressor), data, NULL);
}

/**
 * isms_pdf_file_add_stream:
 * @dictionary: what is to be said of the stream beside its length
 * @data: its bytes, written as they are
 *
 * Returns: the number of the new object
 */
guint
isms_pdf_file_add_stream (IsmsPdfFile *self,
                          const char *dictionary,
                          GBytes *data)
{
  guint number = isms_pdf_file_add (self, dictionary);

  get_object (self, number)->data = g_bytes_ref (data);
  return number;
}

/**
 * isms_pdf_file_add_packed:
 * @dictionary: what is to be said of the stream beside its length and how it is compressed
 * @data: its bytes, to be compressed
 *
 * Returns: the number of the new object
 */
guint
isms_pdf_file_add_packed (IsmsPdfFile *self,
                          const char *dictionary,
                          GBytes *data)
{
  g_autoptr (GBytes) packed = pack (data);
  guint number = isms_pdf_file_add_stream (self, dictionary, packed);

  isms_pdf_file_set_entry (self, number, "/Filter", "/FlateDecode");
  return number;
}

static void
set_place (Writing *self,
           guint number,
           guint8 what,
           gsize where,
           guint which)
{
  guint32 wide = GUINT32_TO_BE ((guint32) where);
  guint16 narrow = GUINT16_TO_BE ((guint16) which);
  guint8 *entry;

  if (self->table->len < (number + 1) * WIDTH)
    g_byte_array_set_size (self->table, (number + 1) * WIDTH);
  entry = self->table->data + number * WIDTH;
  entry[0] = what;
  memcpy (entry + 1, &wide, sizeof wide);
  memcpy (entry + 5, &narrow, sizeof narrow);
}

static void
write_stream (Writing *self,
              guint number)
{
  g_autofree char *size = g_strdup_printf ("%" G_GSIZE_FORMAT, g_bytes_get_size (get_object (self->file, number)->data));
  const Object *object;

  isms_pdf_file_set_entry (self->file, number, "/Length", size);
  object = get_object (self->file, number);
  set_place (self, number, 1, self->out->len, 0);
  g_string_append_printf (self->out, "%u 0 obj\n", number);
  g_string_append_len (self->out, object->value.start, object->value.end - object->value.start);
  g_string_append (self->out, "\nstream\n");
  g_string_append_len (self->out, g_bytes_get_data (object->data, NULL), (gssize) g_bytes_get_size (object->data));
  g_string_append (self->out, "\nendstream\nendobj\n");
}

/* One stream of objects: their numbers and where they begin, then they themselves. */
static void
write_pack (Writing *self,
            const guint *numbers,
            guint n)
{
  g_autoptr (GString) index = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autofree char *dictionary = NULL;
  g_autoptr (GBytes) data = NULL;
  guint pack_number = self->file->objects->len;
  gsize first;

  for (guint i = 0; i < n; i++)
    {
      const Object *object = get_object (self->file, numbers[i]);

      g_string_append_printf (index, "%u %" G_GSIZE_FORMAT " ", numbers[i], values->len);
      if (object->value.start != NULL)
        g_string_append_len (values, object->value.start, object->value.end - object->value.start);
      else
        g_string_append (values, "null");
      g_string_append_c (values, '\n');
      set_place (self, numbers[i], 2, pack_number, i);
    }
  first = index->len;
  g_string_append_len (index, values->str, (gssize) values->len);
  data = g_string_free_to_bytes (g_steal_pointer (&index));
  dictionary = g_strdup_printf ("<< /Type /ObjStm /N %u /First %" G_GSIZE_FORMAT " >>", n, first);
  write_stream (self, isms_pdf_file_add_packed (self->file, dictionary, data));
}

static void
write_objects (Writing *self)
{
  guint n = self->file->objects->len;
  g_autoptr (GArray) packed = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i < n; i++)
    {
      if (get_object (self->file, i)->freed)
        set_place (self, i, 0, 0, 0);
      else if (get_object (self->file, i)->data != NULL)
        write_stream (self, i);
      else
        g_array_append_val (packed, i);
    }
  for (guint i = 0; i < packed->len; i += PACK_SIZE)
    write_pack (self, &g_array_index (packed, guint, i), MIN (PACK_SIZE, packed->len - i));
}

/* Each line says how it differs from the one above, which packs to a tenth. */
static GBytes *
predict (GByteArray *table)
{
  guint n = table->len / WIDTH;
  guint8 *lines = g_malloc (n * (WIDTH + 1));

  for (guint i = 0; i < n; i++)
    {
      guint8 *line = lines + i * (WIDTH + 1);

      *line++ = 2;
      for (guint j = 0; j < WIDTH; j++)
        line[j] = (guint8) (table->data[i * WIDTH + j] - (i > 0 ? table->data[(i - 1) * WIDTH + j] : 0));
    }
  return g_bytes_new_take (lines, n * (WIDTH + 1));
}

static void
write_table (Writing *self)
{
  guint number = self->file->objects->len;
  gsize offset = self->out->len;
  g_autofree char *id = g_compute_checksum_for_data (G_CHECKSUM_MD5, (guchar *) self->out->str, self->out->len);
  g_autofree char *dictionary = g_strdup_printf ("<< /Type /XRef /Size %u /W [1 4 2] /Root %u 0 R /Info %u 0 R /ID [<%s> <%s>]"
                                                 " /DecodeParms << /Predictor 12 /Columns %d >> >>",
                                                 number + 1, self->file->root, self->file->info, id, id, WIDTH);
  g_autoptr (GBytes) lines = NULL;

  set_place (self, number, 1, offset, 0);
  lines = predict (self->table);
  write_stream (self, isms_pdf_file_add_packed (self->file, dictionary, lines));
  g_string_append_printf (self->out, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", offset);
}

/**
 * isms_pdf_file_write:
 *
 * Writes the file with all that was added. Its identifier comes from its content, not from the clock, so that the same report gives the
 * same file. Nothing may be added afterwards.
 *
 * Returns: (transfer full): the file's bytes
 */
GBytes *
isms_pdf_file_write (IsmsPdfFile *self)
{
  Writing writing = { self, g_string_sized_new (self->end - self->start), g_byte_array_new () };

  g_string_append (writing.out, MAGIC);
  set_place (&writing, 0, 0, 0, G_MAXUINT16);
  write_objects (&writing);
  write_table (&writing);
  g_byte_array_unref (writing.table);
  return g_string_free_to_bytes (writing.out);
}

/**
 * isms_pdf_file_quote:
 * @text: UTF-8
 *
 * Returns: (transfer full): the text as PDF writes it
 */
char *
isms_pdf_file_quote (const char *text)
{
  GString *quoted = g_string_new (NULL);
  g_autofree gunichar2 *wide = NULL;
  glong n;

  if (g_str_is_ascii (text))
    {
      g_string_append_c (quoted, '(');
      for (const char *p = text; *p != '\0'; p++)
        if (g_ascii_isprint (*p))
          g_string_append_printf (quoted, strchr ("()\\", *p) != NULL ? "\\%c" : "%c", *p);
        else
          g_string_append_printf (quoted, "\\%03o", (guint) *p);
      g_string_append_c (quoted, ')');
      return g_string_free_and_steal (quoted);
    }
  wide = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);
  g_string_append (quoted, "<FEFF");
  for (glong i = 0; wide != NULL && i < n; i++)
    g_string_append_printf (quoted, "%04X", wide[i]);
  g_string_append_c (quoted, '>');
  return g_string_free_and_steal (quoted);
}

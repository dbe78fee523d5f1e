/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/isms-report.h"

struct _IsmsReport
{
  GObject parent_instance;

  char *name;
  char *title;
  char *subtitle;
  char *language;
  char *organisation;
  char *generator;
  char *document;
  char *version;
  char *status;
  char *head;
  gboolean landscape;
  GDateTime *created;
  IsmsReportFacts *cover;
  IsmsReportTable *main_table;
  IsmsReportTable *over_table; /* nullable */
  GPtrArray *blocks;
};

G_DEFINE_FINAL_TYPE (IsmsReport, isms_report, G_TYPE_OBJECT)
G_DEFINE_QUARK (isms - report - error - quark, isms_report_error)

static void
isms_report_finalize (GObject *object)
{
  IsmsReport *self = ISMS_REPORT (object);

  g_free (self->name);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->language);
  g_free (self->organisation);
  g_free (self->generator);
  g_free (self->document);
  g_free (self->version);
  g_free (self->status);
  g_free (self->head);
  g_date_time_unref (self->created);
  g_object_unref (self->cover);
  g_clear_object (&self->main_table);
  g_clear_object (&self->over_table);
  g_ptr_array_unref (self->blocks);
  G_OBJECT_CLASS (isms_report_parent_class)->finalize (object);
}

static void
isms_report_class_init (IsmsReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_report_finalize;
}

static void
isms_report_init (IsmsReport *self)
{
  self->generator = g_strdup ("Parapet " PARAPET_VERSION);
  self->created = g_date_time_new_now_utc ();
  self->cover = isms_report_facts_new ("document", NULL);
  self->blocks = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * isms_report_new:
 * @name: the kind of report in data and file names, such as "soa"
 * @title: its title, already translated
 * @language: the language it is written in, as BCP 47, such as "en-GB"
 *
 * Creates an empty report. It is made now, by this program, until the setters say otherwise. A report is filled, then
 * handed to the writers, and not changed after that, so that it may be written on another thread.
 *
 * Returns: (transfer full): a new report
 */
IsmsReport *
isms_report_new (const char *name,
                 const char *title,
                 const char *language)
{
  IsmsReport *self = g_object_new (ISMS_TYPE_REPORT, NULL);

  self->name = g_strdup (name);
  self->title = g_strdup (title);
  self->language = g_strdup (language);
  return self;
}

/**
 * isms_report_get_name:
 * @self: a report
 *
 * Returns: its kind
 */
const char *
isms_report_get_name (IsmsReport *self)
{
  return self->name;
}

/**
 * isms_report_get_title:
 * @self: a report
 *
 * Returns: its title
 */
const char *
isms_report_get_title (IsmsReport *self)
{
  return self->title;
}

/**
 * isms_report_get_language:
 * @self: a report
 *
 * Returns: its language, as BCP 47
 */
const char *
isms_report_get_language (IsmsReport *self)
{
  return self->language;
}

/**
 * isms_report_set_subtitle:
 * @self: a report
 * @subtitle: (nullable): a line under the title, such as the standard it answers to
 */
void
isms_report_set_subtitle (IsmsReport *self,
                          const char *subtitle)
{
  g_set_str (&self->subtitle, subtitle);
}

/**
 * isms_report_get_subtitle:
 * @self: a report
 *
 * Returns: (nullable): the line under the title
 */
const char *
isms_report_get_subtitle (IsmsReport *self)
{
  return self->subtitle;
}

/**
 * isms_report_set_organisation:
 * @self: a report
 * @organisation: (nullable): whose report it is
 */
void
isms_report_set_organisation (IsmsReport *self,
                              const char *organisation)
{
  g_set_str (&self->organisation, organisation);
}

/**
 * isms_report_get_organisation:
 * @self: a report
 *
 * Returns: (nullable): whose report it is
 */
const char *
isms_report_get_organisation (IsmsReport *self)
{
  return self->organisation;
}

/**
 * isms_report_set_landscape:
 * @self: a report
 * @landscape: whether the sheets lie on their long side
 */
void
isms_report_set_landscape (IsmsReport *self,
                           gboolean landscape)
{
  self->landscape = landscape;
}

/**
 * isms_report_get_landscape:
 * @self: a report
 *
 * Returns: whether the sheets lie on their long side
 */
gboolean
isms_report_get_landscape (IsmsReport *self)
{
  return self->landscape;
}

/**
 * isms_report_set_created:
 * @self: a report
 * @created: when it was made; written in UTC
 */
void
isms_report_set_created (IsmsReport *self,
                         GDateTime *created)
{
  g_date_time_unref (self->created);
  self->created = g_date_time_to_utc (created);
}

/**
 * isms_report_get_created:
 * @self: a report
 *
 * Returns: (transfer none): when it was made, in UTC
 */
GDateTime *
isms_report_get_created (IsmsReport *self)
{
  return self->created;
}

/**
 * isms_report_set_generator:
 * @self: a report
 * @generator: the program that made it, with its version
 */
void
isms_report_set_generator (IsmsReport *self,
                           const char *generator)
{
  g_set_str (&self->generator, generator);
}

/**
 * isms_report_get_generator:
 * @self: a report
 *
 * Returns: the program that made it
 */
const char *
isms_report_get_generator (IsmsReport *self)
{
  return self->generator;
}

/**
 * isms_report_set_footer:
 * @self: a report
 * @document: (nullable): the document's identification
 * @version: (nullable): its version, as shown
 * @status: (nullable): its status, as shown
 * @head: (nullable): a short form of the hash of the history's head
 *
 * Sets what the foot of each page says (clause 7.5.2 asks for identification and version).
 */
void
isms_report_set_footer (IsmsReport *self,
                        const char *document,
                        const char *version,
                        const char *status,
                        const char *head)
{
  g_set_str (&self->document, document);
  g_set_str (&self->version, version);
  g_set_str (&self->status, status);
  g_set_str (&self->head, head);
}

/**
 * isms_report_dup_footer:
 * @self: a report
 *
 * Returns: (transfer full): identification, version and status in one line
 */
char *
isms_report_dup_footer (IsmsReport *self)
{
  const char *parts[] = { self->document, self->version, self->status };
  g_autoptr (GString) footer = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] == NULL || *parts[i] == '\0')
        continue;
      g_string_append_printf (footer, "%s%s", footer->len > 0 ? " · " : "", parts[i]);
    }
  return g_string_free_and_steal (g_steal_pointer (&footer));
}

/**
 * isms_report_get_head:
 * @self: a report
 *
 * Returns: (nullable): a short form of the hash of the history's head
 */
const char *
isms_report_get_head (IsmsReport *self)
{
  return self->head;
}

/**
 * isms_report_get_cover:
 * @self: a report
 *
 * The facts of the cover block: "document" in the data. Add them in the order in which they are to be read.
 *
 * Returns: (transfer none): the facts
 */
IsmsReportFacts *
isms_report_get_cover (IsmsReport *self)
{
  return self->cover;
}

/**
 * isms_report_append:
 * @self: a report
 * @block: (transfer full): a block
 *
 * Adds a block after the others.
 */
void
isms_report_append (IsmsReport *self,
                    IsmsReportBlock *block)
{
  g_return_if_fail (ISMS_IS_REPORT_BLOCK (block));

  g_ptr_array_add (self->blocks, block);
}

/**
 * isms_report_get_n_blocks:
 * @self: a report
 *
 * Returns: how many blocks it has
 */
guint
isms_report_get_n_blocks (IsmsReport *self)
{
  return self->blocks->len;
}

/**
 * isms_report_get_block:
 * @self: a report
 * @i: which block
 *
 * Returns: (transfer none): the block
 */
IsmsReportBlock *
isms_report_get_block (IsmsReport *self,
                       guint i)
{
  g_return_val_if_fail (i < self->blocks->len, NULL);

  return g_ptr_array_index (self->blocks, i);
}

/**
 * isms_report_set_main_table:
 * @self: a report
 * @table: the table that a spreadsheet gets
 */
void
isms_report_set_main_table (IsmsReport *self,
                            IsmsReportTable *table)
{
  g_set_object (&self->main_table, table);
}

/**
 * isms_report_get_main_table:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the table that a spreadsheet gets, and whose rows have bookmarks
 */
IsmsReportTable *
isms_report_get_main_table (IsmsReport *self)
{
  return self->main_table;
}

/**
 * isms_report_set_over_table:
 * @self: a report
 * @table: (transfer full): as the main table, with what stood there once; only a calendar is told, so that it drops what it has
 */
void
isms_report_set_over_table (IsmsReport *self,
                            IsmsReportTable *table)
{
  g_clear_object (&self->over_table);
  self->over_table = table;
}

/**
 * isms_report_get_over_table:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): what stood in the main table once
 */
IsmsReportTable *
isms_report_get_over_table (IsmsReport *self)
{
  return self->over_table;
}

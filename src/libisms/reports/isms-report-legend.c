/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/isms-report-legend.h"

typedef struct
{
  char *code;
  char *meaning;
  IsmsReportMark mark;
} Entry;

struct _IsmsReportLegend
{
  IsmsReportBlock parent_instance;

  GArray *entries;
};

G_DEFINE_FINAL_TYPE (IsmsReportLegend, isms_report_legend, ISMS_TYPE_REPORT_BLOCK)

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_free (entry->code);
  g_free (entry->meaning);
}

static const Entry *
get_entry (IsmsReportLegend *self,
           guint i)
{
  g_return_val_if_fail (i < self->entries->len, NULL);

  return &g_array_index (self->entries, Entry, i);
}

static void
isms_report_legend_finalize (GObject *object)
{
  g_array_unref (ISMS_REPORT_LEGEND (object)->entries);
  G_OBJECT_CLASS (isms_report_legend_parent_class)->finalize (object);
}

static void
isms_report_legend_class_init (IsmsReportLegendClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_report_legend_finalize;
}

static void
isms_report_legend_init (IsmsReportLegend *self)
{
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
}

/**
 * isms_report_legend_new:
 * @key: (nullable): its name in JSON
 * @title: (nullable): its heading on paper
 *
 * Creates a legend, which says what codes mean. It is on paper only until isms_report_block_set_places() says otherwise.
 *
 * Returns: (transfer full): a new block
 */
IsmsReportLegend *
isms_report_legend_new (const char *key,
                        const char *title)
{
  IsmsReportLegend *self = g_object_new (ISMS_TYPE_REPORT_LEGEND, NULL);

  isms_report_block_setup (ISMS_REPORT_BLOCK (self), key, title, ISMS_REPORT_ON_PAPER);
  return self;
}

/**
 * isms_report_legend_add:
 * @self: a legend
 * @code: the code
 * @meaning: what it means, in words
 * @mark: a shape drawn in place of the code, or %ISMS_REPORT_MARK_NONE
 *
 * Adds an entry after the others.
 */
void
isms_report_legend_add (IsmsReportLegend *self,
                        const char *code,
                        const char *meaning,
                        IsmsReportMark mark)
{
  Entry entry = { g_strdup (code), g_strdup (meaning), mark };

  g_array_append_val (self->entries, entry);
}

/**
 * isms_report_legend_get_n_entries:
 * @self: a legend
 *
 * Returns: how many entries it has
 */
guint
isms_report_legend_get_n_entries (IsmsReportLegend *self)
{
  return self->entries->len;
}

/**
 * isms_report_legend_get_code:
 * @self: a legend
 * @i: which entry
 *
 * Returns: its code
 */
const char *
isms_report_legend_get_code (IsmsReportLegend *self,
                             guint i)
{
  return get_entry (self, i)->code;
}

/**
 * isms_report_legend_get_meaning:
 * @self: a legend
 * @i: which entry
 *
 * Returns: its meaning
 */
const char *
isms_report_legend_get_meaning (IsmsReportLegend *self,
                                guint i)
{
  return get_entry (self, i)->meaning;
}

/**
 * isms_report_legend_get_mark:
 * @self: a legend
 * @i: which entry
 *
 * Returns: its shape
 */
IsmsReportMark
isms_report_legend_get_mark (IsmsReportLegend *self,
                             guint i)
{
  return get_entry (self, i)->mark;
}

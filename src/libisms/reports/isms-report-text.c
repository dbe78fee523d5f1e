/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/isms-report-text.h"

struct _IsmsReportText
{
  IsmsReportBlock parent_instance;

  char *text;
};

G_DEFINE_FINAL_TYPE (IsmsReportText, isms_report_text, ISMS_TYPE_REPORT_BLOCK)

static void
isms_report_text_finalize (GObject *object)
{
  g_free (ISMS_REPORT_TEXT (object)->text);
  G_OBJECT_CLASS (isms_report_text_parent_class)->finalize (object);
}

static void
isms_report_text_class_init (IsmsReportTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_report_text_finalize;
}

static void
isms_report_text_init (IsmsReportText *self)
{
}

/**
 * isms_report_text_new:
 * @key: (nullable): its name in JSON
 * @title: (nullable): its heading on paper
 * @text: one or more paragraphs, parted by line feeds; never read as markup
 *
 * Creates a text. It is on paper only until isms_report_block_set_places() says otherwise.
 *
 * Returns: (transfer full): a new block
 */
IsmsReportText *
isms_report_text_new (const char *key,
                      const char *title,
                      const char *text)
{
  IsmsReportText *self = g_object_new (ISMS_TYPE_REPORT_TEXT, NULL);

  isms_report_block_setup (ISMS_REPORT_BLOCK (self), key, title, ISMS_REPORT_ON_PAPER);
  self->text = g_utf8_make_valid (text, -1);
  return self;
}

/**
 * isms_report_text_get_text:
 * @self: a text
 *
 * Returns: its paragraphs
 */
const char *
isms_report_text_get_text (IsmsReportText *self)
{
  return self->text;
}

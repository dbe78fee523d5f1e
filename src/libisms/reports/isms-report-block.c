/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/isms-report-block.h"

typedef struct
{
  char *key;
  char *title;
  char *note;
  IsmsReportPlaces places;
  gboolean starts_page;
} IsmsReportBlockPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (IsmsReportBlock, isms_report_block, G_TYPE_OBJECT)

static IsmsReportBlockPrivate *
get_private (IsmsReportBlock *self)
{
  return isms_report_block_get_instance_private (self);
}

static void
isms_report_block_finalize (GObject *object)
{
  IsmsReportBlockPrivate *priv = get_private (ISMS_REPORT_BLOCK (object));

  g_free (priv->key);
  g_free (priv->title);
  g_free (priv->note);
  G_OBJECT_CLASS (isms_report_block_parent_class)->finalize (object);
}

static void
isms_report_block_class_init (IsmsReportBlockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_report_block_finalize;
}

static void
isms_report_block_init (IsmsReportBlock *self)
{
  get_private (self)->places = ISMS_REPORT_EVERYWHERE;
}

/**
 * isms_report_block_setup:
 * @self: a block under construction
 * @key: (nullable): its name in JSON; a block without one is never in the data
 * @title: (nullable): its heading on paper, already translated
 * @places: where it is shown
 *
 * Sets what all blocks have; called by the constructors of the kinds of block.
 */
void
isms_report_block_setup (IsmsReportBlock *self,
                         const char *key,
                         const char *title,
                         IsmsReportPlaces places)
{
  IsmsReportBlockPrivate *priv = get_private (self);

  g_set_str (&priv->key, key);
  g_set_str (&priv->title, title);
  isms_report_block_set_places (self, places);
}

/**
 * isms_report_block_get_key:
 * @self: a block
 *
 * Returns: (nullable): its name in JSON
 */
const char *
isms_report_block_get_key (IsmsReportBlock *self)
{
  return get_private (self)->key;
}

/**
 * isms_report_block_get_title:
 * @self: a block
 *
 * Returns: (nullable): its heading on paper
 */
const char *
isms_report_block_get_title (IsmsReportBlock *self)
{
  return get_private (self)->title;
}

/**
 * isms_report_block_get_places:
 * @self: a block
 *
 * Returns: where it is shown
 */
IsmsReportPlaces
isms_report_block_get_places (IsmsReportBlock *self)
{
  return get_private (self)->places;
}

/**
 * isms_report_block_set_places:
 * @self: a block
 * @places: where to show it
 *
 * Changes where the block is shown. Without a key it stays out of the data.
 */
void
isms_report_block_set_places (IsmsReportBlock *self,
                              IsmsReportPlaces places)
{
  IsmsReportBlockPrivate *priv = get_private (self);

  priv->places = priv->key != NULL ? places : places & ~ISMS_REPORT_IN_DATA;
}

/**
 * isms_report_block_get_note:
 * @self: a block
 *
 * Returns: (nullable): the sentence under its heading
 */
const char *
isms_report_block_get_note (IsmsReportBlock *self)
{
  return get_private (self)->note;
}

/**
 * isms_report_block_set_note:
 * @self: a block
 * @note: (nullable): a sentence set small under the heading on paper; it is not in the data
 */
void
isms_report_block_set_note (IsmsReportBlock *self,
                            const char *note)
{
  g_set_str (&get_private (self)->note, note);
}

/**
 * isms_report_block_get_starts_page:
 * @self: a block
 *
 * Returns: whether it begins a new page on paper
 */
gboolean
isms_report_block_get_starts_page (IsmsReportBlock *self)
{
  return get_private (self)->starts_page;
}

/**
 * isms_report_block_set_starts_page:
 * @self: a block
 * @starts_page: whether it begins a new page on paper
 */
void
isms_report_block_set_starts_page (IsmsReportBlock *self,
                                   gboolean starts_page)
{
  get_private (self)->starts_page = starts_page;
}

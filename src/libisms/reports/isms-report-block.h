/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Where a block is shown: on paper (PDF), in the data (JSON), or both. */
typedef enum
{
  ISMS_REPORT_ON_PAPER = 1 << 0,
  ISMS_REPORT_IN_DATA = 1 << 1,
  ISMS_REPORT_EVERYWHERE = ISMS_REPORT_ON_PAPER | ISMS_REPORT_IN_DATA,
} IsmsReportPlaces;

#define ISMS_TYPE_REPORT_BLOCK (isms_report_block_get_type ())
G_DECLARE_DERIVABLE_TYPE (IsmsReportBlock, isms_report_block, ISMS, REPORT_BLOCK, GObject)

struct _IsmsReportBlockClass
{
  GObjectClass parent_class;
};

void isms_report_block_setup (IsmsReportBlock *self,
                              const char *key,
                              const char *title,
                              IsmsReportPlaces places);
const char *isms_report_block_get_key (IsmsReportBlock *self);
const char *isms_report_block_get_title (IsmsReportBlock *self);
IsmsReportPlaces isms_report_block_get_places (IsmsReportBlock *self);
void isms_report_block_set_places (IsmsReportBlock *self,
                                   IsmsReportPlaces places);
const char *isms_report_block_get_note (IsmsReportBlock *self);
void isms_report_block_set_note (IsmsReportBlock *self,
                                 const char *note);
gboolean isms_report_block_get_starts_page (IsmsReportBlock *self);
void isms_report_block_set_starts_page (IsmsReportBlock *self,
                                        gboolean starts_page);

G_END_DECLS

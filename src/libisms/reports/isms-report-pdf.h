/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ISMS_PAPER_BY_LOCALE,
  ISMS_PAPER_A4,
  ISMS_PAPER_LETTER,
} IsmsPaper;

/**
 * IsmsPdfOptions:
 * @paper: the sheet
 * @fonts: (nullable): font families, best first; by default "Inter, Cantarell, sans"
 */
typedef struct
{
  IsmsPaper paper;
  const char *fonts;
} IsmsPdfOptions;

GBytes *isms_report_to_pdf (IsmsReport *report,
                            const IsmsPdfOptions *options,
                            GCancellable *cancellable,
                            GError **error);
gboolean isms_report_write_pdf (IsmsReport *report,
                                GOutputStream *stream,
                                const IsmsPdfOptions *options,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/pdf/isms-pdf-page.h"

G_BEGIN_DECLS

GBytes *isms_pdf_post_mend (GBytes *pdf,
                            IsmsReport *report,
                            IsmsPdfPage *page,
                            GBytes *json,
                            GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-review.h"
#include "reports/isms-report.h"

G_BEGIN_DECLS

/* What a management review looks at under each input of 9.3.2, for its minutes. */

void isms_review_topics_append (IsmsReport *report, IsmsReview *review);

G_END_DECLS

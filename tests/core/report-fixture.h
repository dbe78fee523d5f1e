/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report.h"

G_BEGIN_DECLS

typedef enum
{
  SOA_FIXTURE_USUAL,
  SOA_FIXTURE_UNDECIDED, /* nothing decided, nothing known */
  SOA_FIXTURE_LONG,      /* texts that fill pages */
  SOA_FIXTURE_MANY,      /* 200 controls of one's own */
  SOA_FIXTURE_HOSTILE,   /* texts that try to be formulas or markup */
} SoaFixture;

IsmsReport *soa_fixture_new (SoaFixture which);
const char *const *soa_fixture_get_payloads (void);

G_END_DECLS

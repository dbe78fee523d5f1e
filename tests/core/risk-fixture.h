/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

IsmsStore *risk_fixture_new (void);
IsmsRecord *risk_fixture_add (IsmsStore *store, const char *kind, const char *code, ...) G_GNUC_NULL_TERMINATED;
IsmsRecord *risk_fixture_find (IsmsStore *store, const char *kind, const char *code);

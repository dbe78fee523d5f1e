/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-fixture.h"

#include "interchange/isms-seed.h"

IsmsStore *
open_sample (void)
{
  g_autoptr (GError) error = NULL;
  IsmsStore *store = isms_store_open (":memory:", 7, &error);

  g_assert_no_error (error);
  isms_seed_load_sample (store, &error);
  g_assert_no_error (error);
  return store;
}

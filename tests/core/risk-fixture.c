/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "risk-fixture.h"

/* A method of five by five with three bands, two people, and four risks. */

IsmsRecord *
risk_fixture_find (IsmsStore *store,
                   const char *kind,
                   const char *code)
{
  IsmsRecord *record = isms_store_find (store, isms_kind_find (kind), code);

  g_assert_nonnull (record);
  return record;
}

/* Pairs of field and text follow. */
IsmsRecord *
risk_fixture_add (IsmsStore *store,
                  const char *kind,
                  const char *code,
                  ...)
{
  IsmsRecord *record = isms_store_create (store, isms_kind_find (kind), code);
  const char *field;
  va_list args;

  va_start (args, code);
  while ((field = va_arg (args, const char *)) != NULL)
    {
      g_autoptr (GError) error = NULL;

      isms_store_set_from_text (store, record, field, va_arg (args, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (args);
  return record;
}

static void
add (IsmsRecord *record)
{
  g_object_unref (record);
}

static void
add_scale (IsmsStore *store,
           const char *scale)
{
  static const char *const names[] = { "Lowest", "Low", "Middle", "High", "Highest" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *step = g_strdup_printf ("%u", i + 1);

      add (risk_fixture_add (store, "scale_step", NULL, "name", names[i], "method", "RM-01", "scale", scale, "step", step, "anchor", "So often, so bad", NULL));
    }
}

IsmsStore *
risk_fixture_new (void)
{
  IsmsStore *store = isms_store_open (":memory:", 7, NULL);
  g_autoptr (GError) error = NULL;

  isms_store_begin_origin (store, "Start", NULL, 0);
  add (risk_fixture_add (store, "person", "P-01", "name", "Owner", NULL));
  add (risk_fixture_add (store, "person", "P-02", "name", "Head", NULL));
  add (risk_fixture_add (store, "method", "RM-01", "title", "Method", "level_rule", "product", "status", "approved", "approved_on", "2026-01-01", "interval_days", "365", NULL));
  add_scale (store, "likelihood");
  add_scale (store, "impact");
  add (risk_fixture_add (store, "band", "BAND-01", "name", "fine", "method", "RM-01", "from_level", "1", "to_level", "6", "demand", "acceptable", "acceptance_by", "rating", NULL));
  add (risk_fixture_add (store, "band", "BAND-02", "name", "owner decides", "method", "RM-01", "from_level", "7", "to_level", "12", "demand", "decide", "acceptance_by", "owner", "max_days", "365", NULL));
  add (risk_fixture_add (store, "band", "BAND-03", "name", "treat", "method", "RM-01", "from_level", "13", "to_level", "20", "demand", "treat", "acceptance_by", "owner_and_management", "approver", "P-02", "max_days", "90", NULL));
  add (risk_fixture_add (store, "band", "BAND-04", "name", "never", "method", "RM-01", "from_level", "21", "to_level", "25", "demand", "treat", "acceptance_by", "nobody", NULL));
  add (risk_fixture_add (store, "control", "OWN-1", "title", "Lock the door", "source", "own", NULL));
  for (guint i = 0; i < 4; i++)
    add (risk_fixture_add (store, "risk", NULL, "title", "Something goes wrong", "owner", "P-01", NULL));
  isms_store_commit (store, &error);
  g_assert_no_error (error);
  return store;
}

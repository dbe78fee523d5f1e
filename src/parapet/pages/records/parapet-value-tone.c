/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pages/records/parapet-value-tone.h"

/* How far something has come, and whether it is in trouble, drawn as the Statement of Applicability draws it. One word means
 * one thing in all kinds, so the table goes by words. */

typedef enum
{
  OPEN,
  EMPTY,
  START,
  HALF,
  FULL,
  GONE,
  WARNING,
  ERROR,
  LOW,
  MIDDLE,
  HIGH,
} Tone;

static const ParapetValueTone tones[] = {
  [OPEN] = { "parapet-open-symbolic", NULL },
  [EMPTY] = { "parapet-empty-symbolic", NULL },
  [START] = { "parapet-start-symbolic", NULL },
  [HALF] = { "parapet-half-symbolic", NULL },
  [FULL] = { "parapet-full-symbolic", NULL },
  [GONE] = { "parapet-cross-symbolic", "dimmed" },
  [WARNING] = { "dialog-warning-symbolic", "warning" },
  [ERROR] = { "dialog-warning-symbolic", "error" },
  [LOW] = { "parapet-empty-symbolic", "success" },
  [MIDDLE] = { "parapet-half-symbolic", "warning" },
  [HIGH] = { "parapet-full-symbolic", "error" },
};

static const struct
{
  const char *value;
  Tone tone;
} words[] = {
  { "acceptable", LOW },
  { "accepted", FULL },
  { "active", FULL },
  { "answered", HALF },
  { "approved", FULL },
  { "as_planned", FULL },
  { "at_risk", WARNING },
  { "attended", FULL },
  { "behind", ERROR },
  { "cancelled", GONE },
  { "candidate", EMPTY },
  { "closed", FULL },
  { "confirmed", FULL },
  { "contained", HALF },
  { "critical", ERROR },
  { "decide", MIDDLE },
  { "deviation", WARNING },
  { "done", FULL },
  { "draft", START },
  { "dropped", GONE },
  { "ended", GONE },
  { "failed", ERROR },
  { "granted", FULL },
  { "held", HALF },
  { "high", WARNING },
  { "implemented", FULL },
  { "in_progress", HALF },
  { "in_review", HALF },
  { "left", GONE },
  { "low", EMPTY },
  { "major", ERROR },
  { "medium", HALF },
  { "minor", WARNING },
  { "missed", ERROR },
  { "not_started", EMPTY },
  { "ok", FULL },
  { "on_track", FULL },
  { "open", OPEN },
  { "partial", HALF },
  { "passed", FULL },
  { "planned", START },
  { "proposed", EMPTY },
  { "reached", FULL },
  { "reduced", HALF },
  { "refused", GONE },
  { "rejected", GONE },
  { "replaced", GONE },
  { "requested", EMPTY },
  { "retired", GONE },
  { "taken", HALF },
  { "treat", HIGH },
  { "treating", HALF },
  { "withdrawn", GONE },
};

static const char *const fields[] = { "status", "state", "progress", "result", "severity", "criticality", "grade", "demand" };

/**
 * parapet_value_tone_applies:
 *
 * Returns: whether the field tells how something stands, so that its values are shown with a shape
 */
gboolean
parapet_value_tone_applies (const IsmsField *field)
{
  if (field->computed && field->type == ISMS_INTEGER)
    return field->links_to != NULL;
  if (field->type != ISMS_CHOICE)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i], field->name))
      return TRUE;
  return FALSE;
}

/**
 * parapet_value_tone_find:
 *
 * Returns: (transfer none) (nullable): how the value is drawn
 */
const ParapetValueTone *
parapet_value_tone_find (const IsmsField *field,
                         const IsmsValue *value)
{
  if (isms_value_is_null (value) || !parapet_value_tone_applies (field))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].value, value->text))
      return &tones[words[i].tone];
  return NULL;
}

/**
 * parapet_value_tone_find_of:
 * @record: (nullable): a record that names a range of numbers
 *
 * Returns: (transfer none) (nullable): how a number in the range is drawn: as the record itself stands
 */
const ParapetValueTone *
parapet_value_tone_find_of (IsmsRecord *record)
{
  const IsmsKind *kind = record != NULL ? isms_record_get_kind (record) : NULL;

  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    if (parapet_value_tone_applies (&kind->fields[i]))
      return parapet_value_tone_find (&kind->fields[i], isms_record_get_value (record, i));
  return NULL;
}

/**
 * parapet_value_tone_get_unsaid:
 *
 * Returns: (transfer none): how it is drawn that there is no value yet: in words, and pale
 */
const ParapetValueTone *
parapet_value_tone_get_unsaid (void)
{
  static const ParapetValueTone unsaid = { NULL, "dimmed" };

  return &unsaid;
}

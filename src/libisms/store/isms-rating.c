/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "store/isms-scales.h"
#include "store/isms-store-private.h"

/* A step of a scale means what the method says by which it was rated. Whoever writes one, and in whichever way, writes with it by which
 * method; else it would be read by whatever scales came later (6.1.2 b). What was there before the document, and what is taken back, stays
 * as it was written. */

/* What each rating of a step asks for, read once. */
struct _IsmsRatingRules
{
  IsmsRecord *method; /* (nullable) in force */
  GPtrArray *scales[2];
};

static const char *const names[] = { "likelihood", "impact" };

void
isms_rating_rules_free (IsmsRatingRules *self)
{
  g_clear_object (&self->method);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_clear_pointer (&self->scales[i], g_ptr_array_unref);
  g_free (self);
}

static IsmsRatingRules *
get_rules (IsmsStore *self)
{
  if (self->rating_rules != NULL)
    return self->rating_rules;
  self->rating_rules = g_new0 (IsmsRatingRules, 1);
  self->rating_rules->method = isms_scale_find_in_force (self);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    self->rating_rules->scales[i] = isms_scale_list_steps (self, self->rating_rules->method, names[i]);
  return self->rating_rules;
}

static gboolean
is_rating (const IsmsField *field)
{
  return field->type == ISMS_SCALE && field->scale != NULL; /* what numbers the steps has no scale itself */
}

static gboolean
is_changed (const IsmsEdit *edit,
            int field)
{
  return !isms_value_equal (isms_record_get_value (edit->record, field), &edit->old[field]);
}

/* Returns: -1 where records of the kind do not say by which method they are rated */
static int
find_link (const IsmsKind *kind)
{
  const IsmsField *field = isms_kind_field (kind, "method");

  return field != NULL && field->type == ISMS_LINK && g_strcmp0 (field->links_to, isms_kind_method.name) == 0 ? isms_kind_field_index (kind, field->name) : -1;
}

static GPtrArray *
list_steps (IsmsStore *self,
            IsmsRecord *record,
            const char *scale)
{
  gint64 key = isms_record_get_key (record);
  const IsmsEdit *edit = g_hash_table_lookup (self->edited, &key);
  int link = find_link (isms_record_get_kind (record));
  g_autoptr (IsmsRecord) said = edit != NULL && is_changed (edit, link) ? isms_store_get_link (self, record, "method") : NULL;

  if (said != NULL)
    return isms_scale_list_steps (self, said, scale);
  return g_ptr_array_ref (get_rules (self)->scales[g_str_equal (scale, names[0]) ? 0 : 1]);
}

/**
 * isms_rating_check:
 * @value: what the field is to say
 * @error: return location: %ISMS_FIELD_ERROR_RANGE, a sentence that names the scale
 *
 * Returns: whether the value, where it is a step of a scale, is one that the method has; anything where the method has no scales yet
 */
gboolean
isms_rating_check (IsmsStore *self,
                   IsmsRecord *record,
                   const IsmsField *field,
                   const IsmsValue *value,
                   GError **error)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *sentence = NULL;

  if (!is_rating (field) || isms_value_is_null (value) || find_link (isms_record_get_kind (record)) < 0)
    return TRUE;
  steps = list_steps (self, record, field->scale);
  for (guint i = 0; i < steps->len; i++)
    if (isms_record_get_integer (g_ptr_array_index (steps, i), "step", 0) == value->integer)
      return TRUE;
  if (steps->len == 0)
    return TRUE;
  sentence = g_strdup_printf (g_str_equal (field->scale, names[0]) ? _("the scale of likelihood has the steps 1 to %u, and no step %d.")
                                                                   : _("the scale of impact has the steps 1 to %u, and no step %d."),
                              steps->len, (int) value->integer);
  return isms_record_refuse (record, field, ISMS_FIELD_ERROR_RANGE, sentence, error);
}

static gboolean
is_step (const IsmsEdit *edit,
         guint field)
{
  return is_rating (&isms_record_get_kind (edit->record)->fields[field]) && !isms_value_is_null (isms_record_get_value (edit->record, field));
}

/* @changed: whether the step wrote it */
static gboolean
has_step (const IsmsEdit *edit,
          gboolean changed)
{
  for (guint i = 0; i < isms_record_get_kind (edit->record)->n_fields; i++)
    if (is_step (edit, i) && is_changed (edit, i) == changed)
      return TRUE;
  return FALSE;
}

static gboolean
write_link (IsmsStore *self,
            const IsmsEdit *edit,
            GError **error)
{
  g_autofree char *today = isms_day_dup_today ();
  const IsmsKind *kind = isms_record_get_kind (edit->record);

  return isms_store_set_link (self, edit->record, "method", get_rules (self)->method, error) &&
         (isms_kind_field (kind, "last_rated_on") == NULL || isms_record_has (edit->record, "last_rated_on") ||
          isms_store_set_text (self, edit->record, "last_rated_on", today, error));
}

/**
 * isms_rating_stamp:
 * @error: return location: %ISMS_FIELD_ERROR where the record keeps ratings by other scales, which the method would misread
 *
 * Writes beside a rating by which method it is, and when, where the step does not say so itself.
 *
 * Returns: whether the record may stand
 */
gboolean
isms_rating_stamp (IsmsStore *self,
                   IsmsEdit *edit,
                   GError **error)
{
  int link = find_link (isms_record_get_kind (edit->record));
  g_autoptr (IsmsRecord) old = NULL;

  if (link < 0 || !g_str_equal (self->step->role, "edit") || isms_record_get_deleted (edit->record) || is_changed (edit, link) || !has_step (edit, TRUE) ||
      get_rules (self)->method == NULL)
    return TRUE;
  old = isms_store_get_link (self, edit->record, "method");
  if (has_step (edit, FALSE) && !isms_scale_is_same (self, old, self, get_rules (self)->method))
    return isms_record_refuse (edit->record, isms_kind_field (isms_record_get_kind (edit->record), "method"), ISMS_FIELD_ERROR_CHOICE,
                               _("Its other ratings are by older scales. Convert the ratings first, so that none is misread (6.1.2 b)."), error);
  return write_link (self, edit, error);
}

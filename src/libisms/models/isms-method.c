/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-conversion.h"
#include "models/isms-method-starter.h"
#include "models/isms-method.h"
#include "models/isms-scale.h"
#include "models/isms-takeover.h"
#include "records/isms-kinds.h"

static const char *const scales[] = { "likelihood", "impact" };

static gboolean
set (IsmsStore *store,
     IsmsRecord *record,
     const char *field,
     const char *text,
     GError **error)
{
  return text == NULL || isms_store_set_from_text (store, record, field, text, error);
}

/* @places says of each old step which place takes it over. */
static gboolean
set_takeover (IsmsStore *store,
              IsmsRecord *step,
              GPtrArray *old,
              const guint *places,
              guint place,
              GError **error)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  for (guint i = 0; i < old->len; i++)
    if (places[i] == place)
      g_ptr_array_add (taken, g_ptr_array_index (old, i));
  return isms_store_set_links (store, step, "takes_over", taken, error);
}

static IsmsRecord *
add_step (IsmsStore *store,
          IsmsRecord *method,
          guint axis,
          guint number,
          const IsmsStarterStep *words,
          GError **error)
{
  g_autoptr (IsmsRecord) step = isms_store_create (store, &isms_kind_scale_step, NULL);

  if (set (store, step, "name", _(words->name), error) && isms_store_set_link (store, step, "method", method, error) &&
      set (store, step, "scale", scales[axis], error) && isms_store_set_integer (store, step, "step", number, error) &&
      set (store, step, "anchor", _(words->anchor), error))
    return g_steal_pointer (&step);
  return NULL;
}

/* @before is nullable: the version whose steps the new ones take over. */
static gboolean
add_scale (IsmsStore *store,
           IsmsRecord *method,
           guint axis,
           const IsmsStarter *starter,
           IsmsRecord *before,
           GError **error)
{
  g_autoptr (GPtrArray) old = before != NULL ? isms_scale_list_steps (store, before, scales[axis]) : g_ptr_array_new ();
  g_autofree guint *places = isms_takeover_suggest (old, starter->scales[axis], starter->size);

  for (guint i = 0; i < starter->size; i++)
    {
      g_autoptr (IsmsRecord) step = add_step (store, method, axis, i + 1, &starter->scales[axis][i], error);

      if (step == NULL || !set_takeover (store, step, old, places, i, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_band (IsmsStore *store,
          IsmsRecord *method,
          const IsmsStarterBand *words,
          guint from,
          GError **error)
{
  g_autoptr (IsmsRecord) band = isms_store_create (store, &isms_kind_band, NULL);

  return set (store, band, "name", _(words->name), error) && isms_store_set_link (store, band, "method", method, error) &&
         isms_store_set_integer (store, band, "from_level", from, error) && isms_store_set_integer (store, band, "to_level", words->to, error) &&
         set (store, band, "demand", words->demand, error) && set (store, band, "acceptance_by", words->acceptance_by, error) &&
         (words->max_days == 0 || isms_store_set_integer (store, band, "max_days", words->max_days, error));
}

static gboolean
add_scales (IsmsStore *store,
            IsmsRecord *method,
            const IsmsStarter *starter,
            IsmsRecord *before,
            GError **error)
{
  guint from = 1;

  for (guint axis = 0; axis < G_N_ELEMENTS (scales); axis++)
    if (!add_scale (store, method, axis, starter, before, error))
      return FALSE;
  for (guint i = 0; i < ISMS_STARTER_BANDS; i++)
    {
      if (!add_band (store, method, &starter->bands[i], from, error))
        return FALSE;
      from = starter->bands[i].to + 1;
    }
  return TRUE;
}

static gboolean
write_starter (IsmsStore *store,
               IsmsRecord *method,
               const IsmsStarter *starter,
               GError **error)
{
  static const struct
  {
    const char *field;
    const char *text;
  } texts[] = {
    { "identification", N_("In a workshop with the people who do the work: from assets, processes and past events, then compared with the lists of threats and weaknesses.") },
    { "analysis", N_("Risk owner and ISMS manager rate together, likelihood first. Each step has an anchor; where they differ, the reason is written down and the higher step counts.") },
    { "treatment", N_("The risk owner chooses the option. Controls are chosen freely and then compared with all of Annex A, so that none is forgotten.") },
    { "acceptance", N_("In writing by those whom the bands name, with a reason and an end date. It lapses when the risk is rated otherwise.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!set (store, method, texts[i].field, _(texts[i].text), error))
      return FALSE;
  return set (store, method, "title", _("Risk assessment and treatment method"), error) && set (store, method, "version", "1.0", error) &&
         set (store, method, "level_rule", "product", error) && isms_store_set_integer (store, method, "interval_days", 365, error) &&
         set (store, method, "triggers", "major_change; incident; new_law; new_service", error) && set (store, method, "status", "draft", error) &&
         add_scales (store, method, starter, NULL, error);
}

static const IsmsStarter *
find_starter (guint size,
              GError **error)
{
  const IsmsStarter *starter = isms_method_starter_find (size);

  if (starter == NULL)
    g_set_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_RANGE, _("There are words to begin with for scales of %u to %u steps."), ISMS_METHOD_SMALLEST,
                 ISMS_METHOD_LARGEST);
  return starter;
}

/**
 * isms_method_start:
 * @size: how many steps each scale gets, %ISMS_METHOD_SMALLEST to %ISMS_METHOD_LARGEST
 * @error: return location: #IsmsFieldError, #IsmsStoreError
 *
 * Writes a risk method to begin with, in one step (6.1.2 a): scales with anchors, bands and who accepts, rules in words. It is a draft;
 * somebody reads it, changes what does not fit, and approves it.
 *
 * Returns: (transfer full) (nullable): the method
 */
IsmsRecord *
isms_method_start (IsmsStore *store,
                   guint size,
                   GError **error)
{
  const IsmsStarter *starter = find_starter (size, error);
  g_autofree char *label = g_strdup_printf (_("Begin with a risk method of %u × %u"), size, size);
  g_autoptr (IsmsRecord) method = NULL;

  if (starter == NULL || !isms_store_begin (store, label, NULL, error))
    return NULL;
  method = isms_store_create (store, &isms_kind_method, NULL);
  if (write_starter (store, method, starter, error))
    return isms_store_commit (store, error) ? g_steal_pointer (&method) : NULL;
  isms_store_rollback (store);
  return NULL;
}

static gboolean
copy_fields (IsmsStore *store,
             IsmsRecord *from,
             IsmsRecord *to,
             const char *const *left_out,
             GError **error)
{
  const IsmsKind *kind = isms_record_get_kind (from);

  for (guint i = 0; i < kind->n_fields; i++)
    if (!g_strv_contains (left_out, kind->fields[i].name) &&
        !isms_store_set (store, to, kind->fields[i].name, isms_record_get_value (from, i), error))
      return FALSE;
  return TRUE;
}

/* A copy that belongs to another method. */
static IsmsRecord *
copy_part (IsmsStore *store,
           IsmsRecord *part,
           IsmsRecord *method,
           GError **error)
{
  static const char *const left_out[] = { "method", "takes_over", NULL };
  g_autoptr (IsmsRecord) copy = isms_store_create (store, isms_record_get_kind (part), NULL);

  if (copy_fields (store, part, copy, left_out, error) && isms_store_set_link (store, copy, "method", method, error))
    return g_steal_pointer (&copy);
  return NULL;
}

static gboolean
copy_scales (IsmsStore *store,
             IsmsRecord *from,
             IsmsRecord *to,
             GError **error)
{
  g_autoptr (GPtrArray) bands = isms_scale_list_bands (store, from);

  for (guint axis = 0; axis < G_N_ELEMENTS (scales); axis++)
    {
      g_autoptr (GPtrArray) steps = isms_scale_list_steps (store, from, scales[axis]);

      for (guint i = 0; i < steps->len; i++)
        {
          g_autoptr (IsmsRecord) copy = copy_part (store, g_ptr_array_index (steps, i), to, error);

          if (copy == NULL || !set (store, copy, "takes_over", isms_record_get_code (g_ptr_array_index (steps, i)), error))
            return FALSE;
        }
    }
  for (guint i = 0; i < bands->len; i++)
    {
      g_autoptr (IsmsRecord) copy = copy_part (store, g_ptr_array_index (bands, i), to, error);

      if (copy == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Where there is one method only, nobody cares to say whose step it is; from the second on it has to be said. */
static gboolean
claim_parts (IsmsStore *store,
             IsmsRecord *method,
             const IsmsKind *kind,
             GError **error)
{
  g_autoptr (GPtrArray) all = isms_store_list_records (store, kind);

  for (guint i = 0; i < all->len; i++)
    if (!isms_record_has (g_ptr_array_index (all, i), "method") &&
        !isms_store_set_link (store, g_ptr_array_index (all, i), "method", method, error))
      return FALSE;
  return TRUE;
}

static char *
make_next_version (IsmsRecord *method)
{
  const char *version = isms_record_get_text (method, "version");
  gint64 major = version != NULL ? g_ascii_strtoll (version, NULL, 10) : 0;

  return g_strdup_printf ("%" G_GINT64_FORMAT ".0", MAX (major, 0) + 1);
}

static gboolean
write_revision (IsmsStore *store,
                IsmsRecord *method,
                IsmsRecord *revision,
                const IsmsStarter *starter,
                GError **error)
{
  static const char *const left_out[] = { "version", "status", "approved_on", "approved_by", "withdrawn_on", "converts_from", "conversion", "document", NULL };
  g_autofree char *version = make_next_version (method);

  if (!claim_parts (store, method, &isms_kind_scale_step, error) || !claim_parts (store, method, &isms_kind_band, error) ||
      !copy_fields (store, method, revision, left_out, error) || !set (store, revision, "version", version, error) ||
      !set (store, revision, "status", "draft", error) || !isms_store_set_link (store, revision, "converts_from", method, error))
    return FALSE;
  if (starter == NULL)
    return copy_scales (store, method, revision, error);
  return add_scales (store, revision, starter, method, error);
}

/**
 * isms_method_revise:
 * @size: how many steps the scales of the new version have; 0 to copy those of @method
 * @error: return location: #IsmsFieldError, #IsmsStoreError
 *
 * Drafts the next version of a method, in one step. Each step of its scales says which steps of the version before it takes over; that
 * is how ratings are converted when the draft is approved, see isms_conversion_run(). Nothing changes as long as it is a draft.
 *
 * Returns: (transfer full) (nullable): the draft
 */
IsmsRecord *
isms_method_revise (IsmsStore *store,
                    IsmsRecord *method,
                    guint size,
                    GError **error)
{
  const IsmsStarter *starter = size > 0 ? find_starter (size, error) : NULL;
  g_autofree char *label = g_strdup_printf (_("Draft the next version of %s"), isms_record_get_code (method));
  g_autoptr (IsmsRecord) revision = NULL;

  if ((size > 0 && starter == NULL) || !isms_store_begin (store, label, NULL, error))
    return NULL;
  revision = isms_store_create (store, &isms_kind_method, NULL);
  if (write_revision (store, method, revision, starter, error))
    return isms_store_commit (store, error) ? g_steal_pointer (&revision) : NULL;
  isms_store_rollback (store);
  return NULL;
}

static IsmsRecord *
find_step (IsmsStore *store,
           IsmsRecord *method,
           const char *scale,
           guint number,
           GError **error)
{
  g_autoptr (GPtrArray) steps = isms_scale_list_steps (store, method, scale);

  for (guint i = 0; i < steps->len; i++)
    if (isms_record_get_integer (g_ptr_array_index (steps, i), "step", 0) == number)
      return g_object_ref (g_ptr_array_index (steps, i));
  g_set_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_RANGE, _("%s has no step %u on that scale."), isms_record_get_code (method), number);
  return NULL;
}

/* One step takes over an old one; no other does any more. */
static gboolean
move_takeover (IsmsStore *store,
               GPtrArray *steps,
               IsmsRecord *old,
               IsmsRecord *new,
               GError **error)
{
  for (guint i = 0; i < steps->len; i++)
    {
      IsmsRecord *step = g_ptr_array_index (steps, i);
      g_autoptr (GPtrArray) taken = isms_store_get_links (store, step, "takes_over");

      g_ptr_array_remove (taken, old);
      if (step == new)
        g_ptr_array_add (taken, g_object_ref (old));
      if (!isms_store_set_links (store, step, "takes_over", taken, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * isms_method_map:
 * @method: a version that comes after another one
 * @scale: "likelihood" or "impact"
 * @from: a step of the version before
 * @to: the step of @method that takes it over
 * @error: return location: #IsmsFieldError where there is no such step, #IsmsStoreError
 *
 * Says how a rating by the version before is read in this one, in one step (6.1.2 b).
 *
 * Returns: whether it is kept
 */
gboolean
isms_method_map (IsmsStore *store,
                 IsmsRecord *method,
                 const char *scale,
                 guint from,
                 guint to,
                 GError **error)
{
  g_autoptr (IsmsRecord) before = isms_store_get_link (store, method, "converts_from");
  g_autoptr (IsmsRecord) old = before != NULL ? find_step (store, before, scale, from, error) : NULL;
  g_autoptr (IsmsRecord) new = old != NULL ? find_step (store, method, scale, to, error) : NULL;
  g_autoptr (GPtrArray) steps = isms_scale_list_steps (store, method, scale);

  if (before == NULL)
    return isms_record_refuse (method, isms_kind_field (&isms_kind_method, "converts_from"), ISMS_FIELD_ERROR_REQUIRED,
                               _("Say first which version it comes after."), error);
  if (new == NULL || !isms_store_begin (store, _("Say how old ratings are read"), NULL, error))
    return FALSE;
  if (move_takeover (store, steps, old, new, error))
    return isms_store_commit (store, error);
  isms_store_rollback (store);
  return FALSE;
}

static void
add_step_gaps (IsmsStore *store,
               IsmsRecord *method,
               GPtrArray *gaps)
{
  g_autoptr (GPtrArray) unmapped = isms_conversion_list_unmapped (store, method);

  for (guint axis = 0; axis < G_N_ELEMENTS (scales); axis++)
    {
      g_autoptr (GPtrArray) steps = isms_scale_list_steps (store, method, scales[axis]);

      if (steps->len < 2)
        g_ptr_array_add (gaps, g_strdup_printf (_("The scale of %s has no steps yet."), axis == 0 ? _("likelihood") : _("impact")));
      for (guint i = 0; i < steps->len; i++)
        if (!isms_record_has (g_ptr_array_index (steps, i), "anchor"))
          g_ptr_array_add (gaps, g_strdup_printf (_("%s has no anchor: two people would read it differently (6.1.2 b)."), isms_record_get_title (g_ptr_array_index (steps, i))));
    }
  for (guint i = 0; i < unmapped->len; i++)
    g_ptr_array_add (gaps, g_strdup_printf (_("No step takes over “%s” of the version before: ratings by it could not be read."), isms_record_get_title (g_ptr_array_index (unmapped, i))));
}

static void
add_level_gaps (IsmsStore *store,
                IsmsRecord *method,
                GPtrArray *gaps)
{
  g_autoptr (GPtrArray) likelihood = isms_scale_list_steps (store, method, scales[0]);
  g_autoptr (GPtrArray) impact = isms_scale_list_steps (store, method, scales[1]);
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);

  for (guint i = 1; i <= likelihood->len; i++)
    for (guint j = 1; j <= impact->len; j++)
      {
        g_autoptr (IsmsRecord) band = NULL;
        gint64 level;

        isms_scale_get_level (store, method, i, j, &level);
        band = isms_scale_find_band (store, method, level);
        if (band == NULL && g_hash_table_add (told, GINT_TO_POINTER ((int) level)))
          g_ptr_array_add (gaps, g_strdup_printf (_("No band says what happens at level %d (6.1.2 a)."), (int) level));
      }
}

/**
 * isms_method_list_gaps:
 *
 * Returns: (transfer full) (element-type utf8): sentences on what the method lacks before it can be approved
 */
GPtrArray *
isms_method_list_gaps (IsmsStore *store,
                       IsmsRecord *method)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func (g_free);

  add_step_gaps (store, method, gaps);
  add_level_gaps (store, method, gaps);
  if (!isms_record_has (method, "interval_days"))
    g_ptr_array_add (gaps, g_strdup (_("Nothing says how often all risks are assessed (8.2).")));
  return gaps;
}

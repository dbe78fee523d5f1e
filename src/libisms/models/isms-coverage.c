/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "catalogue/isms-catalogue.h"
#include "models/isms-coverage.h"
#include "records/isms-kinds.h"

static gboolean
is_choice (IsmsRecord *record,
           const char *choice)
{
  return g_strcmp0 (isms_record_get_text (record, "status"), choice) == 0;
}

/**
 * isms_coverage_is_in_scope:
 * @record: an asset, a process or a unit
 *
 * Returns: whether risks have to be looked for there, and audits held: it is in use, and nobody says that it is out of scope
 */
gboolean
isms_coverage_is_in_scope (IsmsRecord *record)
{
  gboolean ends = isms_kind_field (isms_record_get_kind (record), "status") != NULL;

  return isms_record_get_integer (record, "in_scope", 1) != 0 && !(ends && (is_choice (record, "retired") || is_choice (record, "ended")));
}

static GHashTable *
collect_values (IsmsStore *store,
                const IsmsFilter *filters,
                const char *field)
{
  IsmsQuery query = { .kind = &isms_kind_risk, .filters = filters };
  g_autoptr (GPtrArray) tallies = isms_store_tally (store, &query, field, NULL);
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; tallies != NULL && i < tallies->len; i++)
    if (((IsmsTally *) g_ptr_array_index (tallies, i))->value != NULL)
      g_hash_table_add (values, g_strdup (((IsmsTally *) g_ptr_array_index (tallies, i))->value));
  return values;
}

/* The keys of all assets that an open risk names. */
static GHashTable *
collect_assets (IsmsStore *store)
{
  static const char *const open[] = { "open", "treating", "accepted", "ok", "", NULL };
  const IsmsFilter filters[] = { { "status", open }, { NULL } };

  return collect_values (store, filters, "assets");
}

/**
 * isms_coverage_list_assets:
 *
 * Returns: (transfer full) (element-type IsmsRecord): the assets in scope that no open risk looks at: harmless, or overlooked?
 */
GPtrArray *
isms_coverage_list_assets (IsmsStore *store)
{
  g_autoptr (GPtrArray) assets = isms_store_list_records (store, &isms_kind_asset);
  g_autoptr (GHashTable) seen = collect_assets (store);
  GPtrArray *missing = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < assets->len; i++)
    {
      IsmsRecord *asset = g_ptr_array_index (assets, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (asset));

      if (isms_coverage_is_in_scope (asset) && !g_hash_table_contains (seen, key))
        g_ptr_array_add (missing, g_object_ref (asset));
    }
  return missing;
}

static gboolean
is_process_seen (IsmsStore *store,
                 IsmsRecord *process,
                 GHashTable *assets)
{
  g_autoptr (GPtrArray) risks = isms_store_get_links (store, process, "risks");
  g_auto (GStrv) used = isms_record_get_members (process, "assets");

  for (guint i = 0; i < risks->len; i++)
    if (!is_choice (g_ptr_array_index (risks, i), "closed"))
      return TRUE;
  for (guint i = 0; used != NULL && used[i] != NULL; i++)
    if (g_hash_table_contains (assets, used[i]))
      return TRUE;
  return FALSE;
}

/**
 * isms_coverage_list_processes:
 *
 * Returns: (transfer full) (element-type IsmsRecord): the processes in scope that no open risk looks at, neither themselves nor
 *   through an asset that they use
 */
GPtrArray *
isms_coverage_list_processes (IsmsStore *store)
{
  g_autoptr (GPtrArray) processes = isms_store_list_records (store, &isms_kind_process);
  g_autoptr (GHashTable) assets = collect_assets (store);
  GPtrArray *missing = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < processes->len; i++)
    if (isms_coverage_is_in_scope (g_ptr_array_index (processes, i)) && !is_process_seen (store, g_ptr_array_index (processes, i), assets))
      g_ptr_array_add (missing, g_object_ref (g_ptr_array_index (processes, i)));
  return missing;
}

static gboolean
has_word (const char *list,
          const char *word)
{
  g_auto (GStrv) words = g_strsplit (list != NULL ? list : "", ";", -1);

  return word != NULL && g_strv_contains ((const char *const *) words, word);
}

/* The threats that risks of this asset name already. */
static GHashTable *
collect_threats (IsmsStore *store,
                 IsmsRecord *asset)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (asset));
  const char *const assets[] = { key, NULL };
  const IsmsFilter filters[] = { { "assets", assets }, { NULL } };

  return collect_values (store, filters, "threat");
}

static const IsmsVulnerability *
find_weakness (const char *threat)
{
  guint n;
  const IsmsVulnerability *all = isms_catalogue_get_vulnerabilities (&n);

  for (guint i = 0; i < n; i++)
    if (has_word (all[i].typical_threats, threat))
      return &all[i];
  return NULL;
}

static IsmsSuggestion *
make_suggestion (const IsmsThreat *threat,
                 IsmsRecord *asset)
{
  const IsmsVulnerability *weakness = find_weakness (threat->id);
  IsmsSuggestion *self = g_new0 (IsmsSuggestion, 1);

  self->threat = threat->id;
  self->vulnerability = weakness != NULL ? weakness->id : NULL;
  self->cia = threat->cia_impact;
  /* Translators: the title of a risk: a threat, and the asset that it meets */
  self->title = g_strdup_printf (_("%s: %s"), threat->title, isms_record_get_title (asset));
  self->scenario = weakness != NULL ? g_strdup_printf ("%s %s", threat->description, weakness->description) : g_strdup (threat->description);
  return self;
}

/**
 * isms_coverage_suggest:
 * @asset: an asset
 *
 * Suggests risks for an asset: what threatens things of its kind, but for threats that a risk of this asset names already.
 *
 * Returns: (transfer full) (element-type IsmsSuggestion): in the order of the catalogue; empty where the kind is not said
 */
GPtrArray *
isms_coverage_suggest (IsmsStore *store,
                       IsmsRecord *asset)
{
  const char *kind = isms_record_get_text (asset, "kind");
  g_autoptr (GHashTable) known = collect_threats (store, asset);
  GPtrArray *suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_suggestion_free);
  guint n;
  const IsmsThreat *threats = isms_catalogue_get_threats (&n);

  for (guint i = 0; i < n; i++)
    if (has_word (threats[i].asset_kinds, kind) && !g_hash_table_contains (known, threats[i].id))
      g_ptr_array_add (suggestions, make_suggestion (&threats[i], asset));
  return suggestions;
}

static gboolean
write_risk (IsmsStore *store,
            IsmsRecord *risk,
            IsmsRecord *asset,
            const IsmsSuggestion *words,
            GError **error)
{
  g_autoptr (IsmsRecord) owner = isms_store_get_link (store, asset, "owner");

  return isms_store_set_from_text (store, risk, "title", words->title, error) && isms_store_set_from_text (store, risk, "scenario", words->scenario, error) &&
         isms_store_set_from_text (store, risk, "kind", "information", error) &&
         isms_store_set_from_text (store, risk, "assets", isms_record_get_code (asset), error) &&
         isms_store_set_from_text (store, risk, "threat", words->threat, error) &&
         (words->vulnerability == NULL || isms_store_set_from_text (store, risk, "vulnerability", words->vulnerability, error)) &&
         isms_store_set_from_text (store, risk, "cia", words->cia, error) && isms_store_set_from_text (store, risk, "status", "open", error) &&
         (owner == NULL || isms_store_set_from_text (store, risk, "owner", isms_record_get_code (owner), error));
}

/**
 * isms_coverage_create:
 * @chosen: (element-type IsmsSuggestion): some of what was suggested for the asset
 * @error: return location: #IsmsFieldError, #IsmsStoreError
 *
 * Makes risks of suggestions, in one step. They are not rated; the asset's owner is their owner until somebody says otherwise.
 *
 * Returns: (transfer full) (nullable) (element-type IsmsRecord): the risks
 */
GPtrArray *
isms_coverage_create (IsmsStore *store,
                      IsmsRecord *asset,
                      GPtrArray *chosen,
                      GError **error)
{
  g_autofree char *label = g_strdup_printf (ngettext ("Add %u risk of %s", "Add %u risks of %s", chosen->len), chosen->len, isms_record_get_code (asset));
  g_autoptr (GPtrArray) risks = g_ptr_array_new_with_free_func (g_object_unref);

  if (!isms_store_begin (store, label, NULL, error))
    return NULL;
  for (guint i = 0; i < chosen->len; i++)
    {
      IsmsRecord *risk = isms_store_create (store, &isms_kind_risk, NULL);

      g_ptr_array_add (risks, risk);
      if (!write_risk (store, risk, asset, g_ptr_array_index (chosen, i), error))
        {
          isms_store_rollback (store);
          return NULL;
        }
    }
  return isms_store_commit (store, error) ? g_steal_pointer (&risks) : NULL;
}

void
isms_suggestion_free (IsmsSuggestion *self)
{
  g_free (self->title);
  g_free (self->scenario);
  g_free (self);
}

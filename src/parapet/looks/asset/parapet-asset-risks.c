/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-link.h"
#include "looks/asset/parapet-asset-risks.h"
#include "looks/asset/parapet-suggest-dialog.h"
#include "looks/risk/parapet-risk-look.h"
#include "models/isms-coverage.h"
#include "models/isms-scale.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-parts.h"

#define MOST_RISKS 5

/**
 * ParapetAssetRisks:
 *
 * Which risks look at an asset (6.1.2 c), the highest first, and what else could happen to it.
 */
struct _ParapetAssetRisks
{
  AdwBin parent_instance;

  IsmsStore *store;
  IsmsRecord *asset;

  GtkLabel *sentence;
  GtkBox *risks;
  GtkLabel *hint;
  GtkWidget *suggest;
};

G_DEFINE_FINAL_TYPE (ParapetAssetRisks, parapet_asset_risks, ADW_TYPE_BIN)

typedef struct
{
  gint64 key;
  gint64 level; /* 0 where not rated */
} Row;

/* By code, as they are read, where the level is the same. */
static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const Row *first = a, *second = b;

  return (first->level < second->level) - (first->level > second->level);
}

static IsmsRecord *
find_method (ParapetAssetRisks *self,
             GHashTable *methods,
             gint64 key)
{
  IsmsRecord *method = g_hash_table_lookup (methods, &key);

  if (method != NULL || g_hash_table_contains (methods, &key))
    return method;
  method = key != 0 ? isms_store_get (self->store, &isms_kind_method, key) : NULL;
  if (method == NULL)
    method = isms_scale_find_method (self->store, NULL);
  g_hash_table_insert (methods, g_memdup2 (&key, sizeof key), method);
  return method;
}

static void
unref_method (gpointer method)
{
  g_clear_object (&method);
}

/* Without making them: ten thousand may look at one asset.
 * Returns: (transfer full) (element-type Row): the risks of the asset that are not closed, the highest first */
static GArray *
list_open (ParapetAssetRisks *self)
{
  static const char *const columns[] = { "method", "current_likelihood", "current_impact", NULL };
  static const char *const states[] = { "open", "treating", "accepted", "ok", "", NULL };
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (self->asset));
  const char *const assets[] = { key, NULL };
  const IsmsFilter filters[] = { { "assets", assets }, { "status", states }, { NULL } };
  IsmsQuery query = { .kind = &isms_kind_risk, .filters = filters };
  g_autoptr (GArray) numbers = isms_store_list_numbers (self->store, &query, columns, NULL);
  g_autoptr (GHashTable) methods = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, unref_method);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  for (guint i = 0; numbers != NULL && i + 3 < numbers->len; i += 4)
    {
      const gint64 *found = &g_array_index (numbers, gint64, i);
      Row row = { .key = found[0] };

      if (!isms_scale_get_level (self->store, find_method (self, methods, found[1]), found[2], found[3], &row.level))
        row.level = 0;
      g_array_append_val (rows, row);
    }
  g_array_sort (rows, compare_rows);
  return rows;
}

static char *
describe (ParapetAssetRisks *self,
          guint n_open)
{
  if (n_open > MOST_RISKS)
    /* Translators: how many risks look at an asset, and how many of them are shown */
    return g_strdup_printf (_("%u open risks look at this asset. The %u highest:"), n_open, MOST_RISKS);
  if (n_open > 0)
    return g_strdup_printf (ngettext ("%u open risk looks at this asset:", "%u open risks look at this asset:", n_open), n_open);
  if (!isms_coverage_is_in_scope (self->asset))
    return g_strdup (_("No open risk looks at this asset, and none has to: it is not in use or not in scope."));
  return g_strdup (_("No open risk looks at this asset (6.1.2 c). Is it harmless, or was it overlooked?"));
}

static GtkWidget *
make_risk (gpointer owner,
           gpointer data)
{
  ParapetAssetRisks *self = owner;
  g_autofree char *words = parapet_risk_look.sentence (self->store, data);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), parapet_record_link_new (data));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0f, "wrap", TRUE,
                                               "css-classes", (const char *const[]) { "caption", "dimmed", NULL }, NULL));
  return box;
}

static void
show_risks (ParapetAssetRisks *self,
            GArray *open)
{
  ParapetParts *parts = parapet_parts_new ();

  for (guint i = 0; i < MIN (open->len, MOST_RISKS); i++)
    {
      IsmsRecord *risk = isms_store_get (self->store, &isms_kind_risk, g_array_index (open, Row, i).key);
      g_autofree char *words = parapet_risk_look.sentence (self->store, risk);
      g_autofree char *sign = g_strdup_printf ("%s\n%s", isms_record_get_title (risk), words);

      parapet_parts_add (parts, isms_record_get_code (risk), sign, make_risk, risk, g_object_unref);
    }
  parapet_parts_show (parts, self->risks, self);
}

/* What can be suggested depends on what the asset is; where nothing can, the reason is said instead of a button that does nothing. */
static void
show_suggest (ParapetAssetRisks *self)
{
  g_autoptr (GPtrArray) suggestions = isms_coverage_suggest (self->store, self->asset);
  gboolean asked = isms_coverage_is_in_scope (self->asset) && !isms_store_is_past (self->store);

  gtk_label_set_text (self->hint, isms_record_has (self->asset, "kind") ? _("Every threat that is usual for its kind has a risk.")
                                                                        : _("Say what kind of asset it is, and risks can be suggested."));
  gtk_widget_set_visible (GTK_WIDGET (self->hint), asked && suggestions->len == 0);
  gtk_widget_set_visible (self->suggest, asked && suggestions->len > 0);
}

static void
refresh (ParapetAssetRisks *self)
{
  g_autoptr (GArray) open = NULL;
  g_autofree char *words = NULL;

  if (isms_record_get_deleted (self->asset))
    return;
  open = list_open (self);
  words = describe (self, open->len);
  gtk_label_set_text (self->sentence, words);
  if (open->len == 0 && isms_coverage_is_in_scope (self->asset))
    gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sentence), "warning");
  show_risks (self, open);
  show_suggest (self);
}

static void
suggest_cb (ParapetAssetRisks *self)
{
  adw_dialog_present (parapet_suggest_dialog_new (self->store, self->asset, GTK_WIDGET (self)), GTK_WIDGET (self));
}

static void
parapet_asset_risks_dispose (GObject *object)
{
  ParapetAssetRisks *self = PARAPET_ASSET_RISKS (object);

  g_clear_object (&self->store);
  g_clear_object (&self->asset);

  G_OBJECT_CLASS (parapet_asset_risks_parent_class)->dispose (object);
}

static void
parapet_asset_risks_class_init (ParapetAssetRisksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_asset_risks_dispose;
}

static GtkLabel *
add_label (GtkBox *box,
           const char *css_class)
{
  GtkLabel *label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "css-classes", (const char *const[]) { css_class, NULL }, NULL));

  gtk_box_append (box, GTK_WIDGET (label));
  return label;
}

static void
parapet_asset_risks_init (ParapetAssetRisks *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));

  self->sentence = add_label (box, "body");
  self->risks = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (box, GTK_WIDGET (self->risks));
  self->hint = add_label (box, "dimmed");
  self->suggest = parapet_label_wrapped_button_new (_("_Suggest Risks…"));
  gtk_widget_set_halign (self->suggest, GTK_ALIGN_START);
  g_signal_connect_object (self->suggest, "clicked", G_CALLBACK (suggest_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, self->suggest);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
}

/**
 * parapet_asset_risks_new:
 * @asset: an asset
 *
 * Returns: (transfer floating): the risks that look at it; it follows changes by itself
 */
GtkWidget *
parapet_asset_risks_new (IsmsStore *store,
                         IsmsRecord *asset)
{
  ParapetAssetRisks *self = g_object_new (PARAPET_TYPE_ASSET_RISKS, NULL);

  self->store = g_object_ref (store);
  self->asset = g_object_ref (asset);
  refresh (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

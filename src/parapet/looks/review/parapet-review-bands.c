/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/review/parapet-review-bands.h"
#include "models/isms-risk-bands.h"

#define SETTLE 800 /* milliseconds without a change before the risks are counted again */

/**
 * ParapetReviewBands:
 *
 * Of how many risks the acceptance criteria ask what, at the last review and at this one (9.3.2 f). The past is worked out in a thread,
 * and only while somebody looks at it.
 */
struct _ParapetReviewBands
{
  AdwBin parent_instance;

  IsmsStore *store;
  char *since; /* nullable */
  char *until;
  GCancellable *counting;
  guint settle_id;
  gboolean current;

  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (ParapetReviewBands, parapet_review_bands, ADW_TYPE_BIN)

static void
add_cell (ParapetReviewBands *self,
          int column,
          int row,
          const char *words,
          const char *class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", words,
                                   "xalign", column > 0 ? 1.0f : 0.0f,
                                   "hexpand", column == 0,
                                   "wrap", TRUE,
                                   "css-classes", (const char *const[]) { class, NULL },
                                   NULL);

  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
show_band (ParapetReviewBands *self,
           int row,
           const IsmsRiskBand *band)
{
  g_autofree char *before = g_strdup_printf ("%d", band->before);
  g_autofree char *after = g_strdup_printf ("%u", band->after);

  add_cell (self, 0, row, _(band->label), "body");
  if (self->since != NULL)
    add_cell (self, 1, row, band->before >= 0 ? before : _("Not known"), "numeric");
  add_cell (self, 2, row, after, "numeric");
}

static void
show (ParapetReviewBands *self,
      GArray *bands)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  add_cell (self, 0, 0, _("Risks now rated as"), "caption-heading");
  if (self->since != NULL)
    add_cell (self, 1, 0, _("At the last review"), "caption-heading");
  add_cell (self, 2, 0, _("At this review"), "caption-heading");
  for (guint i = 0; i < bands->len; i++)
    show_band (self, (int) i + 1, &g_array_index (bands, IsmsRiskBand, i));
}

/* Whoever has cancelled it may be gone. */
static void
counted_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  ParapetReviewBands *self = data;
  g_autoptr (GArray) bands = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  bands = isms_risk_bands_compare_finish (result, NULL);
  g_clear_object (&self->counting);
  if (bands != NULL)
    show (self, bands);
}

static void
stop (ParapetReviewBands *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
count (ParapetReviewBands *self)
{
  stop (self);
  self->current = TRUE;
  self->counting = g_cancellable_new ();
  isms_risk_bands_compare_async (self->store, self->since, self->until, self->counting, counted_cb, self);
}

static void
settled_cb (gpointer data)
{
  ParapetReviewBands *self = data;

  self->settle_id = 0;
  count (self);
}

static void
changed_cb (ParapetReviewBands *self)
{
  self->current = FALSE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  stop (self);
  self->settle_id = g_timeout_add_once (SETTLE, settled_cb, self);
}

static void
parapet_review_bands_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (parapet_review_bands_parent_class)->map (widget);
  if (!PARAPET_REVIEW_BANDS (widget)->current)
    count (PARAPET_REVIEW_BANDS (widget));
}

static void
parapet_review_bands_dispose (GObject *object)
{
  ParapetReviewBands *self = PARAPET_REVIEW_BANDS (object);

  stop (self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (parapet_review_bands_parent_class)->dispose (object);
}

static void
parapet_review_bands_finalize (GObject *object)
{
  ParapetReviewBands *self = PARAPET_REVIEW_BANDS (object);

  g_free (self->since);
  g_free (self->until);

  G_OBJECT_CLASS (parapet_review_bands_parent_class)->finalize (object);
}

static void
parapet_review_bands_class_init (ParapetReviewBandsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_review_bands_dispose;
  G_OBJECT_CLASS (klass)->finalize = parapet_review_bands_finalize;
  GTK_WIDGET_CLASS (klass)->map = parapet_review_bands_map;
}

static void
parapet_review_bands_init (ParapetReviewBands *self)
{
  self->grid = GTK_GRID (g_object_new (GTK_TYPE_GRID, "column-spacing", 18, "row-spacing", 6, NULL));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}

/**
 * parapet_review_bands_new:
 * @since: (nullable): the day of the last review, as 2026-11-24
 * @until: that of this one
 */
GtkWidget *
parapet_review_bands_new (IsmsStore *store,
                          const char *since,
                          const char *until)
{
  ParapetReviewBands *self = g_object_new (PARAPET_TYPE_REVIEW_BANDS, NULL);

  self->store = g_object_ref (store);
  self->since = g_strdup (since);
  self->until = g_strdup (until);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

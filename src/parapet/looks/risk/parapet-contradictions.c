/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/risk/parapet-contradictions.h"
#include "models/isms-contradictions.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-gradual-list.h"

#define SETTLE 800 /* milliseconds without a change before the register is searched again */

/**
 * ParapetContradictions:
 *
 * How much in the register of risks does not fit together (6.1.2 b), above it; what exactly is a click away. The whole register is
 * searched in a thread, and only while somebody looks at it.
 */
struct _ParapetContradictions
{
  AdwBin parent_instance;

  IsmsStore *store;
  AdwBanner *banner;
  GPtrArray *found; /* nullable: of IsmsContradiction */
  GCancellable *searching;
  guint settle_id;
  gboolean current;
};

G_DEFINE_FINAL_TYPE (ParapetContradictions, parapet_contradictions, ADW_TYPE_BIN)

#define FOUND "parapet-found" /* of a list: what its rows are about, also once more was found */

static const IsmsContradiction *
get_found (GtkWidget *list,
           guint position)
{
  return g_ptr_array_index ((GPtrArray *) g_object_get_data (G_OBJECT (list), FOUND), position);
}

static IsmsRecord *
get_record (const IsmsContradiction *one)
{
  return one->records->len > 0 ? g_ptr_array_index (one->records, 0) : NULL;
}

static char *
describe_place (const IsmsContradiction *one)
{
  IsmsRecord *record = get_record (one);

  /* Translators: a clause of the standard, and the code of a risk */
  return record != NULL ? g_strdup_printf (_("Clause %s · %s"), one->clause, isms_record_get_code (record)) : g_strdup_printf (_("Clause %s"), one->clause);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, "margin-top", 6, "margin-bottom", 6,
                                 "margin-start", 16, "margin-end", 16, NULL);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "css-classes", (const char *const[]) { "caption", "dimmed", NULL }, NULL));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkWidget *list,
         GtkListItem *item)
{
  const IsmsContradiction *one = get_found (list, gtk_list_item_get_position (item));
  GtkWidget *sentence = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *place = describe_place (one);

  gtk_label_set_text (GTK_LABEL (sentence), one->sentence);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (sentence)), place);
  gtk_list_item_set_accessible_label (item, one->sentence);
}

static void
open_cb (ParapetContradictions *self,
         guint position,
         GtkWidget *list)
{
  IsmsRecord *record = get_record (get_found (list, position));

  if (record == NULL)
    return;
  adw_dialog_close (ADW_DIALOG (gtk_widget_get_ancestor (list, ADW_TYPE_DIALOG)));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "x", isms_record_get_key (record));
}

/* A large register may hold thousands, of which only those are made that are scrolled to. */
static GtkWidget *
make_list (ParapetContradictions *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list = gtk_list_view_new (NULL, factory);
  GtkStringList *sentences = gtk_string_list_new (NULL);
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (G_LIST_MODEL (sentences));

  for (guint i = 0; i < self->found->len; i++)
    gtk_string_list_append (sentences, ((const IsmsContradiction *) g_ptr_array_index (self->found, i))->sentence);
  g_object_set_data_full (G_OBJECT (list), FOUND, g_ptr_array_ref (self->found), (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "activate", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Contradictions"), -1);
  parapet_gradual_list_set_model (list, GTK_SELECTION_MODEL (selection));
  return list;
}

static GtkWidget *
make_head (guint n)
{
  GtkWidget *head = adw_header_bar_new ();
  g_autofree char *count = g_strdup_printf (ngettext ("%u, gone once it is repaired", "%u, each gone once it is repaired", n), n);

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (head), adw_window_title_new (_("Contradictions"), count));
  return head;
}

static void
show_cb (ParapetContradictions *self)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_head (self->found->len));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", make_list (self), NULL));
  adw_dialog_set_title (dialog, _("Contradictions"));
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
tell (ParapetContradictions *self)
{
  guint n = self->found->len;
  g_autofree char *title = g_strdup_printf (ngettext ("%u thing in the register does not fit together", "%u things in the register do not fit together", n), n);

  adw_banner_set_title (self->banner, title);
  adw_banner_set_revealed (self->banner, n > 0);
}

/* Whoever has cancelled it may be gone. */
static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  ParapetContradictions *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  found = isms_contradictions_list_finish (self->store, result, &error);
  g_clear_object (&self->searching);
  if (found == NULL)
    return;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (&found);
  tell (self);
}

static void
stop (ParapetContradictions *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

static void
search_cb (gpointer data)
{
  ParapetContradictions *self = data;

  self->settle_id = 0;
  self->current = TRUE;
  self->searching = g_cancellable_new ();
  isms_contradictions_list_async (self->store, self->searching, found_cb, self);
}

static void
follow (ParapetContradictions *self)
{
  if (self->current || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  stop (self);
  self->settle_id = g_timeout_add_once (SETTLE, search_cb, self);
}

static void
changed_cb (ParapetContradictions *self)
{
  self->current = FALSE;
  follow (self);
}

static void
parapet_contradictions_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (parapet_contradictions_parent_class)->map (widget);
  follow (PARAPET_CONTRADICTIONS (widget));
}

static void
parapet_contradictions_dispose (GObject *object)
{
  ParapetContradictions *self = PARAPET_CONTRADICTIONS (object);

  stop (self);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (parapet_contradictions_parent_class)->dispose (object);
}

static void
parapet_contradictions_class_init (ParapetContradictionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_contradictions_dispose;
  GTK_WIDGET_CLASS (klass)->map = parapet_contradictions_map;
}

static void
parapet_contradictions_init (ParapetContradictions *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_banner_set_button_label (self->banner, _("_Show"));
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

/**
 * parapet_contradictions_new:
 *
 * Returns: (transfer floating): a banner that is seen only where something does not fit together; it follows changes by itself
 */
GtkWidget *
parapet_contradictions_new (IsmsStore *store)
{
  ParapetContradictions *self = g_object_new (PARAPET_TYPE_CONTRADICTIONS, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "models/isms-history-check.h"
#include "models/isms-step-list.h"
#include "pages/history/parapet-day-list.h"
#include "pages/history/parapet-history-page.h"
#include "pages/history/parapet-step-row.h"
#include "store/isms-history-query.h"
#include "store/isms-history.h"
#include "widgets/parapet-drop-down.h"
#include "widgets/parapet-gradual-list.h"
#include "widgets/parapet-slices.h"
#include "widgets/parapet-stack.h"
#include "widgets/parapet-toast.h"

/* Who is at work makes a step every few seconds; the proof can wait until there is a pause. */
#define CHECK_DELAY 1500

/**
 * ParapetHistoryPage:
 *
 * All that was ever done to the document, by day, the newest step first: who, what, why and when (clause 7.5.3). A step
 * unfolds to what it changed, and can be taken back alone.
 */
struct _ParapetHistoryPage
{
  ParapetPage parent_instance;

  IsmsStepList *steps;
  GPtrArray *kind_choices; /* in the order of the menu, behind its first entry */
  GHashTable *expanded;    /* ids of unfolded steps */
  GHashTable *rows;        /* id -> ParapetStepRow that shows it */
  GCancellable *checking;
  guint check_source;

  GtkBox *filters;
  GtkSearchEntry *search;
  GtkDropDown *people;
  GtkDropDown *kinds;
  GtkStack *proof_icon;
  GtkLabel *proof;
  GtkLabel *found;
  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (ParapetHistoryPage, parapet_history_page, PARAPET_TYPE_PAGE)

static IsmsStore *
get_store (ParapetHistoryPage *self)
{
  return parapet_page_get_store (PARAPET_PAGE (self));
}

static void
show_found (ParapetHistoryPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->steps));
  gboolean filtered = isms_step_list_is_filtered (self->steps);
  g_autofree char *text = NULL;

  parapet_stack_show_name (self->stack, n > 0 ? "list" : filtered ? "nothing"
                                                                  : "empty");
  gtk_widget_set_sensitive (GTK_WIDGET (self->filters), n > 0 || filtered);
  gtk_widget_set_visible (GTK_WIDGET (self->found), filtered);
  if (!filtered)
    return;
  text = g_strdup_printf (ngettext ("%u step found", "%u steps found", n), n);
  gtk_label_set_text (self->found, text);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->list), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_proof (ParapetHistoryPage *self,
            const char *state,
            const char *text)
{
  parapet_stack_show_name (self->proof_icon, state);
  gtk_label_set_text (self->proof, text);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->proof)), text != NULL);
}

static void
show_check (ParapetHistoryPage *self,
            const IsmsHistoryCheck *check)
{
  guint n = check->findings->len;
  g_autofree char *text = NULL;

  if (n == 0)
    {
      /* Translators: the first digits of the hash that stands for all steps */
      text = g_strdup_printf (ngettext ("The history is whole: %u step, head %s", "The history is whole: %u steps, head %s", check->steps),
                              check->steps, check->head != NULL ? check->head : "–");
      show_proof (self, "whole", text);
      return;
    }
  if (n == 1)
    text = g_strdup_printf (_("The history is not whole. %s"), (char *) g_ptr_array_index (check->findings, 0));
  else
    text = g_strdup_printf (ngettext ("The history is not whole. %s And %u more finding.", "The history is not whole. %s And %u more findings.", n - 1),
                            (char *) g_ptr_array_index (check->findings, 0), n - 1);
  show_proof (self, "broken", text);
}

static void
checked_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  ParapetHistoryPage *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsHistoryCheck) check = isms_history_check_finish (result, &error);

  /* Then the page may be gone: it does not wait for a thread, since a document that closes does not. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->checking);
  if (check != NULL)
    show_check (self, check);
  else
    show_proof (self, "broken", error->message);
}

static void
stop_check (ParapetHistoryPage *self)
{
  g_clear_handle_id (&self->check_source, g_source_remove);
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
}

static void
check (gpointer data)
{
  ParapetHistoryPage *self = data;

  self->check_source = 0;
  stop_check (self);
  self->checking = g_cancellable_new ();
  isms_history_check_async (get_store (self), self->checking, checked_cb, self);
}

static void
check_later (ParapetHistoryPage *self,
             guint delay)
{
  if (isms_history_get_head (get_store (self)) == 0)
    return;
  stop_check (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  show_proof (self, "looking", _("Looking whether the history is whole…"));
  self->check_source = g_timeout_add_once (delay, check, self);
}

/* The chosen entry stays the same while somebody new is added behind. */
static void
fill_people (ParapetHistoryPage *self)
{
  g_auto (GStrv) actors = isms_history_list_actors (get_store (self));
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (self->people));

  for (guint i = 0; actors[i] != NULL; i++)
    {
      gboolean known = FALSE;

      for (guint j = 1; j < g_list_model_get_n_items (G_LIST_MODEL (names)); j++)
        known = known || g_str_equal (gtk_string_list_get_string (names, j), actors[i]);
      if (!known)
        gtk_string_list_append (names, actors[i]);
    }
}

static void
fill_kinds (ParapetHistoryPage *self)
{
  g_autoptr (GPtrArray) kinds = isms_history_list_kinds (get_store (self));
  GtkStringList *labels = GTK_STRING_LIST (gtk_drop_down_get_model (self->kinds));

  for (guint i = 0; i < kinds->len; i++)
    if (!g_ptr_array_find (self->kind_choices, g_ptr_array_index (kinds, i), NULL))
      {
        const IsmsKind *kind = g_ptr_array_index (kinds, i);

        g_ptr_array_add (self->kind_choices, (gpointer) kind);
        gtk_string_list_append (labels, _(kind->plural));
      }
}

/* What is chosen at first is there at once; what else there is takes its time to find, and nobody unfolds a list before it is drawn. */
static void
fill_choices (gpointer page)
{
  fill_people (page);
  fill_kinds (page);
}

static gboolean
is_at_top (ParapetHistoryPage *self)
{
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (self->scrolled);

  return gtk_adjustment_get_value (vertical) <= gtk_adjustment_get_lower (vertical);
}

static void
store_changed_cb (ParapetHistoryPage *self)
{
  g_assert (PARAPET_IS_HISTORY_PAGE (self));

  fill_choices (self);
  show_found (self);
  /* A list keeps its place when something comes on top; who looks at the top wants to see what comes. */
  if (is_at_top (self))
    parapet_gradual_list_scroll_to_top (GTK_WIDGET (self->list));
  check_later (self, CHECK_DELAY);
}

static void
show_from_top (ParapetHistoryPage *self)
{
  show_found (self);
  parapet_gradual_list_scroll_to_top (GTK_WIDGET (self->list));
}

static void
search_changed_cb (ParapetHistoryPage *self)
{
  if (self->steps == NULL)
    return;
  parapet_gradual_list_begin_anew (GTK_WIDGET (self->list));
  isms_step_list_set_match (self->steps, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  show_from_top (self);
}

static void
stop_search_cb (ParapetHistoryPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
person_chosen_cb (ParapetHistoryPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->people);
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (self->people));

  if (self->steps == NULL)
    return;
  parapet_gradual_list_begin_anew (GTK_WIDGET (self->list));
  isms_step_list_set_actor (self->steps, selected > 0 && selected != GTK_INVALID_LIST_POSITION ? gtk_string_list_get_string (names, selected) : NULL);
  show_from_top (self);
}

static void
kind_chosen_cb (ParapetHistoryPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->kinds);

  if (self->steps == NULL)
    return;
  parapet_gradual_list_begin_anew (GTK_WIDGET (self->list));
  isms_step_list_set_kind (self->steps, selected > 0 && selected <= self->kind_choices->len ? g_ptr_array_index (self->kind_choices, selected - 1) : NULL);
  show_from_top (self);
}

static void
show_all_cb (ParapetHistoryPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->people, 0);
  gtk_drop_down_set_selected (self->kinds, 0);
  search_changed_cb (self);
}

static void
activate_cb (ParapetHistoryPage *self,
             guint position)
{
  gint64 id = isms_step_list_get_id (self->steps, position);
  ParapetStepRow *row = g_hash_table_lookup (self->rows, &id);
  gboolean expanded = !g_hash_table_contains (self->expanded, &id);

  if (expanded)
    g_hash_table_add (self->expanded, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->expanded, &id);
  if (row != NULL)
    parapet_step_row_set_expanded (row, expanded);
}

static void
setup_row_cb (ParapetHistoryPage *self,
              GtkListItem *item)
{
  GtkWidget *row = parapet_step_row_new ();

  g_object_bind_property (row, "description", item, "accessible-label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (row, "state", item, "accessible-description", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (ParapetHistoryPage *self,
             GtkListItem *item)
{
  ParapetStepRow *row = PARAPET_STEP_ROW (gtk_list_item_get_child (item));
  IsmsStepItem *step = gtk_list_item_get_item (item);
  gint64 id = isms_step_item_get_step (step)->id;

  parapet_step_row_bind (row, get_store (self), step, g_hash_table_contains (self->expanded, &id));
  g_hash_table_replace (self->rows, g_memdup2 (&id, sizeof id), row);
}

static void
unbind_row_cb (ParapetHistoryPage *self,
               GtkListItem *item)
{
  ParapetStepRow *row = PARAPET_STEP_ROW (gtk_list_item_get_child (item));
  gint64 id = isms_step_item_get_step (gtk_list_item_get_item (item))->id;

  if (g_hash_table_lookup (self->rows, &id) == row)
    g_hash_table_remove (self->rows, &id);
  parapet_step_row_unbind (row);
}

static void
setup_header_cb (ParapetHistoryPage *self,
                 GtkListHeader *header)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (ParapetHistoryPage *self,
                GtkListHeader *header)
{
  IsmsStepItem *first = gtk_list_header_get_item (header);
  g_autofree char *day = parapet_step_row_describe_day (isms_step_item_get_step (first)->at);

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), day);
}

static void
undo_step_cb (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  ParapetHistoryPage *self = PARAPET_HISTORY_PAGE (widget);
  g_autoptr (IsmsStep) step = isms_history_get_step (get_store (self), g_variant_get_int64 (parameter), NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!isms_history_undo_step (get_store (self), g_variant_get_int64 (parameter), &error))
    {
      parapet_toast_show_error (widget, error);
      return;
    }
  text = g_strdup_printf (_("Undone: %s"), step->label);
  parapet_toast_show (widget, text);
}

static void
parapet_history_page_focus_search (ParapetPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (PARAPET_HISTORY_PAGE (page)->search));
}

static void
parapet_history_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (parapet_history_page_parent_class)->map (widget);

  check_later (PARAPET_HISTORY_PAGE (widget), 0);
}

static void
parapet_history_page_unmap (GtkWidget *widget)
{
  stop_check (PARAPET_HISTORY_PAGE (widget));

  GTK_WIDGET_CLASS (parapet_history_page_parent_class)->unmap (widget);
}

static void
show_steps (gpointer page)
{
  ParapetHistoryPage *self = page;
  ParapetDayList *days = parapet_day_list_new (self->steps);
  g_autoptr (GtkSelectionModel) rows = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (days)));

  parapet_gradual_list_set_model (GTK_WIDGET (self->list), rows);
}

static void
parapet_history_page_constructed (GObject *object)
{
  ParapetHistoryPage *self = PARAPET_HISTORY_PAGE (object);

  G_OBJECT_CLASS (parapet_history_page_parent_class)->constructed (object);

  self->steps = isms_step_list_new (get_store (self));
  show_found (self);
  parapet_slices_add (GTK_WIDGET (self), show_steps);
  parapet_slices_add (GTK_WIDGET (self), fill_choices);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
parapet_history_page_dispose (GObject *object)
{
  ParapetHistoryPage *self = PARAPET_HISTORY_PAGE (object);

  stop_check (self);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->steps);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_HISTORY_PAGE);

  G_OBJECT_CLASS (parapet_history_page_parent_class)->dispose (object);
}

static void
parapet_history_page_finalize (GObject *object)
{
  ParapetHistoryPage *self = PARAPET_HISTORY_PAGE (object);

  g_clear_pointer (&self->kind_choices, g_ptr_array_unref);
  g_clear_pointer (&self->expanded, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (parapet_history_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ParapetHistoryPage, filters);
  gtk_widget_class_bind_template_child (widget_class, ParapetHistoryPage, search);
  gtk_widget_class_bind_template_child (widget_class, ParapetHistoryPage, people);
  gtk_widget_class_bind_template_child (widget_class, ParapetHistoryPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, ParapetHistoryPage, proof_icon);
  gtk_widget_class_bind_template_child (widget_class, ParapetHistoryPage, proof);
  gtk_widget_class_bind_template_child (widget_class, ParapetHistoryPage, found);
  gtk_widget_class_bind_template_child (widget_class, ParapetHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ParapetHistoryPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ParapetHistoryPage, list);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);
}

static void
parapet_history_page_class_init (ParapetHistoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = parapet_history_page_constructed;
  object_class->dispose = parapet_history_page_dispose;
  object_class->finalize = parapet_history_page_finalize;
  widget_class->map = parapet_history_page_map;
  widget_class->unmap = parapet_history_page_unmap;
  PARAPET_PAGE_CLASS (klass)->focus_search = parapet_history_page_focus_search;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-history-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  /**
   * ParapetHistoryPage|history.undo-step:
   * @id: a step
   */
  gtk_widget_class_install_action (widget_class, "history.undo-step", "x", undo_step_cb);
}

static void
begin_choices (GtkDropDown *down,
               const char *everything)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new ((const char *const[]) { everything, NULL });

  gtk_drop_down_set_model (down, G_LIST_MODEL (choices));
  parapet_drop_down_cut_names (down);
}

static void
parapet_history_page_init (ParapetHistoryPage *self)
{
  self->kind_choices = g_ptr_array_new ();
  self->expanded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->list));
  begin_choices (self->people, _("Everyone"));
  begin_choices (self->kinds, _("All Records"));
}

/**
 * parapet_history_page_new:
 * @store: whose history it is
 */
GtkWidget *
parapet_history_page_new (IsmsStore *store)
{
  return g_object_new (PARAPET_TYPE_HISTORY_PAGE, "store", store, "has-details", FALSE, NULL);
}

/**
 * parapet_history_page_get_shown:
 *
 * Returns: (transfer none): the steps in the list
 */
GListModel *
parapet_history_page_get_shown (ParapetHistoryPage *self)
{
  return G_LIST_MODEL (self->steps);
}

/**
 * parapet_history_page_search:
 * @words: what is looked for
 *
 * As if it were typed, without the pause after typing.
 */
void
parapet_history_page_search (ParapetHistoryPage *self,
                             const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  search_changed_cb (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "models/isms-record-list.h"
#include "looks/approval/parapet-approval-bar.h"
#include "pages/statement/parapet-control-row.h"
#include "pages/statement/parapet-statement-page.h"
#include "looks/control/parapet-statement-words.h"
#include "widgets/parapet-drop-down.h"
#include "widgets/parapet-gradual-list.h"
#include "widgets/parapet-share-bar.h"
#include "widgets/parapet-slices.h"
#include "widgets/parapet-stack.h"

/**
 * ParapetStatementPage:
 *
 * The Statement of Applicability to read: all controls by theme beside the one that is looked at.
 */
struct _ParapetStatementPage
{
  ParapetPage parent_instance;

  ParapetStatement *statement;
  IsmsRecordList *controls;
  GtkFilter *filter;
  GtkSorter *themes;
  GtkSingleSelection *selection;
  GStrv words; /* that are looked for, folded */
  int wanted;  /* the state that is looked for, an IsmsSoaState, or -1 */
  gint64 chosen; /* the control that a person selected, 0 for none yet */

  GtkLabel *decided;
  GtkLabel *applicable;
  GtkLabel *excluded;
  GtkLabel *implemented;
  ParapetShareBar *bar;
  ParapetApprovalBar *approval;
  GtkSearchEntry *search;
  GtkDropDown *state;
  GtkLabel *found;
  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (ParapetStatementPage, parapet_statement_page, PARAPET_TYPE_PAGE)

/* As one goes through them: what is to be done first. */
static const IsmsSoaState state_order[] = {
  ISMS_SOA_UNDECIDED, ISMS_SOA_NOT_STARTED, ISMS_SOA_PLANNED, ISMS_SOA_PARTIAL, ISMS_SOA_IMPLEMENTED, ISMS_SOA_EXCLUDED
};

static gboolean
matches (gpointer item,
         gpointer data)
{
  ParapetStatementPage *self = data;
  const IsmsSoaEntry *entry = parapet_statement_get_entry (self->statement, item);
  g_autoptr (IsmsRecord) owner = NULL;
  g_autofree char *text = NULL;

  if (entry == NULL || (self->wanted >= 0 && (int) entry->state != self->wanted))
    return FALSE;
  if (self->words == NULL)
    return TRUE;
  owner = isms_store_get_link (parapet_statement_get_store (self->statement), item, "owner");
  text = parapet_entry_haystack (entry, owner != NULL ? isms_record_get_title (owner) : NULL);
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (text, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_filtered (ParapetStatementPage *self)
{
  return self->words != NULL || self->wanted >= 0;
}

static int
compare_themes (gconstpointer a,
                gconstpointer b,
                gpointer data)
{
  ParapetStatementPage *self = data;
  const IsmsSoaEntry *first = parapet_statement_get_entry (self->statement, (gpointer) a);
  const IsmsSoaEntry *second = parapet_statement_get_entry (self->statement, (gpointer) b);

  if (first == NULL || second == NULL)
    return GTK_ORDERING_EQUAL;
  return gtk_ordering_from_cmpfunc ((int) first->theme - (int) second->theme);
}

static void
set_figure (GtkLabel *label,
            guint figure)
{
  g_autofree char *text = g_strdup_printf ("%u", figure);

  gtk_label_set_text (label, text);
}

static void
fill_bar (ParapetStatementPage *self,
          IsmsSoa *soa)
{
  g_autoptr (GString) words = g_string_new (NULL);

  parapet_share_bar_clear (self->bar);
  for (guint i = 0; i < ISMS_N_SOA_STATES; i++)
    {
      guint count = isms_soa_count_state (soa, i);

      parapet_share_bar_add (self->bar, isms_soa_state_get_name (i), count);
      if (count > 0)
        g_string_append_printf (words, "%s%s: %u", words->len > 0 ? C_("list", ", ") : "", isms_soa_state_get_label (i), count);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->bar), words->str);
}

static void
fill_figures (ParapetStatementPage *self)
{
  IsmsSoa *soa = parapet_statement_get_soa (self->statement);
  guint total = isms_soa_get_n_entries (soa);
  guint decided = total - isms_soa_count_state (soa, ISMS_SOA_UNDECIDED);
  guint excluded = isms_soa_count_state (soa, ISMS_SOA_EXCLUDED);
  /* Translators: so many of so many controls */
  g_autofree char *text = g_strdup_printf (_("%u of %u"), decided, total);

  gtk_label_set_text (self->decided, text);
  set_figure (self->applicable, decided - excluded);
  set_figure (self->excluded, excluded);
  set_figure (self->implemented, isms_soa_count_state (soa, ISMS_SOA_IMPLEMENTED));
  fill_bar (self, soa);
}

static void
show_found (ParapetStatementPage *self)
{
  guint total = isms_soa_get_n_entries (parapet_statement_get_soa (self->statement));
  guint found = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *text = g_strdup_printf (ngettext ("%u of %u control", "%u of %u controls", total), found, total);

  gtk_label_set_text (self->found, text);
  gtk_widget_set_visible (GTK_WIDGET (self->found), is_filtered (self));
  parapet_stack_show_name (self->stack, found > 0 ? "list" : "nothing");
}

/* The details are left alone while a step or a filter takes the row away, and shown anew once they were lost. */
static void
show_selected (gpointer page)
{
  ParapetStatementPage *self = page;
  IsmsRecord *control = gtk_single_selection_get_selected_item (self->selection);

  if (control == NULL || (isms_record_get_key (control) == self->chosen && parapet_record_pane_get_shown (parapet_page_get_pane (PARAPET_PAGE (self))) != NULL))
    return;
  self->chosen = isms_record_get_key (control);
  parapet_page_show_details (PARAPET_PAGE (self), control);
}

/* What was chosen is so again once its row is back. */
static void
restore_selected (ParapetStatementPage *self)
{
  for (guint i = 0; self->chosen != 0 && i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (IsmsRecord) control = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (isms_record_get_key (control) != self->chosen)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      return;
    }
}

static void
statement_changed_cb (ParapetStatementPage *self)
{
  g_assert (PARAPET_IS_STATEMENT_PAGE (self));

  fill_figures (self);
  if (self->selection == NULL)
    return;
  gtk_sorter_changed (self->themes, GTK_SORTER_CHANGE_DIFFERENT);
  if (is_filtered (self))
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_found (self);
}

static void
search_changed_cb (ParapetStatementPage *self)
{
  g_autofree char *folded = parapet_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gboolean empty = *g_strstrip (folded) == '\0';

  if (self->statement == NULL)
    return;
  g_clear_pointer (&self->words, g_strfreev);
  self->words = empty ? NULL : g_strsplit_set (folded, " \t", -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_found (self);
  if (!empty)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->search), gtk_label_get_text (self->found), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
state_cb (ParapetStatementPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->state);

  self->wanted = selected > 0 && selected <= G_N_ELEMENTS (state_order) ? (int) state_order[selected - 1] : -1;
  if (self->selection == NULL)
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_found (self);
}

static void
stop_search_cb (ParapetStatementPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
search_activate_cb (ParapetStatementPage *self)
{
  if (self->selection == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  parapet_gradual_list_scroll_to (GTK_WIDGET (self->list), 0, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT);
  parapet_page_set_details_shown (PARAPET_PAGE (self), TRUE);
}

static void
activate_cb (ParapetStatementPage *self,
             guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  parapet_page_set_details_shown (PARAPET_PAGE (self), TRUE);
}

static void
collapsed_cb (ParapetStatementPage *self)
{
  gtk_list_view_set_single_click_activate (self->list, parapet_page_get_collapsed (PARAPET_PAGE (self)));
}

static void
setup_row_cb (ParapetStatementPage *self,
              GtkListItem *item)
{
  GtkWidget *row = parapet_control_row_new ();

  g_object_bind_property (row, "description", item, "accessible-label", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (ParapetStatementPage *self,
             GtkListItem *item)
{
  parapet_control_row_bind (PARAPET_CONTROL_ROW (gtk_list_item_get_child (item)), self->statement, gtk_list_item_get_item (item));
}

static void
unbind_row_cb (ParapetStatementPage *self,
               GtkListItem *item)
{
  parapet_control_row_unbind (PARAPET_CONTROL_ROW (gtk_list_item_get_child (item)));
}

static void
setup_header_cb (ParapetStatementPage *self,
                 GtkListHeader *header)
{
  gtk_list_header_set_child (header, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
}

static void
bind_header_cb (ParapetStatementPage *self,
                GtkListHeader *header)
{
  const IsmsSoaEntry *entry = parapet_statement_get_entry (self->statement, gtk_list_header_get_item (header));
  GtkLabel *label = GTK_LABEL (gtk_list_header_get_child (header));

  gtk_label_set_text (label, entry != NULL ? isms_soa_theme_get_label (entry->theme) : "");
}

static GListModel *
make_model (ParapetStatementPage *self)
{
  GtkFilterListModel *filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->controls)), g_object_ref (self->filter));
  GtkSortListModel *sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);

  gtk_sort_list_model_set_section_sorter (sorted, self->themes);
  return G_LIST_MODEL (sorted);
}

static gboolean
find_position (ParapetStatementPage *self,
               IsmsRecord *record,
               guint *position)
{
  for (*position = 0; *position < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); (*position)++)
    {
      g_autoptr (IsmsRecord) item = g_list_model_get_item (G_LIST_MODEL (self->selection), *position);

      if (item == record)
        return TRUE;
    }
  return FALSE;
}

static gboolean
parapet_statement_page_show_record (ParapetPage *page,
                                    IsmsRecord *record)
{
  ParapetStatementPage *self = PARAPET_STATEMENT_PAGE (page);
  guint position;

  if (!find_position (self, record, &position))
    {
      parapet_statement_page_search (self, "");
      gtk_drop_down_set_selected (self->state, 0);
      if (!find_position (self, record, &position))
        return FALSE;
    }
  parapet_gradual_list_scroll_to (GTK_WIDGET (self->list), position, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT);
  parapet_page_set_details_shown (page, TRUE);
  return TRUE;
}

static void
parapet_statement_page_focus_search (ParapetPage *page)
{
  parapet_page_set_details_shown (page, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (PARAPET_STATEMENT_PAGE (page)->search));
}

static void
parapet_statement_page_constructed (GObject *object)
{
  ParapetStatementPage *self = PARAPET_STATEMENT_PAGE (object);
  IsmsQuery query = { .kind = isms_kind_find ("control") };
  IsmsStore *store;

  G_OBJECT_CLASS (parapet_statement_page_parent_class)->constructed (object);

  store = parapet_page_get_store (PARAPET_PAGE (self));
  self->statement = parapet_statement_new (store);
  self->controls = isms_record_list_new (store, &query);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->themes = GTK_SORTER (gtk_custom_sorter_new (compare_themes, self, NULL));
  self->selection = gtk_single_selection_new (make_model (self));
  g_signal_connect_object (self->statement, "changed", G_CALLBACK (statement_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (restore_selected), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
  parapet_gradual_list_set_model (GTK_WIDGET (self->list), GTK_SELECTION_MODEL (self->selection));
  parapet_approval_bar_watch (self->approval, store, NULL);
  statement_changed_cb (self);
  /* The list is there before what it leads to. */
  parapet_slices_add (GTK_WIDGET (self), show_selected);
}

static void
let_go (ParapetStatementPage *self)
{
  parapet_approval_bar_watch (self->approval, NULL, NULL);
  gtk_list_view_set_model (self->list, NULL);
  g_signal_handlers_disconnect_by_data (self->selection, self);
  g_signal_handlers_disconnect_by_data (self->statement, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->controls);
  g_clear_object (&self->filter);
  g_clear_object (&self->themes);
  g_clear_object (&self->statement);
  g_clear_pointer (&self->words, g_strfreev);
}

static void
parapet_statement_page_dispose (GObject *object)
{
  ParapetStatementPage *self = PARAPET_STATEMENT_PAGE (object);

  if (self->statement != NULL)
    let_go (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_STATEMENT_PAGE);

  G_OBJECT_CLASS (parapet_statement_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, decided);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, applicable);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, excluded);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, implemented);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, bar);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, approval);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, search);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, state);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, found);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, list);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, collapsed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* Approving comes first on the screen, and last in time. A row that is not laid out yet takes no focus: then its list does. */
static gboolean
parapet_statement_page_grab_focus (GtkWidget *widget)
{
  ParapetStatementPage *self = PARAPET_STATEMENT_PAGE (widget);
  GtkWidget *list = GTK_WIDGET (self->list);
  guint selected = self->selection != NULL ? gtk_single_selection_get_selected (self->selection) : 0;

  if (self->selection == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return FALSE;
  parapet_gradual_list_scroll_to (list, selected != GTK_INVALID_LIST_POSITION ? selected : 0, GTK_LIST_SCROLL_FOCUS);
  return has_focus (list) || gtk_widget_grab_focus (list);
}

static void
parapet_statement_page_class_init (ParapetStatementPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ParapetPageClass *page_class = PARAPET_PAGE_CLASS (klass);

  object_class->constructed = parapet_statement_page_constructed;
  object_class->dispose = parapet_statement_page_dispose;
  widget_class->grab_focus = parapet_statement_page_grab_focus;
  page_class->show_record = parapet_statement_page_show_record;
  page_class->focus_search = parapet_statement_page_focus_search;

  g_type_ensure (PARAPET_TYPE_SHARE_BAR);
  g_type_ensure (PARAPET_TYPE_APPROVAL_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-statement-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

static GListModel *
make_states (void)
{
  GtkStringList *states = gtk_string_list_new (NULL);

  gtk_string_list_append (states, _("All States"));
  for (guint i = 0; i < G_N_ELEMENTS (state_order); i++)
    gtk_string_list_append (states, isms_soa_state_get_label (state_order[i]));
  return G_LIST_MODEL (states);
}

static void
parapet_statement_page_init (ParapetStatementPage *self)
{
  g_autoptr (GListModel) states = make_states ();

  self->wanted = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->state, states);
  parapet_drop_down_cut_names (self->state);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->list));
}

GtkWidget *
parapet_statement_page_new (IsmsStore *store)
{
  return g_object_new (PARAPET_TYPE_STATEMENT_PAGE, "store", store, NULL);
}

/**
 * parapet_statement_page_search:
 * @words: what a person would type
 */
void
parapet_statement_page_search (ParapetStatementPage *self,
                               const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  search_changed_cb (self);
}

/**
 * parapet_statement_page_get_shown:
 *
 * Returns: (transfer none) (nullable): the controls in the list as it is filtered now
 */
GListModel *
parapet_statement_page_get_shown (ParapetStatementPage *self)
{
  return G_LIST_MODEL (self->selection);
}

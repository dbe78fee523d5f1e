/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "models/isms-record-list.h"
#include "pages/statement/parapet-control-row.h"
#include "pages/statement/parapet-control-view.h"
#include "pages/statement/parapet-statement-page.h"
#include "pages/statement/parapet-statement-words.h"
#include "widgets/parapet-share-bar.h"

/**
 * ParapetStatementPage:
 *
 * The Statement of Applicability to read: all controls by theme beside the one that is looked at.
 */
struct _ParapetStatementPage
{
  AdwBreakpointBin parent_instance;

  ParapetStatement *statement;
  IsmsRecordList *controls;
  GtkFilter *filter;
  GtkSorter *themes;
  GtkSingleSelection *selection;
  GStrv words; /* that are looked for, folded */
  char *title;
  GMenuModel *menu_model;

  AdwNavigationSplitView *split;
  AdwWindowTitle *heading;
  AdwBanner *notice;
  GtkWidget *figures;
  GtkLabel *decided;
  GtkLabel *applicable;
  GtkLabel *excluded;
  GtkLabel *implemented;
  ParapetShareBar *bar;
  GtkSearchEntry *search;
  GtkLabel *found;
  GtkStack *stack;
  GtkListView *list;
  AdwNavigationPage *control_page;
  ParapetControlView *view;
};

G_DEFINE_FINAL_TYPE (ParapetStatementPage, parapet_statement_page, ADW_TYPE_BREAKPOINT_BIN)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_MENU_MODEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
matches (gpointer item,
         gpointer data)
{
  ParapetStatementPage *self = data;
  const IsmsSoaEntry *entry = parapet_statement_get_entry (self->statement, item);
  g_autoptr (IsmsRecord) owner = NULL;
  g_autofree char *text = NULL;

  if (self->words == NULL || entry == NULL)
    return entry != NULL;
  owner = isms_store_get_link (parapet_statement_get_store (self->statement), item, "owner");
  text = parapet_entry_haystack (entry, owner != NULL ? isms_record_get_title (owner) : NULL);
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (text, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
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
set_title (ParapetStatementPage *self)
{
  g_autofree char *organisation = parapet_statement_dup_organisation (self->statement);

  if (!g_set_str (&self->title, organisation))
    return;
  adw_window_title_set_title (self->heading, self->title != NULL ? self->title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
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
  gtk_widget_set_visible (GTK_WIDGET (self->found), self->words != NULL);
  gtk_stack_set_visible_child_name (self->stack, found > 0 ? "list" : "nothing");
}

static void
show_selected (ParapetStatementPage *self)
{
  IsmsRecord *control = gtk_single_selection_get_selected_item (self->selection);

  if (control == NULL)
    return;
  adw_navigation_page_set_title (self->control_page, isms_record_get_code (control));
  parapet_control_view_show (self->view, self->statement, control);
}

static void
statement_changed_cb (ParapetStatementPage *self)
{
  g_assert (PARAPET_IS_STATEMENT_PAGE (self));

  set_title (self);
  fill_figures (self);
  if (self->selection == NULL)
    return;
  gtk_sorter_changed (self->themes, GTK_SORTER_CHANGE_DIFFERENT);
  if (self->words != NULL)
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
  gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
activate_cb (ParapetStatementPage *self,
             guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
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

static void
parapet_statement_page_get_property (GObject *object,
                                     guint id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  ParapetStatementPage *self = PARAPET_STATEMENT_PAGE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_MENU_MODEL:
      g_value_set_object (value, self->menu_model);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parapet_statement_page_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  ParapetStatementPage *self = PARAPET_STATEMENT_PAGE (object);

  switch (id)
    {
    case PROP_MENU_MODEL:
      if (g_set_object (&self->menu_model, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parapet_statement_page_dispose (GObject *object)
{
  ParapetStatementPage *self = PARAPET_STATEMENT_PAGE (object);

  if (self->list != NULL)
    parapet_statement_page_set_store (self, NULL);
  g_clear_object (&self->menu_model);
  /* Or the bin would unparent a child that its template has let go of already. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_STATEMENT_PAGE);

  G_OBJECT_CLASS (parapet_statement_page_parent_class)->dispose (object);
}

static void
parapet_statement_page_finalize (GObject *object)
{
  g_clear_pointer (&PARAPET_STATEMENT_PAGE (object)->title, g_free);

  G_OBJECT_CLASS (parapet_statement_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, split);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, heading);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, notice);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, figures);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, decided);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, applicable);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, excluded);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, implemented);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, bar);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, search);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, found);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, list);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, control_page);
  gtk_widget_class_bind_template_child (widget_class, ParapetStatementPage, view);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);
}

static void
parapet_statement_page_class_init (ParapetStatementPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = parapet_statement_page_get_property;
  object_class->set_property = parapet_statement_page_set_property;
  object_class->dispose = parapet_statement_page_dispose;
  object_class->finalize = parapet_statement_page_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MENU_MODEL] = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PARAPET_TYPE_SHARE_BAR);
  g_type_ensure (PARAPET_TYPE_CONTROL_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-statement-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

static void
parapet_statement_page_init (ParapetStatementPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->list));
}

GtkWidget *
parapet_statement_page_new (void)
{
  return g_object_new (PARAPET_TYPE_STATEMENT_PAGE, NULL);
}

static GListModel *
make_model (ParapetStatementPage *self)
{
  GtkFilterListModel *filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->controls)), g_object_ref (self->filter));
  GtkSortListModel *sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);

  gtk_sort_list_model_set_section_sorter (sorted, self->themes);
  return G_LIST_MODEL (sorted);
}

static void
let_go (ParapetStatementPage *self)
{
  parapet_control_view_show (self->view, NULL, NULL);
  gtk_list_view_set_model (self->list, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->statement != NULL)
    g_signal_handlers_disconnect_by_data (self->statement, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->controls);
  g_clear_object (&self->filter);
  g_clear_object (&self->themes);
  g_clear_object (&self->statement);
  g_clear_pointer (&self->words, g_strfreev);
}

/**
 * parapet_statement_page_set_store:
 * @store: (nullable): whose controls are shown, or %NULL to let go of everything that holds the store
 */
void
parapet_statement_page_set_store (ParapetStatementPage *self,
                                  IsmsStore *store)
{
  IsmsQuery query = { .kind = isms_kind_find ("control") };

  let_go (self);
  if (store == NULL)
    return;
  self->statement = parapet_statement_new (store);
  self->controls = isms_record_list_new (store, &query);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->themes = GTK_SORTER (gtk_custom_sorter_new (compare_themes, self, NULL));
  self->selection = gtk_single_selection_new (make_model (self));
  g_signal_connect_object (self->statement, "changed", G_CALLBACK (statement_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  statement_changed_cb (self);
  show_selected (self);
}

/**
 * parapet_statement_page_set_notice:
 * @notice: (nullable): what a person should know about the whole document
 */
void
parapet_statement_page_set_notice (ParapetStatementPage *self,
                                   const char *notice)
{
  adw_banner_set_title (self->notice, notice != NULL ? notice : "");
  adw_banner_set_revealed (self->notice, notice != NULL);
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

void
parapet_statement_page_focus_search (ParapetStatementPage *self)
{
  adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
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

/**
 * parapet_statement_page_get_title:
 *
 * Returns: (transfer none) (nullable): the organisation's name
 */
const char *
parapet_statement_page_get_title (ParapetStatementPage *self)
{
  return self->title;
}

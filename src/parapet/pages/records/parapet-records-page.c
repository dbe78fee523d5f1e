/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-pane.h"
#include "forms/parapet-record-look.h"
#include "pages/records/parapet-kind-menu.h"
#include "pages/records/parapet-kind-switcher.h"
#include "pages/records/parapet-kind-view.h"
#include "pages/records/parapet-records-page.h"
#include "widgets/parapet-stack.h"

/**
 * ParapetRecordsPage:
 *
 * The lists of a place: one for each kind of records that lives there, made when first looked at and kept with its search, its
 * selection and its scroll.
 */
struct _ParapetRecordsPage
{
  ParapetPage parent_instance;

  GPtrArray *kinds; /* IsmsKind */

  ParapetKindSwitcher *switcher;
  GtkMenuButton *menu_button;
  GtkButton *add;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search;
  GtkStack *views;
};

G_DEFINE_FINAL_TYPE (ParapetRecordsPage, parapet_records_page, PARAPET_TYPE_PAGE)

static ParapetKindView *
get_view (ParapetRecordsPage *self)
{
  GtkWidget *view = gtk_stack_get_visible_child (self->views);

  return view != NULL ? PARAPET_KIND_VIEW (view) : NULL;
}

static void
show_details (ParapetRecordsPage *self,
              gboolean go_there)
{
  g_autoptr (IsmsRecord) record = parapet_kind_view_dup_selected (get_view (self));

  if (record == NULL)
    return;
  if (parapet_record_pane_get_shown (parapet_page_get_pane (PARAPET_PAGE (self))) != record)
    parapet_page_show_details (PARAPET_PAGE (self), record);
  if (go_there)
    parapet_page_set_details_shown (PARAPET_PAGE (self), TRUE);
}

static void
selection_changed_cb (ParapetRecordsPage *self)
{
  if (!parapet_page_get_collapsed (PARAPET_PAGE (self)))
    show_details (self, FALSE);
}

static void
activated_cb (ParapetRecordsPage *self,
              IsmsRecord *record)
{
  parapet_kind_view_show_record (get_view (self), record);
  show_details (self, TRUE);
}

static void
match_changed_cb (ParapetRecordsPage *self,
                  GParamSpec *pspec,
                  IsmsRecordList *list)
{
  const char *match = isms_record_list_get_match (list);

  if (get_view (self) == NULL || parapet_kind_view_get_list (get_view (self)) != list)
    return;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->search)), match != NULL ? match : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->search), match != NULL ? match : "");
}

static GtkWidget *
make_view (ParapetRecordsPage *self,
           const IsmsKind *kind)
{
  GtkWidget *view = parapet_kind_view_new (parapet_page_get_store (PARAPET_PAGE (self)), kind);
  ParapetRecordTable *table = parapet_kind_view_get_table (PARAPET_KIND_VIEW (view));

  parapet_record_table_set_compact (table, parapet_page_get_collapsed (PARAPET_PAGE (self)));
  g_signal_connect_object (table, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (table, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (parapet_kind_view_get_list (PARAPET_KIND_VIEW (view)), "notify::match", G_CALLBACK (match_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->views, view, kind->name);
  return view;
}

/* Made when it is asked for: a popover takes as long as the rest of the header. */
static void
make_menu (GtkMenuButton *button,
           gpointer data)
{
  ParapetRecordsPage *self = data;
  g_autoptr (GMenuModel) menu = parapet_kind_menu_new (parapet_page_get_store (PARAPET_PAGE (self)), parapet_kind_view_get_kind (get_view (self)));

  gtk_menu_button_set_menu_model (button, menu);
}

static void
dress_header (ParapetRecordsPage *self,
              const IsmsKind *kind)
{
  IsmsStore *store = parapet_page_get_store (PARAPET_PAGE (self));
  /* Translators: a tooltip: "Add Risk (Ctrl+N)" */
  g_autofree char *tooltip = g_strdup_printf (_("Add %s (Ctrl+N)"), _(kind->label));

  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", parapet_kind_view_get_columns (get_view (self)));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add), "s", kind->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->add), tooltip);
  gtk_widget_set_visible (GTK_WIDGET (self->add), !isms_store_is_past (store));
}

static void
show_search (ParapetRecordsPage *self)
{
  const char *match = isms_record_list_get_match (parapet_kind_view_get_list (get_view (self)));
  gboolean any = match != NULL && *match != '\0';

  gtk_editable_set_text (GTK_EDITABLE (self->search), any ? match : "");
  gtk_search_bar_set_search_mode (self->search_bar, any);
}

static void
kind_changed_cb (ParapetRecordsPage *self)
{
  const IsmsKind *kind = g_ptr_array_index (self->kinds, parapet_kind_switcher_get_selected (self->switcher));
  GtkWidget *view = gtk_stack_get_child_by_name (self->views, kind->name);

  parapet_stack_show (self->views, view != NULL ? view : make_view (self, kind));
  dress_header (self, kind);
  show_search (self);
  parapet_record_pane_set_kind (parapet_page_get_pane (PARAPET_PAGE (self)), kind);
  parapet_page_show_details (PARAPET_PAGE (self), NULL);
  selection_changed_cb (self);
}

static void
search_changed_cb (ParapetRecordsPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (get_view (self) == NULL)
    return;
  isms_record_list_set_match (parapet_kind_view_get_list (get_view (self)), *text != '\0' ? text : NULL);
  if (*text != '\0')
    gtk_accessible_announce (GTK_ACCESSIBLE (self->search), parapet_kind_view_get_found (get_view (self)), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
search_activate_cb (ParapetRecordsPage *self)
{
  IsmsRecordList *list = parapet_kind_view_get_list (get_view (self));
  g_autoptr (IsmsRecord) first = g_list_model_get_item (G_LIST_MODEL (list), 0);

  if (first != NULL)
    parapet_record_table_select (parapet_kind_view_get_table (get_view (self)), first);
}

static void
collapsed_cb (ParapetRecordsPage *self)
{
  gboolean collapsed = parapet_page_get_collapsed (PARAPET_PAGE (self));

  /* Lines have no columns, and the kind's name needs the room; importing is in the main menu as well. */
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), !collapsed);
  for (GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->views)); view != NULL; view = gtk_widget_get_next_sibling (view))
    parapet_record_table_set_compact (parapet_kind_view_get_table (PARAPET_KIND_VIEW (view)), collapsed);
}

static gboolean
drop_cb (ParapetRecordsPage *self,
         const GValue *value)
{
  const IsmsKind *kind = parapet_kind_view_get_kind (get_view (self));
  const ParapetRecordLook *look = parapet_record_look_find (kind);
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *uri = files != NULL ? g_file_get_uri (files->data) : NULL;

  if (uri == NULL || look == NULL || look->take == NULL)
    return uri != NULL && gtk_widget_activate_action (GTK_WIDGET (self), "win.import-file", "(ss)", kind->name, uri);
  if (isms_store_is_past (parapet_page_get_store (PARAPET_PAGE (self))))
    return FALSE;
  look->take (GTK_WIDGET (self), parapet_page_get_store (PARAPET_PAGE (self)), files);
  return TRUE;
}

static gboolean
parapet_records_page_show_kind (ParapetPage *page,
                                const IsmsKind *kind)
{
  ParapetRecordsPage *self = PARAPET_RECORDS_PAGE (page);
  guint position;

  if (!g_ptr_array_find (self->kinds, kind, &position))
    return FALSE;
  parapet_kind_switcher_set_selected (self->switcher, position);
  return TRUE;
}

static gboolean
parapet_records_page_show_picture (ParapetPage *page,
                                   const IsmsKind *kind)
{
  return parapet_records_page_show_kind (page, kind) && parapet_kind_view_show_picture (get_view (PARAPET_RECORDS_PAGE (page)));
}

static gboolean
parapet_records_page_show_record (ParapetPage *page,
                                  IsmsRecord *record)
{
  ParapetRecordsPage *self = PARAPET_RECORDS_PAGE (page);

  if (!parapet_records_page_show_kind (page, isms_record_get_kind (record)))
    return FALSE;
  if (!parapet_kind_view_show_record (get_view (self), record))
    return FALSE;
  show_details (self, TRUE);
  return TRUE;
}

static const IsmsKind *
parapet_records_page_get_kind (ParapetPage *page)
{
  return parapet_kind_view_get_kind (get_view (PARAPET_RECORDS_PAGE (page)));
}

static void
parapet_records_page_focus_search (ParapetPage *page)
{
  ParapetRecordsPage *self = PARAPET_RECORDS_PAGE (page);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
parapet_records_page_dispose (GObject *object)
{
  ParapetRecordsPage *self = PARAPET_RECORDS_PAGE (object);
  GtkWidget *view;

  while (self->views != NULL && (view = gtk_widget_get_first_child (GTK_WIDGET (self->views))) != NULL)
    gtk_stack_remove (self->views, view);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_RECORDS_PAGE);

  G_OBJECT_CLASS (parapet_records_page_parent_class)->dispose (object);
}

static void
parapet_records_page_finalize (GObject *object)
{
  g_clear_pointer (&PARAPET_RECORDS_PAGE (object)->kinds, g_ptr_array_unref);

  G_OBJECT_CLASS (parapet_records_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-records-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordsPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordsPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordsPage, add);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordsPage, search);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordsPage, views);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, collapsed_cb);
}

static void
parapet_records_page_class_init (ParapetRecordsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ParapetPageClass *page_class = PARAPET_PAGE_CLASS (klass);

  object_class->dispose = parapet_records_page_dispose;
  object_class->finalize = parapet_records_page_finalize;
  page_class->show_record = parapet_records_page_show_record;
  page_class->show_kind = parapet_records_page_show_kind;
  page_class->show_picture = parapet_records_page_show_picture;
  page_class->get_kind = parapet_records_page_get_kind;
  page_class->focus_search = parapet_records_page_focus_search;

  g_type_ensure (PARAPET_TYPE_KIND_SWITCHER);
  bind_template (widget_class);
}

static void
parapet_records_page_init (ParapetRecordsPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->kinds = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, make_menu, self, NULL);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self->views));
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->views), GTK_EVENT_CONTROLLER (drop));
}

/**
 * parapet_records_page_new:
 * @kinds: (array zero-terminated=1): the names of the kinds that live here, at least one
 */
GtkWidget *
parapet_records_page_new (IsmsStore *store,
                          const char *const *kinds)
{
  ParapetRecordsPage *self = g_object_new (PARAPET_TYPE_RECORDS_PAGE, "store", store, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      const IsmsKind *kind = isms_kind_find (kinds[i]);

      g_ptr_array_add (self->kinds, (gpointer) kind);
      g_ptr_array_add (names, (gpointer) _(kind->plural));
    }
  parapet_page_set_title (PARAPET_PAGE (self), g_ptr_array_index (names, 0));
  g_ptr_array_add (names, NULL);
  parapet_kind_switcher_set_names (self->switcher, (const char *const *) names->pdata);
  kind_changed_cb (self);
  return GTK_WIDGET (self);
}

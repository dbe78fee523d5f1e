/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-document-menu.h"
#include "app/parapet-workspace-go.h"
#include "app/parapet-workspace-import.h"
#include "app/parapet-workspace-past.h"
#include "app/parapet-workspace.h"
#include "forms/parapet-export.h"
#include "forms/parapet-record-look.h"
#include "forms/parapet-typing.h"
#include "models/isms-guide.h"
#include "pages/jump/parapet-jump-dialog.h"
#include "store/isms-history.h"
#include "store/isms-seal.h"
#include "widgets/parapet-lazy-menu.h"
#include "widgets/parapet-slices.h"
#include "widgets/parapet-stack.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetWorkspace:
 *
 * An open document: the places to go to, the screen of the one that is shown, and what can be done to the document as a
 * whole. Screens are made when first gone to.
 */
struct _ParapetWorkspace
{
  AdwBreakpointBin parent_instance;

  IsmsDocument *document;
  IsmsStore *past; /* what is looked at instead of today, or NULL */
  char *past_notice;
  GActionMap *actions; /* of the window, which outlives us */
  GListModel *places;
  GHashTable *made; /* name of a place -> ParapetPage */
  guint counting; /* once what is being done has been shown */
  gboolean beside; /* the menu was opened from a screen that lies over it */
  char *title;
  char *notice;
  char *notice_button;
  char *notice_action;

  AdwNavigationSplitView *split;
  AdwWindowTitle *heading;
  GtkListBox *sections;
  AdwNavigationPage *content_page;
  GtkStack *pages;
  GtkMenuButton *menu;
  GMenuModel *document_menu;
  GMenu *edit_section;
  GMenu *export_menu;
};

G_DEFINE_FINAL_TYPE (ParapetWorkspace, parapet_workspace, ADW_TYPE_BREAKPOINT_BIN)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static IsmsStore *
get_store (ParapetWorkspace *self)
{
  return self->past != NULL ? self->past : isms_document_get_store (self->document);
}

static void
tell_page (ParapetWorkspace *self,
           ParapetPage *page)
{
  if (self->past != NULL)
    parapet_page_set_notice (page, self->past_notice, _("_Back to Today"), "win.leave-past");
  else
    parapet_page_set_notice (page, self->notice, self->notice_button, self->notice_action);
}

static ParapetPage *
ensure_page (ParapetWorkspace *self,
             ParapetPlace *place)
{
  const char *name = parapet_place_get_name (place);
  ParapetPage *page = g_hash_table_lookup (self->made, name);

  if (page != NULL)
    return page;
  page = parapet_place_make_page (place, get_store (self));
  g_hash_table_insert (self->made, (gpointer) name, page);
  gtk_stack_add_named (self->pages, GTK_WIDGET (page), name);
  tell_page (self, page);
  return page;
}

static void
select_row (ParapetWorkspace *self,
            ParapetPlace *place)
{
  guint position;

  if (g_list_store_find (G_LIST_STORE (self->places), place, &position))
    gtk_list_box_select_row (self->sections, gtk_list_box_get_row_at_index (self->sections, position));
}

static ParapetPage *
go_to (ParapetWorkspace *self,
       ParapetPlace *place)
{
  ParapetPage *page = ensure_page (self, place);

  parapet_stack_show (self->pages, GTK_WIDGET (page));
  adw_navigation_page_set_title (self->content_page, parapet_place_get_title (place));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  select_row (self, place);
  return page;
}

static void
set_title (ParapetWorkspace *self)
{
  g_autoptr (GPtrArray) records = isms_store_list_records (get_store (self), isms_kind_find ("organisation"));
  const char *title = records->len > 0 ? isms_record_get_title (g_ptr_array_index (records, 0)) : NULL;

  if (g_set_str (&self->title, title != NULL ? title : _("Organisation Without a Name")))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
enable (ParapetWorkspace *self,
        const char *action,
        gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (self->actions, action)), enabled);
}

static void
update_undo (ParapetWorkspace *self)
{
  g_autoptr (IsmsStep) undo = isms_history_peek_undo (get_store (self));
  g_autoptr (IsmsStep) redo = isms_history_peek_redo (get_store (self));

  enable (self, "undo", undo != NULL && self->past == NULL);
  enable (self, "redo", redo != NULL && self->past == NULL);
  enable (self, "add-record", self->past == NULL);
  parapet_document_menu_show_steps (self->edit_section, undo, redo);
}

static gboolean
count_cb (gpointer data)
{
  ParapetWorkspace *self = data;

  self->counting = 0;
  parapet_places_count (self->places, get_store (self));
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (ParapetWorkspace *self)
{
  g_assert (PARAPET_IS_WORKSPACE (self));

  set_title (self);
  update_undo (self);
  parapet_toast_dismiss_undo (GTK_WIDGET (self->split));
  if (self->counting == 0)
    self->counting = g_idle_add_full (G_PRIORITY_LOW, count_cb, self, NULL);
}

static void
row_activated_cb (ParapetWorkspace *self,
                  GtkListBoxRow *row)
{
  g_autoptr (ParapetPlace) place = g_list_model_get_item (self->places, gtk_list_box_row_get_index (row));

  parapet_workspace_go_later (self, parapet_place_get_name (place), NULL, NULL);
}

static void
show_count (GtkWidget *row,
            ParapetPlace *place)
{
  GtkWidget *label = gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
  guint count = parapet_place_get_count (place);
  g_autofree char *text = g_strdup_printf ("%u", count);
  /* Translators: beside a section in the sidebar: so much there waits for somebody */
  g_autofree char *words = count > 0 ? g_strdup_printf (ngettext ("%u needs attention", "%u need attention", count), count) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
count_changed_cb (ParapetPlace *place,
                  GParamSpec *pspec,
                  GtkWidget *row)
{
  show_count (row, place);
}

static GtkWidget *
make_row (gpointer item,
          gpointer data)
{
  ParapetPlace *place = item;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", parapet_place_get_icon_name (place), "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", parapet_place_get_title (place), "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  GtkWidget *count = g_object_new (GTK_TYPE_LABEL, "css-classes", (const char *const[]) { "numeric", "dimmed", NULL }, NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, parapet_place_get_title (place), -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_signal_connect_object (place, "notify::count", G_CALLBACK (count_changed_cb), row, 0);
  show_count (row, place);
  return row;
}

static void
part_groups (GtkListBoxRow *row,
             GtkListBoxRow *before,
             gpointer data)
{
  ParapetWorkspace *self = data;
  g_autoptr (ParapetPlace) place = g_list_model_get_item (self->places, gtk_list_box_row_get_index (row));

  if (before != NULL && parapet_place_starts_group (place))
    gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
}

static void
tell_step (ParapetWorkspace *self,
           const char *format,
           IsmsStep *step,
           const GError *error)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *title = step != NULL ? g_strjoinv (step->label, parts) : NULL;

  if (error != NULL)
    parapet_toast_show_error (GTK_WIDGET (self->split), error);
  else if (title != NULL)
    parapet_toast_show_step (GTK_WIDGET (self->split), title);
}

static void
undo_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  ParapetWorkspace *self = data;
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;

  if (parapet_typing_undo (gtk_widget_get_root (GTK_WIDGET (self))))
    return;
  step = isms_history_peek_undo (get_store (self));
  isms_history_undo (get_store (self), &error);
  tell_step (self, _("Undone: %s"), step, error);
}

static void
redo_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  ParapetWorkspace *self = data;
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;

  if (parapet_typing_redo (gtk_widget_get_root (GTK_WIDGET (self))))
    return;
  step = isms_history_peek_redo (get_store (self));
  isms_history_redo (get_store (self), &error);
  tell_step (self, _("Redone: %s"), step, error);
}

static void
open_menu_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  ParapetWorkspace *self = data;

  self->beside = adw_navigation_split_view_get_collapsed (self->split) && adw_navigation_split_view_get_show_content (self->split);
  if (self->beside)
    adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_menu_button_popup (self->menu);
}

/* Who looked into the menu, and went nowhere, wants to go on where that was. */
static void
menu_closed_cb (ParapetWorkspace *self)
{
  if (!gtk_menu_button_get_active (self->menu) && self->beside)
    {
      self->beside = FALSE;
      adw_navigation_split_view_set_show_content (self->split, TRUE);
    }
}

static void
search_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer data)
{
  ParapetPage *page;

  parapet_slices_finish (data);
  page = parapet_workspace_get_page (data);
  if (page != NULL)
    parapet_page_focus_search (page);
}

static void
created_cb (ParapetWorkspace *self,
            IsmsRecord *record)
{
  /* Translators: the code of a new record: "RK-12 added" */
  g_autofree char *title = g_strdup_printf (_("%s added"), isms_record_get_code (record));

  parapet_workspace_show_record (self, record);
  parapet_toast_show_undo (GTK_WIDGET (self->split), title);
}

static void
add_record_cb (GSimpleAction *action,
               GVariant *parameter,
               gpointer data)
{
  ParapetWorkspace *self = data;
  const IsmsKind *kind = isms_kind_find (g_variant_get_string (parameter, NULL));
  const ParapetRecordLook *look = kind != NULL ? parapet_record_look_find (kind) : NULL;
  AdwDialog *dialog;

  if (kind == NULL)
    return;
  if (look != NULL && look->begin != NULL)
    {
      look->begin (GTK_WIDGET (self->split), get_store (self));
      return;
    }
  dialog = parapet_record_look_ask (get_store (self), kind);
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
export_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer data)
{
  ParapetWorkspace *self = data;
  const IsmsReportKind *kind = isms_report_kind_find (g_variant_get_string (parameter, NULL));

  if (kind != NULL)
    parapet_export_start (GTK_WIDGET (self->split), get_store (self), kind, NULL);
}

static void
jump_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  ParapetWorkspace *self = data;

  adw_dialog_present (parapet_jump_dialog_new (get_store (self), self->places), GTK_WIDGET (self));
}

static const GActionEntry entries[] = {
  { .name = "undo", .activate = undo_cb },
  { .name = "redo", .activate = redo_cb },
  { .name = "add-record", .activate = add_record_cb, .parameter_type = "s" },
  { .name = "export", .activate = export_cb, .parameter_type = "s" },
  { .name = "jump", .activate = jump_cb },
  { .name = "open-menu", .activate = open_menu_cb },
  { .name = "search", .activate = search_cb },
};

static void
parapet_workspace_get_property (GObject *object,
                                guint id,
                                GValue *value,
                                GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, parapet_workspace_get_title (PARAPET_WORKSPACE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parapet_workspace_dispose (GObject *object)
{
  ParapetWorkspace *self = PARAPET_WORKSPACE (object);

  parapet_workspace_close (self);
  /* Or the bin would unparent a child that its template has let go of already. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_WORKSPACE);

  G_OBJECT_CLASS (parapet_workspace_parent_class)->dispose (object);
}

static void
parapet_workspace_finalize (GObject *object)
{
  ParapetWorkspace *self = PARAPET_WORKSPACE (object);

  g_clear_pointer (&self->made, g_hash_table_unref);
  g_clear_object (&self->places);
  g_clear_object (&self->past);
  g_clear_pointer (&self->past_notice, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->notice, g_free);
  g_clear_pointer (&self->notice_button, g_free);
  g_clear_pointer (&self->notice_action, g_free);

  G_OBJECT_CLASS (parapet_workspace_parent_class)->finalize (object);
}

static void
parapet_workspace_class_init (ParapetWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = parapet_workspace_get_property;
  object_class->dispose = parapet_workspace_dispose;
  object_class->finalize = parapet_workspace_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-workspace.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetWorkspace, split);
  gtk_widget_class_bind_template_child (widget_class, ParapetWorkspace, heading);
  gtk_widget_class_bind_template_child (widget_class, ParapetWorkspace, sections);
  gtk_widget_class_bind_template_child (widget_class, ParapetWorkspace, content_page);
  gtk_widget_class_bind_template_child (widget_class, ParapetWorkspace, pages);
  gtk_widget_class_bind_template_child (widget_class, ParapetWorkspace, menu);
  gtk_widget_class_bind_template_child (widget_class, ParapetWorkspace, document_menu);
  gtk_widget_class_bind_template_child (widget_class, ParapetWorkspace, edit_section);
  gtk_widget_class_bind_template_child (widget_class, ParapetWorkspace, export_menu);
  gtk_widget_class_bind_template_callback (widget_class, menu_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
parapet_workspace_init (ParapetWorkspace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  parapet_document_menu_fill_export (self->export_menu);
  parapet_lazy_menu_set (self->menu, self->document_menu);
  self->made = g_hash_table_new (g_str_hash, g_str_equal);
  self->places = parapet_places_new ();
  gtk_list_box_bind_model (self->sections, self->places, make_row, self, NULL);
  gtk_list_box_set_header_func (self->sections, part_groups, self, NULL);
}

static void
drop_pages (ParapetWorkspace *self)
{
  GtkWidget *page;

  g_hash_table_remove_all (self->made);
  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, page);
}

static void
tell_pages (ParapetWorkspace *self)
{
  GHashTableIter iter;
  gpointer page;

  g_hash_table_iter_init (&iter, self->made);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    tell_page (self, page);
}

/* Who has only begun is led on; who has gone all the way once wants to work. */
static const char *
choose_first_place (ParapetWorkspace *self)
{
  return isms_guide_is_begun (get_store (self)) ? "controls" : "guide";
}

/**
 * parapet_workspace_new:
 * @document: what is worked on; the caller closes it after parapet_workspace_close()
 * @actions: the window's, where the document's actions are to be found while it is open
 */
GtkWidget *
parapet_workspace_new (IsmsDocument *document,
                       GActionMap *actions)
{
  ParapetWorkspace *self = g_object_new (PARAPET_TYPE_WORKSPACE, NULL);

  self->document = g_object_ref (document);
  self->actions = actions;
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  parapet_workspace_go_install (self, actions);
  parapet_workspace_import_install (self, actions);
  parapet_workspace_past_install (self, actions);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  store_changed_cb (self);
  parapet_workspace_show_place (self, choose_first_place (self));
  return GTK_WIDGET (self);
}

/**
 * parapet_workspace_close:
 *
 * Lets go of everything that holds the document's store.
 */
void
parapet_workspace_close (ParapetWorkspace *self)
{
  if (self->document == NULL)
    return;
  g_clear_handle_id (&self->counting, g_source_remove);
  parapet_workspace_go_remove (self, self->actions);
  parapet_workspace_import_remove (self, self->actions);
  parapet_workspace_past_remove (self, self->actions);
  g_action_map_remove_action_entries (self->actions, entries, G_N_ELEMENTS (entries));
  g_signal_handlers_disconnect_by_data (isms_document_get_store (self->document), self);
  drop_pages (self);
  g_clear_object (&self->past);
  g_clear_object (&self->document);
}

/**
 * parapet_workspace_get_document:
 *
 * Returns: (transfer none) (nullable): what is worked on
 */
IsmsDocument *
parapet_workspace_get_document (ParapetWorkspace *self)
{
  return self->document;
}

/**
 * parapet_workspace_get_page:
 *
 * Returns: (transfer none) (nullable): the screen that is shown
 */
ParapetPage *
parapet_workspace_get_page (ParapetWorkspace *self)
{
  return PARAPET_PAGE (gtk_stack_get_visible_child (self->pages));
}

GListModel *
parapet_workspace_get_places (ParapetWorkspace *self)
{
  return self->places;
}

/**
 * parapet_workspace_get_title:
 *
 * Returns: (transfer none): the organisation's name
 */
const char *
parapet_workspace_get_title (ParapetWorkspace *self)
{
  return self->title != NULL ? self->title : "";
}

/**
 * parapet_workspace_set_status:
 * @status: how the document stands to its file, in a few words: "Saved"
 */
void
parapet_workspace_set_status (ParapetWorkspace *self,
                              const char *status)
{
  adw_window_title_set_subtitle (self->heading, status);
}

/**
 * parapet_workspace_set_notice:
 * @notice: (nullable): what a person should know about the file, on every screen
 * @button: (nullable): what can be done about it
 * @action: (nullable): the action that does it
 */
void
parapet_workspace_set_notice (ParapetWorkspace *self,
                              const char *notice,
                              const char *button,
                              const char *action)
{
  g_set_str (&self->notice, notice);
  g_set_str (&self->notice_button, button);
  g_set_str (&self->notice_action, action);
  tell_pages (self);
}

/**
 * parapet_workspace_set_past:
 * @past: (nullable): what is shown instead of the document as it is now, see isms_history_as_of(); %NULL for today
 * @notice: (nullable): says so, on every screen
 *
 * Every screen is made anew, and the same one is shown.
 */
void
parapet_workspace_set_past (ParapetWorkspace *self,
                            IsmsStore *past,
                            const char *notice)
{
  g_autofree char *place = g_strdup (gtk_stack_get_visible_child_name (self->pages));

  if (self->past == past)
    return;
  drop_pages (self);
  g_set_object (&self->past, past);
  g_set_str (&self->past_notice, notice);
  store_changed_cb (self);
  parapet_workspace_show_place (self, place);
}

void
parapet_workspace_show_place (ParapetWorkspace *self,
                              const char *name)
{
  ParapetPlace *place = parapet_places_find (self->places, name);

  if (place != NULL)
    go_to (self, place);
}

/**
 * parapet_workspace_show_record:
 *
 * Goes to the place of the record's kind, and to the record there; of a sealed record says why not.
 */
void
parapet_workspace_show_record (ParapetWorkspace *self,
                               IsmsRecord *record)
{
  ParapetPlace *place = parapet_places_find_kind (self->places, isms_record_get_kind (record));

  if (isms_seal_hides (get_store (self), record))
    parapet_toast_show (GTK_WIDGET (self->split), _(isms_record_get_kind (record)->seal.sentence));
  else if (place != NULL)
    parapet_page_show_record (go_to (self, place), record);
}

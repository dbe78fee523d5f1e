/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-kind-example.h"
#include "forms/parapet-record-look.h"
#include "pages/records/parapet-filter-bar.h"
#include "pages/records/parapet-kind-menu.h"
#include "pages/records/parapet-kind-view.h"
#include "pages/records/parapet-record-batch.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-slices.h"
#include "widgets/parapet-stack.h"
#include "widgets/parapet-toast.h"

#define PICTURE "picture"

/**
 * ParapetKindView:
 *
 * All records of one kind: filters above, the table, below it what can be done to several at once. Where there is none yet, it
 * says what belongs here.
 */
struct _ParapetKindView
{
  AdwBin parent_instance;

  IsmsStore *store;
  const IsmsKind *kind;
  ParapetCellTexts *texts;
  IsmsRecordList *list;
  GActionGroup *columns;

  ParapetFilterBar *filters;
  AdwToggleGroup *ways;
  GtkStack *stack;
  ParapetRecordTable *table;
  AdwBin *picture; /* (nullable) */
  IsmsRecord *turned; /* (nullable): what the picture is to be turned to */
  AdwStatusPage *empty;
  GtkWidget *example_box;
  GtkLabel *example;
  AdwBin *above;
  AdwBin *start;
  GtkWidget *buttons;
  GtkButton *add;
  GtkButton *import;
  GtkActionBar *actions;
  GtkLabel *count;
  GtkMenuButton *set_button;
};

G_DEFINE_FINAL_TYPE (ParapetKindView, parapet_kind_view, ADW_TYPE_BIN)

static gboolean
shows_picture (ParapetKindView *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->ways), PICTURE) == 0;
}

/* Made when it is first looked at, once the bar above it is drawn, and turned to what was chosen before. */
static void
show_picture (gpointer view)
{
  ParapetKindView *self = view;
  const ParapetRecordLook *look = parapet_record_look_find (self->kind);

  if (adw_bin_get_child (self->picture) == NULL)
    adw_bin_set_child (self->picture, look->picture (self->store, self->list));
  if (self->turned != NULL && look->turn != NULL)
    look->turn (adw_bin_get_child (self->picture), self->turned);
  g_clear_object (&self->turned);
}

static void
show_records (ParapetKindView *self)
{
  parapet_stack_show_name (self->stack, shows_picture (self) ? PICTURE : "table");
  if (shows_picture (self) && (adw_bin_get_child (self->picture) == NULL || self->turned != NULL))
    parapet_slices_add (GTK_WIDGET (self), show_picture);
}

static void
show_state (ParapetKindView *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;

  if (any)
    show_records (self);
  else
    parapet_stack_show_name (self->stack, isms_record_list_get_filtered (self->list) ? "nothing" : "empty");
}

/* What is done to the table's records belongs to the table: beside a picture its selection is not seen, and the picture marks its own. */
static void
show_selection (ParapetKindView *self)
{
  guint n = shows_picture (self) ? 0 : parapet_record_table_count_selected (self->table);
  gboolean editable = !isms_store_is_past (self->store);
  g_autofree char *text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  gtk_label_set_text (self->count, text);
  gtk_action_bar_set_revealed (self->actions, n > 1 && editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.delete", n > 0 && editable);
}

static void
selection_changed_cb (ParapetKindView *self)
{
  if (self->list != NULL)
    show_selection (self);
}

static void
list_changed_cb (ParapetKindView *self)
{
  g_assert (PARAPET_IS_KIND_VIEW (self));

  show_state (self);
}

static void
way_cb (ParapetKindView *self)
{
  if (self->list == NULL)
    return;
  g_clear_object (&self->turned);
  if (shows_picture (self))
    self->turned = parapet_kind_view_dup_selected (self);
  show_state (self);
  show_selection (self);
}

static IsmsRecord *
get_record (ParapetKindView *self,
            GVariant *key)
{
  return isms_store_get (self->store, self->kind, g_variant_get_int64 (key));
}

static void
pick_cb (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  ParapetKindView *self = PARAPET_KIND_VIEW (widget);
  g_autoptr (IsmsRecord) record = get_record (self, parameter);

  if (record != NULL)
    parapet_record_table_select (self->table, record);
}

static void
open_cb (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  ParapetKindView *self = PARAPET_KIND_VIEW (widget);
  g_autoptr (IsmsRecord) record = get_record (self, parameter);

  if (record != NULL)
    g_signal_emit_by_name (self->table, "activated", record);
}

static void
show_list_cb (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  adw_toggle_group_set_active_name (PARAPET_KIND_VIEW (widget)->ways, "list");
}

static void
columns_changed_cb (gpointer self)
{
  parapet_record_table_reload_columns (PARAPET_KIND_VIEW (self)->table);
}

static void
clear_cb (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  ParapetKindView *self = PARAPET_KIND_VIEW (widget);

  isms_record_list_clear (self->list);
  parapet_record_table_focus (self->table);
}

static void
unselect_cb (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  parapet_record_table_unselect (PARAPET_KIND_VIEW (widget)->table);
}

static void
toast_deleted (ParapetKindView *self,
               GPtrArray *records)
{
  g_autofree char *title = NULL;

  if (records->len == 1)
    /* Translators: a record's code */
    title = g_strdup_printf (_("%s deleted"), isms_record_get_code (g_ptr_array_index (records, 0)));
  else
    title = g_strdup_printf (ngettext ("%u record deleted", "%u records deleted", records->len), records->len);
  parapet_toast_show_undo (GTK_WIDGET (self), title);
}

static void
delete_cb (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  ParapetKindView *self = PARAPET_KIND_VIEW (widget);
  g_autoptr (GPtrArray) records = parapet_record_table_list_selected (self->table);
  g_autoptr (GError) error = NULL;

  if (records->len == 0 || isms_store_is_past (self->store))
    return;
  if (parapet_record_batch_delete (self->store, records, &error))
    toast_deleted (self, records);
  else
    parapet_toast_show_error (widget, error);
}

static void
set_all (ParapetKindView *self,
         const char *field,
         const char *value)
{
  const IsmsField *described = isms_kind_field (self->kind, field);
  g_autoptr (GPtrArray) records = parapet_record_table_list_selected (self->table);
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  if (records->len == 0 || described == NULL || isms_store_is_past (self->store))
    return;
  if (!parapet_record_batch_set (self->store, records, described, value, &error))
    {
      parapet_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  /* Translators: a field, how many records */
  title = g_strdup_printf (ngettext ("%s set for %u record", "%s set for %u records", records->len), isms_field_label (described), records->len);
  parapet_toast_show_undo (GTK_WIDGET (self), title);
}

static void
set_cb (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  const char *field, *value;

  g_variant_get (parameter, "(&s&s)", &field, &value);
  set_all (PARAPET_KIND_VIEW (widget), field, value);
}

#define FIELD "parapet-field"
#define CALENDAR "parapet-calendar"

static void
date_response_cb (ParapetKindView *self,
                  const char *response,
                  AdwAlertDialog *dialog)
{
  GtkCalendar *calendar = g_object_get_data (G_OBJECT (dialog), CALENDAR);
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");

  if (g_str_equal (response, "set"))
    set_all (self, g_object_get_data (G_OBJECT (dialog), FIELD), text);
  else if (g_str_equal (response, "none"))
    set_all (self, g_object_get_data (G_OBJECT (dialog), FIELD), "");
}

static void
set_date_cb (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  ParapetKindView *self = PARAPET_KIND_VIEW (widget);
  const IsmsField *field = isms_kind_field (self->kind, g_variant_get_string (parameter, NULL));
  AdwDialog *dialog = adw_alert_dialog_new (field != NULL ? isms_field_label (field) : NULL, gtk_label_get_text (self->count));
  GtkWidget *calendar = gtk_calendar_new ();

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "none", _("_No Date"), "set", _("_Set"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "set", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "set");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), calendar);
  g_object_set_data (G_OBJECT (dialog), CALENDAR, calendar);
  g_object_set_data_full (G_OBJECT (dialog), FIELD, g_variant_dup_string (parameter, NULL), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (date_response_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
make_set_menu (GtkMenuButton *button,
               gpointer data)
{
  ParapetKindView *self = data;
  g_autoptr (GMenuModel) menu = parapet_kind_menu_new_fields (self->texts, self->kind);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
parapet_kind_view_dispose (GObject *object)
{
  ParapetKindView *self = PARAPET_KIND_VIEW (object);

  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->list, self);
      parapet_record_table_set_list (self->table, NULL, NULL);
      parapet_filter_bar_set_list (self->filters, NULL, NULL);
      gtk_menu_button_set_create_popup_func (self->set_button, NULL, NULL, NULL);
    }
  g_clear_object (&self->turned);
  g_clear_object (&self->columns);
  g_clear_object (&self->list);
  g_clear_object (&self->texts);
  g_clear_object (&self->store);
  /* Or the bin would unparent a child that its template has let go of already. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_KIND_VIEW);

  G_OBJECT_CLASS (parapet_kind_view_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "records.pick", "x", pick_cb);
  gtk_widget_class_install_action (widget_class, "records.open", "x", open_cb);
  gtk_widget_class_install_action (widget_class, "records.show-list", NULL, show_list_cb);
  gtk_widget_class_install_action (widget_class, "records.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "records.unselect", NULL, unselect_cb);
  gtk_widget_class_install_action (widget_class, "records.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "records.set", "(ss)", set_cb);
  gtk_widget_class_install_action (widget_class, "records.set-date", "s", set_date_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "records.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "records.delete", NULL);
}

static void
parapet_kind_view_class_init (ParapetKindViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_kind_view_dispose;
  g_type_ensure (PARAPET_TYPE_FILTER_BAR);
  g_type_ensure (PARAPET_TYPE_RECORD_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-kind-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetKindView, filters);
  gtk_widget_class_bind_template_child (widget_class, ParapetKindView, ways);
  gtk_widget_class_bind_template_child (widget_class, ParapetKindView, stack);
  gtk_widget_class_bind_template_child (widget_class, ParapetKindView, table);
  gtk_widget_class_bind_template_child (widget_class, ParapetKindView, empty);
  gtk_widget_class_bind_template_child (widget_class, ParapetKindView, example_box);
  gtk_widget_class_bind_template_child (widget_class, ParapetKindView, example);
  gtk_widget_class_bind_template_child (widget_class, ParapetKindView, above);
  gtk_widget_class_bind_template_child (widget_class, ParapetKindView, start);
  gtk_widget_class_bind_template_child (widget_class, ParapetKindView, buttons);
  gtk_widget_class_bind_template_child (widget_class, ParapetKindView, add);
  gtk_widget_class_bind_template_child (widget_class, ParapetKindView, import);
  gtk_widget_class_bind_template_child (widget_class, ParapetKindView, actions);
  gtk_widget_class_bind_template_child (widget_class, ParapetKindView, count);
  gtk_widget_class_bind_template_child (widget_class, ParapetKindView, set_button);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, way_cb);
  install_actions (widget_class);
}

static void
parapet_kind_view_init (ParapetKindView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
describe_empty (ParapetKindView *self)
{
  const ParapetRecordLook *look = parapet_record_look_find (self->kind);
  g_autofree char *example = parapet_kind_example (self->kind);
  g_autofree char *description = g_markup_escape_text (_(self->kind->about), -1);
  /* Translators: a button: "Add Risk…" */
  g_autofree char *add = g_strdup_printf (_("_Add %s…"), _(self->kind->label));

  adw_status_page_set_title (self->empty, _(self->kind->none));
  adw_status_page_set_description (self->empty, description);
  gtk_label_set_text (self->example, example != NULL ? example : "");
  gtk_widget_set_visible (self->example_box, example != NULL);
  if (look != NULL && look->start != NULL)
    adw_bin_set_child (self->start, look->start (self->store));
  gtk_widget_set_visible (GTK_WIDGET (self->start), look != NULL && look->start != NULL);
  gtk_widget_set_visible (self->buttons, !isms_store_is_past (self->store));
  gtk_button_set_use_underline (self->add, TRUE);
  gtk_button_set_label (self->add, add);
  parapet_label_wrap_button (self->add);
  parapet_label_wrap_button (self->import);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add), "s", self->kind->name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->import), "s", self->kind->name);
  gtk_widget_set_visible (GTK_WIDGET (self->import), self->kind->made_by == NULL);
}

static void
add_way (ParapetKindView *self,
         const char *name,
         const char *label)
{
  adw_toggle_group_add (self->ways, g_object_new (ADW_TYPE_TOGGLE, "name", name, "label", label, NULL));
}

static void
add_look (ParapetKindView *self)
{
  const ParapetRecordLook *look = parapet_record_look_find (self->kind);

  if (look != NULL && look->above != NULL)
    adw_bin_set_child (self->above, look->above (self->store));
  if (look == NULL || look->picture == NULL)
    return;
  self->picture = ADW_BIN (adw_bin_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->picture), PICTURE);
  if (look->list_first)
    add_way (self, "list", _("List"));
  add_way (self, PICTURE, _(look->picture_title));
  if (!look->list_first)
    add_way (self, "list", _("List"));
  adw_toggle_group_set_active (self->ways, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->ways), TRUE);
}

/**
 * parapet_kind_view_new:
 * @store: where the records are
 */
GtkWidget *
parapet_kind_view_new (IsmsStore *store,
                       const IsmsKind *kind)
{
  ParapetKindView *self = g_object_new (PARAPET_TYPE_KIND_VIEW, NULL);
  IsmsQuery query = { .kind = kind };

  self->store = g_object_ref (store);
  self->kind = kind;
  self->texts = parapet_cell_texts_new (store, kind);
  self->list = isms_record_list_new (store, &query);
  self->columns = parapet_kind_menu_new_columns (kind, columns_changed_cb, self);
  describe_empty (self);
  parapet_record_table_set_list (self->table, self->list, self->texts);
  gtk_menu_button_set_create_popup_func (self->set_button, make_set_menu, self, NULL);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (list_changed_cb), self);
  g_signal_connect_swapped (self->list, "notify::filtered", G_CALLBACK (list_changed_cb), self);
  add_look (self);
  parapet_filter_bar_set_list (self->filters, self->list, self->texts);
  show_state (self);
  show_selection (self);
  return GTK_WIDGET (self);
}

const IsmsKind *
parapet_kind_view_get_kind (ParapetKindView *self)
{
  return self->kind;
}

IsmsRecordList *
parapet_kind_view_get_list (ParapetKindView *self)
{
  return self->list;
}

ParapetRecordTable *
parapet_kind_view_get_table (ParapetKindView *self)
{
  return self->table;
}

/**
 * parapet_kind_view_get_found:
 *
 * Returns: (transfer none): how much of the list is shown, in words
 */
const char *
parapet_kind_view_get_found (ParapetKindView *self)
{
  return parapet_filter_bar_get_found (self->filters);
}

/**
 * parapet_kind_view_get_columns:
 *
 * Returns: (transfer none): the actions that its menu's columns want as the group "columns"
 */
GActionGroup *
parapet_kind_view_get_columns (ParapetKindView *self)
{
  return self->columns;
}

static gboolean
select_record (ParapetKindView *self,
               IsmsRecord *record)
{
  if (!parapet_record_table_select (self->table, record))
    return FALSE;
  if (shows_picture (self))
    {
      g_set_object (&self->turned, record);
      show_records (self);
    }
  return TRUE;
}

/**
 * parapet_kind_view_show_record:
 *
 * Selects the record; a filter that hides it is let go.
 *
 * Returns: whether the record is there
 */
gboolean
parapet_kind_view_show_record (ParapetKindView *self,
                               IsmsRecord *record)
{
  if (select_record (self, record))
    return TRUE;
  isms_record_list_clear (self->list);
  return select_record (self, record);
}

/**
 * parapet_kind_view_show_picture:
 *
 * Returns: whether there is a picture of such records
 */
gboolean
parapet_kind_view_show_picture (ParapetKindView *self)
{
  if (self->picture == NULL)
    return FALSE;
  adw_toggle_group_set_active_name (self->ways, PICTURE);
  return TRUE;
}

/**
 * parapet_kind_view_dup_selected:
 *
 * Returns: (transfer full) (nullable): the one record that is selected
 */
IsmsRecord *
parapet_kind_view_dup_selected (ParapetKindView *self)
{
  g_autoptr (GPtrArray) records = parapet_record_table_count_selected (self->table) == 1 ? parapet_record_table_list_selected (self->table) : NULL;

  return records != NULL && records->len == 1 ? g_object_ref (g_ptr_array_index (records, 0)) : NULL;
}

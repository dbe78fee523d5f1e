/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-choice-item.h"
#include "forms/parapet-edit.h"
#include "forms/parapet-pick-source.h"
#include "forms/parapet-record-picker.h"
#include "widgets/parapet-list-click.h"

/**
 * ParapetRecordPicker:
 *
 * Finds what a link field may lead to as one types, and makes what is not there yet. The arrows move through what was found
 * while the keyboard stays in the search; Enter picks.
 */
struct _ParapetRecordPicker
{
  GtkPopover parent_instance;

  IsmsStore *store;
  const IsmsField *field;
  GListStore *found; /* ParapetChoiceItem; the one without a value makes a record */
  char **taken;

  GtkEditable *search;
  GtkLabel *message;
  GtkWidget *scroller;
  GtkListView *list;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (ParapetRecordPicker, parapet_record_picker, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_message (ParapetRecordPicker *self,
              const char *text)
{
  gtk_label_set_text (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static const char *
explain_nothing (ParapetRecordPicker *self)
{
  gboolean typed = *gtk_editable_get_text (self->search) != '\0';

  if (typed)
    return _("Nothing is called so.");
  if (self->field->type == ISMS_REFERENCE)
    return _("All are chosen.");
  if (self->field->links_to == NULL)
    return _("Type to find a record of any kind.");
  return isms_kind_find (self->field->links_to)->made_by != NULL ? _("There is none yet; the first is added to their own list.") : _("Type a name to create the first one.");
}

static void
add_creation (ParapetRecordPicker *self,
              GPtrArray *items)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
  g_autofree char *label = NULL;

  if (!parapet_pick_source_can_create (self->store, self->field, text))
    return;
  label = g_strdup_printf (_("Create “%s”"), text);
  g_ptr_array_add (items, parapet_choice_item_new (NULL, label, _(isms_kind_find (self->field->links_to)->label)));
}

static void
refresh (ParapetRecordPicker *self)
{
  g_autoptr (GPtrArray) items = parapet_pick_source_find (self->store, self->field, gtk_editable_get_text (self->search),
                                                          (const char *const *) self->taken);

  add_creation (self, items);
  g_list_store_splice (self->found, 0, g_list_model_get_n_items (G_LIST_MODEL (self->found)), items->pdata, items->len);
  gtk_widget_set_visible (self->scroller, items->len > 0);
  show_message (self, items->len > 0 ? NULL : explain_nothing (self));
  if (items->len > 0)
    gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_SELECT, NULL);
}

static char *
create (ParapetRecordPicker *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) record = parapet_edit_create (self->store, isms_kind_find (self->field->links_to), title, &error);

  if (record != NULL)
    return g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (record));
  show_message (self, error->message);
  return NULL;
}

static void
show_cb (ParapetRecordPicker *self)
{
  refresh (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
closed_cb (ParapetRecordPicker *self)
{
  gtk_editable_set_text (self->search, "");
}

static void
search_cb (ParapetRecordPicker *self)
{
  if (self->store != NULL)
    refresh (self);
}

static void
stop_cb (ParapetRecordPicker *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
enter_cb (ParapetRecordPicker *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    parapet_record_picker_pick (self, position);
}

static void
activate_cb (ParapetRecordPicker *self,
             guint position)
{
  parapet_record_picker_pick (self, position);
}

static gboolean
has_text (GObject *item,
          const char *text)
{
  return text != NULL;
}

static gboolean
key_cb (ParapetRecordPicker *self,
        guint keyval)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->found));

  if (n == 0 || (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;
  position = keyval == GDK_KEY_Down ? MIN (position + 1, n - 1) : MAX (position, 1) - 1;
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_SELECT, NULL);
  return GDK_EVENT_STOP;
}

static void
parapet_record_picker_dispose (GObject *object)
{
  ParapetRecordPicker *self = PARAPET_RECORD_PICKER (object);

  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_RECORD_PICKER);

  G_OBJECT_CLASS (parapet_record_picker_parent_class)->dispose (object);
}

static void
parapet_record_picker_finalize (GObject *object)
{
  ParapetRecordPicker *self = PARAPET_RECORD_PICKER (object);

  g_clear_object (&self->found);
  g_clear_pointer (&self->taken, g_strfreev);

  G_OBJECT_CLASS (parapet_record_picker_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPicker, search);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPicker, message);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPicker, scroller);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPicker, list);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPicker, selection);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
}

static void
parapet_record_picker_class_init (ParapetRecordPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = parapet_record_picker_dispose;
  object_class->finalize = parapet_record_picker_finalize;

  /**
   * ParapetRecordPicker::picked:
   * @member: the key of the record, or the id of the entry, as text
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", PARAPET_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PARAPET_TYPE_CHOICE_ITEM);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/io/github/parapet_isms/Parapet/parapet-record-picker.ui");
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
parapet_record_picker_init (ParapetRecordPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->taken = g_new0 (char *, 1);
  self->found = g_list_store_new (PARAPET_TYPE_CHOICE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->found));
  parapet_list_click_watch (self->list);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

/**
 * parapet_record_picker_new:
 * @field: a field of type %ISMS_LINK, %ISMS_LINKS or %ISMS_REFERENCE
 *
 * Returns: (transfer floating): a popover with the signal "picked"
 */
GtkWidget *
parapet_record_picker_new (IsmsStore *store,
                           const IsmsField *field)
{
  ParapetRecordPicker *self = g_object_new (PARAPET_TYPE_RECORD_PICKER, NULL);

  self->store = g_object_ref (store);
  self->field = field;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, isms_field_label (field), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What was found"), -1);
  return GTK_WIDGET (self);
}

/**
 * parapet_record_picker_set_taken:
 * @taken: (array zero-terminated=1): keys or ids that are not to be offered
 */
void
parapet_record_picker_set_taken (ParapetRecordPicker *self,
                                 const char *const *taken)
{
  g_strfreev (self->taken);
  self->taken = g_strdupv ((char **) taken);
}

void
parapet_record_picker_search (ParapetRecordPicker *self,
                              const char *text)
{
  gtk_editable_set_text (self->search, text);
  refresh (self);
}

/**
 * parapet_record_picker_get_found:
 *
 * Returns: (transfer none): what is offered, as #ParapetChoiceItem
 */
GListModel *
parapet_record_picker_get_found (ParapetRecordPicker *self)
{
  return G_LIST_MODEL (self->found);
}

/**
 * parapet_record_picker_pick:
 * @position: which of those that are offered; a record is made for the one that offers that
 */
void
parapet_record_picker_pick (ParapetRecordPicker *self,
                            guint position)
{
  g_autoptr (ParapetChoiceItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), position);
  const IsmsValue *value = parapet_choice_item_get_value (item);
  g_autofree char *member = isms_value_is_null (value) ? create (self) : g_strdup (value->text);

  if (member == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, member);
}

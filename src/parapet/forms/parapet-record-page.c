/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "forms/parapet-edit.h"
#include "forms/parapet-export.h"
#include "forms/parapet-field-row.h"
#include "forms/parapet-record-facts.h"
#include "forms/parapet-record-files.h"
#include "forms/parapet-record-form.h"
#include "forms/parapet-record-history.h"
#include "forms/parapet-record-look.h"
#include "forms/parapet-record-page.h"
#include "forms/parapet-record-uses.h"
#include "forms/parapet-record-why.h"
#include "forms/parapet-record-words.h"
#include "widgets/parapet-lazy-menu.h"
#include "widgets/parapet-slices.h"
#include "widgets/parapet-toast.h"

/* Beyond so many changes it is cheaper to look than to find out whether to look. */
#define MANY_CHANGES 50
#define HEADING_HEIGHT 72
#define LEAST_FOR_TITLE 260 /* in letters’ own measure: of the page */

/**
 * ParapetRecordPage:
 *
 * One record to read: a sentence, its facts, what uses it and who changed it. It follows every step that concerns it. Editing
 * puts a form in the same place.
 */
struct _ParapetRecordPage
{
  AdwNavigationPage parent_instance;

  IsmsStore *store;
  IsmsRecord *record;
  gboolean is_filled; /* lists files, uses and history: once the page is on the screen */
  gboolean editing;

  AdwHeaderBar *header;
  GtkWidget *edit;
  GtkMenuButton *menu;
  GMenuModel *record_menu;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  AdwWrapBox *caption_line;
  GtkLabel *caption;
  GtkLabel *heading;
  GtkLabel *sentence;
  AdwBin *head;
  AdwBin *facts;
  AdwBin *tail;
  AdwBin *files_bin;
  AdwBin *uses_bin;
  AdwBin *history_bin;
  AdwBin *form_bin;
};

G_DEFINE_FINAL_TYPE (ParapetRecordPage, parapet_record_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_0,
  PROP_EDITING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
fill_heading (ParapetRecordPage *self)
{
  g_autofree char *caption = parapet_record_caption (self->record);
  g_autofree char *sentence = parapet_record_sentence (self->store, self->record);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), isms_record_get_title (self->record));
  gtk_label_set_text (self->caption, caption);
  gtk_label_set_text (self->heading, isms_record_get_title (self->record));
  gtk_label_set_text (self->sentence, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), *sentence != '\0');
}

static ParapetRecordFiles *
get_files (ParapetRecordPage *self)
{
  return PARAPET_RECORD_FILES (adw_bin_get_child (self->files_bin));
}

static void
fill_files (gpointer page)
{
  parapet_record_files_refresh (get_files (page));
}

static void
fill_uses (gpointer page)
{
  parapet_record_uses_refresh (PARAPET_RECORD_USES (adw_bin_get_child (PARAPET_RECORD_PAGE (page)->uses_bin)));
}

static void
fill_history (gpointer page)
{
  parapet_record_history_refresh (PARAPET_RECORD_HISTORY (adw_bin_get_child (PARAPET_RECORD_PAGE (page)->history_bin)));
  PARAPET_RECORD_PAGE (page)->is_filled = TRUE;
}

/* A person may own ten thousand records. */
static void
fill_lists (ParapetRecordPage *self)
{
  const ParapetSlice fills[] = { fill_files, fill_uses, fill_history };

  for (guint i = 0; i < G_N_ELEMENTS (fills); i++)
    if (self->is_filled)
      fills[i](self);
    else
      parapet_slices_add (GTK_WIDGET (self), fills[i]);
}

/* Where the keyboard is in what is made anew, it stays there; that is no reason to turn to it somebody who reads elsewhere. */
static void
refresh (ParapetRecordPage *self)
{
  GtkViewport *viewport = GTK_VIEWPORT (gtk_scrolled_window_get_child (self->scroller));

  gtk_viewport_set_scroll_to_focus (viewport, FALSE);
  fill_heading (self);
  parapet_record_facts_refresh (PARAPET_RECORD_FACTS (adw_bin_get_child (self->facts)));
  if (self->is_filled)
    fill_lists (self);
  gtk_viewport_set_scroll_to_focus (viewport, TRUE);
}

static gboolean
links_to (IsmsRecord *record,
          gint64 key)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, key);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const IsmsValue *value = isms_record_get_value (record, i);

      if (!isms_field_is_link (&kind->fields[i]))
        continue;
      if (value->storage == ISMS_STORAGE_INTEGER ? value->integer == key : value->storage == ISMS_STORAGE_TEXT && strstr (value->text, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_of_method (const IsmsKind *kind)
{
  static const char *const kinds[] = { "method", "scale_step", "band", NULL };

  return g_strv_contains (kinds, kind->name);
}

/* A change to the record, to one it names, to one that names it or has just ceased to, or to the words of the scales. */
static gboolean
is_concerned_by (ParapetRecordPage *self,
                 const IsmsChange *change)
{
  gint64 key = isms_record_get_key (self->record);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, key);
  g_autoptr (IsmsRecord) other = NULL;

  if (change->record == key || is_of_method (change->kind) || links_to (self->record, change->record) || strstr (change->fields, text) != NULL)
    return TRUE;
  other = isms_store_get (self->store, change->kind, change->record);
  return other != NULL && links_to (other, key);
}

static void
changed_cb (ParapetRecordPage *self,
            IsmsStep *step)
{
  gboolean concerned = step->changes->len > MANY_CHANGES;

  for (guint i = 0; i < step->changes->len && !concerned; i++)
    concerned = is_concerned_by (self, g_ptr_array_index (step->changes, i));
  if (concerned && !isms_record_get_deleted (self->record))
    refresh (self);
}

/* The heading says what the page is about, while it is in view. With large letters in a narrow window the buttons leave no room for it. */
static void
show_title (ParapetRecordPage *self)
{
  double scrolled = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
  double least = adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, LEAST_FOR_TITLE, gtk_widget_get_settings (GTK_WIDGET (self)));

  adw_header_bar_set_show_title (self->header, (self->editing || scrolled > HEADING_HEIGHT) && gtk_widget_get_width (GTK_WIDGET (self)) > least);
}

static ParapetRecordForm *
get_form (ParapetRecordPage *self)
{
  return PARAPET_RECORD_FORM (adw_bin_get_child (self->form_bin));
}

static void
start_editing (ParapetRecordPage *self)
{
  if (adw_bin_get_child (self->form_bin) == NULL)
    adw_bin_set_child (self->form_bin, parapet_record_form_new (self->store, self->record, NULL));
  gtk_stack_set_visible_child_name (self->stack, "edit");
  parapet_record_form_focus_field (get_form (self), NULL);
}

static void
stop_editing (ParapetRecordPage *self)
{
  GtkWidget *form = GTK_WIDGET (get_form (self));
  GtkRoot *root = gtk_widget_get_root (form);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  parapet_record_form_finish (get_form (self));
  gtk_stack_set_visible_child_name (self->stack, "read");
  if (focus != NULL && gtk_widget_is_ancestor (focus, form))
    gtk_widget_grab_focus (self->edit);
}

static void
set_editing (ParapetRecordPage *self,
             gboolean editing)
{
  if (self->editing == editing || (editing && isms_store_is_past (self->store)))
    return;
  self->editing = editing;
  if (editing)
    start_editing (self);
  else
    stop_editing (self);
  show_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITING]);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant *arguments,
           gpointer data)
{
  ParapetRecordPage *self = PARAPET_RECORD_PAGE (widget);

  if (!self->editing)
    return GDK_EVENT_PROPAGATE;
  set_editing (self, FALSE);
  return GDK_EVENT_STOP;
}

/* A row has no place to turn to before it was laid out, so this comes after the frame that does. */
static void
show_focused_field (gpointer page)
{
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, PARAPET_TYPE_FIELD_ROW) : NULL;
  GtkWidget *viewport = row != NULL ? gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT) : NULL;

  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), row, NULL);
}

static void
edit_field_cb (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  ParapetRecordPage *self = PARAPET_RECORD_PAGE (widget);

  set_editing (self, TRUE);
  if (self->editing && parapet_record_form_focus_field (get_form (self), g_variant_get_string (parameter, NULL)))
    parapet_slices_add (widget, show_focused_field);
}

static gboolean
delete_record (ParapetRecordPage *self,
               GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, self->record);
  return parapet_edit_delete (self->store, records, error);
}

static void
delete_cb (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  ParapetRecordPage *self = PARAPET_RECORD_PAGE (widget);
  /* Once the record is gone, so may be the page. */
  GtkWidget *overlay = gtk_widget_get_parent (widget);
  g_autofree char *title = g_strdup_printf (_("%s deleted"), isms_record_get_code (self->record));
  g_autoptr (GError) error = NULL;
  gboolean done = delete_record (self, &error);

  if (overlay == NULL)
    return;
  if (done)
    parapet_toast_show_undo (overlay, title);
  else
    parapet_toast_show_error (overlay, error);
}

static void
copy_code_cb (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  ParapetRecordPage *self = PARAPET_RECORD_PAGE (widget);
  g_autofree char *title = g_strdup_printf (_("%s copied"), isms_record_get_code (self->record));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), isms_record_get_code (self->record));
  parapet_toast_show (widget, title);
}

/* Few kinds have a report of each record: an audit, a review. */
static const IsmsReportKind *
get_report (ParapetRecordPage *self)
{
  return isms_report_kind_find_about (isms_record_get_kind (self->record)->name);
}

static void
export_cb (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  ParapetRecordPage *self = PARAPET_RECORD_PAGE (widget);
  /* The page may be left while the report is made. */
  GtkWidget *stays = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  parapet_export_start (stays != NULL ? stays : widget, self->store, get_report (self), self->record);
}

static void
attach_cb (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  parapet_record_files_choose (get_files (PARAPET_RECORD_PAGE (widget)));
}

static gboolean
drop_cb (ParapetRecordPage *self,
         const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (!parapet_record_files_can_attach (get_files (self)))
    return FALSE;
  for (GSList *item = files; item != NULL; item = item->next)
    parapet_record_files_attach (get_files (self), item->data);
  return TRUE;
}

static void
set_part (AdwBin *bin,
          GtkWidget *part)
{
  adw_bin_set_child (bin, part);
  gtk_widget_set_visible (GTK_WIDGET (bin), part != NULL);
}

static void
build (ParapetRecordPage *self)
{
  const ParapetRecordLook *look = parapet_record_look_find (isms_record_get_kind (self->record));

  adw_wrap_box_append (self->caption_line, parapet_record_why_new (isms_record_get_kind (self->record)));
  fill_heading (self);
  set_part (self->head, look != NULL && look->head != NULL ? look->head (self->store, self->record) : NULL);
  set_part (self->tail, look != NULL && look->tail != NULL ? look->tail (self->store, self->record) : NULL);
  adw_bin_set_child (self->facts, parapet_record_facts_new (self->store, self->record, NULL));
  adw_bin_set_child (self->files_bin, parapet_record_files_new (self->store, self->record));
  adw_bin_set_child (self->uses_bin, parapet_record_uses_new (self->store, self->record));
  adw_bin_set_child (self->history_bin, parapet_record_history_new (self->store, self->record));
  fill_lists (self);
  gtk_widget_set_visible (self->edit, !isms_store_is_past (self->store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.edit", !isms_store_is_past (self->store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.edit-field", !isms_store_is_past (self->store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.delete", !isms_store_is_past (self->store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.export", get_report (self) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.attach", parapet_record_files_can_attach (get_files (self)));
}

static void
parapet_record_page_get_property (GObject *object,
                                  guint id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_EDITING:
      g_value_set_boolean (value, PARAPET_RECORD_PAGE (object)->editing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parapet_record_page_set_property (GObject *object,
                                  guint id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_EDITING:
      set_editing (PARAPET_RECORD_PAGE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parapet_record_page_dispose (GObject *object)
{
  ParapetRecordPage *self = PARAPET_RECORD_PAGE (object);

  /* Or the page would unparent a child that its template has let go of already. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_RECORD_PAGE);
  g_clear_object (&self->store);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (parapet_record_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPage, header);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPage, edit);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPage, menu);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPage, record_menu);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPage, caption_line);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPage, caption);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPage, heading);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPage, head);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPage, facts);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPage, tail);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPage, files_bin);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPage, uses_bin);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPage, history_bin);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPage, form_bin);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "record.edit", "editing");
  gtk_widget_class_install_action (widget_class, "record.edit-field", "s", edit_field_cb);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "record.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "record.attach", NULL, attach_cb);
  gtk_widget_class_install_action (widget_class, "record.copy-code", NULL, copy_code_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
parapet_record_page_class_init (ParapetRecordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = parapet_record_page_get_property;
  object_class->set_property = parapet_record_page_set_property;
  object_class->dispose = parapet_record_page_dispose;

  /**
   * ParapetRecordPage:editing:
   *
   * Whether the form is in the place of what one reads.
   */
  properties[PROP_EDITING] = g_param_spec_boolean ("editing", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-record-page.ui");
  bind_children (widget_class);
}

static void
parapet_record_page_init (ParapetRecordPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  parapet_lazy_menu_set (self->menu, self->record_menu);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "notify::value", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
}

/**
 * parapet_record_page_new:
 * @record: a record of @store that is not deleted
 *
 * Returns: (transfer floating): a page that shows the record
 */
GtkWidget *
parapet_record_page_new (IsmsStore *store,
                         IsmsRecord *record)
{
  ParapetRecordPage *self = g_object_new (PARAPET_TYPE_RECORD_PAGE, NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  build (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * parapet_record_page_get_record:
 *
 * Returns: (transfer none): what it shows
 */
IsmsRecord *
parapet_record_page_get_record (ParapetRecordPage *self)
{
  return self->record;
}

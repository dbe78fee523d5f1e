/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-page.h"
#include "forms/parapet-record-pane.h"
#include "forms/parapet-record-why.h"
#include "widgets/parapet-slices.h"

/**
 * ParapetRecordPane:
 *
 * The details of what is selected somewhere, and of what one follows from there; Back returns. Without a record it tells how
 * others do it. A record that is deleted leaves, whoever deleted it.
 */
struct _ParapetRecordPane
{
  AdwBin parent_instance;

  IsmsStore *store;
  const IsmsKind *kind; /* (nullable): what the lesson is about */

  AdwNavigationView *view;
  AdwStatusPage *lesson;
};

G_DEFINE_FINAL_TYPE (ParapetRecordPane, parapet_record_pane, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
replace_page (ParapetRecordPane *self,
              AdwNavigationPage *page)
{
  const char *const empty[] = { "empty" };

  if (page != NULL)
    adw_navigation_view_replace (self->view, &page, 1);
  else
    adw_navigation_view_replace_with_tags (self->view, empty, G_N_ELEMENTS (empty));
}

static AdwNavigationPage *
make_page (ParapetRecordPane *self,
           IsmsRecord *record)
{
  return ADW_NAVIGATION_PAGE (parapet_record_page_new (self->store, record));
}

static gboolean
is_gone (AdwNavigationPage *page)
{
  return PARAPET_IS_RECORD_PAGE (page) && isms_record_get_deleted (parapet_record_page_get_record (PARAPET_RECORD_PAGE (page)));
}

/* Returns: (transfer full): the pages of records that are still there, from the first to the one in view */
static GPtrArray *
list_pages (ParapetRecordPane *self,
            gboolean *gone)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (self->view);
  GPtrArray *pages = g_ptr_array_new_with_free_func (g_object_unref);

  *gone = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (stack); i++)
    {
      g_autoptr (AdwNavigationPage) page = g_list_model_get_item (stack, i);

      if (is_gone (page))
        *gone = TRUE;
      else
        g_ptr_array_add (pages, g_steal_pointer (&page));
    }
  return pages;
}

static void
changed_cb (ParapetRecordPane *self)
{
  gboolean gone;
  g_autoptr (GPtrArray) pages = list_pages (self, &gone);

  if (!gone)
    return;
  if (pages->len > 0)
    adw_navigation_view_replace (self->view, (AdwNavigationPage **) pages->pdata, pages->len);
  else
    replace_page (self, NULL);
}

static void
shown_cb (ParapetRecordPane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static gboolean
wants_lesson (ParapetRecordPane *self)
{
  return self->kind != NULL && adw_status_page_get_child (self->lesson) == NULL && gtk_widget_get_mapped (GTK_WIDGET (self->lesson));
}

/* Its words take as long to lay out as the rest of a page does: the list beside it comes first. */
static void
teach (gpointer pane)
{
  ParapetRecordPane *self = pane;

  if (wants_lesson (self))
    adw_status_page_set_child (self->lesson, parapet_kind_guide_new (self->kind));
}

static void
teach_later (ParapetRecordPane *self)
{
  parapet_slices_add (GTK_WIDGET (self), teach);
}

static void
open_cb (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  ParapetRecordPane *self = PARAPET_RECORD_PANE (widget);
  g_autoptr (IsmsRecord) record = isms_store_get_any (self->store, g_variant_get_int64 (parameter));

  if (record != NULL && !isms_record_get_deleted (record))
    parapet_record_pane_push (self, record);
}

static void
parapet_record_pane_get_property (GObject *object,
                                  guint id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SHOWN:
      g_value_set_object (value, parapet_record_pane_get_shown (PARAPET_RECORD_PANE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parapet_record_pane_dispose (GObject *object)
{
  ParapetRecordPane *self = PARAPET_RECORD_PANE (object);

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  /* Or the bin would unparent a child that its template has let go of already. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_RECORD_PANE);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (parapet_record_pane_parent_class)->dispose (object);
}

static void
parapet_record_pane_class_init (ParapetRecordPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = parapet_record_pane_get_property;
  object_class->dispose = parapet_record_pane_dispose;

  /**
   * ParapetRecordPane:shown: (nullable)
   *
   * The record in view.
   */
  properties[PROP_SHOWN] = g_param_spec_object ("shown", NULL, NULL, ISMS_TYPE_RECORD, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "record.open", "x", open_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-record-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPane, view);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordPane, lesson);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, teach_later);
}

/* The keyboard is mostly in the list beside it, so F2 is heard in the whole window. */
static gboolean
edit_cb (GtkWidget *widget,
         GVariant *arguments,
         gpointer data)
{
  ParapetRecordPane *self = PARAPET_RECORD_PANE (widget);

  if (!gtk_widget_get_mapped (widget) || parapet_record_pane_get_shown (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_activate_action (GTK_WIDGET (adw_navigation_view_get_visible_page (self->view)), "record.edit", NULL);
}

static void
add_shortcut (ParapetRecordPane *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F2, 0), gtk_callback_action_new (edit_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
parapet_record_pane_init (ParapetRecordPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_shortcut (self);
  parapet_record_pane_set_kind (self, NULL);
}

/**
 * parapet_record_pane_new:
 * @store: whose records are shown
 *
 * Returns: (transfer floating): an empty pane
 */
GtkWidget *
parapet_record_pane_new (IsmsStore *store)
{
  ParapetRecordPane *self = g_object_new (PARAPET_TYPE_RECORD_PANE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * parapet_record_pane_show:
 * @record: (nullable): what to show instead of all that is there, or %NULL to show nothing
 */
void
parapet_record_pane_show (ParapetRecordPane *self,
                          IsmsRecord *record)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (self->view);

  if (record != parapet_record_pane_get_shown (self) || g_list_model_get_n_items (stack) != 1)
    replace_page (self, record != NULL && !isms_record_get_deleted (record) ? make_page (self, record) : NULL);
  /* Before anybody said what is selected, it is not said that nothing is. */
  gtk_widget_set_visible (GTK_WIDGET (self->lesson), TRUE);
}

/**
 * parapet_record_pane_push:
 * @record: what to show on top of what is there
 *
 * Follows a link: Back returns to where it was.
 */
void
parapet_record_pane_push (ParapetRecordPane *self,
                          IsmsRecord *record)
{
  IsmsRecord *shown = parapet_record_pane_get_shown (self);

  if (shown == NULL)
    parapet_record_pane_show (self, record);
  else if (record != shown)
    adw_navigation_view_push (self->view, make_page (self, record));
}

/**
 * parapet_record_pane_set_kind:
 * @kind: (nullable): what the list beside it lists
 *
 * What belongs there is said by the list; an empty pane tells how others do it.
 */
void
parapet_record_pane_set_kind (ParapetRecordPane *self,
                              const IsmsKind *kind)
{
  adw_status_page_set_title (self->lesson, kind != NULL ? "" : _("Nothing Selected"));
  adw_status_page_set_child (self->lesson, NULL);
  self->kind = kind;
  if (wants_lesson (self))
    teach_later (self);
}

/**
 * parapet_record_pane_get_shown:
 *
 * Returns: (transfer none) (nullable): the record in view
 */
IsmsRecord *
parapet_record_pane_get_shown (ParapetRecordPane *self)
{
  AdwNavigationPage *page = self->view != NULL ? adw_navigation_view_get_visible_page (self->view) : NULL;

  return PARAPET_IS_RECORD_PAGE (page) ? parapet_record_page_get_record (PARAPET_RECORD_PAGE (page)) : NULL;
}

/**
 * parapet_record_pane_edit:
 * @field: the name of a field of the record in view
 *
 * Opens the record's form at that field.
 */
void
parapet_record_pane_edit (ParapetRecordPane *self,
                          const char *field)
{
  if (parapet_record_pane_get_shown (self) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (adw_navigation_view_get_visible_page (self->view)), "record.edit-field", "s", field);
}

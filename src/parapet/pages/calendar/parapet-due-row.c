/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "models/isms-calendar-step.h"
#include "pages/calendar/parapet-due-row.h"

/**
 * ParapetDueRow:
 *
 * Something that is due: what, whose, when, and what can be done about it at once.
 */
struct _ParapetDueRow
{
  GtkBox parent_instance;

  ParapetDue *due;
  gboolean editable;

  GtkLabel *title;
  GtkLabel *caption;
  GtkWidget *late;
  GtkLabel *when;
  GtkMenuButton *menu;
};

G_DEFINE_FINAL_TYPE (ParapetDueRow, parapet_due_row, GTK_TYPE_BOX)

static void
append_item (GMenu *menu,
             const char *label,
             const char *action,
             GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GVariant *
make_postponing (const IsmsDue *due,
                 int days)
{
  return g_variant_new ("(xsi)", isms_record_get_key (due->record), due->field->name, days);
}

static GMenuModel *
make_menu (const IsmsDue *due,
           gboolean editable)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) postpone = g_menu_new ();

  if (editable && isms_calendar_can_finish (due))
    append_item (menu, _("Mark as _Done"), "calendar.finish", g_variant_new ("(xs)", isms_record_get_key (due->record), due->field->name));
  if (editable && isms_calendar_can_postpone (due))
    {
      append_item (postpone, _("By a _Week"), "calendar.postpone", make_postponing (due, 7));
      append_item (postpone, _("By a _Month"), "calendar.postpone", make_postponing (due, 30));
      append_item (postpone, _("By a _Quarter"), "calendar.postpone", make_postponing (due, 91));
      g_menu_append_submenu (menu, _("_Postpone"), G_MENU_MODEL (postpone));
    }
  if (editable && isms_calendar_can_postpone (due))
    {
      /* Translators: the name of a field, such as “Due” */
      g_autofree char *label = g_strdup_printf (_("_Edit “%s”"), due->what);

      append_item (menu, label, "calendar.edit", g_variant_new ("(xs)", isms_record_get_key (due->record), due->field->name));
    }
  append_item (menu, _("_Go to the Record"), "win.show-record", g_variant_new_int64 (isms_record_get_key (due->record)));
  return G_MENU_MODEL (menu);
}

/* A list keeps some two hundred rows at hand, and a menu costs more than all else in one. */
static void
create_menu_cb (GtkMenuButton *button,
                gpointer data)
{
  ParapetDueRow *self = data;
  g_autoptr (GMenuModel) menu = make_menu (parapet_due_get (self->due), self->editable);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
parapet_due_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PARAPET_TYPE_DUE_ROW);
  g_clear_object (&PARAPET_DUE_ROW (object)->due);

  G_OBJECT_CLASS (parapet_due_row_parent_class)->dispose (object);
}

static void
parapet_due_row_class_init (ParapetDueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_due_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-due-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetDueRow, title);
  gtk_widget_class_bind_template_child (widget_class, ParapetDueRow, caption);
  gtk_widget_class_bind_template_child (widget_class, ParapetDueRow, late);
  gtk_widget_class_bind_template_child (widget_class, ParapetDueRow, when);
  gtk_widget_class_bind_template_child (widget_class, ParapetDueRow, menu);
}

static void
parapet_due_row_init (ParapetDueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu, create_menu_cb, self, NULL);
}

/**
 * parapet_due_row_new:
 * @page: where the row stands: only where it is tight, the day takes several lines
 *
 * Returns: (transfer floating): a row for parapet_due_row_bind()
 */
GtkWidget *
parapet_due_row_new (ParapetPage *page)
{
  ParapetDueRow *self = g_object_new (PARAPET_TYPE_DUE_ROW, NULL);

  g_object_bind_property (page, "tight", self->when, "wrap", G_BINDING_SYNC_CREATE);
  return GTK_WIDGET (self);
}

/**
 * parapet_due_row_bind:
 * @editable: whether the document may be changed
 */
void
parapet_due_row_bind (ParapetDueRow *self,
                      ParapetDue *due,
                      gboolean editable)
{
  g_autofree char *caption = parapet_due_dup_caption (due);
  g_autofree char *when = parapet_due_dup_when (due);

  g_set_object (&self->due, due);
  self->editable = editable;
  gtk_label_set_text (self->title, isms_record_get_title (parapet_due_get (due)->record));
  gtk_label_set_text (self->caption, caption);
  gtk_label_set_text (self->when, when);
  gtk_widget_set_visible (self->late, parapet_due_is_late (due));
  gtk_menu_button_set_menu_model (self->menu, NULL);
}

/**
 * parapet_due_row_describe:
 *
 * Returns: (transfer full): the row as a screen reader says it
 */
char *
parapet_due_row_describe (ParapetDue *due)
{
  g_autofree char *caption = parapet_due_dup_caption (due);
  g_autofree char *when = parapet_due_dup_when (due);

  /* Translators: what is due, when, and what and whose it is */
  return g_strdup_printf (C_("due", "%s, %s, %s"), isms_record_get_title (parapet_due_get (due)->record), when, caption);
}

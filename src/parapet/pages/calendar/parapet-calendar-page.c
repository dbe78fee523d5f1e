/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-words.h"
#include "models/isms-calendar-step.h"
#include "pages/calendar/parapet-calendar-page.h"
#include "pages/calendar/parapet-due-row.h"
#include "records/isms-day.h"
#include "widgets/parapet-drop-down.h"
#include "widgets/parapet-gradual-list.h"
#include "widgets/parapet-lazy-menu.h"
#include "widgets/parapet-slices.h"
#include "widgets/parapet-stack.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetCalendarPage:
 *
 * All that is due, of every kind, what is late first.
 */
struct _ParapetCalendarPage
{
  ParapetPage parent_instance;

  GListStore *dues;
  GtkFilter *filter;
  GtkSorter *groups;
  GtkSingleSelection *selection;
  GPtrArray *people;       /* (element-type IsmsRecord): the choices of the first filter, from its second entry on */
  GPtrArray *kind_choices; /* (element-type IsmsKind): those of the second */
  gboolean filling;
  gint64 chosen;               /* the record whose due a person selected, 0 for none yet */
  const IsmsField *chosen_for; /* (nullable): and the field that says when */

  AdwWindowTitle *heading;
  GtkMenuButton *menu;
  GMenuModel *calendar_menu;
  GtkWidget *filters;
  GtkDropDown *people_down;
  GtkDropDown *kinds_down;
  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (ParapetCalendarPage, parapet_calendar_page, PARAPET_TYPE_PAGE)

static IsmsStore *
get_store (ParapetCalendarPage *self)
{
  return parapet_page_get_store (PARAPET_PAGE (self));
}

/* Returns: (transfer none) (nullable): what is chosen in a list whose first entry stands for everything */
static gpointer
get_choice (GtkDropDown *down,
            GPtrArray *choices)
{
  guint selected = gtk_drop_down_get_selected (down);

  return selected > 0 && selected <= choices->len ? g_ptr_array_index (choices, selected - 1) : NULL;
}

static gboolean
matches (gpointer item,
         gpointer data)
{
  ParapetCalendarPage *self = data;
  gpointer person = get_choice (self->people_down, self->people);
  gpointer kind = get_choice (self->kinds_down, self->kind_choices);

  return (person == NULL || parapet_due_get_owner (item) == person) &&
         (kind == NULL || isms_record_get_kind (parapet_due_get (item)->record) == kind);
}

static int
compare_groups (gconstpointer a,
                gconstpointer b,
                gpointer data)
{
  return gtk_ordering_from_cmpfunc ((int) parapet_due_get_group ((gpointer) a) - (int) parapet_due_get_group ((gpointer) b));
}

static void
show_found (ParapetCalendarPage *self)
{
  guint total = g_list_model_get_n_items (G_LIST_MODEL (self->dues));
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint late = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < shown; i++)
    {
      g_autoptr (ParapetDue) due = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      late += parapet_due_is_late (due);
    }
  text = late > 0 ? g_strdup_printf (ngettext ("%u overdue", "%u overdue", late), late) : g_strdup (shown > 0 ? _("Nothing is overdue") : "");
  adw_window_title_set_subtitle (self->heading, text);
  gtk_widget_set_visible (self->filters, total > 0);
  parapet_stack_show_name (self->stack, shown > 0 ? "list" : total > 0 ? "nothing"
                                                                       : "empty");
}

static gboolean
is_same (ParapetCalendarPage *self,
         guint old,
         gpointer due)
{
  g_autoptr (ParapetDue) before = g_list_model_get_item (G_LIST_MODEL (self->dues), old);

  return g_str_equal (parapet_due_get_sign (before), parapet_due_get_sign (due));
}

/* What stays at both ends keeps its rows: the list does not lose its place. */
static void
replace (ParapetCalendarPage *self,
         GPtrArray *dues)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->dues));
  guint head = 0, tail = 0;

  while (head < n && head < dues->len && is_same (self, head, g_ptr_array_index (dues, head)))
    head++;
  while (tail < n - head && tail < dues->len - head && is_same (self, n - 1 - tail, g_ptr_array_index (dues, dues->len - 1 - tail)))
    tail++;
  g_list_store_splice (self->dues, head, n - head - tail, dues->pdata + head, dues->len - head - tail);
}

static void
add_choice (GPtrArray *choices,
            gpointer choice)
{
  if (choice != NULL && !g_ptr_array_find (choices, choice, NULL))
    g_ptr_array_add (choices, choice);
}

/* What was chosen stays chosen; what is no more lets everything be seen. */
static void
fill_down (GtkDropDown *down,
           const char *everything,
           GPtrArray *choices,
           gpointer chosen,
           const char *(*get_label) (gpointer choice))
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  guint position;

  gtk_string_list_append (labels, everything);
  for (guint i = 0; i < choices->len; i++)
    gtk_string_list_append (labels, get_label (g_ptr_array_index (choices, i)));
  gtk_drop_down_set_model (down, G_LIST_MODEL (labels));
  if (chosen != NULL && g_ptr_array_find (choices, chosen, &position))
    gtk_drop_down_set_selected (down, position + 1);
  g_object_unref (labels);
}

static const char *
get_person_label (gpointer person)
{
  return isms_record_get_title (person);
}

static const char *
get_kind_label (gpointer kind)
{
  return _(((const IsmsKind *) kind)->plural);
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  return g_utf8_collate (isms_record_get_title (*(IsmsRecord *const *) a), isms_record_get_title (*(IsmsRecord *const *) b));
}

static void
fill_filters (ParapetCalendarPage *self,
              GPtrArray *dues)
{
  gpointer person = get_choice (self->people_down, self->people);
  gpointer kind = get_choice (self->kinds_down, self->kind_choices);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_size (self->kind_choices, 0);
  for (guint i = 0; i < dues->len; i++)
    {
      ParapetDue *due = g_ptr_array_index (dues, i);

      if (parapet_due_get_owner (due) != NULL && !g_ptr_array_find (people, parapet_due_get_owner (due), NULL))
        g_ptr_array_add (people, g_object_ref (parapet_due_get_owner (due)));
      add_choice (self->kind_choices, (gpointer) isms_record_get_kind (parapet_due_get (due)->record));
    }
  g_ptr_array_sort (people, compare_people);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = g_steal_pointer (&people);
  fill_down (self->people_down, _("Everyone"), self->people, person, get_person_label);
  fill_down (self->kinds_down, _("All Records"), self->kind_choices, kind, get_kind_label);
}

static void
refresh (ParapetCalendarPage *self)
{
  g_autofree char *today = isms_day_dup_today ();
  g_autoptr (GArray) list = isms_calendar_list (get_store (self));
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (dues, parapet_due_new (get_store (self), &g_array_index (list, IsmsDue, i), today));
  self->filling = TRUE;
  fill_filters (self, dues);
  self->filling = FALSE;
  replace (self, dues);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_found (self);
}

static gboolean
is_chosen (ParapetCalendarPage *self,
           ParapetDue *due)
{
  return isms_record_get_key (parapet_due_get (due)->record) == self->chosen && parapet_due_get (due)->field == self->chosen_for;
}

static void
choose (ParapetCalendarPage *self,
        const IsmsDue *due)
{
  self->chosen = isms_record_get_key (due->record);
  self->chosen_for = due->field;
  parapet_page_show_details (PARAPET_PAGE (self), due->record);
}

/* The details are left alone while a step takes the row away or moves it, and shown anew once they were lost. */
static void
show_selected (gpointer page)
{
  ParapetCalendarPage *self = page;
  ParapetDue *due = gtk_single_selection_get_selected_item (self->selection);

  if (due == NULL || (is_chosen (self, due) && parapet_record_pane_get_shown (parapet_page_get_pane (PARAPET_PAGE (self))) != NULL))
    return;
  choose (self, parapet_due_get (due));
}

/* A step moved rows, or remade them: the selection goes by place, people by what they chose. */
static void
restore_selected (ParapetCalendarPage *self)
{
  for (guint i = 0; self->chosen != 0 && i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (ParapetDue) due = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (!is_chosen (self, due))
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      return;
    }
}

static void
filter_cb (ParapetCalendarPage *self)
{
  if (self->filling || self->selection == NULL)
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_found (self);
}

static void
show_all_cb (ParapetCalendarPage *self)
{
  gtk_drop_down_set_selected (self->people_down, 0);
  gtk_drop_down_set_selected (self->kinds_down, 0);
}

/* The record opens at the very field, where it is that which says when. */
static void
lead_to_field (ParapetCalendarPage *self,
               const IsmsDue *due)
{
  choose (self, due);
  parapet_page_set_details_shown (PARAPET_PAGE (self), TRUE);
  if (isms_calendar_can_postpone (due) && !isms_store_is_past (get_store (self)))
    parapet_record_pane_edit (parapet_page_get_pane (PARAPET_PAGE (self)), due->field->name);
}

static void
activate_cb (ParapetCalendarPage *self,
             guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  lead_to_field (self, parapet_due_get (gtk_single_selection_get_selected_item (self->selection)));
}

static void
collapsed_cb (ParapetCalendarPage *self)
{
  gtk_list_view_set_single_click_activate (self->list, parapet_page_get_collapsed (PARAPET_PAGE (self)));
}

static void
setup_row_cb (ParapetCalendarPage *self,
              GtkListItem *item)
{
  gtk_list_item_set_child (item, parapet_due_row_new (PARAPET_PAGE (self)));
}

static void
bind_row_cb (ParapetCalendarPage *self,
             GtkListItem *item)
{
  ParapetDue *due = gtk_list_item_get_item (item);
  g_autofree char *description = parapet_due_row_describe (due);

  parapet_due_row_bind (PARAPET_DUE_ROW (gtk_list_item_get_child (item)), due, !isms_store_is_past (get_store (self)));
  gtk_list_item_set_accessible_label (item, description);
}

static void
setup_header_cb (ParapetCalendarPage *self,
                 GtkListHeader *header)
{
  gtk_list_header_set_child (header, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
}

static void
bind_header_cb (ParapetCalendarPage *self,
                GtkListHeader *header)
{
  g_autofree char *title = parapet_due_dup_group_title (gtk_list_header_get_item (header));

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), title);
}

/* Returns: (transfer full) (nullable): what a menu speaks of, if it is still due */
static ParapetDue *
find_due (ParapetCalendarPage *self,
          gint64 key,
          const char *field)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->dues)); i++)
    {
      g_autoptr (ParapetDue) due = g_list_model_get_item (G_LIST_MODEL (self->dues), i);

      if (isms_record_get_key (parapet_due_get (due)->record) == key && g_str_equal (parapet_due_get (due)->field->name, field))
        return g_steal_pointer (&due);
    }
  return NULL;
}

static void
finish_cb (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  ParapetCalendarPage *self = PARAPET_CALENDAR_PAGE (widget);
  g_autofree char *today = isms_day_dup_today ();
  g_autofree char *title = NULL;
  g_autoptr (ParapetDue) due = NULL;
  g_autoptr (GError) error = NULL;
  const char *field;
  gint64 key;

  g_variant_get (parameter, "(x&s)", &key, &field);
  due = find_due (self, key, field);
  if (due == NULL)
    return;
  if (!isms_calendar_finish (get_store (self), parapet_due_get (due), today, &error))
    {
      parapet_toast_show_error (widget, error);
      return;
    }
  title = g_strdup_printf (_("%s is done"), isms_record_get_code (parapet_due_get (due)->record));
  parapet_toast_show_undo (widget, title);
}

static void
select_due (ParapetCalendarPage *self,
            ParapetDue *due)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (ParapetDue) one = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (one == due)
        gtk_single_selection_set_selected (self->selection, i);
    }
}

static void
edit_cb (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  ParapetCalendarPage *self = PARAPET_CALENDAR_PAGE (widget);
  g_autoptr (ParapetDue) due = NULL;
  const char *field;
  gint64 key;

  g_variant_get (parameter, "(x&s)", &key, &field);
  due = find_due (self, key, field);
  if (due == NULL)
    return;
  select_due (self, due);
  lead_to_field (self, parapet_due_get (due));
}

static void
postpone_cb (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  ParapetCalendarPage *self = PARAPET_CALENDAR_PAGE (widget);
  g_autofree char *today = isms_day_dup_today ();
  g_autofree char *day = NULL, *words = NULL, *title = NULL;
  g_autoptr (ParapetDue) due = NULL;
  g_autoptr (GError) error = NULL;
  const char *field;
  gint64 key;
  int days;

  g_variant_get (parameter, "(x&si)", &key, &field, &days);
  due = find_due (self, key, field);
  if (due == NULL)
    return;
  day = isms_calendar_postpone (get_store (self), parapet_due_get (due), today, days, &error);
  if (day == NULL)
    {
      parapet_toast_show_error (widget, error);
      return;
    }
  words = parapet_date_words (day);
  /* Translators: the code of a record, and a day */
  title = g_strdup_printf (_("%s is due %s now"), isms_record_get_code (parapet_due_get (due)->record), words);
  parapet_toast_show_undo (widget, title);
}

static GListModel *
make_model (ParapetCalendarPage *self)
{
  GtkFilterListModel *filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->dues)), g_object_ref (self->filter));
  GtkSortListModel *sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);

  gtk_sort_list_model_set_section_sorter (sorted, self->groups);
  return G_LIST_MODEL (sorted);
}

static void
parapet_calendar_page_constructed (GObject *object)
{
  ParapetCalendarPage *self = PARAPET_CALENDAR_PAGE (object);

  G_OBJECT_CLASS (parapet_calendar_page_parent_class)->constructed (object);

  self->dues = g_list_store_new (PARAPET_TYPE_DUE);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->groups = GTK_SORTER (gtk_custom_sorter_new (compare_groups, NULL, NULL));
  self->selection = gtk_single_selection_new (make_model (self));
  parapet_gradual_list_set_model (GTK_WIDGET (self->list), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  /* The list is there before what it leads to. */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (restore_selected), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
  parapet_slices_add (GTK_WIDGET (self), show_selected);
}

static void
parapet_calendar_page_dispose (GObject *object)
{
  ParapetCalendarPage *self = PARAPET_CALENDAR_PAGE (object);

  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      gtk_list_view_set_model (self->list, NULL);
    }
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->groups);
  g_clear_object (&self->dues);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_CALENDAR_PAGE);

  G_OBJECT_CLASS (parapet_calendar_page_parent_class)->dispose (object);
}

static void
parapet_calendar_page_finalize (GObject *object)
{
  ParapetCalendarPage *self = PARAPET_CALENDAR_PAGE (object);

  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->kind_choices, g_ptr_array_unref);

  G_OBJECT_CLASS (parapet_calendar_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetCalendarPage, heading);
  gtk_widget_class_bind_template_child (widget_class, ParapetCalendarPage, menu);
  gtk_widget_class_bind_template_child (widget_class, ParapetCalendarPage, calendar_menu);
  gtk_widget_class_bind_template_child (widget_class, ParapetCalendarPage, filters);
  gtk_widget_class_bind_template_child_full (widget_class, "people", FALSE, G_STRUCT_OFFSET (ParapetCalendarPage, people_down));
  gtk_widget_class_bind_template_child_full (widget_class, "kinds", FALSE, G_STRUCT_OFFSET (ParapetCalendarPage, kinds_down));
  gtk_widget_class_bind_template_child (widget_class, ParapetCalendarPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ParapetCalendarPage, list);
  gtk_widget_class_bind_template_callback (widget_class, collapsed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);
}

static void
parapet_calendar_page_class_init (ParapetCalendarPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = parapet_calendar_page_constructed;
  object_class->dispose = parapet_calendar_page_dispose;
  object_class->finalize = parapet_calendar_page_finalize;

  gtk_widget_class_install_action (widget_class, "calendar.edit", "(xs)", edit_cb);
  gtk_widget_class_install_action (widget_class, "calendar.finish", "(xs)", finish_cb);
  gtk_widget_class_install_action (widget_class, "calendar.postpone", "(xsi)", postpone_cb);
  bind_template (widget_class);
}

static void
parapet_calendar_page_init (ParapetCalendarPage *self)
{
  self->people = g_ptr_array_new_with_free_func (g_object_unref);
  self->kind_choices = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  parapet_lazy_menu_set (self->menu, self->calendar_menu);
  parapet_drop_down_cut_names (self->people_down);
  parapet_drop_down_cut_names (self->kinds_down);
}

GtkWidget *
parapet_calendar_page_new (IsmsStore *store)
{
  return g_object_new (PARAPET_TYPE_CALENDAR_PAGE, "store", store, NULL);
}

/**
 * parapet_calendar_page_get_shown:
 *
 * Returns: (transfer none): what is due, as filtered, a #ParapetDue each
 */
GListModel *
parapet_calendar_page_get_shown (ParapetCalendarPage *self)
{
  return G_LIST_MODEL (self->selection);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/records/parapet-record-cell.h"
#include "pages/records/parapet-record-columns.h"
#include "pages/records/parapet-record-line.h"
#include "pages/records/parapet-record-table.h"
#include "widgets/parapet-gradual-list.h"
#include "widgets/parapet-stack.h"

#define CODE_WIDTH 84
#define TITLE_WIDTH 154

/**
 * ParapetRecordTable:
 *
 * The records of a list: columns where there is room, lines of two rows where there is not. What is selected stays selected
 * while rows come, go and move, and comes back when a search that hid it ends.
 *
 * Only a view that is seen has the model: a list view makes rows even where nobody sees them.
 */
struct _ParapetRecordTable
{
  AdwBreakpointBin parent_instance;

  IsmsRecordList *list;
  ParapetCellTexts *texts;
  GtkMultiSelection *selection;
  GHashTable *selected; /* keys */
  GHashTable *bound;    /* GtkListItem that show a record now */
  gboolean restoring;
  gboolean seen;    /* once */
  gboolean narrow;  /* there is no room for columns */
  gboolean compact; /* lines are wanted anyway */
  int room;         /* for which the columns were chosen, in pixels */
  guint fitting;    /* source that chooses them anew */
  gint64 sought;    /* key of the record that is brought into view as soon as there are rows, or 0 */

  GtkStack *stack;
  GtkColumnView *columns;
  GtkListView *lines;
};

G_DEFINE_FINAL_TYPE (ParapetRecordTable, parapet_record_table, ADW_TYPE_BREAKPOINT_BIN)

enum
{
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  ParapetRecordTable *table; /* lives longer than its columns */
  int place; /* of the column in its kind */
} Column;

static void
show_item (ParapetRecordTable *self,
           GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  IsmsRecord *record = gtk_list_item_get_item (item);

  if (record == NULL)
    return;
  if (PARAPET_IS_RECORD_CELL (child))
    parapet_record_cell_show (PARAPET_RECORD_CELL (child), self->texts, record);
  else
    parapet_record_line_show (PARAPET_RECORD_LINE (child), self->texts, record);
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkListItem *item,
               Column *column)
{
  gtk_list_item_set_child (item, parapet_record_cell_new (isms_record_list_get_kind (column->table->list), column->place));
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem *item,
              Column *column)
{
  show_item (column->table, item);
  g_hash_table_add (column->table->bound, item);
}

static void
unbind_cell_cb (GtkSignalListItemFactory *factory,
                GtkListItem *item,
                Column *column)
{
  g_hash_table_remove (column->table->bound, item);
}

static GtkColumnViewColumn *
make_column (int place,
             gpointer data)
{
  ParapetRecordTable *self = data;
  const IsmsKind *kind = isms_record_list_get_kind (self->list);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const struct
  {
    const char *signal;
    GCallback handler;
  } handlers[] = { { "setup", G_CALLBACK (setup_cell_cb) }, { "bind", G_CALLBACK (bind_cell_cb) }, { "unbind", G_CALLBACK (unbind_cell_cb) } };
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));
  GtkColumnViewColumn *column;

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    {
      Column *cells = g_memdup2 (&(Column) { self, place }, sizeof (Column));

      g_signal_connect_data (factory, handlers[i].signal, handlers[i].handler, cells, (GClosureNotify) G_CALLBACK (g_free), 0);
    }
  column = gtk_column_view_column_new (place == PARAPET_RECORD_CELL_CODE ? _("Code") : isms_field_label (isms_kind_column (kind, place)), factory);
  gtk_column_view_column_set_id (column, place == PARAPET_RECORD_CELL_CODE ? NULL : isms_kind_column (kind, place)->name);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_sorter (column, sorter);
  if (place == 0)
    gtk_column_view_column_set_expand (column, TRUE);
  else if (place != PARAPET_RECORD_CELL_CODE)
    gtk_column_view_column_set_fixed_width (column, parapet_record_columns_width (isms_kind_column (kind, place)));
  return column;
}

static GArray *
choose_columns (ParapetRecordTable *self)
{
  const IsmsKind *kind = isms_record_list_get_kind (self->list);
  gboolean chosen;
  GArray *columns = parapet_record_columns_load (kind, &chosen);

  if (!chosen && self->room > 0)
    parapet_record_columns_drop (kind, columns, self->room - CODE_WIDTH - TITLE_WIDTH);
  return columns;
}

static void
fill_columns (ParapetRecordTable *self)
{
  g_autoptr (GArray) wanted = choose_columns (self);

  parapet_record_columns_arrange (self->columns, isms_record_list_get_kind (self->list), wanted, make_column, self);
}

/* Returns: (nullable): what has rows */
static GtkWidget *
get_view (ParapetRecordTable *self)
{
  if (gtk_list_view_get_model (self->lines) != NULL)
    return GTK_WIDGET (self->lines);
  return gtk_column_view_get_model (self->columns) != NULL ? GTK_WIDGET (self->columns) : NULL;
}

static void
bring_into_view (ParapetRecordTable *self)
{
  gint64 key = self->sought;
  guint position;

  self->sought = 0;
  if (key != 0 && isms_record_list_find (self->list, key, &position))
    parapet_gradual_list_scroll_to (get_view (self), position, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS);
}

static void
show_mode (ParapetRecordTable *self)
{
  gboolean lines = self->narrow || self->compact;

  /* What fits in is known once it has its width: rows that are made before would be made twice. */
  if (!self->seen || self->room == 0)
    return;
  parapet_gradual_list_set_model (GTK_WIDGET (self->lines), lines ? GTK_SELECTION_MODEL (self->selection) : NULL);
  parapet_gradual_list_set_model (GTK_WIDGET (self->columns), lines ? NULL : GTK_SELECTION_MODEL (self->selection));
  parapet_stack_show_name (self->stack, lines ? "lines" : "columns");
  /* Or the Tab key would be led for ever to where the keyboard was in what is hidden now. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != gtk_stack_get_visible_child (self->stack))
    gtk_widget_set_focus_child (GTK_WIDGET (self->stack), NULL);
  bring_into_view (self);
}

static gint64 *
copy_key (gint64 key)
{
  return g_memdup2 (&key, sizeof key);
}

static void
remember_selected (ParapetRecordTable *self)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  g_hash_table_remove_all (self->selected);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, bits, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    g_hash_table_add (self->selected, copy_key (isms_record_list_get_key (self->list, position)));
}

static GtkBitset *
find_remembered (ParapetRecordTable *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  GtkBitset *bits = gtk_bitset_new_empty ();

  for (guint i = 0; i < n && g_hash_table_size (self->selected) > 0; i++)
    {
      gint64 key = isms_record_list_get_key (self->list, i);

      if (g_hash_table_contains (self->selected, &key))
        gtk_bitset_add (bits, i);
    }
  return bits;
}

/* A step moved rows: the selection goes by place, people by what they chose. */
static void
restore_selected (ParapetRecordTable *self)
{
  g_autoptr (GtkBitset) now = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GtkBitset) wanted = find_remembered (self);
  g_autoptr (GtkBitset) all = NULL;

  if (gtk_bitset_equals (now, wanted))
    return;
  all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->list)));
  self->restoring = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), wanted, all);
  self->restoring = FALSE;
}

static void
selection_changed_cb (ParapetRecordTable *self)
{
  g_assert (PARAPET_IS_RECORD_TABLE (self));

  if (self->restoring)
    return;
  remember_selected (self);
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

static void
items_changed_cb (ParapetRecordTable *self)
{
  g_assert (PARAPET_IS_RECORD_TABLE (self));

  restore_selected (self);
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

/* A cell may show the title of another record, so what is seen is written anew after each step: some hundred short texts. */
static void
store_changed_cb (ParapetRecordTable *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_item (self, item);
}

static void
sorter_changed_cb (ParapetRecordTable *self)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->columns));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);

  if (self->list == NULL)
    return;
  isms_record_list_set_sort (self->list, column != NULL ? gtk_column_view_column_get_id (column) : NULL,
                             gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING);
}

static void
activate_cb (ParapetRecordTable *self,
             guint position)
{
  g_autoptr (IsmsRecord) record = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (record != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, record);
}

/* A touch or a click on a line opens it, for it is all that is seen; with Ctrl or Shift it selects, as everywhere. */
static void
line_released_cb (GtkGestureClick *gesture,
                  int n_press,
                  double x,
                  double y,
                  GtkListItem *item)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *line = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  if (n_press == 1 && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    gtk_widget_activate_action (line, "list.activate-item", "u", gtk_list_item_get_position (item));
}

static void
line_pressed_long_cb (GtkGestureLongPress *gesture,
                      double x,
                      double y,
                      GtkListItem *item)
{
  GtkWidget *line = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (line, "list.select-item", "(ubb)", gtk_list_item_get_position (item), TRUE, FALSE);
}

static void
setup_line_cb (ParapetRecordTable *self,
               GtkListItem *item)
{
  GtkWidget *line = parapet_record_line_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  g_signal_connect (click, "released", G_CALLBACK (line_released_cb), item);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect (hold, "pressed", G_CALLBACK (line_pressed_long_cb), item);
  gtk_widget_add_controller (line, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (line, GTK_EVENT_CONTROLLER (hold));
  gtk_list_item_set_child (item, line);
}

static char *
describe (IsmsRecord *record)
{
  /* Translators: a row of a list for a screen reader: title, code */
  return g_strdup_printf (_("%s, %s"), isms_record_get_title (record), isms_record_get_code (record));
}

static void
bind_line_cb (ParapetRecordTable *self,
              GtkListItem *item)
{
  g_autofree char *label = describe (gtk_list_item_get_item (item));

  gtk_list_item_set_accessible_label (item, label);
  show_item (self, item);
  g_hash_table_add (self->bound, item);
}

static void
unbind_cb (ParapetRecordTable *self,
           GtkListItem *item)
{
  g_hash_table_remove (self->bound, item);
}

static void
bind_row_cb (ParapetRecordTable *self,
             GtkColumnViewRow *row)
{
  g_autofree char *label = describe (gtk_column_view_row_get_item (row));

  gtk_column_view_row_set_accessible_label (row, label);
}

static void
narrow_cb (ParapetRecordTable *self)
{
  self->narrow = TRUE;
  show_mode (self);
}

static void
wide_cb (ParapetRecordTable *self)
{
  self->narrow = FALSE;
  show_mode (self);
}

static void
fit_cb (gpointer data)
{
  ParapetRecordTable *self = data;

  self->fitting = 0;
  if (self->list == NULL)
    return;
  fill_columns (self);
  show_mode (self);
}

static void
parapet_record_table_size_allocate (GtkWidget *widget,
                                    int width,
                                    int height,
                                    int baseline)
{
  ParapetRecordTable *self = PARAPET_RECORD_TABLE (widget);

  GTK_WIDGET_CLASS (parapet_record_table_parent_class)->size_allocate (widget, width, height, baseline);

  if (self->room == width)
    return;
  self->room = width;
  if (self->fitting == 0)
    self->fitting = g_idle_add_once (fit_cb, self);
}

static void
parapet_record_table_dispose (GObject *object)
{
  ParapetRecordTable *self = PARAPET_RECORD_TABLE (object);

  g_clear_handle_id (&self->fitting, g_source_remove);
  if (self->columns != NULL)
    parapet_record_table_set_list (self, NULL, NULL);
  /* Or the bin would unparent a child that its template has let go of already. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_RECORD_TABLE);

  G_OBJECT_CLASS (parapet_record_table_parent_class)->dispose (object);
}

static void
parapet_record_table_finalize (GObject *object)
{
  ParapetRecordTable *self = PARAPET_RECORD_TABLE (object);

  g_clear_pointer (&self->selected, g_hash_table_unref);
  g_clear_pointer (&self->bound, g_hash_table_unref);

  G_OBJECT_CLASS (parapet_record_table_parent_class)->finalize (object);
}

static void
parapet_record_table_map (GtkWidget *widget)
{
  ParapetRecordTable *self = PARAPET_RECORD_TABLE (widget);

  self->seen |= self->list != NULL;
  show_mode (self);
  GTK_WIDGET_CLASS (parapet_record_table_parent_class)->map (widget);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-record-table.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordTable, stack);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordTable, columns);
  gtk_widget_class_bind_template_child (widget_class, ParapetRecordTable, lines);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
parapet_record_table_class_init (ParapetRecordTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = parapet_record_table_dispose;
  object_class->finalize = parapet_record_table_finalize;
  widget_class->map = parapet_record_table_map;
  widget_class->size_allocate = parapet_record_table_size_allocate;
  bind_template (widget_class);

  /**
   * ParapetRecordTable::selection-changed:
   *
   * Other records are selected, or the rows have changed.
   */
  signals[SIGNAL_SELECTION_CHANGED] = g_signal_new ("selection-changed", PARAPET_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                    G_TYPE_NONE, 0);
  /**
   * ParapetRecordTable::activated:
   * @record: what shall be opened
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", PARAPET_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, ISMS_TYPE_RECORD);
}

static void
parapet_record_table_init (ParapetRecordTable *self)
{
  self->selected = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_column_view_get_sorter (self->columns), "changed", G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
parapet_record_table_new (void)
{
  return g_object_new (PARAPET_TYPE_RECORD_TABLE, NULL);
}

static void
let_go (ParapetRecordTable *self)
{
  if (self->list == NULL)
    return;
  g_signal_handlers_disconnect_by_data (isms_record_list_get_store (self->list), self);
  g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_list_view_set_model (self->lines, NULL);
  gtk_column_view_set_model (self->columns, NULL);
  parapet_record_columns_cut (self->columns, 0);
  g_hash_table_remove_all (self->selected);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->texts);
}

/**
 * parapet_record_table_set_list:
 * @list: (nullable): what to show
 * @texts: (nullable): the words of its values
 */
void
parapet_record_table_set_list (ParapetRecordTable *self,
                               IsmsRecordList *list,
                               ParapetCellTexts *texts)
{
  let_go (self);
  if (list == NULL)
    return;
  self->list = g_object_ref (list);
  self->texts = g_object_ref (texts);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (list)));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_data (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (isms_record_list_get_store (list), "changed", G_CALLBACK (store_changed_cb), self);
  self->seen |= gtk_widget_get_mapped (GTK_WIDGET (self));
  parapet_record_columns_name (self->columns, self->lines, _(isms_record_list_get_kind (list)->plural));
  fill_columns (self);
  show_mode (self);
}

/**
 * parapet_record_table_get_selection:
 *
 * Returns: (transfer none) (nullable): the rows and which of them are selected
 */
GtkSelectionModel *
parapet_record_table_get_selection (ParapetRecordTable *self)
{
  return GTK_SELECTION_MODEL (self->selection);
}

GtkColumnView *
parapet_record_table_get_column_view (ParapetRecordTable *self)
{
  return self->columns;
}

/**
 * parapet_record_table_count_selected:
 *
 * Returns: how many of the rows that are there are selected
 */
guint
parapet_record_table_count_selected (ParapetRecordTable *self)
{
  g_autoptr (GtkBitset) bits = self->selection != NULL ? gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection)) : NULL;

  return bits != NULL ? gtk_bitset_get_size (bits) : 0;
}

/**
 * parapet_record_table_list_selected:
 *
 * Returns: (transfer full) (element-type IsmsRecord): the selected records in the order of the list
 */
GPtrArray *
parapet_record_table_list_selected (ParapetRecordTable *self)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, bits, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    {
      IsmsRecord *record = g_list_model_get_item (G_LIST_MODEL (self->list), position);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return records;
}

/**
 * parapet_record_table_select:
 *
 * Selects the record alone and brings it into view.
 *
 * Returns: whether the list has it
 */
gboolean
parapet_record_table_select (ParapetRecordTable *self,
                             IsmsRecord *record)
{
  guint position;

  if (!isms_record_list_find (self->list, isms_record_get_key (record), &position))
    return FALSE;
  self->sought = isms_record_get_key (record);
  if (get_view (self) != NULL)
    bring_into_view (self);
  else
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  return TRUE;
}

void
parapet_record_table_unselect (ParapetRecordTable *self)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

/**
 * parapet_record_table_focus:
 *
 * Puts the keyboard into the rows.
 */
void
parapet_record_table_focus (ParapetRecordTable *self)
{
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

/**
 * parapet_record_table_set_compact:
 * @compact: whether to show lines even where there were room for columns, because a click leads on to the record
 */
void
parapet_record_table_set_compact (ParapetRecordTable *self,
                                  gboolean compact)
{
  if (self->compact == compact)
    return;
  self->compact = compact;
  if (self->list != NULL)
    show_mode (self);
}

/**
 * parapet_record_table_reload_columns:
 *
 * Another set of columns was chosen.
 */
void
parapet_record_table_reload_columns (ParapetRecordTable *self)
{
  if (self->list != NULL)
    fill_columns (self);
}

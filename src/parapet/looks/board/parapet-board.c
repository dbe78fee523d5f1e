/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/board/parapet-board-card.h"
#include "looks/board/parapet-board.h"
#include "records/isms-day.h"
#include "widgets/parapet-toast.h"

#define MOST_COLUMNS 6
#define WIDEST 260 /* pixels, or the next column would not be seen on the narrowest screen */
#define COLUMN_WIDTH 156 /* scaled as text is; two are whole on the narrowest screen, and what is planned, in progress and done beside the details on a usual one */
#define MOST_CARDS 100 /* in a column; the list shows them all */

/**
 * ParapetBoard:
 *
 * Work by its state: a column for each, a card for each record, what is due first on top, what was done last on top. Cards are dragged to another column, or moved with Ctrl and the
 * arrow keys; each move is one step. It works for every kind that has a choice "status".
 */
struct _ParapetBoard
{
  AdwBin parent_instance;

  IsmsRecordList *list;
  const IsmsField *status;
  guint n_columns;
  GtkLabel *heads[MOST_COLUMNS];
  GtkBox *columns[MOST_COLUMNS];
  guint refresh_id;
};

G_DEFINE_FINAL_TYPE (ParapetBoard, parapet_board, ADW_TYPE_BIN)

enum
{
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static IsmsStore *
get_store (ParapetBoard *self)
{
  return isms_record_list_get_store (self->list);
}

static guint
find_column (ParapetBoard *self,
             IsmsRecord *record)
{
  const char *status = isms_record_get_text (record, "status");

  for (guint i = 0; i < self->n_columns; i++)
    if (g_strcmp0 (self->status->choices[i].value, status) == 0)
      return i;
  return 0;
}

/* By convention the choices of work are planned, in progress, done, dropped. */
static gboolean
is_open (ParapetBoard *self,
         guint column)
{
  const char *value = self->status->choices[column].value;

  return !g_str_equal (value, "done") && !g_str_equal (value, "dropped");
}

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
show_count (ParapetBoard *self,
            guint column,
            guint n)
{
  /* Translators: the head of a column: a state, and how many are in it */
  g_autofree char *text = g_strdup_printf (C_("board", "%s · %u"), _(self->status->choices[column].label), n);

  gtk_label_set_text (self->heads[column], text);
  if (n > MOST_CARDS)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u more in the list", "%u more in the list", n - MOST_CARDS), n - MOST_CARDS);

      gtk_box_append (self->columns[column], g_object_new (GTK_TYPE_BUTTON, "label", more, "action-name", "records.show-list", "css-classes", (const char *const[]) { "flat", NULL }, NULL));
    }
}

static gint64
get_focused (ParapetBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && PARAPET_IS_BOARD_CARD (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
             ? isms_record_get_key (parapet_board_card_get_record (PARAPET_BOARD_CARD (focus)))
             : 0;
}

static const char *
get_date (gconstpointer record,
          const char *field)
{
  IsmsRecord *self = *(IsmsRecord *const *) record;

  return isms_kind_field (isms_record_get_kind (self), field) != NULL ? isms_record_get_text (self, field) : NULL;
}

/* What has no date comes last. */
static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  const char *one = get_date (a, "due"), *other = get_date (b, "due");

  return one == NULL || other == NULL ? (one == NULL) - (other == NULL) : strcmp (one, other);
}

static int
compare_done (gconstpointer a,
              gconstpointer b)
{
  return g_strcmp0 (get_date (b, "done_on"), get_date (a, "done_on"));
}

static void
fill (ParapetBoard *self,
      guint column,
      GPtrArray *records,
      gint64 focused)
{
  gboolean open = is_open (self, column);

  g_ptr_array_sort (records, open ? compare_due : compare_done);
  for (guint i = 0; i < MIN (records->len, MOST_CARDS); i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);
      GtkWidget *card = parapet_board_card_new (get_store (self), record, open);

      gtk_box_append (self->columns[column], card);
      if (isms_record_get_key (record) == focused)
        gtk_widget_grab_focus (card);
    }
  show_count (self, column, records->len);
}

static void
refresh (ParapetBoard *self)
{
  gint64 focused = get_focused (self);
  GPtrArray *sorted[MOST_COLUMNS];

  for (guint i = 0; i < self->n_columns; i++)
    {
      empty (self->columns[i]);
      sorted[i] = g_ptr_array_new_with_free_func (g_object_unref);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      IsmsRecord *record = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      g_ptr_array_add (sorted[find_column (self, record)], record);
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      fill (self, i, sorted[i], focused);
      g_ptr_array_unref (sorted[i]);
    }
}

static void
refresh_cb (gpointer data)
{
  ParapetBoard *self = data;

  self->refresh_id = 0;
  refresh (self);
}

/* A step changes many things; the board is drawn once for it, and not while somebody looks elsewhere. */
static void
queue_refresh (ParapetBoard *self)
{
  if (self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add_once (refresh_cb, self);
}

static gboolean
set_date (ParapetBoard *self,
          IsmsRecord *record,
          const char *field,
          GError **error)
{
  g_autofree char *today = isms_day_dup_today ();

  return isms_kind_field (isms_record_get_kind (record), field) == NULL || isms_record_has (record, field) ||
         isms_store_set_from_text (get_store (self), record, field, today, error);
}

/* Whoever begins or finishes does so today, unless the record knows better. */
static gboolean
write_state (ParapetBoard *self,
             IsmsRecord *record,
             const char *state,
             GError **error)
{
  return isms_store_set_from_text (get_store (self), record, "status", state, error) &&
         (!g_str_equal (state, "in_progress") || set_date (self, record, "started_on", error)) &&
         (!g_str_equal (state, "done") || set_date (self, record, "done_on", error)) && isms_store_check (get_store (self), record, error);
}

static gboolean
write_step (ParapetBoard *self,
            IsmsRecord *record,
            const IsmsChoice *state,
            GError **error)
{
  /* Translators: a step in the history: a record's code, the state it takes */
  g_autofree char *label = g_strdup_printf (_("Set %s: %s"), isms_record_get_code (record), _(state->label));

  if (!isms_store_begin (get_store (self), label, NULL, error))
    return FALSE;
  if (write_state (self, record, state->value, error))
    return isms_store_commit (get_store (self), error);
  isms_store_rollback (get_store (self));
  return FALSE;
}

static void
tell_moved (ParapetBoard *self,
            IsmsRecord *record,
            const IsmsChoice *state)
{
  g_autofree char *title = g_strdup_printf ("%s: %s", isms_record_get_code (record), _(state->label));

  parapet_toast_show_undo (GTK_WIDGET (self), title);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, record, state->value);
}

static IsmsRecord *
get_record (ParapetBoard *self,
            gint64 key)
{
  return isms_store_get (get_store (self), isms_record_list_get_kind (self->list), key);
}

static void
move_cb (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  ParapetBoard *self = PARAPET_BOARD (widget);
  gint64 key;
  int by;
  g_autoptr (IsmsRecord) record = NULL;

  g_variant_get (parameter, "(xi)", &key, &by);
  record = get_record (self, key);
  if (record != NULL)
    parapet_board_move (self, record, (guint) ((int) find_column (self, record) + by));
}

static void
pick_cb (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  gtk_widget_activate_action (widget, "records.pick", "x", g_variant_get_int64 (parameter));
}

static void
open_cb (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  gtk_widget_activate_action (widget, "records.open", "x", g_variant_get_int64 (parameter));
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         ParapetBoard *self)
{
  GtkWidget *column = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  IsmsRecord *record = g_value_get_object (value);

  /* A card may come from the window of another document, or be none of this board. */
  if (isms_record_get_kind (record) != isms_record_list_get_kind (self->list) || !isms_store_holds (isms_record_list_get_store (self->list), record))
    return FALSE;
  return parapet_board_move (self, record, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (column), "column")));
}

static void
parapet_board_dispose (GObject *object)
{
  ParapetBoard *self = PARAPET_BOARD (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (parapet_board_parent_class)->dispose (object);
}

static void
parapet_board_class_init (ParapetBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_board_dispose;

  /**
   * ParapetBoard::moved:
   * @record: what was moved, by somebody who works at this board
   * @state: where it is now
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", PARAPET_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, ISMS_TYPE_RECORD, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "board");
  gtk_widget_class_install_action (widget_class, "board.pick", "x", pick_cb);
  gtk_widget_class_install_action (widget_class, "board.open", "x", open_cb);
  gtk_widget_class_install_action (widget_class, "board.move", "(xi)", move_cb);
}

static void
parapet_board_init (ParapetBoard *self)
{
}

static int
find_width (void)
{
  double width = adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, COLUMN_WIDTH, gtk_settings_get_default ());

  return MIN ((int) width, WIDEST);
}

static GtkWidget *
make_column (ParapetBoard *self,
             guint i)
{
  GtkWidget *column = g_object_new (GTK_TYPE_BOX, "css-name", "boardcolumn", "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "width-request", find_width (), "hexpand", TRUE, NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, NULL);
  GtkDropTarget *target = gtk_drop_target_new (ISMS_TYPE_RECORD, GDK_ACTION_MOVE);

  self->heads[i] = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, "css-classes", (const char *const[]) { "heading", NULL }, NULL));
  self->columns[i] = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->columns[i]));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->heads[i]));
  gtk_box_append (GTK_BOX (column), scroller);
  g_object_set_data (G_OBJECT (column), "column", GUINT_TO_POINTER (i));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (column, GTK_EVENT_CONTROLLER (target));
  return column;
}

/**
 * parapet_board_new:
 * @list: records of a kind that has a choice "status"
 */
GtkWidget *
parapet_board_new (IsmsRecordList *list)
{
  ParapetBoard *self = g_object_new (PARAPET_TYPE_BOARD, NULL);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 9, "homogeneous", TRUE, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 12, NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vscrollbar-policy", GTK_POLICY_NEVER, "child", box, NULL);

  self->list = g_object_ref (list);
  self->status = isms_kind_field (isms_record_list_get_kind (list), "status");
  for (guint i = 0; i < MOST_COLUMNS && self->status->choices[i].value != NULL; i++, self->n_columns++)
    gtk_box_append (GTK_BOX (box), make_column (self, i));
  adw_bin_set_child (ADW_BIN (self), scroller);
  refresh (self);
  g_signal_connect (self, "map", G_CALLBACK (queue_refresh), NULL);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * parapet_board_move:
 * @column: where it goes; what lies beyond the board changes nothing
 *
 * Gives the record the state of the column, in one step.
 *
 * Returns: whether it has that state now
 */
gboolean
parapet_board_move (ParapetBoard *self,
                    IsmsRecord *record,
                    guint column)
{
  g_autoptr (GError) error = NULL;

  if (column >= self->n_columns || column == find_column (self, record) || isms_store_is_past (get_store (self)))
    return FALSE;
  if (!write_step (self, record, &self->status->choices[column], &error))
    {
      parapet_toast_show_error (GTK_WIDGET (self), error);
      return FALSE;
    }
  tell_moved (self, record, &self->status->choices[column]);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "models/isms-change-words.h"
#include "models/isms-history-compare.h"
#include "pages/history/parapet-step-details.h"
#include "store/isms-history.h"
#include "widgets/parapet-toast.h"

/* An import is one step of thousands of changes: they are shown a few at a time. */
#define FIRST 12
#define MORE 50
#define VALUE_LENGTH 400

/* A step that made many records is told by their names: what they say is in them. */
#define FEW 3

/**
 * ParapetStepDetails:
 *
 * What a step changed, record by record, from what to what; ways to take it back, to see everything as it was after it, and to see
 * what is different since.
 */
struct _ParapetStepDetails
{
  AdwBin parent_instance;

  IsmsStore *store;
  IsmsStep *step;
  guint shown;
  GCancellable *comparing;

  GtkBox *box;
  GtkBox *changes;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (ParapetStepDetails, parapet_step_details, ADW_TYPE_BIN)

static const char *
name_action (const IsmsChange *change)
{
  if (g_str_equal (change->action, "create"))
    return _("Added");
  if (g_str_equal (change->action, "delete"))
    return _("Removed");
  return g_str_equal (change->action, "restore") ? _("Brought back") : _("Changed");
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
tell_values (const IsmsFieldWords *words,
             gboolean created)
{
  g_autofree char *before = words->before != NULL ? isms_sentence_shorten (words->before, VALUE_LENGTH) : g_strdup (_("nothing"));
  g_autofree char *after = words->after != NULL ? isms_sentence_shorten (words->after, VALUE_LENGTH) : g_strdup (_("nothing"));

  /* Translators: what a field said, what it says now */
  return created ? g_steal_pointer (&after) : g_strdup_printf (_("%s → %s"), before, after);
}

static GtkWidget *
make_fields (IsmsStore *store,
             const IsmsChange *change)
{
  g_autoptr (GPtrArray) fields = isms_change_get_fields (store, change);
  gboolean created = g_str_equal (change->action, "create");
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 3, NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const IsmsFieldWords *words = g_ptr_array_index (fields, i);
      g_autofree char *values = tell_values (words, created);
      GtkWidget *name = make_label (words->label, "dimmed");
      GtkWidget *value = make_label (values, NULL);

      gtk_label_set_width_chars (GTK_LABEL (name), 12);
      gtk_label_set_max_width_chars (GTK_LABEL (name), 22);
      gtk_widget_set_hexpand (value, TRUE);
      gtk_grid_attach (GTK_GRID (grid), name, 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), value, 1, i, 1, 1);
    }
  return grid;
}

static GtkWidget *
make_link (const IsmsChange *change,
           const char *name)
{
  GtkWidget *label = make_label (name, NULL);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "record-link");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", change->record);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static gboolean
can_be_shown (IsmsStore *store,
              const IsmsChange *change)
{
  g_autoptr (IsmsRecord) record = isms_store_get (store, change->kind, change->record);

  return record != NULL && !isms_record_get_deleted (record);
}

static GtkWidget *
make_change (ParapetStepDetails *self,
             const IsmsChange *change)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = isms_change_get_name (self->store, change);
  gboolean quiet = !g_str_equal (change->action, "change") && self->step->changes->len > FEW;
  GtkWidget *title = can_be_shown (self->store, change) ? make_link (change, name) : make_label (name, NULL);

  gtk_widget_set_valign (title, GTK_ALIGN_BASELINE_FILL);
  gtk_box_append (GTK_BOX (head), title);
  if (!g_str_equal (change->action, "change"))
    {
      GtkWidget *action = make_label (name_action (change), "dimmed");

      gtk_widget_set_valign (action, GTK_ALIGN_BASELINE_FILL);
      gtk_box_append (GTK_BOX (head), action);
    }
  gtk_box_append (GTK_BOX (box), head);
  if (!quiet)
    gtk_box_append (GTK_BOX (box), make_fields (self->store, change));
  return box;
}

static void
show_more (ParapetStepDetails *self,
           guint n)
{
  guint until = MIN (self->shown + n, self->step->changes->len);
  guint left = self->step->changes->len - until;

  while (self->shown < until)
    gtk_box_append (self->changes, make_change (self, g_ptr_array_index (self->step->changes, self->shown++)));
  gtk_widget_set_visible (self->more, left > 0);
  if (left > 0)
    {
      g_autofree char *label = g_strdup_printf (ngettext ("Show %u More", "Show %u More", left), MIN (left, MORE));
      g_autofree char *tooltip = g_strdup_printf (ngettext ("%u change is not shown yet", "%u changes are not shown yet", left), left);

      gtk_button_set_label (GTK_BUTTON (self->more), label);
      gtk_widget_set_tooltip_text (self->more, tooltip);
    }
}

static void
more_cb (ParapetStepDetails *self)
{
  show_more (self, MORE);
}

static char *
describe_step (IsmsStep *step)
{
  const guint8 *hash = step->hash != NULL ? g_bytes_get_data (step->hash, NULL) : NULL;

  if (hash == NULL)
    return g_strdup_printf (_("Step %" G_GINT64_FORMAT), step->id);
  /* Translators: the number of a step, and the first digits of its hash, by which it can be told from any other */
  return g_strdup_printf (_("Step %" G_GINT64_FORMAT " · %02x%02x%02x%02x"), step->id, hash[0], hash[1], hash[2], hash[3]);
}

static GtkWidget *
make_button (const char *label,
             const char *tooltip,
             const char *action,
             gint64 step)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", step);
  return button;
}

static void
show_differences (ParapetStepDetails *self,
                  IsmsStep *differences)
{
  guint n = differences->changes->len;
  g_autofree char *text = n == 0 ? g_strdup (_("Nothing is different since.")) : g_strdup_printf (ngettext ("Since then %u record is different", "Since then %u records are different", n), n);

  gtk_box_append (self->box, make_label (text, "heading"));
  gtk_box_append (self->box, parapet_step_details_new (self->store, differences));
}

static void
compared_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  ParapetStepDetails *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStep) differences = isms_history_compare_finish (result, &error);

  /* Then the row may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->comparing);
  if (differences != NULL)
    show_differences (self, differences);
  else
    parapet_toast_show_error (GTK_WIDGET (self), error);
}

static void
compare_cb (ParapetStepDetails *self,
            GtkButton *button)
{
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  self->comparing = g_cancellable_new ();
  isms_history_compare_async (self->store, self->step->id, isms_history_get_head (self->store), self->comparing, compared_cb, self);
}

static GtkWidget *
make_compare (ParapetStepDetails *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("What Changed _Since"));

  gtk_widget_set_tooltip_text (button, _("Which records are different from what they were after this step"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (compare_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* They wrap where it is narrow. */
static GtkWidget *
make_foot (ParapetStepDetails *self)
{
  AdwWrapBox *foot = ADW_WRAP_BOX (adw_wrap_box_new ());
  g_autofree char *text = describe_step (self->step);
  GtkWidget *number = make_label (text, "caption");

  adw_wrap_box_set_child_spacing (foot, 6);
  adw_wrap_box_set_line_spacing (foot, 6);
  gtk_widget_add_css_class (number, "dimmed");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_set_margin_end (number, 6);
  gtk_widget_set_valign (number, GTK_ALIGN_CENTER);
  adw_wrap_box_append (foot, number);
  if (!isms_store_is_past (self->store) && !g_str_equal (self->step->role, "origin"))
    adw_wrap_box_append (foot, make_button (_("_Undo This Step"), NULL, "history.undo-step", self->step->id));
  if (self->step->id < isms_history_get_head (self->store))
    adw_wrap_box_append (foot, make_compare (self));
  if (!isms_store_is_past (self->store))
    adw_wrap_box_append (foot, make_button (_("_Show as of Here"), _("Shows the whole ISMS as it was after this step"), "win.show-past", self->step->id));
  return GTK_WIDGET (foot);
}

static void
parapet_step_details_dispose (GObject *object)
{
  ParapetStepDetails *self = PARAPET_STEP_DETAILS (object);

  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);

  G_OBJECT_CLASS (parapet_step_details_parent_class)->dispose (object);
}

static void
parapet_step_details_finalize (GObject *object)
{
  ParapetStepDetails *self = PARAPET_STEP_DETAILS (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->step, isms_step_unref);

  G_OBJECT_CLASS (parapet_step_details_parent_class)->finalize (object);
}

static void
parapet_step_details_class_init (ParapetStepDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_step_details_dispose;
  G_OBJECT_CLASS (klass)->finalize = parapet_step_details_finalize;
}

static void
parapet_step_details_init (ParapetStepDetails *self)
{
}

/**
 * parapet_step_details_new:
 * @step: (transfer none): the step to tell; one that is in no history is told without what can be done about it
 */
GtkWidget *
parapet_step_details_new (IsmsStore *store,
                          IsmsStep *step)
{
  ParapetStepDetails *self = g_object_new (PARAPET_TYPE_STEP_DETAILS, NULL);

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->store = g_object_ref (store);
  self->step = isms_step_ref (step);
  self->changes = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, step->changes->len > FEW ? 3 : 9));
  self->more = gtk_button_new ();
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->changes));
  gtk_box_append (self->box, self->more);
  if (step->id > 0)
    gtk_box_append (self->box, make_foot (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  show_more (self, FIRST);
  return GTK_WIDGET (self);
}

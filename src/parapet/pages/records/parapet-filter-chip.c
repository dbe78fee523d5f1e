/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/records/parapet-filter-chip.h"

/* Rows made at once; with more values than that one types to find. */
#define MOST_ROWS 60
#define SEARCH_FROM 12
/* Values named on the button; of more it tells the number. */
#define NAMED 2

/**
 * ParapetFilterChip:
 *
 * A button that narrows a list down by one field. Pressed, it offers the values that occur, each with how many records it would find.
 */
struct _ParapetFilterChip
{
  AdwBin parent_instance;

  IsmsRecordList *list;
  ParapetCellTexts *texts;
  const IsmsField *field;
  char *names;        /* (nullable): of the values that hold, as last said */
  GPtrArray *tallies; /* (nullable): what was last counted, IsmsTally */

  GtkMenuButton *button;
  GtkSearchEntry *search; /* NULL until somebody wants to choose */
  GtkBox *values;
};

G_DEFINE_FINAL_TYPE (ParapetFilterChip, parapet_filter_chip, ADW_TYPE_BIN)

#define VALUE "parapet-value"

static char *
name_values (ParapetFilterChip *self,
             const char *const *values)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *word = parapet_cell_texts_get_word (self->texts, self->field, values[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? C_("list", ", ") : "", word);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * parapet_filter_chip_update:
 *
 * The filter may have been changed by somebody else: says on the button what holds.
 */
void
parapet_filter_chip_update (ParapetFilterChip *self)
{
  const char *const *values = isms_record_list_get_filter (self->list, self->field->name);
  guint n = values != NULL ? g_strv_length ((char **) values) : 0;
  g_autofree char *names = n > 0 ? name_values (self, values) : NULL;
  g_autofree char *label = NULL;

  if (n == 0)
    label = g_strdup (isms_field_label (self->field));
  else if (n <= NAMED)
    /* Translators: a filter: field, values */
    label = g_strdup_printf (_("%s: %s"), isms_field_label (self->field), names);
  else
    /* Translators: a filter: field, how many values are chosen */
    label = g_strdup_printf (_("%s: %u"), isms_field_label (self->field), n);
  /* Whoever types into the search asks with every letter: what is said already is not laid out anew. */
  if (!g_set_str (&self->names, names) && g_strcmp0 (gtk_menu_button_get_label (self->button), label) == 0)
    return;
  gtk_menu_button_set_label (self->button, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), names);
  if (n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "active");
}

static void
toggle_value (ParapetFilterChip *self,
              const char *value,
              gboolean wanted)
{
  const char *const *before = isms_record_list_get_filter (self->list, self->field->name);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;

  for (guint i = 0; before != NULL && before[i] != NULL; i++)
    if (!g_str_equal (before[i], value))
      g_strv_builder_add (builder, before[i]);
  if (wanted)
    g_strv_builder_add (builder, value);
  values = g_strv_builder_end (builder);
  isms_record_list_set_filter (self->list, self->field->name, (const char *const *) values);
  parapet_filter_chip_update (self);
}

static void
toggled_cb (ParapetFilterChip *self,
            GtkCheckButton *check)
{
  toggle_value (self, g_object_get_data (G_OBJECT (check), VALUE), gtk_check_button_get_active (check));
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "numeric");
      return label;
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
append_value (ParapetFilterChip *self,
              const char *value,
              const char *word,
              guint count)
{
  const char *const *chosen = isms_record_list_get_filter (self->list, self->field->name);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  g_autofree char *number = g_strdup_printf ("%u", count);

  gtk_box_append (GTK_BOX (box), make_label (word, NULL));
  gtk_box_append (GTK_BOX (box), make_label (number, "dimmed"));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen != NULL && g_strv_contains (chosen, value));
  g_object_set_data_full (G_OBJECT (check), VALUE, g_strdup (value), g_free);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (self->values, check);
}

static gboolean
matches (const char *word,
         const char *typed)
{
  g_autofree char *haystack = g_utf8_casefold (word, -1);
  g_autofree char *needle = g_utf8_casefold (typed, -1);

  return strstr (haystack, needle) != NULL;
}

static gboolean
occurs (GPtrArray *tallies,
        const char *value)
{
  for (guint i = 0; i < tallies->len; i++)
    {
      const char *found = ((IsmsTally *) g_ptr_array_index (tallies, i))->value;

      if (g_str_equal (found != NULL ? found : "", value))
        return TRUE;
    }
  return FALSE;
}

/* A value that is chosen and found nothing any more must still be there to be let go. */
static void
append_vanished (ParapetFilterChip *self,
                 GPtrArray *tallies)
{
  const char *const *chosen = isms_record_list_get_filter (self->list, self->field->name);

  for (guint i = 0; chosen != NULL && chosen[i] != NULL; i++)
    if (!occurs (tallies, chosen[i]))
      {
        g_autofree char *word = parapet_cell_texts_get_word (self->texts, self->field, chosen[i]);

        append_value (self, chosen[i], word, 0);
      }
}

typedef struct
{
  const IsmsTally *tally;
  char *word;
} Choice;

static void
clear_choice (Choice *choice)
{
  g_free (choice->word);
}

/* What is not said comes last. */
static int
compare_choices (gconstpointer a,
                 gconstpointer b)
{
  const Choice *one = a, *other = b;

  if (one->tally->value == NULL || other->tally->value == NULL)
    return (one->tally->value == NULL) - (other->tally->value == NULL);
  return g_utf8_collate (one->word, other->word);
}

/* In the order of the field; where that is an order of sets, which nobody can follow, by name. */
static GArray *
list_choices (ParapetFilterChip *self,
              GPtrArray *tallies)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (Choice));

  g_array_set_clear_func (choices, (GDestroyNotify) clear_choice);
  for (guint i = 0; i < tallies->len; i++)
    {
      const IsmsTally *tally = g_ptr_array_index (tallies, i);
      Choice choice = { tally, parapet_cell_texts_get_word (self->texts, self->field, tally->value) };

      g_array_append_val (choices, choice);
    }
  if (isms_field_is_set (self->field))
    g_array_sort (choices, compare_choices);
  return choices;
}

static void
show_choices (ParapetFilterChip *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GArray) choices = list_choices (self, self->tallies);
  GtkWidget *child;
  guint rows = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->values))) != NULL)
    gtk_box_remove (self->values, child);
  append_vanished (self, self->tallies);
  for (guint i = 0; i < choices->len && rows < MOST_ROWS; i++)
    {
      const Choice *choice = &g_array_index (choices, Choice, i);

      if (!matches (choice->word, typed))
        continue;
      append_value (self, choice->tally->value != NULL ? choice->tally->value : "", choice->word, choice->tally->count);
      rows++;
    }
}

static void
search_changed_cb (ParapetFilterChip *self)
{
  if (self->list != NULL && self->tallies != NULL)
    show_choices (self);
}

static void
map_cb (ParapetFilterChip *self)
{
  g_clear_pointer (&self->tallies, g_ptr_array_unref);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  parapet_filter_chip_fill (self);
}

/* A list has half a dozen chips, of which few are ever pressed. */
static void
make_popover (GtkMenuButton *button,
              gpointer data)
{
  ParapetFilterChip *self = data;
  GtkWidget *box, *scrolled, *popover;

  if (self->search != NULL)
    return;
  self->search = g_object_new (GTK_TYPE_SEARCH_ENTRY, "visible", FALSE, "placeholder-text", _("Search"), NULL);
  self->values = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE, "propagate-natural-width", TRUE,
                           "max-content-height", 320, "min-content-width", 220, "child", self->values, NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), scrolled);
  popover = g_object_new (GTK_TYPE_POPOVER, "child", box, NULL);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "map", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->button, popover);
}

/**
 * parapet_filter_chip_fill:
 *
 * Counts anew and offers what was found. Done when the values are about to be seen.
 */
void
parapet_filter_chip_fill (ParapetFilterChip *self)
{
  make_popover (self->button, self);
  g_clear_pointer (&self->tallies, g_ptr_array_unref);
  self->tallies = isms_record_list_tally (self->list, self->field->name);
  show_choices (self);
  gtk_widget_set_visible (GTK_WIDGET (self->search), self->tallies->len >= SEARCH_FROM);
}

static void
parapet_filter_chip_dispose (GObject *object)
{
  ParapetFilterChip *self = PARAPET_FILTER_CHIP (object);

  g_clear_object (&self->list);
  g_clear_object (&self->texts);
  /* Or the bin would unparent a child that its template has let go of already. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PARAPET_TYPE_FILTER_CHIP);

  G_OBJECT_CLASS (parapet_filter_chip_parent_class)->dispose (object);
}

static void
parapet_filter_chip_finalize (GObject *object)
{
  g_free (PARAPET_FILTER_CHIP (object)->names);
  g_clear_pointer (&PARAPET_FILTER_CHIP (object)->tallies, g_ptr_array_unref);

  G_OBJECT_CLASS (parapet_filter_chip_parent_class)->finalize (object);
}

static void
parapet_filter_chip_class_init (ParapetFilterChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_filter_chip_dispose;
  G_OBJECT_CLASS (klass)->finalize = parapet_filter_chip_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-filter-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetFilterChip, button);
}

static void
parapet_filter_chip_init (ParapetFilterChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, make_popover, self, NULL);
}

/**
 * parapet_filter_chip_new:
 * @list: what is narrowed down
 * @texts: the words of the values
 */
GtkWidget *
parapet_filter_chip_new (IsmsRecordList *list,
                         ParapetCellTexts *texts,
                         const IsmsField *field)
{
  ParapetFilterChip *self = g_object_new (PARAPET_TYPE_FILTER_CHIP, NULL);

  self->list = g_object_ref (list);
  self->texts = g_object_ref (texts);
  self->field = field;
  parapet_filter_chip_update (self);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "catalogue/isms-catalogue.h"
#include "forms/parapet-record-facts.h"
#include "forms/parapet-record-link.h"
#include "forms/parapet-record-look.h"
#include "forms/parapet-record-words.h"
#include "models/isms-scale.h"
#include "widgets/parapet-fact.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-parts.h"

#define MOST_LINKS 8

/**
 * ParapetRecordFacts:
 *
 * What a record says, field by field: the short ones as two columns, then the texts. Fields that say nothing are left out,
 * but for those that its lists show: these ask to be filled in.
 */
struct _ParapetRecordFacts
{
  AdwBin parent_instance;

  IsmsStore *store;
  IsmsRecord *record;
  const char *const *fields; /* nullable: these alone */
  guint64 expanded; /* bit by bit, the fields of which all links are shown */

  GtkBox *facts;
  GtkBox *texts;
};

G_DEFINE_FINAL_TYPE (ParapetRecordFacts, parapet_record_facts, ADW_TYPE_BIN)

static const IsmsField *
get_field (ParapetRecordFacts *self,
           guint i)
{
  return &isms_record_get_kind (self->record)->fields[i];
}

static gboolean
is_expanded (ParapetRecordFacts *self,
             guint i)
{
  return i < 64 && (self->expanded & (G_GUINT64_CONSTANT (1) << i)) != 0;
}

static GtkWidget *
make_box (int spacing)
{
  return gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);
}

static GtkWidget *
make_line (const char *text,
           gboolean dimmed)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "label", text,
                       "xalign", 0.0f,
                       "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "css-classes", dimmed ? (const char *const[]) { "dimmed", NULL } : (const char *const[]) { NULL },
                       NULL);
}

static GtkWidget *
make_link_button (const char *label,
                  const char *name)
{
  GtkWidget *button = parapet_label_button_new (label, name);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "record-link");
  gtk_widget_add_css_class (button, "quiet");
  return button;
}

/* A required field that says nothing yet asks for it, and leads to where it is said. */
static GtkWidget *
make_missing (gpointer owner,
              gpointer data)
{
  const IsmsField *field = get_field (owner, GPOINTER_TO_UINT (data));
  /* Translators: %s is what a field is called */
  g_autofree char *name = g_strdup_printf (_("%s: not said yet. Edit"), isms_field_label (field));
  GtkWidget *button = make_link_button (_("Not said yet"), name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.edit-field");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", field->name);
  return parapet_fact_new (isms_field_label (field), button);
}

/* Where one only reads, it is as good to know what was not said. */
static GtkWidget *
make_silent (gpointer owner,
             gpointer data)
{
  return parapet_fact_new_text (isms_field_label (get_field (owner, GPOINTER_TO_UINT (data))), _("Not said"), NULL);
}

static char *
explain_step (ParapetRecordFacts *self,
              guint i)
{
  const IsmsField *field = get_field (self, i);
  g_autoptr (IsmsRecord) step = isms_scale_find_step (self->store, self->record, field, isms_record_get_value (self->record, i)->integer);

  return step != NULL ? isms_record_format (step, "anchor") : NULL;
}

static GtkWidget *
make_words (gpointer owner,
            gpointer data)
{
  ParapetRecordFacts *self = owner;
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *words = parapet_field_words (self->store, self->record, i);
  g_autofree char *small = get_field (self, i)->type == ISMS_SCALE ? explain_step (self, i) : NULL;

  return parapet_fact_new_text (isms_field_label (get_field (self, i)), words, small != NULL && *small != '\0' ? small : NULL);
}

static GtkWidget *
make_references (gpointer owner,
                 gpointer data)
{
  ParapetRecordFacts *self = owner;
  guint i = GPOINTER_TO_UINT (data);
  g_auto (GStrv) ids = isms_value_members (isms_record_get_value (self->record, i));
  GtkWidget *box = make_box (2);

  for (guint j = 0; ids[j] != NULL; j++)
    {
      g_autofree char *line = isms_catalogue_describe (get_field (self, i)->links_to, ids[j]);

      gtk_box_append (GTK_BOX (box), make_line (line, FALSE));
    }
  return parapet_fact_new (isms_field_label (get_field (self, i)), box);
}

static GPtrArray *
list_targets (ParapetRecordFacts *self,
              guint i)
{
  const IsmsField *field = get_field (self, i);
  GPtrArray *targets;
  IsmsRecord *target;

  if (field->type == ISMS_LINKS)
    return isms_store_get_links (self->store, self->record, field->name);
  targets = g_ptr_array_new_with_free_func (g_object_unref);
  target = isms_store_get_link (self->store, self->record, field->name);
  if (target != NULL)
    g_ptr_array_add (targets, target);
  return targets;
}

static void
expand_cb (ParapetRecordFacts *self,
           GtkWidget *button)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "field"));

  self->expanded |= G_GUINT64_CONSTANT (1) << i;
  parapet_record_facts_refresh (self);
}

static GtkWidget *
make_expander (ParapetRecordFacts *self,
               guint i,
               guint n)
{
  g_autofree char *label = g_strdup_printf (_("Show All %u"), n);
  g_autofree char *name = g_strdup_printf (_("%s: show all %u"), isms_field_label (get_field (self, i)), n);
  GtkWidget *button = make_link_button (label, name);

  g_object_set_data (G_OBJECT (button), "field", GUINT_TO_POINTER (i));
  g_signal_connect_object (button, "clicked", G_CALLBACK (expand_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static guint
count_shown (ParapetRecordFacts *self,
             guint i,
             guint n)
{
  return n <= MOST_LINKS + 1 || is_expanded (self, i) ? n : MOST_LINKS;
}

static GtkWidget *
make_links (gpointer owner,
            gpointer data)
{
  ParapetRecordFacts *self = owner;
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) targets = list_targets (self, i);
  guint shown = count_shown (self, i, targets->len);
  GtkWidget *box = make_box (4);

  for (guint j = 0; j < shown; j++)
    gtk_box_append (GTK_BOX (box), parapet_record_link_new (g_ptr_array_index (targets, j)));
  if (shown < targets->len)
    gtk_box_append (GTK_BOX (box), make_expander (self, i, targets->len));
  return parapet_fact_new (isms_field_label (get_field (self, i)), box);
}

static GtkWidget *
make_text (gpointer owner,
           gpointer data)
{
  ParapetRecordFacts *self = owner;
  guint i = GPOINTER_TO_UINT (data);
  GtkWidget *box = make_box (6);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL,
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                               "label", isms_field_label (get_field (self, i)),
                                               "xalign", 0.0f,
                                               "wrap", TRUE,
                                               "css-classes", (const char *const[]) { "heading", NULL },
                                               NULL));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL,
                                               "label", isms_record_get_value (self->record, i)->text,
                                               "xalign", 0.0f,
                                               "wrap", TRUE,
                                               "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                               "selectable", TRUE,
                                               "css-classes", (const char *const[]) { "body", NULL },
                                               NULL));
  return box;
}

static char *
sign_links (ParapetRecordFacts *self,
            guint i)
{
  g_autoptr (GPtrArray) targets = list_targets (self, i);
  guint shown = count_shown (self, i, targets->len);
  GString *sign = g_string_new (NULL);

  if (targets->len == 0)
    return g_string_free (sign, FALSE);
  g_string_append_printf (sign, "%u of %u", shown, targets->len);
  for (guint j = 0; j < shown; j++)
    {
      IsmsRecord *target = g_ptr_array_index (targets, j);

      g_string_append_printf (sign, "\n%" G_GINT64_FORMAT " %s %d %s", isms_record_get_key (target), isms_record_get_code (target),
                              isms_record_get_deleted (target), isms_record_get_title (target));
    }
  return g_string_free (sign, FALSE);
}

static char *
sign_step (ParapetRecordFacts *self,
           guint i)
{
  g_autofree char *words = parapet_field_words (self->store, self->record, i);
  g_autofree char *small = explain_step (self, i);

  return g_strdup_printf ("%s\n%s", words, small);
}

static char *
sign_field (ParapetRecordFacts *self,
            guint i)
{
  const IsmsField *field = get_field (self, i);

  if (isms_value_is_null (isms_record_get_value (self->record, i)))
    return g_strdup ("");
  if (isms_field_is_link (field))
    return sign_links (self, i);
  return field->type == ISMS_SCALE ? sign_step (self, i) : parapet_field_words (self->store, self->record, i);
}

static ParapetPartMake
find_maker (const IsmsField *field)
{
  if (isms_field_is_link (field))
    return make_links;
  if (field->type == ISMS_PROSE)
    return make_text;
  return field->type == ISMS_REFERENCE ? make_references : make_words;
}

/* A date that is not there is most often one that has not come. */
static gboolean
is_asked_for (ParapetRecordFacts *self,
              const IsmsField *field)
{
  if (isms_store_is_past (self->store) || field->type == ISMS_DATE || field->type == ISMS_PROSE)
    return FALSE;
  return field->required || (field->listed && field->type != ISMS_TEXT && field->type != ISMS_INTEGER) || g_str_equal (field->name, "owner");
}

static void
add_field (ParapetRecordFacts *self,
           ParapetParts *facts,
           ParapetParts *texts,
           guint i)
{
  const IsmsField *field = get_field (self, i);
  g_autofree char *sign = sign_field (self, i);

  if (self->fields == NULL && parapet_record_look_hides (isms_record_get_kind (self->record), field->name))
    return;
  if (self->fields != NULL && !g_strv_contains (self->fields, field->name))
    return;
  if (*sign != '\0')
    parapet_parts_add (field->type == ISMS_PROSE ? texts : facts, field->name, sign, find_maker (field), GUINT_TO_POINTER (i), NULL);
  else if (self->fields != NULL)
    parapet_parts_add (facts, field->name, "", make_silent, GUINT_TO_POINTER (i), NULL);
  else if (is_asked_for (self, field))
    parapet_parts_add (facts, field->name, "", make_missing, GUINT_TO_POINTER (i), NULL);
}

static void
parapet_record_facts_dispose (GObject *object)
{
  ParapetRecordFacts *self = PARAPET_RECORD_FACTS (object);

  g_clear_object (&self->store);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (parapet_record_facts_parent_class)->dispose (object);
}

static void
parapet_record_facts_class_init (ParapetRecordFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_record_facts_dispose;
}

static void
parapet_record_facts_init (ParapetRecordFacts *self)
{
  GtkWidget *box = make_box (24);

  self->facts = GTK_BOX (make_box (9));
  self->texts = GTK_BOX (make_box (18));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->facts));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->texts));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * parapet_record_facts_new:
 * @record: a record of @store
 * @fields: (nullable): static names: say what these hold, and ask for nothing; %NULL for all that no look says in its own way
 *
 * Returns: (transfer floating): what the record says now
 */
GtkWidget *
parapet_record_facts_new (IsmsStore *store,
                          IsmsRecord *record,
                          const char *const *fields)
{
  ParapetRecordFacts *self = g_object_new (PARAPET_TYPE_RECORD_FACTS, NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  self->fields = fields;
  parapet_record_facts_refresh (self);
  return GTK_WIDGET (self);
}

/**
 * parapet_record_facts_refresh:
 *
 * Says what the record and the records it links to say now; what has not changed is left alone.
 */
void
parapet_record_facts_refresh (ParapetRecordFacts *self)
{
  ParapetParts *facts = parapet_parts_new ();
  ParapetParts *texts = parapet_parts_new ();

  for (guint i = 1; i < isms_record_get_kind (self->record)->n_fields; i++)
    add_field (self, facts, texts, i);
  parapet_parts_show (facts, self->facts, self);
  parapet_parts_show (texts, self->texts, self);
}

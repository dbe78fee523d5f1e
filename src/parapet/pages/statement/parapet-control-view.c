/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "catalogue/isms-catalogue.h"
#include "pages/statement/parapet-control-view.h"
#include "pages/statement/parapet-statement-words.h"

/**
 * ParapetControlView:
 *
 * One control as a page: the decision as a sentence, what is done about it here, and what the standard is after.
 */
struct _ParapetControlView
{
  AdwBin parent_instance;

  ParapetStatement *statement;
  IsmsRecord *control;
  GPtrArray *rows; /* in the groups; not owned */

  GtkScrolledWindow *scroller;
  GtkLabel *theme;
  GtkLabel *title;
  GtkImage *icon;
  GtkLabel *sentence;
  AdwPreferencesGroup *facts;
  AdwPreferencesGroup *links;
  GtkWidget *explanation;
  GtkLabel *purpose;
  GtkLabel *practice;
  GtkLabel *evidence;
  AdwWrapBox *tags;
  GtkLabel *ancestors;
};

G_DEFINE_FINAL_TYPE (ParapetControlView, parapet_control_view, ADW_TYPE_BIN)

static void
add_row (ParapetControlView *self,
         AdwPreferencesGroup *group,
         const char *label,
         const char *text)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "use-markup", FALSE,
                                 "title", label,
                                 "subtitle", text,
                                 "subtitle-selectable", TRUE,
                                 "css-classes", (const char *const[]) { "property", NULL },
                                 NULL);

  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_fact (ParapetControlView *self,
          const char *field)
{
  const IsmsKind *kind = isms_record_get_kind (self->control);
  int index = isms_kind_field_index (kind, field);
  g_autofree char *text = isms_store_format (parapet_statement_get_store (self->statement), self->control, index);

  if (*text != '\0')
    add_row (self, self->facts, isms_field_label (&kind->fields[index]), text);
}

static void
remove_rows (ParapetControlView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
fill_facts (ParapetControlView *self)
{
  static const char *const fields[] = {
    "exclusion_reason", "reason_text", "implementation", "evidence", "documents", "suppliers", "owner", "due", "reviewed_on", "note"
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_fact (self, fields[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), self->rows->len > 0);
}

static void
fill_links (ParapetControlView *self,
            const IsmsSoaEntry *entry)
{
  GPtrArray *const sources[] = { entry->risks, entry->requirements };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    for (guint j = 0; j < sources[i]->len; j++)
      {
        IsmsRecord *record = g_ptr_array_index (sources[i], j);

        add_row (self, self->links, isms_record_get_code (record), isms_record_get_title (record));
      }
  gtk_widget_set_visible (GTK_WIDGET (self->links), entry->risks->len + entry->requirements->len > 0);
}

static void
remove_tags (ParapetControlView *self)
{
  GtkWidget *tag;

  while ((tag = gtk_widget_get_first_child (GTK_WIDGET (self->tags))) != NULL)
    adw_wrap_box_remove (self->tags, tag);
}

static void
add_tags (ParapetControlView *self,
          const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, ";", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        g_autofree char *word = g_strdelimit (g_strdup (words[i]), "_", ' ');
        GtkWidget *tag = g_object_new (GTK_TYPE_LABEL, "label", word, "css-classes", (const char *const[]) { "tag", "caption", NULL }, NULL);

        adw_wrap_box_append (self->tags, tag);
      }
}

/* The attribute's values C, I and A in words. */
static void
add_properties (ParapetControlView *self,
                const char *list)
{
  if (strchr (list, 'C') != NULL)
    add_tags (self, _("Confidentiality"));
  if (strchr (list, 'I') != NULL)
    add_tags (self, _("Integrity"));
  if (strchr (list, 'A') != NULL)
    add_tags (self, _("Availability"));
}

static char *
describe_ancestors (const IsmsControl *known)
{
  g_auto (GStrv) numbers = g_strsplit (known->annexA_2013, ";", -1);
  g_autofree char *list = g_strjoinv (", ", numbers);

  if (*list == '\0')
    return g_strdup (_("New in the edition of 2022."));
  return g_strdup_printf (_("In the edition of 2013: %s."), list);
}

static void
fill_explanation (ParapetControlView *self,
                  const IsmsControl *known)
{
  g_autofree char *ancestors = NULL;

  remove_tags (self);
  gtk_widget_set_visible (self->explanation, known != NULL);
  if (known == NULL)
    return;
  gtk_label_set_text (self->purpose, known->purpose);
  gtk_label_set_text (self->practice, known->practice);
  gtk_label_set_text (self->evidence, known->evidence);
  add_tags (self, known->control_type);
  add_properties (self, known->properties);
  add_tags (self, known->cybersecurity_concepts);
  add_tags (self, known->operational_capabilities);
  add_tags (self, known->security_domains);
  ancestors = describe_ancestors (known);
  gtk_label_set_text (self->ancestors, ancestors);
}

static void
fill_head (ParapetControlView *self,
           const IsmsSoaEntry *entry)
{
  g_autoptr (IsmsRecord) owner = isms_store_get_link (parapet_statement_get_store (self->statement), self->control, "owner");
  g_autofree char *sentence = parapet_entry_sentence (entry, owner != NULL ? isms_record_get_title (owner) : NULL);
  g_autofree char *theme = g_strdup_printf ("%s · %s", isms_record_get_code (self->control), isms_soa_theme_get_label (entry->theme));

  gtk_label_set_text (self->theme, theme);
  gtk_label_set_text (self->title, isms_record_get_title (self->control));
  gtk_image_set_from_icon_name (self->icon, parapet_state_icon (entry->state));
  gtk_label_set_text (self->sentence, sentence);
}

static void
refresh (ParapetControlView *self)
{
  const IsmsSoaEntry *entry = parapet_statement_get_entry (self->statement, self->control);

  remove_rows (self);
  if (entry == NULL)
    return;
  fill_head (self, entry);
  fill_facts (self);
  fill_links (self, entry);
  fill_explanation (self, isms_catalogue_find_control (isms_record_get_code (self->control)));
}

static void
forget (ParapetControlView *self)
{
  if (self->statement != NULL)
    g_signal_handlers_disconnect_by_data (self->statement, self);
  g_clear_object (&self->statement);
  g_clear_object (&self->control);
}

static void
parapet_control_view_dispose (GObject *object)
{
  ParapetControlView *self = PARAPET_CONTROL_VIEW (object);

  forget (self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  /* Or the bin would unparent a child that its template has let go of already. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_CONTROL_VIEW);

  G_OBJECT_CLASS (parapet_control_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ParapetControlView, scroller);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlView, theme);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlView, title);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlView, icon);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlView, sentence);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlView, facts);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlView, links);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlView, explanation);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlView, purpose);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlView, practice);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlView, evidence);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlView, tags);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlView, ancestors);
}

static void
parapet_control_view_class_init (ParapetControlViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_control_view_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/io/github/parapet_isms/Parapet/parapet-control-view.ui");
  bind_children (GTK_WIDGET_CLASS (klass));
}

static void
parapet_control_view_init (ParapetControlView *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * parapet_control_view_show:
 * @statement: (nullable): whose control it is, or %NULL to let go
 * @control: (nullable): the control
 *
 * Shows a control from its top, and keeps showing it as it is.
 */
void
parapet_control_view_show (ParapetControlView *self,
                           ParapetStatement *statement,
                           IsmsRecord *control)
{
  if (self->statement == statement && self->control == control)
    return;
  forget (self);
  if (statement == NULL || control == NULL)
    return;
  self->statement = g_object_ref (statement);
  self->control = g_object_ref (control);
  g_signal_connect_object (statement, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

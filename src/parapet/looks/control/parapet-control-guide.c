/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "catalogue/isms-catalogue.h"
#include "looks/control/parapet-control-guide.h"

/**
 * ParapetControlGuide:
 *
 * What the standard is after with a control, what a small organisation does about it, and what convinces an auditor.
 */
struct _ParapetControlGuide
{
  AdwBin parent_instance;

  GtkLabel *purpose;
  GtkLabel *practice;
  GtkLabel *evidence;
  AdwWrapBox *tags;
  GtkLabel *ancestors;
};

G_DEFINE_FINAL_TYPE (ParapetControlGuide, parapet_control_guide, ADW_TYPE_BIN)

static void
add_tags (ParapetControlGuide *self,
          const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, ";", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        g_autofree char *word = g_strdelimit (g_strdup (words[i]), "_", ' ');
        GtkWidget *tag = g_object_new (GTK_TYPE_LABEL, "label", word, "wrap", TRUE, "css-classes", (const char *const[]) { "tag", "caption", NULL }, NULL);

        adw_wrap_box_append (self->tags, tag);
      }
}

/* The attribute's values C, I and A in words. */
static void
add_properties (ParapetControlGuide *self,
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
fill (ParapetControlGuide *self,
      const IsmsControl *known)
{
  g_autofree char *ancestors = describe_ancestors (known);

  gtk_label_set_text (self->purpose, known->purpose);
  gtk_label_set_text (self->practice, known->practice);
  gtk_label_set_text (self->evidence, known->evidence);
  add_tags (self, known->control_type);
  add_properties (self, known->properties);
  add_tags (self, known->cybersecurity_concepts);
  add_tags (self, known->operational_capabilities);
  add_tags (self, known->security_domains);
  gtk_label_set_text (self->ancestors, ancestors);
}

static void
parapet_control_guide_dispose (GObject *object)
{
  ParapetControlGuide *self = PARAPET_CONTROL_GUIDE (object);

  /* Or the bin would unparent a child that its template has let go of already. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_CONTROL_GUIDE);

  G_OBJECT_CLASS (parapet_control_guide_parent_class)->dispose (object);
}

static void
parapet_control_guide_class_init (ParapetControlGuideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_control_guide_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-control-guide.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetControlGuide, purpose);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlGuide, practice);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlGuide, evidence);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlGuide, tags);
  gtk_widget_class_bind_template_child (widget_class, ParapetControlGuide, ancestors);
}

static void
parapet_control_guide_init (ParapetControlGuide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * parapet_control_guide_new:
 *
 * Returns: (transfer floating) (nullable): what there is to know about the control; %NULL of one that is not in Annex A
 */
GtkWidget *
parapet_control_guide_new (IsmsStore *store,
                           IsmsRecord *control)
{
  const IsmsControl *known = isms_catalogue_find_control (isms_record_get_code (control));
  ParapetControlGuide *self;

  if (known == NULL)
    return NULL;
  self = g_object_new (PARAPET_TYPE_CONTROL_GUIDE, NULL);
  fill (self, known);
  return GTK_WIDGET (self);
}

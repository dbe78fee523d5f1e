/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-uses.h"
#include "forms/parapet-record-words.h"
#include "records/isms-kinds.h"
#include "store/isms-uses.h"
#include "widgets/parapet-parts.h"

#define FIRST 5
#define MORE 50

/**
 * ParapetRecordUses:
 *
 * The other direction of links: which records use this one, by kind and by the field through which they do. A person may own
 * ten thousand records; only the first are read, and more as somebody asks.
 */
struct _ParapetRecordUses
{
  AdwBin parent_instance;

  IsmsStore *store;
  IsmsRecord *record;
  GHashTable *limits; /* IsmsField -> how many are shown, where not the first few */

  GtkBox *groups;
};

G_DEFINE_FINAL_TYPE (ParapetRecordUses, parapet_record_uses, ADW_TYPE_BIN)

typedef struct
{
  const IsmsKind *kind;
  const IsmsField *field;
  guint count;
  GPtrArray *records; /* the first of them */
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->records);
  g_free (group);
}

static guint
get_limit (ParapetRecordUses *self,
           const IsmsUse *use)
{
  guint limit = GPOINTER_TO_UINT (g_hash_table_lookup (self->limits, use->field));

  if (limit == 0)
    limit = FIRST;
  /* One more row says as much as a button that leads to it. */
  return use->keys->len == limit + 1 ? limit + 1 : limit;
}

static Group *
read_group (ParapetRecordUses *self,
            const IsmsUse *use)
{
  Group *group = g_new0 (Group, 1);

  group->kind = use->kind;
  group->field = use->field;
  group->count = use->keys->len;
  group->records = isms_use_list (use, self->store, get_limit (self, use));
  return group;
}

/* The code, and in what state it is: what one asks next about a record that is only named. */
static char *
describe (IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  int status = isms_kind_field_index (kind, "status");
  g_autofree char *word = NULL;

  if (status < 0 || kind->fields[status].type != ISMS_CHOICE || isms_value_is_null (isms_record_get_value (record, status)))
    return g_strdup (isms_record_get_code (record));
  word = parapet_choice_word (&kind->fields[status], isms_record_get_value (record, status));
  return g_strdup_printf ("%s · %s", isms_record_get_code (record), word);
}

static char *
sign_group (const Group *group)
{
  GString *sign = g_string_new (NULL);

  g_string_append_printf (sign, "%u", group->count);
  for (guint i = 0; i < group->records->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (group->records, i);
      g_autofree char *words = describe (record);

      g_string_append_printf (sign, "\n%" G_GINT64_FORMAT " %s %s", isms_record_get_key (record), words, isms_record_get_title (record));
    }
  return g_string_free (sign, FALSE);
}

static GtkWidget *
make_row (IsmsRecord *record)
{
  g_autofree char *subtitle = describe (record);
  GtkWidget *row = adw_action_row_new ();

  /* First of all: what is set while the row is made reaches its labels before this does. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), isms_record_get_title (record));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", isms_record_get_key (record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "record.open");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE,
                                                                 "icon-name", "go-next-symbolic",
                                                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                                                 NULL));
  return row;
}

static void
more_cb (ParapetRecordUses *self,
         GtkWidget *row)
{
  gpointer field = g_object_get_data (G_OBJECT (row), "field");
  guint shown = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "shown"));

  g_hash_table_replace (self->limits, field, GUINT_TO_POINTER (shown + MORE));
  parapet_record_uses_refresh (self);
}

static GtkWidget *
make_more (ParapetRecordUses *self,
           const Group *group)
{
  guint left = group->count - group->records->len;
  g_autofree char *title = left <= MORE ? g_strdup_printf (_("Show All %u"), group->count)
                                        : g_strdup_printf (_("Show %u More of %u"), MORE, group->count);
  GtkWidget *row = g_object_new (ADW_TYPE_BUTTON_ROW, "title", title, NULL);

  g_object_set_data (G_OBJECT (row), "field", (gpointer) group->field);
  g_object_set_data (G_OBJECT (row), "shown", GUINT_TO_POINTER (group->records->len));
  g_signal_connect_object (row, "activated", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_group (gpointer owner,
            gpointer data)
{
  const Group *group = data;
  /* Translators: records of a kind, and what they use this one as: "Risks · Risk owner" */
  g_autofree char *title = g_strdup_printf (C_("uses", "%s · %s"), _(group->kind->plural), isms_field_label (group->field));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "css-classes", (const char *const[]) { "boxed-list", NULL }, NULL);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f, "wrap", TRUE, "css-classes", (const char *const[]) { "caption-heading", "dimmed", NULL }, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint i = 0; i < group->records->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (g_ptr_array_index (group->records, i)));
  if (group->records->len < group->count)
    gtk_list_box_append (GTK_LIST_BOX (list), make_more (owner, group));
  gtk_box_append (GTK_BOX (box), list);
  return box;
}

static void
parapet_record_uses_dispose (GObject *object)
{
  ParapetRecordUses *self = PARAPET_RECORD_USES (object);

  g_clear_object (&self->store);
  g_clear_object (&self->record);
  g_clear_pointer (&self->limits, g_hash_table_unref);

  G_OBJECT_CLASS (parapet_record_uses_parent_class)->dispose (object);
}

static void
parapet_record_uses_class_init (ParapetRecordUsesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_record_uses_dispose;
}

static void
parapet_record_uses_init (ParapetRecordUses *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->limits = g_hash_table_new (NULL, NULL);
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", _("Used By"), "xalign", 0.0f, "css-classes", (const char *const[]) { "heading", NULL }, NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->groups));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * parapet_record_uses_new:
 * @record: a record of @store
 *
 * Returns: (transfer floating): what uses the record, empty until refreshed
 */
GtkWidget *
parapet_record_uses_new (IsmsStore *store,
                         IsmsRecord *record)
{
  ParapetRecordUses *self = g_object_new (PARAPET_TYPE_RECORD_USES, NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  return GTK_WIDGET (self);
}

static void
add_group (ParapetRecordUses *self,
           ParapetParts *parts,
           const IsmsUse *use)
{
  Group *group = read_group (self, use);
  g_autofree char *id = g_strdup_printf ("%s.%s", use->kind->name, use->field->name);
  g_autofree char *sign = sign_group (group);

  parapet_parts_add (parts, id, sign, make_group, group, group_free);
}

/**
 * parapet_record_uses_refresh:
 *
 * Lists what uses the record now; groups that have not changed are left alone. Nothing is shown where nothing uses it. Files that belong
 * to it are a list of their own.
 */
void
parapet_record_uses_refresh (ParapetRecordUses *self)
{
  g_autoptr (GPtrArray) uses = isms_uses_find (self->store, isms_record_get_key (self->record));
  ParapetParts *parts = parapet_parts_new ();
  guint n = 0;

  for (guint i = 0; i < uses->len; i++)
    {
      const IsmsUse *use = g_ptr_array_index (uses, i);

      if (use->kind == &isms_kind_attachment && use->field == isms_kind_field (use->kind, "links"))
        continue;
      add_group (self, parts, use);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  parapet_parts_show (parts, self->groups, self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/audit/parapet-audit-check.h"
#include "looks/audit/parapet-audit-work.h"
#include "looks/parapet-gaps.h"
#include "models/isms-audit-theme.h"
#include "models/isms-audit.h"
#include "models/isms-checklist.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-parts.h"
#include "widgets/parapet-toast.h"

#define BATCH 4 /* rows made in one frame: a theme has up to 37, which would keep people waiting */

/**
 * ParapetAuditWork:
 *
 * What an audit still lacks with the clause that asks for it, and its checklist, folded by themes (9.2.2).
 */
struct _ParapetAuditWork
{
  GtkBox parent_instance;

  IsmsStore *store;
  IsmsRecord *audit;
  GHashTable *unfolded; /* (element-type utf8 guint): the themes, and how many of their rows may be there by now */
  guint tick;
  gboolean more; /* whether rows are still to come */
};

G_DEFINE_FINAL_TYPE (ParapetAuditWork, parapet_audit_work, GTK_TYPE_BOX)

static void refresh (ParapetAuditWork *self);

static void
prepare_cb (ParapetAuditWork *self)
{
  g_autoptr (GError) error = NULL;
  int n = isms_checklist_prepare (self->store, self->audit, &error);
  g_autofree char *title = NULL;

  if (n < 0)
    {
      parapet_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  title = g_strdup_printf (ngettext ("%d question prepared", "%d questions prepared", n), n);
  parapet_toast_show_undo (GTK_WIDGET (self), title);
}

static GtkWidget *
make_prepare (gpointer owner,
              gpointer data)
{
  GtkWidget *button = parapet_label_wrapped_button_new (GPOINTER_TO_INT (data) ? _("Com_plete the Checklist") : _("_Prepare the Checklist"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (prepare_cb), owner, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_choose (gpointer owner,
             gpointer data)
{
  GtkWidget *button = parapet_label_wrapped_button_new (_("_Choose the Clauses…"));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "clauses");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.edit-field");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

/* What can be done next about the checklist as a whole. */
static void
add_next (ParapetAuditWork *self,
          ParapetParts *parts,
          gboolean any)
{
  guint missing = isms_checklist_count_missing (self->store, self->audit);

  if (missing == 0 && !any)
    parapet_parts_add_text (parts, "none", parapet_part_body, g_strdup (_("Say which clauses and controls it looks at, and Parapet prepares what to ask about each.")));
  if (isms_store_is_past (self->store))
    return;
  if (missing > 0)
    parapet_parts_add (parts, "prepare", any ? "more" : "", make_prepare, GINT_TO_POINTER (any), NULL);
  else if (!any)
    parapet_parts_add (parts, "choose", "", make_choose, NULL, NULL);
}

static void
unfolded_cb (ParapetAuditWork *self,
             GParamSpec *pspec,
             GtkExpander *expander)
{
  const char *theme = g_object_get_data (G_OBJECT (expander), "theme");

  if (gtk_expander_get_expanded (expander))
    g_hash_table_insert (self->unfolded, g_strdup (theme), GUINT_TO_POINTER (BATCH));
  else
    g_hash_table_remove (self->unfolded, theme);
  refresh (self);
}

/* "theme\nhow far": the theme is what it is remembered by */
static GtkWidget *
make_theme (gpointer owner,
            gpointer data)
{
  ParapetAuditWork *self = owner;
  g_auto (GStrv) words = g_strsplit (data, "\n", 2);
  g_autofree char *name = g_strdup_printf (C_("theme", "%s, %s"), words[0], words[1]);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = parapet_label_new (words[0], "heading");
  GtkWidget *far = parapet_label_new (words[1], "caption");
  GtkWidget *expander = gtk_expander_new (NULL);

  gtk_widget_add_css_class (far, "dimmed");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), far);
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), line);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), g_hash_table_contains (self->unfolded, words[0]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (expander), "theme", g_strdup (words[0]), g_free);
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (unfolded_cb), self, G_CONNECT_SWAPPED);
  return expander;
}

static GtkWidget *
make_check (gpointer owner,
            gpointer data)
{
  ParapetAuditWork *self = owner;
  GtkWidget *check = parapet_audit_check_new (self->store, data);

  gtk_widget_set_margin_start (check, 24);
  return check;
}

static void
add_theme (ParapetAuditWork *self,
           ParapetParts *parts,
           const char *theme,
           GPtrArray *checks)
{
  guint answered = 0;
  guint room = GPOINTER_TO_UINT (g_hash_table_lookup (self->unfolded, theme));

  self->more = self->more || (room > 0 && room < checks->len);
  for (guint i = 0; i < checks->len; i++)
    answered += isms_record_has (g_ptr_array_index (checks, i), "result");
  /* Translators: how many of the questions of a theme are answered */
  parapet_parts_add_text (parts, theme, make_theme, g_strdup_printf (_("%s\n%u of %u answered"), theme, answered, checks->len));
  for (guint i = 0; i < MIN (room, checks->len); i++)
    {
      IsmsRecord *check = g_ptr_array_index (checks, i);
      g_autofree char *id = g_strdup_printf ("check %" G_GINT64_FORMAT, isms_record_get_key (check));

      parapet_parts_add (parts, id, isms_record_get_title (check), make_check, g_object_ref (check), g_object_unref);
    }
}

static void
add_checklist (ParapetAuditWork *self,
               ParapetParts *parts)
{
  g_autoptr (GPtrArray) checks = isms_checklist_list (self->store, self->audit);
  g_autoptr (GPtrArray) themes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) lists = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < checks->len; i++)
    {
      g_autofree char *theme = isms_audit_theme_dup (isms_record_get_title (g_ptr_array_index (checks, i)));
      GPtrArray *list = g_hash_table_lookup (lists, theme);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_ptr_array_add (themes, g_steal_pointer (&theme));
          g_hash_table_insert (lists, g_ptr_array_index (themes, themes->len - 1), list);
        }
      g_ptr_array_add (list, g_ptr_array_index (checks, i));
    }
  parapet_parts_add_text (parts, "checklist", parapet_part_heading, g_strdup (_("Checklist")));
  for (guint i = 0; i < themes->len; i++)
    add_theme (self, parts, g_ptr_array_index (themes, i), g_hash_table_lookup (lists, g_ptr_array_index (themes, i)));
  add_next (self, parts, checks->len > 0);
}

static gboolean
grow_cb (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer data)
{
  ParapetAuditWork *self = PARAPET_AUDIT_WORK (widget);
  GHashTableIter iter;
  gpointer room;

  self->tick = 0;
  g_hash_table_iter_init (&iter, self->unfolded);
  while (g_hash_table_iter_next (&iter, NULL, &room))
    g_hash_table_iter_replace (&iter, GUINT_TO_POINTER (GPOINTER_TO_UINT (room) + BATCH));
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
refresh (ParapetAuditWork *self)
{
  ParapetParts *parts;
  g_autoptr (GArray) gaps = NULL;

  if (isms_record_get_deleted (self->audit))
    return;
  gaps = isms_audit_list_gaps (self->store, self->audit);
  self->more = FALSE;
  parts = parapet_parts_new ();
  parapet_gaps_add (parts, NULL, gaps);
  add_checklist (self, parts);
  parapet_parts_show (parts, GTK_BOX (self), self);
  if (self->more && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, NULL, NULL);
}

static void
parapet_audit_work_finalize (GObject *object)
{
  ParapetAuditWork *self = PARAPET_AUDIT_WORK (object);

  g_clear_object (&self->store);
  g_clear_object (&self->audit);
  g_clear_pointer (&self->unfolded, g_hash_table_unref);

  G_OBJECT_CLASS (parapet_audit_work_parent_class)->finalize (object);
}

static void
parapet_audit_work_class_init (ParapetAuditWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_audit_work_finalize;
}

static void
parapet_audit_work_init (ParapetAuditWork *self)
{
  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * parapet_audit_work_new:
 *
 * Returns: (transfer floating): what there is to do about the audit; it follows changes by itself
 */
GtkWidget *
parapet_audit_work_new (IsmsStore *store,
                        IsmsRecord *audit)
{
  ParapetAuditWork *self = g_object_new (PARAPET_TYPE_AUDIT_WORK, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9, NULL);

  self->store = g_object_ref (store);
  self->audit = g_object_ref (audit);
  refresh (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "catalogue/isms-catalogue.h"
#include "looks/audit/parapet-audit-coverage.h"
#include "looks/audit/parapet-audit-plan.h"
#include "looks/parapet-gaps.h"
#include "models/isms-audit-theme.h"
#include "models/isms-programme.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-parts.h"
#include "widgets/parapet-side-scroller.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetAuditCoverage:
 *
 * What a programme lacks, above all what no audit of it will have seen, with a way to mend it, and what its audits look at: the clauses and themes
 * of controls against the audits (9.2.2).
 */
struct _ParapetAuditCoverage
{
  GtkBox parent_instance;

  IsmsStore *store;
  IsmsRecord *programme;
  GArray *criteria;  /* (element-type IsmsCriterion) */
  GPtrArray *themes; /* (element-type utf8): that of each criterion */
  GPtrArray *audits; /* (element-type IsmsRecord): the columns */
  GHashTable *unfolded; /* (element-type utf8): the themes whose clauses are shown */

  GtkLabel *summary;
  GtkBox *rows;
  GtkSizeGroup *cells; /* all are as wide as the widest, or columns would not be straight */
  GtkBox *gaps;
  GtkWidget *plan; /* an audit of what never is looked at */
};

G_DEFINE_FINAL_TYPE (ParapetAuditCoverage, parapet_audit_coverage, GTK_TYPE_BOX)

static void show_rows (ParapetAuditCoverage *self);

/* How many criteria of a theme are looked at, will be, and are never. */
typedef struct
{
  guint all;
  guint done;
  guint planned;
} Count;

static gboolean
contains (GPtrArray *audits,
          IsmsRecord *audit)
{
  return audit == NULL ? audits->len > 0 : g_ptr_array_find (audits, audit, NULL);
}

/* @audit: (nullable): any of them */
static Count
count_one (const IsmsCriterion *criterion,
           IsmsRecord *audit)
{
  Count n = { .all = 1 };

  if (contains (criterion->done, audit))
    n.done = 1;
  else if (contains (criterion->planned, audit))
    n.planned = 1;
  return n;
}

/* @theme: (nullable): all clauses and controls; @audit: (nullable): any of them */
static Count
count (ParapetAuditCoverage *self,
       const char *theme,
       IsmsRecord *audit)
{
  Count n = { 0 };

  for (guint i = 0; i < self->criteria->len; i++)
    {
      const IsmsCriterion *criterion = &g_array_index (self->criteria, IsmsCriterion, i);
      Count one = count_one (criterion, audit);

      if (theme != NULL ? !g_str_equal (theme, g_ptr_array_index (self->themes, i)) : criterion->scope != NULL)
        continue;
      n.all += one.all;
      n.done += one.done;
      n.planned += one.planned;
    }
  return n;
}

/* What a cell says, and the shape that says it before one has read. */
static char *
describe (Count n,
          gboolean in_all,
          const char **icon)
{
  guint never = n.all - n.done - n.planned;

  if (in_all && never > 0)
    {
      *icon = "parapet-cross-symbolic";
      return n.all == 1 ? g_strdup (_("Never")) : g_strdup_printf (ngettext ("%u never", "%u never", never), never);
    }
  if (n.planned > 0)
    {
      *icon = "parapet-start-symbolic";
      return n.all == 1 ? g_strdup (_("Planned")) : g_strdup_printf (ngettext ("%u planned", "%u planned", n.planned), n.planned);
    }
  *icon = n.done == n.all ? "parapet-full-symbolic" : "parapet-half-symbolic";
  if (n.all == 1)
    return g_strdup (_("Done"));
  /* Translators: how many clauses or controls of a theme an audit looked at */
  return n.done == n.all ? g_strdup (_("All done")) : g_strdup_printf (_("%u of %u"), n.done, n.all);
}

static GtkWidget *
make_content (const char *icon,
              const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", words, "css-classes", (const char *const[]) { "caption", "numeric", NULL }, NULL));
  return box;
}

static void
add_cell (ParapetAuditCoverage *self,
          GtkWidget *row,
          GtkWidget *content,
          GtkAccessibleRole role)
{
  GtkWidget *cell = g_object_new (ADW_TYPE_BIN, "accessible-role", role, "child", content, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_size_group_add_widget (self->cells, cell);
  gtk_box_append (GTK_BOX (row), cell);
}

static GtkWidget *
make_open (IsmsRecord *audit,
           GtkWidget *content,
           const char *name)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON,
                                    "child", content,
                                    "tooltip-text", name,
                                    "action-name", "record.open",
                                    "action-target", g_variant_new_int64 (isms_record_get_key (audit)),
                                    "css-classes", (const char *const[]) { "flat", "coverage-cell", NULL },
                                    NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
add_audit_cell (ParapetAuditCoverage *self,
                GtkWidget *row,
                const char *part,
                Count n,
                IsmsRecord *audit)
{
  const char *icon;
  g_autofree char *words = describe (n, FALSE, &icon);
  /* Translators: read aloud in a table: an audit, a theme or a clause, and how much of it the audit looked at or will */
  g_autofree char *name = g_strdup_printf (C_("coverage", "%s, %s: %s"), isms_record_get_title (audit), part, words);

  add_cell (self, row, n.done + n.planned > 0 ? make_open (audit, make_content (icon, words), name) : NULL, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static GtkWidget *
make_label (const char *title,
            const char *class)
{
  GtkWidget *label = parapet_label_new (title, class);

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
make_row (GtkWidget *title,
          GtkAccessibleRole role)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, NULL);

  gtk_box_append (GTK_BOX (row), g_object_new (ADW_TYPE_BIN, "accessible-role", role, "hexpand", TRUE, "child", title, NULL));
  return row;
}

/* It comes first, where a narrow window shows it. */
static void
add_total (ParapetAuditCoverage *self,
           GtkWidget *row,
           Count all)
{
  const char *icon;
  g_autofree char *words = describe (all, TRUE, &icon);

  add_cell (self, row, make_content (icon, words), GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
fold_cb (GtkWidget *button,
         const char *theme)
{
  ParapetAuditCoverage *self = PARAPET_AUDIT_COVERAGE (gtk_widget_get_ancestor (button, PARAPET_TYPE_AUDIT_COVERAGE));

  if (!g_hash_table_remove (self->unfolded, theme))
    g_hash_table_add (self->unfolded, g_strdup (theme));
  show_rows (self);
}

/* Unfolded, a theme shows each of its clauses. */
static GtkWidget *
make_fold (ParapetAuditCoverage *self,
           const char *theme)
{
  gboolean unfolded = g_hash_table_contains (self->unfolded, theme);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", box, "css-classes", (const char *const[]) { "flat", "coverage-fold", NULL }, NULL);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", unfolded ? "pan-down-symbolic" : "pan-end-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), make_label (theme, "body"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, theme, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, unfolded, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (fold_cb), g_strdup (theme), (GClosureNotify) G_CALLBACK (g_free), 0);
  return button;
}

static GtkWidget *
make_theme (gpointer owner,
            gpointer data)
{
  ParapetAuditCoverage *self = owner;
  GtkWidget *row = make_row (make_fold (self, data), GTK_ACCESSIBLE_ROLE_ROW_HEADER);

  add_total (self, row, count (self, data, NULL));
  for (guint i = 0; i < self->audits->len; i++)
    add_audit_cell (self, row, data, count (self, data, g_ptr_array_index (self->audits, i)), g_ptr_array_index (self->audits, i));
  return row;
}

static char *
name_criterion (const IsmsCriterion *criterion)
{
  const IsmsControl *control = isms_catalogue_find_control (criterion->id);

  if (criterion->scope != NULL)
    return g_strdup (isms_record_get_title (criterion->scope));
  return control != NULL ? g_strdup_printf ("%s %s", criterion->id, control->title) : isms_catalogue_describe ("clause", criterion->id);
}

static GtkWidget *
make_criterion (gpointer owner,
                gpointer data)
{
  ParapetAuditCoverage *self = owner;
  const IsmsCriterion *criterion = &g_array_index (self->criteria, IsmsCriterion, GPOINTER_TO_UINT (data));
  g_autofree char *name = name_criterion (criterion);
  GtkWidget *label = make_label (name, "caption");
  GtkWidget *row = make_row (label, GTK_ACCESSIBLE_ROLE_ROW_HEADER);

  gtk_widget_set_margin_start (label, 28);
  add_total (self, row, count_one (criterion, NULL));
  for (guint i = 0; i < self->audits->len; i++)
    add_audit_cell (self, row, name, count_one (criterion, g_ptr_array_index (self->audits, i)), g_ptr_array_index (self->audits, i));
  return row;
}

static GtkWidget *
make_head (gpointer owner,
           gpointer data)
{
  ParapetAuditCoverage *self = owner;
  GtkWidget *row = make_row (make_label (_("Clauses, themes, parts of the scope"), "caption"), GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);

  add_cell (self, row, g_object_new (GTK_TYPE_LABEL, "label", _("In all"), "css-classes", (const char *const[]) { "caption", NULL }, NULL), GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  for (guint i = 0; i < self->audits->len; i++)
    {
      IsmsRecord *audit = g_ptr_array_index (self->audits, i);
      GtkWidget *code = g_object_new (GTK_TYPE_LABEL, "label", isms_record_get_code (audit), "ellipsize", PANGO_ELLIPSIZE_MIDDLE, "css-classes", (const char *const[]) { "caption", "numeric", NULL }, NULL);

      add_cell (self, row, make_open (audit, code, isms_record_get_title (audit)), GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
    }
  return row;
}

static char *
sign_theme (ParapetAuditCoverage *self,
            const char *theme)
{
  Count all = count (self, theme, NULL);
  GString *sign = g_string_new (NULL);

  g_string_append_printf (sign, "%u %u %d", all.done, all.planned, theme != NULL && g_hash_table_contains (self->unfolded, theme));
  for (guint i = 0; i < self->audits->len; i++)
    {
      IsmsRecord *audit = g_ptr_array_index (self->audits, i);
      Count n = count (self, theme, audit);

      g_string_append_printf (sign, "|%s %s %u %u", isms_record_get_code (audit), isms_record_get_title (audit), n.done, n.planned);
    }
  return g_string_free (sign, FALSE);
}

static char *
sign_criterion (ParapetAuditCoverage *self,
                const IsmsCriterion *criterion)
{
  g_autofree char *name = name_criterion (criterion);
  GString *sign = g_string_new (name);

  for (guint i = 0; i < self->audits->len; i++)
    {
      Count n = count_one (criterion, g_ptr_array_index (self->audits, i));

      g_string_append_printf (sign, "|%s %u %u", isms_record_get_code (g_ptr_array_index (self->audits, i)), n.done, n.planned);
    }
  return g_string_free (sign, FALSE);
}

static void
add_criterion (ParapetAuditCoverage *self,
               ParapetParts *parts,
               guint i)
{
  const IsmsCriterion *criterion = &g_array_index (self->criteria, IsmsCriterion, i);
  g_autofree char *sign = sign_criterion (self, criterion);
  g_autofree char *id = g_strdup_printf ("%s %s", (const char *) g_ptr_array_index (self->themes, i), criterion->scope != NULL ? isms_record_get_code (criterion->scope) : criterion->id);

  parapet_parts_add (parts, id, sign, make_criterion, GUINT_TO_POINTER (i), NULL);
}

static void
show_rows (ParapetAuditCoverage *self)
{
  ParapetParts *parts = parapet_parts_new ();
  g_autofree char *head = sign_theme (self, NULL);

  parapet_parts_add (parts, "head", head, make_head, NULL, NULL);
  for (guint i = 0; i < self->themes->len; i++)
    {
      const char *theme = g_ptr_array_index (self->themes, i);
      g_autofree char *sign = sign_theme (self, theme);

      if (i == 0 || !g_str_equal (theme, g_ptr_array_index (self->themes, i - 1)))
        parapet_parts_add (parts, theme, sign, make_theme, g_strdup (theme), g_free);
      if (g_hash_table_contains (self->unfolded, theme))
        add_criterion (self, parts, i);
    }
  parapet_parts_show (parts, self->rows, self);
}

static gboolean
has_unseen (ParapetAuditCoverage *self)
{
  for (guint i = 0; i < self->criteria->len; i++)
    if (!isms_criterion_is_seen (&g_array_index (self->criteria, IsmsCriterion, i)))
      return TRUE;
  return FALSE;
}

/* What the paper of the programme says too. */
static void
show_gaps (ParapetAuditCoverage *self)
{
  g_autofree char *today = isms_day_dup_today ();
  g_autoptr (GArray) gaps = isms_programme_list_gaps (self->store, self->programme, self->criteria, self->criteria, today);
  ParapetParts *parts = parapet_parts_new ();

  parapet_gaps_add (parts, NULL, gaps);
  parapet_parts_show (parts, self->gaps, self);
  gtk_widget_set_visible (self->plan, has_unseen (self) && !isms_store_is_past (self->store));
}

static void
planned_cb (ParapetAuditCoverage *self,
            IsmsRecord *audit)
{
  g_autofree char *title = g_strdup_printf (_("%s added"), isms_record_get_code (audit));

  parapet_toast_show_undo (GTK_WIDGET (self), title);
}

static void
plan_cb (ParapetAuditCoverage *self)
{
  AdwDialog *dialog = parapet_audit_plan_new (self->store, self->programme, self->criteria);

  g_signal_connect_object (dialog, "created", G_CALLBACK (planned_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
add_audits (ParapetAuditCoverage *self,
            GPtrArray *audits)
{
  for (guint i = 0; i < audits->len; i++)
    if (!g_ptr_array_find (self->audits, g_ptr_array_index (audits, i), NULL))
      g_ptr_array_add (self->audits, g_object_ref (g_ptr_array_index (audits, i)));
}

/* The parts of the scope come below the clauses and the themes of controls. */
static void
add_scope (ParapetAuditCoverage *self)
{
  g_autoptr (GArray) scope = isms_audit_list_scope (self->store, self->programme);

  g_array_append_vals (self->criteria, scope->data, scope->len);
  g_array_set_clear_func (scope, NULL); /* what it held is held by the other list now */
}

static void
gather (ParapetAuditCoverage *self)
{
  g_clear_pointer (&self->criteria, g_array_unref);
  g_ptr_array_set_size (self->themes, 0);
  g_ptr_array_set_size (self->audits, 0);
  self->criteria = isms_audit_list_coverage (self->store, self->programme);
  add_scope (self);
  for (guint i = 0; i < self->criteria->len; i++)
    {
      const IsmsCriterion *criterion = &g_array_index (self->criteria, IsmsCriterion, i);

      g_ptr_array_add (self->themes, isms_criterion_dup_theme (criterion));
      add_audits (self, criterion->done);
      add_audits (self, criterion->planned);
    }
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return strcmp (isms_record_get_code (*(IsmsRecord **) a), isms_record_get_code (*(IsmsRecord **) b));
}

static void
refresh (ParapetAuditCoverage *self)
{
  Count n;
  guint never;
  g_autofree char *text = NULL;

  if (isms_record_get_deleted (self->programme))
    return;
  gather (self);
  g_ptr_array_sort (self->audits, compare_codes);
  n = count (self, NULL, NULL);
  never = n.all - n.done - n.planned;
  /* Translators: clauses and controls that the audits of a programme cover */
  text = g_strdup_printf (_("%u of %u clauses and controls audited, %u planned, %u never"), n.done, n.all, n.planned, never);
  gtk_label_set_text (self->summary, text);
  show_rows (self);
  show_gaps (self);
}

static void
parapet_audit_coverage_finalize (GObject *object)
{
  ParapetAuditCoverage *self = PARAPET_AUDIT_COVERAGE (object);

  g_clear_object (&self->store);
  g_clear_object (&self->programme);
  g_clear_object (&self->cells);
  g_clear_pointer (&self->criteria, g_array_unref);
  g_clear_pointer (&self->themes, g_ptr_array_unref);
  g_clear_pointer (&self->audits, g_ptr_array_unref);
  g_clear_pointer (&self->unfolded, g_hash_table_unref);

  G_OBJECT_CLASS (parapet_audit_coverage_parent_class)->finalize (object);
}

static void
parapet_audit_coverage_class_init (ParapetAuditCoverageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_audit_coverage_finalize;
}

static void
parapet_audit_coverage_init (ParapetAuditCoverage *self)
{
  self->themes = g_ptr_array_new_with_free_func (g_free);
  self->audits = g_ptr_array_new_with_free_func (g_object_unref);
  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cells = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->summary = GTK_LABEL (parapet_label_new ("", "heading"));
  self->rows = GTK_BOX (g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID, NULL));
  self->gaps = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  self->plan = parapet_label_wrapped_button_new (_("_Plan an Audit of What Is Left…"));
  gtk_widget_set_halign (self->plan, GTK_ALIGN_START);
  g_signal_connect_object (self->plan, "clicked", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the audits look at"), -1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->gaps));
  gtk_box_append (GTK_BOX (self), self->plan);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (self), parapet_side_scroller_new (GTK_WIDGET (self->rows)));
}

/**
 * parapet_audit_coverage_new:
 *
 * Returns: (transfer floating): what the audits of the programme cover; it follows changes by itself
 */
GtkWidget *
parapet_audit_coverage_new (IsmsStore *store,
                            IsmsRecord *programme)
{
  ParapetAuditCoverage *self = g_object_new (PARAPET_TYPE_AUDIT_COVERAGE, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9, NULL);

  self->store = g_object_ref (store);
  self->programme = g_object_ref (programme);
  refresh (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

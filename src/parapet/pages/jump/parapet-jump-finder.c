/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-look.h"
#include "pages/jump/parapet-jump-finder.h"
#include "reports/isms-report-catalog.h"
#include "store/isms-history-query.h"
#include "store/isms-history.h"

#define MOST_RECORDS 40
#define MOST_ACTIONS 6
#define MOST_RECENT 7

/**
 * ParapetJumpFinder:
 *
 * Finds screens, actions and records by what a person types. Who types a code means that record, so it comes first.
 */
struct _ParapetJumpFinder
{
  GObject parent_instance;

  IsmsStore *store;
  GPtrArray *places;  /* ParapetJumpItem */
  GPtrArray *kinds;   /* ParapetJumpItem: the lists of the places */
  GPtrArray *actions; /* ParapetJumpItem */
  GListStore *groups; /* of lists of items */
  GtkFlattenListModel *found;
};

typedef struct
{
  const char *action;
  const char *title;
  const char *icon_name;
} Command;

/* What takes no argument. A command that the window does not know, or that is disabled, is not offered. */
static const Command commands[] = {
  { "win.save", N_("Save"), "document-save-symbolic" },
  { "win.save-as", N_("Save As…"), "document-save-as-symbolic" },
  { "win.versions", N_("Versions of the File…"), "document-open-recent-symbolic" },
  { "app.new", N_("New ISMS…"), "document-new-symbolic" },
  { "app.open", N_("Open…"), "document-open-symbolic" },
  { "app.sample", N_("Explore the Sample"), "system-search-symbolic" },
  { "app.preferences", N_("Preferences"), "preferences-system-symbolic" },
  { "win.show-help-overlay", N_("Keyboard Shortcuts"), "input-keyboard-symbolic" },
  { "app.help", N_("Help"), "help-browser-symbolic" },
  { "app.about", N_("About Parapet"), "help-about-symbolic" },
};

G_DEFINE_FINAL_TYPE (ParapetJumpFinder, parapet_jump_finder, G_TYPE_OBJECT)

static gboolean
class_has_action (GtkWidget *widget,
                  const char *action)
{
  const GVariantType *parameter;
  const char *name, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner, &name, &parameter, &property); i++)
    if (g_str_equal (name, action))
      return TRUE;
  return FALSE;
}

static gboolean
group_has_action (gpointer group,
                  const char *name)
{
  return G_IS_ACTION_GROUP (group) && g_action_group_get_action_enabled (group, name);
}

static gboolean
is_possible (GtkRoot *root,
             const char *action)
{
  if (g_str_has_prefix (action, "app."))
    return group_has_action (g_application_get_default (), action + strlen ("app."));
  return class_has_action (GTK_WIDGET (root), action) || group_has_action (root, action + strlen ("win."));
}

static ParapetJumpItem *
add_action (ParapetJumpFinder *self,
            const char *title,
            const char *icon_name,
            const char *action,
            const char *target)
{
  ParapetJumpItem *item = parapet_jump_item_new (_("Actions"), title, NULL, icon_name);

  parapet_jump_item_set_action (item, action, target != NULL ? g_variant_new_string (target) : NULL);
  g_ptr_array_add (self->actions, item);
  return item;
}

static void
offer_commands (ParapetJumpFinder *self,
                GtkRoot *root)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (is_possible (root, commands[i].action))
      add_action (self, _(commands[i].title), commands[i].icon_name, commands[i].action, NULL);
}

/* @title, @verb: (transfer full) */
static void
offer_step (ParapetJumpFinder *self,
            char *title,
            char *verb,
            const char *icon_name,
            const char *action)
{
  parapet_jump_item_set_verb (add_action (self, title, icon_name, action, NULL), verb);
  g_free (title);
  g_free (verb);
}

/* What would be undone is named, so that nobody has to guess; but who looks for a record by its name does not mean to take it back. */
static void
offer_undo (ParapetJumpFinder *self,
            GtkRoot *root)
{
  g_autoptr (IsmsStep) undo = isms_history_peek_undo (self->store);
  g_autoptr (IsmsStep) redo = isms_history_peek_redo (self->store);

  if (undo != NULL && is_possible (root, "win.undo"))
    offer_step (self, g_strdup_printf (_("Undo: %s"), undo->label), g_strdup_printf (_("Undo: %s"), ""), "edit-undo-symbolic", "win.undo");
  if (redo != NULL && is_possible (root, "win.redo"))
    offer_step (self, g_strdup_printf (_("Redo: %s"), redo->label), g_strdup_printf (_("Redo: %s"), ""), "edit-redo-symbolic", "win.redo");
}

static void
offer_reports (ParapetJumpFinder *self,
               GtkRoot *root)
{
  guint n;
  const IsmsReportKind *reports = isms_report_kinds (&n);

  for (guint i = 0; i < n && is_possible (root, "win.export"); i++)
    {
      /* Translators: a report: "Export Statement of Applicability…" */
      g_autofree char *title = g_strdup_printf (_("Export %s…"), _(reports[i].title));
      ParapetJumpItem *item = add_action (self, title, "document-send-symbolic", "win.export", reports[i].name);

      parapet_jump_item_set_also (item, reports[i].name);
    }
}

static void
offer_for_kinds (ParapetJumpFinder *self,
                 GtkRoot *root,
                 const char *action,
                 const char *format,
                 const char *icon_name)
{
  if (!is_possible (root, action))
    return;
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      const IsmsKind *kind = isms_kinds (NULL)[i];
      g_autofree char *also = g_strdelimit (g_strdup (kind->also != NULL ? kind->also : ""), "|", ' ');
      gboolean import = g_str_equal (action, "win.import");
      const char *name = import ? kind->plural : kind->label;
      /* Only a word is put in; the formats are those below. */
      g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
      g_autofree char *title = g_strjoinv (_(name), parts);

      if ((kind->single && isms_store_count (self->store, kind) > 0) || (import && kind->made_by != NULL))
        continue;
      parapet_jump_item_set_also (add_action (self, title, icon_name, action, kind->name), also);
    }
}

static ParapetJumpItem *
make_record_item (IsmsRecord *record,
                  const char *group)
{
  const char *label = _(isms_record_get_kind (record)->label);
  /* Translators: a kind of record and a code: "Risk · RK-01" */
  g_autofree char *detail = g_strdup_printf (_("%s · %s"), label, isms_record_get_code (record));
  ParapetJumpItem *item = parapet_jump_item_new (group, isms_record_get_title (record), detail, "text-x-generic-symbolic");

  parapet_jump_item_set_action (item, "win.show-record", g_variant_new_int64 (isms_record_get_key (record)));
  return item;
}

static void
add_record (GListStore *list,
            GHashTable *seen,
            IsmsRecord *record,
            const char *group)
{
  g_autoptr (ParapetJumpItem) item = NULL;
  gint64 key = isms_record_get_key (record);

  if (isms_record_get_deleted (record) || g_hash_table_contains (seen, &key))
    return;
  g_hash_table_add (seen, g_memdup2 (&key, sizeof key));
  item = make_record_item (record, group);
  g_list_store_append (list, item);
}

/* Returns: whether there is a record of exactly that code */
static gboolean
add_by_code (ParapetJumpFinder *self,
             GListStore *list,
             GHashTable *seen,
             const char *text)
{
  g_autofree char *code = g_strstrip (g_utf8_strup (text, -1));

  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      g_autoptr (IsmsRecord) record = isms_store_find (self->store, isms_kinds (NULL)[i], code);

      if (record != NULL)
        add_record (list, seen, record, _("Records"));
    }
  return g_list_model_get_n_items (G_LIST_MODEL (list)) > 0;
}

/* Who has typed half a code means the records of such codes, before those that speak of them. */
static gboolean
has_code_like (IsmsRecord *record,
               const char *start)
{
  g_autofree char *code = g_utf8_strup (isms_record_get_code (record), -1);

  return g_str_has_prefix (code, start);
}

static void
add_by_words (ParapetJumpFinder *self,
              GListStore *list,
              GHashTable *seen,
              const char *text)
{
  g_autoptr (GArray) keys = isms_store_search (self->store, text, MOST_RECORDS, NULL);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *start = g_strstrip (g_utf8_strup (text, -1));

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      IsmsRecord *record = isms_store_get_any (self->store, g_array_index (keys, gint64, i));

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  for (guint i = 0; i < records->len; i++)
    if (has_code_like (g_ptr_array_index (records, i), start))
      add_record (list, seen, g_ptr_array_index (records, i), _("Records"));
  for (guint i = 0; i < records->len; i++)
    add_record (list, seen, g_ptr_array_index (records, i), _("Records"));
}

static GListStore *
find_records (ParapetJumpFinder *self,
              const char *text,
              gboolean *exact)
{
  GListStore *list = g_list_store_new (PARAPET_TYPE_JUMP_ITEM);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  *exact = add_by_code (self, list, seen, text);
  add_by_words (self, list, seen, text);
  return list;
}

static GListStore *
find_recent (ParapetJumpFinder *self)
{
  GListStore *list = g_list_store_new (PARAPET_TYPE_JUMP_ITEM);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) recent = isms_history_list_recent (self->store, MOST_RECENT);

  for (guint i = 0; i < recent->len; i++)
    add_record (list, seen, g_ptr_array_index (recent, i), _("Changed Last"));
  return list;
}

static int
compare_rates (gconstpointer a,
               gconstpointer b,
               gpointer words)
{
  guint first = parapet_jump_item_rate ((gpointer) a, words);
  guint second = parapet_jump_item_rate ((gpointer) b, words);

  return (first > second) - (first < second);
}

static GListStore *
find_items (GPtrArray *items,
            const char *const *words,
            guint most)
{
  GListStore *list = g_list_store_new (PARAPET_TYPE_JUMP_ITEM);
  guint n;

  for (guint i = 0; i < items->len; i++)
    if (parapet_jump_item_rate (g_ptr_array_index (items, i), words) > 0)
      g_list_store_append (list, g_ptr_array_index (items, i));
  if (words[0] != NULL)
    g_list_store_sort (list, compare_rates, (gpointer) words);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  if (n > most)
    g_list_store_splice (list, most, n - most, NULL, 0);
  return list;
}

static void
parapet_jump_finder_finalize (GObject *object)
{
  ParapetJumpFinder *self = PARAPET_JUMP_FINDER (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_object (&self->found);
  g_clear_object (&self->groups);

  G_OBJECT_CLASS (parapet_jump_finder_parent_class)->finalize (object);
}

static void
parapet_jump_finder_class_init (ParapetJumpFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_jump_finder_finalize;
}

static void
parapet_jump_finder_init (ParapetJumpFinder *self)
{
  self->places = g_ptr_array_new_with_free_func (g_object_unref);
  self->kinds = g_ptr_array_new_with_free_func (g_object_unref);
  self->actions = g_ptr_array_new_with_free_func (g_object_unref);
  self->groups = g_list_store_new (G_TYPE_LIST_MODEL);
  self->found = gtk_flatten_list_model_new (G_LIST_MODEL (g_object_ref (self->groups)));
}

static void
read_places (ParapetJumpFinder *self,
             GListModel *places)
{
  for (guint i = 0; places != NULL && i < g_list_model_get_n_items (places); i++)
    {
      g_autoptr (GObject) place = g_list_model_get_item (places, i);
      g_autofree char *name = NULL, *title = NULL, *icon_name = NULL;
      ParapetJumpItem *item;

      g_object_get (place, "name", &name, "title", &title, "icon-name", &icon_name, NULL);
      item = parapet_jump_item_new (_("Screens"), title, NULL, icon_name);
      parapet_jump_item_set_action (item, "win.show-place", g_variant_new_string (name));
      g_ptr_array_add (self->places, item);
    }
}

static gboolean
has_place (ParapetJumpFinder *self,
           const char *title)
{
  for (guint i = 0; i < self->places->len; i++)
    if (g_str_equal (parapet_jump_item_get_title (g_ptr_array_index (self->places, i)), title))
      return TRUE;
  return FALSE;
}

/* A list that is called as its place is found by the place. */
static void
read_kinds (ParapetJumpFinder *self)
{
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      const IsmsKind *kind = isms_kinds (NULL)[i];
      g_autofree char *also = g_strdelimit (g_strdup (kind->also != NULL ? kind->also : ""), "|", ' ');
      ParapetJumpItem *item;

      if (has_place (self, _(kind->plural)))
        continue;
      item = parapet_jump_item_new (_("Views"), _(kind->plural), NULL, "view-list-symbolic");
      parapet_jump_item_set_action (item, "win.show-kind", g_variant_new_string (kind->name));
      parapet_jump_item_set_also (item, also);
      g_ptr_array_add (self->kinds, item);
    }
}

/* "Heatmap", "Board": who seeks it by its name does not know whose picture it is. */
static void
read_pictures (ParapetJumpFinder *self)
{
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      const IsmsKind *kind = isms_kinds (NULL)[i];
      const ParapetRecordLook *look = parapet_record_look_find (kind);
      g_autofree char *also = NULL;
      ParapetJumpItem *item;

      if (look == NULL || look->picture == NULL)
        continue;
      also = g_strjoin (" ", _(kind->plural), look->picture_also != NULL ? _(look->picture_also) : NULL, NULL);
      item = parapet_jump_item_new (_("Views"), _(look->picture_title), _(kind->plural), "view-grid-symbolic");
      parapet_jump_item_set_action (item, "win.show-picture", g_variant_new_string (kind->name));
      parapet_jump_item_set_also (item, also);
      g_ptr_array_add (self->kinds, item);
    }
}

/**
 * parapet_jump_finder_new:
 * @places: (nullable): objects with the properties name, title and icon-name
 */
ParapetJumpFinder *
parapet_jump_finder_new (IsmsStore *store,
                         GListModel *places)
{
  ParapetJumpFinder *self = g_object_new (PARAPET_TYPE_JUMP_FINDER, NULL);

  self->store = g_object_ref (store);
  read_places (self, places);
  if (places != NULL)
    {
      read_kinds (self);
      read_pictures (self);
    }
  return self;
}

/**
 * parapet_jump_finder_offer_actions:
 * @root: the window that has them
 *
 * Takes note of what can be done just now.
 */
void
parapet_jump_finder_offer_actions (ParapetJumpFinder *self,
                                   GtkRoot *root)
{
  g_ptr_array_set_size (self->actions, 0);
  if (!isms_store_is_past (self->store))
    {
      offer_undo (self, root);
      /* Translators: a kind of record: "Add Risk…" */
      offer_for_kinds (self, root, "win.add-record", _("Add %s…"), "list-add-symbolic");
    }
  offer_reports (self, root);
  offer_commands (self, root);
  if (!isms_store_is_past (self->store))
    /* Translators: a kind of records: "Import Risks…" */
    offer_for_kinds (self, root, "win.import", _("Import %s…"), "x-office-spreadsheet-symbolic");
}

/**
 * parapet_jump_finder_find:
 * @text: what a person typed; without a word in it, what is likely meant
 *
 * Answers in parapet_jump_finder_get_found(), the best group first.
 */
void
parapet_jump_finder_find (ParapetJumpFinder *self,
                          const char *text)
{
  g_auto (GStrv) words = g_str_tokenize_and_fold (text, NULL, NULL);
  const char *const *wanted = (const char *const *) words;
  gboolean empty = words[0] == NULL, exact = FALSE;
  g_autoptr (GListStore) records = empty ? find_recent (self) : find_records (self, text, &exact);
  g_autoptr (GListStore) places = find_items (self->places, wanted, G_MAXUINT);
  g_autoptr (GListStore) kinds = find_items (self->kinds, wanted, empty ? 0 : MOST_ACTIONS);
  g_autoptr (GListStore) actions = find_items (self->actions, wanted, empty ? 0 : MOST_ACTIONS);
  GListStore *const by_name[] = { places, kinds, actions, records };
  GListStore *const by_record[] = { records, places, kinds, actions };
  GListStore *const *order = exact || empty ? by_record : by_name;

  g_list_store_splice (self->groups, 0, g_list_model_get_n_items (G_LIST_MODEL (self->groups)), (gpointer *) order, G_N_ELEMENTS (by_name));
}

/**
 * parapet_jump_finder_get_found:
 *
 * Returns: (transfer none): ParapetJumpItem, a section a group
 */
GListModel *
parapet_jump_finder_get_found (ParapetJumpFinder *self)
{
  return G_LIST_MODEL (self->found);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/parapet-workspace-go.h"
#include "store/isms-seal.h"
#include "widgets/parapet-slices.h"

/* How one goes to a screen by a command: by a row of the sidebar, a link, a jump. A screen takes as long to make as what it shows takes
 * to find, so the two have turns of their own. */

typedef struct
{
  char *place; /* (nullable): where to go */
  void (*act) (ParapetWorkspace *self, GVariant *where); /* (nullable): what is done there */
  GVariant *where;
  gboolean there; /* the screen of the place is shown */
} Wish;

static const char wish_key[] = "parapet-wish";

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->place);
  g_clear_pointer (&wish->where, g_variant_unref);
  g_free (wish);
}

static IsmsStore *
get_store (ParapetWorkspace *self)
{
  return parapet_page_get_store (parapet_workspace_get_page (self));
}

static const char *
find_place (ParapetWorkspace *self,
            const IsmsKind *kind)
{
  ParapetPlace *place = kind != NULL ? parapet_places_find_kind (parapet_workspace_get_places (self), kind) : NULL;

  return place != NULL ? parapet_place_get_name (place) : NULL;
}

static void
make_screen (gpointer workspace)
{
  Wish *wish = g_object_get_data (workspace, wish_key);

  if (wish == NULL || wish->there)
    return;
  wish->there = TRUE;
  if (wish->place != NULL)
    parapet_workspace_show_place (workspace, wish->place);
}

/* Another wish may have come after the screen of the one before was made: its own turns follow. */
static void
act_there (gpointer workspace)
{
  Wish *wish = g_object_get_data (workspace, wish_key);

  if (wish == NULL || !wish->there)
    return;
  g_object_steal_data (workspace, wish_key);
  if (wish->act != NULL)
    wish->act (workspace, wish->where);
  wish_free (wish);
}

static gboolean
focus_details (ParapetPage *page)
{
  ParapetRecordPane *pane = parapet_page_get_pane (page);

  return pane != NULL && parapet_record_pane_get_shown (pane) != NULL && gtk_widget_child_focus (GTK_WIDGET (pane), GTK_DIR_TAB_FORWARD);
}

/* Who goes somewhere by a command wants to go on there: the keyboard does not stay where it was. A page that has something better than
 * what comes first takes it itself; a record that is not seen in the list or the picture is there in the details. */
static void
focus_page (ParapetWorkspace *self,
            gboolean to_details)
{
  GtkWidget *page = GTK_WIDGET (parapet_workspace_get_page (self));
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if ((focus == NULL || !gtk_widget_is_ancestor (focus, page)) && !gtk_widget_grab_focus (page) && !(to_details && focus_details (PARAPET_PAGE (page))))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
act_on_place (ParapetWorkspace *self,
              GVariant *where)
{
  parapet_page_set_details_shown (parapet_workspace_get_page (self), FALSE);
  focus_page (self, FALSE);
}

static void
act_on_kind (ParapetWorkspace *self,
             GVariant *where)
{
  parapet_page_show_kind (parapet_workspace_get_page (self), isms_kind_find (g_variant_get_string (where, NULL)));
  parapet_page_set_details_shown (parapet_workspace_get_page (self), FALSE);
  focus_page (self, FALSE);
}

static void
act_on_picture (ParapetWorkspace *self,
                GVariant *where)
{
  parapet_page_show_picture (parapet_workspace_get_page (self), isms_kind_find (g_variant_get_string (where, NULL)));
  focus_page (self, FALSE);
}

static void
act_on_record (ParapetWorkspace *self,
               GVariant *where)
{
  g_autoptr (IsmsRecord) record = isms_store_get_any (get_store (self), g_variant_get_int64 (where));

  if (record != NULL)
    parapet_workspace_show_record (self, record);
  focus_page (self, record != NULL);
}

static void
show_place_cb (GSimpleAction *action,
               GVariant *parameter,
               gpointer data)
{
  if (parapet_places_find (parapet_workspace_get_places (data), g_variant_get_string (parameter, NULL)) != NULL)
    parapet_workspace_go_later (data, g_variant_get_string (parameter, NULL), act_on_place, NULL);
}

static void
go_to_kind (ParapetWorkspace *self,
            void (*act) (ParapetWorkspace *self, GVariant *where),
            GVariant *kind)
{
  const char *place = find_place (self, isms_kind_find (g_variant_get_string (kind, NULL)));

  if (place != NULL)
    parapet_workspace_go_later (self, place, act, kind);
}

static void
show_kind_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  go_to_kind (data, act_on_kind, parameter);
}

static void
show_picture_cb (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  go_to_kind (data, act_on_picture, parameter);
}

/* Of a sealed record it is said why it is not shown, where one is. */
static void
show_record_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  g_autoptr (IsmsRecord) record = isms_store_get_any (get_store (data), g_variant_get_int64 (parameter));
  gboolean goes = record != NULL && !isms_seal_hides (get_store (data), record);

  parapet_workspace_go_later (data, goes ? find_place (data, isms_record_get_kind (record)) : NULL, act_on_record, parameter);
}

static const GActionEntry entries[] = {
  { .name = "show-place", .activate = show_place_cb, .parameter_type = "s" },
  { .name = "show-kind", .activate = show_kind_cb, .parameter_type = "s" },
  { .name = "show-picture", .activate = show_picture_cb, .parameter_type = "s" },
  { .name = "show-record", .activate = show_record_cb, .parameter_type = "x" },
};

void
parapet_workspace_go_install (ParapetWorkspace *self,
                              GActionMap *actions)
{
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
}

void
parapet_workspace_go_remove (ParapetWorkspace *self,
                             GActionMap *actions)
{
  g_action_map_remove_action_entries (actions, entries, G_N_ELEMENTS (entries));
  g_object_set_data (G_OBJECT (self), wish_key, NULL);
}

/**
 * parapet_workspace_go_later:
 * @place: (nullable): the name of a place, or %NULL to stay
 * @act: (nullable): what is done once one is there
 * @where: (nullable): handed to @act
 *
 * Goes there once what told to is drawn: the row that is chosen, or the dialog that is gone. Who changes the mind goes there alone.
 */
void
parapet_workspace_go_later (ParapetWorkspace *self,
                            const char *place,
                            void (*act) (ParapetWorkspace *self, GVariant *where),
                            GVariant *where)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->place = g_strdup (place);
  wish->act = act;
  wish->where = where != NULL ? g_variant_ref (where) : NULL;
  g_object_set_data_full (G_OBJECT (self), wish_key, wish, wish_free);
  parapet_slices_add (GTK_WIDGET (self), make_screen);
  parapet_slices_add (GTK_WIDGET (self), act_there);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-place.h"
#include "models/isms-calendar-step.h"
#include "pages/calendar/parapet-calendar-page.h"
#include "pages/guide/parapet-guide-page.h"
#include "pages/history/parapet-history-page.h"
#include "pages/records/parapet-records-page.h"
#include "pages/statement/parapet-statement-page.h"
#include "records/isms-day.h"

/* Which kinds of records a screen shows, those that are gone to most first, and how the screen is made. */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  gboolean starts_group;
  GtkWidget *(*make) (IsmsStore *store, const char *const *kinds);
  const char *kinds[16];
  guint (*count) (IsmsStore *store); /* (nullable): what waits there for somebody */
} Row;

/**
 * ParapetPlace:
 *
 * A row of the sidebar: a screen, and the kinds of records that live there. Every kind lives in exactly one place.
 */
struct _ParapetPlace
{
  GObject parent_instance;

  const Row *row;
  guint count;
};

G_DEFINE_FINAL_TYPE (ParapetPlace, parapet_place, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_TITLE,
  PROP_ICON_NAME,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
make_guide (IsmsStore *store,
            const char *const *kinds)
{
  return parapet_guide_page_new (store);
}

static GtkWidget *
make_calendar (IsmsStore *store,
               const char *const *kinds)
{
  return parapet_calendar_page_new (store);
}

static guint
count_late (IsmsStore *store)
{
  g_autofree char *today = isms_day_dup_today ();
  g_autoptr (GArray) dues = isms_calendar_list_until (store, today);

  return isms_calendar_count_until (dues, today);
}

static GtkWidget *
make_statement (IsmsStore *store,
                const char *const *kinds)
{
  return parapet_statement_page_new (store);
}

static GtkWidget *
make_history (IsmsStore *store,
              const char *const *kinds)
{
  return parapet_history_page_new (store);
}

static const Row rows[] = {
  { "guide", N_("Guide"), "view-list-ordered-symbolic", TRUE, make_guide, { NULL }, NULL },
  { "calendar", N_("Calendar"), "x-office-calendar-symbolic", FALSE, make_calendar, { NULL }, count_late },
  { "context", N_("Context"), "mark-location-symbolic", TRUE, parapet_records_page_new, { "issue", "party", "requirement", "scope", "interface", "climate", "feedback", "organisation", "unit" } },
  { "leadership", N_("Leadership"), "emoji-flags-symbolic", FALSE, parapet_records_page_new, { "objective", "decision", "role", "resource", "message" } },
  { "risks", N_("Risks"), "dialog-warning-symbolic", TRUE, parapet_records_page_new, { "risk", "treatment", "acceptance", "opportunity", "assessment", "treatment_plan", "method", "rating", "scale_step", "band", "double_rating" } },
  { "assets", N_("Assets"), "computer-symbolic", FALSE, parapet_records_page_new, { "asset", "supplier" } },
  { "controls", N_("Controls"), "parapet-shield-symbolic", FALSE, make_statement, { "control" } },
  { "people", N_("People"), "system-users-symbolic", TRUE, parapet_records_page_new, { "person", "competence", "awareness", "skill", "acknowledgement", "communication" } },
  { "documents", N_("Documents"), "x-office-document-symbolic", FALSE, parapet_records_page_new, { "document", "evidence", "approval", "soa", "document_version", "attachment" } },
  { "operation", N_("Operation"), "applications-engineering-symbolic", FALSE, parapet_records_page_new, { "action", "incident", "change", "process", "process_run" } },
  { "evaluation", N_("Evaluation"), "checkbox-checked-symbolic", TRUE, parapet_records_page_new, { "measure", "audit", "review", "finding", "measurement", "evaluation", "programme", "review_input", "audit_check", "check_setting" } },
  { "improvement", N_("Improvement"), "media-playlist-repeat-symbolic", FALSE, parapet_records_page_new, { "nonconformity", "corrective_action" } },
  { "history", N_("History"), "document-open-recent-symbolic", TRUE, make_history, { NULL } },
};

static void
parapet_place_get_property (GObject *object,
                            guint id,
                            GValue *value,
                            GParamSpec *pspec)
{
  ParapetPlace *self = PARAPET_PLACE (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_static_string (value, self->row->name);
      break;
    case PROP_TITLE:
      g_value_set_static_string (value, parapet_place_get_title (self));
      break;
    case PROP_ICON_NAME:
      g_value_set_static_string (value, self->row->icon_name);
      break;
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parapet_place_class_init (ParapetPlaceClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->get_property = parapet_place_get_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
parapet_place_init (ParapetPlace *self)
{
}

/**
 * parapet_places_new:
 *
 * Returns: (transfer full): all places, in the order of the sidebar
 */
GListModel *
parapet_places_new (void)
{
  GListStore *places = g_list_store_new (PARAPET_TYPE_PLACE);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ParapetPlace) place = g_object_new (PARAPET_TYPE_PLACE, NULL);

      place->row = &rows[i];
      g_list_store_append (places, place);
    }
  return G_LIST_MODEL (places);
}

static ParapetPlace *
find (GListModel *places,
      gboolean (*is_it) (const Row *row, const char *name),
      const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (places); i++)
    {
      g_autoptr (ParapetPlace) place = g_list_model_get_item (places, i);

      if (is_it (place->row, name))
        return place; /* the model keeps it alive */
    }
  return NULL;
}

static gboolean
is_called (const Row *row,
           const char *name)
{
  return g_str_equal (row->name, name);
}

static gboolean
has_kind (const Row *row,
          const char *name)
{
  return g_strv_contains (row->kinds, name);
}

/**
 * parapet_places_find:
 *
 * Returns: (transfer none) (nullable): the place of that name
 */
ParapetPlace *
parapet_places_find (GListModel *places,
                     const char *name)
{
  return find (places, is_called, name);
}

/**
 * parapet_places_find_kind:
 *
 * Returns: (transfer none) (nullable): where records of that kind are shown
 */
ParapetPlace *
parapet_places_find_kind (GListModel *places,
                          const IsmsKind *kind)
{
  return find (places, has_kind, kind->name);
}

const char *
parapet_place_get_name (ParapetPlace *self)
{
  return self->row->name;
}

const char *
parapet_place_get_title (ParapetPlace *self)
{
  return gettext (self->row->title);
}

const char *
parapet_place_get_icon_name (ParapetPlace *self)
{
  return self->row->icon_name;
}

/**
 * parapet_place_get_count:
 *
 * Returns: how much waits there for somebody, as last counted
 */
guint
parapet_place_get_count (ParapetPlace *self)
{
  return self->count;
}

/**
 * parapet_places_count:
 *
 * Counts in every place what waits there for somebody: findings, not totals.
 */
void
parapet_places_count (GListModel *places,
                      IsmsStore *store)
{
  for (guint i = 0; i < g_list_model_get_n_items (places); i++)
    {
      g_autoptr (ParapetPlace) place = g_list_model_get_item (places, i);
      guint count = place->row->count != NULL ? place->row->count (store) : 0;

      if (place->count == count)
        continue;
      place->count = count;
      g_object_notify_by_pspec (G_OBJECT (place), properties[PROP_COUNT]);
    }
}

/**
 * parapet_place_get_kinds:
 *
 * Returns: (transfer none) (array zero-terminated): the names of the kinds that live here
 */
const char *const *
parapet_place_get_kinds (ParapetPlace *self)
{
  return self->row->kinds;
}

/**
 * parapet_place_starts_group:
 *
 * Returns: whether a line is drawn above it
 */
gboolean
parapet_place_starts_group (ParapetPlace *self)
{
  return self->row->starts_group;
}

/**
 * parapet_place_make_page:
 *
 * Returns: (transfer floating): the screen, for one document
 */
ParapetPage *
parapet_place_make_page (ParapetPlace *self,
                         IsmsStore *store)
{
  ParapetPage *page = PARAPET_PAGE (self->row->make (store, self->row->kinds));

  parapet_page_set_title (page, parapet_place_get_title (self));
  return page;
}

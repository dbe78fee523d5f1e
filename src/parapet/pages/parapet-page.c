/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/parapet-page.h"

/**
 * ParapetPage:
 *
 * What every screen of a document has in common: a header bar, the notice about the file, a list or a picture, and beside
 * it (or, where it is narrow, behind it) the details of what is selected.
 *
 * A subclass names its parts in its template by the type of the child: `[title]`, `[header-start]`, `[header-end]`, `[top]`
 * for a bar under the header, `[details]`, and what has no type is the content.
 */
typedef struct
{
  IsmsStore *store;
  char *title;
  gboolean has_details;
  gboolean is_tight;
  ParapetRecordPane *pane; /* NULL where a subclass has details of its own */

  AdwBreakpoint *breakpoint;
  AdwBreakpoint *narrow;
  AdwBreakpoint *tight;
  AdwNavigationSplitView *split;
  AdwToolbarView *toolbar;
  AdwHeaderBar *header;
  AdwBin *title_bin;
  AdwBanner *notice;
  AdwNavigationPage *details_page;
} ParapetPagePrivate;

static void parapet_page_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (ParapetPage, parapet_page, ADW_TYPE_BREAKPOINT_BIN, G_ADD_PRIVATE (ParapetPage) G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, parapet_page_buildable_init))

enum
{
  PROP_0,
  PROP_STORE,
  PROP_TITLE,
  PROP_HAS_DETAILS,
  PROP_COLLAPSED,
  PROP_TIGHT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static ParapetPagePrivate *
get (ParapetPage *self)
{
  return parapet_page_get_instance_private (self);
}

/* Returns: whether the child has a place of its own */
static gboolean
place_child (ParapetPagePrivate *priv,
             GtkWidget *child,
             const char *type)
{
  if (g_strcmp0 (type, "title") == 0)
    adw_header_bar_set_title_widget (priv->header, child);
  else if (g_strcmp0 (type, "header-start") == 0)
    adw_header_bar_pack_start (priv->header, child);
  else if (g_strcmp0 (type, "header-end") == 0)
    adw_header_bar_pack_end (priv->header, child);
  else if (g_strcmp0 (type, "top") == 0)
    adw_toolbar_view_add_top_bar (priv->toolbar, child);
  else if (g_strcmp0 (type, "bottom") == 0)
    adw_toolbar_view_add_bottom_bar (priv->toolbar, child);
  else if (g_strcmp0 (type, "details") == 0)
    adw_navigation_page_set_child (priv->details_page, child);
  else if (type == NULL)
    adw_toolbar_view_set_content (priv->toolbar, child);
  else
    return FALSE;
  return TRUE;
}

static void
parapet_page_add_child (GtkBuildable *buildable,
                        GtkBuilder *builder,
                        GObject *child,
                        const char *type)
{
  ParapetPagePrivate *priv = get (PARAPET_PAGE (buildable));

  if (!GTK_IS_WIDGET (child) || !place_child (priv, GTK_WIDGET (child), type))
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
collapsed_cb (ParapetPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
}

/* Where the buttons leave the title no room beside them, it gets a line of its own. */
static void
set_title_below (ParapetPage *self,
                 gboolean below)
{
  ParapetPagePrivate *priv = get (self);
  GtkWidget *there = below ? adw_header_bar_get_title_widget (priv->header) : adw_bin_get_child (priv->title_bin);
  g_autoptr (GtkWidget) title = there != NULL ? g_object_ref (there) : NULL;

  if (title == NULL)
    return;
  adw_header_bar_set_title_widget (priv->header, NULL);
  adw_bin_set_child (priv->title_bin, below ? title : NULL);
  adw_header_bar_set_title_widget (priv->header, below ? NULL : title);
  adw_header_bar_set_show_title (priv->header, !below);
  gtk_widget_set_visible (GTK_WIDGET (priv->title_bin), below);
}

/* As wide as a telephone there is room for words, but not for a choice of them. */
static void
narrow_cb (ParapetPage *self)
{
  GtkWidget *title = adw_header_bar_get_title_widget (get (self)->header);

  if (title != NULL && !ADW_IS_WINDOW_TITLE (title))
    set_title_below (self, TRUE);
}

static void
wide_cb (ParapetPage *self)
{
  set_title_below (self, FALSE);
}

static void
set_tight (ParapetPage *self,
           gboolean tight)
{
  ParapetPagePrivate *priv = get (self);

  set_title_below (self, tight);
  priv->is_tight = tight;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIGHT]);
}

static void
tight_cb (ParapetPage *self)
{
  set_tight (self, TRUE);
}

static void
loose_cb (ParapetPage *self)
{
  set_tight (self, FALSE);
}

static void
parapet_page_get_property (GObject *object,
                           guint id,
                           GValue *value,
                           GParamSpec *pspec)
{
  ParapetPagePrivate *priv = get (PARAPET_PAGE (object));

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, priv->store);
      break;
    case PROP_TITLE:
      g_value_set_string (value, parapet_page_get_title (PARAPET_PAGE (object)));
      break;
    case PROP_HAS_DETAILS:
      g_value_set_boolean (value, priv->has_details);
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, parapet_page_get_collapsed (PARAPET_PAGE (object)));
      break;
    case PROP_TIGHT:
      g_value_set_boolean (value, priv->is_tight);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parapet_page_set_property (GObject *object,
                           guint id,
                           const GValue *value,
                           GParamSpec *pspec)
{
  ParapetPagePrivate *priv = get (PARAPET_PAGE (object));

  switch (id)
    {
    case PROP_STORE:
      priv->store = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      parapet_page_set_title (PARAPET_PAGE (object), g_value_get_string (value));
      break;
    case PROP_HAS_DETAILS:
      priv->has_details = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
make_pane (ParapetPagePrivate *priv)
{
  priv->pane = PARAPET_RECORD_PANE (parapet_record_pane_new (priv->store));
  adw_navigation_page_set_child (priv->details_page, GTK_WIDGET (priv->pane));
}

/* A page without details is one that is always folded to its list. */
static void
parapet_page_constructed (GObject *object)
{
  ParapetPagePrivate *priv = get (PARAPET_PAGE (object));

  G_OBJECT_CLASS (parapet_page_parent_class)->constructed (object);

  if (priv->has_details && adw_navigation_page_get_child (priv->details_page) == NULL)
    make_pane (priv);
  if (priv->has_details)
    {
      adw_breakpoint_add_setters (priv->narrow, G_OBJECT (priv->split), "collapsed", TRUE, NULL);
      adw_breakpoint_add_setters (priv->tight, G_OBJECT (priv->split), "collapsed", TRUE, NULL);
      return;
    }
  adw_breakpoint_bin_remove_breakpoint (ADW_BREAKPOINT_BIN (object), priv->breakpoint);
  priv->breakpoint = NULL;
  adw_navigation_split_view_set_collapsed (priv->split, TRUE);
}

static void
parapet_page_dispose (GObject *object)
{
  /* Or the bin would unparent a child that its template has let go of already. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PARAPET_TYPE_PAGE);

  G_OBJECT_CLASS (parapet_page_parent_class)->dispose (object);
}

static void
parapet_page_finalize (GObject *object)
{
  ParapetPagePrivate *priv = get (PARAPET_PAGE (object));

  g_clear_pointer (&priv->title, g_free);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (parapet_page_parent_class)->finalize (object);
}

static void
parapet_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = parapet_page_add_child;
}

/* A link in a list or a picture leads to the details beside it; what lies in the details hears it first. */
static void
open_cb (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  ParapetPage *self = PARAPET_PAGE (widget);
  ParapetPagePrivate *priv = get (self);
  g_autoptr (IsmsRecord) record = isms_store_get_any (priv->store, g_variant_get_int64 (parameter));

  if (record == NULL || isms_record_get_deleted (record) || priv->pane == NULL)
    return;
  parapet_record_pane_push (priv->pane, record);
  parapet_page_set_details_shown (self, TRUE);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags construct = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ISMS_TYPE_STORE, construct);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_DETAILS] = g_param_spec_boolean ("has-details", NULL, NULL, TRUE, construct);
  properties[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * ParapetPage:tight:
   *
   * Whether there is so little room for letters of this size that only what is needed should be shown.
   */
  properties[PROP_TIGHT] = g_param_spec_boolean ("tight", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
parapet_page_class_init (ParapetPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = parapet_page_get_property;
  object_class->set_property = parapet_page_set_property;
  object_class->constructed = parapet_page_constructed;
  object_class->dispose = parapet_page_dispose;
  object_class->finalize = parapet_page_finalize;
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "record.open", "x", open_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, ParapetPage, breakpoint);
  gtk_widget_class_bind_template_child_private (widget_class, ParapetPage, narrow);
  gtk_widget_class_bind_template_child_private (widget_class, ParapetPage, tight);
  gtk_widget_class_bind_template_child_private (widget_class, ParapetPage, split);
  gtk_widget_class_bind_template_child_private (widget_class, ParapetPage, toolbar);
  gtk_widget_class_bind_template_child_private (widget_class, ParapetPage, header);
  gtk_widget_class_bind_template_child_private (widget_class, ParapetPage, title_bin);
  gtk_widget_class_bind_template_child_private (widget_class, ParapetPage, notice);
  gtk_widget_class_bind_template_child_private (widget_class, ParapetPage, details_page);
  gtk_widget_class_bind_template_callback (widget_class, collapsed_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
  gtk_widget_class_bind_template_callback (widget_class, tight_cb);
  gtk_widget_class_bind_template_callback (widget_class, loose_cb);
}

static void
parapet_page_init (ParapetPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * parapet_page_get_store:
 *
 * Returns: (transfer none): whose records the page shows
 */
IsmsStore *
parapet_page_get_store (ParapetPage *self)
{
  return get (self)->store;
}

const char *
parapet_page_get_title (ParapetPage *self)
{
  const char *title = get (self)->title;

  return title != NULL ? title : "";
}

void
parapet_page_set_title (ParapetPage *self,
                        const char *title)
{
  if (g_set_str (&get (self)->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * parapet_page_get_collapsed:
 *
 * Returns: whether details lie behind the list rather than beside it
 */
gboolean
parapet_page_get_collapsed (ParapetPage *self)
{
  return adw_navigation_split_view_get_collapsed (get (self)->split);
}

/**
 * parapet_page_get_pane:
 *
 * Returns: (transfer none) (nullable): where details are shown; %NULL where the page has none, or others than a record's
 */
ParapetRecordPane *
parapet_page_get_pane (ParapetPage *self)
{
  return get (self)->pane;
}

/**
 * parapet_page_show_details:
 * @record: (nullable): what is selected, or %NULL
 *
 * Shows the record in the pane. Where the pane lies behind the list, that is all: see parapet_page_set_details_shown().
 */
void
parapet_page_show_details (ParapetPage *self,
                           IsmsRecord *record)
{
  parapet_record_pane_show (get (self)->pane, record);
}

/**
 * parapet_page_set_details_shown:
 *
 * Goes to the details, or back to the list; where both are seen nothing happens.
 */
void
parapet_page_set_details_shown (ParapetPage *self,
                                gboolean shown)
{
  adw_navigation_split_view_set_show_content (get (self)->split, shown);
}

/**
 * parapet_page_set_notice:
 * @notice: (nullable): what a person should know about the whole document
 * @button: (nullable): what can be done about it
 * @action: (nullable): the action that does it
 */
void
parapet_page_set_notice (ParapetPage *self,
                         const char *notice,
                         const char *button,
                         const char *action)
{
  AdwBanner *banner = get (self)->notice;

  adw_banner_set_title (banner, notice != NULL ? notice : "");
  adw_banner_set_button_label (banner, button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (banner), action);
  adw_banner_set_revealed (banner, notice != NULL);
}

/**
 * parapet_page_show_record:
 *
 * Returns: whether the page lists the record, and shows it now
 */
gboolean
parapet_page_show_record (ParapetPage *self,
                          IsmsRecord *record)
{
  ParapetPageClass *klass = PARAPET_PAGE_GET_CLASS (self);

  return klass->show_record != NULL && klass->show_record (self, record);
}

/**
 * parapet_page_show_kind:
 *
 * Returns: whether the page lists records of that kind, and shows the list now
 */
gboolean
parapet_page_show_kind (ParapetPage *self,
                        const IsmsKind *kind)
{
  ParapetPageClass *klass = PARAPET_PAGE_GET_CLASS (self);

  /* Where details lie over the list, who asks for the list has done with them. */
  parapet_page_set_details_shown (self, FALSE);
  return klass->show_kind != NULL && klass->show_kind (self, kind);
}

/**
 * parapet_page_show_picture:
 *
 * Returns: whether the page has a picture of the records of that kind, and shows it now
 */
gboolean
parapet_page_show_picture (ParapetPage *self,
                           const IsmsKind *kind)
{
  ParapetPageClass *klass = PARAPET_PAGE_GET_CLASS (self);

  parapet_page_set_details_shown (self, FALSE);
  return klass->show_picture != NULL && klass->show_picture (self, kind);
}

/**
 * parapet_page_get_kind:
 *
 * Returns: (nullable): the kind of records whose list is shown, to which another can be added
 */
const IsmsKind *
parapet_page_get_kind (ParapetPage *self)
{
  ParapetPageClass *klass = PARAPET_PAGE_GET_CLASS (self);

  return klass->get_kind != NULL ? klass->get_kind (self) : NULL;
}

void
parapet_page_focus_search (ParapetPage *self)
{
  ParapetPageClass *klass = PARAPET_PAGE_GET_CLASS (self);

  if (klass->focus_search != NULL)
    klass->focus_search (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pages/jump/parapet-jump-item.h"

/**
 * ParapetJumpItem:
 *
 * Something to go to or to do: an action with what a person calls it.
 */
struct _ParapetJumpItem
{
  GObject parent_instance;

  char *group;
  char *title;
  char *detail;
  char *icon_name;
  char *action;
  GVariant *target;
  GStrv tokens; /* of the title and its other names, folded */
};

G_DEFINE_FINAL_TYPE (ParapetJumpItem, parapet_jump_item, G_TYPE_OBJECT)

static void
parapet_jump_item_finalize (GObject *object)
{
  ParapetJumpItem *self = PARAPET_JUMP_ITEM (object);

  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_clear_pointer (&self->icon_name, g_free);
  g_clear_pointer (&self->action, g_free);
  g_clear_pointer (&self->target, g_variant_unref);
  g_clear_pointer (&self->tokens, g_strfreev);

  G_OBJECT_CLASS (parapet_jump_item_parent_class)->finalize (object);
}

static void
parapet_jump_item_class_init (ParapetJumpItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_jump_item_finalize;
}

static void
parapet_jump_item_init (ParapetJumpItem *self)
{
}

/**
 * parapet_jump_item_new:
 * @group: the heading it stands under
 * @title: what a person calls it
 * @detail: (nullable): what tells it from others of that name
 */
ParapetJumpItem *
parapet_jump_item_new (const char *group,
                       const char *title,
                       const char *detail,
                       const char *icon_name)
{
  ParapetJumpItem *self = g_object_new (PARAPET_TYPE_JUMP_ITEM, NULL);

  self->group = g_strdup (group);
  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  self->icon_name = g_strdup (icon_name);
  self->tokens = g_str_tokenize_and_fold (title, NULL, NULL);
  return self;
}

/**
 * parapet_jump_item_set_action:
 * @target: (nullable): what the action is given; a floating reference is taken
 */
void
parapet_jump_item_set_action (ParapetJumpItem *self,
                              const char *action,
                              GVariant *target)
{
  g_clear_pointer (&self->target, g_variant_unref);
  g_set_str (&self->action, action);
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;
}

/**
 * parapet_jump_item_set_also:
 * @also: (nullable): other words by which it is found
 */
void
parapet_jump_item_set_also (ParapetJumpItem *self,
                            const char *also)
{
  g_autofree char *all = g_strconcat (self->title, " ", also, NULL);

  g_clear_pointer (&self->tokens, g_strfreev);
  self->tokens = g_str_tokenize_and_fold (all, NULL, NULL);
}

const char *
parapet_jump_item_get_group (ParapetJumpItem *self)
{
  return self->group;
}

const char *
parapet_jump_item_get_title (ParapetJumpItem *self)
{
  return self->title;
}

const char *
parapet_jump_item_get_detail (ParapetJumpItem *self)
{
  return self->detail;
}

const char *
parapet_jump_item_get_icon_name (ParapetJumpItem *self)
{
  return self->icon_name;
}

const char *
parapet_jump_item_get_action (ParapetJumpItem *self)
{
  return self->action;
}

GVariant *
parapet_jump_item_get_target (ParapetJumpItem *self)
{
  return self->target;
}

static gboolean
has_token (ParapetJumpItem *self,
           const char *word)
{
  for (guint i = 0; self->tokens[i] != NULL; i++)
    if (g_str_has_prefix (self->tokens[i], word))
      return TRUE;
  return FALSE;
}

/**
 * parapet_jump_item_matches:
 * @words: folded words
 *
 * Returns: whether each of them begins a word of the title or of its other names
 */
gboolean
parapet_jump_item_matches (ParapetJumpItem *self,
                           const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!has_token (self, words[i]))
      return FALSE;
  return TRUE;
}

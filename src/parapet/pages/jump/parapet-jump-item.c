/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pages/jump/parapet-jump-item.h"

/* What is found by its own name comes before what is found by another. */
#define BY_OTHER_NAME 100

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
  GStrv tokens; /* of the title, folded */
  GStrv also;   /* (nullable): of its other names */
  GStrv verb;   /* (nullable): one of these has to be asked for */
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
  g_clear_pointer (&self->also, g_strfreev);
  g_clear_pointer (&self->verb, g_strfreev);

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
  g_clear_pointer (&self->also, g_strfreev);
  self->also = also != NULL ? g_str_tokenize_and_fold (also, NULL, NULL) : NULL;
}

/**
 * parapet_jump_item_set_verb:
 * @verb: words of which one has to be asked for: what it is about does not suffice
 */
void
parapet_jump_item_set_verb (ParapetJumpItem *self,
                            const char *verb)
{
  g_clear_pointer (&self->verb, g_strfreev);
  self->verb = g_str_tokenize_and_fold (verb, NULL, NULL);
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
has_token (GStrv tokens,
           const char *word)
{
  for (guint i = 0; tokens != NULL && tokens[i] != NULL; i++)
    if (g_str_has_prefix (tokens[i], word))
      return TRUE;
  return FALSE;
}

static gboolean
asks_for_verb (ParapetJumpItem *self,
               const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (has_token (self->verb, words[i]))
      return TRUE;
  return self->verb == NULL || words[0] == NULL;
}

/**
 * parapet_jump_item_rate:
 * @words: folded words, each of which has to begin a word of the title or of its other names
 *
 * Returns: 0 where it is not meant, else how likely it is not: the less a title says beyond the words, the more likely it is
 */
guint
parapet_jump_item_rate (ParapetJumpItem *self,
                        const char *const *words)
{
  guint rate = g_strv_length (self->tokens) + 1;

  if (!asks_for_verb (self, words))
    return 0;
  for (guint i = 0; words[i] != NULL; i++)
    if (!has_token (self->tokens, words[i]))
      {
        if (!has_token (self->also, words[i]))
          return 0;
        rate += BY_OTHER_NAME;
      }
  return rate;
}

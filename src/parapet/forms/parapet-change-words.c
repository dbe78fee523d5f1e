/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-change-words.h"
#include "forms/parapet-record-words.h"
#include "models/isms-change-words.h"

#define MOST_FIELDS 3
#define MOST_LETTERS 60

static char *
shorten (const IsmsField *field,
         const char *words)
{
  g_autofree char *date = field != NULL && field->type == ISMS_DATE ? parapet_date_words (words) : NULL;

  return isms_sentence_shorten (date != NULL ? date : words, MOST_LETTERS);
}

static char *
describe_prose (const IsmsFieldWords *words)
{
  if (words->after == NULL)
    /* Translators: somebody emptied a field that held a text */
    return g_strdup_printf (_("emptied %s"), words->label);
  return g_strdup_printf (words->before != NULL ? _("rewrote %s") : _("wrote %s"), words->label);
}

static char *
describe_field (const IsmsFieldWords *words)
{
  g_autofree char *before = words->before != NULL ? shorten (words->field, words->before) : NULL;
  g_autofree char *after = words->after != NULL ? shorten (words->field, words->after) : NULL;

  if (words->field != NULL && words->field->type == ISMS_PROSE)
    return describe_prose (words);
  if (before == NULL)
    /* Translators: as in: Falk Grothe set Likelihood to Unlikely */
    return g_strdup_printf (_("set %s to %s"), words->label, after != NULL ? after : "");
  if (after == NULL)
    /* Translators: as in: Falk Grothe cleared Due, which was 12 March */
    return g_strdup_printf (_("cleared %s, which was %s"), words->label, before);
  /* Translators: as in: Falk Grothe changed Likelihood from Likely to Unlikely */
  return g_strdup_printf (_("changed %s from %s to %s"), words->label, before, after);
}

static char *
describe_fields (IsmsStore *store,
                 const IsmsChange *change)
{
  g_autoptr (GPtrArray) fields = isms_change_get_fields (store, change);
  guint shown = fields->len <= MOST_FIELDS + 1 ? fields->len : MOST_FIELDS;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < shown; i++)
    {
      g_autofree char *words = describe_field (g_ptr_array_index (fields, i));

      /* Translators: between what somebody did in one go: "set Owner to Falk, changed State from Open to Closed" */
      g_string_append_printf (text, "%s%s", i > 0 ? C_("deeds", ", ") : "", words);
    }
  if (shown < fields->len)
    g_string_append_printf (text, ngettext (" and %u more field", " and %u more fields", fields->len - shown), fields->len - shown);
  if (fields->len == 0)
    g_string_append (text, _("changed it"));
  return g_string_free (text, FALSE);
}

static char *
describe_change (IsmsStore *store,
                 const IsmsChange *change)
{
  if (g_str_equal (change->action, "create"))
    return g_strdup (_("added it"));
  if (g_str_equal (change->action, "delete"))
    return g_strdup (_("deleted it"));
  if (g_str_equal (change->action, "restore"))
    return g_strdup (_("brought it back"));
  return describe_fields (store, change);
}

/**
 * parapet_change_sentence:
 * @change: what @step did to one record
 *
 * Returns: (transfer full): who did what, as one would say it where the record itself is in view
 */
char *
parapet_change_sentence (IsmsStore *store,
                         const IsmsStep *step,
                         const IsmsChange *change)
{
  g_autofree char *deed = describe_change (store, change);
  const char *who = step->actor != NULL && *step->actor != '\0' ? step->actor : _("Somebody");

  if (g_strcmp0 (step->role, "undo") == 0)
    /* Translators: somebody, and what their undoing did */
    return g_strdup_printf (_("%s took something back: %s"), who, deed);
  if (g_strcmp0 (step->role, "redo") == 0)
    /* Translators: somebody, and what they did again after undoing it */
    return g_strdup_printf (_("%s did it again: %s"), who, deed);
  /* Translators: somebody, and what they did: "Falk Grothe changed Likelihood from Likely to Unlikely" */
  return g_strdup_printf (C_("deed", "%s %s"), who, deed);
}

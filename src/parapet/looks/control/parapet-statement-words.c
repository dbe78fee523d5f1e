/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "catalogue/isms-catalogue.h"
#include "forms/parapet-record-words.h"
#include "looks/control/parapet-statement-words.h"

static const char *
reason_word (char letter)
{
  switch (letter)
    {
    case 'L':
      return _("law");
    case 'C':
      return _("contract");
    case 'B':
      return _("business need");
    default:
      return _("risk");
    }
}

static char *
join_reasons (const char *letters)
{
  GString *words = g_string_new (NULL);

  for (const char *letter = letters; *letter != '\0'; letter++)
    /* Translators: between the parts of a list: "law, risk" */
    g_string_append_printf (words, "%s%s", words->len > 0 ? C_("list", ", ") : "", reason_word (*letter));
  return g_string_free (words, FALSE);
}

/**
 * parapet_state_icon:
 *
 * Returns: the name of the shape that goes with the state's word
 */
const char *
parapet_state_icon (IsmsSoaState state)
{
  static const char *const icons[ISMS_N_SOA_STATES] = {
    "parapet-full-symbolic", "parapet-half-symbolic", "parapet-start-symbolic",
    "parapet-empty-symbolic", "parapet-cross-symbolic", "parapet-open-symbolic"
  };

  return icons[state];
}

/**
 * parapet_entry_decision:
 *
 * Returns: (transfer full): the decision in a few words: "Applies: law, risk"
 */
char *
parapet_entry_decision (const IsmsSoaEntry *entry)
{
  g_autofree char *reasons = join_reasons (entry->reasons);

  if (entry->state == ISMS_SOA_UNDECIDED)
    return g_strdup (_("Not decided yet"));
  if (entry->state == ISMS_SOA_EXCLUDED)
    return g_strdup (_("Does not apply"));
  if (*reasons == '\0')
    return g_strdup (_("Applies; no reason is given"));
  return g_strdup_printf (_("Applies: %s"), reasons);
}

static guint
count_links (IsmsStore *store,
             IsmsRecord *control,
             const char *kind)
{
  g_autoptr (GPtrArray) records = isms_store_get_backlinks (store, isms_record_get_key (control), isms_kind_find (kind), "controls");

  return records->len;
}

static char *
describe_needs (IsmsStore *store,
                IsmsRecord *control)
{
  guint n_risks = count_links (store, control, "risk");
  guint n_requirements = count_links (store, control, "requirement");
  g_autofree char *risks = g_strdup_printf (ngettext ("%u risk", "%u risks", n_risks), n_risks);
  g_autofree char *requirements = g_strdup_printf (ngettext ("%u requirement", "%u requirements", n_requirements), n_requirements);

  if (n_risks > 0 && n_requirements > 0)
    /* Translators: "3 risks and 1 requirement" */
    return g_strdup_printf (_("%s and %s"), risks, requirements);
  return g_strdup (n_risks > 0 ? risks : n_requirements > 0 ? requirements
                                                            : "");
}

static char *
describe_decision (IsmsStore *store,
                   IsmsRecord *control,
                   IsmsSoaState state)
{
  g_autofree char *needs = describe_needs (store, control);

  if (state == ISMS_SOA_UNDECIDED)
    return g_strdup (_("Nobody has decided yet whether this control applies."));
  if (state == ISMS_SOA_EXCLUDED)
    return g_strdup (_("This control does not apply here."));
  if (*needs == '\0')
    return g_strdup (_("This control applies."));
  /* Translators: %s is like "3 risks and 1 requirement" */
  return g_strdup_printf (_("This control applies; it serves %s."), needs);
}

static char *
describe_state (IsmsRecord *control,
                IsmsSoaState state)
{
  gboolean dated = isms_record_has (control, "due");
  g_autofree char *due = dated ? parapet_date_words (isms_record_get_text (control, "due")) : NULL;

  switch (state)
    {
    case ISMS_SOA_IMPLEMENTED:
      return g_strdup (_("It is in place."));
    case ISMS_SOA_PARTIAL:
      return dated ? g_strdup_printf (_("It is partly in place and to be complete by %s."), due) : g_strdup (_("It is partly in place."));
    case ISMS_SOA_PLANNED:
      return dated ? g_strdup_printf (_("It is planned, to be in place by %s."), due) : g_strdup (_("It is planned."));
    case ISMS_SOA_NOT_STARTED:
      return dated ? g_strdup_printf (_("Work on it has not started; it is to be in place by %s."), due) : g_strdup (_("Work on it has not started."));
    default:
      return g_strdup ("");
    }
}

/**
 * parapet_control_sentence:
 *
 * Returns: (transfer full): the decision about a control as one would say it
 */
char *
parapet_control_sentence (IsmsStore *store,
                          IsmsRecord *control)
{
  IsmsSoaState soa_state = isms_soa_read_state (control);
  g_autofree char *decision = describe_decision (store, control, soa_state);
  g_autofree char *state = describe_state (control, soa_state);
  g_autoptr (IsmsRecord) owner = isms_store_get_link (store, control, "owner");
  GString *sentence = g_string_new (decision);

  if (*state != '\0')
    g_string_append_printf (sentence, " %s", state);
  if (owner != NULL)
    {
      g_string_append_c (sentence, ' ');
      g_string_append_printf (sentence, _("%s owns it."), isms_record_get_title (owner));
    }
  return g_string_free (sentence, FALSE);
}

/**
 * parapet_entry_label:
 * @owner: (nullable): who answers for it
 *
 * Returns: (transfer full): the row as a screen reader says it
 */
char *
parapet_entry_label (const IsmsSoaEntry *entry,
                     const char *owner)
{
  g_autofree char *decision = parapet_entry_decision (entry);
  const char *state = isms_soa_state_get_label (entry->state);

  if (owner == NULL)
    /* Translators: number, title, state, decision of a control */
    return g_strdup_printf (_("%s, %s, %s, %s"), isms_record_get_code (entry->control), isms_record_get_title (entry->control), state, decision);
  /* Translators: number, title, state, decision, owner of a control */
  return g_strdup_printf (_("%s, %s, %s, %s, %s"), isms_record_get_code (entry->control), isms_record_get_title (entry->control), state, decision, owner);
}

static void
add_text (GString *text,
          const char *more)
{
  if (more != NULL)
    g_string_append_printf (text, "%s\n", more);
}

/**
 * parapet_fold:
 *
 * Returns: (transfer full): the text such that what people take for the same letters is the same
 */
char *
parapet_fold (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (plain != NULL ? plain : "", -1);
}

/**
 * parapet_entry_haystack:
 * @owner: (nullable): who answers for it
 *
 * Returns: (transfer full): all that a search for the control may find, folded
 */
char *
parapet_entry_haystack (const IsmsSoaEntry *entry,
                        const char *owner)
{
  static const char *const fields[] = { "reason_text", "exclusion_reason", "implementation", "evidence", "note" };
  const IsmsControl *known = isms_catalogue_find_control (isms_record_get_code (entry->control));
  g_autofree char *label = parapet_entry_label (entry, owner);
  g_autoptr (GString) text = g_string_new (NULL);

  add_text (text, label);
  add_text (text, isms_soa_theme_get_label (entry->theme));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_text (text, isms_record_get_text (entry->control, fields[i]));
  if (known != NULL)
    add_text (text, known->purpose);
  return parapet_fold (text->str);
}

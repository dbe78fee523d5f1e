/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-words.h"
#include "looks/approval/parapet-acceptance-look.h"
#include "models/isms-acceptance.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-toast.h"

/**
 * parapet_acceptance_tell:
 *
 * Returns: (transfer full): who accepted what is left of a risk, when, and whether that still holds (6.1.3 f)
 */
char *
parapet_acceptance_tell (IsmsStore *store,
                         IsmsRecord *acceptance)
{
  g_autofree char *who = parapet_field_words (store, acceptance, isms_kind_field_index (&isms_kind_acceptance, "accepted_by"));
  g_autofree char *when = parapet_field_words (store, acceptance, isms_kind_field_index (&isms_kind_acceptance, "accepted_on"));
  g_autofree char *state = isms_acceptance_explain (store, acceptance, NULL);

  if (*who == '\0' || *when == '\0')
    return g_steal_pointer (&state);
  /* Translators: who accepted what is left of a risk, when, and whether it still holds */
  return g_strdup_printf (_("Accepted by %s on %s. %s"), who, when, state);
}

/* An acceptance is of the rating that the risk has, so it begins there. */
static void
begin_acceptance (GtkWidget *widget,
                  IsmsStore *store)
{
  parapet_toast_show (widget, _("Accept what is left of a risk where it stands: open the risk, then Accept…"));
}

const ParapetRecordLook parapet_acceptance_look = {
  .kind = "acceptance",
  .begin = begin_acceptance,
  .sentence = parapet_acceptance_tell,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-record.h"
#include "records/isms-kinds.h"

static const IsmsField fields[] = {
  { "name", ISMS_TEXT, N_("Name"), .hint = N_("For example: acceptable"), .required = TRUE, .listed = TRUE, .also = "label|band" },
  { "method", ISMS_LINK, N_("Risk method"), .links_to = "method" },
  { "from_level", ISMS_INTEGER, N_("From level"), .min = 1, .max = 100, .listed = TRUE, .also = "from|min" },
  { "to_level", ISMS_INTEGER, N_("To level"), .min = 1, .max = 100, .listed = TRUE, .also = "to|max" },
  { "demand", ISMS_CHOICE, N_("What has to happen"),
    .choices = ISMS_CHOICES ({ "acceptable", N_("Acceptable as it is"), "accept" },
                             { "decide", N_("Owner decides: treat, or accept with a reason"), "tolerable" },
                             { "treat", N_("Must be treated; acceptance is a stopgap"), "unacceptable" }) },
  { "acceptance_by", ISMS_CHOICE, N_("Who may accept"), .listed = TRUE,
    .choices = ISMS_CHOICES ({ "rating", N_("Risk owner, by the rating itself"), "risk owner by rating" },
                             { "owner", N_("Risk owner, with a reason"), "risk owner" },
                             { "owner_and_management", N_("Risk owner together with top management"), "management" },
                             { "nobody", N_("Nobody"), "none" }) },
  { "approver", ISMS_LINK, N_("Top management is"), .links_to = "person", .hint = N_("Who has to agree besides the owner") },
  { "max_days", ISMS_INTEGER, N_("For at most … days"), .hint = N_("Empty: until the next assessment"), .min = 1, .max = 3660 },
};

static gboolean
check_band (IsmsRecord *record,
            GError **error)
{
  gint64 from = isms_record_get_integer (record, "from_level", 0);
  gint64 to = isms_record_get_integer (record, "to_level", G_MAXINT64);

  if (from <= to)
    return TRUE;
  g_set_error_literal (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_ORDER,
                       _("A band must not begin above the level where it ends."));
  return FALSE;
}

const IsmsKind isms_kind_band = {
  .name = "band",
  .prefix = "BAND-",
  .label = N_("Acceptance band"),
  .plural = N_("Acceptance bands"),
  .none = N_("No Acceptance Bands Yet"),
  .clause = "6.1.2 a) 1)",
  .about = N_("A range of levels and what has to happen with a risk in it."),
  .also = "acceptance criteria|risk level",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = check_band,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-kinds.h"
#include "records/kinds/isms-choices.h"

static const IsmsField fields[] = {
  { "name", ISMS_TEXT, N_("Interface"), .hint = N_("For example: Hosting, Payroll, Parent company"), .required = TRUE, .listed = TRUE, .also = "title|schnittstelle" },
  { "supplier", ISMS_LINK, N_("Supplier"), .links_to = "supplier", .listed = TRUE, .also = "vendor" },
  { "party", ISMS_LINK, N_("Interested party"), .links_to = "party" },
  { "their_part", ISMS_PROSE, N_("They do"), .hint = N_("What the other side is responsible for") },
  { "our_part", ISMS_PROSE, N_("We do"), .hint = N_("What stays with us") },
  { "managed_through", ISMS_TEXT, N_("Managed through"), .hint = N_("For example: contract, service description, yearly review"), .listed = TRUE },
  { "controls", ISMS_LINKS, N_("Controls"), .links_to = "control" },
  { "links", ISMS_LINKS, N_("Assets, processes and requirements"), .hint = N_("What meets here") },
  { "owner", ISMS_LINK, N_("Owner"), .links_to = "person", .also = "responsible" },
  { "status", ISMS_CHOICE, N_("State"), .choices = ISMS_LIFE_CHOICES },
};

const IsmsKind isms_kind_interface = {
  .name = "interface",
  .prefix = "IF-",
  .label = N_("Interface"),
  .plural = N_("Interfaces"),
  .none = N_("No Interfaces Yet"),
  .clause = "4.3 c)",
  .about = N_("Where the scope ends and somebody else's work begins."),
  .also = "dependency|schnittstelle",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

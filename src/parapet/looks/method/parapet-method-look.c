/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/approval/parapet-approval-bar.h"
#include "looks/method/parapet-method-look.h"
#include "looks/method/parapet-method-picture.h"
#include "looks/method/parapet-method-start.h"
#include "looks/method/parapet-method-version.h"

/* Whether the rules hold is read before the rules. */
static GtkWidget *
make_head (IsmsStore *store,
           IsmsRecord *method)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_box_append (GTK_BOX (box), parapet_approval_bar_new (store, method));
  gtk_box_append (GTK_BOX (box), parapet_method_version_new (store, method));
  gtk_box_append (GTK_BOX (box), parapet_method_picture_new (store, method));
  return box;
}

const ParapetRecordLook parapet_method_look = {
  .kind = "method",
  .head = make_head,
  .start = parapet_method_start_new,
};

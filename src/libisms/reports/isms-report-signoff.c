/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/isms-report-signoff.h"

typedef struct
{
  char *role;
  char *name;
  char *date;
} Line;

struct _IsmsReportSignoff
{
  IsmsReportBlock parent_instance;

  GArray *lines;
};

G_DEFINE_FINAL_TYPE (IsmsReportSignoff, isms_report_signoff, ISMS_TYPE_REPORT_BLOCK)

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_free (line->role);
  g_free (line->name);
  g_free (line->date);
}

static const Line *
get_line (IsmsReportSignoff *self,
          guint i)
{
  g_return_val_if_fail (i < self->lines->len, NULL);

  return &g_array_index (self->lines, Line, i);
}

static void
isms_report_signoff_finalize (GObject *object)
{
  g_array_unref (ISMS_REPORT_SIGNOFF (object)->lines);
  G_OBJECT_CLASS (isms_report_signoff_parent_class)->finalize (object);
}

static void
isms_report_signoff_class_init (IsmsReportSignoffClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_report_signoff_finalize;
}

static void
isms_report_signoff_init (IsmsReportSignoff *self)
{
  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  g_array_set_clear_func (self->lines, line_clear);
}

/**
 * isms_report_signoff_new:
 * @key: (nullable): its name in JSON
 * @title: (nullable): its heading on paper
 *
 * Creates a block with lines to sign. It is on paper only until isms_report_block_set_places() says otherwise.
 *
 * Returns: (transfer full): a new block
 */
IsmsReportSignoff *
isms_report_signoff_new (const char *key,
                         const char *title)
{
  IsmsReportSignoff *self = g_object_new (ISMS_TYPE_REPORT_SIGNOFF, NULL);

  isms_report_block_setup (ISMS_REPORT_BLOCK (self), key, title, ISMS_REPORT_ON_PAPER);
  return self;
}

/**
 * isms_report_signoff_add:
 * @self: a sign-off block
 * @role: in what role one signs, such as "Approved by"
 * @name: (nullable): who, if known
 * @date: (nullable): ISO 8601 date, if known
 *
 * Adds a line after the others. What is not known is left to be written by hand.
 */
void
isms_report_signoff_add (IsmsReportSignoff *self,
                         const char *role,
                         const char *name,
                         const char *date)
{
  Line line = { g_strdup (role), g_strdup (name), g_strdup (date) };

  g_array_append_val (self->lines, line);
}

/**
 * isms_report_signoff_get_n_lines:
 * @self: a sign-off block
 *
 * Returns: how many lines it has
 */
guint
isms_report_signoff_get_n_lines (IsmsReportSignoff *self)
{
  return self->lines->len;
}

/**
 * isms_report_signoff_get_role:
 * @self: a sign-off block
 * @i: which line
 *
 * Returns: the role
 */
const char *
isms_report_signoff_get_role (IsmsReportSignoff *self,
                              guint i)
{
  return get_line (self, i)->role;
}

/**
 * isms_report_signoff_get_name:
 * @self: a sign-off block
 * @i: which line
 *
 * Returns: (nullable): who signs
 */
const char *
isms_report_signoff_get_name (IsmsReportSignoff *self,
                              guint i)
{
  return get_line (self, i)->name;
}

/**
 * isms_report_signoff_get_date:
 * @self: a sign-off block
 * @i: which line
 *
 * Returns: (nullable): when, as ISO 8601
 */
const char *
isms_report_signoff_get_date (IsmsReportSignoff *self,
                              guint i)
{
  return get_line (self, i)->date;
}

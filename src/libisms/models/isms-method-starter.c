/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-method-starter.h"

/* Anchors say what can be counted: how often, how long, how many people, what it costs against a year's profit. So two people who do
 * not ask each other choose the same step. */

static const IsmsStarterStep likelihood_3[] = {
  { N_("Unlikely"), N_("Less than once in ten years; we know of no case at firms like ours") },
  { N_("Possible"), N_("About once in one to ten years; it has happened at firms like ours") },
  { N_("Likely"), N_("Once a year or more; it has happened here") },
};

static const IsmsStarterStep impact_3[] = {
  { N_("Minor"), N_("Hours of lost work; nobody outside notices; paid from the running budget") },
  { N_("Serious"), N_("A day without service, or some customers are harmed or told; costs up to a month's profit") },
  { N_("Severe"), N_("A week without service, many people harmed, an authority steps in; costs a year's profit or the firm itself") },
};

static const IsmsStarterStep likelihood_4[] = {
  { N_("Very unlikely"), N_("Less than once in ten years; we know of no case at firms like ours") },
  { N_("Unlikely"), N_("Once in three to ten years; it has happened at firms like ours") },
  { N_("Possible"), N_("Once in one to three years; it has nearly happened here") },
  { N_("Likely"), N_("Once a year or more; it has happened here") },
};

static const IsmsStarterStep impact_4[] = {
  { N_("Minor"), N_("Hours of lost work; nobody outside notices; paid from the running budget") },
  { N_("Noticeable"), N_("Up to a day without service; single customers complain; costs up to a week's profit") },
  { N_("Serious"), N_("Up to three days without service; some people are harmed and must be told; costs up to three months' profit") },
  { N_("Severe"), N_("A week without service, many people harmed, an authority steps in; costs a year's profit or the firm itself") },
};

static const IsmsStarterStep likelihood_5[] = {
  { N_("Very rare"), N_("Less than once in ten years; we know of no case at firms like ours") },
  { N_("Rare"), N_("Once in three to ten years; single cases at firms like ours are known") },
  { N_("Occasional"), N_("Once in one to three years; firms like ours tell of it often") },
  { N_("Yearly"), N_("About once a year; it has happened here") },
  { N_("Frequent"), N_("Several times a year; we count with it") },
};

static const IsmsStarterStep impact_5[] = {
  { N_("Negligible"), N_("Minutes of lost work; nobody outside notices") },
  { N_("Minor"), N_("Hours of lost work; single customers ask; paid from the running budget") },
  { N_("Noticeable"), N_("Up to a day without service; some customers are harmed; costs up to a month's profit") },
  { N_("Serious"), N_("Up to three days without service; people must be told that their data leaked; costs up to half a year's profit") },
  { N_("Threatening"), N_("A week without service, very many people harmed, an authority steps in; costs a year's profit or the firm itself") },
};

static const IsmsStarterStep likelihood_6[] = {
  { N_("Very rare"), N_("Less than once in thirty years; we know of no case at firms like ours") },
  { N_("Rare"), N_("Once in ten to thirty years; a single case at firms like ours is known") },
  { N_("Unlikely"), N_("Once in three to ten years; single cases at firms like ours are known") },
  { N_("Occasional"), N_("Once in one to three years; it has nearly happened here") },
  { N_("Yearly"), N_("About once a year; it has happened here") },
  { N_("Frequent"), N_("Several times a year; we count with it") },
};

static const IsmsStarterStep impact_6[] = {
  { N_("Negligible"), N_("Minutes of lost work; nobody outside notices") },
  { N_("Minor"), N_("Hours of lost work; single customers ask; paid from the running budget") },
  { N_("Noticeable"), N_("Up to a day without service; single customers complain; costs up to a week's profit") },
  { N_("Serious"), N_("Up to three days without service; some people are harmed and must be told; costs up to a month's profit") },
  { N_("Severe"), N_("Up to a week without service; many people are harmed, an authority asks; costs up to half a year's profit") },
  { N_("Threatening"), N_("More than a week without service; very many people are harmed, an authority steps in; costs a year's profit or the firm itself") },
};

static const IsmsStarterStep likelihood_7[] = {
  { N_("Hardly thinkable"), N_("Less than once in a hundred years; nobody has ever heard of a case") },
  { N_("Very rare"), N_("Once in thirty to a hundred years; no case at firms like ours is known") },
  { N_("Rare"), N_("Once in ten to thirty years; a single case at firms like ours is known") },
  { N_("Unlikely"), N_("Once in three to ten years; single cases at firms like ours are known") },
  { N_("Occasional"), N_("Once in one to three years; it has nearly happened here") },
  { N_("Yearly"), N_("About once a year; it has happened here") },
  { N_("Frequent"), N_("Several times a year; we count with it") },
};

static const IsmsStarterStep impact_7[] = {
  { N_("Negligible"), N_("Minutes of lost work; nobody outside notices") },
  { N_("Minor"), N_("Hours of lost work for one or two people; nobody outside notices; paid from the running budget") },
  { N_("Noticeable"), N_("Half a day of lost work; single customers ask; costs up to a day's turnover") },
  { N_("Moderate"), N_("Up to a day without service; single customers complain; costs up to a week's profit") },
  { N_("Serious"), N_("Up to three days without service; some people are harmed and must be told; costs up to a month's profit") },
  { N_("Severe"), N_("Up to a week without service; many people are harmed, an authority asks; costs up to half a year's profit") },
  { N_("Threatening"), N_("More than a week without service; very many people are harmed, an authority steps in; costs a year's profit or the firm itself") },
};

/* clang-format off */
#define BANDS(acceptable, decide, treat) \
  { { N_("acceptable"), acceptable, "acceptable", "rating", 0 }, \
    { N_("owner decides"), decide, "decide", "owner", 365 }, \
    { N_("must be treated"), treat, "treat", "owner_and_management", 92 } }

static const IsmsStarter starters[] = {
  { 3, { likelihood_3, impact_3 }, BANDS (2, 4, 9) },
  { 4, { likelihood_4, impact_4 }, BANDS (4, 8, 16) },
  { 5, { likelihood_5, impact_5 }, BANDS (6, 12, 25) },
  { 6, { likelihood_6, impact_6 }, BANDS (8, 16, 36) },
  { 7, { likelihood_7, impact_7 }, BANDS (12, 24, 49) },
};
/* clang-format on */

/**
 * isms_method_starter_find:
 * @size: how many steps each scale has
 *
 * Returns: (transfer none) (nullable): the words to begin with, untranslated
 */
const IsmsStarter *
isms_method_starter_find (guint size)
{
  for (guint i = 0; i < G_N_ELEMENTS (starters); i++)
    if (starters[i].size == size)
      return &starters[i];
  return NULL;
}

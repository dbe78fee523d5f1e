/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/isms-field.h"

/* Lists of choices that several kinds share, so that one word means one thing everywhere. */

#define ISMS_LIFE_CHOICES \
  ISMS_CHOICES ({ "active", N_("Active"), "open|current|in use|aktiv|aktuell" }, \
                { "ended", N_("Ended"), "inactive|closed|retired|old|inaktiv|beendet" })

#define ISMS_WORK_CHOICES \
  ISMS_CHOICES ({ "planned", N_("Planned"), "open|new|todo|to do|not started|pending|offen|geplant" }, \
                { "in_progress", N_("In progress"), "ongoing|started|in treatment|in arbeit|in bearbeitung" }, \
                { "done", N_("Done"), "complete|completed|closed|finished|implemented|erledigt|umgesetzt" }, \
                { "dropped", N_("Dropped"), "cancelled|canceled|rejected|abgebrochen|verworfen" })

#define ISMS_VERSION_CHOICES_MADE_BY(verb) \
  ISMS_CHOICES ({ "draft", N_("Draft"), "in preparation|entwurf" }, \
                { "in_review", N_("In review"), "review|under review|in prüfung" }, \
                { "approved", N_("Approved"), "published|released|valid|live|effective|freigegeben|in kraft", verb }, \
                { "withdrawn", N_("Withdrawn"), "superseded|obsolete|retired|archived|zurückgezogen|ersetzt" })

/* Of what is kept elsewhere it is written down who approved it; of what is made here, an approval freezes what it says. */
#define ISMS_VERSION_CHOICES ISMS_VERSION_CHOICES_MADE_BY (NULL)
#define ISMS_FROZEN_VERSION_CHOICES ISMS_VERSION_CHOICES_MADE_BY ("approve")

#define ISMS_CLASSIFICATION_CHOICES \
  ISMS_CHOICES ({ "public", N_("Public"), "open|öffentlich" }, \
                { "internal", N_("Internal"), "internal use|internal use only|for internal use only|intern" }, \
                { "confidential", N_("Confidential"), "restricted|vertraulich" }, \
                { "strictly_confidential", N_("Strictly confidential"), "highly confidential|secret|strictly confidential|streng vertraulich" })

#define ISMS_RHYTHM_CHOICES \
  ISMS_CHOICES ({ "daily", N_("Daily"), "every day|täglich" }, \
                { "weekly", N_("Weekly"), "every week|wöchentlich" }, \
                { "monthly", N_("Monthly"), "every month|monatlich" }, \
                { "quarterly", N_("Quarterly"), "every quarter|every 3 months|vierteljährlich" }, \
                { "half_yearly", N_("Half-yearly"), "half yearly|every 6 months|halbjährlich" }, \
                { "yearly", N_("Yearly"), "annual|annually|every year|every 12 months|jährlich" })

#define ISMS_SKILL_CHOICES \
  ISMS_CHOICES ({ "basic", N_("Basic"), "beginner|1|grundkenntnisse" }, \
                { "working", N_("Working"), "intermediate|2|fortgeschritten" }, \
                { "advanced", N_("Advanced"), "proficient|3|erfahren" }, \
                { "expert", N_("Expert"), "4|experte" })

#define ISMS_SEVERITY_CHOICES \
  ISMS_CHOICES ({ "low", N_("Low"), "minor|1|gering|niedrig" }, \
                { "medium", N_("Medium"), "moderate|2|mittel" }, \
                { "high", N_("High"), "major|3|hoch" }, \
                { "critical", N_("Critical"), "severe|4|kritisch|sehr hoch" })

#define ISMS_PROPERTY_CHOICES \
  ISMS_CHOICES ({ "C", N_("Confidentiality"), "confidentiality|vertraulichkeit" }, \
                { "I", N_("Integrity"), "integrity|integrität" }, \
                { "A", N_("Availability"), "availability|verfügbarkeit" })

#define ISMS_SIDE_CHOICES \
  ISMS_CHOICES ({ "inside", N_("Inside"), "internal|intern" }, \
                { "outside", N_("Outside"), "external|extern" })

#define ISMS_VERDICT_CHOICES \
  ISMS_CHOICES ({ "yes", N_("Yes"), "ja" }, \
                { "with_reservations", N_("Yes, with reservations"), "partly|partial|with reservation|with reservations|teilweise" }, \
                { "no", N_("No"), "nein" })

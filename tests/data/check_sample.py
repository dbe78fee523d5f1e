#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does the sample's history end where the sample organisation is, and does every step make sense on its day?

usage: check_sample.py FENNBROOK.json [SAMPLE_ORG.json]
Without the second file only the history is checked, and the comparison is skipped.
"""
import json
import os
import re
import sys

# The sample organisation uses month names and open spans, which cannot be moved to another year. So the history says:
REWORDED = [
    ("approvals 2026-02..05", "approvals 2026-02 to 2026-05"),
    ("course results 2026", "course results since 2026-05"),
    ("Certificate by mid-2027", "Certificate by 2027-06"),
    ("Team objectives for 2027", "Team objectives for next year"),
    ("the July restore test", "the restore test of 2026-07"),
    ("August to October tests shown to be recorded; July value marked", "Tests of 2026-08 to 2026-10 shown to be recorded; value of 2026-07 marked"),
    ("changed in May without", "changed in 2026-05 without"),
    ("target in September; M-04 lacks July", "target in 2026-09; M-04 lacks 2026-07"),
]
# A day on which something happened cannot be later than the step that says so.
HAPPENED = re.compile(r"^(done|approved|held|decided|last_rated|closed|effect_checked|performed|reported|occurred|accepted|announced|"
                      r"confirmed|withdrawn|acknowledged|sent|resolved|joined|retired|taken|evaluated|received|considered|reviewed)_on$")

problems = []
count = 0


def same(what, ours, theirs):
    global count
    count += 1
    if ours != theirs:
        problems.append(f"{what}: {ours!r} is not {theirs!r}")


def codes_in(value):
    if isinstance(value, dict):
        return [value["code"]]
    return [code for item in value for code in codes_in(item)] if isinstance(value, list) else []


class History:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.data = json.load(file)
        self.records = {}
        self.seen = {}

    def replay(self, until="9999"):
        self.records = {}
        for step in self.data["steps"]:
            if step["at"] <= until:
                for change in step["changes"]:
                    self.records.setdefault((change["kind"], change["code"]), {}).update(change["fields"])
        return self

    def get(self, kind, code):
        return self.records.get((kind, code), {})

    def all(self, kind):
        return {code: fields for (k, code), fields in self.records.items() if k == kind}

    def check_steps(self):
        before, known = "", set()
        for step in self.data["steps"]:
            same(f"{step['at']}: after {before}", step["at"] > before, True)
            same(f"{step['at']}: has label and actor", bool(step["label"] and step["actor"] and step["changes"]), True)
            before = step["at"]
            known |= {change["code"] for change in step["changes"]}
            for change in step["changes"]:
                self.check_change(step["at"], change, known)

    def check_change(self, at, change, known):
        for field, value in change["fields"].items():
            where = f"{at} {change['code']}.{field}"
            for code in codes_in(value):
                same(f"{where}: {code} exists", code in known, True)
            if HAPPENED.match(field) and value:
                same(f"{where}: {value} is past", value <= at[:10], True)


class Org:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.data = json.load(file)
        self.names = {person["id"]: person["name"] for person in self.data["people"]}

    def text(self, words):
        words = re.sub(r"\bP\d\d\b", lambda match: self.names[match.group()], words)
        for old, new in REWORDED:
            words = words.replace(old, new)
        return words

    def __getitem__(self, name):
        return self.data[name]


def person(code):
    return "P-" + code[1:] if code else None


def words(text):
    return [word for word in re.split(r"[;,]\s*|\s+", text) if word]


def compare_lists(org, history, name, kind, rows):
    """rows: our field -> what the sample organisation says, from one of its records."""
    ours = history.all(kind)
    for theirs in org[name]:
        fields = ours.get(theirs["id"], {})
        for field, value in rows(theirs).items():
            same(f"{theirs['id']}.{field}", fields.get(field), value)
    return set(ours) - {theirs["id"] for theirs in org[name]}


def check_context(org, history):
    organisation = history.get("organisation", "ORG-01")
    same("organisation", (organisation["name"], organisation["people"]), (org["organisation"]["name"], org["organisation"]["people"]))
    units = {unit["name"]: unit.get("people") for unit in history.all("unit").values() if unit["kind"] == "department"}
    same("departments", units, org["organisation"]["departments"])
    same("extra people", {p for p in history.all("person")}, {person(p["id"]) for p in org["people"]})
    for theirs in org["people"]:
        ours = history.get("person", person(theirs["id"]))
        unit = history.get("unit", ours.get("unit")).get("name", "-")
        same(theirs["id"], (ours["name"], ours["function"], unit), (theirs["name"], theirs["function"].split(", joined")[0], theirs["department"]))
        kinds = {role["kind"] for role in history.all("role").values() if role["holder"] == person(theirs["id"])}
        for role in theirs["isms_role"].replace(" ", "_").split(";_"):
            if role == "contractor":
                same(theirs["id"] + " kind", ours["kind"], "contractor")
            elif role:
                same(theirs["id"] + " holds " + role, role in kinds, True)
    same("joined", history.get("person", "P-14")["joined_on"], "2026-10-05")
    extra = compare_lists(org, history, "issues", "issue", lambda x: {
        "text": x["text"], "side": x["side"], "effect": x["effect"], "reviewed_on": x["reviewed_on"]})
    for theirs in org["issues"]:
        same(theirs["id"] + " leads to", sorted(codes_in(history.get("issue", theirs["id"]).get("links", []))), sorted(words(theirs["leads_to"])))
    climate, theirs = history.get("climate", "CLIM-01"), org["climate"]
    same("climate", (climate["relevant"], climate["decided_on"], climate["decided_by"], climate["confirmed_on"]),
         (theirs["relevant"], theirs["decided_on"], person(theirs["decided_by"]), theirs["confirmed_on"]))
    categories = {"data subjects": "data_subject"}
    extra |= compare_lists(org, history, "parties", "party", lambda x: {
        "name": x["name"], "side": x["side"], "category": categories.get(x["kind"], x["kind"])})
    extra |= compare_lists(org, history, "requirements", "requirement", lambda x: {
        "party": x["party"], "kind": x["kind"], "text": org.text(x["text"]), "handled": x["handled"] == "yes"})
    for theirs in org["requirements"]:
        check_requirement(org, theirs, history.get("requirement", theirs["id"]))
    extra |= compare_lists(org, history, "processes", "process", lambda x: {
        "name": x["name"], "owner": person(x["owner"]), "criteria": x["criterion"], "rhythm": x["rhythm"], "risks": words(x["risks"])})
    same("extra records of context", extra, set())


def check_requirement(org, theirs, ours):
    name = theirs["id"]
    if theirs["through"].startswith("ISMS process"):
        same(name + " through", codes_in(ours["links"]), ["PR-06"] + [f"O-0{i}" for i in range(1, 6)])
    else:
        same(name + " through", sorted(ours.get("controls", [])), sorted(words(theirs["through"])))
    if theirs["plan_or_reason"].startswith("CP-"):
        same(name + " notice", ours["communication"], theirs["plan_or_reason"])
    elif theirs["plan_or_reason"]:
        same(name + " reason", ours["reason"], org.text(theirs["plan_or_reason"]))


def check_risks(org, history):
    extra = compare_lists(org, history, "assets", "asset", lambda x: {
        "name": x["name"], "kind": x["kind"].replace(" ", "_"), "confidentiality": x["c"], "integrity": x["i"], "availability": x["a"],
        "owner": person(x["owner"]), "status": "active" if x["scope"] == "in" else "retired", "in_scope": x["scope"] == "in"})
    extra |= compare_lists(org, history, "risks", "risk", lambda x: {
        "title": x["title"], "assets": x["assets"], "threat": [x["threat"]], "vulnerability": [x["vulnerability"]], "cia": x["cia"],
        "owner": person(x["owner"]), "option": x["option"], "status": x["state"], "last_rated_on": x["last_rated"],
        "inherent_likelihood": x["inherent"][0], "inherent_impact": x["inherent"][1]})
    for theirs in org["risks"]:
        ours = history.get("risk", theirs["id"])
        same(theirs["id"] + " controls", sorted(ours.get("controls") or []), sorted(theirs["controls"]))
        for stage, pair in (("current", theirs["residual"]), ("target", theirs["target"])):
            same(f"{theirs['id']} {stage}", [ours.get(stage + "_likelihood"), ours.get(stage + "_impact")], pair or [None, None])
    system = {x["id"]: x for x in org["system_level"]}
    same("SR-01", (history.get("risk", "SR-01")["title"], history.get("risk", "SR-01")["owner"]), (system["SR-01"]["text"], person(system["SR-01"]["owner"])))
    same("OP-01", (history.get("opportunity", "OP-01")["title"], history.get("opportunity", "OP-01")["owner"]), (system["OP-01"]["text"], person(system["OP-01"]["owner"])))
    first, second = history.get("action", "ACT-01"), history.get("action", "ACT-02")
    same("ACT-01", (first["title"], first["done_on"], f"{first['effect_checked_on']} (IA-2026-2): cards found in use"), (system["OP-01"]["action"], system["OP-01"]["due"][5:], system["OP-01"]["effect_check"]))
    same("ACT-02", (second["title"], second["due"], f"{second['effect_check_planned_on']}: {second['effect_check_plan']}"), (system["SR-01"]["action"], system["SR-01"]["due"], system["SR-01"]["effect_check"]))
    for theirs in org["assessments"]:
        ours = history.get("assessment", theirs["id"])
        same(theirs["id"], (ours["approved_on"], ours["approved_by"], history.get("method", ours["method"])["version"]), (theirs["approved"], person(theirs["by"]), theirs["method"]))
        same(theirs["id"] + " coverage", "full" if ours["coverage"] == "full" else ", ".join(ours["risks"]), theirs["coverage"])
        same(theirs["id"] + " days", {ours["started_on"][8:], ours["performed_on"][8:]}, set(theirs["performed"][8:].split("/")))
        same(theirs["id"] + " set off by", set(codes_in(ours.get("events", []))), {c for c in ("CH-02", "INC-03") if c in theirs["trigger"]})
    accepted = {x["risk"]: (x["accepted_by"], x["accepted_on"], x["level"], x["valid_until"], x["reason"]) for x in history.all("acceptance").values()}
    same("acceptances", accepted, {x["risk"]: ([person(x["by"])], x["on"], x["level"], x["valid_until"], x["reason"]) for x in org["acceptances"]})
    extra |= compare_lists(org, history, "treatments", "treatment", lambda x: {
        "risk": x["risk"], "title": x["action"], "owner": person(x["owner"]), "due": x["due"], "resources": x["resources"],
        "status": x["state"].replace(" ", "_"), "done_on": x["done_on"] or None})
    same("extra records of risks", extra, {"SR-01"})


def check_controls(org, history):
    soa = org["soa"]
    ours = history.get("soa", "SOA-02")
    same("SoA", (ours["version"], ours["status"], ours["approved_on"], ours["approved_by"], ours["assessment"], history.get("scope", ours["scope"])["version"]),
         (soa["version"], "approved", soa["approved_on"], person(soa["approved_by"]), soa["based_on"], soa["scope_version"]))
    entries = soa["entries"] + soa["own_controls"]
    same("controls", set(history.all("control")), {entry["control"] for entry in entries})
    letters = {"legal": "L", "contract": "C", "expectation": "B"}
    for entry in entries:
        name, control = entry["control"], history.get("control", entry["control"])
        inside = entry.get("applicable", "in") == "in"
        same(name + " applicable", control["applicable"], inside)
        if not inside:
            same(name + " excluded", (len(control["exclusion_reason"]) > 20, control.get("state")), (True, None))
            continue
        state, _, due = entry["state"].rstrip(")").partition(" (due ")
        same(name + " state", (control["state"], control["owner"]), (state, person(entry["owner"])))
        same(name + " evidence", control.get("evidence") or "", org.text(entry["evidence"]))
        if due:
            same(name + " due", control["due"], due)
        ids = set(re.findall(r"\bR(?:K)?-\d\d", entry["reason"]))
        needed = {c for kind in ("risk", "requirement") for c, fields in history.all(kind).items() if name in (fields.get("controls") or [])}
        same(name + " needed by", needed, ids)
        wanted = {"R" if c.startswith("RK") else letters[history.get("requirement", c)["kind"]] for c in ids} or {"B"}
        same(name + " reasons", set(control["reasons"]), wanted)
        same(name + " says why", bool(control["reason_text"]), True)


def check_figures(org, history):
    extra = compare_lists(org, history, "objectives", "objective", lambda x: {
        "text": x["text"], "owner": person(x["owner"]), "due": x["due"], "measures": words(x["measures"]), "actions": x["what"],
        "resources": x["resources"], "evaluation_method": x["judged_by"]})
    for theirs in org["objectives"]:
        ours = history.get("objective", theirs["id"])
        same(theirs["id"] + " from", codes_in(ours["links"]), words(theirs["from"]))
        progress = (ours.get("progress") or ours["status"]).replace("_", " ")
        same(theirs["id"] + " state", theirs["state"].startswith(progress), True)
    bounds = {"at_most": "<= ", "at_least": ">= ", "exactly": ""}
    extra |= compare_lists(org, history, "measures", "measure", lambda x: {
        "name": x["name"], "unit": x["unit"], "frequency": x["rhythm"], "measurer": person(x["measured_by"]), "evaluator": person(x["evaluated_by"])})
    values = {(x["measure"], x["period"]): x.get("value") for x in history.all("measurement").values()}
    for theirs in org["measures"]:
        ours = history.get("measure", theirs["id"])
        same(theirs["id"] + " target", f"{bounds[ours['direction']]}{ours['target']} {ours.get('target_note') or ''}".strip(), theirs["target"])
        same(theirs["id"] + " values", [values.get((theirs["id"], month), "none") for month in org["months"]], theirs["values"])
    same("extra figures", (extra, len(values)), (set(), 10 * len(org["months"])))


def check_support(org, history):
    extra = compare_lists(org, history, "documents", "document", lambda x: {
        "title": x["title"], "version": x["version"], "author": person(x["author"]), "approver": person(x["approver"]), "status": "approved",
        "approved_on": x["approved_on"], "review_due": x["review_due"], "classification": x["class"], "outside": None if x["outside"] == "-" else x["outside"]})
    weights = {"normal": "medium"}
    extra |= compare_lists(org, history, "suppliers", "supplier", lambda x: {
        "name": x["name"], "service": x["service"], "criticality": weights.get(x["weight"], x["weight"]), "agreed_on": x["terms_on"],
        "last_review_on": None if x["last_review"].startswith("-") else x["last_review"],
        "certificate_until": None if x["certificate_until"] == "-" else x["certificate_until"][:10]})
    same("SUP-05 review", history.get("supplier", "SUP-05")["next_review_on"], "2026-11-30")
    for theirs in org["competence"]:
        ours = [x for x in history.all("competence").values() if x["person"] == person(theirs["person"])]
        same(theirs["person"] + " for", set("; ".join(x["skill"] for x in ours).lower().split("; ")), set(theirs["for"].lower().split("; ")))
        same(theirs["person"] + " proof", {x["proof"] for x in ours} in ({theirs["proof"]}, set(theirs["proof"].split(", "))), True)
        same(theirs["person"] + " until", {x["valid_until"][:7] for x in ours}, {theirs["valid_until"]})
    for theirs in org["communication"]:
        ours = history.get("communication", theirs["id"])
        how = ours["how"] + (f"; fallback {ours['fallback']}" if ours.get("fallback") else "")
        sent = ", ".join(sorted(x["sent_on"] for x in history.all("message").values() if x.get("communication") == theirs["id"] == "CP-05"))
        when = f"{ours['timing']} ({sent})" if sent else ours["timing"]
        same(theirs["id"], (ours["what"], when, ours["with_whom"], how, ours["owner"]), (theirs["what"], theirs["when"], theirs["with_whom"], theirs["how"], person(theirs["owner"])))
    for theirs in org["changes"]:
        ours = history.get("change", theirs["id"])
        kind = ours["kind"] + (", major" if ours["significance"] == "major" else ", emergency" if ours["emergency"] else "")
        approved = ", ".join(org_id(p) for p in ours["approved_by"]) + " " + ours["approved_on"]
        assessment = (ours.get("assessment") or "-") + (f"; reviewed {ours['reviewed_on']}" if ours.get("reviewed_on") else "")
        same(theirs["id"], (kind, ours["title"], ours["proposed_on"], approved, ours["done_on"], assessment),
             tuple(theirs[k] for k in ("kind", "text", "proposed", "approved", "done", "assessment")))
    same("extra records of support", extra, set())


def org_id(code):
    return code.replace("-", "")


def check_evaluation(org, history):
    for theirs in org["audits"]:
        ours = history.get("audit", theirs["id"])
        same(theirs["id"], (ours["scope"], ours["criteria"], set(ours["auditors"])), (theirs["scope"], theirs["criteria"], {person(p) for p in re.findall(r"P\d\d", theirs["auditors"])}))
        days = f"{ours.get('started_on') or ours['planned_on']}/{(ours.get('done_on') or '10')[-2:]}" + (" (planned)" if ours["status"] == "planned" else "")
        same(theirs["id"] + " days", days, theirs["date"])
        told = f"report {ours['reported_on']} to " + ", ".join(org_id(p) for p in ours["reported_to"]) if ours.get("reported_on") else "-"
        same(theirs["id"] + " reported", told, theirs["reported"])
    extra = compare_lists(org, history, "findings", "finding", lambda x: {"audit": x["audit"], "grade": x["grade"], "text": org.text(x["text"])})
    for theirs in org["findings"]:
        ours = history.get("finding", theirs["id"])
        same(theirs["id"] + " clause", (ours.get("clause") or ours.get("controls")), [theirs["clause"]])
        same(theirs["id"] + " led to", ours.get("nonconformity") or ours.get("decision"), theirs["led_to"])
    review, theirs = history.get("review", "MR-2026-1"), org["management_review"]
    same("review", (review["held_on"], review["attendees"]), (theirs["held_on"], [person(p) for p in theirs["attendees"]]))
    same("inputs", {x["point"]: x["content"] for x in history.all("review_input").values()}, {k: org.text(v) for k, v in theirs["inputs"].items()})
    for theirs in org["decisions"]:
        check_decision(org, theirs, history.get("decision", theirs["id"]))
    same("extra records of evaluation", (extra, len(history.all("decision")), len(history.all("audit"))), (set(), len(org["decisions"]), len(org["audits"])))


def check_decision(org, theirs, ours):
    text = re.sub(r" \((?:improvement|change, resource; SR-01)\)$", "", org.text(theirs["text"]))
    same(theirs["id"], (ours["text"], ours["decided_on"], ours["decided_by"]), (text, theirs["date"], [person(theirs["by"])]))
    until = f"{org_id(ours['owner'])} {ours['due']}" if ours.get("owner") else "-"
    state = f"confirmed {ours['status_changed_on']}" if ours["status"] == "confirmed" else ours["status"]
    same(theirs["id"] + " until", (until, state), (theirs["who_until"], theirs["state"]))
    if "improvement" in theirs["text"] or "resource" in theirs["text"]:
        same(theirs["id"] + " outcome", ours["outcome"], ["improvement"] if "improvement" in theirs["text"] else ["isms_change", "resource"])


def check_improvement(org, history):
    extra = compare_lists(org, history, "incidents", "incident", lambda x: {
        "occurred_on": x["date"], "severity": x["severity"], "description": x["text"], "assets": [x["asset"]], "lessons": x["lesson"],
        "closed_on": x["closed_on"], "nc_decision": x["nonconformity"] != "no", "nonconformity": None if x["nonconformity"] == "no" else x["nonconformity"]})
    extra |= compare_lists(org, history, "nonconformities", "nonconformity", lambda x: {
        "detected_on": x["detected_on"], "correction": org.text(x["correction"]), "cause": org.text(x["cause"]), "similar_check": x["similar_check"],
        "owner": person(x["owner"]), "status": x["state"].split()[0], "closed_on": (x["state"].split() + [None])[1]})
    for theirs in org["nonconformities"]:
        sources = [c for kind in ("finding", "incident") for c, x in history.all(kind).items() if x.get("nonconformity") == theirs["id"]]
        same(theirs["id"] + " from", sources, [theirs["from"]])
        code, ours = next((c, x) for c, x in history.all("corrective_action").items() if x["nonconformity"] == theirs["id"])
        same(code, (f"{code}: {ours['title']}", ours["owner"], ours["due"], ours["done_on"]),
             (org.text(theirs["corrective_action"]), person(theirs["owner"]), theirs["due"], theirs["done_on"]))
        by = org_id(ours["effect_checked_by"])
        effect = f"{ours['effect_checked_on']} by {by}: {ours['effect']}" if ours.get("effect_checked_on") else f"planned {ours['effect_check_planned_on']} by {by}"
        same(code + " effect", effect, theirs["effect_check"])
    same("extra records of improvement", extra, set())


def check_past(history):
    """Some days as they were."""
    history.replay("2026-03-31")
    same("no control decided in March", [c for c, x in history.all("control").items() if "applicable" in x], [])
    same("risks of March are as bad as without controls", [c for c, x in history.all("risk").items() if x.get("current_impact") != x.get("inherent_impact")], [])
    history.replay("2026-04-14T23")
    same("all controls decided for SoA 1.0", [c for c, x in history.all("control").items() if "applicable" not in x], [])
    states = [x.get("state") for x in history.all("control").values()]
    same("much is still planned in April", (states.count("planned") > 20, states.count("implemented") < 50), (True, True))
    same("no treatment is done in April", [c for c, x in history.all("treatment").items() if x["status"] == "done"], [])
    history.replay("2026-08-27T23")
    same("server room runs before the move", history.get("asset", "A-25")["status"], "active")
    same("the move is under way", history.get("change", "CH-02")["status"], "in_progress")
    history.replay("2026-09-29T12")
    same("SoA 1.0 still holds that noon", (history.get("soa", "SOA-01")["status"], history.get("soa", "SOA-02")["status"]), ("approved", "in_review"))


def main():
    history = History(sys.argv[1])
    history.check_steps()
    compared = len(sys.argv) > 2 and os.path.exists(sys.argv[2])
    if compared:
        org = Org(sys.argv[2])
        same("as of", history.data["as_of"], org["as_of"])
        history.replay()
        for check in (check_context, check_risks, check_controls, check_figures, check_support, check_evaluation, check_improvement):
            check(org, history)
    check_past(history)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{count} comparisons, {len(problems)} differ, {len(history.data['steps'])} steps")
    if problems:
        return 1
    return 0 if compared else 77


sys.exit(main())

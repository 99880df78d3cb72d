"""Writes the folder register/ from the table of rules; with --check, only says whether it is as it would be written."""
import argparse
import pathlib
import sys

from workload import cel
from workload.facts import FACTS, SENDER, STATES
from workload.rules import BY_ID, RULES, WITHOUT_END

FOLDER = pathlib.Path(__file__).parent / "register"
NOTE = "# Invented, and made by write_register.py from workload/: change it there.\n"
LOWER = SENDER.lower()


def rule_id(rule):
    return f"{LOWER}/{rule.id}#it"


def states():
    lines = [f"  - {{code: {code}, name: {name}}}" for code, name in
             [(SENDER, "the sending State")] + [(code, f"State {code[-1]}") for code in STATES]]
    return "states:\n" + "\n".join(lines) + "\n"


def facts():
    lines = ["facts:"]
    for fact in FACTS:
        lines += [f"  - fact: {fact.name}", f"    type: {fact.type}"]
        if fact.words:
            lines.append(f"    options: [{', '.join(fact.words)}]")
        lines.append(f"    ask: \"{fact.ask}\"")
        asking = [rule for rule in RULES if fact.name in cel.text(rule.when)]
        lines.append(f"    law: [{', '.join(f'{LOWER}/{rule.id}' for rule in asking)}]")
    return "\n".join(lines) + "\n"


def sender():
    lines = [f"state: {SENDER}", "zone: Etc/UTC",
             "# A route for each authority. The headline over routes is then what the workload calls the finding, since",
             "# bars and duties concern every route: the proof is in ../README.md.", "routes:"]
    for rule in RULES:
        if rule.effect == "authority":
            lines += [f"  - {{route: {rule_id(rule)}, name: \"{rule.says.removesuffix('.')}\", needs_arrangement: false}}"]
    return "\n".join(lines) + "\n"


def norm(rule):
    until = "" if rule.until == WITHOUT_END else f", until: {rule.until}"
    lines = [f"norm: {LOWER}/{rule.id}", f"title: Rule {rule.id.upper()} of the reference workload", "kind: statute",
             f"cite: Invented Act, {rule.id.upper()}", f"sender: {SENDER}", f"issued: {rule.since}", "basis: text-read",
             f"force: [{{from: {rule.since}{until}}}]", "rules:", "  - id: it", f"    effect: {rule.effect}",
             f"    says: {rule.says}", f"    when: \"{cel.text(rule.when)}\""]
    defeats = [other for other in BY_ID.values() if rule.id in other.defeated_by]
    if defeats:
        lines.append(f"    defeats: [{', '.join(rule_id(other) for other in defeats)}]")
    if rule.effect == "duty":
        # Nobody records whether it is done, so where it applies it is owed.
        lines += [f"    step: {rule.id}", "    phase: before", "    done: \"false\""]
    lines += ["    sources: [act]", "sources:",
              f"  act: {{publisher: nobody, title: Invented Act, published: {rule.since}, kind: official-text, weak: false}}"]
    return "\n".join(lines) + "\n"


def files():
    return {
        "states.yaml": states(), "facts.yaml": facts(), f"states/{LOWER}.yaml": sender(),
        **{f"norms/{LOWER}/{rule.id}.yaml": norm(rule) for rule in RULES}}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    written = {name: NOTE + text for name, text in files().items()}
    if arguments.check:
        there = {str(path.relative_to(FOLDER)): path.read_text() for path in FOLDER.rglob("*.yaml")
                 if not path.name.endswith(".cases.yaml")}
        wrong = sorted(name for name in there.keys() | written.keys() if there.get(name) != written.get(name))
        if wrong:
            sys.exit(f"found register/{wrong[0]} unlike the table of rules ({len(wrong)} such files); "
                     "expected them alike; run write_register.py")
        return
    for name, text in written.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


if __name__ == "__main__":
    main()

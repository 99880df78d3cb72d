"""Registers made by chance, with every form of condition that a query can say."""

STATES = ["XBB", "XCC", "XDD"]

FACTS = [
    ("person.nationality", "states", ""), ("person.habitual_residence", "state", ""), ("person.born_on", "date", ""),
    ("entered", "date", ""), ("p", "truth", ""), ("q", "truth", ""), ("r", "truth", ""),
    ("s", "truth", "per: destination"), ("t", "truth", "per: destination"),
    ("kind", "choice", "options: [one, two, three, four]"), ("safe", "states", "per: destination"), ("n", "count", ""),
    ("served", "moment", "per: destination"), ("decided", "moment", ""),
    ("custody.district", "choice", "options: [d1, d2, d3]"), ("acceptance.given", "truth", "per: destination"),
]

LEAVES = [
    "p", "q", "r", "s", "t", "p", "s", "kind == 'one'", "kind != 'two'", "kind in ['one', 'three']", "!(kind in ['four'])",
    "destination.code in safe", "'XDD' in person.nationality", "destination.code == 'XBB'",
    "years_between(person.born_on, day) < 18", "years_between(person.born_on, day) in [20, 21, 22]",
    "years_between(person.born_on, entered) >= 18", "person.born_on >= date('2001-02-28')", "entered > person.born_on",
    "entered - person.born_on > days(7000)", "person.born_on + days(3650) < entered", "n >= 2", "n in [1, 3]", "n != 4",
    "n == size(safe)", "size(person.nationality) == 0", "size(safe) < 2",
    "person.habitual_residence == 'XBB'", "person.habitual_residence != destination.code",
    "person.habitual_residence in person.nationality", "person.habitual_residence in ['XBB', 'XDD']",
    "p == q", "p != s", "(p ? q : r)", "(s ? kind == 'one' : n > 1)", "(p ? entered : person.born_on) < date('2005-01-01')",
    "(p ? kind : 'one') == 'one'", "(n > 2 ? 'XBB' : 'XCC') in safe",
    "safe.exists(m, m == person.habitual_residence)", "safe.exists(m, m in ['XBB', 'XCC'])",
    "safe.all(m, m in ['XBB', 'XDD'])", "person.nationality.exists(m, m == destination.code && p)",
    "person.nationality.all(m, m != 'XCC' || q)", "person.nationality.exists(m, p && q)",
    "served < now", "served + hours(24) <= now", "now >= served + days(10)", "decided - hours(5) > now",
    "date(served) > entered", "date(decided) < day", "(p ? served : decided) <= now",
    "person.born_on in [date('2000-01-01'), entered]", "kind < 'p'",
    "kind <= person.habitual_residence", "day >= date('2018-06-01')",
]

MOMENTS = [
    "served + days(10)", "served + hours(24)", "served - hours(3)", "p ? served : decided",
    "s ? served + days(5) : served + days(10)", "q ? served : served + hours(6)", "entered + days(30)",
    "(p ? served : decided) + days(3)", "(kind == 'one' ? served : served + days(2))", "decided",
]


class Register:
    def __init__(self, dice):
        self.dice = dice
        self.files = {}
        self.build()

    def chance(self, percent):
        return self.dice.randrange(100) < percent

    def condition(self, depth=2):
        if depth == 0 or self.chance(35):
            return self.dice.choice(LEAVES)
        if self.chance(25):
            return f"!({self.condition(depth - 1)})"
        sign = self.dice.choice(["||", "&&", "&&"])
        return f"({self.condition(depth - 1)} {sign} {self.condition(depth - 1)})"

    def interval(self):
        start = self.dice.randrange(2010, 2021)
        until = f", until: {start + self.dice.randrange(1, 8)}-06-01" if self.chance(30) else ""
        # A change within a day on which the tables are asked.
        if self.chance(25):
            until = ", until: 2020-01-01T14:00-05:00"
        disputed = ", disputed: true" if self.chance(10) else ""
        return f"{{from: {start}-0{self.dice.randrange(1, 10)}-01{until}{disputed}}}"

    def norm(self, id, more, rules):
        return f"""norm: {id}
title: {id}
kind: statute
cite: c
sender: XAA
issued: 2000-01-01
basis: text-read
force: [{self.interval()}]
{more}
rules:
{rules or '  []'}
sources: {{s: {{publisher: p, title: t, published: 2000-01-01}}}}
"""

    def build(self):
        facts = "".join(
            f"  - {{fact: {name}, type: {kind}, ask: Ask{', ' + more if more else ''}}}\n" for name, kind, more in FACTS)
        self.files["facts.yaml"] = "facts:\n" + facts
        names = {"XAA": "Aland", "XBB": "Beland", "XCC": "Celand", "XDD": "Deland"}
        self.files["states.yaml"] = "states:\n" + "".join(
            f"  - {{code: {code}, name: {name}}}\n" for code, name in names.items())
        dice = self.dice
        is_mild = self.chance(40)
        rules, duties, authorities = [], [], []
        for n in range(dice.randrange(2, 6)):
            id = f"xaa/n{n}"
            text = ""
            for m in range(dice.randrange(1, 4)):
                effects = ["duty", "duty", "exception"] if is_mild else ["authority", "bar", "bar", "duty", "exception"]
                effect = "authority" if n == m == 0 else dice.choice(effects)
                if effect == "exception" and not rules:
                    continue
                text += f"  - id: r{m}\n    effect: {effect}\n    says: s\n    sources: [s]\n"
                if n == m == 0:
                    text += f"    when: {dice.choice(['acceptance.given', 'p', 'p || q'])}\n"
                elif self.chance(85):
                    text += f"    when: \"{self.condition()}\"\n"
                if n + m > 0 and self.chance(20):
                    text += f"    unless: \"{self.condition(1)}\"\n"
                if effect == "duty":
                    text += f"    step: step{n}{m}\n    done: \"{self.condition(1)}\"\n"
                    if self.chance(60):
                        text += f"    earliest: \"{dice.choice(MOMENTS)}\"\n"
                    duties.append(f"{id}#r{m}")
                if effect == "bar" and duties and self.chance(40):
                    text += f"    until: [{dice.choice(duties)}]\n"
                if (effect == "exception" or self.chance(15)) and rules:
                    text += f"    defeats: [{dice.choice(rules)}]\n"
                if self.chance(8):
                    text += f"    basis: {dice.choice(['general', 'reported'])}\n"
                if effect == "authority":
                    authorities.append(f"{id}#r{m}")
                rules.append(f"{id}#r{m}")
            more = ""
            if self.chance(25):
                more += f"covers: \"{self.condition(1)}\"\n"
            if self.chance(20):
                more += f"forum: {dice.choice(['f1', 'f2'])}\n"
            if n > 0 and self.chance(40):
                act = f"{{{dice.choice(['suspends', 'vacates'])}: xaa/n{dice.randrange(n)}"
                if self.chance(50):
                    act += f", for: \"{self.condition(1)}\""
                more += f"acts_on: [{act}}}]\n"
            self.files[f"norms/{id}.yaml"] = self.norm(id, more, text)
        sender = """state: XAA
zone: America/New_York
treaties:
  t1: {from: 2000-01-01}
forums: {f1: [d1], f2: [d2, d3]}
routes:
"""
        requires = f", requires: [{authorities[1]}]" if len(authorities) > 1 and self.chance(40) else ""
        sender += f"  - {{route: xaa/n0#r0, name: the open route{requires}}}\n"
        if len(authorities) > 1:
            sender += f"  - {{route: {authorities[-1]}, name: the second, arrangements: [asylum-cooperative]}}\n"
        self.files["states/xaa.yaml"] = sender
        if self.chance(50):
            self.files["arrangements/xaa-xbb.yaml"] = f"""arrangement: xaa-xbb
sender: XAA
to: XBB
kind: asylum-cooperative
basis: secondary
force: [{self.interval()}]
covers: "{self.condition(1)}"
excludes: "{self.condition(1)}"
refuses: [{{from: 2015-01-01, until: 2021-01-01, covers: "{self.condition(1)}", says: no, sources: [s]}}]
events: [{{date: 2015-06-01, stage: signed, claim: c, sources: [s]}}]
sources: {{s: {{publisher: p, title: t, published: 2015-06-20}}}}
"""

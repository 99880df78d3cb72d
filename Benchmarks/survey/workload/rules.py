"""The one table of rules. The register and the program of every engine are made from it.

A condition is a tuple:

    ("is", truth)                    a truth holds
    ("eq" | "in" | "lt" | "le" | "ge", fact, value)
    ("destination", state)           this State is the destination
    ("holds", states)                the destination is one of these States
    ("one-of", {states})             the destination is one of the States listed here, by number
    ("not", c), ("and", c, …), ("or", c, …)
"""
import dataclasses

from .facts import BY_COLUMN, DAY, days

SAFE, CONFLICT, TREATY = {1, 3, 4, 8}, {2, 7}, {1, 4, 5, 9}
WITHOUT_END = "9999-01-01"


@dataclasses.dataclass(frozen=True)
class Rule:
    id: str
    effect: str                # bar, exception, authority, duty
    says: str
    when: tuple
    since: str
    defeated_by: tuple = ()
    until: str = WITHOUT_END   # the first day without force

    def in_force(self, day=DAY):
        return days(self.since) <= day and (self.until == WITHOUT_END or day < days(self.until))


def both(*conditions): return ("and", *conditions)
def either(*conditions): return ("or", *conditions)
def no(condition): return ("not", condition)
def yes(column): return ("is", column)


RULES = [
    Rule("b1", "bar", "Nobody is sent to a State for which removal was withheld.",
         ("holds", "withholding_countries"), "1996-01-01"),
    Rule("b2", "bar", "Nobody who claims a risk of torture is sent into a conflict.",
         both(yes("torture_risk_claimed"), ("one-of", CONFLICT)), "1998-01-01", ("x2",)),
    Rule("b3", "bar", "A recognised refugee is not sent to the State of origin.",
         both(("eq", "status", 2), ("destination", "nationality")), "1980-01-01", ("x1",)),
    Rule("b4", "bar", "A minor without family is not sent.",
         both(yes("is_minor"), no(yes("has_family"))), "2008-01-01", ("x4",)),
    Rule("b5", "bar", "Nobody is sent while an appeal is pending.",
         yes("appeal_pending"), "1990-01-01", ("x3",)),
    Rule("b6", "bar", "A person whom a doctor holds unfit is not sent when old or without a grave conviction.",
         both(yes("medical_hold"), either(("ge", "age", 65), ("le", "conviction_class", 1))), "2012-01-01"),
    Rule("b7", "bar", "Nobody is sent to the State of origin while protected.",
         both(("ge", "protection_until", DAY), ("destination", "nationality")), "2000-01-01"),
    Rule("b8", "bar", "A stateless person is sent only to the State of residence or to a party of the treaty.",
         both(yes("is_stateless"), no(("destination", "residence_country")), no(("one-of", TREATY))),
         "2001-01-01", ("x5",)),
    Rule("x1", "exception", "A long sentence for a grave crime and a danger to the public lift the bar on return.",
         both(yes("danger_finding"), ("ge", "conviction_class", 3), ("ge", "sentence_months", 60)),
         "1990-01-01", ("x6",)),
    Rule("x2", "exception", "Assurances of these States lift the bar on conflicts.",
         both(yes("assurances_given"), ("one-of", TREATY | {2})), "2003-01-01"),
    Rule("x3", "exception", "A waiver after the decision lifts the bar of the appeal.",
         both(yes("waived"), ("ge", "procedure_stage", 2)), "1996-01-01"),
    Rule("x4", "exception", "The bar for minors ends at eighteen.", ("ge", "age", 18), "1990-01-01"),
    Rule("x5", "exception", "Some documents with an old order lift the bar for stateless persons.",
         both(("in", "document_type", (1, 3)), ("lt", "order_date", days("2024-01-01"))), "2010-01-01"),
    Rule("x6", "exception", "A claimed risk of torture without assurances undoes the exception for danger.",
         both(yes("torture_risk_claimed"), no(yes("assurances_given"))), "1998-01-01"),
    Rule("p1", "authority", "A final order on a rejected or withdrawn claim allows sending.",
         both(yes("final_order"), ("in", "status", (0, 1))), "1990-01-01"),
    Rule("p2", "authority", "A recent irregular entry allows sending.",
         both(("eq", "entry_mode", 2), ("ge", "entry_date", days("2024-06-01"))), "2024-06-01"),
    Rule("p3", "authority", "A conviction with more than a year allows sending.",
         both(("in", "conviction_class", (2, 3, 4)), ("ge", "sentence_months", 13)), "1996-01-01",
         until="2025-01-01"),
    Rule("p4", "authority", "A passport or consular letter allows sending to the State of origin.",
         both(("destination", "nationality"), ("in", "document_type", (0, 2))), "1990-01-01"),
    Rule("p5", "authority", "Residence in one of these States allows sending there.",
         both(("one-of", SAFE), ("destination", "residence_country")), "2005-01-01"),
    Rule("s1", "duty", "An unfinished procedure is to be reviewed first.",
         ("lt", "procedure_stage", 3), "1990-01-01"),
    Rule("s2", "duty", "A hearing is owed in the western regions, unless it was waived.",
         both(("in", "region", (5, 6, 7)), no(yes("waived"))), "1990-01-01"),
    Rule("s3", "duty", "A recent order is to be served again.",
         ("ge", "order_date", days("2025-03-01")), "2011-01-01"),
    Rule("s4", "duty", "Assurances are owed for all but these States.",
         both(no(("one-of", SAFE)), no(yes("assurances_given"))), "2004-01-01"),
    Rule("s5", "duty", "A family with a child is to be heard together.",
         both(yes("has_family"), ("lt", "age", 18)), "2025-07-01"),
]
BY_ID = {rule.id: rule for rule in RULES}
assert len(BY_ID) == 24 and sum(len(rule.defeated_by) for rule in RULES) == 6


def depth(rule):
    """How many defeats stand one upon another below a rule."""
    return 1 + max((depth(BY_ID[other]) for other in rule.defeated_by), default=-1)


# Defeaters before what they defeat.
IN_ORDER = sorted(RULES, key=depth)


def asks_for_destination(condition):
    return condition[0] in ("destination", "holds", "one-of") or any(
        asks_for_destination(part) for part in condition[1:] if isinstance(part, tuple) and part and isinstance(part[0], str))


def depends_on_destination(rule):
    return asks_for_destination(rule.when) or any(depends_on_destination(BY_ID[other]) for other in rule.defeated_by)


def of_effect(effect):
    return [rule for rule in RULES if rule.effect == effect and rule.in_force()]


def columns_of(condition):
    """The columns that a condition reads."""
    if condition[0] in ("not", "and", "or"):
        return set().union(*(columns_of(part) for part in condition[1:]))
    return {condition[1]} if condition[1:] and isinstance(condition[1], str) else set()


def columns_read():
    """The columns that a rule in force reads, in the order of the facts."""
    read = set().union(*(columns_of(rule.when) for rule in RULES if rule.in_force()))
    return [column for column in BY_COLUMN if column in read]

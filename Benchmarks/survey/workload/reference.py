"""The reference answers, worked out twice: over blocks with NumPy, and one case at a time in plain Python."""
import numpy as np

from .facts import BARRED, BY_COLUMN, DESTINATIONS, NO_AUTHORITY, NOT_BARRED, STEPS_OWED, UNDETERMINED
from .rules import IN_ORDER, depends_on_destination, of_effect


def block(columns):
    """The findings of a block of coded columns: one row a destination. Truths are pairs (known true, known false)."""
    count = len(columns["age"])
    nothing, all_of_them = np.zeros(count, bool), np.ones(count, bool)

    def atom(condition, to):
        kind, *rest = condition
        if kind == "one-of":
            return (all_of_them, nothing) if to in rest[0] else (nothing, all_of_them)
        values = columns[rest[0]]
        known = values != values.dtype.type(BY_COLUMN[rest[0]].coding[1])
        if kind == "is": holds = values == 1
        elif kind == "eq": holds = values == rest[1]
        elif kind == "in": holds = np.isin(values, rest[1])
        elif kind == "lt": holds = values < rest[1]
        elif kind == "le": holds = values <= rest[1]
        elif kind == "ge": holds = values >= rest[1]
        elif kind == "destination": holds = values == to
        else: holds = (values >> np.uint32(to)) & np.uint32(1) != 0
        return holds & known, ~holds & known

    def truth(condition, to):
        kind, *parts = condition
        if kind == "not":
            return truth(parts[0], to)[::-1]
        if kind not in ("and", "or"):
            return atom(condition, to)
        true, false = truth(parts[0], to)
        for part in parts[1:]:
            more_true, more_false = truth(part, to)
            if kind == "and":
                true, false = true & more_true, false | more_false
            else:
                true, false = true | more_true, false & more_false
        return true, false

    findings = np.full((len(DESTINATIONS), count), UNDETERMINED, np.uint8)
    shared = {}
    for to in range(len(DESTINATIONS)):
        effective = dict(shared)
        for rule in IN_ORDER:
            if rule.id in effective or not rule.in_force():
                continue
            true, false = truth(rule.when, to)
            for other in rule.defeated_by:
                true, false = true & effective[other][1], false | effective[other][0]
            effective[rule.id] = true, false
            if not depends_on_destination(rule):
                shared[rule.id] = true, false

        def any_of(effect):
            true, false = nothing, all_of_them
            for rule in of_effect(effect):
                true, false = true | effective[rule.id][0], false & effective[rule.id][1]
            return true, false

        bar, authority, duty = any_of("bar"), any_of("authority"), any_of("duty")
        is_open = bar[1] & authority[0]
        findings[to][is_open] = STEPS_OWED
        findings[to][is_open & duty[1]] = NOT_BARRED
        findings[to][authority[1]] = NO_AUTHORITY
        findings[to][bar[0]] = BARRED
    return findings


def all_of(truths):
    truths = list(truths)
    return False if False in truths else None if None in truths else True


def any_of(truths):
    truths = list(truths)
    return True if True in truths else None if None in truths else False


def inverse(truth):
    return None if truth is None else not truth


def holds(condition, case, to):
    """One condition of one case: True, False or None."""
    kind, *rest = condition
    if kind == "and": return all_of(holds(part, case, to) for part in rest)
    if kind == "or": return any_of(holds(part, case, to) for part in rest)
    if kind == "not": return inverse(holds(rest[0], case, to))
    if kind == "one-of": return to in rest[0]
    value = case[rest[0]]
    if value is None: return None
    if kind == "is": return bool(value)
    if kind == "eq": return value == rest[1]
    if kind == "in": return value in rest[1]
    if kind == "lt": return value < rest[1]
    if kind == "le": return value <= rest[1]
    if kind == "ge": return value >= rest[1]
    if kind == "destination": return value == to
    if kind == "holds": return bool(value >> to & 1)
    raise ValueError(kind)


def case(facts):
    """The findings of one case, by destination; `facts` maps columns to codes, None where nothing is known."""
    findings = []
    for to in range(len(DESTINATIONS)):
        effective = {}
        for rule in IN_ORDER:
            effective[rule.id] = rule.in_force() and all_of(
                [holds(rule.when, facts, to), *(inverse(effective[other]) for other in rule.defeated_by)])
        bar, authority, duty = (
            any_of(effective[rule.id] for rule in of_effect(effect)) for effect in ("bar", "authority", "duty"))
        if bar is True: finding = BARRED
        elif authority is False: finding = NO_AUTHORITY
        elif bar is None or authority is None: finding = UNDETERMINED
        elif duty is False: finding = NOT_BARRED
        else: finding = STEPS_OWED
        findings.append(finding)
    return findings

"""A condition in the language of the register."""
import datetime

from .facts import BY_COLUMN, DAY, DESTINATIONS, EPOCH


def text(condition, within=None):
    """The condition as CEL; `within` is the connective around it."""
    kind, *rest = condition
    if kind in ("and", "or"):
        joined = (" && " if kind == "and" else " || ").join(text(part, kind) for part in rest)
        return f"({joined})" if within not in (None, kind) else joined
    if kind == "not":
        inner = text(rest[0], "not")
        return f"!{inner}" if rest[0][0] == "is" else f"!({inner})"
    if kind == "one-of":
        return f"destination.code in {listed(DESTINATIONS[number] for number in sorted(rest[0]))}"
    fact = BY_COLUMN[rest[0]]
    if kind == "is": return fact.name
    if kind == "destination": return f"{fact.name} == destination.code"
    if kind == "holds": return f"destination.code in {fact.name}"
    if fact.type == "choice":
        return of_words(kind, fact, rest[1])
    sign = {"eq": "==", "lt": "<", "le": "<=", "ge": ">="}[kind]
    return f"{fact.name} {sign} {value(fact, rest[1])}"


def of_words(kind, fact, wanted):
    """A choice has no order: a comparison of codes becomes a list of words."""
    chosen = {
        "eq": lambda code: code == wanted, "in": lambda code: code in wanted, "lt": lambda code: code < wanted,
        "le": lambda code: code <= wanted, "ge": lambda code: code >= wanted,
    }[kind]
    words = [word for code, word in enumerate(fact.words) if chosen(code)]
    return f"{fact.name} == '{words[0]}'" if len(words) == 1 else f"{fact.name} in {listed(words)}"


def value(fact, number):
    if fact.type != "date":
        return str(number)
    return "day" if number == DAY else f"date('{EPOCH + datetime.timedelta(days=number)}')"


def listed(words):
    return "[" + ", ".join(f"'{word}'" for word in words) + "]"

"""The rules as a graph of two-valued operations, for engines that know no unknown.

Every truth is two nodes: “known true” and “known false”. Equal nodes are one node, so what several rules or destinations
share is computed once. There are two forms:

- words: the graph of one destination after another over one set of nodes; a node is a truth (or a word of 64 of them).
- masks: all destinations at once; a node is a mask with a bit for each destination.
"""
import dataclasses

from .facts import DESTINATIONS, EVERY
from .rules import IN_ORDER, of_effect


@dataclasses.dataclass(frozen=True)
class Node:
    """An operation: `const` (a mask), `and`, `or` (two nodes), or a condition on a column, known `true` or `false`."""
    kind: str
    parts: tuple
    asks: tuple = ()           # of a condition: as in the table of rules

    @property
    def column(self):
        return self.asks[1]


NONE, ALL = Node("const", (0,)), Node("const", (EVERY,))


def conjunction(first, second):
    if NONE in (first, second): return NONE
    if first == ALL: return second
    if second == ALL or first == second: return first
    return Node("and", (first, second))


def disjunction(first, second):
    if ALL in (first, second): return ALL
    if first == NONE: return second
    if second == NONE or first == second: return first
    return Node("or", (first, second))


def of_states(numbers, to):
    """A list of States as a mask, or as a truth of one destination."""
    if to is None:
        mask = sum(1 << number for number in numbers)
        return Node("const", (mask,)), Node("const", (EVERY & ~mask,))
    return (ALL, NONE) if to in numbers else (NONE, ALL)


def truth(condition, to):
    kind, *parts = condition
    if kind == "not":
        return truth(parts[0], to)[::-1]
    if kind in ("and", "or"):
        true, false = truth(parts[0], to)
        for part in parts[1:]:
            more_true, more_false = truth(part, to)
            if kind == "and":
                true, false = conjunction(true, more_true), disjunction(false, more_false)
            else:
                true, false = disjunction(true, more_true), conjunction(false, more_false)
        return true, false
    if kind == "one-of":
        return of_states(parts[0], to)
    asks = condition
    if to is not None and kind == "destination": asks = ("eq", parts[0], to)
    if to is not None and kind == "holds": asks = ("has", parts[0], to)
    return Node("true", (), asks), Node("false", (), asks)


@dataclasses.dataclass(frozen=True)
class Roots:
    """What a finding is made of. “Duty known true” makes no difference."""
    bar_true: Node
    bar_false: Node
    authority_true: Node
    authority_false: Node
    duty_false: Node

    @property
    def nodes(self):
        return [getattr(self, field.name) for field in dataclasses.fields(self)]


def roots(to=None):
    """The graph of one destination, or of all of them as masks."""
    effective = {}
    for rule in IN_ORDER:
        if not rule.in_force():
            effective[rule.id] = NONE, ALL
            continue
        true, false = truth(rule.when, to)
        for other in rule.defeated_by:
            true, false = conjunction(true, effective[other][1]), disjunction(false, effective[other][0])
        effective[rule.id] = true, false

    def any_of(effect):
        true, false = NONE, ALL
        for rule in of_effect(effect):
            true, false = disjunction(true, effective[rule.id][0]), conjunction(false, effective[rule.id][1])
        return true, false

    (bar_true, bar_false), (authority_true, authority_false) = any_of("bar"), any_of("authority")
    return Roots(bar_true, bar_false, authority_true, authority_false, any_of("duty")[1])


def by_destination():
    return [roots(to) for to in range(len(DESTINATIONS))]


class Program:
    """A graph in the order of its computation, with a name for each node that is worth one."""

    def __init__(self, nodes):
        self.order = []
        self.names = {}
        self.uses = {}
        for node in nodes:
            self._visit(node)

    def _visit(self, node):
        self.uses[node] = self.uses.get(node, 0) + 1
        if node in self.names or node.kind == "const":
            return
        for part in node.parts:
            self._visit(part)
        self.names[node] = f"n{len(self.order)}"
        self.order.append(node)

    def lines(self, leaf, const=str, assign="{} = {}"):
        """One assignment a node; `leaf` writes a condition on a column, `const` a mask."""
        def operand(node):
            return const(node.parts[0]) if node.kind == "const" else self.names[node]

        for node in self.order:
            sign = {"and": " & ", "or": " | "}.get(node.kind)
            yield assign.format(self.names[node], sign.join(map(operand, node.parts)) if sign else leaf(node))

    def name(self, node, const=str):
        return const(node.parts[0]) if node.kind == "const" else self.names[node]

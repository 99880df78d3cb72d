"""Polars: lazy expressions over a frame in memory; null is unknown, shared rules are columns of their own."""
import os

from .measurement import THREADS, Peer, run

os.environ.setdefault("POLARS_MAX_THREADS", str(THREADS))

import numpy as np
import polars as pl

from workload.facts import BARRED, BY_COLUMN, DESTINATIONS, NO_AUTHORITY, NOT_BARRED, STEPS_OWED, UNDETERMINED
from workload.rules import BY_ID, IN_ORDER, columns_read, depends_on_destination, depth, of_effect


class Writer:
    """The rules as expressions, over columns of codes or of words."""

    def __init__(self, worded=False):
        self.worded = worded

    def atom(self, condition, to):
        kind, name, *rest = condition
        fact = BY_COLUMN[name]
        column = pl.col(fact.name if self.worded else name)
        if kind == "is": return column
        if kind == "destination": return column == (DESTINATIONS[to] if self.worded else to)
        if kind == "holds":
            return column.str.contains(DESTINATIONS[to], literal=True) if self.worded else (column & (1 << to)) != 0
        chosen = {"eq": lambda value: value == rest[0], "in": lambda value: value in rest[0],
                  "lt": lambda value: value < rest[0], "le": lambda value: value <= rest[0],
                  "ge": lambda value: value >= rest[0]}[kind]
        if fact.type == "choice" and self.worded:
            words = [word for code, word in enumerate(fact.words) if chosen(code)]
            return column == words[0] if len(words) == 1 else pl.any_horizontal(*(column == word for word in words))
        if kind == "in":
            return pl.any_horizontal(*(column == value for value in rest[0]))
        value = pl.lit(int(rest[0]), pl.Int32).cast(pl.Date) if fact.type == "date" else rest[0]
        return {"eq": column.__eq__, "lt": column.__lt__, "le": column.__le__, "ge": column.__ge__}[kind](value)

    def truth(self, condition, to):
        """An expression, or a Boolean where the destination settles it."""
        kind, *parts = condition
        if kind == "one-of": return to in parts[0]
        if kind == "not": return inverse(self.truth(parts[0], to))
        if kind in ("and", "or"): return joined(kind, [self.truth(part, to) for part in parts])
        return self.atom(condition, to)

    def effective(self, rule, to):
        if to is not None and not depends_on_destination(rule): return pl.col(rule.id)
        return joined("and", [self.truth(rule.when, to)] + [
            inverse(self.effective(BY_ID[other], to if depends_on_destination(BY_ID[other]) else 0))
            for other in rule.defeated_by])

    def findings(self, frame):
        """A lazy frame with one column of findings a destination."""
        shared = [rule for rule in IN_ORDER if rule.in_force() and not depends_on_destination(rule)]
        for level in sorted({depth(rule) for rule in shared}):
            frame = frame.with_columns(
                [self.effective(rule, None).alias(rule.id) for rule in shared if depth(rule) == level])
        # What concerns every destination is joined once.
        for effect in ("bar", "authority", "duty"):
            frame = frame.with_columns(joined("or", [
                pl.col(rule.id) for rule in of_effect(effect) if not depends_on_destination(rule)]).alias(effect))
        frame = frame.select([
            joined("or", [pl.col(effect)] + [
                self.effective(rule, to) for rule in of_effect(effect) if depends_on_destination(rule)]).alias(f"{effect}{to}")
            for to in range(len(DESTINATIONS)) for effect in ("bar", "authority", "duty")])
        return frame.select([self.finding(to) for to in range(len(DESTINATIONS))])

    def finding(self, to):
        bar, authority, duty = (pl.col(f"{effect}{to}") for effect in ("bar", "authority", "duty"))
        code = lambda finding: pl.lit(finding, pl.UInt8)
        return (pl.when(bar).then(code(BARRED)).when(~authority).then(code(NO_AUTHORITY))
                .when(bar.is_null() | authority.is_null()).then(code(UNDETERMINED))
                .when(~duty).then(code(NOT_BARRED)).otherwise(code(STEPS_OWED)).alias(f"f{to}"))


def inverse(truth):
    return not truth if isinstance(truth, bool) else ~truth


def joined(kind, truths):
    settles = kind == "or"
    rest = [truth for truth in truths if not isinstance(truth, bool)]
    if any(truth is settles for truth in truths): return settles
    if not rest: return not settles
    whole = rest[0]
    for truth in rest[1:]: whole = whole | truth if kind == "or" else whole & truth
    return whole


class Polars(Peer):
    name = "Polars"
    version = pl.__version__

    def load(self, folder, rows):
        self.frame = pl.read_parquet(folder / "codes.parquet", columns=columns_read(), n_rows=rows).rechunk()
        self.lazy = Writer().findings(self.frame.lazy())

    def evaluate(self):
        return self.lazy.collect()

    def findings(self):
        frame = self.evaluate()
        return [frame[f"f{to}"].to_numpy() for to in range(len(DESTINATIONS))]


if __name__ == "__main__":
    run(Polars)

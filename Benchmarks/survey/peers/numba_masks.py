"""numba: a loop over rows, made for these rules; all destinations in one integer, so that each rule is computed once.

The findings of a row are its bytes: eight in one word, two in another.
"""
import time

import numba
import numpy as np

from workload import columns, plan
from workload.facts import BY_COLUMN, DESTINATIONS, EVERY
from workload.rules import columns_read

from .measurement import THREADS, Peer, run

# The bits of a byte as bytes.
SPREAD = np.array([sum((byte >> bit & 1) << 8 * bit for bit in range(8)) for byte in range(256)], np.uint64)


def leaf(node):
    """A condition as a mask of destinations; the negative of a truth has all bits."""
    kind, column, *rest = node.asks
    value, unknown = f"v_{column}", BY_COLUMN[column].coding[1]
    known = f"({value} != {unknown})"
    if kind == "destination":
        # The shift wraps for “not known”, which is masked.
        bit = f"(1 << ({value} & 31))"
        return f"({bit if node.kind == 'true' else '~' + bit}) & {EVERY} & -int64({known})"
    if kind == "holds":
        return f"int64({value if node.kind == 'true' else '~' + value}) & {EVERY} & -int64({known})"
    if kind == "is":
        return f"-int64({value} == {1 if node.kind == 'true' else 0})"
    if kind in ("eq", "in"):
        test = "(" + " | ".join(f"({value} == {one})" for one in (rest[0] if kind == "in" else rest)) + ")"
        return f"-int64({test if node.kind == 'true' else f'(not {test}) & {known}'})"
    sign = {"lt": "< >=", "le": "<= >", "ge": ">= <"}[kind].split()[node.kind == "false"]
    # Not known is above all bytes and below all dates.
    settles = sign[0] == ("<" if unknown == 255 else ">")
    return f"-int64({value} {sign} {rest[0]})" if settles else f"-int64(({value} {sign} {rest[0]}) & {known})"


def source():
    graph = plan.roots()
    code = plan.Program(graph.nodes)
    names = columns_read()
    barred, cleared, authorised, unauthorised, discharged = (code.name(node) for node in graph.nodes)
    lines = [f"v_{name} = int64({name}[i])" for name in names] + list(code.lines(leaf))
    # Three bits of a finding: 0 barred, 1 undetermined, 2 no authority, 3 steps owed, 4 not barred.
    lines += [f"way = {cleared} & {authorised}", f"four = way & {discharged}",
              f"two = (~{barred} & {unauthorised}) | (way & ~four)",
              f"one = {EVERY} & ~({barred} | four | (two & ~way))",
              "first[i] = spread[one & 255] | spread[two & 255] << uint64(1) | spread[four & 255] << uint64(2)",
              "rest[i] = spread[one >> 8] | spread[two >> 8] << uint64(1) | spread[four >> 8] << uint64(2)"]
    body = "\n".join(f"    {line}" for line in lines)
    return f"def survey({', '.join(names)}, spread, first, rest):\n  for i in prange(len(first)):\n{body}\n"


class Numba(Peer):
    name = "numba, made for these rules"
    version = numba.__version__

    def load(self, folder, rows):
        numba.set_num_threads(THREADS)
        self.table = [np.array(columns.read(folder, name)[:rows]) for name in columns_read()]
        self.first, self.rest = np.zeros(rows, np.uint64), np.zeros(rows, np.uint16)
        scope = {"prange": numba.prange, "int64": numba.int64, "uint64": numba.uint64}
        exec(source(), scope)
        self.survey = numba.njit(scope["survey"], parallel=True)
        start = time.perf_counter()
        self.evaluate()
        self.note = f"{time.perf_counter() - start:.1f} s to compile"

    def evaluate(self):
        self.survey(*self.table, SPREAD, self.first, self.rest)
        return self.first

    def findings(self):
        self.evaluate()
        rows = len(self.first)
        first = self.first.view(np.uint8).reshape(rows, 8).T
        rest = self.rest.view(np.uint8).reshape(rows, 2).T
        return np.concatenate([first, rest])[:len(DESTINATIONS)]


if __name__ == "__main__":
    run(Numba)

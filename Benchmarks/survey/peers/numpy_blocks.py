"""NumPy in two processes that share the columns: truths as bytes, blocks that stay in the cache."""
import ctypes
import multiprocessing
import multiprocessing.shared_memory

import numpy as np

from workload import columns, plan
from workload.facts import BY_COLUMN, DESTINATIONS
from workload.rules import columns_read

from .measurement import THREADS, Peer, run

BLOCK = 32_768


def leaf(node):
    """A condition on a column, as a truth for each row."""
    kind, column, *rest = node.asks
    values, unknown = f"c[{column!r}]", BY_COLUMN[column].coding[1]
    known = f"({values} != {unknown})"
    if kind == "is":
        return f"{values} == {1 if node.kind == 'true' else 0}"
    if kind == "has":
        return f"({values} & {1 << rest[0]} {'!=' if node.kind == 'true' else '=='} 0) & {known}"
    if kind == "eq":
        return f"{values} == {rest[0]}" if node.kind == "true" else f"({values} != {rest[0]}) & {known}"
    if kind == "in":
        test = " | ".join(f"({values} == {value})" for value in rest[0])
        return test if node.kind == "true" else f"~({test}) & {known}"
    sign = {"lt": "< >=", "le": "<= >", "ge": ">= <"}[kind].split()[node.kind == "false"]
    # Not known is above all bytes and below all dates.
    settles = sign[0] == ("<" if unknown == 255 else ">")
    return f"{values} {sign} {rest[0]}" if settles else f"({values} {sign} {rest[0]}) & {known}"


def program():
    """The rules as a function over a block that writes one row of findings a destination."""
    graphs = plan.by_destination()
    code = plan.Program([node for graph in graphs for node in graph.nodes])
    lines = list(code.lines(leaf))
    for to, graph in enumerate(graphs):
        barred, cleared, authorised, unauthorised, discharged = (code.name(node) for node in graph.nodes)
        # As bytes: 0 barred, else 2 where there is no authority, else 1, and 2 or 3 more where the way is open.
        lines += [f"way = ({cleared} & {authorised}).view(uint8)",
                  f"f[{to}] = (~{barred}).view(uint8) * ({unauthorised}.view(uint8) + one) + "
                  f"way + way + (way & {discharged}.view(uint8))"]
    scope = {"uint8": np.uint8, "one": np.uint8(1)}
    exec("def block(c, f):\n" + "\n".join(f"  {line}" for line in lines), scope)
    return scope["block"]


def keep_memory():
    """Has the allocator of glibc keep what NumPy frees; else each block is given back and touched anew, at five times the cost."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt:
        trim_threshold, mmap_threshold = -1, -3
        mallopt(trim_threshold, 1 << 30)
        mallopt(mmap_threshold, 32 << 20)


def work(pipe, table, memory, shape, rows):
    keep_memory()
    block, findings = program(), np.ndarray(shape, np.uint8, memory.buf)
    while pipe.recv():
        for start in range(rows.start, rows.stop, BLOCK):
            piece = slice(start, min(start + BLOCK, rows.stop))
            block({name: column[piece] for name, column in table.items()}, findings[:, piece])
        pipe.send(True)
    del findings
    memory.close()


class NumPy(Peer):
    name = "NumPy, two processes"
    version = np.__version__
    works_here = False

    def load(self, folder, rows):
        # Forked processes share what is read before.
        table = {name: np.array(columns.read(folder, name)[:rows]) for name in columns_read()}
        shape = (len(DESTINATIONS), rows)
        self.memory = multiprocessing.shared_memory.SharedMemory(create=True, size=shape[0] * shape[1])
        self.result = np.ndarray(shape, np.uint8, self.memory.buf)
        context = multiprocessing.get_context("fork")
        self.pipes = []
        for number in range(THREADS):
            ours, theirs = context.Pipe()
            part = slice(rows * number // THREADS, rows * (number + 1) // THREADS)
            context.Process(target=work, args=(theirs, table, self.memory, shape, part), daemon=True).start()
            self.pipes.append(ours)

    def evaluate(self):
        for pipe in self.pipes: pipe.send(True)
        for pipe in self.pipes: pipe.recv()

    def findings(self):
        self.evaluate()
        return self.result

    def close(self):
        for pipe in self.pipes: pipe.send(False)
        self.result = None
        self.memory.close()
        self.memory.unlink()


if __name__ == "__main__":
    run(NumPy)

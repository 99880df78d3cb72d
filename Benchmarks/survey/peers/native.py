"""Builds the C of c/ with the rules written out, and hands it columns with 64 rows to a word."""
import ctypes
import pathlib
import shutil
import subprocess
import tempfile

import numpy as np

from workload import columns, plan
from workload.facts import BY_COLUMN, DESTINATIONS
from workload.rules import columns_read

SOURCES = pathlib.Path(__file__).parent / "c"


def leaf(node):
    """A condition on a column, as a word of 64 rows."""
    kind, column, *rest = node.asks
    fact, is_true = BY_COLUMN[column], node.kind == "true"
    if kind == "is":
        return f"v_{column}" if is_true else f"k_{column} & ~v_{column}"
    if kind == "has":
        return f"{'' if is_true else '~'}has(v_{column}, {rest[0]}) & v_{column}.known"
    if fact.type == "date":
        holds, known = f"before(v_{column}, {rest[0]})", f"known_days(v_{column})"
        # “Not known” is before all days.
        if is_true == (kind == "ge"): return f"~{holds}"
        return f"{holds} & {known}"
    known = f"known_bytes(v_{column})"
    if kind in ("eq", "in"):
        holds = "(" + " | ".join(f"equal(v_{column}, {value})" for value in (rest[0] if kind == "in" else rest)) + ")"
        return holds if is_true else f"~{holds} & {known}"
    # “Not known” is above all values.
    below = f"less(v_{column}, {rest[0] + (kind == 'le')})"
    return below if is_true == (kind != "ge") else f"~{below} & {known}"


def pointers():
    """What each pointer is for: pairs of a column and `value` or `known`."""
    return [(name, what) for name in columns_read()
            for what in (("value", "known") if BY_COLUMN[name].type == "truth" else ("value",))]


def loads():
    lines = []
    for number, (name, what) in enumerate(pointers()):
        place = f"p->columns[{number}]"
        if BY_COLUMN[name].type == "truth":
            lines.append(f"const word {'v' if what == 'value' else 'k'}_{name} = ((const word *){place})[w];")
        else:
            kind = {"date": "days", "states": "states"}.get(BY_COLUMN[name].type, "bytes")
            lines.append(f"const {kind}64 v_{name} = load_{kind}({place}, w);")
    return lines


def rules():
    graphs = plan.by_destination()
    code = plan.Program([node for graph in graphs for node in graph.nodes])
    lines = loads() + list(code.lines(leaf, assign="const word {} = {};"))
    for to, graph in enumerate(graphs):
        barred, cleared, authorised, unauthorised, discharged = (code.name(node) for node in graph.nodes)
        lines.append(f"store_findings(p->findings[{to}], w, {barred}, {unauthorised}, "
                     f"{cleared} & {authorised}, {discharged});")
    return "\n".join(lines) + "\n"


def touching():
    uses = [f"{'v' if what == 'value' else 'k'}_{name}" for name, what in pointers()]
    lines = loads()
    for use, (name, what) in zip(uses, pointers()):
        kind = BY_COLUMN[name].type
        lines.append("all ^= " + {"truth": use, "date": f"before({use}, 0)", "states": f"{use}.known"}.get(
            kind, f"less({use}, 1)") + ";")
    return "\n".join(lines) + "\n"


def build(portable=False):
    compiler = shutil.which("cc") or shutil.which("clang")
    if not compiler:
        raise SystemExit("not run: found no C compiler")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "rules.inc").write_text(rules())
        (folder / "touch.inc").write_text(touching())
        library = folder / "survey.so"
        subprocess.run(
            [compiler, "-std=c11", "-O3", *([] if portable else ["-march=native"]), "-shared", "-fPIC", "-pthread",
             f"-DDESTINATIONS={len(DESTINATIONS)}", f"-I{folder}", f"-I{SOURCES}", str(SOURCES / "survey.c"), "-o", str(library)],
            check=True)
        loaded = ctypes.CDLL(str(library))
    loaded.form.restype = ctypes.c_char_p
    return loaded


def aligned(count, type):
    """Zeros that begin at a line of the cache."""
    raw = np.zeros(count * np.dtype(type).itemsize + 64, np.uint8)
    start = -raw.ctypes.data % 64
    return raw[start:start + count * np.dtype(type).itemsize].view(type)


class Table:
    """Columns as the C reads them, filled up to whole words with what is not known."""

    def __init__(self, folder, rows):
        self.rows, self.words = rows, -(-rows // 64)
        padded = self.words * 64
        self.columns, self.bytes = [], 0
        for name, what in pointers():
            fact = BY_COLUMN[name]
            column = columns.read(folder, name)[:rows]
            if fact.type == "truth":
                held = aligned(self.words, np.uint64)
                bits = np.packbits(column == 1 if what == "value" else column != 255, bitorder="little")
                held.view(np.uint8)[:len(bits)] = bits
            else:
                held = aligned(padded, fact.coding[0])
                held[:rows], held[rows:] = column, fact.coding[1]
            self.columns.append(held)
        self.findings = [aligned(padded, np.uint8) for _ in DESTINATIONS]
        self.bytes_a_row = sum(column.nbytes for column in self.columns + self.findings) / padded
        self._columns = (ctypes.c_void_p * len(self.columns))(*(column.ctypes.data for column in self.columns))
        self._findings = (ctypes.c_void_p * len(self.findings))(*(column.ctypes.data for column in self.findings))

    def call(self, function, threads):
        function(self._columns, self._findings, ctypes.c_size_t(self.words), ctypes.c_int(threads))

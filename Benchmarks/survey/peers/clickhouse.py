"""ClickHouse in this process (chdb), natural SQL over a table in memory; its compiler is warm before it is timed."""
import json

import chdb
import chdb.session
import numpy as np
import pyarrow as pa

from workload import sql
from workload.facts import BY_COLUMN
from workload.rules import columns_read

from .measurement import THREADS, Peer, run

DIALECT = sql.Dialect(
    date=lambda day: f"toDate32({sql.Dialect().date(day).removeprefix('DATE ')})",
    has=lambda column, bit: f"bitTest({column}, {bit})",
    contains=lambda column, code: f"(position({column}, '{code}') > 0)",
    in_list=False)
SETTINGS = f"SETTINGS max_threads = {THREADS}, compile_expressions = 1, min_count_to_compile_expression = 0"
TYPES = {"truth": "Bool", "date": "Date32", "states": "UInt32"}


def arrow(session, text):
    return pa.ipc.open_stream(session.query(text, "ArrowStream").bytes()).read_all()


class ClickHouse(Peer):
    name = "ClickHouse"
    version = chdb.__version__
    gives = "sums"
    keep = ("case_id",)

    def load(self, folder, rows):
        names = columns_read()
        self.session = chdb.session.Session()
        typed = ", ".join(f"{name} Nullable({TYPES.get(BY_COLUMN[name].type, 'UInt8')})" for name in names)
        self.session.query("CREATE DATABASE survey ENGINE = Atomic")
        self.session.query("USE survey")
        self.session.query(f"CREATE TABLE facts (case_id Int32, {typed}) ENGINE = Memory")
        self.session.query(
            f"INSERT INTO facts SELECT case_id, {', '.join(names)} FROM file('{folder / 'codes.parquet'}', Parquet) "
            f"WHERE case_id < {rows}")
        self.text = f"{sql.query(sql.select_findings(DIALECT), sql.sums())} {SETTINGS}"
        for _ in range(3): self.evaluate()

    def evaluate(self):
        return [int(value) for value in json.loads(str(self.session.query(self.text, "JSONCompactEachRow")))]

    def findings(self):
        table = arrow(self.session, f"{sql.query(sql.select_findings(DIALECT, keep=self.keep), sql.cells())} {SETTINGS}")
        return [np.asarray(table[f"f{to}"]) for to in range(sql.COUNT)]


if __name__ == "__main__":
    run(ClickHouse)

"""SQLite in memory, natural SQL; one thread, since it has no more for one query."""
import sqlite3

import numpy as np
import pyarrow.compute
import pyarrow.parquet

from workload import sql
from workload.facts import BY_COLUMN
from workload.rules import columns_read

from .measurement import Peer, run

DIALECT = sql.Dialect(date=str)


class SQLite(Peer):
    name = "SQLite"
    version = sqlite3.sqlite_version
    threads = 1
    gives = "sums"
    most_rows = 200_000

    def load(self, folder, rows):
        names = columns_read()
        table = pyarrow.parquet.read_table(folder / "codes.parquet", columns=names).slice(0, rows)
        columns = [table[name].cast(pyarrow.int32()) if BY_COLUMN[name].type == "date" else table[name] for name in names]
        self.database = sqlite3.connect(":memory:")
        self.database.execute(f"CREATE TABLE facts (case_id INTEGER PRIMARY KEY, {', '.join(names)})")
        self.database.executemany(
            f"INSERT INTO facts VALUES ({', '.join('?' * (len(names) + 1))})",
            zip(range(rows), *(column.to_pylist() for column in columns)))
        self.text = sql.query(sql.select_findings(DIALECT), sql.sums())

    def evaluate(self):
        return list(self.database.execute(self.text).fetchone())

    def findings(self):
        text = sql.query(sql.select_findings(DIALECT, keep=("case_id",)), sql.cells())
        return np.array(self.database.execute(text).fetchall(), np.uint8).T


if __name__ == "__main__":
    run(SQLite)

"""DuckDB with SQL as a person would write it: NULL is unknown."""
import duckdb

from workload import sql
from workload.rules import columns_read

from .measurement import THREADS, Peer, run


class DuckDB(Peer):
    name = "DuckDB, natural SQL"
    version = duckdb.__version__
    gives = "sums"
    keep = ("case_id",)

    def stages(self, keep): return sql.select_findings(keep=keep)

    def load(self, folder, rows):
        self.database = duckdb.connect(config={"threads": THREADS})
        self.database.execute(
            f"CREATE TABLE facts AS SELECT case_id, {', '.join(columns_read())} "
            f"FROM read_parquet('{folder / 'codes.parquet'}') WHERE case_id < {rows}")
        self.text = sql.query(self.stages(()), sql.sums())

    def evaluate(self):
        return [int(value) for value in self.database.execute(self.text).fetchone()]

    def findings(self):
        cells = self.database.execute(sql.query(self.stages(self.keep), sql.cells())).fetchnumpy()
        return [cells[f"f{to}"] for to in range(sql.COUNT)]


if __name__ == "__main__":
    run(DuckDB)

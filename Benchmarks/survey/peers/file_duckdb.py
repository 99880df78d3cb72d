"""DuckDB, from a file in words to how often each finding comes."""
import duckdb

from workload import sql
from workload.facts import BY_COLUMN, FACTS, STATES
from workload.rules import columns_read

from .measurement import THREADS, Peer, run

TYPES = {"truth": "BOOLEAN", "date": "DATE", "states": "VARCHAR", "count": "SMALLINT"}


class File(Peer):
    version = duckdb.__version__
    gives = "counts"

    def load(self, folder, rows):
        form = self.arguments.form
        self.name = f"DuckDB, facts.{form}"
        self.database = duckdb.connect(config={"threads": THREADS})
        self.database.execute(f"CREATE TYPE state AS ENUM {tuple(STATES)}")
        types = {}
        for fact in FACTS:
            types[fact.name] = TYPES.get(fact.type, "state")
            if fact.type == "choice":
                types[fact.name] = f"choice_{fact.column}"
                self.database.execute(f"CREATE TYPE choice_{fact.column} AS ENUM {fact.words}")
        source = f"read_csv('{folder / 'facts.csv'}', header = true, columns = {types})"
        if form == "parquet": source = f"read_parquet('{folder / 'facts.parquet'}')"
        read = ", ".join(f'"{BY_COLUMN[name].name}"' for name in columns_read())
        stages = [("facts", f"SELECT {read} FROM {source}"), *sql.select_findings(worded=True)]
        self.text = sql.query(stages, sql.counts_of_groups())

    def evaluate(self):
        row = self.database.execute(self.text).fetchone()
        return [[int(value or 0) for value in row[start:start + 5]] for start in range(0, len(row), 5)]

    def findings(self): return None


if __name__ == "__main__":
    run(File)

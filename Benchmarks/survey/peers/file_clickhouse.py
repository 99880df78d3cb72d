"""ClickHouse in this process (chdb), from a file in words to how often each finding comes."""
import json

import chdb
import chdb.session

from workload import sql
from workload.facts import FACTS

from .clickhouse import DIALECT, SETTINGS
from .measurement import Peer, run

TYPES = {"truth": "Bool", "date": "Date32", "count": "Int16"}


def column(fact):
    # LowCardinality and Enum8 were tried for words: they cost more than they spare.
    return f"`{fact.name}` Nullable({TYPES.get(fact.type, 'String')})"


class File(Peer):
    version = chdb.__version__
    gives = "counts"

    def load(self, folder, rows):
        form = self.arguments.form
        self.name = f"ClickHouse, facts.{form}"
        self.session = chdb.session.Session()
        structure = ", ".join(map(column, FACTS)) if form == "csv" else "auto"
        source = f"file('{folder / f'facts.{form}'}', {'CSVWithNames' if form == 'csv' else 'Parquet'}, '{structure}')"
        stages = sql.select_findings(DIALECT, table=source, worded=True)
        self.text = (f"{sql.query(stages, sql.counts('countIf({})'))} {SETTINGS}, format_csv_null_representation = '', "
                     "input_format_csv_use_best_effort_in_schema_inference = 0")
        for _ in range(3): self.evaluate()

    def evaluate(self):
        row = json.loads(str(self.session.query(self.text, "JSONCompactEachRow")))
        return [[int(value) for value in row[start:start + 5]] for start in range(0, len(row), 5)]

    def findings(self): return None


if __name__ == "__main__":
    run(File)

"""Polars, from a file in words to how often each finding comes."""
from .measurement import Peer, run
from .polars_frame import Writer

import polars as pl

from workload.facts import DESTINATIONS, FACTS, FINDINGS, STATES

TYPES = {"truth": pl.Boolean, "date": pl.Date, "states": pl.String, "count": pl.Int16}


class File(Peer):
    version = pl.__version__
    gives = "counts"

    def load(self, folder, rows):
        form = self.arguments.form
        self.name = f"Polars, facts.{form}"
        if form == "csv":
            schema = {fact.name: TYPES.get(fact.type, pl.Enum(fact.words or STATES)) for fact in FACTS}
            frame = pl.scan_csv(folder / "facts.csv", schema=schema)
        else:
            frame = pl.scan_parquet(folder / "facts.parquet")
        self.lazy = Writer(worded=True).findings(frame).select([
            (pl.col(f"f{to}") == finding).sum().alias(f"{to}-{finding}")
            for to in range(len(DESTINATIONS)) for finding in range(len(FINDINGS))])

    def evaluate(self):
        row = self.lazy.collect(engine="streaming").row(0)
        return [row[start:start + 5] for start in range(0, len(row), 5)]

    def findings(self): return None


if __name__ == "__main__":
    run(File)

"""Spark on this machine, natural SQL over a cached table; needs Java."""
import pathlib
import shutil
import tempfile

import numpy as np
import pyarrow.parquet
import pyspark
import pyspark.sql

from workload import sql
from workload.rules import columns_read

from .measurement import THREADS, Peer, run

DIALECT = sql.Dialect(quote="`")


class Spark(Peer):
    name = "Spark"
    version = pyspark.__version__
    works_here = False
    gives = "sums"

    def load(self, folder, rows):
        if not shutil.which("java"):
            raise SystemExit("not run: found no Java, which Spark needs")
        self.session = (
            pyspark.sql.SparkSession.builder.master(f"local[{THREADS}]").appName("survey")
            .config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
            .config("spark.driver.memory", "8g")
            .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", THREADS).config("spark.sql.adaptive.enabled", "false")
            .getOrCreate())
        self.session.sparkContext.setLogLevel("ERROR")
        facts = self.session.read.parquet(str(folder / "codes.parquet")).select("case_id", *columns_read())
        facts = facts.where(f"case_id < {rows}").cache()
        facts.createOrReplaceTempView("facts")
        facts.count()
        self.text = sql.query(sql.select_findings(DIALECT), sql.sums())
        # The compiler of Java needs some rounds.
        for _ in range(3): self.evaluate()

    def evaluate(self):
        return [int(value) for value in self.session.sql(self.text).collect()[0]]

    def findings(self):
        with tempfile.TemporaryDirectory() as folder:
            text = sql.query(sql.select_findings(DIALECT, keep=("case_id",)), "SELECT * FROM findings")
            self.session.sql(text).write.parquet(f"{folder}/findings")
            table = pyarrow.parquet.read_table(pathlib.Path(folder) / "findings").sort_by("case_id")
            return [np.asarray(table[f"f{to}"]) for to in range(sql.COUNT)]


if __name__ == "__main__":
    run(Spark)

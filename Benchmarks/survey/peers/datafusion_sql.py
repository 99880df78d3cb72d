"""DataFusion, natural SQL over record batches in memory."""
import datafusion
import numpy as np
import pyarrow.parquet

from workload import sql
from workload.rules import columns_read

from .measurement import THREADS, Peer, run


class DataFusion(Peer):
    name = "DataFusion"
    version = datafusion.__version__
    gives = "sums"

    def load(self, folder, rows):
        table = pyarrow.parquet.read_table(folder / "codes.parquet", columns=["case_id", *columns_read()]).slice(0, rows)
        self.context = datafusion.SessionContext(datafusion.SessionConfig().with_target_partitions(THREADS))
        batches = table.combine_chunks().to_batches(max_chunksize=8_192)
        parts = [batches[number::THREADS] for number in range(THREADS)]
        self.context.register_record_batches("facts", parts)
        self.text = sql.query(sql.select_findings(), sql.sums())

    def evaluate(self):
        row = self.context.sql(self.text).to_arrow_table().to_pylist()[0]
        return [int(value) for value in row.values()]

    def findings(self):
        text = sql.query(sql.select_findings(keep=("case_id",)), sql.cells())
        table = self.context.sql(text).to_arrow_table()
        return [np.asarray(table[f"f{to}"]) for to in range(sql.COUNT)]


if __name__ == "__main__":
    run(DataFusion)

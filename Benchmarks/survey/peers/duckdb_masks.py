"""DuckDB with SQL made for its speed: a truth of all destinations is an integer, and no operator meets NULL."""
from workload import sql

from .duckdb_natural import DuckDB
from .measurement import run


class Masks(DuckDB):
    name = "DuckDB, SQL over bit masks"

    def stages(self, keep): return sql.select_findings_by_masks(keep=keep)


if __name__ == "__main__":
    run(Masks)

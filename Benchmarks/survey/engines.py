"""Which engines there are, in the order of the table, and how each is started."""

IN_MEMORY = {
    "memory": ["peers.memory_limit"],
    "c": ["peers.c_words"],
    "c-portable": ["peers.c_words", "--portable"],
    "safethird": ["peers.safethird_columns"],
    "numba": ["peers.numba_masks"],
    "polars": ["peers.polars_frame"],
    "numpy": ["peers.numpy_blocks"],
    "duckdb": ["peers.duckdb_natural"],
    "duckdb-masks": ["peers.duckdb_masks"],
    "clickhouse": ["peers.clickhouse"],
    "datafusion": ["peers.datafusion_sql"],
    "spark": ["peers.spark"],
    "sqlite": ["peers.sqlite"],
}
FROM_FILES = {
    "safethird-csv": ["peers.safethird"],
    "polars-csv": ["peers.file_polars"],
    "clickhouse-csv": ["peers.file_clickhouse"],
    "duckdb-csv": ["peers.file_duckdb"],
    "polars-parquet": ["peers.file_polars", "--form", "parquet"],
    "clickhouse-parquet": ["peers.file_clickhouse", "--form", "parquet"],
    "duckdb-parquet": ["peers.file_duckdb", "--form", "parquet"],
}
ENGINES = IN_MEMORY | FROM_FILES

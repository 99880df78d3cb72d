#!/usr/bin/env bash
# Runs the queries that `survey --sql` prints in DuckDB, Spark and PostgreSQL: run.sh SAFETHIRD
# Their findings must be those of `survey --rows`, row by row. What is absent is not run, and a line says so.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

venv=.venv-sql
packages=(duckdb pyspark==4.* pyyaml==6.*)
if [ "$(cat "$venv/ready" 2>/dev/null)" != "${packages[*]}" ]; then
  rm -rf "$venv"
  if ! { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check "${packages[@]}" &&
    echo "${packages[*]}" >"$venv/ready"; } >/dev/null 2>&1; then
    rm -rf "$venv"
    echo "not run: Python with ${packages[*]} is not here and could not be installed"
    exit 0
  fi
fi
# A machine that many share must not wait for ever.
timeout 600 "$venv/bin/python" Tests/SQL/agree.py "$program"

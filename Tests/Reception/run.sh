#!/usr/bin/env bash
# A scripted year counted again from its raw events, by rules of its own, and its file of payments held against the schema
# of ISO 20022: run.sh SAFETHIRD. Says in one line what was not run.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

schema=../shared/data/iso20022/pain.001.001.09.xsd
validates() {
  if ! command -v xmllint >/dev/null; then
    echo "not run: the schema of pain.001, since xmllint is not here"
  elif [ ! -f "$schema" ]; then
    echo "not run: the schema of pain.001, since $schema is not there"
  else
    xmllint --noout --schema "$schema" "$1"
  fi
}

if ! command -v python3 >/dev/null; then
  echo "not run: the count of a year from its events, since python3 is not here"
else
  # Whole years, and some that are looked at in the middle, when payments are on their way.
  for year in "1" "2" "3" "4" "5 --until 2025-08-05" "6 --until 2025-12-31" "7 --until 2026-02-09" "8 --until 2026-05-07"; do
    rm -rf "$work/year"
    # shellcheck disable=SC2086 # two words where a day is given
    "$program" reception year --seed $year --output "$work/year" >/dev/null
    echo -n "seed $year: "
    python3 Tests/Reception/year.py "$work/year" $([ "$year" != 1 ] || echo --prove)
    for file in "$work"/year/*.pain.001.xml; do [ ! -f "$file" ] || validates "$file" 2>&1 | sed "s|$work/year/||"; done
  done
fi
validates docs/examples/reception/2026-01-bank.pain.001.xml

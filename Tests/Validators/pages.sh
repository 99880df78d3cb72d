#!/usr/bin/env bash
# Prints the pages that must have one page of A4, the fullest among them: pages.sh SAFETHIRD
# Where Chromium or pdfinfo is missing, it says in one line what was not run.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

browser=$(command -v chromium || command -v chromium-browser || true)
if [ -z "$browser" ] || ! command -v pdfinfo >/dev/null; then
  echo "not run: printing to one page, which needs chromium and pdfinfo (poppler-utils)"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'case: nothing-known\nsender: USA\nfacts: {}\n' >"$work/nothing-known.yaml"
count=0
while read -r case to day; do
  for page in emergency sheet; do
    "$program" check "$case" --to "$to" --day "$day" --$page --format html --register register >"$work/page.html"
    "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --no-pdf-header-footer \
      --print-to-pdf="$work/page.pdf" "file://$work/page.html" >/dev/null 2>&1
    found=$(pdfinfo "$work/page.pdf" | awk '/^Pages/ {pages = $2} /^Page size/ {size = $NF} END {print pages, size}')
    if [ "$found" != "1 (A4)" ]; then
      echo "$case --to $to --day $day --$page: found $found as pages and size, expected 1 (A4)"
      exit 1
    fi
    count=$((count + 1))
  done
done <<END
$work/nothing-known.yaml RWA 2025-05-07
$work/nothing-known.yaml RWA 2026-10-02
cases/laotian-told-orally-of-libya.yaml LBY 2025-05-07
cases/laotian-told-orally-of-libya.yaml LBY 2026-09-25
cases/laotian-told-orally-of-libya.yaml LBY 2026-10-02
cases/uk-arrived-2022-rwanda.yaml RWA 2023-11-15
END
echo "print: $count pages, each on one side of A4"

